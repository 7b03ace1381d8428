"""Copies of a document whose values are shuffled within each column, by fixed permutations."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tieout.extract.footings import find_footings
from tieout.model import LineItem, Measure, RowRole, SourceDocument, Table


def shuffled(
    document: SourceDocument, items: tuple[LineItem, ...], seed: int
) -> tuple[SourceDocument, tuple[LineItem, ...]]:
    """Every known value in another row of its column, and the footings searched again on what came out."""
    columns: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        if item.value is not None and not item.part:
            columns[item.table, item.column].append(at)
    copy = list(items)
    for nth, key in enumerate(sorted(columns)):
        held = columns[key]
        for at, other in zip(held, _permutation(len(held), 1000 * seed + nth), strict=True):
            taken = items[held[other]]
            copy[at] = replace(items[at], value=taken.value, state=taken.state, text=taken.text)
    tables = {table.id: _footed(table, copy) for table in document.tables}
    blocks = tuple(tables[block.id] if isinstance(block, Table) else block for block in document.blocks)
    return replace(document, blocks=blocks), tuple(copy)


def _footed(table: Table, items: list[LineItem]) -> Table:
    values: dict[int, dict[int, Decimal | None]] = {}
    for item in items:
        if item.table == table.id and item.measure is Measure.AMOUNT and item.value is not None:
            values.setdefault(item.row, {})[item.column] = item.value
    for at, held in values.items():
        blank = {cell.column for cell in table.rows[at].cells if not cell.text.strip()}
        held |= {
            column.index: None
            for column in table.columns
            if column.index in blank - held.keys() and table.rows[at].role in {RowRole.DATA, RowRole.TOTAL}
        }
    return replace(table, footings=find_footings(table.rows, values))


def _permutation(size: int, seed: int) -> list[int]:
    """Fisher and Yates with a linear congruential generator, the same on every machine."""
    order = list(range(size))
    numbers = _numbers(seed)
    for last in range(size - 1, 0, -1):
        other = next(numbers) % (last + 1)
        order[last], order[other] = order[other], order[last]
    return order


def _numbers(seed: int) -> Iterator[int]:
    state = (seed * 2654435761 + 1) % 2**31
    while True:
        state = (1103515245 * state + 12345) % 2**31
        yield state >> 8
