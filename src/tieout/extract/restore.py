"""Lost figures that arithmetic over other cells determines uniquely, each with its equation.

A sum that is exact in most columns gives the one figure missing in another. A label that lost its whole row,
above two rows of which the second is what is left after the first, is restored as their difference where the
percentages of the table have just that base. A percentage of a nil amount is nil, and one of the same amount the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from tieout.extract.footings import NearSum, Values, near_sums
from tieout.extract.shares import ADJUSTED, shares_of
from tieout.model import Cell, Column, Row, RowRole, Table

_LEAST_SHARE = 5
_PAIRS = 2

Places = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Restored:
    """A figure as it would be printed, and the equation that gives it."""

    value: Decimal
    equation: str


def restore(
    table: Table, values: Values, shares: Values, doubted: Mapping[Places, str]
) -> tuple[Table, dict[Places, Restored]]:
    """The table with its lost row made a row of data, and the restored figures by row and column.

    ``values`` are the amounts as printed, ``shares`` the percentages; ``doubted`` the cells that are not taken.
    """
    lost = _lost_row(table, values, shares)
    found = dict(_printed_over(table, doubted))
    known = {at: {**row, **{c: found[at, c].value for c in row if (at, c) in found}} for at, row in values.items()}
    left = {place: why for place, why in doubted.items() if place not in found}
    found.update(_missing(table, known, left))
    found.update(_shares_of_nil(table, known, found, left))
    found.update(_shares_alike(table, known, shares))
    if lost is None:
        return table, found
    row, bases = lost
    percentages = shares_of(table.columns)
    for column, restored in bases.items():
        found[row, column] = restored
        if column in percentages:
            found[row, percentages[column]] = Restored(Decimal("100.0"), "the base of the percentages")
    return _with_row(table, row), found


def _printed_over(table: Table, doubted: Mapping[Places, str]) -> Iterator[tuple[Places, Restored]]:
    """Percentages whose dash was printed over by the figure of the next row, and their doubted amounts: both nil."""
    percent = set(shares_of(table.columns).values())
    data = [(at, row) for at, row in enumerate(table.rows) if row.role in {RowRole.DATA, RowRole.TOTAL}]
    for (at, row), (_, below) in pairwise(data):
        for cell in row.cells:
            stray = cell.text.lstrip("-–—_ ")
            if cell.column in percent and _is_torn(cell.text) and stray == below.text(cell.column):
                yield (at, cell.column), Restored(Decimal(0), "a dash, printed over by the figure of the next row")
                if (at, cell.column - 1) in doubted:
                    yield (at, cell.column - 1), Restored(Decimal(0), "its percentage is nil")


def _missing(table: Table, values: Values, doubted: Mapping[Places, str]) -> Iterator[tuple[Places, Restored]]:
    """The one figure missing among the parts of a sum, in each column that does not foot without it."""
    proved = {footing.total for footing in table.footings}
    for total, near in near_sums(table.rows, values).items():
        for column, difference in near.failing if total not in proved else ():
            unknown = [part for part in near.parts if values[part].get(column) is None or (part, column) in doubted]
            if len(unknown) == 1 and all(column in values[part] for part in near.parts):
                known = " − ".join(f"({table.rows[part].label})" for part in near.parts if part not in unknown)
                value = (values[unknown[0]].get(column) or Decimal(0)) - difference
                yield (unknown[0], column), Restored(value, f"({table.rows[total].label}) − {known}")


def _shares_of_nil(
    table: Table, values: Values, found: Mapping[Places, Restored], doubted: Mapping[Places, str]
) -> Iterator[tuple[Places, Restored]]:
    """The percentages of amounts that are nil, where the page shows something else beside them."""
    percent = set(shares_of(table.columns).values())
    for at, row in enumerate(table.rows):
        for cell in row.cells:
            amount = found[at, cell.column - 1].value if (at, cell.column - 1) in found else None
            amount = values.get(at, {}).get(cell.column - 1) if amount is None else amount
            torn = (at, cell.column) in doubted or (cell.text and _is_torn(cell.text))
            if cell.column in percent and amount == 0 and torn:
                yield (at, cell.column), Restored(Decimal(0), "a percentage of a nil amount")


def _shares_alike(table: Table, values: Values, shares: Values) -> Iterator[tuple[Places, Restored]]:
    """Blank percentages of amounts for which another row of the column shows the percentage."""
    for column, share in shares_of(table.columns).items():
        told: dict[Decimal, int] = {}
        for at, row in values.items():
            amount = row.get(column)
            if amount and shares.get(at, {}).get(share) is not None:
                told.setdefault(amount, at)
        for at, row in values.items():
            same = told.get(row.get(column) or Decimal(0))
            cell = table.rows[at].cell(share)
            if same is not None and cell and not cell.text and shares.get(at, {}).get(share) is None:
                equation = f"the percentage of the same amount: ({table.rows[same].label})"
                yield (at, share), Restored(shares[same][share] or Decimal(0), equation)


def blank_nils(table: Table, near: Mapping[int, NearSum], values: Values) -> frozenset[Places]:
    """Blank amounts that are nil since a sum which is exact in most columns is exact without them, and their shares."""
    percentages = shares_of(table.columns)
    nils = set()
    for nearly in near.values():
        for column in nearly.exact:
            for part in nearly.parts:
                if column in values[part] and values[part][column] is None:
                    nils |= {(part, at) for at in (column, percentages.get(column, column))}
    return frozenset(nils)


def _is_torn(text: str) -> bool:
    """Whether a cell holds a dash and digits, as where a nil and the figure of another row were printed as one."""
    return text[:1] in {"-", "–", "—", "_"} and any(char.isdigit() for char in text)


def _lost_row(table: Table, values: Values, shares: Values) -> tuple[int, dict[int, Restored]] | None:
    """The label without figures that is the base of the percentages: the first row of them, less the second."""
    told = [at for at, row in enumerate(table.rows) if at in values and row.role is not RowRole.NOISE]
    labels = [at for at, row in enumerate(table.rows) if row.role is RowRole.SECTION and told and at < told[0]]
    if len(labels) != 1 or len(told) < _PAIRS + 1:
        return None
    first, second = told[0], told[1]
    names = f"({table.rows[second].label}) − ({table.rows[first].label})"
    bases = {
        column: Restored(value - (values[first][column] or Decimal(0)), names)
        for column, value in values[second].items()
        if value is not None and values[first].get(column) is not None
    }
    pairs = [column for column in table.columns if column.index in bases]
    checked = [_is_base(column, bases[column.index].value, table, values, shares) for column in pairs]
    proved = len(checked) >= _PAIRS and all(checked) and len(bases) == len(values[first])
    return (labels[0], bases) if proved else None


def _is_base(column: Column, base: Decimal, table: Table, values: Values, shares: Values) -> bool:
    """Whether the percentages beside a column of amounts are those of ``base``, in three rows at least."""
    rows = 0
    for at in values:
        amount, share = values[at].get(column.index), shares.get(at, {}).get(column.index + 1)
        if amount is None or share is None or abs(share) < _LEAST_SHARE:
            continue
        if not base or abs(amount * 100 / base - share) > ADJUSTED:
            return False
        rows += 1
    return rows > _PAIRS


def _with_row(table: Table, at: int) -> Table:
    """The table with a label made a row whose cells are blank, and taken out of the paths of the rows below it."""
    label = table.rows[at].label.rstrip(" :")
    last = table.rows[at].label_runs[-1]
    end = last.place.column + len(last.text)
    cells = tuple(Cell("", replace(last.place, column=end + column.index), column.index) for column in table.columns)
    rows = tuple(
        replace(row, role=RowRole.DATA, cells=cells) if index == at else _without(row, label)
        for index, row in enumerate(table.rows)
    )
    return replace(table, rows=rows)


def _without(row: Row, label: str) -> Row:
    """A row whose path does not begin with ``label``."""
    return replace(row, label_path=row.label_path[1:]) if row.label_path[:1] == (label,) else row


__all__ = ["Restored", "blank_nils", "restore"]
