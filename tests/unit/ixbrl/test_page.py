"""The page: what stands on it, in which elements, and which stretch of it carries which fact."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.unit.ixbrl import sample
from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl import render, schema_url
from tieout.ixbrl._figures import Figures
from tieout.ixbrl._resources import resources
from tieout.model import CellState, Paragraph, Report, Run
from tieout.profiles import PROFILES

NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "ix": "http://www.xbrl.org/2013/inlineXBRL",
    "xbrli": "http://www.xbrl.org/2003/instance",
    "xbrldi": "http://xbrl.org/2006/xbrldi",
    "link": "http://www.xbrl.org/2003/linkbase",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def rendered(report: Report) -> bytes:
    return render(report, sample.taxonomy(), PROFILES[0], schema_url(report))


def find(page: etree._Element, path: str) -> list[etree._Element]:
    found = page.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, etree._Element)]


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


@pytest.fixture(scope="module")
def page() -> etree._Element:
    return etree.fromstring(rendered(sample.report()))


def test_language_title_and_schema(page: etree._Element) -> None:
    assert page.get(LANG) == "en"
    assert [words(each) for each in find(page, "//x:title | //x:h1")] == ["Lantern Works Limited"] * 2
    href = "{http://www.w3.org/1999/xlink}href"
    assert [each.get(href) for each in find(page, "//link:schemaRef")] == ["https://example.org/xbrl/lantern/lan.xsd"]


def test_headings_in_order_and_linked_from_the_contents_list(page: etree._Element) -> None:
    headings = [
        (each.tag.rpartition("}")[2], each.get("id"), words(each))
        for each in find(page, "//*[@id][starts-with(name(), 'h')]")
    ]
    assert headings == [
        ("h2", "h-1", "FINANCIAL INFORMATION"),
        ("h3", "h-2", "RESULTS"),
        ("h3", "h-3", "CASH"),
        ("h3", "h-4", "KEY FIGURES"),
    ]
    links = [(each.get("href"), words(each)) for each in find(page, "//x:div[@class='contents']//x:a")]
    assert links == [(f"#{anchor}", text) for _, anchor, text in headings]
    nested = find(page, "//x:div[@class='contents']/x:ul/x:li/x:ul/x:li")
    assert [words(each) for each in nested] == ["RESULTS", "CASH", "KEY FIGURES"]


def test_a_title_that_the_document_begins_with_stands_once() -> None:
    report = replace(sample.report(), title="FINANCIAL  INFORMATION")
    page = etree.fromstring(rendered(report))
    assert [words(each) for each in find(page, "//x:h1")] == ["FINANCIAL INFORMATION"]
    assert find(page, "//x:h2") == []


def test_the_introducing_sentence_is_the_caption_and_stands_once(page: etree._Element) -> None:
    sentence = "The following table sets out our results:"
    assert words(find(page, "//x:table[@id='t1']/x:caption")[0]) == sentence
    assert words(find(page, "//x:body")[0]).count(sentence) == 1


def test_only_the_last_sentence_of_a_paragraph_becomes_the_caption() -> None:
    report = sample.report()
    text = "We sell. The following table sets out our results:"
    longer = Paragraph((Run(text, sample.place(4)),))
    blocks = (*report.document.blocks[:3], longer, *report.document.blocks[4:])
    page = etree.fromstring(rendered(replace(report, document=replace(report.document, blocks=blocks))))
    assert words(find(page, "//x:table[@id='t1']/x:caption")[0]) == "The following table sets out our results:"
    assert [words(each) for each in find(page, "//x:body/x:p")][1] == "We sell."


def test_header_cells_share_words_and_say_their_scope(page: etree._Element) -> None:
    header = [
        (words(each), each.get("scope"), each.get("colspan"))
        for each in find(page, "//x:table[@id='t1']/x:thead//x:th")
    ]
    assert header == [
        ("Year ended December 31,", "colgroup", "2"),
        ("2022", "col", None),
        ("2023", "col", None),
        ("RMB'000", "col", None),
        ("RMB'000", "col", None),
    ]


def test_rows_are_labelled_and_styled_by_their_role(page: etree._Element) -> None:
    rows = find(page, "//x:table[@id='t2']/x:tbody/x:tr")
    assert [row.get("class") for row in rows] == ["section", "data", "data", "total"]
    labels = [
        (words(each), each.get("scope"), each.get("class"), each.get("colspan"))
        for row in rows
        for each in find(row, "x:th")
    ]
    assert labels == [
        ("By product", "rowgroup", None, "3"),
        ("Lamps", "row", "d1", None),
        ("Buoys", "row", "d1", None),
        ("Total", "row", None, None),
    ]
    assert [words(each) for each in find(page, "//x:table[@id='t1']//x:tr[@class='noise']")] == ["-"]


def test_an_unresolved_table_stands_as_read(page: etree._Element) -> None:
    assert [words(each) for each in find(page, "//x:table[@id='t5'][@class='raw']//x:tr/*")] == ["Somewhere", "1 2 3"]


def test_notes_and_list_items_keep_their_marks(page: etree._Element) -> None:
    assert words(find(page, "//x:p[@class='note']")[0]) == "(1) Two yards were in use."
    assert words(find(page, "//x:ul[@class='items']/x:li")[0]) == '- Lamps are sold by the piece < & "each".'


def test_a_forbidden_character_is_shown_as_replaced(page: etree._Element) -> None:
    assert words(find(page, "//x:body/x:p")[-1]) == "\ufffdEnd"


def cell_of(page: etree._Element, fact: str) -> str:
    """The text of the cell around a fact, the element's content in brackets."""
    element = find(page, f"//ix:nonFraction[@id='{fact}']")[0]
    cell = element.getparent()
    assert cell is not None
    inside = "".join(f"[{each.text}]{each.tail or ''}" for each in cell)
    return f"{cell.text or ''}{inside}"


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("f-8-9", "[1,500]"),
        ("f-9-15", "([900])"),
        ("f-11-14", "[—]"),
        ("f-12-16", "[\u00a0]"),
        ("f-23-13", "[10]%-[15]%"),
        ("f-23-17", "[10]%-[15]%"),
        ("f-24-15", "[45.5]"),
    ],
)
def test_the_tag_holds_the_digits_and_nothing_else(page: etree._Element, fact: str, text: str) -> None:
    assert cell_of(page, fact) == text


