r"""Number tokens: every match of ``\d[\d,]*(?:\.\d+)?`` in the raw text, put into exactly one class.

A token in a cell that gives a line item is a table figure; the others are told by where they stand and by the words
around them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from tieout.diagnostics import TextAt
from tieout.extract.grid import Grid, Line
from tieout.extract.marks import unit_mark
from tieout.extract.numbers import TOKEN
from tieout.model import Cell, NumberToken, RawDocument, Table, TokenClass

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_AFTER_AMOUNT = r"(?!\s*(?:%|per\s?cent|million|billion|thousand|days?\b|customers|employees|members|\.\d|,\d))"
_BEFORE_AMOUNT = r"(?<![$€£¥\d.,])(?<!RMB)(?<!HK)(?<!US)"

# The first pattern that covers a token names its class.
_PROSE: tuple[tuple[TokenClass, str, re.Pattern[str]], ...] = (
    (
        TokenClass.ORDINAL,
        "the marker of a list or note",
        re.compile(r"^\s*(?:[-•–]\s*)?(?:\(\d{1,2}\)|\d{1,2}[.)](?=\s))"),
    ),
    (TokenClass.ORDINAL, "a section number", re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-Z])")),
    (
        TokenClass.PERIOD,
        "a date",
        re.compile(rf"\b{_MONTH}\s+\d{{1,2}}(?:\s?(?:,|and|to|-)\s?\d{{1,2}})*(?:,?\s+{_YEAR})?(?!\d)"),
    ),
    (TokenClass.PERIOD, "a date", re.compile(rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+{_YEAR})?(?!\d)")),
    (TokenClass.PERIOD, "a date", re.compile(rf"\b{_YEAR}-\d\d-\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}\b")),
    (
        TokenClass.PERIOD,
        "a number of months",
        re.compile(r"\b\d{1,2}[\s-]months?\b(?=\s+(?:period\s+)?(?:ended|from|after|ending))", re.IGNORECASE),
    ),
    (
        TokenClass.NAME,
        "part of the name of a standard or law",
        re.compile(r"\b(?:IFRS|IAS|HKFRS|HKAS|IFRIC|SIC|ISA|ISO|GAAP|ASC)s?\s?\d+[\d.()a-z]*"),
    ),
    (
        TokenClass.ORDINAL,
        "the number of a note, rule, section or page",
        re.compile(
            r"\b(?:notes?|rules?|sections?|articles?|paragraphs?|chapters?|appendix|appendices|annex|schedule|pages?|"
            r"item|level|phase|tier|part|nos?\.?|clause)\s+"
            r"\d+(?:\.\d+)*(?:\([a-z0-9]+\))*(?:\s*(?:,|and|to|or|-|–|&)\s*\d+(?:\.\d+)*)*",
            re.IGNORECASE,
        ),
    ),
    (TokenClass.ORDINAL, "a number in parentheses that counts or refers", re.compile(r"(?<![\w)])\(\d{1,2}\)")),
    (TokenClass.ORDINAL, "an ordinal", re.compile(r"\b\d+(?:st|nd|rd|th)\b")),
    (TokenClass.UNIT, "thousands in a unit mark", re.compile(r"['’‘`]\s?0{3}\b")),
    (
        TokenClass.NAME,
        "part of a name",
        re.compile(r"[A-Za-z]+-?\d[\d.]*(?![\d,]*\s*(?:million|billion|%))(?<=[A-Za-z\d.])(?![\d,.]*\d)"),
    ),
    (TokenClass.NAME, "part of a name", re.compile(r"(?<![\d.,$€£¥])\b\d{1,2}[A-Z][A-Za-z]*\b")),
    (
        TokenClass.PERIOD,
        "a year",
        re.compile(rf"{_BEFORE_AMOUNT}\b{_YEAR}(?:\s*[/–-]\s*(?:\d\d)?\d\d)?\b{_AFTER_AMOUNT}"),
    ),
)
_CURRENCY_STUCK = re.compile(r"\b(?:RMB|HK|US|[A-Z]{3})\s*\\?\$?\d")
_LABEL_DATE = re.compile(
    rf"\b\d{{1,2}}\s+{_MONTH}(?:,?\s+{_YEAR})?|\b{_MONTH}\s+\d{{1,2}}(?:,?\s+{_YEAR})?|\b{_YEAR}\b"
)
_LABEL_MARK = re.compile(r"[\s$]*\^?\{?\(\d{1,2}\)\}?\$?\s*$|\s\d$")
_MARKS = re.compile(r"(?:\(\d{1,2}\)\s*)+")
_LABEL_UNIT = re.compile(r"['’‘`]\s?0{3}\b")
_GLUED = re.compile(r"\d{1,3}(?:,\d{3})+")


def number_tokens(
    document: RawDocument, tables: tuple[tuple[Table, Grid], ...], figures: frozenset[TextAt]
) -> tuple[NumberToken, ...]:
    """Every number token of the document in reading order. ``figures`` are the places of cells that give line items."""
    lines: dict[int, list[tuple[Cell, Table, Grid]]] = {}
    for table, grid in tables:
        for line in (*grid.header, *grid.body):
            for cell in line:
                lines.setdefault(cell.place.line, []).append((cell, table, grid))
    tokens = []
    for at, text in enumerate(document.lines, start=1):
        for found in TOKEN.finditer(text):
            place = TextAt(document.name, at, found.start() + 1)
            inside = _cell_at(lines.get(at, []), place.column)
            kind, why = _in_cell(*inside, found, figures) if inside else _in_prose(text, found)
            tokens.append(NumberToken(place, found.group(), kind, why))
    return tuple(tokens)


def _cell_at(cells: list[tuple[Cell, Table, Grid]], column: int) -> tuple[Cell, Table, Grid] | None:
    """The cell of a line whose text covers a column."""
    near = bisect_right(cells, column, key=lambda entry: entry[0].place.column)
    for cell, table, grid in (*cells[max(0, near - 1) : near], *cells):
        if cell.place.column <= column < cell.place.column + max(len(cell.text), 1):
            return cell, table, grid
    return None


def _in_cell(
    cell: Cell, table: Table, grid: Grid, token: re.Match[str], figures: frozenset[TextAt]
) -> tuple[TokenClass, str]:
    """The class of a token in a table's cell."""
    if cell.place in figures:
        return TokenClass.FIGURE, "a figure of the table"
    offset = token.start() - (cell.place.column - 1)
    header = next((line for line in grid.header if cell in line[cell.column : cell.column + 1]), None)
    if header:
        return _in_header(cell, header, offset)
    if cell.column in grid.notes:
        return TokenClass.ORDINAL, "the number of a note"
    if cell.column == grid.label or cell.column < grid.label:
        return _in_label(cell, grid, offset)
    if unit_mark(cell.text):
        return TokenClass.UNIT, "thousands in a unit mark"
    if _MARKS.fullmatch(cell.text):
        return TokenClass.ORDINAL, "the mark of a note"
    if any(char.isalpha() for char in cell.text):
        return TokenClass.NAME, "part of the words of a table"
    return TokenClass.UNREADABLE, "a damaged cell of a table"


