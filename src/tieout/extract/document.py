"""A whole document: its tables understood one by one, each with what the whole headers of all of them use."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tieout.diagnostics import Finding, TextAt
from tieout.extract.columns import (
    Surroundings,
    columns_of,
    document_unit,
    periods_of,
    unit_marks,
    with_lone_percentages,
)
from tieout.extract.context import Context, contexts, statement_of
from tieout.extract.doubts import doubts
from tieout.extract.footings import find_footings, near_sums, proved_blanks, with_total_paths
from tieout.extract.glued import unglue
from tieout.extract.grid import Grid, cut, text_at
from tieout.extract.headers import Header, read_header
from tieout.extract.items import ItemsOf, amounts, line_items
from tieout.extract.lost_units import infer_units
from tieout.extract.marks import UnitMark, unit_mark, unit_phrase
from tieout.extract.misplaced import misplaced, without
from tieout.extract.numbers import NumberStyle, figures, style_of
from tieout.extract.periods import Groups, Vocabulary, vocabulary_of
from tieout.extract.reconstruct import Known, Remains, derived_figures, reconstruct
from tieout.extract.restore import blank_nils, restore
from tieout.extract.rows import logical_rows
from tieout.extract.tokens import number_tokens
from tieout.extract.yearly import by_years
from tieout.model import (
    Block,
    Extraction,
    LineItem,
    Measure,
    Paragraph,
    Period,
    RawDocument,
    RawTable,
    SourceDocument,
    Table,
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the filing says that a document may leave out: its currency and the (month, day) its fiscal year ends."""

    currency: str = ""
    year_end: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A table on its way: its surroundings, grid and header."""

    context: Context
    grid: Grid
    header: Header
    statement: str
    rebuilt: Groups | None = None


def extract(
    document: RawDocument, hints: Hints | None = None
) -> tuple[tuple[SourceDocument, Extraction], tuple[Finding, ...]]:
    """Understand the tables of a document and take out their figures.

    Headers are read twice: first for the periods that whole headers use, then with those to complete cut ones.
    """
    hints = hints or Hints()
    style = style_of(
        cell.text for block in document.blocks if isinstance(block, RawTable) for line in block.lines for cell in line
    )
    drafts = _with_lost_units([_draft(context, style, hints) for context in contexts(document)], style, hints)
    texts = tuple(run.text for block in document.blocks if isinstance(block, Paragraph) for run in block.runs)
    unit = document_unit(texts, hints.currency)
    vocabulary = Vocabulary()
    for _ in range(2):
        vocabulary = _vocabulary(drafts, vocabulary, unit, hints)
    drafts = _rebuilt(drafts, vocabulary, unit, style, hints)
    drafts = [_by_years(draft, _around(draft, vocabulary, unit, hints)) for draft in drafts]
    tables: list[Table] = []
    items: list[LineItem] = []
    findings: list[Finding] = []
    for at, draft in enumerate(drafts, start=1):
        around = _around(draft, vocabulary, unit, hints)
        table, found, told = _table(f"t{at}", draft, around, style, hints)
        tables.append(table)
        items += found
        findings += told
    blocks = tuple(_blocks(document, tables))
    source = SourceDocument(document.name, document.sha256, document.media_type, document.lines, blocks)
    grids = tuple((table, draft.grid) for table, draft in zip(tables, drafts, strict=True))
    tokens = number_tokens(document, grids, frozenset(_cell_places(tables, items)))
    return (source, Extraction(tuple(items), tokens)), tuple(findings)


def _draft(context: Context, style: NumberStyle, hints: Hints) -> _Draft:
    """A table cut into header and body, its header sorted."""
    grid = cut(unglue(context.table, style), style)
    labels = tuple(line[grid.label].text for line in grid.body if grid.label < len(line))
    header = with_lone_percentages(grid, read_header(grid, hints.currency))
    return _Draft(context, grid, header, statement_of(context, labels))


def _with_lost_units(drafts: list[_Draft], style: NumberStyle, hints: Hints) -> list[_Draft]:
    """Drafts of which those whose unit marks are lost, or fewer than the columns, have the marks recomputing proves."""
    others = [mark.mark for draft in drafts for mark in draft.header.units]
    done = []
    for draft in drafts:
        lost = not draft.grid.header or unit_marks(draft.grid, draft.header) is None
        units = infer_units(draft.grid, style, others, hints.currency) if lost else ()
        done.append(replace(draft, header=replace(draft.header, units=units)) if units else draft)
    return done


def _around(draft: _Draft, vocabulary: Vocabulary, unit: UnitMark | None, hints: Hints) -> Surroundings:
    """What a table's columns may lean on."""
    return Surroundings(draft.context, draft.statement, vocabulary, unit, hints.currency, hints.year_end)


