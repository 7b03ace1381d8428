"""Layout: nothing that a table holds is left off the page."""

from dataclasses import replace

from tests.unit.ixbrl import sample
from tieout.ixbrl._layout import layout
from tieout.model import Cell, Column, Measure, Row, RowRole, Run, Table


def line(number: int, *texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, sample.place(number, 1 + 20 * index), index) for index, text in enumerate(texts))


def labelled(cells: tuple[Cell, ...], at: int = 0) -> Row:
    label = cells[at]
    rest = tuple(cell for cell in cells if cell is not label)
    return Row(RowRole.DATA, label.text, (Run(label.text, label.place),), (), rest, label.place.line)


def column(index: int, *words: str) -> Column:
    return Column(index, Measure.AMOUNT, None, None, 0, None, words)


def made(header: int, columns: tuple[Column, ...], rows: tuple[Row, ...], *raw: tuple[Cell, ...]) -> Table:
    return Table("t1", "", (), "", columns, rows, raw, header)


def test_words_of_the_header_beyond_the_headings_are_kept() -> None:
    rows = (labelled(line(4, "Revenue", "1", "2")),)
    header = (line(1, "", "Year ended Dec", "ember 31,"), line(2, "", "2022", "2023"), line(3, "", "", "(unaudited)"))
    columns = (column(1, "Year ended December 31", "2022"), column(2, "Year ended December 31", "2023"))
    words = layout(made(3, columns, rows, *header, line(4, "Revenue", "1", "2"))).words
    assert words == {
        1: ("Year ended December 31", "2022"),
        2: ("Year ended December 31", "2023", "(unaudited)"),
    }


def test_one_garbled_character_at_a_tear_is_no_new_word() -> None:
    rows = (labelled(line(2, "Revenue", "1", "2")),)
    header = line(1, "", "Year o", "ended Decemb")
    columns = (column(1, "Year ended December 31"), column(2, "Year ended December 31"))
    words = layout(made(1, columns, rows, header, line(2, "Revenue", "1", "2"))).words
    assert words == {1: ("Year ended December 31",), 2: ("Year ended December 31",)}


def test_columns_without_a_meaning_keep_their_header_and_order() -> None:
    cells = line(2, "1", "Lantern Works", "30%", "Lamps and buoys")
    table = made(1, (column(2, "Share"),), (labelled(cells, 1),), line(1, "No.", "Name", "Share", "Business"), cells)
    grid = layout(table)
    assert (grid.label, grid.columns) == (1, (0, 1, 2, 3))
    assert grid.words == {0: ("No.",), 1: ("Name",), 2: ("Share",), 3: ("Business",)}
    assert grid.textual == {1, 3}


def test_a_line_of_the_body_that_no_row_has_is_put_where_it_stood() -> None:
    first, second, third = line(1, "Fixed", "torn"), line(2, "assets", "5"), line(3, "Cash", "6")
    wrapped = replace(labelled(second), label_runs=(Run("Fixed", first[0].place), Run("assets", second[0].place)))
    rows = layout(made(0, (column(1),), (wrapped, labelled(third)), first, second, third)).rows
    assert [(row.role, row.line, [cell.text for cell in row.cells]) for row in rows] == [
        (RowRole.NOISE, 1, ["torn"]),
        (RowRole.DATA, 2, ["5"]),
        (RowRole.DATA, 3, ["6"]),
    ]


def test_an_empty_column_takes_no_room() -> None:
    cells = line(1, "Cash", "", "6")
    assert layout(made(0, (column(2),), (labelled(cells),), cells)).columns == (0, 2)
