"""Comparatives against the filing before: amounts that changed, and lines that are gone."""

from collections.abc import Iterator

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_rules as codes
from tieout.model import FiledFact, FiledReport, Period, QName, Unit
from tieout.rules._facts import Facts, interval, shown

_Key = tuple[QName, Period, Unit | None, tuple[tuple[QName, QName], ...]]
_RESTATED = "RetrospectiveApplicationAndRetrospectiveRestatementAxis"


def restated(facts: Facts) -> Iterator[Finding]:
    """Amounts of both filings that differ by more than rounding; those this one says to be restated are left alone."""
    before = _amounts(facts.prior)
    said = {fact.concept for fact in facts.numeric if any(axis.local_name == _RESTATED for axis, _ in fact.dimensions)}
    for key, fact in _amounts(facts.report).items():
        old = before.get(key)
        if old is not None and fact.concept not in said and not interval(fact).overlaps(interval(old)):
            yield codes.RESTATED.at(
                fact.place,
                related=[old.place],
                facts=[fact.id],
                concept=fact.concept,
                period=fact.period,
                value=shown(fact.value),
                other=shown(old.value),
            )


def missing(facts: Facts) -> Iterator[Finding]:
    """Amounts of the earlier filing's own period, without dimensions, that this one no longer gives.

    Only periods that this filing reports comparatives for are looked at.
    """
    now = _amounts(facts.report)
    periods = {key[1] for key in now}
    for key, old in _amounts(facts.prior).items():
        concept, period, _, dimensions = key
        if dimensions or period not in periods or key in now or not old.value:
            continue
        # A line that this filing does not have at all may have been renamed; it is told of all the same.
        yield codes.MISSING_COMPARATIVE.at(old.place, concept=concept, period=period, other=shown(old.value))


def _amounts(report: FiledReport | None) -> dict[_Key, FiledFact]:
    """The numeric facts of a report by concept, period, unit and dimensions; extensions by name alone don't match."""
    found: dict[_Key, FiledFact] = {}
    for fact in report.facts if report else ():
        if fact.is_numeric and fact.value is not None and fact.period and not fact.typed:
            found.setdefault((fact.concept, fact.period, fact.unit, fact.dimensions), fact)
    return found


__all__ = ["missing", "restated"]
