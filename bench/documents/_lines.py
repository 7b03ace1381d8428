"""The rows of the tables that a report prints, each with its concept and its name in the books."""

from dataclasses import dataclass

from tieout.model import ItemType


@dataclass(frozen=True, slots=True)
class Kind:
    """How figures of a row are printed: their type, the places after the point, and the power of ten they stand for."""

    type: ItemType
    places: int
    scale: int


MONEY = Kind(ItemType.MONETARY, 0, 3)
PER_SHARE = Kind(ItemType.PER_SHARE, 2, 0)
SHARES = Kind(ItemType.SHARES, 0, 0)
COUNT = Kind(ItemType.DECIMAL, 0, 0)
PERCENT = Kind(ItemType.PERCENT, 1, -2)


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its label, its concept, its figure in the books, and the sign that this figure has on the page.

    ``at`` is ``end`` or ``start`` of the year for an instant, and empty for a duration. ``parts`` are the rows that a
    total sums up, by their figures, with their weights on reported values.
    """

    label: str
    concept: str
    figure: str
    kind: Kind
    shown: int
    at: str
    parts: tuple[tuple[str, int], ...]


def _lines(text: str, concepts: str, at: str = "", kind: Kind = MONEY) -> tuple[Line, ...]:
    """Rows from lines of ``label | figure | parts`` and the names of their concepts, one below another.

    Before a figure ``@`` says that it stands at the end of the year, ``^`` at its start, ``-`` that it is negative.
    """
    rows = [[cell.strip() for cell in row.split("|")] for row in text.strip().splitlines()]
    return tuple(_line(row, concept, at, kind) for row, concept in zip(rows, concepts.split(), strict=True))


def _line(row: list[str], concept: str, at: str, kind: Kind) -> Line:
    label, figure, *sums = row
    parts = [part.strip() for part in sums[0].split(",")] if sums else []
    return Line(
        label=label,
        concept=concept if ":" in concept else f"ifrs-full:{concept}",
        figure=figure.lstrip("@^-"),
        kind=kind,
        shown=-1 if figure.startswith("-") else 1,
        at={"@": "end", "^": "start"}.get(figure[0], at),
        parts=tuple((part.lstrip("-"), -1 if part.startswith("-") else 1) for part in parts),
    )


INCOME = _lines(
    """
    Revenue                            | revenue
    Raw materials and consumables used | -materials
    Employee benefits expense          | -staff
    Depreciation and amortisation      | -depreciation
    Other expenses                     | -other
    Operating profit                   | operating profit  | revenue, -materials, -staff, -depreciation, -other
    Finance income                     | finance income
    Finance costs                      | -finance costs
    Profit before tax                  | profit before tax | operating profit, finance income, -finance costs
    Income tax expense                 | -tax
    Profit for the year                | profit            | profit before tax, -tax
    Owners of the parent               | profit of owners
    Non-controlling interests          | profit of minority
    """,
    """
    Revenue RawMaterialsAndConsumablesUsed EmployeeBenefitsExpense DepreciationAndAmortisationExpense
    OtherExpenseByNature ProfitLossFromOperatingActivities FinanceIncome FinanceCosts ProfitLossBeforeTax
    IncomeTaxExpenseContinuingOperations ProfitLoss ProfitLossAttributableToOwnersOfParent
    ProfitLossAttributableToNoncontrollingInterests
    """,
)
COMPREHENSIVE = _lines(
    """
    Profit for the year                                 | profit
    Remeasurements of defined benefit plans, net of tax | remeasurement
    Exchange differences on translation, net of tax     | translation
    Other comprehensive income                          | other comprehensive income | remeasurement, translation
    Total comprehensive income                          | comprehensive income | profit, other comprehensive income
    """,
    """
    ProfitLoss OtherComprehensiveIncomeThatWillNotBeReclassifiedToProfitOrLossNetOfTax
    OtherComprehensiveIncomeThatWillBeReclassifiedToProfitOrLossNetOfTax OtherComprehensiveIncome ComprehensiveIncome
    """,
)
POSITION = _lines(
    """
    Property, plant and equipment                | plant
    Goodwill                                     | goodwill
    Other intangible assets                      | intangibles
    Inventories                                  | inventories
    Trade and other receivables                  | receivables
    Cash and cash equivalents                    | cash
    Total assets                                 | assets | plant, goodwill, intangibles, inventories, receivables, cash
    Share capital                                | capital
    Share premium                                | premium
    Other reserves                               | reserves
    Retained earnings                            | retained
    Equity attributable to owners of the parent  | owners | capital, premium, reserves, retained
    Non-controlling interests                    | minority
    Total equity                                 | equity | owners, minority
    Bank loans                                   | borrowings
    Trade and other payables                     | payables
    Provisions                                   | provisions
    Current tax liabilities                      | tax payable
    Deferred tax liabilities                     | deferred tax
    Total liabilities              | liabilities | borrowings, payables, provisions, tax payable, deferred tax
    Total equity and liabilities                 | equity and liabilities | equity, liabilities
    """,
    """
    PropertyPlantAndEquipment Goodwill IntangibleAssetsOtherThanGoodwill InventoriesTotal TradeAndOtherReceivables
    CashAndCashEquivalents Assets IssuedCapital SharePremium OtherReserves RetainedEarnings
    EquityAttributableToOwnersOfParent NoncontrollingInterests Equity OtherFinancialLiabilities TradeAndOtherPayables
    Provisions CurrentTaxLiabilities DeferredTaxLiabilities Liabilities EquityAndLiabilities
    """,
    at="end",
)
CASH_FLOWS = _lines(
    """
    Profit for the year                                  | profit
    Income tax expense                                   | tax
    Finance costs                                        | finance costs
    Depreciation and amortisation                        | depreciation
    Decrease/(increase) in inventories                   | from inventories
    Decrease/(increase) in receivables                   | from receivables
    Increase/(decrease) in payables                      | from payables
    Increase/(decrease) in provisions                    | to provisions
    Total adjustments | adjustments | tax, finance costs, depreciation, from inventories, from receivables, \
