"""Labels compared: their words without marks, brackets and small words."""

import re

_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)?")
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "our", "the", "to", "we", "with"})


def normal(label: str) -> str:
    """A label as compared: lower case, words only, what stands in brackets left out."""
    return " ".join(_WORD.findall(_BRACKETS.sub(" ", label.lower())))


def words(text: str) -> frozenset[str]:
    """The words that carry meaning, plurals as their singular."""
    return frozenset(_singular(word) for word in _WORD.findall(text.lower()) if word not in _SMALL)


def _singular(word: str) -> str:
    """A word without the ending of an English plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def alike(left: str, right: str) -> bool:
    """Whether two normal labels name the same: the words of one are all among those of the other."""
    mine, other = words(left), words(right)
    return bool(mine and other) and (mine <= other or other <= mine)


__all__ = ["alike", "normal", "words"]
