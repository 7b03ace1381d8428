"""Footings: rows proved to be the sum of rows above them, on figures as presented.

Rows are taken from top to bottom onto a stack; one whose figures equal the signed sum of the topmost entries, in every
column of amounts, is their total and takes their place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from tieout.model import Footing, Row, RowRole

_MAX_PARTS = 40
_MAX_SIGNED = 9
_SMALL = 100


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one row by column; a column whose figure can't be read is missing, a blank is None."""

    row: int
    values: tuple[tuple[int, Decimal | None], ...]


def find_footings(rows: tuple[Row, ...], values: dict[int, dict[int, Decimal | None]]) -> tuple[Footing, ...]:
    """The footings of a table. ``values`` maps row index to column to figure (None for a blank cell).

    Rows without an entry in ``values`` take no part.
    """
    stack: list[int] = []
    footings: list[Footing] = []
    for at in range(len(rows)):
        if at not in values:
            continue
        parts = _parts_of(at, stack, rows, values)
        if parts:
            footings.append(Footing(at, tuple((part, weight) for part, weight in parts)))
            used = {part for part, _ in parts}
            stack = [entry for entry in stack if entry not in used]
        elif footings and _splits(at, rows, stack, footings, values):
            footings.append(_splits(at, rows, stack, footings, values) or footings[-1])
        stack.append(at)
    return tuple(footings)


def _parts_of(
    total: int, stack: list[int], rows: tuple[Row, ...], values: dict[int, dict[int, Decimal | None]]
) -> list[tuple[int, int]]:
    """The topmost entries of the stack that sum to a row, with their weights; empty where none do.

    A plain sum is looked for first, then the first entry less all others, then any signs of a few entries.
    """
    limit = min(len(stack), _MAX_PARTS)
    for size in range(2, limit + 1):
        chosen = stack[-size:]
        if _foots(total, chosen, [1] * size, values, rows):
            return [(part, 1) for part in chosen]
    for size in range(2, limit + 1):
        chosen = stack[-size:]
        weights = [1] + [-1] * (size - 1)
        if _foots(total, chosen, weights, values, rows):
            return list(zip(chosen, weights, strict=True))
    for size in range(3, min(len(stack), _MAX_SIGNED) + 1):
        chosen = stack[-size:]
        found = [list(signs) for signs in _signs(size) if _foots(total, chosen, signs, values, rows)]
        if len(found) == 1:
            return list(zip(chosen, found[0], strict=True))
    return []


def _signs(size: int) -> Iterator[list[int]]:
    """Every choice of signs that begins with plus and is neither all plus nor one plus with all minus."""
    for rest in product((1, -1), repeat=size - 1):
        if 0 < sum(sign < 0 for sign in rest) < size - 1:
            yield [1, *rest]


def _foots(
    total: int,
    parts: list[int],
    weights: list[int],
    values: dict[int, dict[int, Decimal | None]],
    rows: tuple[Row, ...],
) -> bool:
    """Whether the weighted parts equal the total in every column that all can be read in.

    Chance must be out of the question: two columns that foot, or one under a label that says it is a total. A
    difference of rounding, up to half a unit for each part, is allowed in a minority of the columns.
    """
    exact = close = 0
    telling = False
    for column, figure in values[total].items():
        if figure is None or any(column not in values[part] for part in parts):
            continue
        terms = [values[part][column] or Decimal(0) for part in parts]
        difference = abs(sum((weight * term for weight, term in zip(weights, terms, strict=True)), Decimal(0)) - figure)
        step = Decimal(1).scaleb(min(_exponent(term) for term in [*terms, figure]))
        if difference > step * len(parts) / 2:
            return False
        exact += difference == 0
        close += difference != 0
        telling = telling or (abs(figure) >= _SMALL and sum(term != 0 for term in terms) > 1)
    needed = 1 if rows[total].role is RowRole.TOTAL else 2
    return telling and exact >= needed and exact > close


def _exponent(value: Decimal) -> int:
    """The power of ten of the last digit of ``value``."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _splits(
    at: int,
    rows: tuple[Row, ...],
    stack: list[int],
    footings: list[Footing],
    values: dict[int, dict[int, Decimal | None]],
) -> Footing | None:
    """A footing whose total stands above its parts, as a profit above those it is attributable to."""
    section = rows[at].label_path
    inside = [entry for entry in stack if rows[entry].label_path == section and section] + [at]
    before = [footing.total for footing in footings if footing.total < inside[0]]
    if len(inside) < 2 or not before:
        return None
    total = before[-1]
    if rows[total].label_path == section or not _foots(total, inside, [1] * len(inside), values, rows):
        return None
    return Footing(total, tuple((part, 1) for part in inside))


def with_total_paths(rows: tuple[Row, ...], footings: tuple[Footing, ...]) -> tuple[Row, ...]:
    """Rows with the role of totals set, and the path of each total cut to what its parts have in common.

    A row below a section's total stands outside the section.
    """
    totals = {footing.total: footing for footing in footings if all(part < footing.total for part, _ in footing.parts)}
    done: list[Row] = []
    closed: tuple[str, ...] = ()
    outer: tuple[str, ...] = ()
    for at, row in enumerate(rows):
        path = row.label_path
        if closed and path == closed:
            path = outer
        elif row.role is RowRole.SECTION or path != closed:
            closed = ()
        if at in totals:
            inner = [done[part].label_path for part, _ in totals[at].parts]
            path = _common([*inner, row.label_path])
            members = [other for other in range(at) if rows[other].label_path == row.label_path and other not in totals]
            covered = {part for part, _ in totals[at].parts}
            if row.label_path and row.label_path == path and any(part in covered for part in members):
                closed, outer = row.label_path, row.label_path[:-1]
            done.append(replace(row, role=RowRole.TOTAL, label_path=path))
        else:
            done.append(replace(row, label_path=path))
    return tuple(done)


def _common(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest path that all begin with."""
    shared: list[str] = []
    for labels in zip(*paths, strict=False):
        if len(set(labels)) > 1:
            break
        shared.append(labels[0])
    return tuple(shared)


def proved_blanks(
    footings: tuple[Footing, ...], values: dict[int, dict[int, Decimal | None]]
) -> frozenset[tuple[int, int]]:
    """The blank cells, as (row, column), that a footing proves to be nil: their total is the exact sum without them."""
    proved = set()
    for footing in footings:
        for column, figure in values[footing.total].items():
            cells = [
                (part, weight, values[part].get(column)) for part, weight in footing.parts if column in values[part]
            ]
            if figure is None or len(cells) < len(footing.parts):
                continue
            if sum((weight * (value or Decimal(0)) for _, weight, value in cells), Decimal(0)) == figure:
                proved |= {(part, column) for part, _, value in cells if value is None}
    return frozenset(proved)


__all__ = ["Figures", "find_footings", "proved_blanks", "with_total_paths"]
