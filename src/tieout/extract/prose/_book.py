"""The figures of the tables by unit and period, and how alike their labels are to the words around a figure."""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice

from tieout.extract.prose._figures import Figure
from tieout.model import DAYS, PURE, LineItem, Measure, Period, Unit

Words = Mapping[str, float]
_STOP = frozenset(
    re.findall(
        r"\w+",
        "the a an of and or in on at to from for by with as our we us its their is are was were be been net total "
        "which during period periods year years month months ended end date dates amount amounted compared three six "
        "nine increased decreased increase decrease further slightly relatively stable following table sets forth "
        "remained breakdown absolute amounts percentage indicated business",
    )
)
_WORD = re.compile(r"[^\W\d_][\w&’'-]*")
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True, eq=False)
class TableRow:
    """The figures of one row in one unit, by period; of two for one period the first stands.

    ``label`` and ``around`` are the telling words of its label, and of the sections and the caption over it.
    """

    unit: Unit
    items: Mapping[Period, LineItem]
    label: tuple[str, ...]
    around: tuple[str, ...]

    def at(self, period: Period) -> LineItem | None:
        """The figure of a period; for a duration without one, that of the instant at its end."""
        return self.items.get(period) or self.items.get(period.closing)


class Book:
    """All rows of a document's tables."""

    def __init__(self, items: Iterable[LineItem]) -> None:
        rows: dict[tuple[str, int, Unit], dict[Period, LineItem]] = defaultdict(dict)
        for item in items:
            if item.value is not None and item.period and item.unit and not item.part and _is_told(item):
                rows[item.table, item.row, item.unit].setdefault(item.period, item)
        self.rows = tuple(_row(unit, found) for (_, _, unit), found in rows.items())
        self._by_value: dict[tuple[Unit, Period], list[tuple[Decimal, int]]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(self.rows):
            for period, item in row.items.items():
                self._by_value[row.unit, period].append((abs(item.value or Decimal(0)), at))
            for word in set(row.label or row.around):
                self._by_word[word].append(at)
        for values in self._by_value.values():
            values.sort()
        seen = Counter(word for row in self.rows for word in set(row.label))
        self._weights = {word: 1 / math.log(2 + count) for word, count in seen.items()}

    @cached_property
    def currency(self) -> str:
        """The currency of most figures; empty where there is none."""
        codes = Counter(row.unit.numerator for row in self.rows if row.unit.is_monetary)
        return max(sorted(codes), key=lambda code: codes[code], default="")

    def restated(self, figure: Figure, unit: Unit, period: Period) -> Iterator[TableRow]:
        """The rows with a figure for a period, or for the instant at its end, that a figure restates."""
        for instant in dict.fromkeys((period, period.closing)):
            values = self._by_value.get((unit, instant), ())
            reach = Decimal(1).scaleb(-(figure.decimals or 0)) if figure.decimals is not None else Decimal(0)
            first = bisect_left(values, (figure.value - reach, 0))
            for value, at in islice(values, first, None):
                if value > figure.value + reach:
                    break
                if restates(figure, self.rows[at].items[instant]):
                    yield self.rows[at]

    def naming(self, words: Words) -> list[TableRow]:
        """The rows with a word of their label, or for a bare total of what stands over it, among ``words``."""
        return [self.rows[at] for at in sorted({at for word in words for at in self._by_word.get(word, ())})]

    def likeness(self, row: TableRow, words: Words) -> float:
        """How far ``words`` cover the row's label, from 0 to 1, and up to a half more for what stands over it."""
        return self.named(row, words) + self._headed(row, words) / 2

    def named(self, row: TableRow, words: Words) -> float:
        """How far ``words`` cover the row's own label, from 0 to 1; for a bare total, what stands over it."""
        return self._covered(row.label, words) if row.label else self._headed(row, words)

    def _headed(self, row: TableRow, words: Words) -> float:
        """How far the words and what stands over a row cover each other, from 0 to 1."""
        own = [word for word, weight in words.items() if weight >= 1]
        whole = sum(self._weights.get(word, 1.0) for word in own)
        found = sum(self._weights.get(word, 1.0) for word in own if word in row.around)
        return max(self._covered(row.around, words), found / whole if whole else 0.0)

    def _covered(self, label: tuple[str, ...], words: Words) -> float:
        weights = [(self._weights.get(word, 1.0), words.get(word, 0.0)) for word in set(label)]
        whole = sum(weight for weight, _ in weights)
        return sum(weight * found for weight, found in weights) / whole if whole else 0.0


def _is_told(item: LineItem) -> bool:
    """Whether sentences tell figures of this kind: money, percentages, days."""
    unit = item.unit
    percent = item.measure in {Measure.PERCENT, Measure.RATIO} and unit == PURE
    return bool(unit) and (percent or unit == DAYS or (unit is not None and len(unit.numerator) == 3))


def _row(unit: Unit, found: Mapping[Period, LineItem]) -> TableRow:
    """A row of figures; a value per something is told as an amount."""
    first = next(iter(found.values()))
    around = " ".join((*first.label_path, first.caption))
    return TableRow(Unit(unit.numerator), found, words_of(first.label), words_of(around))


def words_of(text: str) -> tuple[str, ...]:
    """The telling words of a text, in lower case and without their plural's s."""
    words = (word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text.casefold()))
    return tuple(_singular(word) for word in words if word not in _STOP and len(word) > 1)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def restates(figure: Figure, item: LineItem) -> bool:
    """Whether a figure is the item's, as far as the accuracy of both tells; the sign stands in the words."""
    if item.value is None:
        return False
    if figure.decimals is None:
        return item.value == 0
    return abs(abs(item.value) - figure.value) <= allowed(figure, item)


def allowed(figure: Figure, *items: LineItem) -> Decimal:
    """The largest difference that rounding explains; two figures of one accuracy must be the same."""
    decimals = figure.decimals or 0
    finer = sum((half(item) for item in items if item.decimals is not None and item.decimals > decimals), Decimal(0))
    alike = all(item.decimals is not None and item.decimals <= decimals for item in items)
    return Decimal(0) if alike and len(items) == 1 else _HALF.scaleb(-decimals) + finer


def half(item: LineItem | Figure) -> Decimal:
    """Half a unit of the last digit that a figure shows."""
    return _HALF.scaleb(-(item.decimals or 0))


__all__ = ["Book", "TableRow", "Words", "allowed", "half", "restates", "words_of"]
