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
_MOST = 3


Values = dict[int, dict[int, Decimal | None]]


def find_footings(rows: tuple[Row, ...], values: Values) -> tuple[Footing, ...]:
    """The footings of a table. ``values`` maps row index to column to figure (None for a blank cell).

    Rows without an entry in ``values`` take no part. A plain sum is looked for first, then one whose total stands above
    its parts, then a difference and mixed signs.
    """
    stack: list[int] = []
    footings: list[Footing] = []
    told = [at for at in range(len(rows)) if at in values]
    for index, at in enumerate(told):
        footing = (
            _sum(at, stack, rows, values)
            or _sum_below(at, rows, stack, footings, values)
            or _signed(at, stack, rows, values, told[index + 1 : index + 1 + _MAX_PARTS])
            or _only(at, stack, rows, values)
        )
        if footing:
            footings.append(footing)
            used = {part for part, _ in footing.parts if part != at}
            stack = [entry for entry in stack if entry not in used]
        if footing is None or footing.total == at:
            stack.append(at)
    return tuple(footings)


def _sum(total: int, stack: list[int], rows: tuple[Row, ...], values: Values) -> Footing | None:
    """The topmost entries of the stack that add up to a row."""
    columns = _Columns(total, values)
    for size, part in enumerate(reversed(stack[-_MAX_PARTS:]), 1):
        columns.add(values[part])
        if size > 1 and columns.foot(rows[total], size, difference=False):
            return Footing(total, tuple((entry, 1) for entry in stack[-size:]))
    return None


def _signed(total: int, stack: list[int], rows: tuple[Row, ...], values: Values, later: list[int]) -> Footing | None:
    """The topmost entries that give a row with some taken off: the first less all others, or the only signs that fit.

    Every part of a balance is the rest less the others, so a row that adds up with one of the entries to a later total
    is a part of that and no difference.
    """
    found: Footing | None = None
    if not any(figure is not None and abs(figure) >= _SMALL for figure in values[total].values()):
        return None
    columns = _Columns(total, values)
    for size, part in enumerate(reversed(stack[-_MAX_PARTS:]), 1):
        columns.add(values[part])
        if size > 1 and columns.foot(rows[total], size, difference=True):
            weights = [1] + [-1] * (size - 1)
            found = Footing(total, tuple(zip(stack[-size:], weights, strict=True)))
            break
    for size in range(3, min(len(stack), _MAX_SIGNED) + 1):
        if found:
            break
        likely = _signs(total, stack[-size:], values)
        fitting = [signs for signs in likely if _foots(total, stack[-size:], signs, values, rows)]
        if len(fitting) == 1:
            found = Footing(total, tuple(zip(stack[-size:], fitting[0], strict=True)))
    if found and _adds_up_later(total, stack, rows, values, later):
        return None
    return found


def _adds_up_later(row: int, stack: list[int], rows: tuple[Row, ...], values: Values, later: list[int]) -> bool:
    """Whether a row and the entry right before it are parts of the next row that is a plain sum."""
    entries = [*stack[-_MAX_PARTS:], row]
    for at in later:
        footing = _sum(at, entries, rows, values)
        if footing:
            parts = {part for part, _ in footing.parts}
            return row in parts and stack[-1] in parts
        entries.append(at)
    return False


def _only(total: int, stack: list[int], rows: tuple[Row, ...], values: Values) -> Footing | None:
    """The total of a section that has one row: it repeats that row in every column."""
    section = rows[total].label_path
    inside = [entry for entry in stack[-_MAX_PARTS:] if rows[entry].label_path == section]
    if not section or len(inside) != 1 or stack[-1] != inside[0] or values[total] != values[inside[0]]:
        return None
    return None if rows[inside[0]].role is RowRole.TOTAL else Footing(total, ((inside[0], 1),))


def _signs(total: int, parts: list[int], values: Values) -> Iterator[list[int]]:
    """The choices of signs by which the first column foots; neither all plus nor one plus with all minus.

    Each begins with plus. They are searched on one column, as nearly all fail there.
    """
    readable = (column for column, figure in values[total].items() if figure is not None)
    column = next((each for each in readable if all(each in values[part] for part in parts)), None)
    if column is None:
        return
    figure = values[total][column] or Decimal(0)
    first, *others = terms = [values[part][column] or Decimal(0) for part in parts]
    sums = [first]
    for term in others:
        sums = [each for so_far in sums for each in (so_far + term, so_far - term)]
    allowed = _allowed(min(map(_exponent, (*terms, figure))), len(parts))
    for number, signs in enumerate(product((1, -1), repeat=len(others))):
        if 0 < number < len(sums) - 1 and abs(sums[number] - figure) <= allowed:
            yield [1, *signs]


