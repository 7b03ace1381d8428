"""Figures that follow from two others: growth, difference, share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tieout.extract.prose._assign import Spot
from tieout.extract.prose._book import Book, TableRow, Words, allowed, half
from tieout.extract.prose._context import Context
from tieout.extract.prose._figures import Figure
from tieout.model import LineItem, Period

_MOST = 6
_NAMED = 0.6


@dataclass(frozen=True, slots=True)
class Derived:
    """Two figures of tables and what they give, with the largest difference that rounding explains."""

    items: tuple[LineItem, LineItem]
    expected: Decimal
    allowed: Decimal

    def agrees(self, figure: Figure) -> bool:
        """Whether a figure is what they give."""
        return abs(self.expected - figure.value) <= self.allowed


def pairs(row: TableRow, spot: Spot) -> Iterator[tuple[LineItem, LineItem]]:
    """The later and the earlier figure of a row for two of the periods that a sentence names.

    Where it names one, the period of the same length that the row has right before it is the other.
    """
    named = spot.periods[:_MOST]
    for at, first in enumerate(named):
        others = list(named[at + 1 :])
        if len(named) == 1:
            others = sorted((p for p, _ in row.items if _as_long(p, first) and p.end < first.end), key=_end)[-1:]
        for second in others:
            later, earlier = sorted((first, second), key=_end, reverse=True)
            a, b = row.at(later), row.at(earlier)
            if a and b and a is not b:
                yield a, b


def _end(period: Period) -> tuple[object, ...]:
    return period.sort_key


def _as_long(one: Period, other: Period) -> bool:
    """Whether two periods are as long as each other, but for a leap day or a week."""
    return abs(_days(one) - _days(other)) <= 7


def _days(period: Period) -> int:
    return (period.end - period.start).days if period.start else 0


def difference(later: LineItem, earlier: LineItem, figure: Figure) -> Derived:
    """How far two figures are apart."""
    a, b = later.value or Decimal(0), earlier.value or Decimal(0)
    return Derived((later, earlier), abs(a - b), allowed(figure, later, earlier))


def growth(later: LineItem, earlier: LineItem, figure: Figure) -> Derived | None:
    """The change from the earlier figure in parts of it; None where that is zero."""
    a, b = abs(later.value or Decimal(0)), abs(earlier.value or Decimal(0))
    if not b:
        return None
    return Derived((later, earlier), abs(a / b - 1), _of_quotient(a, b, half(later), half(earlier), figure))


def share(part: LineItem, whole: LineItem, figure: Figure) -> Derived | None:
    """A part in parts of the whole; None where that is zero."""
    a, b = abs(part.value or Decimal(0)), abs(whole.value or Decimal(0))
    if not b:
        return None
    return Derived((part, whole), a / b, _of_quotient(a, b, half(part), half(whole), figure))


def _of_quotient(a: Decimal, b: Decimal, half_a: Decimal, half_b: Decimal, figure: Figure) -> Decimal:
    """How far the rounding of both terms and of the figure itself can move ``a / b``."""
    return Decimal("0.5").scaleb(-(figure.decimals or 0)) + half_a / b + a * half_b / (b * b)


def best_change(book: Book, spot: Spot, context: Context, rows: Sequence[TableRow]) -> Derived | None:
    """The growth or difference that a figure tells: of ``rows`` first, else of a row that its clause names."""
    figure = spot.figure
    if figure.unit is None or not spot.periods:
        return None
    derive = growth if not figure.unit.is_monetary else difference
    named = [row for row in book.rows if book.named(row, context.close) >= _NAMED and row.unit.is_monetary]
    named.sort(key=lambda row: -book.likeness(row, context.words))
    for row in (*rows, *named):
        if not figure.unit.is_monetary or row.unit == figure.unit:
            for later, earlier in pairs(row, spot):
                found = derive(later, earlier, figure)
                if found and found.agrees(figure):
                    return found
    return None


def best_share(
    book: Book, spots: Sequence[Spot], context: Context, rows: Iterable[TableRow]
) -> tuple[TableRow, TableRow] | None:
    """The rows of which the figures of a series are shares: the pair that most of them agree with."""
    wholes = _likest(book, context.whole)
    parts = list(dict.fromkeys([*rows, *(_likest(book, context.close) if len(spots) > 1 else ())]))
    best: tuple[int, tuple[TableRow, TableRow]] | None = None
    for part in parts[:_MOST]:
        for whole in wholes:
            if part.unit == whole.unit and part != whole:
                count = sum(_is_share(part, whole, spot) for spot in spots)
                if count and (best is None or count > best[0]):
                    best = count, (part, whole)
    return best[1] if best and best[0] * 2 > len(spots) else None


def _is_share(part: TableRow, whole: TableRow, spot: Spot) -> bool:
    found = share_of(part, whole, spot)
    return bool(found and found.agrees(spot.figure))


def share_of(part: TableRow, whole: TableRow, spot: Spot) -> Derived | None:
    """The share for a figure's period."""
    if not spot.periods:
        return None
    a, b = part.at(spot.periods[0]), whole.at(spot.periods[0])
    return share(a, b, spot.figure) if a and b else None


def _likest(book: Book, words: Words) -> list[TableRow]:
    """The rows of amounts that the words name best."""
    named = [(book.likeness(row, words), row) for row in book.rows if row.unit.is_monetary]
    named = [(score, row) for score, row in named if book.named(row, words) >= _NAMED]
    return [row for _, row in sorted(named, key=lambda pair: -pair[0])[:_MOST]]


__all__ = ["Derived", "best_change", "best_share", "difference", "growth", "share_of"]
