"""Amounts in order of size, so that a divisor is looked up and not tried."""

from bisect import bisect_left, bisect_right
from decimal import Decimal

from tieout.extract.graph._series import Figure, Series
from tieout.model import Period


class Sizes:
    """Amounts by period and size, to find divisors without trying all."""

    def __init__(self, amounts: tuple[Series, ...]) -> None:
        self._by_period: dict[Period, list[tuple[Decimal, tuple[int, int, int], Series]]] = {}
        for one in amounts:
            for period, figure in one.figures.items():
                self._by_period.setdefault(period, []).append((abs(figure.value), one.at, one))
        for held in self._by_period.values():
            held.sort(key=lambda entry: entry[:2])

    def near(self, shown: Figure, above: Decimal, slack: Decimal, period: Period) -> list[Series]:
        """The amounts of a period that divide ``above`` to about what is shown, in document order.

        The range is a little wider than rounding allows, so that nothing is missed.
        """
        size = abs(shown.value)
        held = self._by_period.get(period, [])
        if size <= shown.half:
            return []
        low = (abs(above) - slack) / (size + 2 * shown.half)
        high = (abs(above) + slack) / (size - shown.half)
        first = bisect_left(held, low, key=lambda entry: entry[0])
        last = bisect_right(held, high, key=lambda entry: entry[0])
        return [one for _, _, one in sorted(held[first:last], key=lambda entry: entry[1])]


__all__ = ["Sizes"]
