"""Line items: every figure of a table's rows with its period, unit, scale, value and the evidence for each."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tieout.diagnostics import Finding
from tieout.diagnostics.codes_extract import BLANK_CELL, NO_UNIT, UNREADABLE_CELL
from tieout.extract.columns import APART, CHANGE
from tieout.extract.dates import find_day
from tieout.extract.marks import MINOR_SCALE, PERCENT_MARK, UnitMark, days_mark, row_mark
from tieout.extract.numbers import Figure, NumberStyle, figures
from tieout.extract.restore import Restored
from tieout.model import Cell, CellState, Column, LineItem, Measure, Period, Row, RowRole, Table, Unit

_OPENING = re.compile(
    r"\bat\s+(?:the\s+)?(?:beginning|start)\s+of\b|\bbrought forward\b|\bopening\s+(?:balance|cash)\b|"
    r"\b(?:beginning|start)\s+of\s+(?:the\s+)?(?:financial\s+|fiscal\s+)?(?:year|period|month|quarter)\b|"
    r"\bcash\b.*[-–—,(]\s*(?:opening|beginning)\)?\s*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\bat\s+(?:the\s+)?end\s+of\b|\bcarried forward\b|\bclosing\s+(?:balance|cash)\b|"
    r"\bend\s+of\s+(?:the\s+)?(?:financial\s+|fiscal\s+)?(?:year|period|month|quarter)\b|"
    r"\bat\s+(?:the\s+)?(?:year|period)[-\s]end\b|\bcash\b.*[-–—,(]\s*(?:closing|ending)\)?\s*$",
    re.IGNORECASE,
)
# Rows that are balances under any heading, as in a record of five years.
_BALANCE = re.compile(
    r"(?:(?:total|net)\s+(?:(?:non-?)?current\s+)?(?:assets|liabilities)|total\s+equity(?:\s+and\s+liabilities)?|"
    r"shareholders['’]?\s+(?:equity|funds))\s*",
    re.IGNORECASE,
)
_AT_DATE = re.compile(
    r"\b(?:[Aa]s\s+of|(?:[Aa]s\s+)?[Aa]t)\s+"
    r"(?P<date>\d{1,2}\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s+\d{1,2})(?:,?\s+\d{4})?\s*$"
)


@dataclass(frozen=True, slots=True)
class ItemsOf:
    """What the items of one table are made from: its parts, how numbers are written, and what else states a unit.

    ``fallback`` is the unit that the caption or the document states; ``currency`` the filing's, for values per share.
    ``proved`` are blank cells that are nil, ``doubted`` those whose figure is not taken, with the reason, ``restored``
    those whose figure arithmetic gives.
    """

    table: Table
    style: NumberStyle
    fallback: UnitMark | None
    currency: str
    proved: frozenset[tuple[int, int]]
    doubted: Mapping[tuple[int, int], str] = field(default_factory=dict)
    restored: Mapping[tuple[int, int], Restored] = field(default_factory=dict)


def line_items(source: ItemsOf) -> tuple[tuple[LineItem, ...], tuple[Finding, ...]]:
    """The line items of a table in reading order, with findings for cells that can't be read or proved."""
    items: list[LineItem] = []
    findings: list[Finding] = []
    places = _usual_places(source)
    for at, row in enumerate(source.table.rows):
        if row.role in {RowRole.SECTION, RowRole.HEADER}:
            continue
        told: list[Finding] = []
        for column in source.table.columns:
            cell = row.cell(column.index)
            if cell is None or column.measure is Measure.NOTE:
                continue
            for item, finding in _cell_items(source, at, row, column, cell, places.get(column.index, 0)):
                items += [item] if item else []
                told += [finding] if finding else []
        findings += _once(told)
    items.sort(key=lambda item: (item.place.line, item.place.column))
    return tuple(items), tuple(findings)


def amounts(source: ItemsOf, measures: frozenset[Measure]) -> dict[int, dict[int, Decimal | None]]:
    """The figures of the rows that can foot, by row and column; None for a blank. Values are as printed, not scaled.

    ``measures`` says which columns take part. Columns whose period is unresolved foot like any other.
    """
    rows: dict[int, dict[int, Decimal | None]] = {}
    for at, row in enumerate(source.table.rows):
        if row.role not in {RowRole.DATA, RowRole.TOTAL} or row_mark(row.label):
            continue
        for column in source.table.columns:
            if column.measure not in measures:
                continue
            cell = row.cell(column.index)
            found = figures(cell.text, source.style) if cell else ()
            if len(found) == 1 and found[0].state in {CellState.VALUE, CellState.NIL, CellState.EMPTY}:
                rows.setdefault(at, {})[column.index] = found[0].value
    return {at: values for at, values in rows.items() if any(value is not None for value in values.values())}


