"""Logical rows of a table's body: wrapped labels joined, section rows told from them, rows printed twice set aside."""

import re
from dataclasses import dataclass, replace

from tieout.diagnostics import Finding
from tieout.diagnostics.codes_extract import GHOST_ROW, GLUED_ROW
from tieout.extract.grid import Grid, Line, has_letters, text_at
from tieout.extract.marks import plain_text
from tieout.extract.numbers import Figure, NumberStyle, figures
from tieout.model import Cell, CellState, Row, RowRole, Run

_CONNECTORS = frozenset(
    (
        *("and", "or", "&", "of", "the", "a", "an", "for", "by", "in", "to", "on", "at", "from", "with", "through"),
        *("per", "under", "as", "into", "between", "against", "that", "which", "who", "than", "before", "after"),
        *("other", "its", "our", "less", "including", "excluding", "not", "upon", "within", "over"),
    )
)
_COLON = 1
_FOOTNOTE = re.compile(r"(?:\s*(?:\^\{?\(?\d{1,2}\)?\}?|[⁽¹²³⁴⁵⁶⁷⁸⁹⁰⁾]+|\*{1,3}|†|‡|(?<=\w)\s\(\d{1,2}\)))+$")
_TOTAL = re.compile(r"(?:sub-?\s?)?totals?\b", re.IGNORECASE)
_GLUED = re.compile(r"\(?\d{1,3}(?:,\d{3})+\)?")


@dataclass(frozen=True, slots=True)
class _Raw:
    """A line of the body: its label, its figures by column, whether there are any, and whether one can't be read."""

    line: Line
    label: str
    run: Run
    has_values: bool
    unreadable: bool
    figures: tuple[Figure, ...]


def clean_label(text: str) -> str:
    """A label without marks of footnotes, left-over markup and a leading list dash."""
    plain = plain_text(text)
    return re.sub(r"^[-–•]\s+", "", _FOOTNOTE.sub("", plain)).strip()


def logical_rows(grid: Grid, style: NumberStyle) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """The rows of a grid's body, section paths set from the section rows, and findings about rows set aside."""
    raws = [_raw(line, grid, style) for line in grid.body]
    rows: list[Row] = []
    findings: list[Finding] = []
    pending: list[Run] = []
    for raw, following in zip(raws, _following(raws), strict=True):
        if len(_GLUED.findall(raw.label)) > 1:
            rows.append(_noise(raw))
            findings.append(GLUED_ROW.at(raw.run.place))
        elif raw.has_values and _is_ghost(raw, following):
            findings.append(GHOST_ROW.at(raw.run.place, line=raw.run.place.line + 1))
            rows.append(_noise(raw, label=""))
            pending.append(raw.run)
        elif raw.has_values:
            rows.append(_data(raw, [*pending, raw.run] if has_letters(raw.label) else pending, grid))
            pending = []
        elif not has_letters(raw.label):
            if any(cell.text for cell in raw.line):
                rows.append(_noise(raw))
        elif _joins(raw.label, following):
            pending.append(raw.run)
        elif not pending and _continues_before(raw, rows):
            rows[-1] = _extended(rows[-1], raw.run)
        else:
            rows.append(_section(raw, [*pending, raw.run]))
            pending = []
    if pending:
        rows.append(_section_of_runs(tuple(pending)))
    return _with_paths(rows), tuple(findings)


def _raw(line: Line, grid: Grid, style: NumberStyle) -> _Raw:
    """A body line, looked at as a whole."""
    cell = line[grid.label] if grid.label < len(line) else line[0]
    found = tuple(figures(text_at(line, column), style)[0] for column in grid.values)
    told = [figure.state for figure in found if figure.state not in {CellState.EMPTY, CellState.TEXT}]
    return _Raw(line, cell.text, Run(cell.text, cell.place), bool(told), CellState.UNRESOLVED in told, found)


def _following(raws: list[_Raw]) -> list[_Raw | None]:
    """For each line, the next one below it that has words or figures."""
    found: list[_Raw | None] = []
    below: _Raw | None = None
    for raw in reversed(raws):
        found.append(below)
        below = below if _is_bare(raw) else raw
    return found[::-1]


def _is_bare(raw: _Raw) -> bool:
    """Whether a line has neither words nor figures of its own, so that a label may go on below it."""
    return not has_letters(raw.label) and not raw.has_values


