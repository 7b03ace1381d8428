"""Relations: each kind on a page made for it, with figures worked out by hand; what fails says how and why."""

from decimal import Decimal
from pathlib import Path

from tests.support.documents import codes, document
from tieout.diagnostics import Finding
from tieout.extract.graph import relations
from tieout.model import Cause, Relation, RelationKind

YEARS = "\tYear ended December 31,\n\t2021\t2022\t2023\n\tRMB'000\tRMB'000\tRMB'000\n"
PAIRS = "\tYear ended December 31,\n\t2022\t\t2023\t\n\tRMB'000\t%\tRMB'000\t%\n"
DATES = "\tAs of December 31,\n\t2021\t2022\t2023\n\tRMB'000\tRMB'000\tRMB'000\n"


def found(folder: Path, *tables: str) -> tuple[dict[RelationKind, list[Relation]], tuple[Finding, ...]]:
    text = "\n\n".join(f"Figures number {at} are set out below:\n\n{table}" for at, table in enumerate(tables))
    source, extraction, _ = document(folder, text)
    told, findings = relations(source, extraction.items)
    return {kind: [one for one in told if one.kind is kind] for kind in RelationKind}, findings


def test_a_footing_is_one_relation_for_each_period(tmp_path: Path) -> None:
    told, findings = found(
        tmp_path, YEARS + "Rent\t1,100\t1,200\t1,300\nWages\t400\t500\t600\nTotal\t1,500\t1,700\t1,900\n"
    )
    footings = told[RelationKind.FOOTING]
    assert [(str(one.period), int(one.found), int(one.expected)) for one in footings] == [
        ("2021-01-01/2021-12-31", 1_500_000, 1_500_000),
        ("2022-01-01/2022-12-31", 1_700_000, 1_700_000),
        ("2023-01-01/2023-12-31", 1_900_000, 1_900_000),
    ]
    assert [(term.label, term.weight, int(term.value)) for term in footings[0].terms] == [
        ("Rent", 1, 1_100_000),
        ("Wages", 1, 400_000),
    ]
    assert findings == ()


def test_a_sum_off_by_a_unit_holds_within_rounding_and_says_so(tmp_path: Path) -> None:
    told, findings = found(
        tmp_path, YEARS + "Rent\t1,100\t1,200\t1,300\nWages\t400\t500\t600\nTotal\t1,500\t1,701\t1,900\n"
    )
    second = told[RelationKind.FOOTING][1]
    # Three figures of thousands, each off by 500 at most.
    assert (second.holds, int(second.difference), int(second.allowed)) == (True, 1000, 1500)
    assert second.cause is Cause.ROUNDING
    assert [finding.code for finding in findings] == ["graph.rounded"]


def test_a_sum_that_all_other_columns_prove_is_reported_where_it_fails(tmp_path: Path) -> None:
    told, findings = found(
        tmp_path, YEARS + "Rent\t1,100\t1,200\t1,300\nWages\t400\t500\t600\nTotal\t1,500\t1,790\t1,900\n"
    )
    failing = [one for one in told[RelationKind.FOOTING] if not one.holds]
    assert [(str(one.period), int(one.difference), one.cause) for one in failing] == [
        ("2022-01-01/2022-12-31", 90_000, Cause.INCONSISTENT)
    ]
    (finding,) = findings
    assert finding.code == "graph.does-not-hold"
    assert finding.place == failing[0].subject.place
    assert finding.related == tuple(term.place for term in failing[0].terms)
    assert "90,000" in finding.message
    assert "true inconsistency" in finding.message


def test_percentages_recompute_over_the_total_and_the_total_itself_proves_nothing(tmp_path: Path) -> None:
    body = "Rent\t1,000\t25.0\t1,500\t30.0\nWages\t3,000\t75.0\t3,500\t70.0\nTotal\t4,000\t100.0\t5,000\t100.0\n"
    told, findings = found(tmp_path, PAIRS + body)
    assert [(one.subject.label, one.found, one.terms[1].label) for one in told[RelationKind.PERCENT_OF]] == [
        ("Rent", Decimal("0.250"), "Total"),
        ("Rent", Decimal("0.300"), "Total"),
        ("Wages", Decimal("0.750"), "Total"),
        ("Wages", Decimal("0.700"), "Total"),
    ]
    assert len(told[RelationKind.PERCENTAGES]) == 2
    assert findings == ()