def _vocabulary(drafts: list[_Draft], known: Vocabulary, unit: UnitMark | None, hints: Hints) -> Vocabulary:
    """The periods of the document's whole headers, and those that they mark as unaudited."""
    groups = [periods_of(draft.grid, draft.header, _around(draft, known, unit, hints))[0] for draft in drafts]
    found = vocabulary_of(groups)
    unaudited = set()
    for draft in drafts:
        columns, _, _ = columns_of(draft.grid, draft.header, _around(draft, found, unit, hints), "")
        unaudited |= {column.period for column in columns if column.audited is False and column.period}
    return replace(found, unaudited=frozenset(unaudited))


def _rebuilt(
    drafts: list[_Draft], vocabulary: Vocabulary, unit: UnitMark | None, style: NumberStyle, hints: Hints
) -> list[_Draft]:
    """Drafts with their damaged headers reconstructed, in rounds: what one table gives may prove the next.

    A header that no figure proves is taken as the only one that fits once nothing more can be proved.
    """
    alone = False
    while True:
        known = _known(drafts, vocabulary, unit, style, hints)
        reader = _Reader(vocabulary, known, unit, style, hints, alone)
        done = [_reconstructed(draft, reader) for draft in drafts]
        if done == drafts and alone:
            return drafts
        alone = done == drafts
        drafts = done


@dataclass(frozen=True, slots=True)
class _Reader:
    """What a round of reconstruction goes by."""

    vocabulary: Vocabulary
    known: Known
    unit: UnitMark | None
    style: NumberStyle
    hints: Hints
    alone: bool


def _reconstructed(draft: _Draft, reader: _Reader) -> _Draft:
    """A draft with the groups of its header, where that can't be read and they can be proved."""
    around = _around(draft, reader.vocabulary, reader.unit, reader.hints)
    groups, members = periods_of(draft.grid, draft.header, around)
    if draft.rebuilt or not groups.why:
        return draft
    found = list(_amounts_of(draft, around, reader.style, reader.hints))
    values = tuple(frozenset(value for column, _, value in found if column == group[0]) for group in members)
    remains = Remains(draft.header, draft.context.lead, groups.periods, values)
    return replace(draft, rebuilt=reconstruct(remains, reader.vocabulary, reader.known, alone=reader.alone))


def _by_years(draft: _Draft, around: Surroundings) -> _Draft:
    """A draft whose header is nothing but years, as nothing else settles them, with the financial years they name."""
    groups, _ = periods_of(draft.grid, draft.header, around)
    if draft.rebuilt or not groups.why:
        return draft
    found = by_years(draft.header, len(groups.periods), around.vocabulary, around.year_end)
    return replace(draft, rebuilt=found) if found else draft


def _amounts_of(
    draft: _Draft, around: Surroundings, style: NumberStyle, hints: Hints
) -> Iterator[tuple[int, str, Decimal]]:
    """The amounts of a table in full units, each with its column and the last line of its label."""
    marks = {mark.column: mark.mark for mark in draft.header.units}
    shared = {mark.mark for mark in draft.header.units if mark.mark.measure is Measure.AMOUNT}
    own = next(iter(shared)) if len(shared) == 1 else _fallback(draft, around, hints)
    for line in draft.grid.body:
        label = text_at(line, draft.grid.label)
        for cell in line:
            mark = marks.get(cell.column, own)
            if cell.column in draft.grid.values and mark and mark.measure is Measure.AMOUNT:
                for figure in figures(cell.text, style):
                    if figure.value:
                        yield cell.column, label, figure.value.scaleb(mark.scale)


