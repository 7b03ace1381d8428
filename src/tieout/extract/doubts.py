"""Figures that arithmetic speaks against: a total that foots in most columns tells where a part is no true figure."""

from collections.abc import Iterator
from decimal import Decimal

from tieout.extract.footings import Values
from tieout.extract.numbers import NumberStyle, figures
from tieout.model import CellState, Column, Footing, Measure, Row, RowRole

_MOST = 3


def doubts(
    rows: tuple[Row, ...],
    columns: tuple[Column, ...],
    footings: tuple[Footing, ...],
    values: Values,
    style: NumberStyle,
) -> dict[tuple[int, int], str]:
    """The cells, by row and column, that are not taken as values, each with the reason.

    Where a total foots in most columns and not in one, that part is doubted whose figure is the whole difference, or
    whose own percentage can't be read. A percentage of a nil amount is doubted too.
    """
    found = dict.fromkeys(_shares_of_nil(rows, columns, style), "its amount is nil")
    proved = {footing.total for footing in footings}
    for total, row in enumerate(rows):
        if row.role is RowRole.TOTAL and total in values and total not in proved:
            for column, parts, difference in _failing(total, rows, values):
                whole = [part for part in parts if values[part].get(column) == difference]
                share = _share_of(column, columns)
                torn = [part for part in parts if share and _state(rows[part], share, style) is CellState.UNRESOLVED]
                for part in whole if len(whole) == 1 else torn:
                    found[part, column] = "the total of its column foots in the other columns and not with it"
    return found


def _failing(total: int, rows: tuple[Row, ...], values: Values) -> Iterator[tuple[int, list[int], Decimal]]:
    """The columns in which a total does not foot, with its parts and what they have too much.

    The parts are the rows right above it that add up to it exactly in most columns, and in three at least.
    """
    above = [at for at in range(total) if at in values]
    for size in range(2, len(above) + 1):
        parts = above[-size:]
        differences = {
            column: sum((values[part].get(column) or Decimal(0) for part in parts), Decimal(0)) - figure
            for column, figure in values[total].items()
            if figure is not None
        }
        exact = sum(not difference for difference in differences.values())
        if exact >= _MOST and exact * 2 > len(differences):
            yield from ((column, parts, difference) for column, difference in differences.items() if difference)
            return
        if rows[above[-size]].role is RowRole.TOTAL:
            return


def _shares_of_nil(rows: tuple[Row, ...], columns: tuple[Column, ...], style: NumberStyle) -> Iterator[tuple[int, int]]:
    """The cells with a percentage of an amount that is nil."""
    for at, row in enumerate(rows):
        for column in columns:
            share = _share_of(column.index, columns) if column.measure is Measure.AMOUNT else None
            if (
                share
                and _state(row, column.index, style) is CellState.NIL
                and _state(row, share, style) is CellState.VALUE
            ):
                yield at, share


def _share_of(column: int, columns: tuple[Column, ...]) -> int | None:
    """The column of percentages beside a column of amounts."""
    beside = next((other for other in columns if other.index == column + 1), None)
    return beside.index if beside and beside.measure is Measure.PERCENT else None


def _state(row: Row, column: int, style: NumberStyle) -> CellState:
    """What the cell of a row in a column holds."""
    text = next((cell.text for cell in row.cells if cell.column == column), "")
    found = figures(text, style)[0]
    return CellState.NIL if found.state is CellState.VALUE and not found.value else found.state


__all__ = ["doubts"]
