"""Footings: totals proved by sums, differences and mixed signs; chance and contradiction prove nothing."""

from pathlib import Path

from tests.support.documents import document

HEAD = "Figures for the periods indicated:\n\n\tYear ended December 31,\n\t2022\t2023\n\tRMB'000\tRMB'000\n"


def footings(folder: Path, body: str) -> list[tuple[int, tuple[tuple[int, int], ...]]]:
    source, _, _ = document(folder, HEAD + body)
    return [(footing.total, footing.parts) for footing in source.tables[0].footings]


def test_subtotals_take_the_place_of_their_parts(tmp_path: Path) -> None:
    body = "Sales\t900\t1,000\nCost\t(400)\t(450)\nMargin\t500\t550\nRent\t(120)\t(130)\nResult\t380\t420\n"
    assert footings(tmp_path, body) == [(2, ((0, 1), (1, 1))), (4, ((2, 1), (3, 1)))]


def test_costs_shown_without_parentheses_are_taken_off(tmp_path: Path) -> None:
    body = "Sales\t900\t1,000\nCost\t400\t450\nMargin\t500\t550\n"
    assert footings(tmp_path, body) == [(2, ((0, 1), (1, -1)))]


def test_mixed_signs_are_found_where_only_one_choice_fits(tmp_path: Path) -> None:
    body = "Margin\t500\t550\nOther income\t35\t48\nRent\t120\t131\nWages\t210\t217\nResult\t205\t250\n"
    assert footings(tmp_path, body) == [(4, ((0, 1), (1, 1), (2, -1), (3, -1)))]


def test_a_difference_of_rounding_is_allowed_in_a_minority_of_columns(tmp_path: Path) -> None:
    head = HEAD.replace("\t2022\t2023", "\t2021\t2022\t2023").replace("\tRMB'000\tRMB'000", "\tRMB'000" * 3)
    body = "A\t101\t202\t303\nB\t404\t505\t606\nTotal\t505\t708\t909\n"
    source, _, _ = document(tmp_path, head + body)
    assert [footing.total for footing in source.tables[0].footings] == [2]
    body = body.replace("708", "710")
    source, _, _ = document(tmp_path, head + body)
    assert source.tables[0].footings == ()


def test_attributions_below_a_profit_foot_to_it(tmp_path: Path) -> None:
    body = "Sales\t900\t1,000\nCost\t(400)\t(450)\nProfit\t500\t550\nAttributable to:\t\t\nOwners\t480\t500\nOthers\t20\t50\n"
    assert footings(tmp_path, body)[-1] == (2, ((4, 1), (5, 1)))


def test_the_last_part_of_a_balance_is_a_part_and_no_difference(tmp_path: Path) -> None:
    body = (
        "Assets\t900\t1,000\nEquity\t300\t350\nLoans\t200\t250\nTax\t400\t400\n"
        "Total liabilities\t600\t650\nTotal equity and liabilities\t900\t1,000\n"
    )
    assert footings(tmp_path, body) == [(4, ((2, 1), (3, 1))), (5, ((1, 1), (4, 1)))]


def test_a_section_of_one_row_has_that_row_for_its_total(tmp_path: Path) -> None:
    body = "Investing\t\t\nPlant bought\t(900)\t(800)\nNet cash used in investing\t(900)\t(800)\nFinancing\t\t\nLoans\t1\t2\n"
    assert footings(tmp_path, body) == [(2, ((1, 1),))]


def test_small_figures_prove_nothing(tmp_path: Path) -> None:
    assert footings(tmp_path, "A\t1\t2\nB\t3\t4\nC\t4\t6\n") == []
