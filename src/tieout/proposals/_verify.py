"""Whether rules do what was accepted, and nothing else, on the document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_accepting as codes
from tieout.model import Decision, Fact, LineItem, QName
from tieout.proposals._lines import Dimensions
from tieout.proposals._rule import Accepted
from tieout.tagging import Concepts, Tagging

_MOST_NAMED = 3
_Report = tuple[QName, Dimensions, Decimal]


@dataclass(frozen=True, slots=True)
class Tried:
    """Decisions on the figures of a document, with the facts they made."""

    decisions: tuple[Decision, ...]
    facts: tuple[Fact, ...]

    @classmethod
    def of(cls, tagging: Tagging) -> "Tried":
        """What tagging came to."""
        return cls(tagging.decisions, tagging.facts)


def verify(before: Tried, after: Tried, accepted: Sequence[Accepted], concepts: Concepts) -> tuple[Finding, ...]:
    """Findings about accepted rows that did not become such facts, and about other rows that changed.

    ``before`` and ``after`` decide on the same figures in the same order.
    """
    return (*_without_effect(after, accepted, concepts), *_changed(before, after, accepted))


def _without_effect(after: Tried, accepted: Sequence[Accepted], concepts: Concepts) -> Iterator[Finding]:
    """Findings about accepted rows that are not what was accepted."""
    facts = {fact.id: fact for fact in after.facts}
    decisions = {_key(decision.item): decision for decision in after.decisions}
    for each in accepted:
        wanted = concepts.named(each.concept)
        for old in each.line.decisions:
            new = decisions[_key(old.item)]
            fact = facts.get(new.fact)
            if old.item.value is not None and (fact is None or fact.concept != wanted):
                rule = (new.rule,) if new.rule else ()
                why = f"a rule decides otherwise: {new.reason}" if fact else new.reason
                yield codes.NO_EFFECT.at(
                    old.item.place, related=rule, label=each.line.name, concept=each.concept, why=why
                )
                break


def _changed(before: Tried, after: Tried, accepted: Sequence[Accepted]) -> Iterator[Finding]:
    """The finding about rows that nobody accepted and that would be decided differently."""
    meant = {_key(decision.item) for each in accepted for decision in each.line.decisions}
    was, now = (_reports(each) for each in (before, after))
    pairs = zip(before.decisions, was, after.decisions, now, strict=True)
    changed = [
        old.item
        for old, said, new, says in pairs
        if _key(old.item) not in meant and (said != says or old.outcome is not new.outcome)
    ]
    for each in accepted:
        own = [item for item in changed if _blamed(item, accepted) is each]
        if own:
            rows = {(item.table, item.row): item for item in reversed(own)}
            names = [f"{item.label or '(no label)'!r} ({item.place})" for item in reversed(rows.values())]
            more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
            yield codes.OTHER_ROWS.at(
                each.line.place,
                related=tuple(dict.fromkeys(item.place for item in own)),
                label=each.line.name,
                others=", ".join(names[:_MOST_NAMED]) + more,
            )


def _reports(tried: Tried) -> list[_Report | None]:
    """What each decision's fact reports, in the order of the decisions."""
    facts = {fact.id: fact for fact in tried.facts}
    found = (facts.get(decision.fact) for decision in tried.decisions)
    return [(fact.concept, fact.dimensions, fact.value) if fact else None for fact in found]


def _blamed(item: LineItem, accepted: Sequence[Accepted]) -> Accepted:
    """The acceptance that a changed figure is told with: one of its label, else of its table, else the first."""
    same = [each for each in accepted if each.line.item.label == item.label]
    near = [each for each in accepted if each.line.item.table == item.table]
    return next(iter((*same, *near)), accepted[0])


def _key(item: LineItem) -> tuple[object, ...]:
    """What tells a figure from all others of the document."""
    return item.place, item.table, item.row, item.column, item.part


__all__ = ["Tried", "verify"]