def _cell_items(
    source: ItemsOf, at: int, row: Row, column: Column, cell: Cell, places: int
) -> Iterator[tuple[LineItem | None, Finding | None]]:
    """The items of one cell, each with a finding where there is something to say."""
    given = source.restored.get((at, column.index))
    if given:
        lost = Figure(0, cell.text, CellState.RESTORED, given.value, places)
        yield _item(source, at, row, column, cell, lost, places)
        return
    for figure in figures(cell.text, source.style):
        if figure.state is CellState.EMPTY and (at, column.index) in source.proved:
            yield _item(source, at, row, column, cell, Figure(0, "", CellState.NIL, Decimal(0)), places)
        elif figure.state not in {CellState.TEXT, CellState.EMPTY}:
            yield _item(source, at, row, column, cell, figure, places)
        elif row.role in {RowRole.DATA, RowRole.TOTAL} and column.measure is not Measure.UNKNOWN:
            yield None, _silent(cell, row, figure)


def _silent(cell: Cell, row: Row, figure: Figure) -> Finding:
    """The finding for a cell of a data row that holds no figure."""
    if figure.state is CellState.EMPTY:
        return BLANK_CELL.at(cell.place, label=row.label)
    return UNREADABLE_CELL.at(cell.place, text=cell.text, why="it holds no digit")


def _item(
    source: ItemsOf, at: int, row: Row, column: Column, cell: Cell, figure: Figure, places: int
) -> tuple[LineItem, Finding | None]:
    """One line item; its state is unresolved, and its value None, where any aspect of it is not certain."""
    mark, said = _mark(source, row, column, figure)
    period, moved = _period(row, column)
    given = source.restored.get((at, column.index))
    why = "" if given else source.doubted.get((at, column.index)) or _doubt(row, column, figure, mark, places)
    state = CellState.UNRESOLVED if why else figure.state
    evidence = tuple(
        text for text in (*column.evidence, said, moved, _nil(figure, cell), _footing(source.table, at)) if text
    )
    if given:
        evidence = (*evidence, f"restored: {given.equation}")
    shown = figure.places if figure.state is CellState.VALUE else places
    scale = mark.scale if mark else 0
    known = state in {CellState.VALUE, CellState.NIL, CellState.RESTORED} and figure.value is not None
    item = LineItem(
        place=type(cell.place)(cell.place.file, cell.place.line, cell.place.column + figure.offset),
        text=figure.text,
        value=figure.value.scaleb(scale) if known and figure.value is not None else None,
        state=state,
        table=source.table.id,
        row=at,
        column=column.index,
        label=row.label,
        label_path=row.label_path,
        headings=source.table.headings,
        caption=source.table.caption,
        statement=source.table.statement,
        period=period if state is not CellState.UNRESOLVED else None,
        year=column.year if period is None and state is not CellState.UNRESOLVED else None,
        measure=mark.measure if mark else column.measure,
        unit=mark.unit if mark else None,
        scale=scale,
        decimals=shown - scale if known else None,
        audited=column.audited,
        evidence=(f"unresolved: {why}",) if why else evidence,
        part=figure.part,
    )
    return item, _finding(item, row, cell, figure, mark, column)


def _finding(
    item: LineItem, row: Row, cell: Cell, figure: Figure, mark: UnitMark | None, column: Column
) -> Finding | None:
    """The finding of an item that is unresolved for a reason of its own; its row's or column's are told elsewhere."""
    if item.state is not CellState.UNRESOLVED or row.role is RowRole.NOISE or column.measure is Measure.UNKNOWN:
        return None
    if figure.state is CellState.UNRESOLVED or mark is not None:
        return UNREADABLE_CELL.at(cell.place, text=cell.text, why=item.evidence[0].removeprefix("unresolved: "))
    return NO_UNIT.at(cell.place, label=row.label, table=item.table)


def _doubt(row: Row, column: Column, figure: Figure, mark: UnitMark | None, places: int) -> str:
    """Why an item is unresolved; empty where it is not."""
    if row.role is RowRole.NOISE:
        return "the line is no row of its own"
    if column.measure is Measure.UNKNOWN:
        return column.evidence[0]
    if column.measure is Measure.TEXT and column.evidence == (CHANGE,):
        return "a change between periods has no period of its own"
    if column.measure is Measure.TEXT and column.evidence == (APART,):
        return "it is of the company alone, not of its group"
    if figure.state is CellState.UNRESOLVED:
        return figure.why
    if figure.state in {CellState.VALUE, CellState.NIL} and (mark is None or mark.unit is None):
        return "no unit is stated for it"
    odd = figure.state is CellState.VALUE and figure.places != places
    if odd and mark and mark.measure is Measure.AMOUNT and column.measure is Measure.AMOUNT and not row_mark(row.label):
        return f"it shows {figure.places} decimal places where the column shows {places}"
    return ""


