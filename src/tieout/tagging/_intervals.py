"""The values a rounded figure can stand for, round to nearest (Calculations 1.1, 4; XBRL 2.1, 4.6.5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tieout.model import Fact


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from ``low`` to ``high``, both inclusive; empty where ``low`` is greater."""

    low: Decimal
    high: Decimal

    def overlaps(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return max(self.low, other.low) <= min(self.high, other.high)

    def plus(self, other: "Interval", weight: int) -> "Interval":
        """The sums of a value of this and ``weight`` (+1 or −1) times a value of the other."""
        ends = sorted((other.low * weight, other.high * weight))
        return Interval(self.low + ends[0], self.high + ends[1])


def interval(fact: Fact) -> Interval:
    """The values that round to the fact's at its decimals."""
    half = Decimal(5).scaleb(-fact.decimals - 1)
    return Interval(fact.value - half, fact.value + half)


def common(facts: Iterable[Fact]) -> Interval:
    """The values that all of several duplicate facts can stand for; at least one fact is needed."""
    intervals = [interval(fact) for fact in facts]
    return Interval(max(each.low for each in intervals), min(each.high for each in intervals))


__all__ = ["Interval", "common", "interval"]