def test_a_percentage_made_to_fit_its_column_is_a_plug(tmp_path: Path) -> None:
    body = (
        "Rent\t100,400\t33.5\t150,000\t30.0\n"
        "Wages\t100,400\t33.5\t250,000\t50.0\n"
        "Others\t99,200\t33.0\t100,000\t20.0\n"
        "Total\t300,000\t100.0\t500,000\t100.0\n"
    )
    told, findings = found(tmp_path, PAIRS + body)
    (failing,) = [one for one in told[RelationKind.PERCENT_OF] if not one.holds]
    # 99,200 ÷ 300,000 = 33.07 %, which is 33.1 %, printed 33.0 so that the column adds up to 100.0.
    assert (failing.subject.label, failing.found, failing.cause) == ("Others", Decimal("0.330"), Cause.PLUG)
    assert codes(findings) == {"graph.does-not-hold"}


def test_margins_have_the_row_of_another_table_for_their_base(tmp_path: Path) -> None:
    pairs = "\tYear ended December 31,\n\t2021\t\t2022\t\t2023\t\n\tRMB'000\t%\tRMB'000\t%\tRMB'000\t%\n"
    told, _ = found(
        tmp_path,
        YEARS
        + "Sales of boats\t4,000\t5,000\t8,000\nSales of cars\t7,000\t9,100\t6,000\nTotal\t11,000\t14,100\t14,000\n",
        pairs + "Boats\t1,000\t25.0\t1,500\t30.0\t1,600\t20.0\nCars\t700\t10.0\t1,820\t20.0\t3,000\t50.0\n",
    )
    assert [(one.subject.label, one.terms[1].label) for one in told[RelationKind.PERCENT_OF]] == [
        *[("Boats", "Sales of boats")] * 3,
        *[("Cars", "Sales of cars")] * 3,
    ]
    assert all(one.holds for one in told[RelationKind.PERCENT_OF])


def test_a_figure_that_stands_three_times_gives_two_equalities_for_each_period(tmp_path: Path) -> None:
    told, findings = found(
        tmp_path,
        DATES + "Loans\t12,345\t23,456\t34,567\nLeases\t111\t222\t333\nTotal\t12,456\t23,678\t34,900\n",
        DATES + "Bank loans\t12,345\t23,456\t34,567\n",
        DATES + "Cash\t5\t6\t7\nBank loans\t12,345\t23,456\t34,567\n",
    )
    equal = told[RelationKind.EQUALITY]
    assert [(one.subject.table, one.terms[0].table) for one in equal] == [*[("t2", "t1")] * 3, *[("t3", "t1")] * 3]
    assert findings == ()


def test_a_cost_in_parentheses_equals_the_total_of_its_breakdown(tmp_path: Path) -> None:
    told, _ = found(
        tmp_path,
        YEARS + "Sales\t5,000\t6,000\t7,000\nCost of sales\t(2,100)\t(2,500)\t(2,900)\nMargin\t2,900\t3,500\t4,100\n",
        YEARS + "Wages\t1,100\t1,200\t1,300\nGoods\t1,000\t1,300\t1,600\nTotal\t2,100\t2,500\t2,900\n",
    )
    (first, *_) = equal = told[RelationKind.EQUALITY]
    assert len(equal) == 3
    assert (first.terms[0].weight, int(first.terms[0].value), int(first.expected)) == (-1, -2_100_000, 2_100_000)


def test_one_period_that_disagrees_under_the_same_label_is_reported(tmp_path: Path) -> None:
    four = "\tAs of December 31,\n\t2020\t2021\t2022\t2023\n\tRMB'000\tRMB'000\tRMB'000\tRMB'000\n"
    told, findings = found(
        tmp_path,
        four + "Trade payables\t4,321\t12,345\t23,456\t34,567\n",
        four + "Trade payables\t4,321\t12,345\t23,465\t34,567\n",
    )
    (failing,) = [one for one in told[RelationKind.EQUALITY] if not one.holds]
    assert (str(failing.period), int(failing.difference), failing.cause) == ("2022-12-31", 9_000, Cause.INCONSISTENT)
    assert len(told[RelationKind.EQUALITY]) == 4
    assert codes(findings) == {"graph.does-not-hold"}


def test_rows_that_agree_once_are_not_the_same(tmp_path: Path) -> None:
    told, _ = found(tmp_path, DATES + "Loans\t12,345\t1,000\t1,100\n", DATES + "Loans\t12,345\t2,000\t2,100\n")
    assert told[RelationKind.EQUALITY] == []


def test_cash_rolls_forward_and_ends_in_the_statement_of_financial_position(tmp_path: Path) -> None:
    flows = (
        "Net increase in cash\t1,000\t(300)\t500\n"
        "Cash at the beginning of the year\t2,000\t2,990\t2,695\n"
        "Effect of exchange rates\t(10)\t5\t0\n"
        "Cash at the end of the year\t2,990\t2,695\t3,195\n"
    )
    told, findings = found(tmp_path, YEARS + flows, DATES + "Cash\t2,990\t2,695\t3,195\nLoans\t800\t900\t700\n")
    rolled = told[RelationKind.ROLL_FORWARD]
    # Three that add up; the ends of three years in the second table, the openings of two.
    assert sorted(len(one.terms) for one in rolled) == [1, 1, 1, 1, 1, 3, 3, 3]
    assert all(one.holds for one in rolled)
    assert findings == ()


