"""How values are written in every output: plain decimals, ISO dates, units and places as text."""

from decimal import Decimal

from tieout.model import Period
from tieout.tagging import share


def plain(value: Decimal | None) -> str:
    """A decimal number without exponent; zero of any accuracy is ``0``, None is empty."""
    if value is None:
        return ""
    return format(value, "f") if value else "0"


def period_columns(period: Period | None) -> tuple[str, str, str]:
    """First day, last day and instant in ISO 8601; an instant leaves the first two empty, a duration the third."""
    if period is None:
        return "", "", ""
    if period.start is None:
        return "", "", period.end.isoformat()
    return period.start.isoformat(), period.end.isoformat(), ""


def flag(value: bool | None) -> str:
    """``true`` or ``false``, empty where nothing is known."""
    return "" if value is None else str(value).lower()


def number(value: int | None) -> str:
    """An integer, empty where there is none."""
    return "" if value is None else str(value)


def percent(part: int, whole: int) -> str:
    """A share in percent with one decimal; empty of nothing."""
    found = share(part, whole)
    return "" if found is None else f"{found * 100:.1f} %"


def several(count: int, word: str) -> str:
    """``1 error``, ``2 errors``."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


__all__ = ["flag", "number", "percent", "period_columns", "plain", "several"]
