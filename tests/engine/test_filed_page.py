"""What stands around facts: tables, rows and their words, and figures that no fact holds."""

from lxml import etree

from tieout.engine._filed._page import Page

_HEAD = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><body>'


def page(body: str, tables: int = 0) -> tuple[Page, etree._Element]:
    root = etree.fromstring(_HEAD + body + "</body></html>")
    return Page(root, "report.xhtml", tables), root


def fact(name: str, text: str) -> str:
    return f'<ix:nonFraction id="{name}" name="t:A">{text}</ix:nonFraction>'


def by_id(root: etree._Element, name: str) -> etree._Element:
    return next(element for element in root.iter() if element.get("id") == name)


BALANCE = f"""
<table><thead><tr><th></th><th>Note</th><th>2024</th><th>2023</th></tr></thead>
<tbody><tr><td>Cash</td><td>12</td><td>{fact("a", "1,000")}</td><td>{fact("b", "900")}</td></tr>
<tr><td>Loans</td><td>3.1, 4</td><td>250</td><td>(1.5) %</td></tr>
<tr id="r"><td>Other</td><td></td><td>{fact("c", "5")}</td><td id="d">—</td></tr></tbody></table>"""


def test_a_fact_has_the_words_of_its_row_and_the_number_of_its_table() -> None:
    shown, root = page(f"<table><tr><td>first</td></tr></table>{BALANCE}", tables=4)
    spot = shown.surroundings.of(by_id(root, "c")).spot
    assert (spot.table, spot.row, spot.label) == ("table 6", 4, "Other")
    assert shown.count == 2


def test_the_heading_of_a_column_is_no_figure_and_a_figure_among_the_headings_is() -> None:
    heads = "<thead><tr><th></th><th>4.00</th></tr></thead><tr><td></td><th scope='col'>7.5</th></tr>"
    body = f"<table>{heads}<tr><th>First</th><td>250</td></tr><tr><td>Cash</td><td>{fact('a', '1')}</td></tr></table>"
    assert [figure.text for figure in page(body)[0].untagged()] == ["250"]


def test_untagged_figures_and_dashes_are_listed_years_and_notes_are_not() -> None:
    figures = list(page(BALANCE)[0].untagged())
    assert [(figure.text, figure.label, figure.row) for figure in figures] == [
        ("250", "Loans", 3),
        ("(1.5) %", "Loans", 3),
        ("—", "Other", 4),
    ]
    assert str(figures[2].place) == "report.xhtml#d"


def test_a_column_without_facts_counts_where_its_figures_are_no_notes() -> None:
    body = f"<table><tr><td>Cash</td><td>{fact('a', '1')}</td><td>1,234</td><td>7</td></tr></table>"
    assert [figure.text for figure in page(body)[0].untagged()] == ["1,234"]


def test_columns_are_counted_over_merged_cells() -> None:
    body = (
        f"<table><tr><td>Cash</td><td colspan='2'>5</td><td>{fact('a', '1')}</td></tr>"
        "<tr><td>Loans</td><td>6</td><td>8</td><td>9</td></tr></table>"
    )
    assert [figure.text for figure in page(body)[0].untagged()] == ["9"]


def test_tables_without_numeric_facts_are_left_alone() -> None:
    body = (
        '<table><tr><td>Year</td><td>77,000</td><td><ix:nonNumeric name="t:B">words</ix:nonNumeric></td></tr></table>'
    )
    assert list(page(body)[0].untagged()) == []


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = f"<table><tr><td>Inner</td><td>{fact('a', '1')}</td></tr></table>"
    shown, root = page(f"<table><tr><td>Outer</td><td>{inner}</td></tr></table>")
    assert shown.surroundings.of(by_id(root, "a")).spot.label == "Inner"


def test_a_fact_outside_of_tables_has_no_row() -> None:
    shown, root = page(f"<p>In words {fact('a', '1')}</p>")
    assert shown.surroundings.of(by_id(root, "a")).spot.table == ""


def test_hidden_is_what_stands_in_the_hidden_section() -> None:
    shown, root = page(
        f"<div><ix:header><ix:hidden>{fact('a', '1')}</ix:hidden></ix:header></div><p>{fact('b', '2')}</p>"
    )
    assert shown.surroundings.of(by_id(root, "a")).hidden
    assert not shown.surroundings.of(by_id(root, "b")).hidden


def test_a_language_is_that_of_the_fact_or_the_nearest_around_it() -> None:
    body = f"""<div xml:lang="fr"><p>{fact("a", "1")}<ix:nonNumeric id="b" name="t:B" xml:lang="de">x {fact("c", "2")}
    </ix:nonNumeric></p></div>{fact("d", "3")}"""
    shown, root = page(body)
    assert [shown.surroundings.of(by_id(root, name)).language for name in "abcd"] == ["fr", "de", "de", ""]


def test_comments_and_odd_spans_do_no_harm() -> None:
    body = f"<table><!-- a --><tr><?p i?><td colspan='x'>Cash</td><td colspan='0'>{fact('a', '1')}</td><td>2</td></tr></table>"
    assert list(page(body)[0].untagged()) == []
