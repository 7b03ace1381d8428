"""Headers as hypotheses: torn words are rejoined, cut ones completed only where one period fits, doubt stays doubt."""

from pathlib import Path

import pytest

from tests.support.documents import codes, document

WHOLE = """OTHER FIGURES

Costs for the periods indicated:

\tYear ended December 31,\t\t\tThree months ended March 31,
\t2021\t2022\t2023\t2023\t2024
\tRMB'000\tRMB'000\tRMB'000\tRMB'000\tRMB'000
Rent\t100\t200\t300\t40\t50

"""


def periods(folder: Path, header: str, row: str, before: str = "") -> list[str]:
    source, _, _ = document(folder, f"{before}Figures for the periods indicated:\n\n{header}\n{row}\n")
    return [str(column.period or "") for column in source.tables[-1].columns]


@pytest.mark.parametrize(
    "header",
    [
        "\tYear ended December 31,\t\t\tThree months ended March 31,\n\t2021\t2022\t2023\t2023\t2024",
        "\tYe\tar ended Dec\tember 31,\tThree mon\tnths ended\n\t\t\t\tMarc\teh 31,\n\t2021\t2022\t2023\t2023\t2024",
        "\t\t\t\tThree\tmonths\t\n\tYear\tended Decem\tber 31,\tended March 31,\t\n\t2021\t2022\t2023\t2023\t2024",
        "\tYear o\tended Decemb\ter 31,\tThree months ended March 31,\n\t20\t21\t2022\t2023\t2023\t2024",
    ],
)
def test_torn_headers_are_rejoined(tmp_path: Path, header: str) -> None:
    units = "\tRMB'000" * 5
    found = periods(tmp_path, f"{header}\n{units}", "Rent\t100\t200\t300\t40\t50")
    assert found == [
        "2021-01-01/2021-12-31",
        "2022-01-01/2022-12-31",
        "2023-01-01/2023-12-31",
        "2023-01-01/2023-03-31",
        "2024-01-01/2024-03-31",
    ]


def test_percent_columns_share_the_period_of_their_amount(tmp_path: Path) -> None:
    header = "\tYear ended June 30,\n\t2023\t\t2024\n\t€'000\t%\t€'000\t%"
    source, extraction, _ = document(
        tmp_path, f"Costs by kind:\n\n{header}\nRent\t1,200\t60.0\t1,500\t62.5\nTotal\t2,000\t100.0\t2,400\t100.0\n"
    )
    assert [str(column.unit) for column in source.tables[0].columns] == ["EUR", "pure", "EUR", "pure"]
    rent = [(f"{item.value:f}", item.decimals, str(item.period)) for item in extraction.items if item.label == "Rent"]
    assert rent == [
        ("1200000", -3, "2022-07-01/2023-06-30"),
        ("0.600", 3, "2022-07-01/2023-06-30"),
        ("1500000", -3, "2023-07-01/2024-06-30"),
        ("0.625", 3, "2023-07-01/2024-06-30"),
    ]


def test_a_cut_phrase_is_completed_where_the_document_uses_one_period_that_begins_so(tmp_path: Path) -> None:
    header = "\tYe\tar ended Dec\tThree months ended March 3\n\t2021\t2022\t2023\t2023\t2024\n" + "\tRMB'000" * 5
    found = periods(tmp_path, header, "Rent\t1,000\t200\t300\t40\t50", before=WHOLE)
    assert found[0] == "2021-01-01/2021-12-31"
    assert found[3] == "2023-01-01/2023-03-31"


def test_a_cut_phrase_stays_unresolved_where_no_other_header_completes_it(tmp_path: Path) -> None:
    header = "\tYear ended Dec\n\t2021\t2022\n\tRMB'000\tRMB'000"
    source, extraction, findings = document(tmp_path, f"Costs:\n\n{header}\nRent\t1,000\t200\n")
    assert [column.period for column in source.tables[0].columns] == [None, None]
    assert {item.value for item in extraction.items} == {None}
    assert "extract.header-unresolved" in codes(findings)


def test_a_cut_phrase_stays_unresolved_where_two_periods_begin_so(tmp_path: Path) -> None:
    other = WHOLE.replace("Year ended December 31,", "As of June 30,").replace("Three months ended March", "As of July")
    header = "\tAs of Ju\n\t2021\n\tRMB'000"
    assert periods(tmp_path, header, "Rent\t1,000", before=other) == [""]


def test_two_columns_that_come_to_the_same_period_are_both_unresolved(tmp_path: Path) -> None:
    header = "\tYear ended December 31,\t\tThree months ended March 31,\n\t2022\t2023\t2023\t2023\n" + "\tRMB'000" * 4
    source, extraction, findings = document(tmp_path, f"Costs:\n\n{header}\nRent\t1,000\t2,000\t300\t400\n")
    assert [str(column.period or "") for column in source.tables[0].columns] == [
        "2022-01-01/2022-12-31",
        "2023-01-01/2023-12-31",
        "",
        "",
    ]
    assert [item.state.value for item in extraction.items] == ["value", "value", "unresolved", "unresolved"]
    assert "extract.column-unresolved" in codes(findings)


