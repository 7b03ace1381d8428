"""Units of measure (XBRL 2.1, 4.8): simple measures and ratios of two."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A measure such as ``EUR``, ``shares``, ``pure`` or ``days``, with a denominator for values per something.

    ``numerator`` and ``denominator`` are written as in tieout's CSV files: an ISO 4217 code in upper case, or a
    lower-case word.
    """

    numerator: str
    denominator: str = ""

    @property
    def is_monetary(self) -> bool:
        """Whether the unit is one currency and nothing else."""
        return not self.denominator and len(self.numerator) == 3 and self.numerator.isupper()

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}" if self.denominator else self.numerator


PURE = Unit("pure")
SHARES = Unit("shares")
DAYS = Unit("days")

__all__ = ["DAYS", "PURE", "SHARES", "Unit"]
