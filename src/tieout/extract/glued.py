"""Tables whose columns were lost in drawing: several figures, or several rows, stand glued in the label's cell.

The figures of one row come in a pattern (amount, percentage, amount, …) that most rows share. Rows are cut where a
label follows figures; a row printed again is left as read; one that lacks a figure is placed where the pattern leaves
only one place for the gap. A last column that stands apart in cells of its own, some lines too low, is laid to its rows
by recomputing: a percentage belongs to the row whose last amount gives it on the base that the certain rows share.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tieout.diagnostics import TextAt
from tieout.extract.numbers import Figure, NumberStyle, figures
from tieout.extract.shares import ROUNDED, base_bounds
from tieout.model import Cell, CellState, RawTable

_MANY = 3
_CERTAIN = 3


@dataclass(frozen=True, slots=True)
class _Piece:
    """A label with the figures glued behind it, and the line it stands on; ``alone`` if nothing else stands there."""

    line: int
    label: Cell
    figures: tuple[Cell, ...]
    alone: bool


def unglue(table: RawTable, style: NumberStyle) -> RawTable:
    """A table with its glued figures in cells of their own; any other table as it is."""
    pieces = [piece for at, line in enumerate(table.lines) for piece in _pieces(at, line[0], style)]
    full = [piece for piece in pieces if len(piece.figures) >= _MANY]
    told = sum(_any_figure(line, style) for line in table.lines)
    if not full or len({piece.line for piece in full}) * 3 < told:
        return table
    pattern = Counter(_form(piece, style) for piece in full).most_common(1)[0][0]
    rows = _rows(pieces, pattern, style)
    if len(rows) < _CERTAIN:
        return table
    return RawTable(tuple(_lines(table, rows, len(pattern), style)))


def _any_figure(line: tuple[Cell, ...], style: NumberStyle) -> bool:
    """Whether a line holds any figure."""
    return any(_figure(word, style) for cell in line for word in cell.text.split())


def _figure(text: str, style: NumberStyle) -> Figure | None:
    """The figure that a word is, or None."""
    found = figures(text, style)
    return found[0] if len(found) == 1 and found[0].state is CellState.VALUE else None


def _pieces(at: int, cell: Cell, style: NumberStyle) -> Iterator[_Piece]:
    """The labels of a cell, each with the figures that follow it."""
    groups: list[tuple[list[re.Match[str]], list[re.Match[str]]]] = []
    for word in re.finditer(r"\S+", cell.text):
        told = _figure(word.group(), style) is not None
        if not groups or (not told and groups[-1][1]):
            groups.append(([], []))
        groups[-1][1 if told else 0].append(word)
    for words, numbers in groups:
        first = (words or numbers)[0].start()
        label = cell.text[first : words[-1].end()] if words else ""
        yield _Piece(
            at,
            Cell(label, _at(cell, first), 0),
            tuple(Cell(word.group(), _at(cell, word.start()), 0) for word in numbers),
            len(groups) == 1,
        )


def _at(cell: Cell, offset: int) -> TextAt:
    """The place of a character of a cell."""
    return TextAt(cell.place.file, cell.place.line, cell.place.column + offset)


def _form(piece: _Piece, style: NumberStyle) -> tuple[int, ...]:
    """How many decimals each figure of a piece shows: what tells amounts from percentages."""
    return tuple(found.places for cell in piece.figures if (found := _figure(cell.text, style)))


def _rows(pieces: list[_Piece], pattern: tuple[int, ...], style: NumberStyle) -> dict[int, list[_Piece]]:
    """The pieces that are rows, by line: of the pattern or with one figure lost, printed for the first time.

    The cells of their figures have the columns of the pattern, counted from 1.
    """
    rows: dict[int, list[_Piece]] = {}
    seen: list[tuple[str, tuple[str, ...]]] = []
    for piece in pieces:
        columns = _columns(_form(piece, style), pattern)
        texts = tuple(cell.text for cell in piece.figures)
        again = any(texts == known and label.endswith(piece.label.text) for label, known in seen)
        if columns is None or again:
            continue
        seen.append((piece.label.text, texts))
        cells = tuple(replace(cell, column=column) for cell, column in zip(piece.figures, columns, strict=True))
        rows.setdefault(piece.line, []).append(replace(piece, figures=cells))
    return rows


def _columns(form: tuple[int, ...], pattern: tuple[int, ...]) -> tuple[int, ...] | None:
    """The columns of figures that show the pattern, or the pattern with one gap where only one place fits it."""
    whole = tuple(range(1, len(pattern) + 1))
    if form == pattern:
        return whole
    if len(form) != len(pattern) - 1 or len(form) < _MANY:
        return None
    gaps = [at for at in range(len(pattern)) if pattern[:at] + pattern[at + 1 :] == form]
    return tuple(column for column in whole if column != gaps[0] + 1) if len(gaps) == 1 else None


def _lines(
    table: RawTable, rows: dict[int, list[_Piece]], width: int, style: NumberStyle
) -> Iterator[tuple[Cell, ...]]:
    """The lines of the table, rows cut apart, other lines as read, the column that stands apart laid to its rows."""
    apart = {at: cell for at, line in enumerate(table.lines) for cell in line[1:2] if _figure(cell.text, style)}
    laid = _laid(rows, apart, width, style)
    used = {cell.place for cell in laid.values()}
    for at, line in enumerate(table.lines):
        rest = [cell for cell in line[1:] if cell.place not in used and cell.text]
        if at not in rows:
            yield from _left_over(line[0], style)
        for piece in rows.get(at, ()):
            last = laid.get(piece.label.place)
            tail = (replace(last, column=width + 1),) if last else ()
            yield _padded((piece.label, *piece.figures, *tail), width + 1)
        for cell in rest:
            stray = (replace(cell, column=0),) if _figure(cell.text, style) else None
            yield stray or (replace(line[0], text=""), replace(cell, column=width + 1))


def _left_over(cell: Cell, style: NumberStyle) -> Iterator[tuple[Cell, ...]]:
    """A cell that holds no row: as read where rows are glued in it, else its words and then its stray figures."""
    pieces = list(_pieces(0, cell, style))
    if len(pieces) != 1 or len(pieces[0].figures) >= _MANY:
        yield (cell,)
        return
    if pieces[0].label.text:
        yield (pieces[0].label,)
    yield from ((stray,) for stray in pieces[0].figures)


def _padded(cells: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    """Cells with an empty one for each column that is missing, at the place of the cell before."""
    by_column = {cell.column: cell for cell in cells}
    padded = [by_column[0]]
    for column in range(1, width + 1):
        before = padded[-1]
        blank = Cell("", _at(before, len(before.text)), column)
        padded.append(by_column.get(column, blank))
    return tuple(padded)


def _laid(rows: dict[int, list[_Piece]], apart: dict[int, Cell], width: int, style: NumberStyle) -> dict[TextAt, Cell]:
    """The figures that stand apart, by the place of the label of their row."""
    ordered = [piece for at in sorted(rows) for piece in rows[at]]
    certain = {piece.label.place: apart[piece.line] for piece in ordered if piece.alone and piece.line in apart}
    pairs = []
    for piece in ordered:
        amount, share = _last(piece, width, style), certain.get(piece.label.place)
        if amount and share and (percent := _figure(share.text, style)) and percent.value and abs(percent.value) > 1:
            pairs.append((amount, percent.value))
    low, high = base_bounds(pairs, ROUNDED)
    if len(certain) < _CERTAIN or low > high:
        return {}
    laid = dict(certain)
    loose = [apart[at] for at in sorted(apart) if apart[at] not in certain.values()]
    for piece in ordered:
        amount = _last(piece, width, style)
        if piece.label.place in laid or amount is None:
            continue
        fitting = [at for at, cell in enumerate(loose) if _is_share(cell, amount, low, high, style)]
        if fitting:
            laid[piece.label.place] = loose[fitting[0]]
            loose = loose[fitting[0] + 1 :]
    return laid


def _last(piece: _Piece, width: int, style: NumberStyle) -> Decimal | None:
    """The amount in the last column of the pattern."""
    cell = next((cell for cell in piece.figures if cell.column == width), None)
    found = _figure(cell.text, style) if cell else None
    return found.value if found else None


def _is_share(cell: Cell, amount: Decimal, low: Decimal, high: Decimal, style: NumberStyle) -> bool:
    """Whether a percentage is that of an amount on a base between two bounds, within its rounding."""
    found = _figure(cell.text, style)
    if not found or found.value is None:
        return False
    bounds = sorted((amount * 100 / low, amount * 100 / high))
    return bounds[0] - ROUNDED <= found.value <= bounds[1] + ROUNDED


__all__ = ["unglue"]
