"""Rows: wrapped labels, sections, totals, rows printed twice, blanks and what arithmetic proves of them."""

from pathlib import Path

from tests.support.documents import codes, document, told

HEAD = "Balances as of the dates indicated:\n\n\tAs of December 31,\n\t2022\t2023\n\tRMB'000\tRMB'000\n"


def rows(folder: Path, body: str) -> list[tuple[str, str, tuple[str, ...]]]:
    source, _, _ = document(folder, HEAD + body)
    return [(row.role.value, row.label, row.label_path) for row in source.tables[0].rows]


def test_wrapped_labels_are_joined_and_sections_told_from_them(tmp_path: Path) -> None:
    body = (
        "Current\t\t\nBank and other\t\t\nborrowings\t100\t200\nLease liabilities ⁽¹⁾\t300\t500\n\t400\t700\n"
        "Non-current\t\t\nFinancial assets at fair value through\t\t\nprofit or loss\t10\t20\nLoans\t200\t300\n\t210\t320\nTotal\t610\t1,020\n"
    )
    assert rows(tmp_path, body) == [
        ("section", "Current", ()),
        ("data", "Bank and other borrowings", ("Current",)),
        ("data", "Lease liabilities", ("Current",)),
        ("total", "", ("Current",)),
        ("section", "Non-current", ()),
        ("data", "Financial assets at fair value through profit or loss", ("Non-current",)),
        ("data", "Loans", ("Non-current",)),
        ("total", "", ("Non-current",)),
        ("total", "Total", ()),
    ]


def test_a_label_may_go_on_below_its_figures(tmp_path: Path) -> None:
    assert rows(tmp_path, "Impairment losses on trade\t100\t200\nreceivables\t\t\nRent\t300\t400\n") == [
        ("data", "Impairment losses on trade receivables", ()),
        ("data", "Rent", ()),
    ]


def test_a_subtotal_does_not_end_its_section_and_a_sum_over_sections_does(tmp_path: Path) -> None:
    body = (
        "Operating\t\t\nProfit\t900\t800\nFees\t200\t100\nBefore changes\t1,100\t900\nTax\t(100)\t(200)\n"
        "Net operating\t1,000\t700\nFinancing\t\t\nLoans\t(300)\t(400)\nNet financing\t(300)\t(400)\n"
        "Change in cash\t700\t300\nOther\t5\t6\n"
    )
    assert [row[1:] for row in rows(tmp_path, body) if row[0] != "section"] == [
        ("Profit", ("Operating",)),
        ("Fees", ("Operating",)),
        ("Before changes", ("Operating",)),
        ("Tax", ("Operating",)),
        ("Net operating", ("Operating",)),
        ("Loans", ("Financing",)),
        ("Net financing", ("Financing",)),
        ("Change in cash", ()),
        ("Other", ()),
    ]


def test_sections_nest_where_one_stands_right_under_another(tmp_path: Path) -> None:
    body = "Due from others:\t\t\nTrade\t\t\nA Ltd\t500\t600\nNon-trade\t\t\nB Ltd\t700\t800\nDue to others:\t\t\nTrade\t\t\nC Ltd\t900\t100\n"
    assert [row for row in rows(tmp_path, body) if row[0] == "data"] == [
        ("data", "A Ltd", ("Due from others", "Trade")),
        ("data", "B Ltd", ("Due from others", "Non-trade")),
        ("data", "C Ltd", ("Due to others", "Trade")),
    ]


def test_a_row_printed_twice_in_damaged_form_gives_no_value(tmp_path: Path) -> None:
    body = "Net cash used in\t()1,4)3)\t(71,544)\noperating activities\t(91,493)\t(71,344)\n"
    _, extraction, findings = document(tmp_path, HEAD + body)
    assert [(item.text, item.state.value) for item in extraction.items] == [
        ("()1,4)3)", "unresolved"),
        ("(71,544)", "unresolved"),
        ("(91,493)", "value"),
        ("(71,344)", "value"),
    ]
    assert extraction.items[2].label == "Net cash used in operating activities"
    assert "extract.ghost-row" in codes(findings)


def test_figures_glued_to_a_label_are_reported_and_not_guessed(tmp_path: Path) -> None:
    _, extraction, findings = document(tmp_path, HEAD + "Rent 1,000 2,000 3,000\t\nLand\t5\t6\n")
    assert [item.label for item in extraction.items] == ["Land", "Land"]
    assert "extract.glued-row" in codes(findings)


def test_a_blank_is_nil_only_where_its_total_foots_without_it(tmp_path: Path) -> None:
    body = "Within 1 year\t43,963\t33,955\n1-2 years\t_\t5,133\n2-3 years\t\t1,111\nTotal\t43,963\t40,199\n"
    _, extraction, findings = document(tmp_path, HEAD + body)
    nils = [
        (item.label, item.text, item.state.value, item.evidence[-1]) for item in extraction.items if item.value == 0
    ]
    assert nils == [
        ("1-2 years", "_", "nil", "nil: a dash"),
        ("2-3 years", "", "nil", "nil: the cell is empty and its total foots without it"),
    ]
    assert "extract.blank-cell" not in codes(findings)
    _, extraction, findings = document(tmp_path, HEAD + body.replace("43,963\t40,199", "44,000\t40,199"))
    assert all(item.text for item in extraction.items)
    assert "extract.blank-cell" in codes(findings)


