"""What is ranked first, and why; concepts are those that the standards and the taxonomy's own labels settle."""

import pytest

from tieout.mapping.suggestion import MAX_SCORE, Query, Suggester
from tieout.model import QName
from tieout.store import taxonomies

IFRS = "https://xbrl.ifrs.org/taxonomy/2025-03-27/ifrs-full"


def name(local: str) -> QName:
    return QName(IFRS, local, "ifrs-full")


def first(suggester: Suggester, query: Query) -> str:
    ranked = suggester.rank(query)
    return ranked[0].concept.local_name if ranked else ""


@pytest.mark.parametrize(
    ("label", "statement", "period", "concept"),
    [
        ("Turnover", "IS", "duration", "Revenue"),
        ("Staff costs", "IS", "duration", "EmployeeBenefitsExpense"),
        ("(Loss)/profit before taxation", "IS", "duration", "ProfitLossBeforeTax"),
        ("Taxation", "IS", "duration", "IncomeTaxExpenseContinuingOperations"),
        ("Share of results of associates and joint ventures", "IS", "duration", "ShareOfProfitLossOfAssociatesAndJointVenturesAccountedForUsingEquityMethod"),
        ("Diluted", "IS", "duration", "DilutedEarningsLossPerShare"),
        ("PP&E", "BS", "instant", "PropertyPlantAndEquipment"),
        ("Bank balances and cash", "BS", "instant", "CashAndCashEquivalents"),
        ("Called up share capital", "BS", "instant", "IssuedCapital"),
        ("Minority interests", "BS", "instant", "NoncontrollingInterests"),
        ("Accumulated losses", "BS", "instant", "RetainedEarnings"),
        ("Inventories", "BS", "instant", "Inventories"),
        ("Inventories", "CF", "duration", "AdjustmentsForDecreaseIncreaseInInventories"),
        ("Purchase of property, plant and equipment", "CF", "duration", "PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities"),
        ("Net cash used in investing activities", "CF", "duration", "CashFlowsFromUsedInInvestingActivities"),
        ("Cash and cash equivalents at beginning of year", "CF", "instant", "CashAndCashEquivalents"),
        ("Currency translation differences", "OCI", "duration", "OtherComprehensiveIncomeNetOfTaxExchangeDifferencesOnTranslation"),
        ("Deposits from customers", "", "", "DepositsFromCustomers"),
        ("Basic earnings per share", "", "", "BasicEarningsLossPerShare"),
        ("Finance Costs", "", "", "FinanceCosts"),
    ],
)  # fmt: skip
def test_usual_wording_leads_to_the_concept(
    suggester: Suggester, label: str, statement: str, period: str, concept: str
) -> None:
    assert first(suggester, Query(label, statement=statement, period=period)) == concept


def test_period_type_is_a_condition_and_a_rejected_concept_is_never_suggested(suggester: Suggester) -> None:
    taxonomy, _ = taxonomies.load("ifrs-2025")
    assert taxonomy
    ranked = suggester.rank(Query("Inventories", period="duration"))
    assert {taxonomy.concepts[each.concept].period_type for each in ranked} == {"duration"}
    again = suggester.rank(Query("Inventories", statement="BS", rejected=(name("Inventories"),)))
    assert name("Inventories") not in {each.concept for each in again}


def test_the_section_tells_current_from_non_current(suggester: Suggester) -> None:
    for section, concept in (
        ("Current liabilities", "CurrentLeaseLiabilities"),
        ("Non-current liabilities", "NoncurrentLeaseLiabilities"),
    ):
        for query in (
            Query("Lease liabilities", path=(section,), statement="BS", period="instant"),
            Query("Lease liabilities", statement=section, period="instant"),
        ):
            assert first(suggester, query) == concept


def test_only_concepts_that_figures_may_report_are_suggested_at_most_so_many_and_in_order(suggester: Suggester) -> None:
    taxonomy, _ = taxonomies.load("ifrs-2025")
    assert taxonomy
    for label in ("Disclosure of borrowings", "Accounting policy for revenue", "Total", "Equity [member]"):
        ranked = suggester.rank(Query(label), limit=7)
        assert len(ranked) == 7
        assert all(taxonomy.concepts[each.concept].can_have_facts for each in ranked)
        assert not any("textBlock" in taxonomy.concepts[each.concept].type for each in ranked)
        scores = [each.score for each in ranked]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= MAX_SCORE for score in scores)
        assert ranked == suggester.rank(Query(label), limit=7)


def test_reasons_say_in_words_what_spoke_and_add_up_to_the_score(suggester: Suggester) -> None:
    best = suggester.rank(Query("Turnover", statement="IS", period="duration"))[0]
    assert best.score == sum(reason.points for reason in best.reasons)
    told = {reason.kind: reason.text for reason in best.reasons}
    assert told["statement"] == "the taxonomy presents it in the statement IS"
    assert "mappings/ifrs/" in told["rule"] or "ifrs/" in told["rule"]
    reworded = suggester.rank(Query("Zakat payable", statement="BS", period="instant"))[0]
    assert reworded.concept == name("CurrentTaxLiabilitiesCurrent")
    assert "'zakat payable' is usual wording for 'current tax liabilities, current' (" in reworded.reasons[0].text


def test_rows_already_mapped_raise_what_the_networks_put_beside_them(suggester: Suggester) -> None:
    plain = {each.concept: each.score for each in suggester.rank(Query("Other", statement="BS", period="instant"))}
    query = Query("Other", statement="BS", period="instant", totals=(name("CurrentAssets"),))
    below = {each.concept: each.score for each in suggester.rank(query)}
    other = name("OtherCurrentNonfinancialAssets")
    assert below[other] > plain.get(other, 0)
    reasons = [reason for each in suggester.rank(query) if each.concept == other for reason in each.reasons]
    assert any(reason.kind == "total" and "CurrentAssets" in reason.text for reason in reasons)


def test_parts_siblings_and_the_same_label_elsewhere_count(suggester: Suggester) -> None:
    total = Query("Total", statement="BS", period="instant", parts=(name("NoncurrentAssets"), name("CurrentAssets")))
    assert first(suggester, total) == "Assets"
    again = Query("Club memberships", period="instant", elsewhere=(name("OtherNoncurrentNonfinancialAssets"),))
    assert first(suggester, again) == "OtherNoncurrentNonfinancialAssets"
    taken = Query("Trade receivables", statement="BS", period="instant", siblings=(name("CurrentTradeReceivables"),))
    reasons = {reason.kind for each in suggester.rank(taken)[:3] for reason in each.reasons}
    assert {"taken", "sibling"} & reasons


def test_balance_and_measure_speak_for_and_against(suggester: Suggester) -> None:
    debit = Query("Derivative financial instruments", statement="BS", period="instant", balance_hint="debit")
    credit = Query("Derivative financial instruments", statement="BS", period="instant", balance_hint="credit")
    assert "Assets" in first(suggester, debit)
    assert "Liabilities" in first(suggester, credit)
    taxonomy, _ = taxonomies.load("ifrs-2025")
    assert taxonomy
    best = suggester.rank(Query("Discount rate", measure="percent"))[0]
    assert taxonomy.concepts[best.concept].type.endswith("percentItemType")


def test_a_label_of_unknown_words_still_gets_the_usual_lines(suggester: Suggester) -> None:
    ranked = suggester.rank(Query("Xyzzy plugh", statement="BS", period="instant"))
    assert ranked
    assert ranked[0].score < 300
