"""Percentages beside amounts: which column holds those of which, and on what base they are."""

from collections.abc import Iterable
from decimal import Decimal

from tieout.model import Column, Measure

# How far a percentage of one decimal may be off: half a digit of rounding, and with it the whole digit by which issuers
# adjust percentages so that they add up.
ROUNDED = Decimal("0.05")
ADJUSTED = Decimal("0.15")


def shares_of(columns: Iterable[Column]) -> dict[int, int]:
    """The column of percentages beside each column that has one to its right, by index."""
    return {column.index - 1: column.index for column in columns if column.measure is Measure.PERCENT}


def base_bounds(pairs: Iterable[tuple[Decimal, Decimal]], off: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the greatest base on which all ``pairs`` of amount and percentage hold, each within ``off``.

    The least is above the greatest where no base fits. Percentages must be larger than ``off``.
    """
    low, high = Decimal(0), Decimal("Infinity")
    for amount, share in pairs:
        low = max(low, abs(amount) * 100 / (abs(share) + off))
        high = min(high, abs(amount) * 100 / (abs(share) - off))
    return low, high


__all__ = ["ADJUSTED", "ROUNDED", "base_bounds", "shares_of"]
