"""Sums across tables: a row is the sum of rows that other tables show apart, for every period that all have."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, islice

from tieout.extract.graph._judge import total
from tieout.extract.graph._series import Book, Figure, Series
from tieout.model import Measure, Period, Relation, RelationKind, Unit

_NEAR = 12
_DEFINITION = "the sum of the rows of other tables"
_EQUAL = "the same figure elsewhere, what is added to it being nil"

_TELLING = 1000

Parts = tuple[Series, Series]
_Key = tuple[Period, Unit | None, Decimal]


def sums_across(book: Book, same: dict[tuple[str, int, int], tuple[str, int, int]]) -> Iterator[Relation]:
    """Rows that are the sum of two others: of the same label in two tables, of one other table, or of three tables.

    All periods have to agree within rounding, two at least exactly, and most of them; under one label, one that
    disagrees is reported where three are exact. Where one of the two is nil, the other is the same figure. ``same``
    gives for a cell the first that shows the same figure: what follows from equal figures and a sum that is told
    already is left out.
    """
    told: set[frozenset[tuple[str, int, int]]] = set()
    for subject, parts in _sums(book):
        for relation in _proved(subject, parts):
            key = frozenset(same.get(cell, cell) for cell in relation.cells)
            if key not in told and len(key) == len(relation.cells):
                told.add(key)
                yield relation


def _sums(book: Book) -> Iterator[tuple[Series, Parts]]:
    """The rows to try, with the two others that may add up to them: not far apart, so that time grows with length."""
    series = book.of(Measure.AMOUNT)
    by_name: dict[str, list[Series]] = defaultdict(list)
    for one in series:
        by_name[one.name].append(one)
    tables = {name: [one.table for one in named] for name, named in by_name.items()}
    for subject in series:
        near = range(subject.table - _NEAR, subject.table + _NEAR + 1)
        first, end = (bisect_left(tables[subject.name], at) for at in (near.start, near.stop))
        alike = by_name[subject.name][first:end] if subject.name else []
        others = islice((one for one in alike if one.table != subject.table), 2 * _NEAR)
        for left, right in combinations(others, 2):
            if left.table != right.table:
                yield subject, (left, right)
    yield from _within(book, series)
    yield from _totals(book, series)


def _totals(book: Book, series: tuple[Series, ...]) -> Iterator[tuple[Series, Parts]]:
    """The total of one table less that of another, where in some period a row of a third shows it."""
    places = {table.id: at for at, table in enumerate(book.tables)}
    totals = {(places[table.id], footing.total) for table in book.tables for footing in table.footings}
    telling = [one for one in series if one.at[:2] in totals]
    rows = _by_value(series)
    for at, left in enumerate(telling):
        for right in telling[at + 1 :]:
            if right.table - left.table > _NEAR:
                break
            if right.table == left.table:
                continue
            found = {
                rest.at: (larger, (smaller, rest))
                for period in left.shared(right)
                for larger, smaller in (_larger(left, right, period),)
                for rest in rows.get(_key(larger, smaller, period, -1), ())
                if len({left.table, right.table, rest.table}) == 3
            }
            for key in sorted(found):
                yield found[key]


def _larger(left: Series, right: Series, period: Period) -> tuple[Series, Series]:
    """Two rows, the one with the larger figure of a period first."""
    return (left, right) if abs(left.figures[period].value) >= abs(right.figures[period].value) else (right, left)


def _within(book: Book, series: tuple[Series, ...]) -> Iterator[tuple[Series, Parts]]:
    """Pairs of rows of one table that add up, in some period, to a row of another; not two parts of one footing."""
    rows = _by_value(series)
    footed = _footed(book)
    tables: dict[int, list[Series]] = defaultdict(list)
    for one in series:
        tables[one.table].append(one)
    for held in tables.values():
        for at, left in enumerate(held):
            for right in held[at + 1 : at + 1 + _NEAR]:
                if footed.get(left.at[:2], -1) == footed.get(right.at[:2], -2):
                    continue
                found = {
                    subject.at: subject
                    for period in left.shared(right)
                    for subject in rows.get(_key(left, right, period, 1), ())
                    if subject.table != left.table and left.figures[period].value and right.figures[period].value
                }
                for key in sorted(found):
                    yield found[key], (left, right)


def _footed(book: Book) -> dict[tuple[int, int], int]:
    """For the rows that are parts of a footing, by table and row, which footing of the table it is."""
    return {
        (at, part): which
        for at, table in enumerate(book.tables)
        for which, footing in enumerate(table.footings)
        for part, _ in footing.parts
    }


def _by_value(series: tuple[Series, ...]) -> dict[_Key, list[Series]]:
    """The rows that show a figure of four digits or more, the first few for each."""
    rows: dict[_Key, list[Series]] = defaultdict(list)
    for one in series:
        for period, figure in one.figures.items():
            key = (period, figure.item.unit, figure.value)
            if abs(figure.value) >= _TELLING * 2 * figure.half and len(rows[key]) < _NEAR:
                rows[key].append(one)
    return rows


def _key(left: Series, right: Series, period: Period, sign: int) -> _Key:
    """The key under which `_by_value` keeps rows that show the sum or difference of two."""
    first, second = left.figures[period], right.figures[period]
    return period, first.item.unit, first.value + sign * second.value


def _proved(subject: Series, parts: Parts) -> list[Relation]:
    """The relations of a sum that enough periods prove, else none."""
    left, right = parts
    if sum(_is_exact(figure, left, right, period) for period, figure in subject.figures.items()) < 2:
        return []
    units = {figure.item.unit for one in (subject, *parts) for figure in one.figures.values()}
    if len(units) != 1:
        return []
    periods = sorted(subject.figures, key=lambda period: period.sort_key)
    told = [relation for period in periods for relation in _told(subject, parts, period)]
    held = [relation for relation in told if relation.holds]
    exact = [relation for relation in held if relation.difference == 0]
    failing = len(told) - len(held)
    if 2 * len(exact) <= len(told):
        return []
    if failing and (failing > 1 or len(exact) < 3 or not left.name == right.name == subject.name):
        return []
    return told


def _is_exact(figure: Figure, left: Series, right: Series, period: Period) -> bool:
    """Whether two rows add up to a figure of their period to the last digit, none of the three being nil."""
    first, second = left.figures.get(period), right.figures.get(period)
    if first is None or second is None or not (figure.value and first.value and second.value):
        return False
    return first.value + second.value == figure.value


def _told(subject: Series, parts: Parts, period: Period) -> Iterator[Relation]:
    """The sum in one period; where one part is nil, or blank and not missed, the equality that is left of it."""
    figure = subject.figures[period]
    known = [one.figures[period] for one in parts if period in one.figures]
    terms = [(one, 1) for one in known if one.value]
    if not figure.value or not terms:
        return
    if len(terms) == 2:
        yield total(RelationKind.ACROSS, figure, terms, _DEFINITION)
    elif terms[0][0].item.table != figure.item.table and (len(known) == 2 or terms[0][0].value == figure.value):
        yield total(RelationKind.EQUALITY, figure, terms, _EQUAL)


__all__ = ["sums_across"]
