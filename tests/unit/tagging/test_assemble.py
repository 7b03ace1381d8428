"""Sums of tables become calculation relationships where every fact bears them out."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tests.support.figures import (
    AT_2024,
    Y2023,
    Y2024,
    a_filing,
    line_item,
    pack,
    qname,
    source_document,
    table,
    taxonomy,
)
from tieout.diagnostics import Finding
from tieout.mapping import Pack
from tieout.model import CellState, LineItem, Measure, Period, Report, Table
from tieout.tagging import assemble, tag

RULES = pack(
    "  - {label: Revenue, concept: ifrs-full:Revenue}\n"
    "  - {label: Cost of sales, concept: ifrs-full:CostOfSales, sign: deduction}\n"
    "  - {label: Gross profit, concept: ifrs-full:GrossProfit}\n"
    "  - {label: Finance costs, concept: ifrs-full:FinanceCosts, sign: deduction}\n"
    "  - {label: Wrong costs, concept: ifrs-full:FinanceCosts}\n"
    "  - {label: Profit, concept: ifrs-full:ProfitLoss}\n"
    "  - {label: Services, concept: ifrs-full:Revenue,"
    " dimensions: {ifrs-full:ProductsAndServicesAxis: ifrs-full:ServicesMember}}\n"
    "  - {label: Own, concept: ext:Own}\n"
    "  - {label: Opening cash, concept: ifrs-full:CashAndCashEquivalents}",
    "  concepts: {Own: {label: Own, type: monetary, period: duration, balance: debit}}",
)


def figures(name: str, *rows: tuple[str, str, str], period: Period = Y2024) -> list[LineItem]:
    """Rows of (label, figure of 2024, figure of 2023), in thousands; an empty text is no figure, ``-`` a nil."""
    items = []
    for at, (label, *texts) in enumerate(rows):
        for column, (text, when) in enumerate(zip(texts, (period, Y2023), strict=True), start=1):
            if text:
                digits = Decimal(0 if text == "-" else text.strip("()").replace(",", ""))
                value = (-digits if text.startswith("(") else digits).scaleb(3)
                state = CellState.NIL if text == "-" else CellState.VALUE
                where = (100 * int(name[1:]) + at, 20 * column)
                items.append(
                    line_item(label, text, value, when, place=where, table=name, row=at, column=column, state=state)
                )
    return items


def assembled(
    items: Sequence[LineItem], *tables: Table, packs: Sequence[Pack] = (RULES,)
) -> tuple[Report, list[Finding]]:
    document = source_document(blocks=tables)
    tagging, _ = tag(items, document, packs, taxonomy(), a_filing())
    report, findings = assemble(tagging, a_filing(), document, taxonomy())
    return report, list(findings)


def declared(items: Sequence[LineItem], *tables: Table) -> list[tuple[str, list[tuple[str, int]]]]:
    report, _ = assembled(items, *tables)
    return [
        (sum_.total.local_name, [(part.local_name, weight) for part, weight in sum_.parts])
        for sum_ in report.summations
    ]


def reasons(items: Sequence[LineItem], *tables: Table) -> list[tuple[str, str]]:
    report, findings = assembled(items, *tables)
    assert report.summations == ()
    assert {finding.severity.word for finding in findings} <= {"info"}
    return [(finding.code, finding.message.partition("calculation: ")[2]) for finding in findings]


EARLY = Period(date(2024, 1, 1), date(2024, 6, 30))
GROSS = ("Revenue", "Cost of sales", "Gross profit")
ADDED = table("t1", GROSS, [(2, [(0, 1), (1, 1)])])


def test_a_report_holds_what_the_filing_says() -> None:
    report, findings = assembled(figures("t1", ("Revenue", "10", "9")), table("t1", ["Revenue"]))
    assert (report.entity.name, report.language, report.title, report.taxonomy) == (
        "Abc plc",
        "en",
        "Abc plc",
        "ifrs-2025",
    )
    assert [fact.concept for fact in report.facts] == [qname("Revenue")] * 2
    assert (len(report.decisions), report.summations, findings) == (2, (), [])


def test_weights_are_those_of_reported_values() -> None:
    in_parentheses = figures("t1", ("Revenue", "10", "9"), ("Cost of sales", "(6)", "(5)"), ("Gross profit", "4", "4"))
    assert declared(in_parentheses, ADDED) == [("GrossProfit", [("Revenue", 1), ("CostOfSales", -1)])]
    positive = figures("t1", ("Revenue", "10", "9"), ("Cost of sales", "6", "5"), ("Gross profit", "4", "4"))
    subtracted = table("t1", GROSS, [(2, [(0, 1), (1, -1)])])
    assert declared(positive, subtracted) == [("GrossProfit", [("Revenue", 1), ("CostOfSales", -1)])]


def test_the_role_is_the_table_s() -> None:
    items = figures("t1", ("Revenue", "10", "9"), ("Cost of sales", "(6)", "(5)"), ("Gross profit", "4", "4"))
    (sum_,) = assembled(items, ADDED)[0].summations
    assert (sum_.role, sum_.table) == ("https://abc.test/x/role/t1", "t1")


def test_nils_count_and_columns_without_any_fact_do_not() -> None:
    items = figures("t1", ("Revenue", "10", ""), ("Cost of sales", "-", ""), ("Gross profit", "10", ""))
    assert declared(items, ADDED) == [("GrossProfit", [("Revenue", 1), ("CostOfSales", -1)])]


def test_a_part_that_is_no_fact_keeps_a_sum_out() -> None:
    items = figures("t1", ("Revenue", "10", "9"), ("Sundries", "(6)", "(5)"), ("Gross profit", "4", "4"))
    labels = table("t1", ("Revenue", "Sundries", "Gross profit"), [(2, [(0, 1), (1, 1)])])
    assert reasons(items, labels) == [("tagging.summation-left-out", "the row 'Sundries' has a figure that is no fact")]


def test_a_gap_in_one_period_keeps_a_sum_out() -> None:
    items = figures("t1", ("Revenue", "10", ""), ("Cost of sales", "(6)", "(5)"), ("Gross profit", "4", "4"))
    assert reasons(items, ADDED) == [
        ("tagging.summation-left-out", "the row 'Revenue' has no figure in a column where others have one")
    ]


def test_different_dimensions_keep_a_sum_out() -> None:
    items = figures("t1", ("Services", "10", "9"), ("Cost of sales", "(6)", "(5)"), ("Gross profit", "4", "4"))
    labels = table("t1", ("Services", "Cost of sales", "Gross profit"), [(2, [(0, 1), (1, 1)])])
    assert reasons(items, labels) == [
        ("tagging.summation-left-out", "ifrs-full:Revenue and ifrs-full:GrossProfit differ in their dimensions")
    ]


def test_the_same_dimensions_in_all_rows_let_a_sum_in() -> None:
    axis = "dimensions: {ifrs-full:ProductsAndServicesAxis: ifrs-full:ServicesMember}"
    rules = pack(
        f"  - when: {{label: [Revenue, Cost of sales, Gross profit]}}\n    {axis}\n    rules:\n"
        "      - {label: Revenue, concept: ifrs-full:Revenue}\n"
        "      - {label: Cost of sales, concept: ifrs-full:CostOfSales, sign: deduction}\n"
        "      - {label: Gross profit, concept: ifrs-full:GrossProfit}"
    )
    items = figures("t1", ("Revenue", "10", "9"), ("Cost of sales", "(6)", "(5)"), ("Gross profit", "4", "4"))
    report, findings = assembled(items, ADDED, packs=[rules])
    assert (len(report.summations), findings) == (1, [])


def test_a_concept_that_stands_twice_keeps_a_sum_out() -> None:
    items = figures("t1", ("Revenue", "10", "9"), ("Revenue", "1", "2"), ("Gross profit", "11", "11"))
    assert reasons(items, table("t1", ("Revenue", "Revenue", "Gross profit"), [(2, [(0, 1), (1, 1)])]))[-1] == (
        "tagging.summation-left-out",
        "ifrs-full:Revenue stands in it twice",
    )


def test_rows_of_different_periods_keep_a_sum_out() -> None:
    items = figures("t1", ("Profit", "4", ""), ("Opening cash", "", ""), ("Gross profit", "", ""))
    opening = line_item("Opening cash", "1", Decimal(1000), AT_2024, place=(101, 20), row=1)
    closing = line_item("Gross profit", "5", Decimal(5000), place=(102, 20), row=2)
    labels = table("t1", ("Profit", "Opening cash", "Gross profit"), [(2, [(0, 1), (1, 1)])])
    assert reasons([*items, opening, closing], labels) == [
        (
            "tagging.summation-left-out",
            "ifrs-full:CashAndCashEquivalents and ifrs-full:GrossProfit differ in their periods",
        )
    ]


def test_a_weight_that_the_balances_forbid_keeps_a_sum_out() -> None:
    labels = table("t1", ("Gross profit", "Wrong costs", "Profit"), [(2, [(0, 1), (1, 1)])])
    items = figures("t1", ("Gross profit", "4", "4"), ("Wrong costs", "(1)", "(1)"), ("Profit", "3", "3"))
    assert reasons(items, labels) == [
        (
            "tagging.summation-left-out",
            (
                "ifrs-full:FinanceCosts (debit) would need the weight +1 in ifrs-full:ProfitLoss (credit), "
                "which their balances forbid"
            ),
        )
    ]


def test_balances_of_extension_concepts_count() -> None:
    labels = table("t1", ("Gross profit", "Own", "Profit"), [(2, [(0, 1), (1, 1)])])
    items = figures("t1", ("Gross profit", "4", "4"), ("Own", "1", "1"), ("Profit", "5", "5"))
    assert "abc:Own (debit) would need the weight +1" in reasons(items, labels)[0][1]


def test_rows_mapped_in_different_ways_keep_a_sum_out() -> None:
    rules = pack("  - {label: Revenue, period: instant, concept: ifrs-full:Inventories}", name="more")
    items = figures(
        "t1", ("Revenue", "10", "9"), ("Cost of sales", "(6)", "(5)"), ("Gross profit", "4", "4"), period=AT_2024
    )
    report, findings = assembled(items, ADDED, packs=[RULES, rules])
    assert report.summations == ()
    assert [finding.code for finding in findings] == ["tagging.summation-left-out"]


def test_percentages_take_no_part() -> None:
    share = line_item("Revenue", "5.0", Decimal("0.05"), place=(100, 60), row=0, column=3, measure=Measure.PERCENT)
    items = figures("t1", ("Revenue", "10", "9"), ("Cost of sales", "(6)", "(5)"), ("Gross profit", "4", "4"))
    assert declared([*items, share], ADDED) == [("GrossProfit", [("Revenue", 1), ("CostOfSales", -1)])]


def test_a_sum_that_another_table_contradicts_is_left_out() -> None:
    sums = figures("t1", ("Revenue", "10", "9"), ("Cost of sales", "(6)", "(5)"), ("Gross profit", "4", "4"))
    alone = line_item("Gross profit", "7", Decimal(7000), EARLY, place=(300, 1), table="t3")
    report, findings = assembled([*sums, alone], ADDED, table("t3", ["Gross profit"]))
    assert (len(report.summations), findings) == (1, [])
    elsewhere = [
        line_item("Gross profit", "7", Decimal(7000), EARLY, place=(300, 1), table="t3", row=0),
        line_item("Revenue", "9", Decimal(9000), EARLY, place=(301, 1), table="t3", row=1),
    ]
    code, why = reasons([*sums, *elsewhere], ADDED, table("t3", ["Gross profit", "Revenue"]))[0]
    assert code == "tagging.summation-contradicted"
    assert why == ("for 2024-01-01/2024-06-30 the parts of ifrs-full:GrossProfit come to 9,000, but it is 7,000")


def test_rounding_is_no_contradiction() -> None:
    # Each of 10, 6 and 3 thousand may be off by half a thousand: 10 − 6 can be as low as 3, and 3 as high as 3.5.
    items = figures("t1", ("Revenue", "10", "9"), ("Cost of sales", "(6)", "(5)"), ("Gross profit", "3", "4"))
    assert len(declared(items, ADDED)) == 1
    # 10 − 6 is at least 3 (9.5 − 6.5); 2 is at most 2.5.
    items = figures("t1", ("Revenue", "10", "9"), ("Cost of sales", "(6)", "(5)"), ("Gross profit", "2", "4"))
    assert reasons(items, ADDED)[0][0] == "tagging.summation-contradicted"


def test_the_same_total_with_other_parts_in_another_table_is_declared_too() -> None:
    first = figures("t1", ("Revenue", "10", "9"), ("Cost of sales", "(6)", "(5)"), ("Gross profit", "4", "4"))
    second = figures("t2", ("Profit", "5", "5"), ("Finance costs", "1", "1"), ("Gross profit", "4", "4"))
    other = table("t2", ("Profit", "Finance costs", "Gross profit"), [(2, [(0, 1), (1, -1)])])
    assert declared([*first, *second], ADDED, other) == [
        ("GrossProfit", [("Revenue", 1), ("CostOfSales", -1)]),
        ("GrossProfit", [("ProfitLoss", 1), ("FinanceCosts", -1)]),
    ]


def test_the_same_sum_shown_twice_in_a_table_is_declared_once() -> None:
    items = figures("t1", ("Revenue", "10", "9"), ("Cost of sales", "(6)", "(5)"), ("Gross profit", "4", "4"))
    twice = table("t1", GROSS, [(2, [(0, 1), (1, 1)]), (2, [(0, 1), (1, 1)])])
    assert len(declared(items, twice)) == 1


def test_a_table_without_facts_says_nothing() -> None:
    labels = table("t1", ("A", "B", "C"), [(2, [(0, 1), (1, 1)])])
    assert reasons(figures("t1", ("A", "1", "1"), ("B", "2", "2"), ("C", "3", "3")), labels) == []
