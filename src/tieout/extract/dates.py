"""Whole dates and days as a page writes them, without a lead."""

import calendar
import re
from datetime import date

_MONTHS = tuple(calendar.month_name)[1:]


def full_date(text: str) -> date | None:
    """The date that ``text`` is, such as ``31 July 2024`` or ``July 31, 2024``; None where it is none."""
    found = re.fullmatch(
        r"\s*(?:(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})|([A-Za-z]{3,9})\.?\s+(\d{1,2})),?\s+(\d{4})\s*", text
    )
    if not found:
        return None
    name = (found[2] or found[3]).casefold()
    month = next(
        (at for at, known in enumerate(_MONTHS, start=1) if name in {known.casefold(), known[:3].casefold()}), 0
    )
    day, year = int(found[1] or found[4]), int(found[5])
    if not month or not 1900 <= year <= 2099 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def find_day(text: str) -> tuple[int, int] | None:
    """Month and day of a day written without its year, such as ``1 January`` or ``March 31``."""
    found = full_date(f"{text} 2000")
    return (found.month, found.day) if found else None


__all__ = ["find_day", "full_date"]
