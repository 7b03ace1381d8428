"""Sentences that restate a fact report it once more; every value worked out by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.support.figures import CNY, Y2023, Y2024, a_filing, line_item, pack, source_document, taxonomy
from tieout.diagnostics import TextAt
from tieout.model import Display, Fact, LineItem, Mention, MentionRelation
from tieout.tagging import Tagging, tag, with_mentions

RULES = pack(
    "  - {label: Revenue, concept: ifrs-full:Revenue}\n"
    "  - {label: Finance costs, concept: ifrs-full:FinanceCosts, sign: deduction}\n"
    "  - {label: Profit, concept: ifrs-full:ProfitLoss}"
)
REVENUE = line_item("Revenue", "1,471,010", Decimal(1471010000), Y2024, place=(5, 10))
LOSS = line_item("Profit", "(219,702)", Decimal(-219702000), Y2024, place=(7, 10), row=2)
GAIN = line_item("Profit", "219,702", Decimal(219702000), Y2024, place=(7, 10), row=2)


def tagged(*items: LineItem) -> Tagging:
    return tag(items, source_document(), (RULES,), taxonomy(), a_filing())[0]


def mention(item: LineItem, text: str, value: str, *, falling: bool = False) -> Mention:
    return Mention(
        place=TextAt("a.txt", 30, 8),
        text=text,
        value=Decimal(value),
        unit=CNY,
        scale=6,
        decimals=-5,
        period=item.period,
        relation=MentionRelation.EQUALS,
        items=(item,),
        agrees=True,
        evidence=("why",),
        falling=falling,
    )


def added(item: LineItem, one: Mention) -> list[Fact]:
    before = tagged(item)
    return [fact for fact in with_mentions(before, (one,)).facts if fact not in before.facts]


def test_a_sentence_reports_the_fact_with_its_own_accuracy() -> None:
    (original,) = tagged(REVENUE).facts
    (fact,) = added(REVENUE, mention(REVENUE, "RMB1,471.0 million", "1471000000"))
    assert (fact.id, fact.value, fact.decimals) == ("f-30-8", Decimal(1471000000), -5)
    assert fact.display == Display("1,471.0", 6, "", "num-dot-decimal")
    assert (fact.concept, fact.period, fact.rule) == (original.concept, original.period, original.rule)
    assert (fact.origins, fact.text) == ((TextAt("a.txt", 30, 8),), "RMB1,471.0 million")


def test_a_negative_value_needs_words_that_say_so() -> None:
    (fact,) = added(LOSS, mention(LOSS, "RMB219.7 million", "219700000", falling=True))
    assert (fact.value, fact.display.sign) == (Decimal(-219700000), "-")
    assert added(LOSS, mention(LOSS, "RMB219.7 million", "219700000")) == []


def test_a_gain_that_is_called_a_loss_is_not_tagged() -> None:
    assert added(GAIN, mention(GAIN, "RMB219.7 million", "219700000", falling=True)) == []
    assert len(added(GAIN, mention(GAIN, "RMB219.7 million", "219700000"))) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"agrees": False},
        {"relation": MentionRelation.GROWTH},
        {"decimals": None},
        {"period": Y2023},
        # 1,472.0 ± 0.05 million leaves 1,471,010 ± 0.5 thousand out.
        {"value": Decimal(1472000000), "text": "RMB1,472.0 million"},
        # The text gives another value than the mention.
        {"text": "RMB1,470.0 million"},
    ],
)
def test_what_is_not_tagged(change: dict[str, object]) -> None:
    assert added(REVENUE, replace(mention(REVENUE, "RMB1,471.0 million", "1471000000"), **change)) == []  # type: ignore[arg-type]


def test_a_mention_of_an_untagged_figure_adds_nothing() -> None:
    other = line_item("Unknown", "5,000", Decimal(5000000), Y2024, place=(9, 10), row=4)
    assert added(other, mention(other, "RMB5.0 million", "5000000")) == []
