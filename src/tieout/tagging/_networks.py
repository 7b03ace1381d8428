"""The primary statements of a report against the taxonomy's calculation networks: what a complete filing would have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieout.model import QName, Report
from tieout.tagging._coverage import STATEMENTS
from tieout.taxonomy import SUMMATION_ITEM, SUMMATION_ITEM_2003, Relationship, Taxonomy

# How taxonomies title the networks of each statement; those of notes name statements too.
_TITLES = (
    ("IS", "profit or loss"),
    ("OCI", "oci components"),
    ("BS", "statement of financial position"),
    ("CF", "statement of cash flows"),
    ("EQ", "statement of changes in equity"),
)
_NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a total in a network; ``weight`` is +1 or −1, ``tagged`` whether the report has a fact of it."""

    concept: QName
    weight: int
    tagged: bool


@dataclass(frozen=True, slots=True)
class Total:
    """A total of a network with its parts in order."""

    concept: QName
    tagged: bool
    parts: tuple[Part, ...]

    @property
    def tagged_parts(self) -> int:
        """How many of its parts the report has."""
        return sum(part.tagged for part in self.parts)


@dataclass(frozen=True, slots=True)
class Network:
    """The calculation network that fits a statement of the report best.

    ``fitting`` of the statement's ``concepts`` stand in it. Totals stand in the order of the network, from the top.
    """

    statement: str
    title: str
    role: str
    role_title: str
    fitting: int
    concepts: int
    totals: tuple[Total, ...]


def networks(report: Report, taxonomy: Taxonomy) -> tuple[Network, ...]:
    """For each primary statement of the report, the network with most of its concepts, and what of it has a fact.

    Only facts without dimensions count: a network adds up those. Of networks that fit alike the one with most concepts
    of the whole report is taken, then the smaller one, then the one whose title comes first.
    """
    told = _by_statement(report)
    everywhere = {fact.concept for fact in report.facts if not fact.dimensions}
    arcs = _arcs(taxonomy)
    found = []
    for code, title in STATEMENTS:
        roles = [role for role in arcs if _is_of(code, taxonomy.role_title(role))]
        if told.get(code) and roles:
            found.append(_network(code, title, told[code], everywhere, arcs, taxonomy, roles))
    return tuple(found)


def _network(
    code: str,
    title: str,
    concepts: set[QName],
    everywhere: set[QName],
    arcs: Mapping[str, Sequence[Relationship]],
    taxonomy: Taxonomy,
    roles: Iterable[str],
) -> Network:
    """The network of ``roles`` that fits the concepts of a statement best."""

    def fit(role: str) -> tuple[int, int, int, str]:
        names = _names(arcs[role])
        return -len(names & concepts), -len(names & everywhere), len(names), taxonomy.role_title(role)

    role = min(roles, key=fit)
    return Network(
        code,
        title,
        role,
        taxonomy.role_title(role),
        len(_names(arcs[role]) & concepts),
        len(concepts),
        tuple(_totals(arcs[role], everywhere)),
    )


def _by_statement(report: Report) -> dict[str, set[QName]]:
    """The concepts of the facts without dimensions in each statement's tables."""
    facts = {fact.id: fact for fact in report.facts}
    found: dict[str, set[QName]] = {}
    for decision in report.decisions:
        fact = facts.get(decision.fact)
        if fact and not fact.dimensions:
            found.setdefault(decision.item.statement, set()).add(fact.concept)
    return found


def _arcs(taxonomy: Taxonomy) -> dict[str, list[Relationship]]:
    """The summation arcs by role, in order."""
    found: dict[str, list[Relationship]] = {}
    for arc in taxonomy.relationships:
        if arc.arcrole in {SUMMATION_ITEM, SUMMATION_ITEM_2003}:
            found.setdefault(arc.role, []).append(arc)
    return {role: sorted(arcs, key=lambda arc: arc.sort_key) for role, arcs in found.items()}


def _is_of(code: str, title: str) -> bool:
    """Whether the title of a role is that of a statement."""
    words = dict(_TITLES).get(code)
    said = title.casefold()
    return bool(words) and str(words) in said and _NOTES not in said


def _names(arcs: Iterable[Relationship]) -> set[QName]:
    """All concepts of a network."""
    return {name for arc in arcs for name in (arc.source, arc.target)}


def _totals(arcs: Sequence[Relationship], tagged: set[QName]) -> Iterator[Total]:
    """The totals of a network from the top, each once, a total before the totals among its parts."""
    children: dict[QName, list[Relationship]] = {}
    for arc in arcs:
        children.setdefault(arc.source, []).append(arc)
    below = {arc.target for arc in arcs}
    waiting = sorted((name for name in children if name not in below), key=str, reverse=True)
    seen: set[QName] = set()
    while waiting:
        total = waiting.pop()
        if total in seen:
            continue
        seen.add(total)
        parts = children[total]
        yield Total(
            total,
            total in tagged,
            tuple(Part(arc.target, _weight(arc), arc.target in tagged) for arc in parts),
        )
        waiting += [arc.target for arc in reversed(parts) if arc.target in children]


def _weight(arc: Relationship) -> int:
    """The weight of a summation arc: +1 or −1 (Calculations 1.1, 3)."""
    return -1 if arc.attribute("weight").startswith("-") else 1


__all__ = ["Network", "Part", "Total", "networks"]
