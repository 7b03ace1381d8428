"""One equation judged: what its terms give, what the accuracy of its figures allows, why it is not exact."""

from decimal import Context, Decimal

from tieout.extract.graph._series import Figure
from tieout.model import Cause, Relation, RelationKind

_CONTEXT = Context(prec=28)
_SHOWN = Decimal("1E-9")
# A percentage made to fit its column is off by a unit or two of its last digit, another figure by one at most.
_NEAR = 2

Weighted = tuple[Figure, int]


def total(kind: RelationKind, subject: Figure, parts: list[Weighted], definition: str) -> Relation:
    """``subject = Σ weight × part``; every figure may be off by half a unit of its last digit."""
    expected = sum((weight * figure.value for figure, weight in parts), Decimal(0))
    allowed = sum((figure.half for figure, _ in parts), subject.half)
    return _relation(kind, subject, parts, (expected, allowed), definition)


def quotient(
    kind: RelationKind,
    subject: Figure,
    above: list[Figure],
    below: Figure,
    definition: str,
    times: Decimal = Decimal(1),
) -> Relation | None:
    """``subject = times × mean(above) ÷ below``; None where the divisor is zero or may round to it."""
    if abs(below.value) <= below.half:
        return None
    mean = sum((figure.value for figure in above), Decimal(0)) / len(above)
    slack = max(figure.half for figure in above)
    ratio = _CONTEXT.divide(mean * times, below.value)
    allowed = subject.half + _CONTEXT.divide(slack * times + abs(ratio) * below.half, abs(below.value))
    parts = [*((figure, 1) for figure in above), (below, -1)]
    return _relation(kind, subject, parts, (ratio.quantize(_SHOWN), allowed.quantize(_SHOWN)), definition)


def _relation(
    kind: RelationKind, subject: Figure, parts: list[Weighted], computed: tuple[Decimal, Decimal], definition: str
) -> Relation:
    expected, allowed = computed
    difference = abs(subject.value - expected)
    cause = Cause.NONE
    if difference > allowed:
        near = _NEAR if kind is RelationKind.PERCENT_OF else 1
        cause = Cause.ROUNDING if difference <= allowed + 2 * near * subject.half else Cause.INCONSISTENT
    elif difference and kind not in {RelationKind.PERCENT_OF, RelationKind.RATIO}:
        cause = Cause.ROUNDING
    return Relation(
        kind=kind,
        period=subject.item.period,
        definition=definition,
        subject=subject.term(),
        terms=tuple(figure.term(weight) for figure, weight in parts),
        expected=expected,
        found=subject.value,
        allowed=allowed,
        cause=cause,
    )


__all__ = ["Weighted", "quotient", "total"]
