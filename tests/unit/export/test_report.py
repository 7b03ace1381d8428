import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from lxml import html

from tests.unit.export.sample import DECISIONS, FACTS, FILE, REPORT, SUMMARY, UNMAPPED
from tieout.export import report_html
from tieout.export._html import tag
from tieout.model import Verdict

PAGE = report_html(SUMMARY)
TREE: Any = html.document_fromstring(PAGE)


def section(key: str) -> str:
    (found,) = TREE.xpath("//section[@id=$key]", key=key)
    return " ".join(found.text_content().split())


def rows(key: str) -> list[list[str]]:
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("td")]
        for row in TREE.xpath("//section[@id=$key]//tbody/tr", key=key)
    ]


class Balanced(HTMLParser):
    """Counts elements that are opened and not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_needs_nothing_from_outside() -> None:
    parser = Balanced()
    parser.feed(PAGE.decode())
    assert parser.open == []
    assert not TREE.xpath("//script | //link | //img | //iframe")
    assert not re.search(rb"https?://|@import|url\(", PAGE)
    links = {link.partition("#")[0] for link in TREE.xpath("//a/@href")}
    assert links == {
        *("", "hbr.xbri", "viewer.html", "line-items.csv", "facts.csv", "numbers.csv", "relations.csv"),
        *("facts.json", "findings.json", "receipt.json"),
    }


def test_every_inner_link_has_its_target() -> None:
    ids = set(TREE.xpath("//@id"))
    inner = {link.removeprefix("#") for link in TREE.xpath("//a/@href") if link.startswith("#")}
    assert inner <= ids
    assert "fact-f-5-12" in inner


def test_texts_of_the_company_are_escaped() -> None:
    assert b"<plc>" not in PAGE
    assert TREE.findtext(".//h1") == "Harbour & Sons <plc>"
    assert "Our results <2024>" in section("coverage")
    assert "5 < 6 & more" in section("findings")


@pytest.mark.parametrize(
    ("verdict", "said"),
    [(Verdict.VALID, "Valid"), (Verdict.INVALID, "Not valid"), (Verdict.NOT_RUN, "Not fully checked")],
)
def test_the_verdict_stands_at_the_top(verdict: Verdict, said: str) -> None:
    page: Any = html.document_fromstring(report_html(replace(SUMMARY, verdict=verdict)))
    (banner,) = page.find_class("verdict")
    assert banner.findtext("strong") == said
    assert "1 of 2 facts loaded by the engine; 1 of 2 rule sets ran; 1 error, 2 warnings." in banner.text_content()


def test_coverage_by_statement_and_by_table() -> None:
    assert rows("coverage") == [
        ["Profit or loss", "3", "1", "1", "1", "0", ""],
        ["Financial position", "2", "1", "0", "0", "1", ""],
        ["All", "5", "2", "1", "1", "1", ""],
        ["t1", "4", "Our results <2024>", "3", "1", "1", "1", "0", ""],
        ["t2", "8", "RESULTS › Buoys (columns unresolved)", "2", "1", "0", "0", "1", ""],
        ["Profit or loss", "1", "0", "0.0 %", "1", "0", "0.0 %"],
        ["Financial position", "1", "1", "100.0 %", "1", "1", "100.0 %"],
        ["All", "2", "1", "50.0 %", "2", "1", "50.0 %"],
    ]


def test_what_is_not_tagged_and_why() -> None:
    assert rows("open") == [
        ["unmapped", "t1", "6", "Expenses › Operating › Fog signals", "7", "no rule matches"],
        ["unresolved", "t2", "10", "(no label)", "12", "two columns come to the same period"],
        ["percentage of the total", "1"],
    ]


def test_figures_of_one_row_stand_on_one_line() -> None:
    second = replace(UNMAPPED, item=replace(UNMAPPED.item, text="8", column=3))
    page = report_html(replace(SUMMARY, report=replace(REPORT, decisions=(*DECISIONS, second)))).decode()
    assert page.count("Fog signals</td>") == 1
    assert "7 · 8</td>" in page


def test_findings_by_severity_with_place_and_remedy() -> None:
    groups = TREE.xpath("//section[@id='findings']/details")
    heads = [" ".join(group.find("summary").text_content().split()) for group in groups]
    assert heads == ["error calc11e:inconsistent", "warning mapping.odd · 2", "info filing.note"]
    assert [group.get("open") is not None for group in groups] == [True, True, False]
    first, second, _ = (" ".join(group.text_content().split()) for group in groups)
    assert "harbour.txt:5:12 5 < 6 & more See also mappings/ifrs/profit.yaml:12:5 f-5-12 f-elsewhere" in first
    assert second.count("What to do: Add a rule.") == 1
    assert "harbour.txt:6:1 no rule for 'Fog signals'" in second


def test_facts_by_concept_with_place_rule_and_explanation() -> None:
    heads = [" ".join(head.text_content().split()) for head in TREE.xpath("//section[@id='facts']//tbody//th")]
    assert heads == ['ifrs-full:CostOfSales Cost, "direct"', "hbr:Buoys extension Buoys"]
    cost, buoys = (row for row in rows("facts") if row)
    assert cost == [
        *("1,234,000", "EUR/shares", "2023-07-01 to 2024-06-30", "AxisA = MemberA; AxisB = MemberB", "(1,234)"),
        "certain",
        "harbour.txt:5:12harbour.txt:20:7",
        "mappings/ifrs/profit.yaml:12scale: thousands of the headersign: a deduction in parentheses",
    ]
    assert TREE.xpath("//section[@id='facts']//li/text()") == list(FACTS[0].explanation)
    assert buoys == ["0", "EUR", "2024-06-30", "", "–", "certain", "harbour.txt:9:3", "own.yaml:3"]
    assert "viewer.html#f-f-5-12" in TREE.xpath("//section[@id='facts']//a/@href")


def test_number_tokens_add_up() -> None:
    found = {kind: int(n) for kind, n in rows("numbers")}
    assert found.pop("all") == sum(found.values()) == 5
    assert found["table figure"] == 3


def test_what_ran_with_versions_and_digests() -> None:
    ran = rows("ran")
    assert ["Formula", "NOT RUN", "plugin missing"] in ran
    assert ["Arelle", "2.47.3", "e" * 64] in ran
    assert ["taxonomy base-2024", "generated package base-2024.zip", "c" * 64] in ran
    assert ["document", FILE, "d" * 64] in ran


def test_an_empty_build_says_so_in_words() -> None:
    bare = replace(SUMMARY, findings=(), report=replace(REPORT, facts=(), decisions=()))
    page = report_html(bare).decode()
    for sentence in (
        "There is nothing to report.",
        "No figure became a fact.",
        "Every figure is tagged or ignored for a stated reason.",
        "No figure is ignored.",
    ):
        assert sentence in page


def test_characters_that_html_forbids_are_shown() -> None:
    assert tag("p", "a\x00b\x1bc", title='"<') == '<p title="&quot;&lt;">a\ufffdb\ufffdc</p>'