def _known(
    drafts: list[_Draft], vocabulary: Vocabulary, unit: UnitMark | None, style: NumberStyle, hints: Hints
) -> Known:
    """The periods with which amounts stand in the tables whose columns are settled."""
    direct: dict[Decimal, frozenset[Period]] = {}
    tables: list[dict[tuple[str, Period], Decimal]] = []
    for draft in drafts:
        around = _around(draft, vocabulary, unit, hints)
        columns, _, _ = columns_of(draft.grid, draft.header, around, "", draft.rebuilt)
        periods = {column.index: column.period for column in columns}
        values: dict[tuple[str, Period], Decimal] = {}
        for column, label, value in _amounts_of(draft, around, style, hints):
            period = periods.get(column)
            if period:
                direct[abs(value)] = direct.get(abs(value), frozenset()) | {period}
                values[label, period] = value
        tables.append(values)
    return Known(direct, derived_figures(tables))


def _fallback(draft: _Draft, around: Surroundings, hints: Hints) -> UnitMark | None:
    """The unit that stands over a table outside its columns: beside the header, above the table, or in the document."""
    labels = [line[0].text for line in draft.grid.header if line[0].text]
    headed = next((mark for label in labels if (mark := unit_mark(label, hints.currency))), None)
    stated = (*labels, draft.context.lead, *reversed(draft.context.headings))
    phrased = next((mark for text in stated if (mark := unit_phrase(text, hints.currency))), None)
    return headed or phrased or around.unit


def _table(
    name: str, draft: _Draft, around: Surroundings, style: NumberStyle, hints: Hints
) -> tuple[Table, tuple[LineItem, ...], tuple[Finding, ...]]:
    """One table with its line items and findings."""
    columns, settled, told = columns_of(draft.grid, draft.header, around, name, draft.rebuilt)
    rows, row_findings = logical_rows(draft.grid, style)
    lines = (*draft.grid.header, *draft.grid.body)
    table = Table(
        id=name,
        caption=draft.context.caption,
        headings=draft.context.headings,
        statement=draft.statement,
        columns=columns,
        rows=rows,
        raw=lines,
        header_lines=len(draft.grid.header),
        resolved=settled,
    )
    source = ItemsOf(table, style, _fallback(draft, around, hints), hints.currency, frozenset())
    printed = amounts(source, frozenset({Measure.AMOUNT, Measure.UNKNOWN, Measure.TEXT}))
    footings = find_footings(rows, printed)
    table = replace(table, footings=footings, rows=with_total_paths(rows, footings))
    near = near_sums(table.rows, printed)
    proved = proved_blanks(footings, amounts(source, frozenset(Measure))) | blank_nils(table, near, printed)
    moved = misplaced(draft.grid, table.rows, footings, printed, style)
    doubted = {**doubts(table.rows, columns, footings, near, printed, style), **moved}
    shares = amounts(replace(source, table=table), frozenset({Measure.PERCENT}))
    table, restored = restore(table, without(printed, moved), without(shares, moved), doubted)
    source = replace(source, table=table, proved=proved, doubted=doubted, restored=restored)
    items, item_findings = line_items(source)
    return table, items, (*told, *row_findings, *item_findings) if columns else ()


def _blocks(document: RawDocument, tables: list[Table]) -> Iterator[Block]:
    """The document's blocks with every raw table replaced by what it means."""
    understood = iter(tables)
    for block in document.blocks:
        yield next(understood) if isinstance(block, RawTable) else block


def _cell_places(tables: list[Table], items: list[LineItem]) -> Iterator[TextAt]:
    """The places of the cells that give line items."""
    by_name = {table.id: table for table in tables}
    for item in items:
        for cell in by_name[item.table].rows[item.row].cells:
            if cell.column == item.column:
                yield cell.place


__all__ = ["Hints", "extract"]
