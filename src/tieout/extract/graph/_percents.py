"""Percentages beside amounts: each is its amount over one base, a row of its table or of another."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from tieout.extract.graph._judge import quotient
from tieout.extract.graph._series import Book, Figure, Series
from tieout.extract.graph._sizes import Sizes
from tieout.model import Cause, Measure, Relation, RelationKind

_LEAST = 3
_SAMPLE = 24
_ONE = Decimal("0.01")
_DEFINITION = "the amount beside it over its base"
_OTHER = "the amount beside it over the same of another table"


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row's amounts and the percentages beside them."""

    amounts: Series
    percents: Series


def percentages(book: Book) -> Iterator[Relation]:
    """The relations of every table with pairs of amounts and percentages.

    The base of a table is the row by which most of its percentages recompute, at least half of them; a row that it
    does not explain has a base of its own where every period proves it. A figure against itself proves nothing.
    """
    pairs = _pairs(book)
    amounts = book.of(Measure.AMOUNT)
    sizes = Sizes(amounts)
    by_table: dict[int, list[Series]] = defaultdict(list)
    for series in amounts:
        by_table[series.table].append(series)
    for table, found in groupby(pairs, key=lambda pair: pair.amounts.table):
        own = list(found)
        base = _base(own, by_table[table])
        for pair in own:
            mine = [] if base is None else list(_of(pair, base, _DEFINITION))
            if any(relation.holds for relation in mine):
                yield from mine
            else:
                yield from _elsewhere(pair, sizes)


def add_up(relations: list[Relation]) -> Iterator[Relation]:
    """Relations as given; a percentage off by little, in a column whose percentages add up exactly, is a plugged one.

    Where a figure that is not known keeps the column from being added up, the row right above the base is taken for
    the one that was made to fit.
    """
    even = {
        cell: relation.difference == 0
        for relation in relations
        if relation.kind is RelationKind.PERCENTAGES
        for cell in relation.cells[1:]
    }
    for relation in relations:
        near = relation.kind is RelationKind.PERCENT_OF and relation.cause is Cause.ROUNDING
        last = relation.subject.row == relation.terms[-1].row - 1
        plugged = near and even.get(relation.subject.cell, last)
        yield replace(relation, cause=Cause.PLUG) if plugged else relation


def _pairs(book: Book) -> list[_Pair]:
    """The rows that show percentages right after amounts, at most one percentage for each."""
    amounts = {series.at[:2]: series for series in reversed(book.of(Measure.AMOUNT))}
    pairs = []
    for percents in book.of(Measure.PERCENT):
        beside = amounts.get((percents.at[0], percents.at[1]))
        if beside and all(_beside(beside, percents, period) for period in beside.shared(percents)):
            pairs.append(_Pair(beside, percents))
    return pairs


def _beside(amounts: Series, percents: Series, period: object) -> bool:
    """Whether the percentage of a period stands right of its amount."""
    return any(
        percents.figures[held].item.column == amounts.figures[held].item.column + 1
        for held in amounts.figures
        if held == period
    )


def _base(pairs: list[_Pair], candidates: list[Series]) -> Series | None:
    """The row by which the most percentages recompute, the last among equals as a total comes last."""
    best, most = None, 0
    for base in _likely(pairs, candidates):
        told = [relation for pair in pairs for relation in _of(pair, base, _DEFINITION)]
        held = sum(relation.holds and relation.found != 0 for relation in told)
        if held >= max(_LEAST, most) and 2 * held >= len(told):
            best, most = base, held
    return best


def _likely(pairs: list[_Pair], candidates: list[Series]) -> list[Series]:
    """The rows by which one of the first percentages of the table recomputes, in document order."""
    sizes = Sizes(tuple(candidates))
    found: dict[tuple[int, int, int], Series] = {}
    for pair in pairs[:_SAMPLE]:
        for period in pair.amounts.shared(pair.percents):
            amount, shown = pair.amounts.figures[period], pair.percents.figures[period]
            if shown.value:
                found |= {base.at: base for base in sizes.near(shown, amount.value, amount.half, period)}
    return [found[at] for at in sorted(found)]


def _of(pair: _Pair, base: Series, definition: str) -> Iterator[Relation]:
    """The percentages of a row against a base, nothing for the base itself and where amount and percentage are nil."""
    if pair.amounts.at == base.at:
        return
    for period in pair.amounts.shared(pair.percents):
        amount, shown = pair.amounts.figures[period], pair.percents.figures[period]
        below = base.figures.get(period)
        if below and (amount.value or shown.value) and not _itself(amount, below):
            relation = quotient(RelationKind.PERCENT_OF, shown, [amount], below, definition)
            if relation:
                yield relation


def _itself(amount: Figure, below: Figure) -> bool:
    return amount.item.place == below.item.place


def _elsewhere(pair: _Pair, sizes: Sizes) -> Iterator[Relation]:
    """The base of one row in another table: the first by which every period recomputes, and the row has three."""
    shown = pair.percents.figures
    periods = [period for period in pair.amounts.shared(pair.percents) if abs(shown[period].value) >= _ONE]
    if len(periods) < _LEAST:
        return
    amount = pair.amounts.figures[periods[0]]
    for base in sizes.near(shown[periods[0]], amount.value, amount.half, periods[0]):
        if base.table == pair.amounts.table or len(base.shared(pair.percents)) < _LEAST:
            continue
        told = []
        for relation in _of(pair, base, _OTHER):
            told.append(relation)
            if not relation.holds:
                break
        telling = sum(abs(relation.found) >= _ONE for relation in told)
        if telling >= _LEAST and all(relation.holds for relation in told):
            yield from told
            return


__all__ = ["add_up", "percentages"]
