"""Figures that arithmetic speaks against: a total that foots in most columns tells where a part is no true figure."""

from collections.abc import Iterator, Mapping

from tieout.extract.footings import NearSum, Values
from tieout.extract.numbers import NumberStyle, figures
from tieout.extract.shares import shares_of
from tieout.model import CellState, Column, Footing, Measure, Row, RowRole


def doubts(
    rows: tuple[Row, ...],
    columns: tuple[Column, ...],
    footings: tuple[Footing, ...],
    near: Mapping[int, NearSum],
    values: Values,
    style: NumberStyle,
) -> dict[tuple[int, int], str]:
    """The cells, by row and column, that are not taken as values, each with the reason.

    Where a total foots in most columns and not in one (``near``), that part is doubted whose figure is the whole
    difference, or whose own percentage can't be read. A percentage of a nil amount is doubted too.
    """
    shares = shares_of(columns)
    found = dict.fromkeys(_shares_of_nil(rows, columns, shares, style), "its amount is nil")
    proved = {footing.total for footing in footings}
    for total, nearly in near.items():
        if rows[total].role is not RowRole.TOTAL or total in proved:
            continue
        for column, difference in nearly.failing:
            parts, share = nearly.parts, shares.get(column)
            whole = [part for part in parts if values[part].get(column) == difference]
            torn = [part for part in parts if share and _state(rows[part], share, style) is CellState.UNRESOLVED]
            for part in whole if len(whole) == 1 else torn:
                found[part, column] = "the total of its column foots in the other columns and not with it"
    return found


def _shares_of_nil(
    rows: tuple[Row, ...], columns: tuple[Column, ...], shares: Mapping[int, int], style: NumberStyle
) -> Iterator[tuple[int, int]]:
    """The cells with a percentage of an amount that is nil."""
    pairs = [
        (column.index, shares[column.index])
        for column in columns
        if column.measure is Measure.AMOUNT and column.index in shares
    ]
    for at, row in enumerate(rows):
        for amount, share in pairs:
            if _state(row, amount, style) is CellState.NIL and _state(row, share, style) is CellState.VALUE:
                yield at, share


def _state(row: Row, column: int, style: NumberStyle) -> CellState:
    """What the cell of a row in a column holds."""
    found = figures(row.text(column), style)[0]
    return CellState.NIL if found.state is CellState.VALUE and not found.value else found.state


__all__ = ["doubts"]
