"""Labels that say the same in other spelling."""

import re

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY = frozenset({"the", "a", "an", "of", "and", "or", "for", "in", "on", "to", "from", "by", "net", "total"})
_BRITISH = re.compile(r"iz(?=(?:e|ed|es|ing|ation|ations)$)")


def key(label: str) -> str:
    """What two normalised labels share that differ in order, plural, British or American spelling, or small words."""
    return " ".join(sorted(_stem(word) for word in _WORD.findall(label) if word not in _EMPTY)) or label


def _stem(word: str) -> str:
    """A word without its plural, in British spelling."""
    word = _BRITISH.sub("is", word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


__all__ = ["key"]
