"""Header cells: neighbours under the same words share one."""

from tieout.ixbrl._headers import HeaderCell, header_rows


def test_years_and_their_columns() -> None:
    rows = header_rows([(), ("Year", "2022", "RMB"), ("Year", "2022", "%"), ("Year", "2023", "RMB"), ("As of", "2023")])
    assert rows == (
        (HeaderCell("", 1), HeaderCell("Year", 3), HeaderCell("As of", 1)),
        (HeaderCell("", 1), HeaderCell("2022", 2), HeaderCell("2023", 1), HeaderCell("2023", 1)),
        (HeaderCell("", 1), HeaderCell("RMB", 1), HeaderCell("%", 1), HeaderCell("RMB", 1), HeaderCell("", 1)),
    )


def test_two_columns_that_say_the_same_stay_two() -> None:
    assert header_rows([("2022",), ("2022",)]) == ((HeaderCell("2022", 1), HeaderCell("2022", 1)),)


def test_the_same_words_under_different_ones_stay_apart() -> None:
    assert header_rows([("A", "x", "1"), ("B", "x", "2")])[1] == (HeaderCell("x", 1), HeaderCell("x", 1))


def test_no_headings_no_rows() -> None:
    assert header_rows([(), ()]) == ()
