"""Tables as XHTML: caption, header cells with their scope, row labels, sections, totals; every cell as read."""

from collections.abc import Iterable, Sequence

from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl._figures import Figures
from tieout.ixbrl._headers import header_rows
from tieout.ixbrl._layout import Layout, layout
from tieout.ixbrl._xml import Element, Piece, add, put
from tieout.model import Cell, Row, RowRole, Run, Table

_WIDE = 8
_DEEPEST = 4


def write_table(parent: Element, table: Table, caption: Iterable[Piece], figures: Figures) -> None:
    """Write ``table`` under ``parent``, in a box that scrolls where the table is wider than the page."""
    grid = layout(table)
    width = len(grid.columns) if table.resolved else max(map(len, table.raw), default=0)
    kind = ("figures" if table.resolved else "raw") + (" wide" if width > _WIDE else "")
    element = _open(_open(parent, "div", kind="table"), "table", kind=kind, identifier=table.id)
    if words := _worded(caption):
        put(_open(element, "caption"), words)
    if table.resolved:
        _write_header(element, grid)
        _write_rows(element, grid, figures)
    else:
        _write_raw(element, table, width, figures)


def runs_pieces(runs: Sequence[Run], figures: Figures) -> list[Piece]:
    """The text of ``runs`` in order, a blank between two lines, with the elements of the facts inside it."""
    pieces: list[Piece] = []
    for number, run in enumerate(runs):
        pieces += [" "] if number else []
        pieces += figures.pieces(run.text, run.place)
    return pieces


def _write_header(element: Element, grid: Layout) -> None:
    levels = header_rows([grid.words.get(index, ()) for index in grid.columns])
    head = _open(element, "thead") if levels else element
    for level in levels:
        line = _open(head, "tr")
        at = 0
        for cell in level:
            scope = ("colgroup" if cell.columns > 1 else "col") if cell.text else ""
            kind = "text" if cell.text and grid.columns[at] in grid.textual else ""
            put(_open(line, "th" if cell.text else "td", kind=kind, scope=scope, columns=cell.columns), [cell.text])
            at += cell.columns


def _write_rows(element: Element, grid: Layout, figures: Figures) -> None:
    body = _open(element, "tbody")
    previous: Row | None = None
    for row in grid.rows:
        if previous and row.role is RowRole.SECTION and previous.role is not RowRole.SECTION:
            body = _open(element, "tbody")
        _write_row(body, row, grid, figures)
        previous = row
    if previous is None:  # XHTML wants a row in every table
        _open(_open(body, "tr"), "td")


def _write_row(body: Element, row: Row, grid: Layout, figures: Figures) -> None:
    cells = {cell.column: cell for cell in row.cells}
    line = _open(body, "tr", kind=row.role.value)
    label = _label(row, cells.get(grid.label), figures)
    filled = any(cells[index].text.strip() for index in grid.columns if index in cells and index != grid.label)
    if row.role is RowRole.SECTION and label and not filled:
        put(_open(line, "th", kind=_depth(row), scope="rowgroup", columns=len(grid.columns)), label)
        return
    for index in grid.columns:
        if index == grid.label:
            put(_open(line, "th" if label else "td", kind=_depth(row), scope="row" if label else ""), label)
        else:
            _write_cell(line, cells.get(index), index in grid.textual, figures)


def _depth(row: Row) -> str:
    return f"d{min(len(row.label_path), _DEEPEST)}" if row.label_path else ""


def _label(row: Row, cell: Cell | None, figures: Figures) -> list[Piece]:
    """The label as it stands on the page, line by line; without its lines, as the cell or the row has it."""
    runs = row.label_runs or ((Run(cell.text, cell.place),) if cell else ())
    return _worded(runs_pieces(runs, figures) if runs else [row.label])


def _worded(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, or none where they show nothing."""
    kept = list(pieces)
    return kept if any(not isinstance(piece, str) or piece.strip() for piece in kept) else []


def _write_cell(line: Element, cell: Cell | None, textual: bool, figures: Figures) -> None:
    # A closing parenthesis hangs to the right of the digits, so that the digits of a column stand under each other.
    hanging = "hang" if cell and cell.text.rstrip().endswith((")", "%")) else ""
    target = _open(line, "td", kind="text" if textual else hanging)
    put(target, figures.pieces(cell.text, cell.place) if cell else [])


def _write_raw(element: Element, table: Table, width: int, figures: Figures) -> None:
    """The lines as they were read: what is no table to us may still be one to a reader's eyes."""
    body = _open(element, "tbody")
    for number, cells in enumerate(table.raw):
        line = _open(body, "tr")
        header = number < table.header_lines
        for index in range(width):
            cell = cells[index] if index < len(cells) else None
            named = cell is not None and cell.text.strip() and (header or index == 0)
            scope = ("col" if header else "row") if named else ""
            target = _open(line, "th" if named else "td", scope=scope)
            put(target, figures.pieces(cell.text, cell.place) if cell else [])


def _open(
    parent: Element, tag: str, *, kind: str = "", identifier: str = "", scope: str = "", columns: int = 1
) -> Element:
    attributes = {
        "id": identifier,
        "class": kind,
        "scope": scope,
        "colspan": str(columns) if columns > 1 else "",
    }
    given = {name: value for name, value in attributes.items() if value}
    element = add(parent, f"{{{ns.XHTML}}}{tag}", given, "" if tag in {"td", "th", "caption"} else "\n")
    element.tail = "\n"
    return element


__all__ = ["runs_pieces", "write_table"]