def _joins(label: str, following: _Raw | None) -> bool:
    """Whether a label without figures goes on in the next line."""
    if following is None or label.rstrip().endswith(":"):
        return False
    after = following.label.strip()
    if not has_letters(after):
        return following.has_values and not after
    words = plain_text(label).casefold().split()
    return after[0].islower() or after[0] in "(/" or words[-1] in _CONNECTORS or label.rstrip()[-1] in ",/-–&("


def _is_ghost(raw: _Raw, following: _Raw | None) -> bool:
    """Whether a line's figures are a second print of a neighbour's, damaged or not.

    A logical row has one set of figures. Where a label goes on in the next line, and that line has figures of its own,
    the set that can't be read, that repeats the other, or that shows other decimals is no set of values.
    """
    if following is None or not following.has_values or not has_letters(raw.label) or not _joins(raw.label, following):
        return False
    if raw.unreadable:
        return not following.unreadable
    told = [(figure, other) for figure, other in zip(raw.figures, following.figures, strict=True) if figure.value]
    repeats = all(figure.text == other.text for figure, other in told)
    return repeats or any(other.value and figure.places != other.places for figure, other in told)


def _continues_before(raw: _Raw, rows: list[Row]) -> bool:
    """Whether a label without figures ends the label of the row above, whose figures stand on its first line."""
    return bool(rows) and rows[-1].role is RowRole.DATA and raw.label[0].islower()


def _label(runs: list[Run] | tuple[Run, ...]) -> str:
    """The pieces of a label joined by blanks, without marks of footnotes; a word cut by a hyphen stays as printed."""
    return " ".join(part for run in runs if (part := clean_label(run.text)))


def _data(raw: _Raw, runs: list[Run], grid: Grid) -> Row:
    """A row with figures."""
    label = _label(runs)
    cells = tuple(cell for cell in raw.line if cell.column != grid.label)
    role = RowRole.TOTAL if not label or _TOTAL.match(label) else RowRole.DATA
    return Row(role, label, tuple(runs), (), cells, raw.run.place.line)


def _extended(row: Row, run: Run) -> Row:
    """A row whose label goes on in a further line."""
    runs = (*row.label_runs, run)
    return replace(row, label=_label(runs), label_runs=runs)


def _noise(raw: _Raw, label: str | None = None) -> Row:
    """A line that is no row of figures; it is still shown as read."""
    cells: tuple[Cell, ...] = raw.line if label is None else tuple(c for c in raw.line if c.place != raw.run.place)
    return Row(RowRole.NOISE, raw.label if label is None else label, (), (), cells, raw.run.place.line)


def _section(raw: _Raw, runs: list[Run]) -> Row:
    """A label that heads the rows below it; other cells of the line are kept as read."""
    cells = tuple(cell for cell in raw.line if cell.place != raw.run.place and cell.text)
    return Row(RowRole.SECTION, _label(runs), tuple(runs), (), cells, raw.run.place.line)


def _section_of_runs(runs: tuple[Run, ...]) -> Row:
    """A label at the end of a table, under which nothing stands."""
    return Row(RowRole.SECTION, _label(runs), runs, (), (), runs[0].place.line)


def _style(row: Row) -> int:
    """How a section row is printed: in capitals, with a colon, or plain."""
    if not any(char.islower() for char in row.label):
        return 0
    return _COLON if row.label.endswith(":") else 2


def _with_paths(rows: list[Row]) -> tuple[Row, ...]:
    """Set the path of every row from the section rows above it.

    A section row right under another stands inside it; one that follows figures takes the place of the last section
    printed like it. Where there is none, one with a colon stands inside the innermost, any other takes its place.
    """
    path: list[tuple[int, str]] = []
    done: list[Row] = []
    after_section = False
    for row in rows:
        if row.role is RowRole.SECTION:
            style = _style(row)
            if not after_section and path:
                same = [at for at, (known, _) in enumerate(path) if known == style]
                inside = style == _COLON and not same
                del path[same[-1] if same else len(path) if inside else len(path) - 1 :]
            done.append(replace(row, label_path=tuple(label for _, label in path)))
            path.append((style, row.label.rstrip(" :")))
            after_section = True
        else:
            done.append(replace(row, label_path=tuple(label for _, label in path)))
            after_section = after_section and row.role is RowRole.NOISE
    return tuple(done)


__all__ = ["clean_label", "logical_rows"]
