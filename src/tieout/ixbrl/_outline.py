"""What each table with facts puts into the extension's linkbases: its role, its concepts in order, its dimensions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tieout.ixbrl._figures import in_reading_order
from tieout.ixbrl._roles import own_role
from tieout.model import Decision, Extension, Fact, Period, QName, Report, RowRole, Table
from tieout.taxonomy.types import Taxonomy

_LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept as a table shows it; ``preferred`` is the last part of the label role, empty for the standard one."""

    concept: QName
    preferred: str


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis that facts of a table use, with its members below the domain in the order of the page.

    ``default`` says whether ``domain`` is the axis's default member; an axis that has none takes its first member for
    a domain.
    """

    name: QName
    domain: QName
    members: tuple[QName, ...]
    default: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """One table with facts.

    ``role`` is the URI of its extended link role, ``number`` its position among the tables of the document.
    """

    role: str
    number: int
    title: str
    abstract: QName
    hypercube: QName
    entries: tuple[Entry, ...]
    axes: tuple[Axis, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A fact in its row: the row's index, whether the row is a total, and whether the page shows the other sign."""

    fact: Fact
    row: int
    column: int
    total: bool
    opposite: bool | None


def outlines(report: Report, taxonomy: Taxonomy) -> tuple[Outline, ...]:
    """The tables with facts, in document order; which facts a table has is what the decisions say."""
    facts = {fact.id: fact for fact in in_reading_order(report)}
    by_table: dict[str, list[Decision]] = {}
    for decision in report.decisions:
        if decision.fact in facts:
            by_table.setdefault(decision.item.table, []).append(decision)
    defaults = {**taxonomy.defaults, **{axis.name: axis.domain for axis in report.extension.axes}}
    taken = _taken(report.extension)
    found = []
    for number, table in enumerate(report.document.tables, 1):
        if decisions := by_table.get(table.id):
            shown = [_shown(facts[decision.fact], decision, table) for decision in decisions]
            shown.sort(key=lambda each: (each.row, each.column, each.fact.origins[0], each.fact.id))
            found.append(_outline(report.extension, taken, defaults, number, table, shown))
    return tuple(found)


def _outline(
    extension: Extension,
    taken: frozenset[str],
    defaults: Mapping[QName, QName],
    number: int,
    table: Table,
    shown: Sequence[_Shown],
) -> Outline:
    stem = table.id.upper()
    return Outline(
        role=own_role(extension, table.id),
        number=number,
        title=_title(table),
        abstract=_own_name(extension, taken, f"{stem}Abstract"),
        hypercube=_own_name(extension, taken, f"{stem}Table"),
        entries=tuple(_entries(shown)),
        axes=_axes((each.fact for each in shown), defaults),
    )


def _title(table: Table) -> str:
    """The caption, or the heading above, cut at a word where it is very long."""
    text = " ".join((table.caption or (table.headings[-1] if table.headings else "")).split())
    if len(text) <= _LONGEST_TITLE:
        return text or f"Table {table.id}"
    return text[:_LONGEST_TITLE].rpartition(" ")[0] + " …"


def _taken(extension: Extension) -> frozenset[str]:
    """The local names of all declared concepts, members and axes."""
    names = [concept.name for concept in extension.concepts] + [member.name for member in extension.members]
    names += [name for axis in extension.axes for name in (axis.name, axis.domain)]
    return frozenset(name.local_name for name in names)


def _own_name(extension: Extension, taken: frozenset[str], local: str) -> QName:
    """A name for an element of tieout's own, that no declared concept, member or axis has."""
    while local in taken:
        local = f"{local}_"
    return QName(extension.namespace, local, extension.prefix)


def _shown(fact: Fact, decision: Decision, table: Table) -> _Shown:
    item = decision.item
    role = table.rows[item.row].role if item.row < len(table.rows) else RowRole.DATA
    # A zero has no sign to tell by.
    opposite = None if not fact.value or item.value is None else item.value == -fact.value
    return _Shown(fact, item.row, item.column, role is RowRole.TOTAL, opposite)


def _entries(shown: Sequence[_Shown]) -> Iterable[Entry]:
    """Each concept once for every way in which the table's rows show it."""
    ends = _opening_and_closing([each for each in shown if each.fact.period.is_instant])
    flows = any(not each.fact.period.is_instant for each in shown)
    rows: dict[tuple[int, QName], list[_Shown]] = {}
    alike: dict[QName, list[_Shown]] = {}
    for each in shown:
        rows.setdefault((each.row, each.fact.concept), []).append(each)
        alike.setdefault(each.fact.concept, []).append(each)
    entries: dict[Entry, None] = {}
    for (row, concept), group in rows.items():
        preferred = preferred_label(
            period=ends.get((row, concept), "") if flows else "",
            total=any(each.total for each in group),
            opposite=_negated(group) if _signed(group) else _negated(alike[concept]),
        )
        entries.setdefault(Entry(concept, preferred))
    return entries


def _signed(group: Sequence[_Shown]) -> bool:
    return any(each.opposite is not None for each in group)


def _negated(group: Sequence[_Shown]) -> bool:
    return {each.opposite for each in group} - {None} == {True}


def preferred_label(*, period: str, total: bool, opposite: bool) -> str:
    """The last part of the label role for a row: ``period`` is ``Start``, ``End`` or empty."""
    stem = f"period{period}" if period else "total" if total else ""
    if not opposite:
        return f"{stem}Label" if stem else ""
    return f"negated{stem[:1].upper()}{stem[1:]}Label"


def _opening_and_closing(shown: Sequence[_Shown]) -> dict[tuple[int, QName], str]:
    """``Start`` or ``End`` for each row of a concept that stands at two instants in one column."""
    columns: dict[tuple[QName, int, tuple[tuple[QName, QName], ...]], dict[int, Period]] = {}
    for each in shown:
        key = (each.fact.concept, each.column, each.fact.dimensions)
        columns.setdefault(key, {})[each.row] = each.fact.period
    ends: dict[tuple[int, QName], str] = {}
    for (concept, _, _), periods in columns.items():
        dates = sorted({period.end for period in periods.values()})
        for row, period in periods.items() if len(dates) > 1 else ():
            if period.end in (dates[0], dates[-1]):
                ends[row, concept] = "Start" if period.end == dates[0] else "End"
    return ends


def _axes(facts: Iterable[Fact], defaults: Mapping[QName, QName]) -> tuple[Axis, ...]:
    members: dict[QName, dict[QName, None]] = {}
    for fact in facts:
        for axis, member in fact.dimensions:
            members.setdefault(axis, {}).setdefault(member)
    found = []
    for name in sorted(members):
        domain = defaults.get(name) or next(iter(members[name]))
        below = tuple(member for member in members[name] if member != domain)
        found.append(Axis(name, domain, below, name in defaults))
    return tuple(found)


__all__ = ["Axis", "Entry", "Outline", "outlines", "preferred_label"]