def _mark(source: ItemsOf, row: Row, column: Column, figure: Figure) -> tuple[UnitMark | None, str]:
    """The measure, unit and scale of an item, and what states them: the cell, the row, the column, or the document."""
    if figure.percent:
        return PERCENT_MARK, "unit: the percent sign in the cell" if column.measure is not Measure.PERCENT else ""
    header = UnitMark(column.measure, column.unit, column.scale)
    if column.measure is Measure.PERCENT:
        return header, ""
    stated = column.unit or (source.fallback.unit if source.fallback else None)
    currency = stated.numerator if stated and stated.is_monetary else source.currency
    for text in (row.label, *reversed(row.label_path)):
        own = row_mark(text, currency)
        if own and (text == row.label or own.measure is not Measure.PER_UNIT):
            own = _per_unit(own, row, figure, currency)
            if own.measure is Measure.PER_UNIT and not own.scale and column.scale == MINOR_SCALE:
                own = UnitMark(own.measure, own.unit, column.scale)
            return _complete(own, stated), f"unit: the label {text!r}"
        if own and figure.places:
            return own, f"unit: the label {text!r}"
    if column.measure in {Measure.AMOUNT, Measure.COUNT} and column.unit:
        return header, ""
    days = days_mark(row.label)
    if days:
        return days, f"unit: the label {row.label!r}"
    return (source.fallback, "unit: stated above the table") if source.fallback else (None, "")


def _per_unit(mark: UnitMark, row: Row, figure: Figure, currency: str) -> UnitMark:
    """A bare currency mark below a section of values per share, as such a value where the figure shows decimals."""
    if mark.measure is not Measure.AMOUNT or not mark.unit or mark.scale or not figure.places:
        return mark
    above = [row_mark(text, mark.unit.numerator or currency) for text in reversed(row.label_path)]
    return next((found for found in above if found and found.measure is Measure.PER_UNIT), mark)


def _complete(mark: UnitMark, unit: Unit | None) -> UnitMark:
    """A mark that gives a scale alone, with the unit of the column or document."""
    return mark if mark.unit else UnitMark(mark.measure, unit, mark.scale)


def _period(row: Row, column: Column) -> tuple[Period | None, str]:
    """The item's period: the column's, or the instant before or at its end for an opening or closing balance."""
    lasting = column.year or column.period
    if lasting is None or lasting.is_instant:
        return lasting, ""
    if _OPENING.search(row.label):
        return lasting.opening, "instant: the label names the beginning of the period"
    if _CLOSING.search(row.label):
        return lasting.closing, "instant: the label names the end of the period"
    if _BALANCE.fullmatch(row.label):
        return lasting.closing, "instant: the label names a balance"
    period, moved = _dated(row.label, lasting)
    return (period, moved) if moved or not column.year else (None, "")


def _dated(label: str, period: Period) -> tuple[Period, str]:
    """The instant that a label such as ``Cash at 1 January`` names, where it is one end of the period."""
    found = _AT_DATE.search(label)
    named = find_day(found["date"]) if found else None
    if named and period.start and (named == (period.start.month, period.start.day) or _is_before(named, period)):
        return period.opening, "instant: the label names the first day of the period"
    if named == (period.end.month, period.end.day):
        return period.closing, "instant: the label names the last day of the period"
    return period, ""


def _is_before(named: tuple[int, int], period: Period) -> bool:
    """Whether a day is the one before a period that does not end on the same day of a year."""
    opening = period.opening.end
    return named == (opening.month, opening.day) and named != (period.end.month, period.end.day)


def _nil(figure: Figure, cell: Cell) -> str:
    """What shows that a nil is one."""
    if figure.state is not CellState.NIL:
        return ""
    return "nil: a dash" if cell.text else "nil: the cell is empty and its total foots without it"


def _footing(table: Table, at: int) -> str:
    """The footing that an item's row is the total of or takes part in."""
    for footing in table.footings:
        if footing.total == at:
            return f"foots: the sum of {len(footing.parts)} rows"
    return ""


def _usual_places(source: ItemsOf) -> dict[int, int]:
    """How many digits after the decimal mark the figures of each column usually show."""
    usual: dict[int, int] = {}
    for column in source.table.columns:
        counts: Counter[int] = Counter()
        for row in source.table.rows:
            if row.role in {RowRole.DATA, RowRole.TOTAL} and not row_mark(row.label):
                cells = [cell for cell in row.cells if cell.column == column.index]
                counts.update(
                    figure.places
                    for cell in cells
                    for figure in figures(cell.text, source.style)
                    if figure.state is CellState.VALUE
                )
        usual[column.index] = max(sorted(counts), key=lambda places: counts[places], default=0)
    return usual


def _once(findings: list[Finding]) -> list[Finding]:
    """One finding of each code for a row."""
    seen: set[str] = set()
    kept = []
    for finding in findings:
        if finding.code not in seen:
            seen.add(finding.code)
            kept.append(finding)
    return kept


__all__ = ["ItemsOf", "amounts", "line_items"]
