"""Damaged headers: taken only where figures elsewhere, or all that is left of the header, leave one sequence."""

from pathlib import Path

from tests.support.documents import codes, document

UNITS = "\tRMB'000" * 4
WHOLE = f"""BALANCES

Assets as of the dates indicated:

\tAs of December 31,\t\t\tAs of March 31,
\t2021\t2022\t2023\t2024
{UNITS}
Stock\t12,345\t23,456\t34,567\t45,678
Cash\t7,123\t6,234\t5,345\t4,456

"""
FLOWS = f"""FLOWS

Costs for the periods indicated:

\tYear ended December 31,\t\t\tThree months ended March 31,
\t2021\t2022\t2023\t2024
{UNITS}
Rent\t55,123\t66,234\t77,345\t88,456

"""
WANTED = ["2021-12-31", "2022-12-31", "2023-12-31", "2024-03-31"]


def periods(folder: Path, text: str) -> list[str]:
    source, _, _ = document(folder, text)
    return [str(column.period or "") for column in source.tables[-1].columns]


def table(header: str, row: str, lead: str = "Stock by age:") -> str:
    return f"{lead}\n\n{header}\n{UNITS}\n{row}\n"


def test_figures_that_stand_elsewhere_prove_the_periods(tmp_path: Path) -> None:
    damaged = table("\t\\mathbf{A}\t\t\t\n\t2021\t,\t\t", "Total\t12,345\t23,456\t34,567\t45,678")
    source, extraction, findings = document(tmp_path, WHOLE + FLOWS + damaged)
    columns = source.tables[-1].columns
    assert [str(column.period) for column in columns] == WANTED
    assert "figures of 4 columns" in columns[0].evidence[0]
    assert "extract.header-reconstructed" in codes(findings)
    assert [f"{item.value:f}" for item in extraction.items[-4:]] == ["12345000", "23456000", "34567000", "45678000"]


def test_figures_of_one_column_prove_nothing(tmp_path: Path) -> None:
    damaged = table("\t\\mathbf{A}\t\t\t\n\t2021\t,\t\t", "Total\t12,345\t1\t2\t3")
    assert periods(tmp_path, WHOLE + FLOWS + damaged) == [""] * 4


def test_a_figure_that_stands_elsewhere_with_another_date_only_forbids_the_sequence(tmp_path: Path) -> None:
    damaged = table("\tAso\tof December 31,\t\tAs of March 31,\n\t2021\t,\t\t", "Total\t23,456\t9\t9\t9")
    assert periods(tmp_path, WHOLE + FLOWS + damaged) == [""] * 4


def test_phrases_and_the_first_year_are_enough_where_one_sequence_fits(tmp_path: Path) -> None:
    damaged = table("\tAso\tof December 31,\t\tAs of March 31,\n\t2021\t,\t\t", "Land\t901\t802\t703\t604")
    assert periods(tmp_path, WHOLE + FLOWS + damaged) == WANTED
    other = WHOLE.replace("2022\t2023\t2024", "2022\t2023\t2023").replace("45,678", "1")
    assert periods(tmp_path, WHOLE + other + damaged) == [""] * 4


def test_all_years_and_one_phrase_are_enough_where_one_sequence_fits(tmp_path: Path) -> None:
    header = "\tAs of December 31,\t\t\tAs uv Merch\n\t2021\t2022\t2023\t2024"
    assert periods(tmp_path, WHOLE + FLOWS + table(header, "Land\t901\t802\t703\t604")) == WANTED
    assert periods(tmp_path, FLOWS + table(header, "Land\t901\t802\t703\t604")) == [""] * 4


def test_a_year_that_no_sequence_has_leaves_the_header_unresolved(tmp_path: Path) -> None:
    damaged = table("\tAso\tof December 31,\t\tAs of March 31,\n\t2019\t,\t\t", "Land\t901\t802\t703\t604")
    assert periods(tmp_path, WHOLE + FLOWS + damaged) == [""] * 4