def test_a_row_is_the_sum_of_its_namesakes_in_other_tables(tmp_path: Path) -> None:
    told, findings = found(
        tmp_path,
        YEARS + "Power\t7,540\t8,801\t9,119\n",
        YEARS + "Power\t5,120\t6,400\t7,008\n",
        YEARS + "Power\t2,420\t2,402\t2,111\n",
    )
    across = told[RelationKind.ACROSS]
    assert [(one.subject.table, int(one.difference), one.holds) for one in across] == [
        ("t1", 0, True),
        ("t1", -1000, True),
        ("t1", 0, True),
    ]
    assert codes(findings) == {"graph.rounded"}


def test_a_total_less_a_total_is_a_row_of_a_third_table(tmp_path: Path) -> None:
    told, _ = found(
        tmp_path,
        YEARS + "Boats\t5,120\t6,400\t7,008\nShips\t2,420\t2,402\t2,111\nTotal\t7,540\t8,802\t9,119\n",
        YEARS + "Wages\t1,130\t1,520\t1,644\nGoods\t2,075\t2,166\t2,309\nTotal\t3,205\t3,686\t3,953\n",
        YEARS + "Margin\t4,335\t5,116\t5,166\n",
    )
    assert [(one.subject.table, [term.table for term in one.terms]) for one in told[RelationKind.ACROSS]] == [
        ("t1", ["t2", "t3"])
    ] * 3


def test_turnover_days_and_shares_are_told_where_three_periods_prove_them(tmp_path: Path) -> None:
    told, _ = found(
        tmp_path,
        "\tAs of December 31,\n\t2020\t2021\t2022\t2023\n\tRMB'000\tRMB'000\tRMB'000\tRMB'000\n"
        "Inventories\t1,000\t1,400\t1,800\t2,600\n",
        YEARS + "Cost of sales\t7,300\t11,680\t8,030\nGross profit\t1,825\t2,336\t4,015\n",
        "\tYear ended December 31,\n\t2021\t2022\t2023\nInventory turnover days\t60\t50\t100\n",
        "\tYear ended December 31,\n\t2021\t2022\t2023\n\t%\t%\t%\nGross margin on cost\t25.0\t20.0\t50.0\n",
    )
    told_ratios = [(one.subject.label, str(one.found), one.holds) for one in told[RelationKind.RATIO]]
    # (1,000 + 1,400) ÷ 2 ÷ 7,300 × 365 = 60, 1,600 ÷ 11,680 × 365 = 50, 2,200 ÷ 8,030 × 365 = 100;
    # 1,825 ÷ 7,300 = 25 %, 2,336 ÷ 11,680 = 20 %, 4,015 ÷ 8,030 = 50 %.
    assert told_ratios == [
        *[("Inventory turnover days", days, True) for days in ("60", "50", "100")],
        *[("Gross margin on cost", share, True) for share in ("0.250", "0.200", "0.500")],
    ]


def test_growth_by_the_definition_that_its_sister_row_proves(tmp_path: Path) -> None:
    def revenue(product: str, body: str) -> str:
        return f"Revenue from {product} was as follows:\n\n{YEARS}{body}"

    rates = "Expansion rate of boats\t150.0\t140.0\nExpansion rate of ships\t120.0\t127.0\n"
    text = "\n\n".join(
        (
            revenue("boats", "Small\t600\t700\t900\nLarge\t400\t800\t1,200\nTotal\t1,000\t1,500\t2,100\n"),
            revenue("ships", "Small\t900\t700\t900\nLarge\t1,100\t1,700\t2,100\nTotal\t2,000\t2,400\t3,000\n"),
            f"Key figures:\n\n\tYear ended December 31,\n\t2022\t2023\n\t%\t%\n{rates}",
        )
    )
    source, extraction, _ = document(tmp_path, text)
    told, findings = relations(source, extraction.items)
    ratios = [one for one in told if one.kind is RelationKind.RATIO]
    # 1,500 ÷ 1,000, 2,100 ÷ 1,500 and 2,400 ÷ 2,000 are as printed; 3,000 ÷ 2,400 is 125.0 %, not 127.0 %.
    assert [(one.subject.label, one.expected, one.holds) for one in ratios] == [
        ("Expansion rate of boats", Decimal("1.5"), True),
        ("Expansion rate of boats", Decimal("1.4"), True),
        ("Expansion rate of ships", Decimal("1.2"), True),
        ("Expansion rate of ships", Decimal("1.25"), False),
    ]
    assert codes(findings) == {"graph.does-not-hold"}
