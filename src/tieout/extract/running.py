"""Phrases of time within running text, such as a caption."""

import re

from tieout.extract.phrases import Phrase, read_phrase

_CONTEXT = re.compile(
    r"\b(?:(?P<lead>(?:for\s+(?:the|each\s+of\s+the)\s+)?(?:(?:financial|fiscal)\s+)?years?\s+end(?:ed|ing)|as\s+(?:at|of)|"
    r"(?:for\s+the\s+)?(?P<number>three|six|nine|twelve)[\s-]months?(?:\s+period)?\s+ended|at))\s+"
    r"(?P<date>\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2})(?:,?\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)


def phrases_in(text: str) -> tuple[tuple[Phrase, int | None], ...]:
    """The phrases that stand whole within running text, each with its year where one follows."""
    found = []
    for match in _CONTEXT.finditer(text):
        reading = read_phrase((f"{match['lead']} {match['date']}",))
        if reading.phrase and reading.distance == 0:
            found.append((reading.phrase, int(match["year"]) if match["year"] else None))
    return tuple(found)


__all__ = ["phrases_in"]
