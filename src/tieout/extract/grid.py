"""The grid of a raw table: which lines are header, which column holds the labels, which columns hold figures."""

import re
from collections import Counter
from dataclasses import dataclass

from tieout.extract.marks import audit_mark, plain_text, unit_mark, unit_phrase
from tieout.extract.numbers import NumberStyle, figures
from tieout.extract.phrases import read_phrase
from tieout.model import Cell, CellState, RawTable

Line = tuple[Cell, ...]

NOTE_WORDS = frozenset({"note", "notes", "note no", "note no.", "notes no.", "ref", "ref."})
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d")
_YEARS = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?:\D+(?:19|20)\d\d)*", re.IGNORECASE)
_MARK_ONLY = re.compile(r"(?:\(\d{1,2}\)\s*)+")
_ORDINAL = re.compile(r"\d{1,3}[.)]?")
_FIGURE_STATES = frozenset({CellState.VALUE, CellState.NIL, CellState.REDACTED, CellState.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Grid:
    """A raw table cut into header and body; ``label``, ``values`` and ``notes`` are column indices.

    ``values`` are the columns that hold figures, from left to right; ``notes`` those that hold numbers of notes.
    """

    header: tuple[Line, ...]
    body: tuple[Line, ...]
    label: int
    values: tuple[int, ...]
    notes: tuple[int, ...]


def cut(table: RawTable, style: NumberStyle) -> Grid:
    """Cut a raw table into header and body and tell its columns apart; one of words alone has no columns of figures."""
    lines = enumerate(table.lines)
    size = next((at for at, line in lines if not _is_blank(line) and not _is_header(line, style)), len(table.lines))
    header, body = table.lines[:size], table.lines[size:]
    label = _label_column(header, body)
    notes = _note_columns(header, body, label)
    counts = _column_counts(body, style)
    values = tuple(
        column for column in sorted(counts) if column > label and column not in notes and _holds_figures(counts[column])
    )
    values = _without_overflow(values, counts, header)
    told = any(
        _is_figure(cell.text, style) and not _MARK_ONLY.fullmatch(cell.text) for line in body for cell in line[1:]
    )
    return Grid(header, body, label, values if header or told else (), notes)


def _is_blank(line: Line) -> bool:
    """Whether all cells of a line are empty."""
    return not any(cell.text for cell in line)


def _without_overflow(
    values: tuple[int, ...], counts: dict[int, Counter[CellState]], header: tuple[Line, ...]
) -> tuple[int, ...]:
    """Columns of figures without those at the right end under no header, into which a few displaced lines run over."""
    headed = max((cell.column for line in header for cell in line if cell.text), default=0)
    usual = max((sum(counts[column][state] for state in _FIGURE_STATES) for column in values), default=0)
    while values and header and values[-1] > headed:
        if sum(counts[values[-1]][state] for state in _FIGURE_STATES) * 4 > usual:
            break
        values = values[:-1]
    return values


def text_at(line: Line, column: int) -> str:
    """The text of the cell in ``column``, or nothing where the line is shorter."""
    return line[column].text if column < len(line) else ""


def has_letters(text: str) -> bool:
    """Whether the text holds a letter."""
    return any(char.isalpha() for char in text)


def _is_header(line: Line, style: NumberStyle) -> bool:
    """Whether a line at the top of a table belongs to its header: it names periods, units or columns, no figures."""
    label, rest = line[0].text, [cell.text for cell in line[1:] if cell.text]
    figure_cells = [text for text in rest if _is_figure(text, style)]
    word_cells = [text for text in rest if has_letters(plain_text(text))]
    plain = [plain_text(text) for text in rest]
    years = any(_YEARS.fullmatch(text) or _DATE.fullmatch(text) or re.match(r"20\d\d\b", text) for text in plain)
    if not rest:
        return _names_unit_or_period(label)
    if not label:
        if all(_MARK_ONLY.fullmatch(text) for text in rest):
            return True
        return years or not figure_cells or len(word_cells) >= len(figure_cells) > 0
    told = years or len(word_cells) > 1 or any(unit_mark(text) for text in rest)
    return told and not figure_cells and not any(_is_nil_or_redacted(text, style) for text in rest)


def _names_unit_or_period(label: str) -> bool:
    """Whether a label that stands alone is part of the header: a unit, the word Note, or a period."""
    if label.casefold() in NOTE_WORDS or unit_mark(label) or audit_mark(label) is not None:
        return True
    reading = read_phrase((label,))
    return bool(unit_phrase(label) or (reading.phrase and reading.distance <= 1) or reading.day)


def _is_figure(text: str, style: NumberStyle) -> bool:
    """Whether a cell holds a figure that is not a year, a unit mark or a mark of a note."""
    plain = plain_text(text)
    if _YEARS.fullmatch(plain) or _DATE.fullmatch(plain) or unit_mark(plain):
        return False
    return any(figure.state is CellState.VALUE for figure in figures(text, style))


def _is_nil_or_redacted(text: str, style: NumberStyle) -> bool:
    """Whether a cell holds a dash, a redaction or N/A."""
    return figures(text, style)[0].state in _FIGURE_STATES - {CellState.VALUE}


def _label_column(header: tuple[Line, ...], body: tuple[Line, ...]) -> int:
    """The first column, or the second where the first only counts the rows (``No.``)."""
    firsts = [line[0].text for line in body if line[0].text]
    ordinals = [text for text in firsts if _ORDINAL.fullmatch(text)]
    if firsts and len(ordinals) == len(firsts) and sum(has_letters(text_at(line, 1)) for line in body) * 2 > len(body):
        return 1
    return 0


def _note_columns(header: tuple[Line, ...], body: tuple[Line, ...], label: int) -> tuple[int, ...]:
    """Columns headed Note.

    Where that word stands over the labels, it may head a narrow column of note numbers beside them.
    """
    headed = {cell.column for line in header for cell in line if cell.text.casefold() in NOTE_WORDS}
    columns = {column for column in headed if column > label}
    if headed and not columns:
        texts = [text_at(line, label + 1) for line in body if text_at(line, label + 1)]
        if texts and all(
            re.fullmatch(r"\d{1,2}(?:\.\d+)?(?:\([a-z]\))?(?:\s*[,&]\s*\d{1,2})*", text) for text in texts
        ):
            columns.add(label + 1)
    return tuple(sorted(columns))


def _column_counts(body: tuple[Line, ...], style: NumberStyle) -> dict[int, Counter[CellState]]:
    """How many cells of each state every column of the body holds."""
    counts: dict[int, Counter[CellState]] = {}
    for line in body:
        for cell in line:
            counts.setdefault(cell.column, Counter())[figures(cell.text, style)[0].state] += 1
    return counts


def _holds_figures(counts: Counter[CellState]) -> bool:
    """Whether a column holds figures rather than words."""
    told = sum(counts[state] for state in _FIGURE_STATES)
    return told > 0 and told + counts[CellState.UNRESOLVED] >= counts[CellState.TEXT]


__all__ = ["NOTE_WORDS", "Grid", "Line", "cut", "has_letters", "text_at"]
