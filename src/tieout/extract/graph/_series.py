"""Series: the figures of a row over the periods, which is what relations are proved on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tieout.extract.graph._words import normal, words
from tieout.model import CellState, LineItem, Measure, Period, SourceDocument, Table, Term

KNOWN = frozenset({CellState.VALUE, CellState.NIL, CellState.RESTORED})


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A figure with a known value, its period and the half unit of its last digit, in full units.

    ``moved`` says that it is a balance at one end of the period of its column, as an opening or closing balance is.
    """

    item: LineItem
    value: Decimal
    period: Period
    half: Decimal
    moved: bool

    def term(self, weight: int = 1) -> Term:
        """The figure as a term of an equation."""
        item = self.item
        return Term(item.place, item.table, item.row, item.column, item.label, weight, self.value)


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one row that measure the same, by period; a row has several where periods repeat.

    ``at`` orders series as the document does: table, row, and which of the row's it is. ``about`` are the words that
    say what the row is about: of its label, its sections, and the caption and headings of its table. ``section`` is
    the normal label of the innermost section that it stands in.
    """

    at: tuple[int, int, int]
    label: str
    name: str
    about: frozenset[str]
    section: str
    measure: Measure
    figures: dict[Period, Figure]

    @property
    def table(self) -> int:
        """The position of the table in the document."""
        return self.at[0]

    def shared(self, other: "Series") -> list[Period]:
        """The periods for which both have a figure, in order of time."""
        return sorted(self.figures.keys() & other.figures.keys(), key=lambda period: period.sort_key)


@dataclass(frozen=True, slots=True)
class Book:
    """All that relations are searched in: the tables, the figures by cell, and the series in document order."""

    tables: tuple[Table, ...]
    cells: dict[tuple[str, int, int], Figure]
    series: tuple[Series, ...]

    def of(self, *measures: Measure) -> tuple[Series, ...]:
        """The series of some measures."""
        return tuple(series for series in self.series if series.measure in measures)


def book_of(document: SourceDocument, items: Iterable[LineItem]) -> Book:
    """The figures of a document in order; ranges and figures without a value or period take no part in series."""
    order = {table.id: at for at, table in enumerate(document.tables)}
    lasting = {
        (table.id, column.index)
        for table in document.tables
        for column in table.columns
        if column.period and not column.period.is_instant
    }
    cells: dict[tuple[str, int, int], Figure] = {}
    rows: dict[tuple[int, int], list[Figure]] = {}
    for item in items:
        if item.value is None or item.state not in KNOWN or item.part or item.table not in order:
            continue
        period = item.period or Period(None, date.max)
        moved = period.is_instant and (item.table, item.column) in lasting
        figure = Figure(item, item.value, period, _half(item), moved)
        cells[item.table, item.row, item.column] = figure
        if item.period:
            rows.setdefault((order[item.table], item.row), []).append(figure)
    series = tuple(found for at in sorted(rows) for found in _series(at, rows[at]))
    return Book(document.tables, cells, series)


def _series(at: tuple[int, int], figures: list[Figure]) -> Iterator[Series]:
    """The series of a row: one for each measure and for each time that a period repeats."""
    found: list[tuple[Measure, dict[Period, Figure]]] = []
    for figure in sorted(figures, key=lambda figure: figure.item.column):
        measure = figure.item.measure
        held = next((held for kind, held in found if kind is measure and figure.period not in held), None)
        if held is None:
            held = {}
            found.append((measure, held))
        held[figure.period] = figure
    for which, (measure, held) in enumerate(found):
        item = next(iter(held.values())).item
        about = words(" ".join((item.label, *item.label_path, item.caption, *item.headings)))
        section = normal(item.label_path[-1]) if item.label_path else ""
        yield Series((*at, which), item.label, normal(item.label), about, section, measure, held)


def _half(item: LineItem) -> Decimal:
    """Half a unit of the last digit that is accurate (XBRL 2.1, 4.6.5)."""
    return Decimal(0) if item.decimals is None else Decimal(5).scaleb(-item.decimals - 1)


__all__ = ["Book", "Figure", "Series", "book_of"]
