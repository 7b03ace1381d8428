"""Glued tables: rows and columns are cut apart where pattern and arithmetic leave one way, and left as read elsewhere."""

from pathlib import Path

from tests.support.documents import codes, document

# Sales of 10,020 and 20,060: costs are 60.0 % and 55.0 % of them, and so on; the last percentages stand apart, and lower.
# The last row has too few figures left to be placed.
OTHER = """RESULTS

Costs for the periods indicated:

\tYear ended December 31,
\t2022\t2023
\tRMB'000\tRMB'000
Costs\t(6,012)\t(11,034)
Margin\t4,008\t9,026

"""
GLUED = """SUMMARY

A summary, with percentages of sales, for the periods indicated:

Sales\t
RMB'000 <t\t01 -£
Costs (6,012) (60.0) (11,034) Margin 4,008 40.0 9,026 Other income 1,234 12.3 2,345\t% of sales
Margin 4,008 40.0 9,026 Other income 1,234 12.3 2,345\t(55.0)
income 1,234 12.3 2,345\t45.0
•\t
\t11.7
Selling\t
expenses (2,101) (21.0) (3,987)\t(19.9)
Losses on (6,804)\t(2.0)
financial
assets (1,503) (15.0) (2,206)\t(11.0)
Taxes (777) (7.8) (888)\t(4.4)
Fees (421) (4.2)\t(2.5)
"""


GLUED_AT = (OTHER + GLUED[: GLUED.index("Sales")]).count("\n") + 1


def test_rows_columns_and_a_displaced_column_are_put_right(tmp_path: Path) -> None:
    _, extraction, findings = document(tmp_path, OTHER + GLUED)
    values: dict[str, list[str]] = {}
    for item in extraction.items:
        if item.table == "t2" and item.value is not None:
            values.setdefault(item.label, []).append(f"{item.value.normalize():f}")
    assert values == {
        "Sales": ["10020000", "1", "20060000", "1"],
        "Costs": ["-6012000", "-0.6", "-11034000", "-0.55"],
        "Margin": ["4008000", "0.4", "9026000", "0.45"],
        "Other income": ["1234000", "0.123", "2345000", "0.117"],
        "Selling expenses": ["-2101000", "-0.21", "-3987000", "-0.199"],
        "Losses on financial assets": ["-1503000", "-0.15", "-2206000", "-0.11"],
        "Taxes": ["-777000", "-0.078", "-888000", "-0.044"],
    }
    assert "extract.header-reconstructed" in codes(findings)
    (sales,) = (item for item in extraction.items if item.label == "Sales" and item.value == 10_020_000)
    assert (sales.state.value, sales.text, sales.place.line) == ("restored", "", GLUED_AT)
    assert sales.evidence[-1] == "restored: (Margin) − (Costs)"


def test_without_figures_elsewhere_the_periods_stay_unresolved(tmp_path: Path) -> None:
    other = OTHER.replace("6,012", "1").replace("4,008", "2").replace("11,034", "3").replace("9,026", "4")
    _, extraction, _ = document(tmp_path, other + GLUED)
    assert {item.value for item in extraction.items if item.table == "t2"} == {None}


def test_percentages_that_do_not_recompute_leave_the_units_lost(tmp_path: Path) -> None:
    damaged = GLUED.replace("(60.0)", "(10.0)").replace("40.0", "90.0")
    _, extraction, _ = document(tmp_path, OTHER + damaged)
    assert {item.value for item in extraction.items if item.table == "t2"} == {None}


def test_a_lost_row_that_is_not_the_base_of_the_percentages_is_not_restored(tmp_path: Path) -> None:
    other = GLUED.replace("Other income 1,234 12.3 2,345", "Other income 1,234 32.3 2,345").replace("11.7", "31.7")
    _, extraction, _ = document(tmp_path, OTHER + other)
    assert "Sales" not in {item.label for item in extraction.items}


def test_a_label_with_a_number_in_it_is_not_glued(tmp_path: Path) -> None:
    text = OTHER + "Ages:\n\n\tAs of December 31,\n\t2022\t2023\n\tRMB'000\tRMB'000\nWithin 1 to 2 years\t100\t200\n"
    _, extraction, _ = document(tmp_path, text)
    assert [item.label for item in extraction.items if item.table == "t2"] == ["Within 1 to 2 years"] * 2
