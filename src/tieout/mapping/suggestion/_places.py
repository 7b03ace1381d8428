"""Where a taxonomy presents its concepts: statements, ancestors and how deep."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tieout.mapping.suggestion._words import slots
from tieout.model import QName
from tieout.taxonomy import PARENT_CHILD, Relationship, Taxonomy

STATEMENTS = ("BS", "IS", "OCI", "CF", "EQ")

# The hundred thousands of a link role's number in the IFRS taxonomy, and the notes that break a statement down.
_ROLE = re.compile(r"\[(\d{6})[a-z]*\]")
_OF_ROLE = {
    "21": "BS",
    "22": "BS",
    "31": "IS",
    "32": "IS",
    "41": "OCI",
    "42": "OCI",
    "51": "CF",
    "52": "CF",
    "61": "EQ",
}
_CURRENT, _LIQUIDITY = "[210", "[220"
_NOTE_OF_ROLE = {"800100": "BS", "800200": "IS", "800300": "CF", "851100": "CF", "800400": "EQ", "861000": "OCI"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a concept stands: in which statements, in notes to which, how deep at least, below which words.

    ``liquidity_only``: in the statement of financial position by order of liquidity, not in the one that tells current
    from non-current.
    """

    statements: frozenset[str]
    notes: frozenset[str]
    depth: int
    above: frozenset[str]
    liquidity_only: bool = False


NOWHERE = Place(frozenset(), frozenset(), 9, frozenset())


def places(taxonomy: Taxonomy) -> dict[QName, Place]:
    """The place of every concept that is presented."""
    arcs: dict[str, list[Relationship]] = defaultdict(list)
    for arc in taxonomy.relationships:
        if arc.arcrole == PARENT_CHILD:
            arcs[arc.role].append(arc)
    found: dict[QName, list[tuple[str, str, int, frozenset[str]]]] = defaultdict(list)
    presented: dict[str, set[QName]] = defaultdict(set)
    for role in sorted(arcs):
        statement, note = _statements(taxonomy.role_title(role))
        for name, depth, above in _walk(taxonomy, arcs[role]):
            found[name].append((statement, note, depth, above))
            presented[taxonomy.role_title(role)[:4]].add(name)
    liquidity = presented[_LIQUIDITY] - presented[_CURRENT]
    return {name: _place(entries, liquidity_only=name in liquidity) for name, entries in found.items()}


def _place(entries: Iterable[tuple[str, str, int, frozenset[str]]], *, liquidity_only: bool) -> Place:
    """The standings of one concept together; ancestors in a primary statement only, where it stands in one."""
    known = list(entries)
    primary = [entry for entry in known if entry[0]] or known
    return Place(
        frozenset(entry[0] for entry in known if entry[0]),
        frozenset(entry[1] for entry in known if entry[1]),
        min(entry[2] for entry in primary),
        frozenset(word for entry in known for word in entry[3]),
        liquidity_only,
    )


def _statements(title: str) -> tuple[str, str]:
    """The statement that a role presents, and the one it is a note to."""
    match = _ROLE.search(title)
    number = match[1] if match else ""
    return _OF_ROLE.get(number[:2], ""), _NOTE_OF_ROLE.get(number, "")


def _walk(taxonomy: Taxonomy, arcs: Iterable[Relationship]) -> Iterable[tuple[QName, int, frozenset[str]]]:
    """Every concept of a role with its depth and the words of the labels above it."""
    below: dict[QName, list[QName]] = defaultdict(list)
    for arc in arcs:
        below[arc.source].append(arc.target)
    inner = {target for targets in below.values() for target in targets}
    waiting: list[tuple[QName, int, frozenset[str]]] = [
        (name, 0, frozenset()) for name in sorted(below, key=str) if name not in inner
    ]
    while waiting:
        name, depth, above = waiting.pop()
        yield name, depth, above
        concept = taxonomy.concept(name)
        words = above | {word for slot in slots(concept.label() if concept else "") for word in slot}
        waiting += [(target, depth + 1, words) for target in below.get(name, ()) if depth < 20]


__all__ = ["NOWHERE", "STATEMENTS", "Place", "places"]
