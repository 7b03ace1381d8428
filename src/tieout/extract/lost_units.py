"""Unit marks of a table that lost its header: amounts and percentages told apart, and proved, by recomputing."""

import re
from collections.abc import Iterable
from decimal import Decimal

from tieout.extract.grid import Grid, text_at
from tieout.extract.headers import MarkAt
from tieout.extract.marks import PERCENT_MARK, UnitMark, unit_mark
from tieout.extract.numbers import NumberStyle, figures
from tieout.extract.shares import ADJUSTED, base_bounds
from tieout.model import CellState, Measure

_CERTAIN = 3


def infer_units(grid: Grid, style: NumberStyle, others: Iterable[UnitMark], currency: str) -> tuple[MarkAt, ...]:
    """The marks of columns that alternate between amounts and percentages of one base; nothing where they do not.

    The amounts have the unit that stands in what is left of the table, or else the one that all other tables use
    (``others``).
    """
    pairs = list(zip(grid.values[::2], grid.values[1::2], strict=False))
    amount = _left(grid, currency) or _only(others)
    if not amount or len(grid.values) % 2 or not pairs or not all(_recomputes(grid, pair, style) for pair in pairs):
        return ()
    return tuple(
        MarkAt(column, mark) for pair in pairs for column, mark in zip(pair, (amount, PERCENT_MARK), strict=True)
    )


def _left(grid: Grid, currency: str) -> UnitMark | None:
    """The only unit of amounts that a word in the table still names."""
    words = {word for line in grid.body for cell in line for word in re.findall(r"\S+", cell.text)}
    marks = {mark for word in words if (mark := unit_mark(word, currency)) and mark.unit and mark.scale}
    return next(iter(marks)) if len(marks) == 1 else None


def _only(others: Iterable[UnitMark]) -> UnitMark | None:
    """The unit of amounts that all marks share."""
    marks = {mark for mark in others if mark.measure is Measure.AMOUNT and mark.unit}
    return next(iter(marks)) if len(marks) == 1 else None


def _recomputes(grid: Grid, pair: tuple[int, int], style: NumberStyle) -> bool:
    """Whether the second column holds percentages of the first on one base, in every row that has both.

    A few rows may show figures of an odd form, as doubled rows do.
    """
    pairs, odd = [], 0
    for line in grid.body:
        amount, share = (_value(text_at(line, column), style) for column in pair)
        if amount is None or share is None:
            continue
        odd += bool(amount[1] or share[1] != 1)
        if abs(share[0]) > 1 and not amount[1]:
            pairs.append((amount[0], share[0]))
    low, high = base_bounds(pairs, ADJUSTED)
    return len(pairs) >= _CERTAIN and odd * _CERTAIN <= len(pairs) and low <= high


def _value(text: str, style: NumberStyle) -> tuple[Decimal, int] | None:
    """The value of a figure and how many decimals it shows."""
    found = figures(text, style)
    if len(found) != 1 or found[0].state is not CellState.VALUE or found[0].value is None:
        return None
    return found[0].value, found[0].places


__all__ = ["infer_units"]
