"""How the figures of a relation are written for people."""

from decimal import Decimal

from tieout.model import Relation, RelationKind

_RATIOS = frozenset({RelationKind.PERCENT_OF, RelationKind.RATIO})


def shown(value: Decimal, relation: Relation) -> str:
    """A figure with separators; what is computed by division with five digits after the mark."""
    if relation.kind in _RATIOS and value != value.to_integral_value():
        value = value.quantize(Decimal("0.00001"))
    return f"{value:,f}"


__all__ = ["shown"]