def test_unreadable_and_odd_figures_are_unresolved(tmp_path: Path) -> None:
    body = "Land\t1,000\t2,000\nRent\t02,407\t2,407\nFees\t20.4\t204\nTax\t(5,612\t5,612\n"
    _, extraction, findings = document(tmp_path, HEAD + body)
    unread = [item.text for item in extraction.items if item.state.value == "unresolved"]
    assert unread == ["02,407", "20.4", "(5,612"]
    assert "extract.unreadable-cell" in codes(findings)


def test_redactions_not_applicable_and_ranges(tmp_path: Path) -> None:
    body = "Fees\t[REDACTED]\t500\nGrowth rate\t-22%-26%\tN/A\n"
    _, extraction, _ = document(tmp_path, HEAD + body)
    assert [
        (item.text, item.state.value, "" if item.value is None else f"{item.value:f}", item.part)
        for item in extraction.items
    ] == [
        ("[REDACTED]", "redacted", "", ""),
        ("500", "value", "500000", ""),
        ("-22%", "value", "-0.22", "low"),
        ("26%", "value", "0.26", "high"),
        ("N/A", "not-applicable", "", ""),
    ]


def test_a_redaction_needs_no_unit_and_a_table_of_words_has_no_figures(tmp_path: Path) -> None:
    _, extraction, _ = document(tmp_path, "Fees:\n\n\tYear ended 30 June\n\t2025\nFees\t[REDACTED]\n")
    assert [item.state.value for item in extraction.items] == ["redacted"]
    words = "Effects:\n\nNet assets\tEstimated\nof the Group\teffect\n2024\t[REDACTED]\nRMB'000\tRMB'000\n(1)\t(2)\n"
    source, extraction, _ = document(tmp_path, words)
    assert (extraction.items, source.tables[0].columns, source.tables[0].resolved) == ((), (), False)


def test_opening_and_closing_cash_are_instants_in_a_table_of_flows(tmp_path: Path) -> None:
    text = (
        "Cash flows for the periods indicated:\n\n\tYear ended 30 June\n\t2025\t2024\n\t€'000\t€'000\n"
        "Net increase in cash\t100\t200\nCash at the beginning of the year\t500\t300\nCash at the end of the year\t600\t500\n"
    )
    _, extraction, _ = document(tmp_path, text)
    assert told(extraction.items)[2:] == [
        ("Cash at the beginning of the year", "2024-06-30", "500000", "EUR"),
        ("Cash at the beginning of the year", "2023-06-30", "300000", "EUR"),
        ("Cash at the end of the year", "2025-06-30", "600000", "EUR"),
        ("Cash at the end of the year", "2024-06-30", "500000", "EUR"),
    ]


def test_a_label_that_names_the_first_or_last_day_is_an_instant(tmp_path: Path) -> None:
    text = (
        "Cash flows:\n\n\tYear ended 31 December\n\t2025\n\t€'000\n"
        "Cash at 1 January\t500\nCash at 31 December\t600\nRate at 30 June\t7\n"
    )
    _, extraction, _ = document(tmp_path, text)
    assert [str(item.period) for item in extraction.items] == ["2024-12-31", "2025-12-31", "2025-01-01/2025-12-31"]


def test_units_stated_by_the_rows(tmp_path: Path) -> None:
    text = (
        "Key figures:\n\n\tYear ended December 31,\n\t2022\t2023\nTurnover days\t55\t77\n"
        "Average spend of customers (RMB)\t19,905\t10,420\nRetention (%)\t133.3\t63.9\nNumber of customers\t68,808\t83,970\n"
        "Earnings per share (RMB)\t0.52\t0.61\nWeight\t7\t8\n"
    )
    _, extraction, findings = document(tmp_path, text)
    assert [(value, unit) for _, _, value, unit in told(extraction.items)][::2] == [
        ("55", "days"),
        ("19905", "CNY"),
        ("1.333", "pure"),
        ("68808", "pure"),
        ("0.52", "CNY/shares"),
        ("", ""),
    ]
    assert "extract.no-unit" in codes(findings)


def test_values_per_share_under_their_section_and_an_amount_that_follows(tmp_path: Path) -> None:
    text = (
        "Results, in thousands of euro:\n\n\tYear ended 31 December\n\t2024\t2023\nProfit\t900\t800\n"
        "Earnings per share\t\t\nBasic (€)\t1.61\t1.30\nDiluted\t1.60\t1.29\nOrders received\t700\t600\n"
    )
    _, extraction, _ = document(tmp_path, text)
    assert [(value, unit) for _, _, value, unit in told(extraction.items)][::2] == [
        ("900000", "EUR"),
        ("1.61", "EUR/shares"),
        ("1.60", "EUR/shares"),
        ("700000", "EUR"),
    ]


def test_a_table_without_a_header_gives_no_values(tmp_path: Path) -> None:
    _, extraction, _ = document(tmp_path, "All amounts are in thousands of euro.\n\nRent\t100\t200\nFees\t5\t6\n")
    assert {item.state.value for item in extraction.items} == {"unresolved"}


def test_a_unit_stated_above_the_table_serves_a_header_without_one(tmp_path: Path) -> None:
    text = "Costs for the year, in millions of euro:\n\n\tYear ended 31 December\n\t2024\t2023\nRent\t12.5\t(3.0)\n"
    _, extraction, _ = document(tmp_path, text)
    assert [(f"{item.value:f}", item.decimals, str(item.unit)) for item in extraction.items] == [
        ("12500000", 5 - 10, "EUR"),
        ("-3000000", -5, "EUR"),
    ]