@pytest.mark.parametrize(("value", "text"), [(Decimal(-144_000), "([144])"), (Decimal(144_000), "[144]")])
def test_a_restored_figure_stands_in_its_blank_cell_as_the_page_would_print_it(value: Decimal, text: str) -> None:
    given = sample.report()
    facts = tuple(
        replace(fact, value=abs(value), display=replace(fact.display, text="144", format="num-dot-decimal"))
        if fact.id == "f-12-16"
        else fact
        for fact in given.facts
    )
    decisions = tuple(
        replace(each, item=replace(each.item, state=CellState.RESTORED, value=value))
        if each.fact == "f-12-16"
        else each
        for each in given.decisions
    )
    page = etree.fromstring(rendered(replace(given, facts=facts, decisions=decisions)))
    assert cell_of(page, "f-12-16") == text


def test_attributes_of_a_figure(page: etree._Element) -> None:
    element = find(page, "//ix:nonFraction[@id='f-23-17']")[0]
    assert {str(name): str(value) for name, value in element.attrib.items()} == {
        "id": "f-23-17",
        "name": "lan:HighestGrowthRate",
        "contextRef": "c-2",
        "unitRef": "u-2",
        "decimals": "2",
        "scale": "-2",
        "format": "ixt:num-dot-decimal",
    }


def test_a_negative_value_carries_the_sign() -> None:
    report = sample.report()
    fact = next(each for each in report.facts if each.id == "f-9-15")
    turned = replace(fact, value=-fact.value, display=replace(fact.display, sign="-"))
    facts = tuple(turned if each is fact else each for each in report.facts)
    page = etree.fromstring(rendered(replace(report, facts=facts)))
    assert find(page, "//ix:nonFraction[@id='f-9-15']")[0].get("sign") == "-"


