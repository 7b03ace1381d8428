"""How a table is laid out: its columns from left to right, the words over them, its rows with nothing left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tieout.model import Cell, Row, RowRole, Table

# A word torn over two cells is often garbled at the tear, by one character.
_TORN = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """``columns`` are the indices of the columns that hold anything, the label's (``label``) among them.

    ``textual`` are those that hold phrases, not figures; ``words`` stand over the columns, from top to bottom.
    """

    label: int
    columns: tuple[int, ...]
    textual: frozenset[int]
    words: Mapping[int, tuple[str, ...]]
    rows: tuple[Row, ...]


def layout(table: Table) -> Layout:
    """The layout of a resolved table."""
    label = _label_column(table)
    rows = _with_left_out(table)
    words = _words(table)
    used = {label, *words, *(column.index for column in table.columns)}
    used |= {cell.column for row in rows for cell in row.cells if cell.text.strip()}
    textual = {cell.column for row in rows for cell in row.cells if _is_phrase(cell.text)}
    return Layout(label, tuple(sorted(used)), frozenset({label, *textual}), words, rows)


def _is_phrase(text: str) -> bool:
    return len(text.split()) > 1 and not any(char.isdigit() for char in text)


def _label_column(table: Table) -> int:
    """The column in which the rows' labels stand: the first, unless a note or serial number stands before them."""
    columns = {cell.place: cell.column for line in table.raw for cell in line}
    labels = [columns[run.place] for row in table.rows for run in row.label_runs if run.place in columns]
    return max(sorted(set(labels)), key=labels.count) if labels else 0


def _words(table: Table) -> dict[int, tuple[str, ...]]:
    """The words over each column: the rejoined headings, then what the page's header says there beyond them."""
    words = {column.index: [text for text in column.headings if text] for column in table.columns}
    known = [_letters(text) for texts in words.values() for text in texts]
    for line in table.raw[: table.header_lines]:
        for cell in line:
            if not _stands_in(_letters(cell.text), known):
                words.setdefault(cell.column, []).append(cell.text.strip())
    return {index: tuple(texts) for index, texts in words.items() if texts}


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _stands_in(piece: str, known: Iterable[str]) -> bool:
    """Whether a piece of a header is part of a known heading, but for one garbled character at either end."""
    ways = (piece, piece[1:], piece[:-1]) if len(piece) >= _TORN else (piece,)
    return not piece or any(way in text for text in known for way in ways)


def _with_left_out(table: Table) -> tuple[Row, ...]:
    """The rows, and a row of noise for each line of the body that holds cells which no row has."""
    shown = {cell.place for row in table.rows for cell in row.cells}
    shown |= {run.place for row in table.rows for run in row.label_runs}
    noise = {row.line for row in table.rows if row.role is RowRole.NOISE}
    rows = list(table.rows)
    for line in table.raw[table.header_lines :]:
        left: tuple[Cell, ...] = tuple(cell for cell in line if cell.text.strip() and cell.place not in shown)
        if left and left[0].place.line not in noise:
            at = next((at for at, row in enumerate(rows) if row.line >= left[0].place.line), len(rows))
            rows.insert(at, Row(RowRole.NOISE, "", (), (), left, left[0].place.line))
    return tuple(rows)


__all__ = ["Layout", "layout"]
