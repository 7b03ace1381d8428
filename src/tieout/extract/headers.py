"""What the cells of a header hold: years, unit marks, audit marks, and fragments of the phrases that span columns."""

import re
from dataclasses import dataclass
from typing import TypeVar

from tieout.extract.fiscal import is_part
from tieout.extract.grid import NOTE_WORDS, Grid, Line, has_letters
from tieout.extract.marks import UnitMark, audit_mark, plain_text, unit_mark
from tieout.extract.phrases import begins_phrase, read_phrase

_Kind = TypeVar("_Kind")

_YEAR = re.compile(r"(?:FY\s?)?((?:19|20)\d\d)\*?", re.IGNORECASE)
_RESTATED = re.compile(r"\(?\s*(?:as\s+)?(?:restated|re-?presented)\s*\)?", re.IGNORECASE)
_GROUP = re.compile(r"(?:the\s+)?(?:group|consolidated)", re.IGNORECASE)
_COMPANY = re.compile(r"(?:the\s+)?(?:company|parent(?:\s+company)?|bank|separate|stand-?alone)", re.IGNORECASE)
# A currency and a number that no scale has, as in ``CHF 500``: taken alone, either part would say something else.
_MANY = re.compile(r"\(?(?:in\s+)?[A-Z$€£¥]{1,4}\s+(?!(?:19|20)\d\d\b)\d[\d,.'’ ]*\)?", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:change|chg|variance|growth|increase|decrease|yoy|y-o-y|var)\b|\+\s?/\s?[-–−]|[Δ∆△]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class YearAt:
    """A year and the column it stands in, counted on where several years share a cell."""

    column: int
    year: int


@dataclass(frozen=True, slots=True)
class MarkAt:
    """A unit mark and its column."""

    column: int
    mark: UnitMark


