"""Reporting periods: instants and durations (XBRL 2.1, 4.7.2)."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """An instant (``start`` is None) or a duration; ``end`` is the last day, inclusive.

    XBRL 2.1 reads an ``endDate`` or ``instant`` without a time as the end of that day, so inclusive dates are
    written to a context as they stand here.
    """

    start: date | None
    end: date

    @property
    def is_instant(self) -> bool:
        """Whether this is a point in time."""
        return self.start is None

    @property
    def opening(self) -> "Period":
        """The instant just before a duration begins: the end of the day before ``start``; an instant is its own."""
        return Period(None, self.start - timedelta(days=1)) if self.start else self

    @property
    def closing(self) -> "Period":
        """The instant at which the period ends."""
        return Period(None, self.end)

    @property
    def sort_key(self) -> tuple[date, date]:
        """A total order: by last day, then by first."""
        return self.end, self.start or date.max

    def __str__(self) -> str:
        return f"{self.start}/{self.end}" if self.start else str(self.end)


__all__ = ["Period"]
