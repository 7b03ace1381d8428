"""What the columns of a table mean: measure, unit, scale, period and audit status, each with its evidence."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from tieout.diagnostics import Finding, TextAt
from tieout.diagnostics.codes_extract import (
    ASSUMED_PERIOD,
    COLUMN_UNRESOLVED,
    HEADER_RECONSTRUCTED,
    HEADER_UNRESOLVED,
    NO_PERIOD,
)
from tieout.extract.context import Context, is_of_balances
from tieout.extract.fiscal import is_month, is_part, parts_of_years
from tieout.extract.grid import Grid, text_at
from tieout.extract.headers import AuditAt, Header, YearAt, unit_of_cell
from tieout.extract.marks import UnitMark, plain_text, unit_phrase
from tieout.extract.periods import Groups, Vocabulary, resolve
from tieout.extract.phrases import Phrase
from tieout.extract.running import phrases_in
from tieout.model import Column, Measure

CHANGE = "a change between periods"
APART = "a figure of the company alone beside its group"
_NAMES_PERIOD = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\b(?:ended|ending|quarter|half)\b|\b(?:FY|[QH][1-4])\b|\b\d{1,2}[./-]\d{1,2}[./-]\d\d"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[-./ ’']+\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a table's columns may lean on outside its header.

    ``unit`` is the unit that the document states for all its amounts; ``year_end`` the (month, day) of the filing's
    fiscal year end, None where it is not known.
    """

    context: Context
    statement: str
    vocabulary: Vocabulary
    unit: UnitMark | None
    currency: str
    year_end: tuple[int, int] | None


def periods_of(grid: Grid, header: Header, around: Surroundings) -> tuple[Groups, list[list[int]]]:
    """The groups of a table's columns (an amount and the percentages beside it) and the period of each."""
    columns = [column for column in grid.values if column not in header.changes]
    marks = unit_marks(grid, header)
    groups = _group(columns, marks)
    if len(header.years) not in (0, len(groups)) and len(header.years) == len(columns):
        groups = [[column] for column in columns]
    found = resolve(header.fragments, header.years, len(groups), around.vocabulary)
    if not header.fragments and header.years:
        found = _from_surroundings(header.years, len(groups), grid, around)
    elif not any(found.periods) and not header.years and grid.header:
        found = _parts(header, len(groups), around) or _undated(len(groups), grid, around)
    if _dates_alone(found, header, around):
        found = _durations(found, around)
    return found, groups


@dataclass(frozen=True, slots=True)
class _Layout:
    """A table's header put together: the unit mark of each column, the groups and the columns in each."""

    grid: Grid
    header: Header
    marks: dict[int, UnitMark] | None
    groups: Groups
    members: list[list[int]]

    @property
    def undated(self) -> bool:
        """Whether a whole header states no period at all, which leaves nothing in doubt."""
        return bool(self.grid.header) and not self.groups.why and not any(self.groups.periods)


def columns_of(
    grid: Grid, header: Header, around: Surroundings, table: str, rebuilt: Groups | None = None
) -> tuple[tuple[Column, ...], bool, tuple[Finding, ...]]:
    """The columns of a table, whether any of them is settled, and the findings about those that are not.

    ``rebuilt`` are the groups of a header that can't be read and was reconstructed.
    """
    groups, members = periods_of(grid, header, around)
    groups = rebuilt or groups
    layout = _Layout(grid, header, unit_marks(grid, header), groups, members)
    columns = [Column(index, Measure.NOTE, None, None, 0, None, _headings(grid, index)) for index in grid.notes]
    for at, group in enumerate(members):
        columns += [_column(layout, index, at, around) for index in group]
    for index in sorted(header.changes & set(grid.values)):
        why = APART if index in header.apart else CHANGE
        columns.append(Column(index, Measure.TEXT, None, None, 0, None, _headings(grid, index), (why,)))
    columns.sort(key=lambda column: column.index)
    findings = list(_findings(groups, grid, table))
    if layout.marks is None:
        why = "the unit marks do not match the columns"
        findings.append(HEADER_UNRESOLVED.at(_place(grid), table=table, why=why))
    return tuple(columns), any(column.measure is not Measure.UNKNOWN for column in columns), tuple(findings)


def _column(layout: _Layout, index: int, at: int, around: Surroundings) -> Column:
    """One column of figures; without a settled period or unit its measure is unknown."""
    groups = layout.groups
    period = groups.periods[at]
    headings = _words(layout, index, at)
    audited = _audited(layout, at, around)
    if layout.marks is None or (period is None and not layout.undated):
        why = groups.why if period is None and groups.why else "the unit marks do not match the columns"
        why = why if layout.grid.header or groups.evidence else "the table has no header"
        return Column(index, Measure.UNKNOWN, None, None, 0, None, headings, (why,))
    year = groups.years[at] if groups.years else None
    evidence = [f"period: {groups.evidence}"] if groups.evidence and (period or year) else []
    if index in layout.header.restated:
        headings = (*headings, "(restated)")
    if audited is not None:
        headings = (*headings, "(audited)" if audited else "(unaudited)")
    mark = layout.marks.get(index)
    if mark is None:
        told = (*evidence, "unit: stated by the rows")
        return Column(index, Measure.TEXT, period, None, 0, audited, headings, told, year)
    unit = mark.unit or (around.unit.unit if around.unit else None)
    return Column(index, mark.measure, period, unit, mark.scale, audited, headings, (*evidence, "unit: header"), year)


