"""What the base pack makes of rows as issuers print them; each expectation is read from the statement, not the pack."""

import pytest

from tests.unit.packs.bundled import base, concept_of, row
from tieout.model import Measure

CURRENT_ASSETS, NONCURRENT_ASSETS = "CURRENT ASSETS", "Non-current assets"
CURRENT, NONCURRENT = "Current liabilities:", "NON-CURRENT LIABILITIES"

PROFIT_OR_LOSS = [
    ("TURNOVER", "Revenue"),
    ("Net sales", "Revenue"),
    ("Cost of goods sold", "CostOfSales"),
    ("Gross (loss)/profit", "GrossProfit"),
    ("Other income and gains", "OtherIncome"),
    ("Other (losses)/gains – net", "OtherGainsLosses"),
    ("Selling and distribution expenses", "DistributionCosts"),
    ("Selling, general and administrative expenses", "SellingGeneralAndAdministrativeExpense"),
    ("Staff costs", "EmployeeBenefitsExpense"),
    ("Raw materials and consumables used", "RawMaterialsAndConsumablesUsed"),
    ("Depreciation and amortization", "DepreciationAndAmortisationExpense"),
    ("(Loss)/profit from operations", "ProfitLossFromOperatingActivities"),
    ("Finance costs", "FinanceCosts"),
    ("Finance (costs)/income, net", "FinanceIncomeCost"),
    ("Share of profits and losses of associates", "ShareOfProfitLossOfAssociatesAccountedForUsingEquityMethod"),
    ("(LOSS)/PROFIT BEFORE TAXATION", "ProfitLossBeforeTax"),
    ("Income tax credit/(expense)", "IncomeTaxExpenseContinuingOperations"),
    ("Profit for the year from continuing operations", "ProfitLossFromContinuingOperations"),
    ("LOSS FOR THE YEAR/PERIOD", "ProfitLoss"),
    ("Net income", "ProfitLoss"),
    ("Profit for the year attributable to owners of the parent", "ProfitLossAttributableToOwnersOfParent"),
    ("Total comprehensive (loss)/income for the year", "ComprehensiveIncome"),
    ("Other comprehensive income for the year, net of tax", "OtherComprehensiveIncome"),
    ("Exchange differences on translation of foreign operations", "OtherComprehensiveIncomeNetOfTaxExchangeDifferencesOnTranslation"),
    # What these comprise differs from one company to the next.
    ("Other operating expenses", ""),
    ("Operating profit before exceptional items", ""),
    ("EBITDA", ""),
    ("Adjusted profit for the year", ""),
    ("Total", ""),
]  # fmt: skip

POSITION = [
    ("Property, plant and equipment", NONCURRENT_ASSETS, "PropertyPlantAndEquipment"),
    ("Goodwill and intangible assets", NONCURRENT_ASSETS, "IntangibleAssetsAndGoodwill"),
    ("Trade and other receivables", NONCURRENT_ASSETS, "NoncurrentReceivables"),
    ("Trade and other receivables", CURRENT_ASSETS, "TradeAndOtherCurrentReceivables"),
    ("Trade and other receivables", "", "TradeAndOtherReceivables"),
    ("Trade and bills receivables", CURRENT_ASSETS, "CurrentTradeReceivables"),
    ("Other financial assets", NONCURRENT_ASSETS, "OtherNoncurrentFinancialAssets"),
    ("Other financial assets", CURRENT_ASSETS, "OtherCurrentFinancialAssets"),
    ("Inventories", CURRENT_ASSETS, "Inventories"),
    ("Bank balances and cash", CURRENT_ASSETS, "CashAndCashEquivalents"),
    ("Interest-bearing bank and other borrowings", CURRENT, "CurrentBorrowingsAndCurrentPortionOfNoncurrentBorrowings"),
    ("Interest-bearing bank and other borrowings", NONCURRENT, "LongtermBorrowings"),
    ("Lease liabilities", CURRENT, "CurrentLeaseLiabilities"),
    ("Lease liabilities", NONCURRENT, "NoncurrentLeaseLiabilities"),
    ("Non-current lease liabilities", "", "NoncurrentLeaseLiabilities"),
    ("Tax payable", CURRENT, "CurrentTaxLiabilitiesCurrent"),
    ("Deferred tax", NONCURRENT, "DeferredTaxLiabilities"),
    ("Total current liabilities", CURRENT, "CurrentLiabilities"),
    ("Net current (liabilities)/assets", "", "CurrentAssetsLiabilities"),
    ("Total assets less current liabilities", "", "AssetsLessCurrentLiabilities"),
    ("Share capital", "Equity", "IssuedCapital"),
    ("Accumulated losses", "Equity", "RetainedEarnings"),
    ("Non-controlling interests", "Equity", "NoncontrollingInterests"),
    ("TOTAL EQUITY AND LIABILITIES", "", "EquityAndLiabilities"),
    # Retained earnings are often among them, which the element leaves out.
    ("Reserves", "Equity", ""),
    # Bank deposits that secure debts are no cash.
    ("Pledged deposits", CURRENT_ASSETS, ""),
    ("Total", "ASSETS", ""),
]

