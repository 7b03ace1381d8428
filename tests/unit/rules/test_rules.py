"""Every rule is seen failing, and has near misses that must stay silent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.rules.made import (
    BEFORE,
    END,
    EUR_A_SHARE,
    MEMBER,
    PURE,
    SHARES,
    START,
    YEAR,
    arc,
    concept,
    fact,
    left,
    name,
    report,
)
from tieout import rules
from tieout.diagnostics import Finding
from tieout.model import FiledFact, FiledReport, Period, QName
from tieout.taxonomy import Concept, Label, Taxonomy


def told(
    filed: FiledReport, prior: FiledReport | None = None, taxonomy: Taxonomy | None = None
) -> list[tuple[str, tuple[str, ...]]]:
    """Code and facts of all findings but the notes on harmless duplicates."""
    return [(each.code, each.facts) for each in rules.check(filed, taxonomy, prior) if "duplicate-co" not in each.code]


def codes(filed: FiledReport, prior: FiledReport | None = None) -> list[str]:
    return [code for code, _ in told(filed, prior)]


def only(filed: FiledReport) -> Finding:
    (finding,) = rules.check(filed)
    return finding


# --- signs


def test_a_negative_amount_of_what_can_t_be_negative() -> None:
    filed = report([fact("Inventories", -5, END, id="a")], [concept("Inventories", "Inventories", period="instant")])
    assert told(filed) == [("rules.negative", ("a",))]


@pytest.mark.parametrize(
    ("label", "dimensions", "own"),
    [
        ("Profit (loss)", (), False),
        ("Gross profit", (), False),
        ("Retained earnings", (), False),
        ("Inventories", MEMBER, False),
        ("Inventories", (), True),
    ],
)
def test_what_may_be_negative_is_left_alone(label: str, dimensions: tuple[tuple[QName, QName], ...], own: bool) -> None:
    filed = report(
        [fact("Item", -5, dimensions=dimensions, own=own)],
        [concept("Item", label, own=own)],
    )
    assert codes(filed) == []


def test_an_amount_next_to_its_own_opposite() -> None:
    filed = report([fact("Rent", 100, id="a", own=True), fact("Rent", -95, BEFORE, id="b", own=True)])
    assert told(filed) == [("rules.sign-flipped", ("b", "a"))]


def test_what_may_turn_round_is_left_alone() -> None:
    filed = report([fact("Result", 100), fact("Result", -95, BEFORE)], [concept("Result", "Profit (loss)")])
    assert codes(filed) == []
    exchange = concept("Exchange", "Effect of exchange rate changes", own=True)
    assert codes(report([fact("Exchange", 9, own=True), fact("Exchange", -9, BEFORE, own=True)], [exchange])) == []
    small = report([fact("Rent", 100, own=True), fact("Rent", -10, BEFORE, own=True)])
    assert codes(small) == []


# --- scale

RATE = concept("Rate", "Tax rate", "percentItemType")


def test_a_percentage_tagged_as_it_stands_on_the_page() -> None:
    filed = report([fact("Rate", "19.8", id="a", unit=PURE, decimals=1)], [RATE])
    assert told(filed) == [("rules.percent-unscaled", ("a",))]


def test_a_rate_above_the_whole() -> None:
    filed = report([fact("Rate", "1.4", id="a", unit=PURE, decimals=3, scale=-2)], [RATE])
    assert told(filed) == [("rules.percent-above-100", ("a",))]


def test_a_growth_above_the_whole_is_left_alone() -> None:
    growth = concept("Growth", "Growth of revenue", "percentItemType")
    assert codes(report([fact("Growth", "1.4", unit=PURE, decimals=3, scale=-2)], [growth])) == []
    assert codes(report([fact("Rate", "1", unit=PURE, decimals=3, scale=-2)], [RATE])) == []


def test_an_amount_per_share_in_thousands() -> None:
    per_share = concept("Eps", "Basic earnings per share", "perShareItemType")
    filed = report([fact("Eps", 120, id="a", unit=EUR_A_SHARE, decimals=1, scale=3)], [per_share])
    assert told(filed) == [("rules.per-share-scaled", ("a",))]
    assert codes(report([fact("Eps", "0.12", unit=EUR_A_SHARE, decimals=2)], [per_share])) == []
    assert codes(report([fact("Eps", "0.12", unit=EUR_A_SHARE, decimals=2, scale=-2)], [per_share])) == []


def test_a_row_with_two_scales() -> None:
    filed = report([fact("Rent", 5_000, id="a", scale=3), fact("Rent", 7, BEFORE, id="b")])
    assert "rules.scale-differs-in-row" in codes(filed)
    assert codes(report([fact("Rent", 5_000, scale=3), fact("Rent", 7_000, BEFORE, scale=3)])) == []


def test_of_two_scales_in_a_row_the_one_of_the_table_is_usual() -> None:
    rows = [fact(f"Item{at}", 1_000 * at, scale=3, row=at, id=str(at)) for at in range(2, 6)]
    pair = [fact("Rent", 5_000, id="b", scale=3), fact("Rent", 7, BEFORE, id="a")]
    found = next(each for each in rules.check(report([*rows, *pair])) if each.code == "rules.scale-differs-in-row")
    assert found.place is not None
    assert str(found.place) == "page.xhtml#a"


def test_a_row_with_another_scale_than_its_table() -> None:
    rows = [fact(f"Item{at}", 1_000 * at, scale=3, row=at, id=str(at)) for at in range(1, 7)]
    filed = report([*rows, fact("Odd", 5, row=9, id="a")])
    assert told(filed) == [("rules.scale-differs-in-table", ("a",))]
    elsewhere = report([*rows, fact("Odd", 5, row=9, table="")])
    assert codes(elsewhere) == []


def test_a_jump_that_only_a_scale_explains() -> None:
    filed = report(
        [fact("Rent", 5_100_000, id="a", scale=3, row=1), fact("Rent", 5_200, BEFORE, id="b", row=1, table="t2")]
    )
    assert told(filed) == [("rules.magnitude", ("a", "b"))]


def test_a_jump_that_the_digits_show_too_is_left_alone() -> None:
    grown = report([fact("Rent", 5_100_000, scale=3), fact("Rent", 5_000, BEFORE, scale=3)])
    assert codes(grown) == []


# --- sums

TREE = [arc("Assets", "Current"), arc("Assets", "Noncurrent"), arc("Assets", "Other")]


def assets(total: int, current: int, noncurrent: int, other: int, decimals: int = 0) -> list[FiledFact]:
    values = {"Assets": total, "Current": current, "Noncurrent": noncurrent, "Other": other}
    return [
        fact(local, value, END, id=local, decimals=decimals, row=at) for at, (local, value) in enumerate(values.items())
    ]


def summed(facts: Sequence[FiledFact]) -> Finding:
    found = rules.check(report(facts, calculation=TREE))
    (finding,) = (each for each in found if each.code.startswith("rules.sum"))
    return finding


def test_a_sum_that_holds_is_left_alone() -> None:
    assert codes(report(assets(100, 60, 30, 10), calculation=TREE)) == []


@pytest.mark.parametrize(
    ("values", "code", "fact_id"),
    [
        ((80, 60, 30, 10), "rules.sum-sign", "Other"),
        ((90_070, 60, 90_000, 10_000), "rules.sum-scale", "Other"),
        ((90, 60, 30, 10), "rules.sum-extra-part", "Other"),
        ((-100, 60, 30, 10), "rules.sum-sign", "Assets"),
        ((100_000, 60, 30, 10), "rules.sum-scale", "Assets"),
        ((147, 60, 30, 10), "rules.sum-differs", "Assets"),
    ],
)
def test_a_sum_that_does_not_hold_by_its_cause(values: tuple[int, int, int, int], code: str, fact_id: str) -> None:
    finding = summed(assets(*values))
    assert (finding.code, finding.facts[0]) == (code, fact_id)
    assert set(finding.facts) == {"Assets", "Current", "Noncurrent", "Other"}


def test_a_part_that_the_calculation_leaves_out() -> None:
    finding = summed([*assets(107, 60, 30, 10), fact("Forgotten", 7, END, id="f", row=2)])
    assert (finding.code, finding.facts[0]) == ("rules.sum-missing-part", "f")
    above = summed([*assets(107, 60, 30, 10), fact("Forgotten", 7, END, id="f", row=-1)])
    assert (above.code, above.facts[0]) == ("rules.sum-missing-part", "f")
    far = summed([*assets(107, 60, 30, 10), fact("Forgotten", 7, END, id="f", row=9)])
    assert far.code == "rules.sum-differs"


def test_a_difference_of_rounding() -> None:
    finding = summed(assets(103_000, 60_000, 30_000, 10_000, decimals=-3))
    assert finding.code == "rules.sum-rounding"
    within = report(assets(101_000, 60_000, 30_000, 10_000, decimals=-3), calculation=TREE)
    assert codes(within) == []


# --- identities


@pytest.mark.parametrize(
    ("left_side", "right_side", "period"),
    [
        ("Assets", {"EquityAndLiabilities": 90}, END),
        ("Assets", {"Equity": 40, "Liabilities": 50}, END),
        ("ComprehensiveIncome", {"ProfitLoss": 80, "OtherComprehensiveIncome": 10}, YEAR),
        ("GrossProfit", {"Revenue": 150, "CostOfSales": 60}, YEAR),
    ],
)
def test_amounts_that_are_the_same_by_definition(left_side: str, right_side: dict[str, int], period: Period) -> None:
    right = [fact(local, value, period) for local, value in right_side.items()]
    finding = only(report([fact(left_side, 100, period, id="a"), *right]))
    assert (finding.code, finding.facts[0]) == ("rules.identity", "a")
    assert codes(report([fact(left_side, 90, period), *right])) == []
    # One amount that is not reported, or of another year, proves nothing.
    assert codes(report([fact(left_side, 100, period), *right[1:]])) == []


def test_cash_rolls_forward() -> None:
    def filed(closing: int) -> FiledReport:
        return report(
            [
                fact("CashAndCashEquivalents", 50, START, id="o"),
                fact("CashAndCashEquivalents", closing, END, id="c"),
                fact("IncreaseDecreaseInCashAndCashEquivalentsBeforeEffectOfExchangeRateChanges", 20, id="i"),
                fact("EffectOfExchangeRateChangesOnCashAndCashEquivalents", -3, id="e"),
            ]
        )

    assert told(filed(70)) == [("rules.identity", ("c", "o", "i", "e"))]
    assert codes(filed(67)) == []


def test_earnings_per_share_are_the_profit_over_the_shares() -> None:
    kinds = [
        concept("BasicEarningsLossPerShare", kind="perShareItemType"),
        concept("WeightedAverageShares", kind="sharesItemType"),
    ]

    def filed(eps: str) -> FiledReport:
        return report(
            [
                fact("BasicEarningsLossPerShare", eps, id="e", unit=EUR_A_SHARE, decimals=2),
                fact("ProfitLossAttributableToOwnersOfParent", 5_000, id="p"),
                fact("WeightedAverageShares", 10_000, id="s", unit=SHARES),
            ],
            kinds,
        )

    assert told(filed("50")) == [("rules.earnings-per-share", ("e", "p", "s"))]
    assert codes(filed("0.50")) == []
    assert codes(filed("0.51")) == []


# --- duplicates


def test_duplicates_are_told_by_their_class() -> None:
    same = only(report([fact("Rent", 1_000, id="a"), fact("Rent", 1_000, id="b")]))
    assert (same.code, same.severity.word) == ("rules.duplicate-complete", "info")
    rounded = only(report([fact("Rent", 1_234, id="a"), fact("Rent", 1_000, id="b", decimals=-3)]))
    assert (rounded.code, rounded.severity.word) == ("rules.duplicate-consistent", "info")
    wrong = only(report([fact("Rent", 1_234, id="a"), fact("Rent", 1_500, id="b", decimals=-2)]))
    assert (wrong.code, wrong.severity.word) == ("rules.duplicate-inconsistent", "error")
    assert wrong.facts == ("a", "b")
    nil = only(report([fact("Rent", None, id="a"), fact("Rent", 0, id="b")]))
    assert nil.code == "rules.duplicate-inconsistent"


# --- words


def taxonomy() -> Taxonomy:
    rent = Concept(
        name("RentExpense"), "x", "xbrli:monetaryItemType", "item", "duration", "debit", False, True,
        (Label("label", "en", "Rent expense"),),
    )  # fmt: skip
    return Taxonomy("t", "t", "http://example.org/e", "http://example.org/c", (), {}, {rent.name: rent}, (), ())


@pytest.mark.parametrize(
    ("label", "balance", "found"),
    [("Rent Expense", "debit", True), ("Rent expense", "credit", False), ("Rent of ships", "debit", False)],
)
def test_an_extension_that_a_standard_concept_is(label: str, balance: str, found: bool) -> None:
    filed = report([fact("Rent", 1, id="a", own=True)], [concept("Rent", label, balance=balance, own=True)])
    assert told(filed, taxonomy=taxonomy()) == ([("rules.needless-extension", ("a",))] if found else [])
    # Without a catalogue nothing can be said.
    assert codes(filed) == []


def test_the_same_figure_as_two_things() -> None:
    one = fact("Rent", 1_234, id="a", label="Rent of offices", table="t1")
    filed = report([one, fact("Lease", 1_234, id="b", label="Rent of Offices", table="t2")])
    assert told(filed) == [("rules.same-label", ("b", "a"))]
    another_value = report([one, fact("Lease", 1_235, label="Rent of offices", table="t2")])
    another_label = report([one, fact("Lease", 1_234, label="Rent of ships", table="t2")])
    # The same amount is taken back in the cash flow statement.
    adjusted = report([one, fact("AdjustmentsForRent", 1_234, label="Rent of offices", table="t2")])
    assert codes(another_value) == codes(another_label) == codes(adjusted) == []


def test_two_rows_as_one_thing() -> None:
    filed = report([fact("Rent", 5, id="a", label="Rent", row=1), fact("Rent", 5, id="b", label="Ships", row=2)])
    assert told(filed) == [("rules.same-concept", ("a", "b"))]
    by_member = report([fact("Rent", 5, label="Rent", row=1), fact("Rent", 5, label="Ships", row=2, dimensions=MEMBER)])
    repeated = report([fact("Rent", 5, label="Rent", row=1), fact("Rent", 5, label="Rent", row=8)])
    # The end of one year is the beginning of the next.
    cash = report(
        [
            fact("Cash", 5, START, label="At the beginning", row=1),
            fact("Cash", 7, END, label="At the end", row=2),
            fact("Cash", 5, START, label="At the end", row=2),
        ]
    )
    assert codes(by_member) == codes(repeated) == codes(cash) == []


# --- the page


def statement() -> list[FiledFact]:
    names = ["Revenue", "CostOfSales", "GrossMargin", "ProfitLossBeforeTax", "ProfitLoss"]
    return [fact(local, at, row=at) for at, local in enumerate(names, 1)]


def test_figures_and_dashes_left_out_of_a_statement() -> None:
    filed = report(statement(), untagged=[left("17", 7, "Rent"), left("–", 2, "Cost of sales")])
    assert codes(filed) == ["rules.untagged-figure", "rules.untagged-dash"]


def test_what_is_rightly_left_untagged() -> None:
    # Most of the table is untagged; a table that is no statement; a column of percentages; a row of dashes alone.
    mostly = report(statement(), untagged=[left(str(at), at) for at in range(10, 19)])
    other = report([fact(f"Item{at}", at, row=at) for at in range(1, 6)], untagged=[left("17", 7)])
    percent = report(statement(), untagged=[replace(left("17.0", 2), in_tagged_column=False)])
    dashes = report(statement(), untagged=[left("–", 9)])
    assert codes(mostly) == codes(other) == codes(percent) == codes(dashes) == []


def test_a_hidden_figure() -> None:
    assert told(report([fact("Rent", 5, id="a", hidden=True)])) == [("rules.hidden-figure", ("a",))]


def test_digits_finer_than_the_decimals() -> None:
    assert told(report([fact("Rent", 1_234, id="a", decimals=-3)])) == [("rules.finer-than-decimals", ("a",))]
    assert codes(report([fact("Rent", 1_000, decimals=-3), fact("Other", 1_234, decimals=None)])) == []


# --- periods


def year_of_facts() -> list[FiledFact]:
    return [fact(f"Item{at}", at, row=at, id=str(at)) for at in range(1, 31)]


def test_a_context_a_few_days_off() -> None:
    off = Period(date(2024, 1, 1), date(2024, 12, 30))
    filed = report([*year_of_facts(), fact("Rent", 5, off, id="a")])
    assert told(filed) == [("rules.period-off", ("a",))]
    quarter = Period(date(2024, 10, 1), date(2024, 12, 31))
    assert codes(report([*year_of_facts(), fact("Rent", 5, quarter)])) == []


def test_a_fact_after_the_end_of_the_report() -> None:
    filed = report([*year_of_facts(), fact("Rent", 5, Period(date(2025, 1, 1), date(2025, 12, 31)), id="a")])
    assert told(filed) == [("rules.period-after-report", ("a",))]
    ahead = fact("DividendsProposedAfterReportingPeriod", 5, Period(None, date(2025, 3, 1)))
    assert codes(report([*year_of_facts(), ahead])) == []
    later = [fact(f"Debt{at}", at, Period(None, date(2025, 3, 1)), row=40 + at) for at in range(1, 8)]
    many = [fact(f"More{at}", at, row=50 + at) for at in range(1, 60)]
    assert codes(report([*year_of_facts(), *many, *later])) == []


# --- the filing before


def test_a_comparative_that_changed() -> None:
    prior = report([fact("Rent", 104, BEFORE, id="old")])
    filed = report([fact("Rent", 120, BEFORE, id="a"), fact("Rent", 130)])
    assert told(filed, prior) == [("rules.prior-differs", ("a",))]
    rounded = report([fact("Rent", 100, BEFORE, decimals=-2), fact("Rent", 130)])
    assert codes(rounded, prior) == []


def test_a_comparative_that_says_it_is_restated_is_left_alone() -> None:
    axis = name("RetrospectiveApplicationAndRetrospectiveRestatementAxis")
    said = fact("Rent", 20, BEFORE, dimensions=((axis, name("IncreaseDecreaseDueToChangesMember")),))
    prior = report([fact("Rent", 100, BEFORE)])
    assert codes(report([fact("Rent", 120, BEFORE), said]), prior) == []


def test_a_comparative_that_is_gone() -> None:
    prior = report([fact("Rent", 100, BEFORE), fact("Other", 7, BEFORE), fact("Zero", 0, BEFORE)])
    filed = report([fact("Rent", 100, BEFORE), fact("Rent", 130)])
    assert codes(filed, prior) == ["rules.prior-missing"]
    other_years = report([fact("Rent", 130)])
    assert codes(other_years, prior) == []


def test_every_rule_has_a_ground() -> None:
    assert all(rule.reference for rule in rules.RULES)
    assert len({rule.check for rule in rules.RULES}) == len(rules.RULES)
