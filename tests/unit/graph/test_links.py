"""Figures tied over time and tables: movements of balances, parts that are nil, sections, rows that repeat a row."""

from pathlib import Path

from tests.unit.graph.test_relations import DATES, YEARS, found
from tieout.model import RelationKind

LOSS = YEARS + "Impairment losses on trade receivables\t(5,000)\t(1,234)\t(2,345)\nRent\t1,100\t1,200\t1,300\n"


def _equal(tmp_path: Path, *tables: str) -> list[tuple[str, str, int]]:
    told, _ = found(tmp_path, *tables)
    equal = told[RelationKind.EQUALITY]
    return [(one.subject.label, str(one.period), int(one.terms[0].value)) for one in equal]


def test_an_impairment_loss_is_the_growth_of_the_allowances_of_two_tables(tmp_path: Path) -> None:
    trade = DATES + "Less: impairment\t(4,000)\t(5,034)\t(7,000)\n"
    others = DATES + "Impairment\t(300)\t(500)\t(879)\n"
    told, _ = found(tmp_path, LOSS, trade, others)
    # 2022: 5,034 − 4,000 + 500 − 300 = 1,234; 2023: 7,000 − 5,034 + 879 − 500 = 2,345. The balances of 2020 are unknown.
    assert [(str(one.period), int(one.expected), len(one.terms)) for one in told[RelationKind.ROLL_FORWARD]] == [
        ("2022-01-01/2022-12-31", -1_234_000, 4),
        ("2023-01-01/2023-12-31", -2_345_000, 4),
    ]


def test_a_loss_that_fits_in_one_period_only_is_no_movement(tmp_path: Path) -> None:
    told, _ = found(tmp_path, LOSS, DATES + "Less: impairment\t(4,000)\t(5,234)\t(7,500)\n")
    assert told[RelationKind.ROLL_FORWARD] == []


def test_a_loss_is_no_movement_of_balances_of_another_name(tmp_path: Path) -> None:
    told, _ = found(tmp_path, LOSS, DATES + "Deposits paid\t4,000\t5,234\t7,579\n")
    assert told[RelationKind.ROLL_FORWARD] == []


def test_where_one_part_of_a_proved_sum_is_nil_the_other_is_the_same_figure(tmp_path: Path) -> None:
    parts = DATES + "Bank loans\t4,100\t5,200\t6,300\nOther loans\t1,500\t2,700\t-\n"
    whole = DATES + "Borrowings\t5,600\t7,900\t6,300\n"
    told, _ = found(tmp_path, parts, whole)
    assert [int(one.found) for one in told[RelationKind.ACROSS]] == [5_600_000, 7_900_000]
    assert _equal(tmp_path, parts, whole) == [("Borrowings", "2023-12-31", 6_300_000)]


def test_two_long_figures_are_enough_under_sections_of_one_name(tmp_path: Path) -> None:
    short = "\tAs of December 31,\n\t2022\t2023\n\tRMB'000\tRMB'000\n"
    first = short + "Current\nWages\t1,111\t2,222\nNon-current\nBonds issued\t19,004\t3,290\n"
    other = short + "Current\nRates\t3,333\t4,444\nNon-current\nSecured loan\t19,004\t3,290\n"
    assert _equal(tmp_path, first, other) == [
        ("Secured loan", "2022-12-31", 19_004_000),
        ("Secured loan", "2023-12-31", 3_290_000),
    ]
    assert _equal(tmp_path, first, other.replace("Non-current", "Long-term")) == []
    assert _equal(tmp_path, first, other.replace("3,290", "3,291")) == []


def test_a_row_that_repeats_a_row_of_its_own_table_is_equal_to_it_with_its_percentages(tmp_path: Path) -> None:
    header = "\tYear ended December 31,\n\t2021\t\t2022\t\t2023\t\n\tRMB'000\t%\tRMB'000\t%\tRMB'000\t%\n"
    body = (
        "Revenue\t4,000\t100.0\t5,000\t100.0\t6,000\t100.0\n"
        "Loss before tax\t(1,000)\t(25.0)\t(1,500)\t(30.0)\t(2,100)\t(35.0)\n"
        "Loss for the year\t(1,000)\t(25.0)\t(1,500)\t(30.0)\t(2,100)\t(35.0)\n"
    )
    told, _ = found(tmp_path, header + body)
    equal = told[RelationKind.EQUALITY]
    assert [(one.subject.label, one.subject.column) for one in equal] == [
        ("Loss for the year", column) for column in range(1, 7)
    ]
    assert all(one.terms[0].label == "Loss before tax" and one.holds for one in equal)


def test_turnover_days_are_counted_in_round_months_where_all_periods_say_so(tmp_path: Path) -> None:
    header = "\tYear ended December 31,\t\tThree months ended March 31,\n\t2022\t2023\t2024\n"
    flow = header + "\tRMB'000\tRMB'000\tRMB'000\nCost of sales\t918,649\t1,053,746\t271,833\nRent\t11\t12\t13\n"
    dates = (
        "\tAs of December 31,\t\t\tAs of March 31,\n\t2021\t2022\t2023\t2024\n\tRMB'000\tRMB'000\tRMB'000\tRMB'000\n"
    )
    balance = dates + "Trade payables\t148,686\t144,058\t230,956\t230,378\n"
    days = header + "Trade payables turnover days\t58\t65\t76\n"
    told, _ = found(tmp_path, flow, balance, days)
    # (230,956 + 230,378) ÷ 2 ÷ 271,833 is 76.4 with 90 days, and 77.2 with the 91 days that the quarter has.
    assert [(int(one.found), one.holds, str(round(one.expected, 1))) for one in told[RelationKind.RATIO]] == [
        (58, True, "58.2"),
        (65, True, "64.9"),
        (76, True, "76.4"),
    ]
