"""Arcs between concepts and which of them take effect (XBRL 2.1, 3.5.3.9.7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tieout.model import QName


@dataclass(frozen=True, slots=True)
class Relationship:
    """An arc between two concepts in one extended link role, with all its attributes.

    ``order`` is the decimal number as written, ``1`` where the arc has none. ``attributes`` are (local name, value)
    pairs in the order of `ATTRIBUTES`.
    """

    arcrole: str
    role: str
    source: QName
    target: QName
    order: str
    attributes: tuple[tuple[str, str], ...] = ()

    def attribute(self, name: str, default: str = "") -> str:
        """The value of an attribute such as ``weight`` or ``preferredLabel``; ``default`` where the arc has none."""
        return next((value for key, value in self.attributes if key == name), default)

    @property
    def sort_key(self) -> tuple[Decimal, str, str]:
        """The order among siblings: by number, then by name."""
        return Decimal(self.order), self.target.namespace, self.target.local_name


# The attributes of arcs that carry meaning, without `order`; `use` and `priority` are exempt from equivalence.
ATTRIBUTES = ("weight", "preferredLabel", "closed", "contextElement", "usable", "targetRole", "priority", "use")
_EXEMPT = ("priority", "use")


def effective(relationships: Iterable[Relationship]) -> tuple[Relationship, ...]:
    """The relationships without prohibited and overridden ones: of equivalent arcs the highest priority decides."""
    arcs = tuple(relationships)
    if not any(arc.attribute("use") or arc.attribute("priority") for arc in arcs):
        return arcs
    deciding: dict[object, Relationship] = {}
    for arc in arcs:
        key = _equivalence(arc)
        if key not in deciding or _rank(arc) > _rank(deciding[key]):
            deciding[key] = arc
    return tuple(arc for arc in deciding.values() if arc.attribute("use") != "prohibited")


def _equivalence(arc: Relationship) -> tuple[object, ...]:
    rest = frozenset(pair for pair in arc.attributes if pair[0] not in _EXEMPT)
    return arc.arcrole, arc.role, arc.source, arc.target, Decimal(arc.order), rest


def _rank(arc: Relationship) -> tuple[int, bool]:
    """At the same priority a prohibition wins (3.5.3.9.7.5)."""
    return int(arc.attribute("priority", "0")), arc.attribute("use") == "prohibited"


__all__ = ["ATTRIBUTES", "Relationship", "effective"]