def unit_marks(grid: Grid, header: Header) -> dict[int, UnitMark] | None:
    """The unit mark of each column; empty where the header has none, None where marks and columns do not match."""
    columns = [column for column in grid.values if column not in header.changes]
    marks = list(header.units)
    if not marks:
        return {}
    if len(marks) == len(columns):
        return {column: mark.mark for column, mark in zip(columns, marks, strict=True)}
    if len({mark.mark for mark in marks}) == 1 and len(marks) <= len(columns):
        return dict.fromkeys(columns, marks[0].mark)
    placed = {mark.column: mark.mark for mark in marks}
    return {column: placed[column] for column in columns} if set(columns) <= set(placed) else None


def with_lone_percentages(grid: Grid, header: Header) -> Header:
    """A header whose percentages that not every amount has beside it count as changes between periods.

    Of ``2024 | 2023 | %`` the last may be the growth or a share of the amount before it; nothing tells which.
    """
    groups = _group([column for column in grid.values if column not in header.changes], unit_marks(grid, header))
    most = min((len(group) for group in groups), default=0)
    lone = frozenset(column for group in groups for column in group[most:])
    return replace(header, changes=header.changes | lone) if lone else header


def _group(columns: list[int], marks: dict[int, UnitMark] | None) -> list[list[int]]:
    """Columns in groups: each amount with the percentages to its right; columns of one measure stand alone."""
    groups: list[list[int]] = []
    for column in columns:
        mark = (marks or {}).get(column)
        if mark and mark.measure is Measure.PERCENT and groups and _is_amount(groups[-1][0], marks):
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _is_amount(column: int, marks: dict[int, UnitMark] | None) -> bool:
    """Whether a column is marked as amounts."""
    mark = (marks or {}).get(column)
    return bool(mark and mark.measure is Measure.AMOUNT)


def _from_surroundings(years: tuple[YearAt, ...], count: int, grid: Grid, around: Surroundings) -> Groups:
    """Years alone in the header: their phrase stands in the caption or a heading, or is the fiscal year's end."""
    if len(years) != count:
        return Groups((None,) * count, ("",) * count, False, f"the header shows {len(years)} years for {count} columns")
    for source, text in (
        *(("the header", text_at(line, grid.label)) for line in grid.header),
        ("the caption", around.context.lead),
        *(("the heading", text) for text in reversed(around.context.headings)),
    ):
        phrases = {phrase for phrase, _ in phrases_in(text)}
        if len(phrases) == 1:
            phrase = next(iter(phrases))
            return _years_with(phrase, years, f"years of the header, ending as {source} says", frozenset({phrase}))
    ends = around.vocabulary.year_ends or ({around.year_end} if around.year_end else set())
    if len(ends) != 1 or not around.statement:
        return Groups((None,) * count, ("",) * count, False, "the header names years and nothing says when they end")
    phrase = Phrase(0 if around.statement == "BS" else 12, *next(iter(ends)))
    return _years_with(phrase, years, f"assumed: {phrase.text}, the end of the document's financial years", frozenset())


def _years_with(phrase: Phrase, years: tuple[YearAt, ...], evidence: str, phrases: frozenset[Phrase]) -> Groups:
    """Every year with the same phrase."""
    periods = tuple(phrase.in_year(year.year) for year in years)
    if len(set(periods)) < len(periods):
        return Groups((None,) * len(years), ("",) * len(years), False, "a year stands twice in the header")
    return Groups(periods, ("",) * len(years), False, "", phrases, evidence)


def _parts(header: Header, count: int, around: Surroundings) -> Groups | None:
    """The groups of columns that are each headed by a part of a financial year; None where they are not."""
    texts = [fragment.text for fragment in header.fragments if is_part(fragment.text)]
    if not texts or len(texts) != len(header.fragments) or len(texts) != count:
        return None
    ends = around.vocabulary.year_ends or ({around.year_end} if around.year_end else set())
    end = next(iter(ends)) if len(ends) == 1 else None
    balances = is_of_balances(around.context, around.statement)
    if not balances and not around.statement and any(is_month(text) for text in texts):
        return Groups(
            (None,) * count, ("",) * count, False, "the header names months and nothing says what ends in them"
        )
    periods, why = parts_of_years(texts, end, balances=balances)
    if not periods:
        return Groups((None,) * count, ("",) * count, False, why)
    return Groups(periods, tuple(texts), False, "", frozenset(), "assumed: parts of the document's financial years")