from payables, to provisions
    Cash generated from operations                       | cash from operations | profit, adjustments
    Interest paid                                        | -interest paid
    Income taxes paid                                    | -tax paid
    Net cash from operating activities | cash from operating | cash from operations, -interest paid, -tax paid
    Purchase of property, plant and equipment            | -bought plant
    Purchase of intangible assets                        | -bought intangibles
    Net cash used in investing activities                | cash from investing | -bought plant, -bought intangibles
    Proceeds from borrowings                             | borrowed
    Repayments of borrowings                             | -repaid
    Dividends paid                                       | -dividends
    Net cash from/(used in) financing activities         | cash from financing | borrowed, -repaid, -dividends
    Net increase/(decrease) in cash and cash equivalents | change in cash | cash from operating, cash from investing, \
cash from financing
    Cash and cash equivalents at the beginning of the year | ^cash before
    Effect of exchange rate changes                      | translation
    Cash and cash equivalents at the end of the year     | @cash
    """,
    """
    ProfitLoss AdjustmentsForIncomeTaxExpense AdjustmentsForFinanceCosts
    AdjustmentsForDepreciationAndAmortisationExpense AdjustmentsForDecreaseIncreaseInInventories
    AdjustmentsForDecreaseIncreaseInTradeAccountReceivable AdjustmentsForIncreaseDecreaseInTradeAccountPayable
    AdjustmentsForProvisions AdjustmentsForReconcileProfitLoss CashFlowsFromUsedInOperations
    InterestPaidClassifiedAsOperatingActivities IncomeTaxesPaidRefundClassifiedAsOperatingActivities
    CashFlowsFromUsedInOperatingActivities PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities
    PurchaseOfIntangibleAssetsClassifiedAsInvestingActivities CashFlowsFromUsedInInvestingActivities
    ProceedsFromBorrowingsClassifiedAsFinancingActivities RepaymentsOfBorrowingsClassifiedAsFinancingActivities
    DividendsPaidClassifiedAsFinancingActivities CashFlowsFromUsedInFinancingActivities
    IncreaseDecreaseInCashAndCashEquivalentsBeforeEffectOfExchangeRateChanges CashAndCashEquivalents
    EffectOfExchangeRateChangesOnCashAndCashEquivalents CashAndCashEquivalents
    """,
)
EARNINGS = (
    *_lines(
        "Basic earnings per share | basic\nDiluted earnings per share | diluted",
        "BasicEarningsLossPerShare DilutedEarningsLossPerShare",
        kind=PER_SHARE,
    ),
    *_lines("Weighted average number of ordinary shares | shares", "WeightedAverageShares", kind=SHARES),
)
SITE = (
    *_lines(
        """
        Revenue                            | revenue
        Raw materials and consumables used | -materials
        Employee benefits expense          | -staff
        Other expenses                     | -other
        Contribution of the site           | contribution | revenue, -materials, -staff, -other
        Orders received                    | orders
        """,
        """
        Revenue RawMaterialsAndConsumablesUsed EmployeeBenefitsExpense OtherExpenseByNature ext:SiteContribution
        ext:OrdersReceived
        """,
    ),
    *_lines("Capacity used | capacity", "ext:CapacityUsed", kind=PERCENT),
)
SITE_BALANCES = (
    *_lines(
        "Inventories | inventories\nProperty, plant and equipment | plant",
        "InventoriesTotal PropertyPlantAndEquipment",
        at="end",
    ),
    *_lines("Number of employees | employees", "NumberOfEmployees", at="end", kind=COUNT),
)

__all__ = [
    "CASH_FLOWS",
    "COMPREHENSIVE",
    "COUNT",
    "EARNINGS",
    "INCOME",
    "MONEY",
    "PERCENT",
    "PER_SHARE",
    "POSITION",
    "SHARES",
    "SITE",
    "SITE_BALANCES",
    "Kind",
    "Line",
]
