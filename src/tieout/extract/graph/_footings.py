"""Sums inside a table: its footings for every column, those that all columns but one prove, percentages that add up."""

from collections.abc import Iterator
from decimal import Decimal

from tieout.extract.footings import Values, find_footings
from tieout.extract.graph._judge import total
from tieout.extract.graph._series import Book, Figure
from tieout.model import Footing, Measure, Relation, RelationKind, RowRole, Table

# The search is repeated for each column, which a table of a statement's length is worth and a long list is not.
_MOST_ROWS = 80
_SUM = "the sum of the rows that it totals"
_MIXED = "the rows that it totals, some of them taken off,"


def footings(book: Book) -> Iterator[Relation]:
    """A relation for every footing and column that all of its figures stand in.

    Percentages are told where most columns add up; where few do, each has a base of its own.
    """
    for table in book.tables:
        values = _values(table, book)
        for footing in (*table.footings, *_broken(table, values)):
            told = list(_columns(table, footing, book))
            added = [relation for relation in told if relation.kind is RelationKind.PERCENTAGES]
            apart = 2 * sum(relation.holds for relation in added) <= len(added)
            yield from (relation for relation in told if not (apart and relation in added))


def _columns(table: Table, footing: Footing, book: Book) -> Iterator[Relation]:
    """The relations of one footing."""
    definition = _SUM if all(weight > 0 for _, weight in footing.parts) else _MIXED
    for column in table.columns:
        subject = book.cells.get((table.id, footing.total, column.index))
        found = [(book.cells.get((table.id, part, column.index)), weight) for part, weight in footing.parts]
        parts = [(figure, weight) for figure, weight in found if figure]
        if subject is None or len(parts) < len(found):
            continue
        kind = _kind(subject, [figure for figure, _ in parts])
        if kind:
            yield total(kind, subject, parts, definition)


def _kind(subject: Figure, parts: list[Figure]) -> RelationKind | None:
    """What a footing is in a column; None where nothing is added up there."""
    if any(part.item.measure is not subject.item.measure for part in parts):
        return None
    if subject.item.measure is Measure.PERCENT:
        return RelationKind.PERCENTAGES
    if len(parts) == 1:
        return RelationKind.IN_TABLE
    instants = [figure for figure in (subject, *parts) if figure.period.is_instant]
    if instants and len(instants) < len(parts) + 1:
        return RelationKind.ROLL_FORWARD
    return RelationKind.FOOTING if any(part.value for part in parts) else None


def _values(table: Table, book: Book) -> Values:
    """The amounts of a table's rows by column, None for a blank; rows with a figure that is not known take no part."""
    values: Values = {}
    for at, row in enumerate(table.rows):
        texts = {cell.column: cell.text.strip() for cell in row.cells}
        for column in table.columns:
            figure = book.cells.get((table.id, at, column.index))
            if figure and figure.item.measure is Measure.AMOUNT:
                values.setdefault(at, {})[column.index] = figure.value
            elif not texts.get(column.index) and row.role in {RowRole.DATA, RowRole.TOTAL}:
                values.setdefault(at, {})[column.index] = None
    return {at: held for at, held in values.items() if any(value is not None for value in held.values())}


def _broken(table: Table, values: Values) -> Iterator[Footing]:
    """Footings of rows that have none, proved exactly by all columns but one; a total and two parts must be left."""
    known = {footing.total for footing in table.footings} | {
        part for footing in table.footings for part, _ in footing.parts if footing.total < part
    }
    columns = sorted({column for held in values.values() for column in held})
    loose = values.keys() - {part for footing in table.footings for part, _ in footing.parts}
    if len(columns) < 3 or len(loose) < 3 or len(values) > _MOST_ROWS:
        return
    for left_out in columns:
        rest = {
            at: {column: value for column, value in held.items() if column != left_out} for at, held in values.items()
        }
        for footing in find_footings(table.rows, rest):
            if footing.total not in known and len(footing.parts) > 1 and _exact(footing, rest):
                known.add(footing.total)
                yield footing


def _exact(footing: Footing, values: Values) -> bool:
    """Whether a footing is exact in two columns and in all that are complete."""
    checks = [
        sum((weight * (values[part].get(column) or Decimal(0)) for part, weight in footing.parts), Decimal(0)) == figure
        for column, figure in values[footing.total].items()
        if figure and all(column in values[part] for part, _ in footing.parts)
    ]
    return len(checks) > 1 and all(checks)


__all__ = ["footings"]
