"""Sentences that restate a tagged figure report the same fact once more, as accurately as they put it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from tieout.diagnostics import TextAt
from tieout.model import CellState, Fact, Mention, MentionRelation
from tieout.tagging._display import display
from tieout.tagging._explain import power
from tieout.tagging._intervals import interval
from tieout.tagging._tag import Tagging


def with_mentions(tagging: Tagging, mentions: Iterable[Mention]) -> Tagging:
    """The tagging with a fact for each mention that restates a fact and agrees with it.

    Each is a consistent duplicate (Calculations 1.1, 4): it can stand for every value that the table's fact can, so
    no summation sees another value.
    """
    facts = {fact.origins[0]: fact for fact in tagging.facts}
    taken = {fact.id for fact in tagging.facts}
    added = [fact for fact in _duplicates(mentions, facts) if fact.id not in taken]
    ordered = sorted((*tagging.facts, *added), key=lambda fact: (fact.origins[0], fact.id))
    return replace(tagging, facts=tuple(ordered))


def _duplicates(mentions: Iterable[Mention], facts: dict[TextAt, Fact]) -> Iterator[Fact]:
    """The facts that mentions give."""
    for mention in mentions:
        if mention.relation is MentionRelation.EQUALS and mention.agrees:
            original = facts.get(mention.items[0].place)
            duplicate = _duplicate(mention, original) if original else None
            if duplicate:
                yield duplicate


def _duplicate(mention: Mention, original: Fact) -> Fact | None:
    """A mention as the fact it restates; None where its words don't carry the sign or its accuracy excludes a value."""
    if mention.decimals is None or mention.period != original.period or not _sign_told(mention, original):
        return None
    negative = original.value < 0
    reported = -mention.value if negative else mention.value
    as_item = replace(mention.items[0], text=mention.text, scale=mention.scale, state=CellState.VALUE)
    shown = display(as_item, reported)
    if shown is None:
        return None
    fact = replace(
        original,
        id=f"f-{mention.place.line}-{mention.place.column}",
        value=reported,
        decimals=mention.decimals,
        display=shown,
        origins=(mention.place,),
        text=mention.text,
        explanation=_explained(mention, original, negative=negative),
    )
    return fact if _holds(fact, original) else None


def _sign_told(mention: Mention, original: Fact) -> bool:
    """Whether the words carry the sign: a negative value is called a loss, deficit or outflow.

    A positive value may only be so called where its own row is too, as a loss that its concept reports positive.
    """
    if original.value < 0:
        return mention.falling
    presented = mention.items[0].value or Decimal(0)
    return not mention.falling or presented < 0 or "loss" in mention.items[0].label.casefold()


def _holds(duplicate: Fact, original: Fact) -> bool:
    """Whether every value that the original can stand for is one that the duplicate can stand for."""
    wide, narrow = interval(duplicate), interval(original)
    return wide.low <= narrow.low and narrow.high <= wide.high


def _explained(mention: Mention, original: Fact, *, negative: bool) -> tuple[str, ...]:
    """How scale, decimals and sign were decided."""
    decimals = mention.decimals or 0
    sign = "negative, which the words before it say" if negative else "positive"
    return (
        f"scale {mention.scale}: the sentence states the figure in {power(mention.scale)}",
        f"decimals {decimals}: the last digit stated stands for {power(-decimals)}",
        f"sign: {sign}, as at {original.origins[0]}, which the sentence restates: {'; '.join(mention.evidence)}",
    )


__all__ = ["with_mentions"]