def test_every_fact_can_be_read_back_from_the_page(page: etree._Element) -> None:
    """content × 10^scale × sign, concept, period, dimensions and unit are those of the report (Inline XBRL 1.1, 10)."""
    contexts = {each.get("id"): each for each in find(page, "//xbrli:context")}
    for fact in sample.report().facts:
        element = find(page, f"//ix:nonFraction[@id='{fact.id}']")[0]
        digits = "0" if element.get("format") == "ixt:fixed-zero" else (element.text or "").replace(",", "")
        sign = -1 if element.get("sign") == "-" else 1
        assert sign * Decimal(digits).scaleb(int(element.get("scale", "0"))) == fact.value
        assert element.get("name") == str(fact.concept)
        context = contexts[element.get("contextRef")]
        dates = [each.text for each in find(context, "xbrli:period/*")]
        assert dates == [str(day) for day in (fact.period.start, fact.period.end) if day]
        members = [(each.get("dimension"), each.text) for each in find(context, "xbrli:scenario/xbrldi:explicitMember")]
        assert members == [(str(axis), str(member)) for axis, member in fact.dimensions]


def test_contexts_and_units_are_shared(page: etree._Element) -> None:
    assert [each.get("id") for each in find(page, "//xbrli:context")] == [f"c-{number}" for number in range(1, 12)]
    measures = [[each.text for each in find(unit, ".//xbrli:measure")] for unit in find(page, "//xbrli:unit")]
    assert measures == [["iso4217:CNY"], ["xbrli:pure"], ["utr:D"], ["iso4217:CNY", "lan:customer"]]


def test_a_segment_stands_inside_the_entity() -> None:
    report = sample.report()
    profile = replace(PROFILES[0], contexts=replace(PROFILES[0].contexts, container="segment"))
    page = etree.fromstring(render(report, sample.taxonomy(), profile, schema_url(report)))
    assert len(find(page, "//xbrli:entity/xbrli:segment/xbrldi:explicitMember")) == 6
    assert find(page, "//xbrli:scenario") == []


def test_nothing_that_the_inline_schema_refuses(page: etree._Element) -> None:
    tags = {each.tag.rpartition("}")[2] for each in page.iter("{http://www.w3.org/1999/xhtml}*")}
    assert tags.isdisjoint({"section", "nav", "main", "header", "footer", "article", "script", "figure"})
    attributes = {name for each in page.iter("{http://www.w3.org/1999/xhtml}*") for name in each.attrib}
    assert not {name for name in attributes if str(name).startswith(("aria", "data", "charset", "role"))}


def test_no_element_closes_itself_but_the_void_ones() -> None:
    """A browser that reads the page as HTML takes ``<td/>`` for a cell that stays open."""
    text = rendered(sample.report()).decode()
    body = text[text.index("</ix:header>") :]
    assert "/>" not in body


def test_the_order_of_facts_and_decisions_does_not_matter() -> None:
    report = sample.report()
    shuffled = list(report.facts)
    random.Random(7).shuffle(shuffled)
    assert rendered(replace(report, facts=tuple(shuffled))) == rendered(report)


def test_a_figure_in_a_sentence_is_tagged_where_it_stands() -> None:
    """Line 3 reads "… revenue rose to RMB2.0 million in 2023.": the digits begin at character 45."""
    report = sample.report()
    fact = next(each for each in report.facts if each.id == "f-8-15")
    display = replace(fact.display, text="2.0", scale=6)
    spoken = replace(fact, id="f-3-45", origins=(sample.place(3, 45),), text="2.0", display=display)
    page = etree.fromstring(rendered(replace(report, facts=(*report.facts, spoken))))
    assert cell_of(page, "f-3-45") == "We made lamps and buoys; revenue rose to RMB[2.0] million in 2023."


@given(st.lists(st.tuples(st.text("ab (%", max_size=3), st.integers(1, 99999)), min_size=1, max_size=6))
def test_pieces_joined_are_the_text(parts: list[tuple[str, int]]) -> None:
    """Whatever stands around them, every figure is tagged once and no character moves."""
    text, facts = "", []
    model = next(each for each in sample.report().facts if each.id == "f-8-9")
    for number, (before, value) in enumerate(parts):
        text += before + " "
        figure = f"{value:,}"
        origin = (sample.place(1, 5 + len(text)),)
        display = replace(model.display, text=figure)
        facts.append(replace(model, id=f"f-{number}", origins=origin, text=figure, display=display))
        text += figure
    found = ns.prefixes({}, sample.extension(), sample.taxonomy(), [model.concept])
    pieces = Figures(facts, resources(facts), found).pieces(text, sample.place(1, 5))
    assert "".join(piece if isinstance(piece, str) else str(piece.text) for piece in pieces) == text
    assert [piece.get("id") for piece in pieces if not isinstance(piece, str)] == [fact.id for fact in facts]
