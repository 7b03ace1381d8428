"""Which rules match a line item, and which of them counts."""

from decimal import Decimal

import pytest

from tests.support.figures import AT_2024, Y2024, line_item, pack
from tieout.mapping import Matcher, Pack, subjects
from tieout.model import LineItem, Measure, Period


def item(
    label: str = "Total",
    *,
    period: Period | None = Y2024,
    path: tuple[str, ...] = ("Current", "Trade:"),
    measure: Measure = Measure.AMOUNT,
    statement: str = "BS",
) -> LineItem:
    return line_item(
        label,
        "1",
        Decimal(1),
        period,
        path=path,
        headings=("LIQUIDITY", "Trade Payables"),
        caption="The following table sets forth an aging analysis of trade payables:",
        statement=statement,
        measure=measure,
    )


def matched(it: LineItem, *packs: Pack) -> list[int]:
    (subject,) = subjects([it])
    return [rule.at.line for rule in Matcher.of(packs).rules(subject)]


@pytest.mark.parametrize(
    ("conditions", "matches"),
    [
        ("label: total", True),
        ("label: [Sum, 'TOTAL:']", True),
        ("label: Tot", False),
        ("label: ''", False),
        ("pattern: tot.*", True),
        ("pattern: tot", False),
        ("section: current", True),
        ("section: Trade", True),
        ("section: [Non-current, Trade]", True),
        ("section: Non-current", False),
        ("heading: Liquidity", True),
        ("heading: [Other, trade payables]", True),
        ("heading: payables", False),
        ("caption: aging analysis", True),
        ("caption: ^aging", False),
        ("statement: BS", True),
        ("statement: [IS, BS]", True),
        ("statement: IS", False),
        ("period: duration", True),
        ("period: instant", False),
        ("measure: amount", True),
        ("measure: percent", False),
        ("measure: [percent, amount]", True),
        ("label: Total, heading: Liquidity, caption: trade, section: Current, statement: BS, period: duration", True),
        ("label: Total, heading: Liquidity, caption: trade, section: Current, statement: CF, period: duration", False),
    ],
)
def test_a_rule_matches_where_all_its_conditions_are_met(conditions: str, matches: bool) -> None:
    assert bool(matched(item(), pack(f"  - {{{conditions}, ignore: why}}"))) == matches


def test_a_row_without_a_label_is_matched_by_the_empty_label() -> None:
    assert matched(item(""), pack('  - {label: "", ignore: why}')) == [4]


def test_without_a_measure_a_rule_is_for_amounts() -> None:
    rules = pack("  - {label: Total, ignore: a}\n  - {label: Total, measure: percent, ignore: b}")
    assert matched(item(measure=Measure.AMOUNT), rules) == [4]
    assert matched(item(measure=Measure.PERCENT), rules) == [5]


def test_a_figure_without_a_period_meets_no_condition_on_periods() -> None:
    rules = pack("  - {label: Total, period: instant, ignore: a}\n  - {label: Total, period: duration, ignore: b}")
    assert matched(item(period=None), rules) == []
    assert matched(item(period=AT_2024), rules) == [4]


def test_conditions_of_a_group_and_of_a_rule_must_both_be_met() -> None:
    rules = pack(
        "  - when: {label: [Total, Sum]}\n    rules:\n"
        "      - {heading: Liquidity, ignore: a}\n      - {heading: Other, ignore: b}\n      - {label: Sum, ignore: c}"
    )
    assert matched(item(), rules) == [6]


def test_inside_a_pack_the_first_rule_counts_and_of_packs_the_last() -> None:
    base = pack("  - {pattern: tot.*, ignore: a}\n  - {label: Total, ignore: b}", name="base")
    own = pack("  - {label: Other, ignore: c}\n  - {heading: Liquidity, ignore: d}\n  - {label: Total, ignore: e}")
    assert matched(item(), base, own) == [5, 6, 4, 5]
    assert matched(item("Sum"), base, own) == [5]


def test_a_label_too_long_for_patterns_is_not_searched() -> None:
    assert matched(item("a" * 300), pack("  - {pattern: a+, ignore: why}")) == [4]
    assert matched(item("a" * 301), pack("  - {pattern: a+, ignore: why}")) == []
