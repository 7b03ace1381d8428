"""Rows that run over, fall short or stand twice are doubted; a sum that is exact proves one of two."""

from pathlib import Path

import pytest

from tests.support.documents import document, told

HEAD = "Costs by kind:\n\n\tYear ended June 30,\n\t2023\t2024\n\t€'000\t€'000\n"
FY23, FY24 = "2022-07-01/2023-06-30", "2023-07-01/2024-06-30"


def values(folder: Path, rows: str) -> list[tuple[str, str, str]]:
    _, extraction, _ = document(folder, HEAD + rows)
    return [(label, period, value) for label, period, value, _ in told(extraction.items) if value]


@pytest.mark.parametrize("line", ["Heat\t\t210\t220", "Heat\t2\t10\t220", "Heat\t220"])
def test_a_displaced_line_gives_no_values(tmp_path: Path, line: str) -> None:
    found = values(tmp_path, f"Rent\t110\t120\n{line}\nFood\t310\t320\nFuel\t410\t420\nIce\t510\t520\n")
    assert {label for label, _, _ in found} == {"Rent", "Food", "Fuel", "Ice"}
    assert ("Food", FY23, "310000") in found


def test_of_two_prints_of_a_row_the_one_that_foots_is_taken(tmp_path: Path) -> None:
    rows = "Rent\t1,111\t1,222\nRent\t1,171\t1,222\nHeat\t2,000\t2,000\nTotal\t3,171\t3,222\n"
    assert values(tmp_path, rows) == [
        ("Rent", FY24, "1222000"),
        ("Rent", FY23, "1171000"),
        ("Rent", FY24, "1222000"),
        ("Heat", FY23, "2000000"),
        ("Heat", FY24, "2000000"),
        ("Total", FY23, "3171000"),
        ("Total", FY24, "3222000"),
    ]


def test_without_a_sum_both_prints_are_doubted(tmp_path: Path) -> None:
    assert values(tmp_path, "Rent\t1,111\t1,222\nRent\t1,171\t1,222\nHeat\t9\t8\n") == [
        ("Rent", FY24, "1222000"),
        ("Rent", FY24, "1222000"),
        ("Heat", FY23, "9000"),
        ("Heat", FY24, "8000"),
    ]


def test_rows_that_share_a_label_and_little_else_are_two_rows(tmp_path: Path) -> None:
    assert len(values(tmp_path, "Other\t1,111\t1,222\nOther\t57\t68\nHeat\t9\t8\n")) == 6
