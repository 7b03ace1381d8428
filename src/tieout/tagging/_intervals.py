"""Facts as the values that they can stand for."""

from collections.abc import Iterable

from tieout.model import Fact, Interval


def interval(fact: Fact) -> Interval:
    """The values that round to the fact's at its decimals."""
    return Interval.of(fact.value, fact.decimals)


def common(facts: Iterable[Fact]) -> Interval:
    """The values that all of several duplicate facts can stand for; at least one fact is needed."""
    intervals = [interval(fact) for fact in facts]
    return Interval(max(each.low for each in intervals), min(each.high for each in intervals))


__all__ = ["common", "interval"]
