"""Periods: contexts a few days off those of the report, or after its end."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_rules as codes
from tieout.model import FiledFact, Period
from tieout.rules._facts import Facts

_DAYS_OFF = timedelta(days=10)
# A period of the report is one that many facts have; a mistyped one has few.
_USUAL, _RARE = 0.1, 5
_MIN_FACTS = 20


def period_off(facts: Facts) -> Iterator[Finding]:
    """Rare periods whose ends lie within a few days of those of a usual period of the same kind."""
    counts = _counts(facts)
    if counts.total() < _MIN_FACTS:
        return
    usual = [period for period, count in counts.items() if count >= _USUAL * counts.total()]
    told: set[Period] = set()
    for fact in facts.numeric:
        period = fact.period
        if period is None or period in told or counts[period] > _RARE:
            continue
        near = next((each for each in usual if _a_few_days_apart(period, each)), None)
        if near:
            told.add(period)
            yield codes.OFF_PERIOD.at(
                fact.place,
                facts=[each.id for each in facts.by_period[period]],
                concept=fact.concept,
                period=period,
                usual=near,
                count=counts[near],
            )


def after_report(facts: Facts) -> Iterator[Finding]:
    """Rare facts for a period that begins or stands after the end of the reporting period.

    A date that many facts have is one that the report means, as the latest date of a statement of indebtedness.
    """
    end = _reporting_end(facts)
    if end is None:
        return
    counts = _counts(facts)
    told: set[Period] = set()
    for fact in facts.numeric:
        period = fact.period
        if period is None or period in told or counts[period] > _RARE or _looks_ahead(fact):
            continue
        if (period.start or period.end) > end:
            told.add(period)
            same = [each.id for each in facts.by_period[period]]
            yield codes.FUTURE_PERIOD.at(fact.place, facts=same, concept=fact.concept, period=period, end=end)


def _counts(facts: Facts) -> Counter[Period]:
    return Counter(fact.period for fact in facts.numeric if fact.period)


def _reporting_end(facts: Facts) -> date | None:
    """The last day of the latest period that many facts have."""
    counts = _counts(facts)
    ends = Counter[date]()
    for period, count in counts.items():
        ends[period.end] += count
    return max((end for end, count in ends.items() if count >= _USUAL * counts.total()), default=None)


def _a_few_days_apart(period: Period, usual: Period) -> bool:
    """Whether two periods of the same kind differ, and by no more than a few days at either end."""
    if period == usual or period.is_instant != usual.is_instant:
        return False
    starts = abs(period.start - usual.start) if period.start and usual.start else timedelta(0)
    return starts <= _DAYS_OFF and abs(period.end - usual.end) <= _DAYS_OFF


def _looks_ahead(fact: FiledFact) -> bool:
    """Whether a fact speaks of what comes after the period: events after it, maturities, dividends proposed."""
    return any(word in fact.concept.local_name for word in ("Proposed", "AfterReportingPeriod", "Maturit", "Expected"))


__all__ = ["after_report", "period_off"]
