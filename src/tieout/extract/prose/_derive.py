"""Figures that follow from two others: growth, difference, share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from tieout.extract.prose._assign import Spot
from tieout.extract.prose._book import Book, TableRow, Words, allowed, half
from tieout.extract.prose._context import Context
from tieout.extract.prose._figures import Figure
from tieout.model import LineItem, Period

_MOST = 6
_NAMED = 0.6


@dataclass(frozen=True, slots=True)
class Derived:
    """What two figures give, with the largest difference that rounding explains.

    ``items`` are those of them that stand in tables; ``how`` names both.
    """

    items: tuple[LineItem, ...]
    expected: Decimal
    allowed: Decimal
    how: str

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
            others = sorted((p for p in row.items if _as_long(p, first) and p.end < first.end), key=_end)[-1:]
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
    return Derived((later, earlier), abs(a - b), allowed(figure, later, earlier), _named(later, earlier))


def growth(later: LineItem, earlier: LineItem, figure: Figure) -> Derived | None:
    """The change from the earlier figure in parts of it; None where that is zero."""
    a, b = abs(later.value or Decimal(0)), abs(earlier.value or Decimal(0))
    if not b:
        return None
    rounding = _of_quotient(a, b, half(later), half(earlier), figure)
    return Derived((later, earlier), abs(a / b - 1), rounding, _named(later, earlier))


def share(part: LineItem | Figure, whole: LineItem, figure: Figure) -> Derived | None:
    """A part in parts of the whole, None where that is zero; the part may be a figure of the sentence itself."""
    a, b = abs(part.value or Decimal(0)), abs(whole.value or Decimal(0))
    if not b:
        return None
    items = (whole,) if isinstance(part, Figure) else (part, whole)
    return Derived(items, a / b, _of_quotient(a, b, half(part), half(whole), figure), _named(part, whole))


def _named(*figures: LineItem | Figure) -> str:
    """Figures in words."""
    return " and ".join(
        f"{one.text!r} of the sentence" if isinstance(one, Figure) else f"{one.label!r} {shown(one)}" for one in figures
    )


def shown(item: LineItem) -> str:
    """An item's text, or for one restored its value in full."""
    return item.text.strip() or f"{item.value or 0:,f}"


def _of_quotient(a: Decimal, b: Decimal, half_a: Decimal, half_b: Decimal, figure: Figure) -> Decimal:
    """How far the rounding of both terms and of the figure itself can move ``a / b``."""
    return Decimal("0.5").scaleb(-(figure.decimals or 0)) + half_a / b + a * half_b / (b * b)


def best_change(book: Book, spot: Spot, context: Context, rows: Sequence[TableRow]) -> Derived | None:
    """The growth or difference that a figure tells: of ``rows`` first, else of a row that its clause names."""
    figure = spot.figure
    if figure.unit is None or not spot.periods:
        return None
    derive = growth if not figure.unit.is_monetary else difference
    named = [row for row in book.naming(context.close) if row.unit.is_monetary]
    named = [row for row in named if book.named(row, context.close) >= _NAMED]
    named.sort(key=lambda row: -book.likeness(row, context.words))
    for row in (*rows, *named):
        if not figure.unit.is_monetary or row.unit == figure.unit:
            for later, earlier in pairs(row, spot):
                found = derive(later, earlier, figure)
                if found and found.agrees(figure):
                    return found
    return None


class Part(Protocol):
    """What a share may be taken of: a row, or the figures of a series by period."""

    def at(self, period: Period) -> LineItem | Figure | None:
        """The figure of a period."""


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """The amounts of a series of the sentence, which no row gives, by their periods."""

    figures: Mapping[Period, Figure]

    def at(self, period: Period) -> Figure | None:
        """The figure stated for a period."""
        return self.figures.get(period)


def best_share(
    book: Book, spots: Sequence[Spot], context: Context, parts: Iterable[Part]
) -> tuple[Part, TableRow] | None:
    """A part and the row of which the figures of a series are shares: the pair that most of them agree with.

    ``parts`` come first; the rows that the clause names are tried too, where several figures have to agree.
    """
    wholes = _likest(book, context.whole)
    tried = [*parts, *(_likest(book, context.close) if len(spots) > 1 else ())]
    best: tuple[int, tuple[Part, TableRow]] | None = None
    for part in dict.fromkeys(tried[:_MOST]):
        for whole in wholes:
            count = sum(_is_share(part, whole, spot) for spot in spots) if part is not whole else 0
            if count and (best is None or count > best[0]):
                best = count, (part, whole)
    return best[1] if best and best[0] * 2 > len(spots) else None


def _is_share(part: Part, whole: TableRow, spot: Spot) -> bool:
    found = share_of(part, whole, spot)
    return bool(found and found.agrees(spot.figure))


def share_of(part: Part, whole: TableRow, spot: Spot) -> Derived | None:
    """The share for a figure's period."""
    if not spot.periods:
        return None
    a, b = part.at(spot.periods[0]), whole.at(spot.periods[0])
    return share(a, b, spot.figure) if a and b and a.unit == b.unit else None


def _likest(book: Book, words: Words) -> list[TableRow]:
    """The rows of amounts that the words name best."""
    rows = [row for row in book.naming(words) if row.unit.is_monetary and book.named(row, words) >= _NAMED]
    return sorted(rows, key=lambda row: -book.likeness(row, words))[:_MOST]


__all__ = ["Derived", "Stated", "best_change", "best_share", "difference", "growth", "share_of", "shown"]
