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
    ],
)
def test_statements(headings: tuple[str, ...], labels: tuple[str, ...], statement: str) -> None:
    context = Context(RawTable(()), headings[-1], "", headings)
    assert statement_of(context, labels) == statement
