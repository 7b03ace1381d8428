"""The values a rounded figure can stand for, round to nearest (Calculations 1.1, 4; XBRL 2.1, 4.6.5)."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from ``low`` to ``high``, both inclusive; empty where ``low`` is greater."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, value: Decimal, decimals: int | None) -> "Interval":
        """The values that round to ``value`` at ``decimals``; only itself where it is exact (None)."""
        half = Decimal(5).scaleb(-decimals - 1) if decimals is not None else Decimal(0)
        return cls(value - half, value + half)

    def overlaps(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return max(self.low, other.low) <= min(self.high, other.high)

    def plus(self, other: "Interval", weight: Decimal | int) -> "Interval":
        """The sums of a value of this and ``weight`` times a value of the other."""
        ends = sorted((other.low * weight, other.high * weight))
        return Interval(self.low + ends[0], self.high + ends[1])


__all__ = ["Interval"]