@dataclass(frozen=True, slots=True)
class AuditAt:
    """A mark of audit status and the columns over which it stands."""

    first: int
    last: int
    audited: bool


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a phrase, with the header line and the column it stands in."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table, sorted by what its cells say.

    ``changes`` are columns of changes between periods and those of the company alone beside its group, which ``apart``
    names; ``restated`` are columns marked so.
    """

    years: tuple[YearAt, ...]
    units: tuple[MarkAt, ...]
    audits: tuple[AuditAt, ...]
    fragments: tuple[Fragment, ...]
    changes: frozenset[int]
    apart: frozenset[int] = frozenset()
    restated: frozenset[int] = frozenset()


def read_header(grid: Grid, currency: str) -> Header:
    """Sort the cells of a grid's header.

    Years and units are each taken from the header line that holds most of them, so that a year inside a phrase or a
    stray mark does not count.
    """
    lines = [_rejoin(line, grid.label) for line in grid.header]
    apart, entities = _entities(lines, grid.values)
    restated: set[int] = set()
    years: list[list[YearAt]] = []
    units: list[list[MarkAt]] = []
    audits: list[AuditAt] = []
    fragments: list[Fragment] = []
    changes: set[int] = set()
    for at, cells in enumerate(lines):
        years.append([])
        units.append([])
        for first, last, printed in cells:
            text = _RESTATED.sub("", printed).strip()
            if text != printed:
                restated.add(first)
            if (at, first) in entities or not text:
                continue
            audited = audit_mark(text)
            if audited is not None:
                audits.append(AuditAt(first, last, audited))
                continue
            rest, mark, told = _take_unit(text, currency)
            if told is not None:
                audits.append(AuditAt(first, last, told))
            if mark:
                units[at].append(MarkAt(first, mark))
            found = _years(rest)
            if found:
                years[at] += [YearAt(first + step, year) for step, year in enumerate(found)]
            elif _CHANGE.search(rest):
                changes.add(first)
            elif _is_fragment(rest, goes_on=any(fragment.line == at for fragment in fragments)):
                fragments.append(Fragment(at, first, rest))
    phrased = tuple(fragment for fragment in fragments if not _is_subheading(fragment, fragments))
    return Header(
        tuple(year for year in _fullest(years) if year.column not in apart),
        tuple(mark for mark in _fullest(units) if mark.column not in apart),
        tuple(mark for mark in audits if mark.first not in apart),
        tuple(fragment for fragment in phrased if fragment.column not in apart),
        frozenset(changes) | apart,
        apart,
        frozenset(restated),
    )


def _entities(
    lines: list[list[tuple[int, int, str]]], values: tuple[int, ...]
) -> tuple[frozenset[int], frozenset[tuple[int, int]]]:
    """The columns of a company alone beside those of its group, and the cells, by line and column, that say so.

    Both must have as many columns and each word must stand over its first; else the words are left to be doubted.
    """
    groups = [(at, first) for at, cells in enumerate(lines) for first, _, text in cells if _GROUP.fullmatch(text)]
    others = [(at, first) for at, cells in enumerate(lines) for first, _, text in cells if _COMPANY.fullmatch(text)]
    if len(groups) != 1 or len(others) > 1:
        return frozenset(), frozenset()
    if not others:
        return frozenset(), frozenset(groups)
    half = len(values) // 2
    if len(values) % 2 or groups[0][0] != others[0][0] or {groups[0][1], others[0][1]} != {values[0], values[half]}:
        return frozenset(), frozenset()
    return frozenset(values[:half] if others[0][1] == values[0] else values[half:]), frozenset((*groups, *others))


def _is_subheading(fragment: Fragment, fragments: list[Fragment]) -> bool:
    """Whether a line of the header repeats one word over its columns (*Gross* | *Gross*) that begins no period."""
    texts = [other.text for other in fragments if other.line == fragment.line]
    return len(texts) > 1 and len(set(texts)) == 1 and not begins_phrase(fragment.text)


def _is_fragment(text: str, *, goes_on: bool) -> bool:
    """Whether a text is a piece of a phrase; digits alone are one where a piece stands before them on the line."""
    if has_letters(text):
        return text.casefold() not in NOTE_WORDS
    if read_phrase((text,)).day or is_part(text):
        return True
    return goes_on and bool(re.search(r"\d", text))


def _rejoin(line: Line, label: int) -> list[tuple[int, int, str]]:
    """The cells right of the labels as (first column, last column, text), with torn years and audit marks rejoined."""
    cells = [(cell.column, cell.column, plain_text(cell.text)) for cell in line if cell.column > label and cell.text]
    joined: list[tuple[int, int, str]] = []
    for first, last, text in cells:
        if joined and joined[-1][1] == first - 1:
            before = joined[-1]
            whole = before[2] + text
            torn_year = (
                re.fullmatch(r"\d{1,3}", before[2]) and re.fullmatch(r"\d{1,3}", text) and _YEAR.fullmatch(whole)
            )
            torn_mark = before[2].startswith("(") and audit_mark(before[2]) is None and audit_mark(whole) is not None
            if torn_year or torn_mark or _is_torn_unit(before[2], text):
                joined[-1] = (before[0], last, whole)
                continue
        joined.append((first, last, text))
    return joined


def _is_torn_unit(one: str, other: str) -> bool:
    """Whether two cells side by side spell one mark of currency and scale that neither of them is."""
    whole = unit_mark(one + other)
    parts = [mark for mark in (unit_mark(one), unit_mark(other)) if mark]
    return bool(whole and whole.unit and whole.scale and not any(mark.unit and mark.scale for mark in parts))


def _take_unit(text: str, currency: str) -> tuple[str, UnitMark | None, bool | None]:
    """What is left of a cell once an audit mark at its end and a unit mark at either end are taken off."""
    told = None
    tail = re.search(r"\((?:un)?audited\)$", text, re.IGNORECASE)
    if tail:
        told = audit_mark(tail.group())
        text = text[: tail.start()].strip()
    if unit_mark(text, currency):
        return "", unit_mark(text, currency), told
    if _MANY.fullmatch(text):
        return text, None, told
    blanks = [found.start() for found in re.finditer(r"\s", text)]
    for blank in blanks:
        mark = unit_mark(text[blank:], currency)
        if mark:
            return text[:blank].strip(), mark, told
    for blank in reversed(blanks):
        mark = unit_mark(text[:blank], currency)
        if mark:
            return text[blank:].strip(), mark, told
    return text, None, told


def unit_of_cell(text: str) -> str:
    """The part of a header cell that is its unit mark; empty where it has none."""
    rest, mark, _ = _take_unit(text, "")
    return text.replace(rest, "", 1).strip() if mark else ""


def _years(text: str) -> list[int]:
    """The years of a cell that holds nothing else; a blank inside a year is taken out."""
    words = text.replace(",", " ").split()
    if words and all(_YEAR.fullmatch(word) for word in words):
        return [int(found.group(1)) for word in words if (found := _YEAR.fullmatch(word))]
    squeezed = "".join(words)
    found = _YEAR.fullmatch(squeezed) if len(squeezed) == 4 and squeezed.isdigit() else None
    return [int(found.group(1))] if found else []


def _fullest(lines: list[list[_Kind]]) -> list[_Kind]:
    """The line that holds most, the first of equals."""
    return max(lines, key=len, default=[])


__all__ = ["AuditAt", "Fragment", "Header", "MarkAt", "YearAt", "read_header", "unit_of_cell"]
