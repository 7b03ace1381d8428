"""Relationships by their ends, indexed when first asked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from tieout.model import QName
from tieout.taxonomy._arcroles import DIMENSION_DOMAIN, DOMAIN_MEMBER
from tieout.taxonomy._relationships import Relationship

_Index = Mapping[tuple[str, QName], Sequence[Relationship]]


class Networks:
    """Look-ups in a fixed set of relationships; the first one builds the index for all."""

    def __init__(self, relationships: Sequence[Relationship]) -> None:
        self._relationships = relationships

    def children(self, concept: QName, arcroles: Iterable[str], role: str | None = None) -> tuple[Relationship, ...]:
        """The arcs of ``arcroles`` from the concept, role by role and in order; of one role where it is given."""
        return _of_role(self._from, concept, arcroles, role)

    def parents(self, concept: QName, arcroles: Iterable[str], role: str | None = None) -> tuple[Relationship, ...]:
        """The arcs of ``arcroles`` to the concept, role by role; of one role where it is given."""
        return _of_role(self._to, concept, arcroles, role)

    def members_of(self, axis: QName) -> tuple[QName, ...]:
        """Every member below the axis, in any role, in the order of the arcs, each once."""
        members: dict[QName, None] = {}
        waiting = [arc.target for arc in reversed(self.children(axis, (DIMENSION_DOMAIN,)))]
        while waiting:
            member = waiting.pop()
            if member not in members:
                members[member] = None
                waiting += (arc.target for arc in reversed(self.children(member, (DOMAIN_MEMBER,))))
        return tuple(members)

    def roles_with(self, concept: QName) -> tuple[str, ...]:
        """The roles in which the concept stands at either end of an arc, sorted."""
        return tuple(sorted(self._roles.get(concept, ())))

    @cached_property
    def _from(self) -> _Index:
        index = defaultdict(list)
        for arc in self._relationships:
            index[arc.arcrole, arc.source].append(arc)
        return index

    @cached_property
    def _to(self) -> _Index:
        index = defaultdict(list)
        for arc in self._relationships:
            index[arc.arcrole, arc.target].append(arc)
        return index

    @cached_property
    def _roles(self) -> Mapping[QName, set[str]]:
        index = defaultdict(set)
        for arc in self._relationships:
            index[arc.source].add(arc.role)
            index[arc.target].add(arc.role)
        return index


def _of_role(index: _Index, concept: QName, arcroles: Iterable[str], role: str | None) -> tuple[Relationship, ...]:
    found = [arc for arcrole in arcroles for arc in index.get((arcrole, concept), ())]
    return tuple(sorted((arc for arc in found if role in (None, arc.role)), key=lambda arc: (arc.role, arc.sort_key)))


__all__ = ["Networks"]
