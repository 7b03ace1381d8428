"""Which statement a table is: by its title where the rows fit, else by rows that no other table has."""

import pytest

from tieout.extract.context import Context, statement_of
from tieout.model import RawTable


@pytest.mark.parametrize(
    ("headings", "labels", "statement"),
    [
        (("CONSOLIDATED STATEMENTS OF PROFIT OR LOSS",), ("Revenue", "Gross profit"), "IS"),
        (("STATEMENT OF PROFIT OR LOSS AND OTHER COMPREHENSIVE INCOME",), ("Turnover", "Profit before tax"), "IS"),
        (("STATEMENT OF COMPREHENSIVE INCOME",), ("Profit for the year", "Total comprehensive income"), "OCI"),
        (("Balance sheet",), ("Total assets", "Total equity and liabilities", "Net assets"), "BS"),
        (
            ("NOTES", "Cash flows"),
            ("Net cash from operating activities", "Net cash used in investing activities"),
            "CF",
        ),
        (("STATEMENT OF CHANGES IN EQUITY",), ("At 1 January 2023", "Profit for the year"), "EQ"),
        (("STATEMENT OF CHANGES IN EQUITY", "Orders"), ("Orders", "Backlog"), ""),
        (("KEY STATEMENTS OF FINANCIAL POSITION ITEMS",), ("Servers", "Furniture", "Total"), ""),
        (("Liquidity",), ("Total current assets", "Total current liabilities"), "BS"),
        (("Notes",), ("Profit for the year", "Dividends"), ""),
        (("Consolidated statement of comprehensive income",), ("Net sales", "Profit before tax"), "IS"),
        (("Statement of comprehensive income",), ("Total income", "Operating profit"), "IS"),
        (
            ("Statement of comprehensive income",),
            ("Net income", "Other comprehensive income", "Total comprehensive income"),
            "OCI",
        ),
        (
            ("Statement of comprehensive income",),
            ("Profit for the year", "Total comprehensive income", "Profit for the year attributable to owners"),
            "OCI",
        ),
        (("Consolidated statement of income",), ("Net interest income", "Total operating income"), "IS"),
        (("Income account",), ("Insurance service result", "Profit after income tax"), "IS"),
        (("Statement of operations",), ("Total income", "Total expenses"), "IS"),
        (("Statement of net assets",), ("Cash and cash equivalents", "Net assets attributable to holders"), "BS"),
        (("Group balance sheet",), ("Balances with central banks", "Total liabilities of the group"), "BS"),
        (("Condensed interim statement of financial position",), ("Capital and reserves", "Total assets"), "BS"),
        (("Statement of movements in equity",), ("Balance at 1 January", "Dividends paid"), "EQ"),
        (("Notes to the balance sheet",), ("Cash and cash equivalents", "Deposits"), ""),
        (("Interest",), ("Net interest income", "Total operating income"), ""),
    ],
)
def test_statements(headings: tuple[str, ...], labels: tuple[str, ...], statement: str) -> None:
    context = Context(RawTable(()), headings[-1], "", headings)
    assert statement_of(context, labels) == statement
