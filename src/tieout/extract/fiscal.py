"""Columns headed by parts of financial years: ``Q1 2024``, ``H1 2024``, ``9M 2024``, ``FY 2024``."""

import calendar
import re
from collections.abc import Sequence

from tieout.extract.phrases import Phrase
from tieout.model import Period

_PART = re.compile(
    r"(?:(?P<kind>[QH])\s?(?P<count>[1-4])|(?P<first>[1-4])\s?(?P<behind>[QH])|(?P<months>[369]|12)\s?M|(?P<year>FY))"
    r"\s*[-–/’']?\s*(?P<of>(?:20)?\d\d)",
    re.IGNORECASE,
)
_DECEMBER = (12, 31)
_YEAR = 12
_LENGTHS = {"Q": 3, "H": 6}


def is_part(text: str) -> bool:
    """Whether a text names a part of a financial year."""
    return bool(_PART.fullmatch(text))


def parts_of_years(texts: Sequence[str], year_end: tuple[int, int] | None) -> tuple[tuple[Period, ...], str]:
    """The periods that ``texts`` name, or none and the reason why.

    ``year_end`` is the (month, day) on which financial years end. Where that is not in December, a quarter or half of
    2024 may be of the calendar year or of the financial year, so only whole years are read.
    """
    found = [match for text in texts if (match := _PART.fullmatch(text))]
    if not year_end or len(found) != len(texts):
        return (), "the header names parts of financial years and nothing says when these end"
    if year_end != _DECEMBER and not all(match["year"] for match in found):
        return (), "parts of a year that does not end in December may be of the calendar year or of the financial year"
    periods = [_period(match, year_end) for match in found]
    if len({period for period in periods if period}) < len(found):
        return (), "two columns come to the same period, or one to none"
    return tuple(period for period in periods if period), ""


def _period(match: re.Match[str], year_end: tuple[int, int]) -> Period | None:
    """The period of one text; None for a third or fourth half."""
    year = int(match["of"]) % 100 + 2000
    if match["year"]:
        return Phrase(12, *year_end).in_year(year)
    length = _LENGTHS.get((match["kind"] or match["behind"] or "").upper()) or int(match["months"])
    last = length * int(match["count"] or match["first"] or 1)
    return Phrase(length, last, calendar.monthrange(year, last)[1]).in_year(year) if last <= _YEAR else None


__all__ = ["is_part", "parts_of_years"]
