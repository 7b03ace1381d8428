"""Line items become facts, or say why they do not."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.figures import (
    AT_2024,
    CNY,
    Y2023,
    Y2024,
    a_filing,
    line_item,
    pack,
    qname,
    source_document,
    table,
    taxonomy,
)
from tieout.diagnostics import Finding, TextAt, YamlAt
from tieout.mapping import Pack
from tieout.model import CellState, Decision, Display, Fact, ItemType, LineItem, Measure, Outcome, Period, QName, Unit
from tieout.tagging import Tagging, tag, transform

OWN = "https://abc.test/x"
COSTS = pack(
    "  - {label: Revenue, concept: ifrs-full:Revenue}\n"
    "  - {label: Cost of sales, concept: ifrs-full:CostOfSales, sign: deduction}\n"
    "  - {label: Finance costs, concept: ifrs-full:FinanceCosts, sign: deduction}\n"
    "  - {label: Loss, concept: ifrs-full:ProfitLoss, sign: reversed}\n"
    "  - {label: Note, ignore: a reference}\n"
    "  - {label: Inventories, concept: ifrs-full:Inventories}"
)


def tagged(items: Sequence[LineItem], *packs: Pack) -> tuple[Tagging, tuple[Finding, ...]]:
    return tag(items, source_document(blocks=[table("t1", ["a"])]), packs or (COSTS,), taxonomy(), a_filing())


def one(item: LineItem, *packs: Pack) -> tuple[Decision, Fact | None, tuple[Finding, ...]]:
    tagging, findings = tagged([item], *packs)
    (decision,) = tagging.decisions
    return decision, tagging.facts[0] if tagging.facts else None, findings


def amount(label: str, text: str, column: int = 1, row: int = 0, period: Period = Y2024, name: str = "t1") -> LineItem:
    """A figure in thousands; parentheses are a minus."""
    digits = Decimal(text.strip("()").replace(",", ""))
    value = (-digits if text.startswith("(") else digits).scaleb(3)
    return line_item(label, text, value, period, place=(row + 1, column * 20), row=row, column=column, table=name)


def test_a_fact_is_tied_to_its_cell_and_its_rule() -> None:
    decision, fact, findings = one(line_item("Revenue", "1,234", Decimal(1234000), place=(7, 21)))
    assert findings == ()
    assert fact is not None
    assert (fact.id, fact.concept, fact.value) == ("f-7-21", qname("Revenue"), Decimal(1234000))
    assert (fact.period, fact.unit, fact.decimals, fact.dimensions) == (Y2024, CNY, -3, ())
    assert (fact.origins, fact.rule, fact.text) == ((TextAt("d.txt", 7, 21),), YamlAt("own.yaml", 4, 5), "1,234")
    assert (decision.outcome, decision.rule, decision.fact) == (Outcome.TAGGED, YamlAt("own.yaml", 4, 5), "f-7-21")
    assert decision.reason == "mapped to ifrs-full:Revenue"


@pytest.mark.parametrize(
    ("item", "outcome", "reason"),
    [
        (line_item("Revenue", "[REDACTED]", None, state=CellState.REDACTED), Outcome.IGNORED, "redacted: "),
        (line_item("Revenue", "N/A", None, state=CellState.NOT_APPLICABLE), Outcome.IGNORED, "not applicable: "),
        (line_item("Note", "1", Decimal(1)), Outcome.IGNORED, "a reference"),
        (line_item("Revenue", "see", None, state=CellState.TEXT), Outcome.IGNORED, "a text"),
        (
            line_item("Revenue", "1", None, state=CellState.UNRESOLVED, evidence=("unresolved: the header is cut",)),
            Outcome.UNRESOLVED,
            "the header is cut",
        ),
        (line_item("Revenue", "", None, state=CellState.EMPTY), Outcome.UNRESOLVED, "its meaning is not certain"),
    ],
)
def test_what_is_no_fact_says_why_without_a_finding(item: LineItem, outcome: Outcome, reason: str) -> None:
    decision, fact, findings = one(item)
    assert (decision.outcome, fact, findings) == (outcome, None, ())
    assert decision.reason.startswith(reason)


def test_a_percentage_beside_amounts_is_ignored_and_one_alone_is_unmapped() -> None:
    share = line_item("Other", "5.0", Decimal("0.05"), measure=Measure.PERCENT, column=2)
    beside = line_item("Other", "[REDACTED]", None, state=CellState.REDACTED, column=1)
    tagging, findings = tagged([beside, share])
    assert (tagging.decisions[1].outcome, findings) == (Outcome.IGNORED, ())
    assert "percentage column" in tagging.decisions[1].reason
    decision, _, (finding,) = one(share)
    assert (decision.outcome, finding.code) == (Outcome.UNMAPPED, "tagging.no-rule")


def test_a_row_without_a_rule_is_told_once_at_its_first_figure() -> None:
    items = [amount("Sundries", "1", 1), amount("Sundries", "2", 2, period=Y2023), amount("Sundries", "3", 1, row=1)]
    tagging, findings = tagged(items)
    assert {decision.outcome for decision in tagging.decisions} == {Outcome.UNMAPPED}
    assert [(finding.code, str(finding.place)) for finding in findings] == [
        ("tagging.no-rule", "d.txt:1:20"),
        ("tagging.no-rule", "d.txt:2:20"),
    ]
    assert findings[0].message == "no mapping rule matches the row 'Sundries' of table t1 (line 1)"


def values(*items: LineItem) -> dict[str, str]:
    tagging, findings = tagged(items)
    assert not [finding for finding in findings if finding.code != "tagging.different-values"]
    assert all((fact.display.sign == "-") == (fact.value < 0) for fact in tagging.facts)
    return {fact.text: f"{fact.value:f}" for fact in tagging.facts}


def test_deductions_in_parentheses_are_reported_positive() -> None:
    assert values(amount("Cost of sales", "(1,179,834)")) == {"(1,179,834)": "1179834000"}


def test_deductions_without_parentheses_are_reported_as_shown() -> None:
    assert values(amount("Cost of sales", "1,179,834")) == {"1,179,834": "1179834000"}


def test_a_reversal_among_negative_deductions_is_reported_negative() -> None:
    items = [
        amount("Cost of sales", "(9)"),
        amount("Cost of sales", "(8)", 2, period=Y2023),
        amount("Finance costs", "3", row=1),
    ]
    assert values(*items) == {"(9)": "9000", "(8)": "8000", "3": "-3000"}


def test_a_reversal_among_positive_deductions_is_reported_negative() -> None:
    items = [
        amount("Cost of sales", "9"),
        amount("Cost of sales", "8", 2, period=Y2023),
        amount("Finance costs", "(3)", row=1),
    ]
    assert values(*items) == {"9": "9000", "8": "8000", "(3)": "-3000"}


def test_zeros_and_undecided_tables_count_as_positive() -> None:
    items = [
        amount("Cost of sales", "(9)"),
        amount("Finance costs", "3", row=1),
        amount("Finance costs", "0", 2, row=1, period=Y2023),
    ]
    assert values(*items) == {"(9)": "-9000", "3": "3000", "0": "0"}


def test_debits_and_credits_are_deducted_each_in_their_own_way() -> None:
    """Costs in parentheses say nothing of how the table shows what it deducts of the other balance."""
    rules = (
        "  - {label: Cost of sales, concept: ifrs-full:CostOfSales, sign: deduction}\n"
        "  - {label: Finance costs, concept: ifrs-full:FinanceCosts, sign: deduction}\n"
        "  - {label: Income given up, concept: ifrs-full:OtherIncome, sign: deduction}"
    )
    costs = [amount("Cost of sales", "(9)"), amount("Finance costs", "(2)", row=1)]
    items = [*costs, amount("Income given up", "4", row=2)]
    tagging, _ = tagged(items, pack(rules))
    assert [f"{fact.value:f}" for fact in tagging.facts] == ["9000", "2000", "4000"]


def test_each_table_shows_its_deductions_its_own_way() -> None:
    items = [amount("Cost of sales", "(9)", name="t1"), amount("Finance costs", "3", row=1, name="t2")]
    assert values(*items) == {"(9)": "9000", "3": "3000"}


def test_presented_and_reversed_signs() -> None:
    assert values(amount("Revenue", "(4)")) == {"(4)": "-4000"}
    assert values(amount("Loss", "5")) == {"5": "-5000"}
    assert values(amount("Loss", "(5)")) == {"(5)": "5000"}


def test_a_nil_is_zero_without_a_sign() -> None:
    nil = line_item("Cost of sales", "—", Decimal(0), state=CellState.NIL, place=(2, 30))
    blank = line_item("Finance costs", "", Decimal(0), state=CellState.NIL, place=(2, 40))
    tagging, _ = tagged([amount("Cost of sales", "(1)", period=Y2023), nil, blank])
    assert [(fact.value, fact.display.text, fact.display.format, fact.display.sign) for fact in tagging.facts[1:]] == [
        (Decimal(0), "—", "fixed-zero", ""),
        (Decimal(0), "\u00a0", "fixed-zero", ""),
    ]


def test_how_scale_decimals_and_sign_were_decided_is_explained() -> None:
    _, fact, _ = one(amount("Cost of sales", "(1,179,834)"))
    assert fact is not None
    assert fact.explanation == (
        "scale 3: the figure is shown in thousands",
        "decimals -3: the last digit shown stands for thousands",
        (
            "sign: the page shows (1,179,834), and the rule names a deduction, reported positive; this table shows "
            "deductions as negative figures, so the reported value is 1,179,834,000"
        ),
    )


def test_blanks_of_one_place_have_different_ids() -> None:
    items = [
        line_item("Revenue", "", Decimal(0), period, state=CellState.NIL, place=(3, 9), column=at)
        for at, period in enumerate((Y2024, Y2023))
    ]
    assert [fact.id for fact in tagged(items)[0].facts] == ["f-3-9", "f-3-9-2"]


# --- what keeps a mapped item from being a fact ---


@pytest.mark.parametrize(
    ("item", "code", "words"),
    [
        (line_item("Revenue", "1", Decimal(1), None), "tagging.no-period", "have no period"),
        (line_item("Revenue", "1", Decimal(1000), AT_2024), "tagging.period-type", "are at an instant"),
        (line_item("Inventories", "1", Decimal(1000)), "tagging.period-type", "are for a duration"),
        (line_item("Revenue", "1", Decimal(1000), unit=Unit("pure")), "tagging.unit-misfit", "are in pure"),
        (line_item("Revenue", "1", Decimal(1000), unit=None), "tagging.unit-misfit", "no known unit"),
        (line_item("Revenue", "1", Decimal(1000), decimals=None), "tagging.no-decimals", "accuracy of '1'"),
        (line_item("Revenue", "405", Decimal(1000)), "tagging.not-shown", "value 1,000"),
    ],
)
def test_a_mapped_item_without_a_sound_aspect_is_unmapped(item: LineItem, code: str, words: str) -> None:
    decision, fact, (finding,) = one(item)
    assert (decision.outcome, decision.rule is not None, fact) == (Outcome.UNMAPPED, True, None)
    assert (finding.code, finding.severity.word, finding.related) == (code, "warning", (decision.rule,))
    assert words in finding.message
    assert decision.reason == finding.message


def test_a_rule_of_the_other_period_type_gives_way_to_the_next() -> None:
    cash = pack(
        "  - {label: Cash, concept: ifrs-full:CashAndCashEquivalents}\n  - {label: Cash, concept: ifrs-full:OtherIncome}"
    )
    _, instant, _ = one(line_item("Cash", "1", Decimal(1000), AT_2024), cash)
    _, duration, _ = one(line_item("Cash", "1", Decimal(1000), Y2024), cash)
    assert instant is not None
    assert duration is not None
    assert (instant.concept, duration.concept) == (qname("CashAndCashEquivalents"), qname("OtherIncome"))


@pytest.mark.parametrize(
    ("concept", "unit", "fits"),
    [
        ("BasicEarningsLossPerShare", Unit("CNY", "shares"), True),
        ("BasicEarningsLossPerShare", CNY, False),
        ("BasicEarningsLossPerShare", Unit("CNY", "customer"), False),
        ("AverageNumberOfEmployees", Unit("pure"), True),
        ("AverageNumberOfEmployees", Unit("CNY", "customer"), True),
        ("Revenue", Unit("CNY", "shares"), False),
        ("NameOfReportingEntityOrOtherMeansOfIdentification", CNY, False),
    ],
)
def test_the_unit_must_fit_the_type_of_the_concept(concept: str, unit: Unit, fits: bool) -> None:
    rules = pack(f"  - {{label: a, concept: ifrs-full:{concept}}}")
    _, fact, _ = one(line_item("a", "1", Decimal(1), unit=unit, scale=0, decimals=0), rules)
    assert (fact is not None) == fits


@pytest.mark.parametrize(
    ("concept", "unit", "fits"),
    [
        ("NumberOfSharesOutstanding", Unit("shares"), True),
        ("NumberOfSharesOutstanding", Unit("pure"), False),
        ("ActuarialAssumptionOfDiscountRates", Unit("pure"), True),
        ("ActuarialAssumptionOfDiscountRates", CNY, False),
    ],
)
def test_the_unit_must_fit_at_an_instant_too(concept: str, unit: Unit, fits: bool) -> None:
    rules = pack(f"  - {{label: a, concept: ifrs-full:{concept}}}")
    _, fact, _ = one(line_item("a", "1", Decimal(1), AT_2024, unit=unit, scale=0, decimals=0), rules)
    assert (fact is not None) == fits


def test_the_unit_of_a_rule_counts_before_the_one_read() -> None:
    rules = pack("  - {label: a, concept: ifrs-full:AverageNumberOfEmployees, unit: CNY/customer}")
    _, fact, _ = one(line_item("a", "1", Decimal(1), scale=0, decimals=0), rules)
    assert fact is not None
    assert fact.unit == Unit("CNY", "customer")


# --- the extension ---

EXTENSION = """\
  concepts:
    Net: {label: Net result, type: monetary, period: duration, balance: credit, wider: ifrs-full:ProfitLoss}
    Unused: {label: Unused, type: percent, period: instant}
  members:
    AppleMember: {label: Apples}
    PearMember: {label: Pears}
  axes:
    FruitAxis: {label: Fruit, domain: FruitMember, domain-label: All fruit}"""


def test_the_extension_holds_only_what_facts_use() -> None:
    rules = (
        "  - label: a\n    concept: ext:Net\n"
        "    dimensions: {ifrs-full:ProductsAndServicesAxis: ifrs-full:ServicesMember, ext:FruitAxis: ext:AppleMember}"
    )
    tagging, _ = tagged([line_item("a", "1", Decimal(1000))], pack(rules, EXTENSION))
    extension, (fact,) = tagging.extension, tagging.facts
    assert fact.concept == QName(OWN, "Net")
    assert str(fact.concept) == "abc:Net"
    assert [(str(axis), str(member)) for axis, member in fact.dimensions] == [
        ("abc:FruitAxis", "abc:AppleMember"),
        ("ifrs-full:ProductsAndServicesAxis", "ifrs-full:ServicesMember"),
    ]
    (net,) = extension.concepts
    assert (net.label, net.type, net.balance, net.wider, net.declared) == (
        "Net result",
        ItemType.MONETARY,
        "credit",
        (qname("ProfitLoss"),),
        YamlAt("own.yaml", 9, 5),
    )
    assert [member.name.local_name for member in extension.members] == ["AppleMember"]
    assert [(axis.name.local_name, axis.domain.local_name) for axis in extension.axes] == [("FruitAxis", "FruitMember")]
    assert (extension.prefix, extension.namespace) == ("abc", OWN)


# --- duplicates ---


def test_two_values_of_one_fact_are_told_with_both_places() -> None:
    items = [amount("Revenue", "10"), amount("Revenue", "12", row=1), amount("Revenue", "12", row=2, period=Y2023)]
    _, (finding,) = tagged(items)
    assert (finding.code, finding.severity.word, str(finding.place)) == (
        "tagging.different-values",
        "warning",
        "d.txt:2:20",
    )
    assert finding.related[0] == TextAt("d.txt", 1, 20)
    assert finding.facts == ("f-1-20", "f-2-20")


def test_values_that_differ_by_rounding_are_a_remark() -> None:
    exact = line_item("Revenue", "10,400", Decimal(10_400), scale=0, decimals=0, place=(2, 1))
    _, (finding,) = tagged([amount("Revenue", "10"), exact])
    assert (finding.code, finding.severity.word) == ("tagging.rounded-values", "info")
    further = line_item("Revenue", "10,501", Decimal(10_501), scale=0, decimals=0, place=(2, 1))
    _, (finding,) = tagged([amount("Revenue", "10"), further])
    assert finding.code == "tagging.different-values"


def test_the_same_value_twice_is_no_finding() -> None:
    assert tagged([amount("Revenue", "10"), amount("Revenue", "10", row=1)])[1] == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Revenue", "Cost of sales", "Finance costs", "Loss", "Inventories", "Sundries"]),
            st.integers(-(10**9), 10**9),
            st.sampled_from(list(CellState)),
            st.sampled_from([Y2024, AT_2024, None]),
            st.sampled_from([CNY, Unit("pure"), None]),
        ),
        max_size=8,
    )
)
def test_every_item_has_one_decision_and_every_fact_its_value(
    drawn: list[tuple[str, int, CellState, Period | None, Unit | None]],
) -> None:
    items = [
        line_item(label, f"({-number:,})" if number < 0 else f"{number:,}", Decimal(number).scaleb(3), period,
                  state=state, unit=unit, place=(at + 1, 5), row=at)
        for at, (label, number, state, period, unit) in enumerate(drawn)
    ]  # fmt: skip
    tagging, _ = tagged(items)
    assert [decision.item for decision in tagging.decisions] == items
    named = [decision.fact for decision in tagging.decisions if decision.outcome is Outcome.TAGGED]
    assert sorted(named) == sorted(fact.id for fact in tagging.facts)
    for fact in tagging.facts:
        shown = transform(fact.display.format, fact.display.text)
        assert shown is not None
        assert shown.scaleb(fact.display.scale) * (-1 if fact.display.sign else 1) == fact.value


@pytest.mark.parametrize("tags", [True, False])
def test_restored_figures_are_tagged_only_where_the_filing_says_so(tags: bool) -> None:
    item = line_item("Cost of sales", "", Decimal(-1_234_000), state=CellState.RESTORED)
    shown = amount("Finance costs", "(5)", column=2)
    policy = replace(a_filing(), tags_restored=tags)
    document = source_document(blocks=[table("t1", ["a"])])
    tagging, _ = tag([item, shown], document, (COSTS,), taxonomy(), policy)
    decision = tagging.decisions[0]
    if tags:
        (fact,) = (fact for fact in tagging.facts if fact.id == decision.fact)
        assert (int(fact.value), fact.text) == (1_234_000, "")
        assert fact.display == Display("1,234", 3, "", "num-dot-decimal")
    else:
        assert (decision.outcome.value, decision.fact) == ("ignored", "")
        assert "restored: report" in decision.reason


def test_a_restored_figure_is_not_tagged_over_another_one() -> None:
    item = line_item("Cost of sales", "405", Decimal(0), state=CellState.RESTORED)
    policy = replace(a_filing(), tags_restored=True)
    tagging, _ = tag([item], source_document(blocks=[table("t1", ["a"])]), (COSTS,), taxonomy(), policy)
    assert (tagging.decisions[0].outcome.value, tagging.facts) == ("ignored", ())
    assert "another figure" in tagging.decisions[0].reason
