"""What the filing's other rows say of a concept, by the networks of the taxonomy."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tieout.mapping.suggestion._types import Query, Reason
from tieout.mapping.suggestion._weights import Weights
from tieout.model import QName
from tieout.taxonomy import Taxonomy

_MAX_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Networks:
    """The calculation and presentation networks, asked once for each concept."""

    taxonomy: Taxonomy
    _above: dict[QName, dict[QName, int]] = field(default_factory=dict)
    _beside: dict[QName, frozenset[QName]] = field(default_factory=dict)

    def totals(self, concept: QName) -> dict[QName, int]:
        """The concepts that this one is added up to, directly or over others, with the number of steps."""
        if concept not in self._above:
            found: dict[QName, int] = {}
            latest = [concept]
            for level in range(1, _MAX_LEVELS + 1):
                latest = [arc.source for name in latest for arc in self.taxonomy.calculation_parents(name)]
                latest = [name for name in dict.fromkeys(latest) if name not in found and name != concept]
                found.update(dict.fromkeys(latest, level))
            self._above[concept] = found
        return self._above[concept]

    def parents(self, concept: QName) -> frozenset[QName]:
        """The concepts right above this one in any presentation."""
        if concept not in self._beside:
            arcs = self.taxonomy.presentation_parents(concept)
            self._beside[concept] = frozenset(arc.source for arc in arcs)
        return self._beside[concept]


def related(query: Query, networks: Networks) -> tuple[QName, ...]:
    """The concepts that the filing's other rows suggest whatever the label says."""
    above = (arc.source for name in query.parts for arc in networks.taxonomy.calculation_parents(name))
    below = (arc.target for name in query.totals for arc in networks.taxonomy.calculation_children(name))
    return tuple(dict.fromkeys((*query.elsewhere, *above, *below)))


def context(concept: QName, query: Query, networks: Networks, weights: Weights) -> Iterator[Reason]:
    """The reasons that other rows give."""
    if concept in query.elsewhere:
        yield Reason("elsewhere", "the same label reports it in another table", weights.elsewhere)
    totals = networks.totals(concept)
    direct = [name for name in query.totals if name in totals]
    if direct:
        nearest = min(direct, key=lambda name: (totals[name], str(name)))
        points = weights.total * 2 // (1 + totals[nearest])
        yield Reason(
            "total", f"the calculation network adds it up to {nearest}, as this table does", min(points, weights.total)
        )
    parts = [name for name in query.parts if concept in networks.totals(name)]
    if parts:
        points = weights.part * len(parts) // len(query.parts)
        names = ", ".join(str(name) for name in parts[:3])
        yield Reason("part", f"the calculation network adds {names} up to it, as this table does", points)
    if concept in (*query.siblings, *query.totals, *query.parts):
        yield Reason("taken", "another row of the table reports it already", weights.taken)
        return
    beside = [name for name in query.siblings if networks.parents(name) & networks.parents(concept)]
    if beside:
        points = max(weights.sibling // 3, weights.sibling * len(beside) // len(query.siblings))
        names = ", ".join(str(name) for name in beside[:3])
        yield Reason("sibling", f"it stands beside {names} in the taxonomy, as in this table", points)


__all__ = ["Networks", "context", "related"]
