"""Duplicate facts by their class (Open Information Model 1.0, duplicate facts; XBRL 2.1, 4.10)."""

from collections.abc import Iterator

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_rules as codes
from tieout.model import FiledFact, Interval
from tieout.rules._facts import Facts, interval, shown


def duplicates(facts: Facts) -> Iterator[Finding]:
    """One finding for each set of facts with the same aspects: complete, consistent or inconsistent."""
    for found in facts.by_aspects.values():
        if len(found) < 2:
            continue
        first = found[0]
        others, ids = [fact.place for fact in found[1:]], [fact.id for fact in found]
        values = {_value(fact) for fact in found}
        if len(values) == 1 and len({fact.decimals for fact in found}) == 1:
            code = codes.DUPLICATE_COMPLETE
            yield code.at(first.place, related=others, facts=ids, count=len(found), concept=first.concept)
        elif first.is_numeric and _agree(found):
            code = codes.DUPLICATE_CONSISTENT
            yield code.at(first.place, related=others, facts=ids, count=len(found), concept=first.concept)
        else:
            several = "; ".join(dict.fromkeys(_value(fact) for fact in found))
            code = codes.DUPLICATE_INCONSISTENT
            yield code.at(first.place, related=others, facts=ids, concept=first.concept, values=several)


def _value(fact: FiledFact) -> str:
    if fact.is_nil:
        return "nil"
    return shown(fact.value) if fact.is_numeric else " ".join(fact.text.split())[:60]


def _agree(found: list[FiledFact]) -> bool:
    """Whether some value rounds to all of them; nil agrees with nothing but nil."""
    if any(fact.is_nil or fact.value is None for fact in found):
        return False
    ranges = [interval(fact) for fact in found]
    whole = Interval(max(each.low for each in ranges), min(each.high for each in ranges))
    return whole.low <= whole.high


__all__ = ["duplicates"]