def test_lost_years_leave_the_table_unresolved(tmp_path: Path) -> None:
    header = "\tAso\tof December 31,\t\tAs of March 31,\n\t2021\t,\t\t\n" + "\tRMB'000" * 4
    source, extraction, _ = document(tmp_path, f"Assets:\n\n{header}\nLand\t1,000\t2,000\t300\t400\n")
    assert not source.tables[0].resolved
    assert {item.state.value for item in extraction.items} == {"unresolved"}


def test_words_are_not_read_over_a_gap(tmp_path: Path) -> None:
    header = "\t\t\t\tAs of\n\t\\mathbf{A}\tMarch 31,\n\t2021\t2022\t2023\t2024\n" + "\tRMB'000" * 4
    assert periods(tmp_path, header, "Land\t1,000\t2,000\t300\t400", before=WHOLE) == ["", "", "", ""]


def test_an_interim_date_stands_in_a_column_of_its_own(tmp_path: Path) -> None:
    header = "\t\t\t\tAs of\tAs of\n\tAs\tof December 3\t31,\tMarch 31,\tJuly 31 ,\n\t2021\t2022\t2023\t2024\t2024\n"
    header += "\tRMB'000" * 5 + "\n\t\t\t\t\t(unaudited)"
    source, _, _ = document(tmp_path, f"Debts:\n\n{header}\nLoans\t1,000\t2,000\t3,000\t400\t500\n")
    columns = source.tables[0].columns
    assert [str(column.period) for column in columns] == [
        "2021-12-31",
        "2022-12-31",
        "2023-12-31",
        "2024-03-31",
        "2024-07-31",
    ]
    assert [column.audited for column in columns] == [None, None, None, None, False]
    assert columns[0].headings == ("As of December 31,", "2021", "RMB'000")


def test_an_audit_mark_torn_over_two_cells_belongs_to_the_nearest_year(tmp_path: Path) -> None:
    header = "\tYear ended December 31,\t\t\t\tThree months ended March 31,\n\t2022\t\t2023\t\t2023\t\t2024\n"
    header += "\tRMB'000\t%" * 4 + "\n\t\t\t\t\t(unaudite\ted)"
    source, _, _ = document(tmp_path, f"Costs:\n\n{header}\nRent\t100\t10.0\t200\t20.0\t300\t30.0\t400\t40.0\n")
    assert [column.audited for column in source.tables[0].columns] == [None] * 4 + [False] * 2 + [None] * 2


def test_years_alone_end_as_the_heading_says(tmp_path: Path) -> None:
    text = "Statement of profit or loss for the year ended 30 June 2025\n\n\tNote\t2025\t2024\n\t\t€'000\t€'000\nRevenue\t4\t9,000\t8,000\n"
    source, extraction, _ = document(tmp_path, text)
    columns = source.tables[0].columns
    assert [(column.measure.value, str(column.period or "")) for column in columns] == [
        ("note", ""),
        ("amount", "2024-07-01/2025-06-30"),
        ("amount", "2023-07-01/2024-06-30"),
    ]
    assert [item.text for item in extraction.items] == ["9,000", "8,000"]


def test_years_alone_take_the_fiscal_year_end_only_with_an_open_assumption(tmp_path: Path) -> None:
    from tieout.extract import Hints

    text = "STATEMENT OF FINANCIAL POSITION\n\n\t2025\t2024\n\t€'000\t€'000\nTotal assets\t9,000\t8,000\nTotal liabilities\t5,000\t3,000\nTotal equity\t4,000\t5,000\n"
    source, _, findings = document(tmp_path, text, Hints("EUR", (6, 30)))
    assert [str(column.period) for column in source.tables[0].columns] == ["2025-06-30", "2024-06-30"]
    assert "extract.assumed-period" in codes(findings)
    source, _, findings = document(tmp_path, text, Hints("EUR", None))
    assert [column.period for column in source.tables[0].columns] == [None, None]
    assert "extract.header-unresolved" in codes(findings)


def test_a_table_that_states_no_period_has_none(tmp_path: Path) -> None:
    text = "Our investments are as follows:\n\nNo.\tName\tShare held by us\tBusiness\n1\tNorth Ltd\t30.0000%\tTrade\n2\tSouth Ltd\t3.8633%\tTrade\n"
    _, extraction, findings = document(tmp_path, text)
    assert [(item.label, f"{item.value:f}", item.period, item.decimals) for item in extraction.items] == [
        ("North Ltd", "0.300000", None, 6),
        ("South Ltd", "0.038633", None, 6),
    ]
    assert "extract.no-period" in codes(findings)


def test_a_column_of_changes_has_no_period_of_its_own(tmp_path: Path) -> None:
    text = "Costs:\n\n\tYear ended 31 December\t\tChange\n\t2024\t2023\t\n\t€'000\t€'000\t%\nRent\t1,200\t1,000\t20.0\n"
    _, extraction, _ = document(tmp_path, text)
    assert [(item.text, item.state.value) for item in extraction.items] == [
        ("1,200", "value"),
        ("1,000", "value"),
        ("20.0", "unresolved"),
    ]
