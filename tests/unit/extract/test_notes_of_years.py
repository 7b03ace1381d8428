"""Notes as annual reports print them: years alone over the columns, numbered headings, counts and cents as units."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.documents import codes, document
from tieout.extract import Hints
from tieout.model import LineItem, Measure, Period

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
END = Hints("EUR", (12, 31))


def items(folder: Path, text: str, hints: Hints = END) -> tuple[LineItem, ...]:
    return document(folder, text, hints)[1].items


NOTE = "5. Finance costs\n\n\t2024\t2023\n\t€'000\t€'000\nInterest on bank loans\t120\t95\nTotal\t120\t95\n"


def test_a_year_alone_is_the_financial_year_or_its_end(tmp_path: Path) -> None:
    _, extraction, findings = document(tmp_path, NOTE, END)
    first = extraction.items[0]
    assert (first.value, first.period, first.year) == (Decimal(120_000), None, YEAR)
    assert "extract.assumed-period" in codes(findings)


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        (NOTE, Hints("EUR")),
        (NOTE.replace("2023", "2024"), END),
        # An interim period elsewhere leaves open what a year alone means.
        ("\tThree months ended March 31,\n\t2024\t2023\n\t€'000\t€'000\nRent\t1\t2\nTotal\t1\t2\n\n" + NOTE, END),
    ],
)
def test_a_year_alone_stays_open_where_it_may_mean_something_else(tmp_path: Path, text: str, hints: Hints) -> None:
    last = items(tmp_path, text, hints)[-1]
    assert (last.value, last.period, last.year) == (None, None, None)


def test_opening_and_closing_balances_under_years_are_instants(tmp_path: Path) -> None:
    text = "7. Provisions\n\n\t2024\n\t€'000\nAt 1 January\t10\nAdditions\t5\nBalance at end of year\t15\n"
    found = [(str(item.period or ""), str(item.year or "")) for item in items(tmp_path, text)]
    assert found == [("2023-12-31", ""), ("", "2024-01-01/2024-12-31"), ("2024-12-31", "")]


def test_numbered_notes_stand_side_by_side_and_hold_the_headings_below_them(tmp_path: Path) -> None:
    table = "\t2024\n\t€'000\nRow\t1\n\n"
    text = f"NOTES TO THE ACCOUNTS\n\n4. Segments\n\nGeography\n\n{table}Customers\n\n{table}5. Revenue\n\n{table}Timing\n\n{table}"
    text += f"6. Taxes\n\nRates\n\n{table}"
    assert [item.headings[1:] for item in items(tmp_path, text)] == [
        ("4. Segments", "Geography"),
        ("4. Segments", "Customers"),
        ("5. Revenue",),
        ("5. Revenue", "Timing"),
        ("6. Taxes", "Rates"),
    ]


def test_a_list_item_above_a_table_is_its_caption(tmp_path: Path) -> None:
    text = "9. Leases\n\nThe amounts are these.\n\n(a) Lease liabilities\n\n\t2024\n\t€'000\nCurrent\t1\n"
    assert [item.caption for item in items(tmp_path, text)] == ["Lease liabilities"]


def test_markdown_headings(tmp_path: Path) -> None:
    text = "# Notes\n\n## 4 Revenue\n\n| in € thousand | 2024 |\n|---|---:|\n| Services | 5 |\n| Total | 5 |\n"
    assert {item.headings for item in items(tmp_path, text)} == {("Notes", "4 Revenue")}


def test_dates_in_figures_beside_a_unit_are_a_header(tmp_path: Path) -> None:
    text = "in € thousand\t31.12.2024\t31.12.2023\nCash on hand\t38\t41\nTotal\t38\t41\n"
    assert [str(item.period) for item in items(tmp_path, text)] == ["2024-12-31", "2023-12-31"] * 2


def test_a_number_of_shares_over_the_columns(tmp_path: Path) -> None:
    text = "\tNumber of shares\n\t2024\t2023\nWeighted average in issue\t612,400\t600,000\nTotal\t612,400\t600,000\n"
    found = items(tmp_path, text)
    assert {(item.measure, str(item.unit)) for item in found} == {(Measure.COUNT, "shares")}
    assert found[0].value == Decimal(612_400)


def test_cents_over_the_columns_are_hundredths(tmp_path: Path) -> None:
    text = "\tCents\tCents\n\t2024\t2023\nBasic earnings per share\t28.90\t28.09\nDiluted earnings per share\t28.46\t27.7\n"
    first = items(tmp_path, text)[0]
    assert (first.value, first.decimals, str(first.unit)) == (Decimal("0.2890"), 4, "EUR/shares")


@pytest.mark.parametrize(
    ("label", "measure", "value"),
    [
        ("Shares used in the basic earnings per share calculation, number of shares", Measure.COUNT, 900),
        ("Weighted average number of shares for basic earnings per share", Measure.COUNT, 900),
        ("Profit used in the basic earnings per share calculation", Measure.AMOUNT, 900_000),
        ("Final dividend of 6.2p (2023: 5.8p) per share", Measure.AMOUNT, 900_000),
    ],
)
def test_words_per_share_that_measure_nothing(tmp_path: Path, label: str, measure: Measure, value: int) -> None:
    first = items(tmp_path, f"\t2024\n\t€'000\n{label}\t900\nOther\t1\n")[0]
    assert (first.measure, first.value) == (measure, Decimal(value))
