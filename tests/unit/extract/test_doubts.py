"""Doubled and stray figures: what a wrapped label, a total or a percentage speaks against is not taken as a value."""

from pathlib import Path

from tests.support.documents import document

HEAD = (
    "Income for the periods indicated:\n\n\tYear ended December 31,\n\t2020\t\t2021\t\t2022\t\t2023\t\n"
    + "\tRMB'000\t%" * 4
    + "\n"
)
ROWS = (
    "Grants\t600\t60.0\t700\t70.0\t800\t80.0\t900\t75.0\n"
    "Exchange\t_\t-\t405\t- 2.5\t-\t1.7\t100\t8.3\n"
    "Others\t400\t40.0\t300\t30.0\t200\t20.0\t200\t16.7\n"
    "Total\t1,000\t100.0\t1,000\t100.0\t1,000\t100.0\t1,200\t100.0\n"
)


def states(folder: Path, text: str) -> dict[str, list[str]]:
    _, extraction, _ = document(folder, text)
    found: dict[str, list[str]] = {}
    for item in extraction.items:
        found.setdefault(item.label, []).append(f"{item.text} {item.state.value}")
    return found


def test_a_figure_without_which_the_total_foots_and_a_percentage_of_nil_are_restored_to_nil(tmp_path: Path) -> None:
    found = states(tmp_path, HEAD + ROWS)
    assert found["Exchange"] == [
        "_ nil",
        "- nil",
        "405 restored",
        "- 2.5 restored",
        "- nil",
        "1.7 restored",
        "100 value",
        "8.3 value",
    ]
    _, extraction, _ = document(tmp_path, HEAD + ROWS)
    told = [
        (item.text, int(item.value or 0), item.evidence[-1])
        for item in extraction.items
        if item.state.value == "restored"
    ]
    assert told == [
        ("405", 0, "restored: (Total) − (Grants) − (Others)"),
        ("- 2.5", 0, "restored: a percentage of a nil amount"),
        ("1.7", 0, "restored: a percentage of a nil amount"),
    ]
    assert all(state.endswith(" value") for label in ("Grants", "Others", "Total") for state in found[label])


def test_a_figure_lost_from_one_column_is_what_the_total_lacks(tmp_path: Path) -> None:
    rows = ROWS.replace("405\t- 2.5", "_\t-").replace("200\t16.7\n", "\t16.7\n").replace("- 1.7", "-")
    _, extraction, _ = document(tmp_path, HEAD + rows)
    (lost,) = (item for item in extraction.items if item.state.value == "restored" and item.value)
    assert (lost.label, lost.text, f"{lost.value:f}") == ("Others", "", "200000")
    assert lost.evidence[-1] == "restored: (Total) − (Grants) − (Exchange)"


def test_two_figures_lost_from_one_column_are_not_restored(tmp_path: Path) -> None:
    rows = ROWS.replace("100\t8.3", "\t8.3").replace("200\t16.7\n", "\t16.7\n")
    _, extraction, _ = document(tmp_path, HEAD + rows)
    assert not [item for item in extraction.items if item.state.value == "restored" and item.label == "Others"]


def test_a_dash_printed_over_by_the_next_row_is_nil(tmp_path: Path) -> None:
    rows = ROWS.replace("_\t-\t405\t- 2.5\t-\t1.7", "7\t- 40.0\t_\t-\t-\t-").replace("400\t40.0", "\t40.0")
    _, extraction, _ = document(tmp_path, HEAD + rows)
    told = [
        (item.label, item.text, int(item.value or 0)) for item in extraction.items if item.state.value == "restored"
    ]
    assert told == [("Exchange", "7", 0), ("Exchange", "- 40.0", 0), ("Others", "", 400_000)]


def test_a_total_that_foots_in_few_columns_speaks_against_nothing(tmp_path: Path) -> None:
    found = states(tmp_path, HEAD + ROWS.replace("Total\t1,000", "Total\t1,001").replace("\t1,200\t", "\t1,201\t"))
    assert found["Exchange"][2] == "405 value"


def test_a_line_that_repeats_the_figures_of_its_wrapped_label_is_a_second_print(tmp_path: Path) -> None:
    rows = "Exchange\t441\t10.1\t\t\t\t\t\t\ndifferences, net\t441\t10.1\t5\t1.0\t6\t1.1\t7\t1.2\n"
    found = states(tmp_path, HEAD + rows)
    assert found[""] == ["441 unresolved", "10.1 unresolved"]
    assert found["Exchange differences, net"][:2] == ["441 value", "10.1 value"]


def test_a_line_whose_figures_show_other_decimals_than_those_of_its_label_is_a_second_print(tmp_path: Path) -> None:
    rows = "Revision of a\t2.50\t0.0\t\t\t\t\t\t\nlease\t259\t0.8\t5\t1.0\t6\t1.1\t7\t1.2\nRent\t8\t1.0\t9\t1.0\t9\t1.0\t9\t1.0\n"
    found = states(tmp_path, HEAD + rows)
    assert found[""] == ["2.50 unresolved", "0.0 unresolved"]
    assert found["Revision of a lease"][:2] == ["259 value", "0.8 value"]


def test_unit_marks_that_are_fewer_than_the_columns_are_proved_by_recomputing(tmp_path: Path) -> None:
    lost = HEAD.replace("\tRMB'000\t%" * 4, "\tRMB'000\t%\tKMB 000\t%\tKMB 000\t\tRMB'000\t%")
    assert states(tmp_path, lost + ROWS.replace("405\t- 2.5", "_\t-"))["Grants"] == [
        "600 value", "60.0 value", "700 value", "70.0 value", "800 value", "80.0 value", "900 value", "75.0 value",
    ]  # fmt: skip
    broken = ROWS.replace("60.0", "10.0").replace("40.0", "90.0")
    assert set(states(tmp_path, lost + broken)["Grants"]) == {
        f"{text} unresolved" for text in ("600", "10.0", "700", "70.0", "800", "80.0", "900", "75.0")
    }


def test_a_blank_percentage_of_an_amount_that_stands_twice_is_the_other_ones(tmp_path: Path) -> None:
    rows = ROWS + "Result\t1,000\t\t1,000\t100.0\t1,000\t100.0\t1,200\t100.0\n"
    _, extraction, _ = document(tmp_path, HEAD + rows.replace("405\t- 2.5\t-\t1.7", "_\t-\t-\t-"))
    (lost,) = (item for item in extraction.items if item.state.value == "restored")
    assert (lost.label, lost.text, f"{lost.value:f}") == ("Result", "", "1.000")
    assert lost.evidence[-1] == "restored: the percentage of the same amount: (Total)"


def test_blanks_without_which_a_sum_is_exact_are_nil_though_it_fails_elsewhere(tmp_path: Path) -> None:
    rows = ROWS.replace("_\t-\t405", "\t\t405")
    assert states(tmp_path, HEAD + rows)["Exchange"][:2] == [" nil", " nil"]
