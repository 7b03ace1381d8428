"""Signs: concepts that can't be negative, and amounts that turn into their own opposite."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_rules as codes
from tieout.model import FiledFact
from tieout.rules._facts import Facts, shown

# A label that names an opposite in brackets says that the value may have either sign; so do these words.
_EITHER = re.compile(
    r"[(\[/]|\b(net|profit|loss|income|result|equity|reserves?|earnings|retained|surplus|deficit|difference|change|"
    r"changes|effect|adjustments?|gains?|losses|movement|increase|decrease|remeasurements?|exchange|translation|"
    r"reclassification|eliminations?|share of|transfers?|hedg\w*|deferred|cash flows?|accumulated|fair value|tax)\b",
    re.IGNORECASE,
)
_NEAR = (Decimal("0.8"), Decimal("1.25"))
_COUNTED = frozenset({"monetaryItemType", "sharesItemType"})


def negative(facts: Facts) -> Iterator[Finding]:
    """Negative facts of concepts of the base taxonomy whose label leaves no room for it.

    Facts with dimensions are left alone: an elimination or an allowance is rightly negative.
    """
    for fact in facts.numeric:
        if (fact.value or 0) < 0 and not fact.dimensions and not fact.typed and _is_one_sided(facts, fact):
            yield codes.NEGATIVE.at(fact.place, facts=[fact.id], concept=fact.concept, value=shown(fact.value))


def flipped(facts: Facts) -> Iterator[Finding]:
    """An amount next to its own opposite in another period of the same kind.

    Concepts whose label names both signs, and totals, profits and changes, may well turn round.
    """
    totals = {arc.source for arc in facts.report.calculation}
    for name, found in facts.by_concept.items():
        if name in totals or facts.base_type(found[0]) != "monetaryItemType" or _EITHER.search(facts.label(name)):
            continue
        for fact in found:
            other = next((each for each in facts.series(fact) if _is_opposite(fact, each)), None)
            if other is not None and (fact.value or 0) < 0:
                yield codes.FLIPPED.at(
                    fact.place,
                    related=[other.place],
                    facts=[fact.id, other.id],
                    concept=name,
                    value=shown(fact.value),
                    other=shown(other.value),
                    period=other.period,
                )


def _is_one_sided(facts: Facts, fact: FiledFact) -> bool:
    """Whether the concept is the base taxonomy's, counts something, and its label names no opposite."""
    concept = facts.concept(fact.concept)
    if concept is None or concept.is_extension or concept.base_type not in _COUNTED:
        return False
    return bool(concept.label) and not _EITHER.search(concept.label)


def _is_opposite(fact: FiledFact, other: FiledFact) -> bool:
    """Whether two facts of one series are nearly opposite amounts of different periods of the same kind."""
    if fact.period is None or other.period is None or fact.period == other.period:
        return False
    if fact.period.is_instant != other.period.is_instant:
        return False
    if not fact.value or not other.value or (fact.value > 0) == (other.value > 0):
        return False
    return _NEAR[0] <= -fact.value / other.value <= _NEAR[1]


__all__ = ["flipped", "negative"]
