"""What is proposed for a line, with which dimensions, and what speaks against it."""

import pytest

from tests.unit.proposals.kettles import adviser, line
from tieout.proposals import GOOD_ENOUGH, Adviser, Option

BALANCE = """Test plc

CONSOLIDATED STATEMENT OF FINANCIAL POSITION

\tAs of December 31,
\t2023\t2024
\tEUR'000\tEUR'000
Current assets
Inventories\t5,120\t5,230
Restricted cash and cash equivalents\t310\t320
Total current assets\t4,000\t4,100
"""
COSTS = """Test plc

Administrative expenses

The table below breaks down our administrative expenses:

\tYear ended December 31,
\t2023\t2024
\tEUR'000\tEUR'000
Wages\t1,100\t1,200
Travel and advertising expense\t413\t451
Total\t1,513\t1,651
"""


def shown(option: Option) -> tuple[str, list[str]]:
    return option.concept.local_name, [member.local_name for _, member in option.dimensions]


@pytest.fixture(scope="module")
def kettles() -> Adviser:
    return adviser("cost", "toasters", "total", "old", "receivables")


@pytest.mark.parametrize(
    ("name", "concept", "members"),
    [
        ("t1: Cost of sales", "CostOfSales", []),
        ("t2: Toasters", "Revenue", ["ToastersMember"]),
        ("t2: Total", "Revenue", []),
        ("t3: 90 days - 6 months", "CurrentTradeReceivables", ["LaterThanThreeMonthsAndNotLaterThanSixMonthsMember"]),
        ("t3: Total", "CurrentTradeReceivables", []),
    ],
)
def test_the_first_proposal(kettles: Adviser, name: str, concept: str, members: list[str]) -> None:
    advice = kettles.advise(line(kettles, name))
    assert shown(advice.options[0]) == (concept, members)
    assert advice.options[0].score >= GOOD_ENOUGH
    assert advice.extension is None
    assert advice.rank_of_own == 0


def test_the_same_figures_are_a_reason(kettles: Adviser) -> None:
    best = kettles.advise(line(kettles, "t2: Total")).options[0]
    assert best.reasons[0].text == "the same 2 figures stand at document.txt:8:9, mapped to it"


def test_a_concept_that_has_another_value_is_put_back(kettles: Adviser) -> None:
    options = kettles.advise(line(kettles, "t2: Total"), 20).options
    used = {each.concept.local_name: [reason for reason in each.reasons if reason.kind == "used"] for each in options}
    assert [reason.text for reason in used["GrossProfit"]] == [
        "the row at document.txt:10:14 reports it with another value"
    ]
    assert used["Revenue"] == []


def test_a_product_gets_the_axis_that_the_caption_names() -> None:
    found = adviser("kettles", "toasters", "total", "receivables", "young", "old")
    advice = found.advise(line(found, "t2: Kettles"))
    assert shown(advice.options[0]) == ("Revenue", ["KettlesMember"])
    assert [str(axis) for axis, _ in advice.options[0].dimensions] == ["ifrs-full:ProductsAndServicesAxis"]
    advice = found.advise(line(found, "t3: Within 90 days"))
    assert shown(advice.options[0])[1] == ["NotLaterThanThreeMonthsMember"]


def test_a_part_of_a_balance_is_no_greater_than_the_whole() -> None:
    rule = "  - {label: Total current assets, concept: ifrs-full:CurrentAssets}\n"
    found = adviser(document=BALANCE, more=rule)
    best = {
        each.concept.local_name: each
        for each in found.advise(line(found, "t1: Current assets > Inventories"), 20).options
    }
    assert [reason.text for reason in best["Inventories"].reasons if reason.kind == "magnitude"] == [
        "it is a part of ifrs-full:CurrentAssets, which at document.txt:11:22 is smaller"
    ]


def test_a_row_of_current_assets_is_the_current_part() -> None:
    found = adviser(document=BALANCE)
    (best, *_) = found.advise(line(found, "t1: Current assets > Restricted cash and cash equivalents")).options
    assert best.concept.local_name == "CurrentRestrictedCashAndCashEquivalents"
    assert "portion" in {each.kind for each in best.reasons}


def test_an_extension_for_a_row_that_combines_and_belongs_to_a_total() -> None:
    """Administrative expenses, a debit, are the total; both parts of the label name a standard concept."""
    rules = "  - {label: Total, concept: ifrs-full:AdministrativeExpense, sign: deduction}\n"
    found = adviser(document=COSTS, more=rules)
    element = found.advise(line(found, "t1: Travel and advertising expense")).extension
    assert element is not None
    assert (element.name, element.label) == ("TravelAndAdvertisingExpense", "Travel and advertising expense")
    assert (element.type.value, element.period, element.balance) == ("monetary", "duration", "debit")
    assert [name.local_name for name in element.wider] == ["AdministrativeExpense"]
    assert [name.local_name for name in element.narrower] == ["TravelExpense", "AdvertisingExpense"]
    assert any("AdministrativeExpense: the row is added up to it" in said for said in element.why)


def test_an_extension_without_an_anchor_says_so(kettles: Adviser) -> None:
    element = kettles.advise(line(kettles, "t4: Orders and deposits received")).extension
    assert element is not None
    assert (element.name, element.balance, element.wider, element.narrower) == ("OrdersAndDepositsReceived", "", (), ())
    assert element.why[-2].startswith("No anchor found")
    assert element.why[-1].startswith("No balance")