def _undated(count: int, grid: Grid, around: Surroundings) -> Groups:
    """A header without any period: the caption's only one, or none at all."""
    cells = [cell.text for line in grid.header for cell in line if cell.column > grid.label]
    if any(_NAMES_PERIOD.search(text) for text in cells):
        return Groups((None,) * count, ("",) * count, False, "the header names a period that can't be read")
    stated = {(phrase, year) for phrase, year in phrases_in(around.context.lead) if year}
    if len(stated) == 1 and count == 1:
        phrase, year = next(iter(stated))
        return Groups((phrase.in_year(year or 0),), ("",), False, "", frozenset(), "the caption")
    return Groups((None,) * count, ("",) * count, False, "", frozenset(), "")


def _dates_alone(groups: Groups, header: Header, around: Surroundings) -> bool:
    """Whether the columns are headed by bare dates in a statement of flows."""
    instants = all(period and period.is_instant for period in groups.periods)
    return bool(groups.periods) and instants and not groups.whole and around.statement in {"IS", "OCI", "CF"}


def _durations(groups: Groups, around: Surroundings) -> Groups:
    """Bare dates over flows end durations, of the length that the caption or a heading states, or of a year."""
    months = {
        phrase.months for text in (around.context.lead, *around.context.headings) for phrase, _ in phrases_in(text)
    }
    length = next(iter(months - {0})) if len(months - {0}) == 1 else 12
    stated = "as the caption says" if len(months - {0}) == 1 else "assumed: a year, as no length is stated"
    periods = tuple(
        Phrase(length, period.end.month, period.end.day).in_year(period.end.year) if period else None
        for period in groups.periods
    )
    return Groups(periods, groups.words, False, "", frozenset(), f"dates of the header, {stated}")


def _audited(layout: _Layout, at: int, around: Surroundings) -> bool | None:
    """The audit status of a group: that of a mark which stands nearer to it than to any other.

    Of several groups at the same distance, the one is meant whose period the document marks as unaudited elsewhere.
    """
    periods, years = layout.groups.periods, layout.header.years
    starts = [year.column for year in years] if len(years) == len(periods) else [group[0] for group in layout.members]
    for mark in layout.header.audits:
        near = _nearest(mark, starts)
        if len(near) > 1:
            near = {group for group in near if periods[group] in around.vocabulary.unaudited} or near
        if near == {at}:
            return mark.audited
    return None


def _nearest(mark: AuditAt, starts: list[int]) -> set[int]:
    """The groups whose year, or first column, stands nearest to a mark."""
    distances = {
        group: min(abs(column - start) for column in range(mark.first, mark.last + 1))
        for group, start in enumerate(starts)
    }
    least = min(distances.values())
    return {group for group, distance in distances.items() if distance == least}


def _findings(groups: Groups, grid: Grid, table: str) -> tuple[Finding, ...]:
    """What is to be said about the periods of a table."""
    place = _place(grid)
    if groups.why and not any(groups.periods):
        return (HEADER_UNRESOLVED.at(place, table=table, why=groups.why),)
    if groups.why:
        lost = [at for at, period in enumerate(groups.periods) if period is None]
        return tuple(COLUMN_UNRESOLVED.at(place, column=at + 1, table=table, why=groups.why) for at in lost)
    if groups.years:
        ends = ", ".join(str(year) for year in groups.years)
        return (ASSUMED_PERIOD.at(place, table=table, period=ends, source=groups.evidence.split("assumed: ")[1]),)
    if not any(groups.periods):
        return (NO_PERIOD.at(place, table=table),)
    if groups.evidence.startswith("reconstructed: "):
        ends = ", ".join(str(period) for period in groups.periods)
        why = groups.evidence.removeprefix("reconstructed: ")
        return (HEADER_RECONSTRUCTED.at(place, table=table, periods=ends, why=why),)
    if "assumed: " in groups.evidence:
        ends = ", ".join(str(period) for period in groups.periods)
        return (ASSUMED_PERIOD.at(place, table=table, period=ends, source=groups.evidence.split("assumed: ")[1]),)
    return ()


def _place(grid: Grid) -> TextAt:
    """The place of the first cell of a grid."""
    return (grid.header or grid.body)[0][0].place


def _words(layout: _Layout, index: int, at: int) -> tuple[str, ...]:
    """The words over a column for display: phrase, year and unit, rejoined; as read where the period is not settled."""
    groups, header = layout.groups, layout.header
    if groups.periods[at] is None:
        return _headings(layout.grid, index)
    words = [groups.words[at]] if groups.words[at] else []
    if len(header.years) == len(groups.periods):
        words.append(str(header.years[at].year))
    units = [mark for text in _headings(layout.grid, index) if (mark := unit_of_cell(text))]
    return (*words, *units[-1:])


def _headings(grid: Grid, index: int) -> tuple[str, ...]:
    """The cells over a column as read."""
    return tuple(text for line in grid.header if (text := plain_text(text_at(line, index))))


def document_unit(texts: tuple[str, ...], currency: str) -> UnitMark | None:
    """The unit that the prose of a document states for all its amounts, if it states one and only one."""
    stated = Counter(mark for text in texts if (mark := unit_phrase(text, currency)) and mark.scale)
    return next(iter(stated)) if len(stated) == 1 else None


__all__ = [
    "APART",
    "CHANGE",
    "Surroundings",
    "columns_of",
    "document_unit",
    "periods_of",
    "unit_marks",
    "with_lone_percentages",
]