class _Columns:
    """What the topmost entries of a stack come to in each column of a total, as one after another is added."""

    def __init__(self, total: int, values: Values) -> None:
        self._figures = {column: figure for column, figure in values[total].items() if figure is not None}
        self._sums = dict.fromkeys(self._figures, Decimal(0))
        self._last = dict(self._sums)
        self._exponents = {column: _exponent(figure) for column, figure in self._figures.items()}
        self._terms = dict.fromkeys(self._figures, 0)

    def add(self, entry: dict[int, Decimal | None]) -> None:
        """Add the next entry below; a column that it can't be read in is left out from here on."""
        for column in tuple(self._figures):
            if column not in entry:
                del self._figures[column]
                continue
            term = entry[column] or Decimal(0)
            self._sums[column] += term
            self._last[column] = term
            self._exponents[column] = min(self._exponents[column], _exponent(term))
            self._terms[column] += term != 0

    def foot(self, total: Row, size: int, *, difference: bool) -> bool:
        """Whether the ``size`` entries so far add up to the total; or, with ``difference``, the lowest less the others.

        The measure is that of `_foots`.
        """
        apart: list[tuple[Decimal, Decimal, bool]] = []
        for column, figure in self._figures.items():
            value = 2 * self._last[column] - self._sums[column] if difference else self._sums[column]
            off = abs(value - figure)
            if off > _allowed(self._exponents[column], size):
                return False
            apart.append((off, figure, self._terms[column] > 1))
        return _is_telling(total, apart)


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
    apart: list[tuple[Decimal, Decimal, bool]] = []
    for column, figure in values[total].items():
        if figure is None or any(column not in values[part] for part in parts):
            continue
        terms = [values[part][column] or Decimal(0) for part in parts]
        off = abs(sum((weight * term for weight, term in zip(weights, terms, strict=True)), Decimal(0)) - figure)
        if off > _allowed(min(_exponent(term) for term in [*terms, figure]), len(parts)):
            return False
        apart.append((off, figure, sum(term != 0 for term in terms) > 1))
    return _is_telling(rows[total], apart)


def _allowed(exponent: int, parts: int) -> Decimal:
    """How far a total may be off: half a unit of the last digit for each part."""
    return Decimal(1).scaleb(exponent) * parts / 2


def _is_telling(total: Row, apart: list[tuple[Decimal, Decimal, bool]]) -> bool:
    """Whether columns that foot prove a total: each with its difference, its figure, and if it has several terms."""
    exact = sum(off == 0 for off, _, _ in apart)
    telling = any(several and abs(figure) >= _SMALL for _, figure, several in apart)
    needed = 1 if total.role is RowRole.TOTAL else 2
    return telling and exact >= needed and exact > len(apart) - exact


def _exponent(value: Decimal) -> int:
    """The power of ten of the last digit of ``value``."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _sum_below(
    at: int, rows: tuple[Row, ...], stack: list[int], footings: list[Footing], values: Values
) -> Footing | None:
    """A footing whose total stands above its parts, as a profit above those it is attributable to."""
    section = rows[at].label_path
    inside = [entry for entry in stack[-_MAX_PARTS:] if rows[entry].label_path == section and section] + [at]
    before = [footing.total for footing in footings if footing.total < inside[0]]
    if len(inside) < 2 or not before or rows[before[-1]].label_path == section:
        return None
    if not _foots(before[-1], inside, [1] * len(inside), values, rows):
        return None
    return Footing(before[-1], tuple((part, 1) for part in inside))


@dataclass(frozen=True, slots=True)
class NearSum:
    """A row that is the exact sum of the rows right above it in most columns: its parts, and the other columns.

    ``failing`` are pairs of column and what the parts have too much there; ``exact`` the columns that foot.
    """

    total: int
    parts: tuple[int, ...]
    exact: tuple[int, ...]
    failing: tuple[tuple[int, Decimal], ...]


def near_sums(rows: tuple[Row, ...], values: Values) -> dict[int, NearSum]:
    """The rows that are the exact sum of those right above them in most of their columns, and in three at least."""
    found: dict[int, NearSum] = {}
    above: list[int] = []
    for total in sorted(values):
        near = _near_sum(total, above[-_MAX_PARTS:], rows, values)
        if near:
            found[total] = near
        above.append(total)
    return found


def _near_sum(total: int, above: list[int], rows: tuple[Row, ...], values: Values) -> NearSum | None:
    """The last of the rows ``above`` that add up to one in most columns; a total among them is the first at most."""
    for size in range(2, len(above) + 1):
        parts = above[-size:]
        differences = {
            column: sum((values[part].get(column) or Decimal(0) for part in parts), Decimal(0)) - figure
            for column, figure in values[total].items()
            if figure is not None
        }
        exact = tuple(column for column, difference in differences.items() if not difference)
        if len(exact) >= _MOST and len(exact) * 2 > len(differences):
            failing = tuple((column, difference) for column, difference in differences.items() if difference)
            return NearSum(total, tuple(parts), exact, failing)
        if rows[parts[0]].role is RowRole.TOTAL:
            return None
    return None


def with_total_paths(rows: tuple[Row, ...], footings: tuple[Footing, ...]) -> tuple[Row, ...]:
    """Rows with the role of totals set, and their paths cut where a section ends without a word.

    A total has the path that its parts have in common. Below one that reaches beyond its section, and below the parts
    of a total that stands above them, the section is over.
    """
    totals = {footing.total: footing for footing in footings if all(part < footing.total for part, _ in footing.parts)}
    last_parts = {max(part for part, _ in footing.parts) for footing in footings} - set(totals)
    ended = {part for part in last_parts if any(f.total < part and (part, 1) in f.parts for f in footings)}
    done: list[Row] = []
    outer: tuple[str, ...] | None = None
    for at, row in enumerate(rows):
        if row.role is RowRole.SECTION:
            outer = None
        path = row.label_path if outer is None else outer
        if at in totals:
            path = _common([*(done[part].label_path for part, _ in totals[at].parts), path])
            outer = path if len(path) < len(row.label_path) else outer
        done.append(replace(row, role=RowRole.TOTAL if at in totals else row.role, label_path=path))
        if at in ended:
            outer = row.label_path[:-1]
    return tuple(done)


def _common(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest path that all begin with."""
    shared: list[str] = []
    for labels in zip(*paths, strict=False):
        if len(set(labels)) > 1:
            break
        shared.append(labels[0])
    return tuple(shared)


def proved_blanks(footings: tuple[Footing, ...], values: Values) -> frozenset[tuple[int, int]]:
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


__all__ = ["NearSum", "Values", "find_footings", "near_sums", "proved_blanks", "with_total_paths"]
