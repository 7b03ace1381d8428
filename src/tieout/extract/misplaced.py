"""Rows whose figures may stand in the wrong columns, or twice with other digits: not taken unless a sum proves them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from tieout.extract.footings import Values
from tieout.extract.grid import Grid
from tieout.extract.numbers import NumberStyle, figures
from tieout.model import CellState, Footing, Row, RowRole

_MOST_DIGITS = 2


def misplaced(
    grid: Grid, rows: tuple[Row, ...], footings: tuple[Footing, ...], values: Values, style: NumberStyle
) -> dict[tuple[int, int], str]:
    """The cells, by row and column, whose figure is not taken as a value, each with the reason.

    ``values`` are the figures that can foot. Of two figures for one cell that is taken which a sum proves exactly.
    """
    found: dict[tuple[int, int], str] = {}
    for at in _displaced(grid, rows):
        why = "its line has more or fewer cells than the table's others, so its columns are not certain"
        found |= dict.fromkeys(((at, column) for column in grid.values), why)
    for first, second, columns in _doubled(grid, rows, style):
        for column in columns:
            proved = {at for at in (first, second) if _is_exact(at, column, footings, values)}
            for at in {first, second} - (proved if len(proved) == 1 else set()):
                found[at, column] = "the row stands twice with different digits"
    return found


def without(values: Values, moved: Mapping[tuple[int, int], str]) -> Values:
    """Figures of which those that may not be where they stand are blank."""
    return {
        at: {column: None if (at, column) in moved else value for column, value in row.items()}
        for at, row in values.items()
    }


def _is_exact(at: int, column: int, footings: tuple[Footing, ...], values: Values) -> bool:
    """Whether a row takes part in a sum that is exact in a column."""
    for footing in footings:
        members = [footing.total, *(part for part, _ in footing.parts)]
        if at in members and all(column in values[member] for member in members):
            terms = (weight * (values[part][column] or Decimal(0)) for part, weight in footing.parts)
            if sum(terms, Decimal(0)) == values[footing.total][column]:
                return True
    return False


def _displaced(grid: Grid, rows: tuple[Row, ...]) -> Iterator[int]:
    """Rows whose line ends before the last column of figures while most do not, or has digits beyond all columns."""
    if not grid.values:
        return
    last = grid.values[-1]
    headed = max((cell.column for line in grid.header for cell in line if cell.text), default=last)
    ends = {at: max((cell.column for cell in row.cells), default=0) for at, row in enumerate(rows) if _has_cells(row)}
    usual = Counter(ends.values()).most_common(1)
    full = bool(usual) and usual[0][0] >= last and usual[0][1] * 2 > len(ends)
    for at, end in ends.items():
        over = (cell.text for cell in rows[at].cells if cell.column > max(last, headed))
        if any(char.isdigit() for text in over for char in text) or (full and end < last):
            yield at


def _has_cells(row: Row) -> bool:
    """Whether a row has figures of its own."""
    return row.role in {RowRole.DATA, RowRole.TOTAL}


def _doubled(grid: Grid, rows: tuple[Row, ...], style: NumberStyle) -> Iterator[tuple[int, int, list[int]]]:
    """Neighbouring rows of one label whose figures differ in a few digits, with the columns in which they differ."""
    told = [at for at, row in enumerate(rows) if _has_cells(row) and row.label]
    for first, second in pairwise(told):
        one, other = rows[first], rows[second]
        if one.label != other.label or one.label_path != other.label_path:
            continue
        pairs = [(column, one.text(column), other.text(column)) for column in grid.values]
        differing = [column for column, left, right in pairs if left != right]
        if differing and all(_nearly(left, right, style) for _, left, right in pairs):
            yield first, second, differing


def _nearly(one: str, other: str, style: NumberStyle) -> bool:
    """Whether two texts are the same but for a few digits."""
    if one == other:
        return True
    states = {figure.state for text in (one, other) for figure in figures(text, style)}
    wrong = sum(left != right for left, right in zip(one, other, strict=False))
    return states == {CellState.VALUE} and len(one) == len(other) and wrong <= _MOST_DIGITS


__all__ = ["misplaced", "without"]
