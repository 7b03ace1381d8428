"""Tables of a text as lines of cells: between tabs, between pipes (Markdown), or in columns aligned by blanks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tieout.diagnostics import TextAt
from tieout.model import Cell, RawTable

Line = tuple[Cell, ...]

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[-=_–—]{3}")
# A sign of a currency stands apart from its figure where figures are set flush right.
_SEGMENT = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥₹]\s*)?(?:\(\s*)?\S+(?:(?<!\.\.\.)\s(?!\s|\.{2,}|\.\s\.)\S+)*",
)
_LEADERS = re.compile(r"(?<!\.)(?<!\.\s)(?:\s?\.){3,}+(?=\s|$)")
_FIGURE = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥₹]\s*)?[(\-−–]?\s*\d[\d.,'’   ]*\s*%?\s*\)?\s*%?[*†]?|[-–—]|nil|n/a", re.IGNORECASE
)
_MAX_FIGURE = 40
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD_WORD = re.compile(r"\b(?:year|years|months?|weeks|quarter|ended|ending|as (?:at|of)|at)\b", re.IGNORECASE)
# How much further than the labels of rows a line may be indented and still begin with a label.
_INDENT = 6


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a line between wide gaps: its first character and the one after its last."""

    start: int
    end: int
    text: str

    @property
    def is_figure(self) -> bool:
        """Whether it looks like a figure, a year or a dash."""
        return len(self.text) <= _MAX_FIGURE and bool(_FIGURE.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Found:
    """The tables within a run of lines: the indices of the first and last line they take up, and their lines."""

    first: int
    last: int
    tables: tuple[RawTable, ...]


def find_tables(lines: tuple[str, ...], group: list[int], name: str) -> Found | None:
    """The tables in a run of lines that are not blank; None where it is prose."""
    tabbed = [at for at in group if "\t" in lines[at]]
    if tabbed:
        inside = [at for at in group if tabbed[0] <= at <= tabbed[-1]]
        return _found(inside, [_between(lines[at], _spans(lines[at], re.compile("\t")), name, at) for at in inside])
    piped = [at for at in group if _is_piped(lines[at])]
    if len(piped) > 1:
        inside = [at for at in group if piped[0] <= at <= piped[-1]]
        return _found(inside, [_piped(lines[at], name, at) for at in inside if not _is_pipe_rule(lines[at])])
    return _aligned(lines, group, name)


def joined_groups(lines: tuple[str, ...], groups: Iterator[list[int]]) -> Iterator[list[int]]:
    """Runs of lines, those of one aligned table put together where a blank line stands inside it."""
    held: list[int] = []
    last: list[int] = []
    for group in groups:
        if held and group[0] - held[-1] == 2 and _goes_on(lines, last, group):
            held.extend(group)
        else:
            if held:
                yield held
            held = list(group)
        last = group
    if held:
        yield held


def _goes_on(lines: tuple[str, ...], before: list[int], group: list[int]) -> bool:
    """Whether a run of lines continues the aligned table of the run before: labels, and figures in its columns."""
    if any("\t" in lines[at] or "|" in lines[at] for at in (*before, *group)):
        return False
    columns = _columns([part for at in before for part in _parts(lines[at])[_has_label(lines[at]) :] if part.is_figure])
    parts = [_parts(lines[at]) for at in group]
    figures = [part for line in parts for part in line[1:] if part.is_figure]
    labelled = bool(parts[0]) and not parts[0][0].is_figure and bool(columns) and parts[0][0].end <= columns[0][0]
    return labelled and bool(figures) and all(_over(part, columns) for part in figures)


def _has_label(line: str) -> int:
    """1 where a line begins with words, which are no figure; else 0."""
    return int(line[:1] not in {"", " "})


def _found(inside: list[int], rows: list[Line]) -> Found:
    """The tables of some lines, cut apart where a new header begins."""
    return Found(inside[0], inside[-1], tuple(RawTable(tuple(part)) for part in _cut(rows)))


def _cut(rows: list[Line]) -> list[list[Line]]:
    """Rows cut before each header that stands below figures, as a table broken over pages repeats it."""
    parts: list[list[Line]] = [[]]
    figures_above = False
    run: list[Line] = []
    for row in rows:
        if figures_above and _is_header(row):
            run.append(row)
            continue
        if run:
            _end_run(parts, run)
            figures_above = figures_above and parts[-1] is not run
            run = []
        parts[-1].append(row)
        figures_above = figures_above or _is_labelled(row)
    if run:
        parts[-1].extend(run)
    return parts


def _end_run(parts: list[list[Line]], run: list[Line]) -> None:
    """Begin a new table with a run of header lines that names years; other words between rows belong to the table."""
    told = any(_YEAR.search(cell.text) for row in run for cell in row)
    if told and (len(run) > 1 or _names_years(run[0])):
        parts.append(run)
    else:
        parts[-1].extend(run)


def _is_header(row: Line) -> bool:
    """Whether a line below figures has no label and no figure: words and years over columns, or years with a phrase."""
    texts = [cell.text for cell in row[1:] if cell.text]
    if not texts:
        return False
    if row[0].text:
        return _names_years(row)
    return all(_YEAR.fullmatch(text) or any(char.isalpha() for char in text) or text == "%" for text in texts)


def _names_years(row: Line) -> bool:
    """Whether all cells of a line are years in order, under no label or words of a period."""
    years = [cell.text for cell in row[1:] if cell.text]
    if len(years) < 2 or not all(_YEAR.fullmatch(text) for text in years):
        return False
    near = all(abs(int(one) - int(other)) <= 2 for one, other in pairwise(years))
    return near and (not row[0].text or bool(_PERIOD_WORD.search(row[0].text)))


def _is_labelled(row: Line) -> bool:
    """Whether a line has a label and figures, which no line of a header has."""
    return bool(row[0].text) and not _names_years(row) and any(_is_plain(cell.text) for cell in row[1:])


def _is_plain(text: str) -> bool:
    """Whether a cell holds a figure."""
    return len(text) <= _MAX_FIGURE and bool(_FIGURE.fullmatch(text)) and any(char.isdigit() for char in text)


def _spans(line: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the text between separators begins and ends."""
    cuts = [(found.start(), found.end()) for found in separator.finditer(line)]
    starts = [0, *(end for _, end in cuts)]
    return list(zip(starts, [*(start for start, _ in cuts), len(line)], strict=True))


def _between(line: str, spans: list[tuple[int, int]], name: str, at: int) -> Line:
    """The cells of some stretches of a line; white space around a cell's text is not part of it."""
    cells = []
    for column, (start, end) in enumerate(spans):
        part = line[start:end]
        text = part.strip()
        lead = len(part) - len(part.lstrip()) if text else 0
        cells.append(Cell(text, TextAt(name, at + 1, start + lead + 1), column))
    return tuple(cells)


def _piped(line: str, name: str, at: int) -> Line:
    """The cells between the pipes of a line; pipes at its ends only frame it, asterisks around a text set it bold."""
    spans = _spans(line, _PIPE)
    if len(spans) > 2 and not line[slice(*spans[-1])].strip():
        spans.pop()
    if len(spans) > 1 and not line[slice(*spans[0])].strip():
        spans.pop(0)
    return _between(line, [_unmarked(line, start, end) for start, end in spans], name, at)


def _unmarked(line: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a line without the asterisks that set all of it bold or italic."""
    found = re.fullmatch(r"\s*(\*{1,3}|_{1,3}(?=[^\s_]))(.*?\S)\1\s*", line[start:end])
    return (start + found.start(2), start + found.end(2)) if found and "*" not in found[2] else (start, end)


def _aligned(lines: tuple[str, ...], group: list[int], name: str) -> Found | None:
    """The table of lines whose figures stand below one another; None where fewer than two do."""
    parts = {at: [] if _is_rule(lines[at]) else _parts(lines[at]) for at in group}
    rows = [at for at in group if len(parts[at]) > 1 and not parts[at][0].is_figure and parts[at][-1].is_figure]
    if len(rows) < 2:
        return None
    labels = max(parts[at][0].start for at in rows)
    figures = [part for at in group for part in parts[at] if part.is_figure and part.start > labels]
    columns = _columns(figures)
    if len({at for at in rows if _over(parts[at][-1], columns[-1:])}) < 2:
        return None
    told = [at for at in group if len(parts[at]) != 1 or parts[at][0].start > labels + _INDENT]
    inside = [at for at in group if told[0] <= at <= told[-1]]
    return _found(inside, [_placed(lines[at], parts[at], columns, labels, name, at) for at in inside if parts[at]])


def _is_piped(line: str) -> bool:
    """Whether a line is framed by pipes."""
    text = line.strip()
    return len(text) > 1 and text[0] == text[-1] == "|"


def _is_pipe_rule(line: str) -> bool:
    """Whether a line parts the header of a Markdown table from its body."""
    return "-" in line and "|" in line and not line.strip(" |:-")


def _is_rule(line: str) -> bool:
    """Whether a line is drawn: dashes or the like under columns."""
    return bool(_RULE.search(line)) and not line.strip(" -=_–—")


def _parts(line: str) -> list[_Part]:
    """The stretches of a line between gaps of two blanks or more; dots that lead the eye to a figure are a gap."""
    plain = _LEADERS.sub(lambda found: " " * len(found.group()), line)
    return [_Part(found.start(), found.end(), found.group()) for found in _SEGMENT.finditer(plain)]


def _columns(figures: list[_Part]) -> list[tuple[int, int]]:
    """The columns that figures standing below one another take up, from left to right."""
    columns: list[tuple[int, int]] = []
    for part in sorted(figures, key=lambda part: part.start):
        if columns and part.start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], part.end))
        else:
            columns.append((part.start, part.end))
    return columns


def _over(part: _Part, columns: list[tuple[int, int]]) -> bool:
    """Whether a part stands over one of some columns."""
    return any(part.start < end and start < part.end for start, end in columns)


def _placed(line: str, parts: list[_Part], columns: list[tuple[int, int]], labels: int, name: str, at: int) -> Line:
    """The cells of an aligned line: each part in the first column that it stands over, or else the nearest.

    Parts that fall into one column are one cell, as read.
    """
    spans: dict[int, tuple[int, int]] = {}
    for order, part in enumerate(parts):
        if order == 0 and not part.is_figure and part.start <= labels + _INDENT:
            column = 0
        else:
            column = 1 + _nearest(part, columns)
        start, _ = spans.get(column, (part.start, part.end))
        spans[column] = (start, part.end)
    empty = [(0, 0), *((min(start, len(line)),) * 2 for start, _ in columns)]
    return _between(line, [spans.get(column, span) for column, span in enumerate(empty)], name, at)


def _nearest(part: _Part, columns: list[tuple[int, int]]) -> int:
    """The first column that a part stands over, or else the nearest one."""
    for column, (start, end) in enumerate(columns):
        if part.start < end and start < part.end:
            return column
    return min(range(len(columns)), key=lambda at: max(columns[at][0] - part.end, part.start - columns[at][1]))


__all__ = ["Found", "find_tables", "joined_groups"]
