"""``mentions.csv``: the figures of sentences and what they restate or follow from."""

from collections.abc import Iterable, Mapping

from tieout.diagnostics import TextAt
from tieout.export._tables import Rows, to_csv
from tieout.export._text import flag, number, period_columns, plain
from tieout.model import Decision, Mention

MENTION_COLUMNS = (
    *("line", "text", "value", "unit", "decimals", "period_start", "period_end", "instant"),
    *("relation", "fact", "agrees", "evidence", "place"),
)


def mentions_csv(mentions: Iterable[Mention], decisions: Iterable[Decision]) -> bytes:
    """One row for each figure of a sentence, in reading order; ``fact`` is an id, or a place where there is none."""
    facts = {decision.item.place: decision.fact for decision in decisions if decision.fact}
    return to_csv(MENTION_COLUMNS, _rows(mentions, facts))


def _rows(mentions: Iterable[Mention], facts: Mapping[TextAt, str]) -> Rows:
    return tuple(
        (
            *(str(mention.place.line), mention.text, plain(mention.value), str(mention.unit or "")),
            *(number(mention.decimals), *period_columns(mention.period), mention.relation.value),
            " ".join(facts.get(item.place) or str(item.place).replace(" ", "%20") for item in mention.items),
            *(flag(mention.agrees), "; ".join(mention.evidence), str(mention.place)),
        )
        for mention in mentions
    )


__all__ = ["MENTION_COLUMNS", "mentions_csv"]
