"""Tables as XHTML: caption, header cells with their scope, row labels, sections, totals; every cell as read."""

from collections.abc import Iterable, Sequence

from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl._figures import Figures
from tieout.ixbrl._headers import header_rows
from tieout.ixbrl._xml import Element, Piece, add, put
from tieout.model import Cell, Measure, Row, RowRole, Run, Table

_WIDE = 7
_DEEPEST = 4


def write_table(parent: Element, table: Table, caption: Iterable[Piece], figures: Figures) -> None:
    """Write ``table`` under ``parent``, in a box that scrolls where the table is wider than the page."""
    indices = _grid(table)
    wide = " wide" if len(indices) > _WIDE else ""
    kind = "figures" if table.resolved else "raw"
    element = _open(_open(parent, "div", "table"), "table", f"{kind}{wide}", identifier=table.id)
    if words := _worded(caption):
        put(_open(element, "caption"), words)
    if table.resolved:
        _write_header(element, table, indices)
        _write_rows(element, table, indices, figures)
    else:
        _write_raw(element, table, indices, figures)


def runs_pieces(runs: Sequence[Run], figures: Figures) -> list[Piece]:
    """The text of ``runs`` in order, a blank between two lines, with the elements of the facts inside it."""
    pieces: list[Piece] = []
    for number, run in enumerate(runs):
        pieces += [" "] if number else []
        pieces += figures.pieces(run.text, run.place)
    return pieces


def _grid(table: Table) -> list[int]:
    """The indices of the columns that hold anything, without the label's."""
    if not table.resolved:
        return list(range(1, max((len(line) for line in table.raw), default=1)))
    used = {column.index for column in table.columns}
    used |= {cell.column for row in table.rows for cell in row.cells if cell.text.strip()}
    return sorted(used - {0})


def _write_header(element: Element, table: Table, indices: Sequence[int]) -> None:
    words = {column.index: tuple(text for text in column.headings if text) for column in table.columns}
    levels = header_rows([words.get(index, ()) for index in indices])
    if not levels:
        return
    head = _open(element, "thead")
    for number, level in enumerate(levels):
        line = _open(head, "tr")
        if number == 0:
            _open(line, "td", span=("rowspan", len(levels)))
        for cell in level:
            scope = "colgroup" if cell.columns > 1 else "col"
            tag = "th" if cell.text else "td"
            target = _open(line, tag, scope=scope if cell.text else "", span=("colspan", cell.columns))
            put(target, [cell.text])


def _write_rows(element: Element, table: Table, indices: Sequence[int], figures: Figures) -> None:
    header_lines = {line[0].place.line for line in table.raw[: table.header_lines] if line}
    textual = {column.index for column in table.columns if column.measure is Measure.TEXT}
    body: Element | None = None
    previous: RowRole | None = None
    for row in table.rows:
        if row.role is RowRole.HEADER and row.line in header_lines:
            continue
        if body is None or (row.role is RowRole.SECTION and previous is not RowRole.SECTION):
            body = _open(element, "tbody")
        previous = row.role
        _write_row(body, row, indices, textual, figures)
    if body is None:  # XHTML wants a row in every table
        _open(_open(_open(element, "tbody"), "tr"), "td")


def _write_row(body: Element, row: Row, indices: Sequence[int], textual: set[int], figures: Figures) -> None:
    cells = {cell.column: cell for cell in row.cells}
    line = _open(body, "tr", row.role.value)
    label = _label(row, cells, figures)
    empty = not any(cells[index].text.strip() for index in indices if index in cells)
    section = row.role is RowRole.SECTION and empty
    depth = min(len(row.label_path), _DEEPEST)
    scope = ("rowgroup" if section else "row") if label else ""
    span = ("colspan", len(indices) + 1 if section else 1)
    put(_open(line, "th" if label else "td", f"d{depth}" if depth else "", scope=scope, span=span), label)
    for index in () if section else indices:
        _write_cell(line, cells.get(index), "text" if index in textual else "", figures)


def _label(row: Row, cells: dict[int, Cell], figures: Figures) -> list[Piece]:
    """The label as it stands on the page, line by line; without its lines, as it was joined."""
    runs = row.label_runs or tuple(Run(cell.text, cell.place) for cell in (cells.get(0),) if cell)
    return _worded(runs_pieces(runs, figures) if runs else [row.label])


def _worded(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, or none where they show nothing."""
    kept = list(pieces)
    return kept if any(not isinstance(piece, str) or piece.strip() for piece in kept) else []


def _write_cell(line: Element, cell: Cell | None, kind: str, figures: Figures) -> None:
    pieces = figures.pieces(cell.text, cell.place) if cell else []
    # A closing parenthesis hangs to the right of the digits, so that the digits of a column stand under each other.
    hanging = "hang" if cell and cell.text.rstrip().endswith((")", "%")) and not kind else ""
    put(_open(line, "td", kind or hanging), pieces)


def _write_raw(element: Element, table: Table, indices: Sequence[int], figures: Figures) -> None:
    """The lines as they were read: what is no table to us may still be one to a reader's eyes."""
    body = _open(element, "tbody")
    for number, cells in enumerate(table.raw):
        line = _open(body, "tr")
        header = number < table.header_lines
        for index in (0, *indices):
            cell = cells[index] if index < len(cells) else None
            named = cell is not None and cell.text.strip() and (header or index == 0)
            scope = ("col" if header else "row") if named else ""
            target = _open(line, "th" if named else "td", scope=scope)
            put(target, figures.pieces(cell.text, cell.place) if cell else [])


def _open(
    parent: Element,
    tag: str,
    kind: str = "",
    *,
    identifier: str = "",
    scope: str = "",
    span: tuple[str, int] = ("", 1),
) -> Element:
    attributes = {"id": identifier, "class": kind.strip(), "scope": scope, span[0]: str(span[1]) if span[1] > 1 else ""}
    given = {name: value for name, value in attributes.items() if value}
    element = add(parent, f"{{{ns.XHTML}}}{tag}", given, "" if tag in {"td", "th", "caption"} else "\n")
    element.tail = "\n"
    return element


__all__ = ["runs_pieces", "write_table"]