OPERATING, INVESTING, FINANCING = (
    "Cash flows from operating activities",
    "INVESTING ACTIVITIES",
    "Cash flows used in financing activities",
)
CASH_FLOWS = [
    ("Loss before tax", OPERATING, "ProfitLossBeforeTax"),
    ("Finance costs", OPERATING, "AdjustmentsForFinanceCosts"),
    ("(Increase)/decrease in inventories", OPERATING, "AdjustmentsForDecreaseIncreaseInInventories"),
    ("Changes in working capital", "", "IncreaseDecreaseInWorkingCapital"),
    ("Operating cash flows before movements in working capital", "", "CashFlowsFromUsedInOperationsBeforeChangesInWorkingCapital"),
    ("Cash (used in)/generated from operations", OPERATING, "CashFlowsFromUsedInOperations"),
    ("Interest paid", OPERATING, "InterestPaidClassifiedAsOperatingActivities"),
    ("Interest paid", FINANCING, "InterestPaidClassifiedAsFinancingActivities"),
    ("Interest received", INVESTING, "InterestReceivedClassifiedAsInvestingActivities"),
    ("Interest received", OPERATING, "InterestReceivedClassifiedAsOperatingActivities"),
    # Where no section says so, its class is the company's choice.
    ("Interest paid", "", ""),
    ("Hong Kong profits tax paid", OPERATING, "IncomeTaxesPaidRefundClassifiedAsOperatingActivities"),
    ("NET CASH FLOWS (USED IN)/FROM OPERATING ACTIVITIES", "", "CashFlowsFromUsedInOperatingActivities"),
    ("Net cash flows from operating activities before tax", "", ""),
    ("Purchases of items of property, plant and equipment", INVESTING, "PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities"),
    ("Acquisition of property, plant and equipment and intangible assets", INVESTING, ""),
    ("Net cash outflow from investing activities", INVESTING, "CashFlowsFromUsedInInvestingActivities"),
    ("New bank loans", FINANCING, "ProceedsFromBorrowingsClassifiedAsFinancingActivities"),
    ("Repayment of bank loans", FINANCING, "RepaymentsOfBorrowingsClassifiedAsFinancingActivities"),
    ("Principal portion of lease payments", FINANCING, "PaymentsOfLeaseLiabilitiesClassifiedAsFinancingActivities"),
    ("Dividends paid to non-controlling interests", FINANCING, "DividendsPaidToNoncontrollingInterestsClassifiedAsFinancingActivities"),
    # Nothing in the table is an effect of exchange rates.
    ("Net increase/(decrease) in cash and cash equivalents", "", "IncreaseDecreaseInCashAndCashEquivalents"),
    ("Increase (decrease) in cash and cash equivalents after effect of exchange rate changes", "", "IncreaseDecreaseInCashAndCashEquivalents"),
    ("Effect of foreign exchange differences, net", "", "EffectOfExchangeRateChangesOnCashAndCashEquivalents"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "concept"), PROFIT_OR_LOSS)
def test_profit_or_loss(label: str, concept: str) -> None:
    assert concept_of(row(label, "IS", instant=False), base()) == concept


@pytest.mark.parametrize(("label", "section", "concept"), POSITION)
def test_financial_position(label: str, section: str, concept: str) -> None:
    assert concept_of(row(label, "BS", instant=True, section=section), base()) == concept


@pytest.mark.parametrize(("label", "section", "concept"), CASH_FLOWS)
def test_cash_flows(label: str, section: str, concept: str) -> None:
    assert concept_of(row(label, "CF", instant=False, section=section), base()) == concept


@pytest.mark.parametrize(
    "label", ["Cash and cash equivalents at beginning of year", "Opening cash", "At end of the year"]
)
def test_cash_at_a_point_in_time(label: str) -> None:
    assert concept_of(row(label, "CF", instant=True), base()) == "CashAndCashEquivalents"


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("Basic", "BasicEarningsLossPerShare"),
        ("– Diluted (RMB)", "DilutedEarningsLossPerShare"),
        ("Basic, from discontinued operations", "BasicEarningsLossPerShareFromDiscontinuedOperations"),
        ("Basic and diluted loss per share", ""),
    ],
)
def test_earnings_per_share(label: str, concept: str) -> None:
    assert concept_of(row(label, "IS", instant=False, measure=Measure.PER_UNIT), base()) == concept


def test_attribution_follows_the_section_row() -> None:
    def of(section: str, heading: str = "") -> str:
        return concept_of(row("Owners of the Company", "IS", instant=False, section=section, heading=heading), base())

    assert of("Loss for the year attributable to:") == "ProfitLossAttributableToOwnersOfParent"
    assert of("Total comprehensive loss attributable to") == "ComprehensiveIncomeAttributableToOwnersOfParent"
    assert of("Attributable to:", "Consolidated income statement") == "ProfitLossAttributableToOwnersOfParent"
    # No row of the table is comprehensive income.
    assert of("Attributable to:") == "ProfitLossAttributableToOwnersOfParent"


@pytest.mark.parametrize("label", ["Revenue", "Total assets", "Profit before tax", "Inventories"])
def test_nothing_is_tagged_outside_the_statements(label: str) -> None:
    """A note may print the same words for a segment or a part."""
    assert [concept_of(row(label, "", instant=instant), base()) for instant in (True, False)] == ["", ""]
