"""Bands of time that rows of an ageing or maturity analysis are for: `1-2 years`, `Within 90 days`, `Over one year`."""

import re
from dataclasses import dataclass

from tieout.mapping import normalise

_WORDS = (*("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),)
_NUMBERS = {word: number for number, word in enumerate(_WORDS)} | {"fifteen": 15, "twenty": 20, "thirty": 30}
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 360}
_QUANTITY = re.compile(rf"\b(\d{{1,4}}|{'|'.join(_NUMBERS)})\b\s*(?:(day|week|month|year)s?\b)?")
_UP_TO = re.compile(
    r"\b(within|less than|up to|not later than|no later than|not more than|under|or less|below|until)\b"
)
_BEYOND = re.compile(r"\b(over|more than|later than|after|above|beyond|or more|exceeding|thereafter)\b")
# Words that say what ages, beside the band itself, would make a label more than a band.
_OTHER = re.compile(r"[a-z]{3,}")
_PLAIN = re.compile(
    r"\b(and|but|not|between|past|due|overdue|from|old|days?|weeks?|months?|years?|later|than|to|no|or)\b"
)
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Band:
    """Days from ``low``, exclusive, to ``high``, inclusive; ``high`` is None where the band is open.

    A month counts 30 days and a year 12 months, so that bands told in different units compare.
    """

    low: int
    high: int | None


def band(label: str) -> Band | None:
    """The band that a label is, or None where it is something else, or says more than a band."""
    text = normalise(label)
    if len(text) > _LONGEST:
        return None
    found = _QUANTITY.findall(text)
    ends = _days(found)
    rest = _PLAIN.sub(" ", _UP_TO.sub(" ", _BEYOND.sub(" ", _QUANTITY.sub(" ", text))))
    if not ends or len(ends) > 2 or _OTHER.search(rest):
        return None
    if len(ends) == 2:
        return Band(_before(ends[0]), ends[1]) if ends[0] < ends[1] else None
    if _UP_TO.search(text):
        return Band(0, ends[0])
    return Band(_before(ends[0]), None) if _BEYOND.search(text) else None


def _days(found: list[tuple[str, str]]) -> list[int]:
    """Quantities in days; one without a unit has that of the next."""
    days: list[int] = []
    unit = ""
    for number, named in reversed(found):
        unit = named or unit
        if not unit:
            return []
        days.append(_rounded(_NUMBERS[number] if number in _NUMBERS else int(number), unit))
    return days[::-1]


def _rounded(number: int, unit: str) -> int:
    """A quantity in days; whole years of 365 days count as years of twelve months."""
    days = number * _DAYS[unit]
    years, rest = divmod(days, 365)
    return years * 360 if unit == "day" and days and not rest else days


def _before(days: int) -> int:
    """The day before which a band begins: one from day 91 on follows the one that ends with day 90."""
    return days - 1 if days % 30 == 1 else days


__all__ = ["Band", "band"]
