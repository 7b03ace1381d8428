"""Tables of a text: cells between tabs or pipes, or in columns aligned by blanks; broken tables are cut at headers."""

import pytest

from tieout.model import Paragraph, RawTable
from tieout.readers import text


def tables(content: str) -> list[list[list[str]]]:
    found = text.blocks(tuple(content.split("\n")), "d.txt")
    return [[[cell.text for cell in line] for line in block.lines] for block in found if isinstance(block, RawTable)]


def test_markdown_tables_lose_their_frame() -> None:
    assert tables("Costs:\n\n| | 2024 | 2023 |\n|:--|--:|--:|\n| Rent | 10 | 9 |\n| **Total** | **10** | |\n") == [
        [["", "2024", "2023"], ["Rent", "10", "9"], ["Total", "10", ""]]
    ]


def test_cells_stand_where_they_say() -> None:
    lines = ("| Rent |  1,000 |", "| **Heat** | **(20)** |")
    found = text.blocks(lines, "d.txt")[0]
    assert isinstance(found, RawTable)
    places = [(cell.place.line, cell.place.column, cell.text) for line in found.lines for cell in line]
    assert places == [(1, 3, "Rent"), (1, 11, "1,000"), (2, 5, "Heat"), (2, 16, "(20)")]


def test_aligned_tables_keep_phrases_over_their_first_column() -> None:
    content = """Figures:

                        Year ended June 30,      As of
                          2024       2023       June 30
Net sales ............ $ 1,250      $ 980           -
  Cost ..............     (300)      (250)         12
                       -------    -------
Profit                     950        730          12
"""
    assert tables(content) == [
        [
            ["", "Year ended June 30,", "", "As of"],
            ["", "2024", "2023", "June 30"],
            ["Net sales", "$ 1,250", "$ 980", "-"],
            ["Cost", "(300)", "(250)", "12"],
            ["Profit", "950", "730", "12"],
        ]
    ]


def test_an_aligned_table_goes_on_below_a_blank_line() -> None:
    content = "               2024     2023\nRent             10        9\nHeat              5        4\n\nTotal            15       13\n"
    assert tables(content) == [[["", "2024", "2023"], ["Rent", "10", "9"], ["Heat", "5", "4"], ["Total", "15", "13"]]]


@pytest.mark.parametrize(
    "prose",
    [
        "We sold  12  ships\nin the year 2024.\n",
        "In 2023 we had   12\nand no more of them.\n",
        "a | b\nc | d\n",
    ],
)
def test_prose_with_wide_gaps_is_no_table(prose: str) -> None:
    found = text.blocks(tuple(prose.rstrip("\n").split("\n")), "d.txt")
    assert [type(block) for block in found] == [Paragraph]


def test_a_header_below_figures_begins_a_new_table() -> None:
    content = "\tYear ended June 30,\n\t2024\t2023\nRent\t10\t9\n\tYear ended June 30,\n\t2022\t2021\nRent\t8\t7\n"
    assert tables(content) == [
        [["", "Year ended June 30,"], ["", "2024", "2023"], ["Rent", "10", "9"]],
        [["", "Year ended June 30,"], ["", "2022", "2021"], ["Rent", "8", "7"]],
    ]


def test_years_under_a_phrase_begin_a_new_table() -> None:
    content = "As at 30 June\t2024\t2023\nRent\t10\t9\nAs at 30 June\t2022\t2021\nRent\t8\t7\n"
    assert [table[0] for table in tables(content)] == [
        ["As at 30 June", "2024", "2023"],
        ["As at 30 June", "2022", "2021"],
    ]


@pytest.mark.parametrize(
    "line",
    ["\tRMB'000\t%", "\t1,999\t2,001", "\t2024\t19", "Fleet\t2024\t2023", "\tyears", "Note"],
)
def test_other_lines_between_rows_belong_to_the_table(line: str) -> None:
    assert len(tables(f"\t2024\t2023\nRent\t10\t9\n{line}\nHeat\t5\t4\n")) == 1