def _in_header(cell: Cell, line: Line, offset: int) -> tuple[TokenClass, str]:
    """The class of a token in a header."""
    if any(found.start() <= offset < found.end() for found in _LABEL_UNIT.finditer(cell.text)) or unit_mark(cell.text):
        return TokenClass.UNIT, "thousands in a unit mark"
    if _MARKS.fullmatch(cell.text):
        return TokenClass.ORDINAL, "the mark of a note in a header"
    beside = [other.text for other in line[max(0, cell.column - 1) : cell.column + 2] if other is not cell]
    torn = re.fullmatch(r"\d{1,2},", cell.text) or (
        re.fullmatch(r"\d{1,2}", cell.text) and any(re.search(r"[A-Za-z]|^\d\d$", text) for text in beside)
    )
    if torn or any(char.isalpha() for char in cell.text) or re.search(_YEAR, cell.text):
        return TokenClass.PERIOD, "part of a date or year in a header"
    return TokenClass.UNREADABLE, "a damaged header"


def _in_label(cell: Cell, grid: Grid, offset: int) -> tuple[TokenClass, str]:
    """The class of a token in a row's label."""
    if cell.column < grid.label:
        return TokenClass.ORDINAL, "the number of a row"
    if len(_GLUED.findall(cell.text)) > 1:
        return TokenClass.UNREADABLE, "figures glued to a label"
    for kind, why, pattern in (
        (TokenClass.UNIT, "thousands in a unit mark", _LABEL_UNIT),
        (TokenClass.PERIOD, "a date in a label", _LABEL_DATE),
        (TokenClass.ORDINAL, "the mark of a note", _LABEL_MARK),
    ):
        if any(found.start() <= offset < found.end() for found in pattern.finditer(cell.text)):
            return kind, why
    if not any(char.isalpha() for char in cell.text):
        return TokenClass.UNREADABLE, "a damaged line of a table"
    return TokenClass.NAME, "part of a label"


def _in_prose(text: str, token: re.Match[str]) -> tuple[TokenClass, str]:
    """The class of a token in running text."""
    before = text[max(0, token.start() - 6) : token.start() + 1]
    stuck = _CURRENCY_STUCK.search(before)
    end = token.start() + len(token.group().rstrip(","))
    for kind, why, pattern in _PROSE:
        if kind is TokenClass.NAME and stuck and stuck.end() == len(before):
            continue
        if any(found.start() <= token.start() and end <= found.end() for found in _near(pattern, text, token)):
            return kind, why
    return TokenClass.PROSE, "a figure in a sentence"


def _near(pattern: re.Pattern[str], text: str, token: re.Match[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that can cover a token; a match reaches back 60 characters at most."""
    start = max(0, token.start() - 60)
    if pattern.pattern.startswith("^") and start:
        return iter(())
    return pattern.finditer(text, start, min(len(text), token.end() + 60))


__all__ = ["number_tokens"]
