"""Figures that arithmetic speaks against: a total that foots in most columns tells where a part is no true figure."""

from collections.abc import Iterator

from tieout.extract.footings import Values, near_sum
from tieout.extract.numbers import NumberStyle, figures
from tieout.model import CellState, Column, Footing, Measure, Row, RowRole


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
        near = near_sum(total, rows, values) if row.role is RowRole.TOTAL and total not in proved else None
        if near:
            parts = near.parts
            for column, difference in near.failing:
                whole = [part for part in parts if values[part].get(column) == difference]
                share = _share_of(column, columns)
                torn = [part for part in parts if share and _state(rows[part], share, style) is CellState.UNRESOLVED]
                for part in whole if len(whole) == 1 else torn:
                    found[part, column] = "the total of its column foots in the other columns and not with it"
    return found


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
