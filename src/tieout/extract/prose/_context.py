"""The words around a figure: what its clause calls it, and whether it tells a change, a share or a loss."""

import re
from dataclasses import dataclass

from tieout.extract.prose._book import Words, words_of
from tieout.extract.prose._figures import Figure

_CLAUSE = re.compile(
    r"\((?:[ivx]{1,4}|[a-z])\)\s|;|\b(?:primarily|partially|partly|mainly|largely|principally)\b|"
    r"\b(?:in particular|representing|accounting for|as well as)\b",
    re.IGNORECASE,
)
_CHANGE = (
    r"(?:increas|decreas|grow|grew|declin|drop|fell|fall|rose|ris|reduc|chang|growth|reduction|up|down|widen|narrow)\w*"
)
_CHANGED = re.compile(
    rf"\b{_CHANGE}(?:\s+(?!from\b|to\b)[\w,’'-]+){{0,14}}?\s+(?:by|of)\s+(?:approximately\s+|about\s+)?$"
    rf"|\b{_CHANGE}\s+(?:approximately\s+|about\s+)?$",
    re.IGNORECASE,
)
_CHANGING = re.compile(r"\s+(?:increase|decrease|growth|rise|decline|drop|reduction|fall)\b", re.IGNORECASE)
_SHARE = re.compile(r"\s*,?(?:\s*respectively,?)?\s*of\s+(?P<whole>[^.;,]{3,120})", re.IGNORECASE)
_FALLING = re.compile(
    r"\b(?:(?<!profit or )(?<!profit and )loss|losses|deficits?|outflows?|used\s+in|negative|"
    r"net\s+(?:current\s+)?liabilities)\b"
    r"(?![^,;]*\b(?:gain|gains|profit|income)\b)",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\baccording to\b", re.IGNORECASE)
_ENOUGH = 160
_CLOSE, _NEAR, _FAR = 1.0, 0.6, 0.35


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a figure of a sentence.

    ``words`` weigh by their nearness; ``close`` are those of its own clause alone. ``whole`` holds the words of what
    it is a share of.
    """

    words: Words
    close: Words
    changes: bool
    whole: Words
    falling: bool
    foreign: bool


def context_of(sentence: str, figure: Figure, last: Figure, previous: str, heading: str) -> Context:
    """The context of a figure; ``last`` is the last of its list, ``previous`` the sentence before."""
    cuts = [match.end() for match in _CLAUSE.finditer(sentence, 0, figure.start)]
    clause = sentence[cuts[-1] if cuts else 0 : figure.start]
    behind = sentence[last.end : last.end + _ENOUGH]
    ends = _CLAUSE.search(behind)
    behind = behind[: ends.start()] if ends else behind
    weighed: dict[str, float] = {}
    for text, weight in ((heading + " " + previous, _FAR), (sentence, _NEAR), (behind, _NEAR), (clause, _CLOSE)):
        weighed |= dict.fromkeys(words_of(text), weight)
    close = dict.fromkeys((*words_of(clause), *words_of(behind)), _CLOSE)
    part = _SHARE.match(sentence, last.end) or _SHARE.search(sentence, last.end, last.end + 2 * _ENOUGH)
    whole = dict.fromkeys(words_of(part["whole"]), _CLOSE) if part else {}
    return Context(
        words=weighed,
        close=close,
        changes=bool(
            _CHANGED.search(sentence[max(0, figure.start - _ENOUGH) : figure.start])
            or _CHANGING.match(sentence, figure.end)
        ),
        whole=whole,
        falling=bool(_FALLING.search(clause[-2 * _ENOUGH :])),
        foreign=bool(_ACCORDING.search(sentence)),
    )


__all__ = ["Context", "context_of"]
