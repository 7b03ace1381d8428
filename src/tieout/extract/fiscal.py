"""Columns headed by financial years or parts of them: ``Q1 2024``, ``H1 FY25``, ``2023/24``, ``Dec-24``."""

import calendar
import re
from collections.abc import Sequence

from tieout.extract.dates import find_day
from tieout.extract.phrases import Phrase
from tieout.model import Period

_PART = re.compile(
    r"(?:(?P<kind>[QH])\s?(?P<count>[1-4])|(?P<first>[1-4])\s?(?P<behind>[QH])|(?P<months>[369]|12)\s?M|(?P<year>FY))"
    r"\s*[-–/’']?\s*(?P<financial>FY)?\s*(?P<of>(?:20)?\d\d)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"(?:FY\s?(?:20)?|20)(?P<from>\d\d)\s?[/–-]\s?(?:20)?(?P<of>\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"(?P<month>[A-Z]{3,9})\.?\s*[-–/’' ]\s*[’']?(?P<of>(?:20)?\d\d)", re.IGNORECASE)
_DECEMBER = (12, 31)
_YEAR = 12
_LENGTHS = {"Q": 3, "H": 6}


def is_part(text: str) -> bool:
    """Whether a text names a financial year by two years or its last month, or a part of a year."""
    return bool(_PART.fullmatch(text) or _split(text) or _month(text))


def is_month(text: str) -> bool:
    """Whether a text names a month and its year."""
    return _month(text) is not None


def parts_of_years(
    texts: Sequence[str], year_end: tuple[int, int] | None, *, balances: bool = False
) -> tuple[tuple[Period, ...], str]:
    """The periods that ``texts`` name, or none and the reason why; their ends where the table holds ``balances``.

    ``year_end`` is the (month, day) on which financial years end. Where that is not in December, a quarter or half of
    2024 may be of the calendar year or of the financial year, so only those are read that say FY. A month names the
    year that ends in it, and at balances its own last day.
    """
    if not year_end or not all(is_part(text) for text in texts):
        return (), "the header names parts of financial years and nothing says when these end"
    if year_end != _DECEMBER and any(_is_open(text) for text in texts):
        return (), "parts of a year that does not end in December may be of the calendar year or of the financial year"
    found = [_period(text, year_end, balances=balances) for text in texts]
    periods = tuple((period.closing if balances else period) for period in found if period)
    if len(set(periods)) < len(texts):
        return (), "two columns come to the same period, or one to none"
    return periods, ""


def _is_open(text: str) -> bool:
    """Whether a text names a part of a year that may be any."""
    part = _PART.fullmatch(text)
    return bool(part and not part["year"] and not part["financial"])


def _split(text: str) -> int | None:
    """The later of two years that follow one another, as in ``2023/24``."""
    found = _SPLIT.fullmatch(text)
    return int(found["of"]) + 2000 if found and int(found["of"]) == int(found["from"]) + 1 else None


def _month(text: str) -> tuple[int, int] | None:
    """The year and the month of a text such as ``Dec-24``."""
    found = _MONTH.fullmatch(text)
    named = find_day(f"1 {found['month']}") if found else None
    return (int(found["of"]) % 100 + 2000, named[0]) if found and named else None


def _period(text: str, year_end: tuple[int, int], *, balances: bool) -> Period | None:
    """The period of one text; None for one that does not exist, and for a month that does not end a year of flows."""
    named, later = _month(text), _split(text)
    if named:
        year, month = named
        if month == year_end[0]:
            return Phrase(_YEAR, *year_end).in_year(year)
        return Phrase(1, month, calendar.monthrange(year, month)[1]).in_year(year) if balances else None
    if later:
        return Phrase(_YEAR, *year_end).in_year(later) if year_end != _DECEMBER else None
    part = _PART.fullmatch(text)
    return _part(part, year_end) if part else None


def _part(part: re.Match[str], year_end: tuple[int, int]) -> Period | None:
    """The period of a year or a part of one; None for a third or fourth half."""
    year = int(part["of"]) % 100 + 2000
    if part["year"]:
        return Phrase(_YEAR, *year_end).in_year(year)
    length = _LENGTHS.get((part["kind"] or part["behind"] or "").upper()) or int(part["months"])
    left = _YEAR - length * int(part["count"] or part["first"] or 1)
    if left < 0:
        return None
    years, month0 = divmod(year * _YEAR + year_end[0] - 1 - left, _YEAR)
    last = calendar.monthrange(years, month0 + 1)[1]
    return Phrase(length, month0 + 1, last).in_year(years) if year_end[1] >= 28 else None


__all__ = ["is_month", "is_part", "parts_of_years"]
