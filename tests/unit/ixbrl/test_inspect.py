"""Findings about the page, and facts that it cannot show."""

from dataclasses import replace

from lxml import etree

from tests.unit.ixbrl import sample
from tests.unit.ixbrl.test_page import find, rendered
from tieout.ixbrl import inspect
from tieout.model import Fact, Report


def with_fact(change: dict[str, object]) -> Report:
    report = sample.report()
    facts = tuple(replace(fact, **change) if fact.id == "f-8-9" else fact for fact in report.facts)  # type: ignore[arg-type]
    return replace(report, facts=facts)


def hidden(report: Report) -> list[str | None]:
    return [each.get("id") for each in find(etree.fromstring(rendered(report)), "//ix:hidden/ix:nonFraction")]


def test_a_forbidden_character_is_found_at_its_line() -> None:
    findings = inspect(sample.report())
    assert [(finding.code, str(finding.place)) for finding in findings] == [
        ("rendering.illegal-character", "lantern.txt:32:1")
    ]


def test_all_figures_of_the_sample_stand_on_the_page() -> None:
    assert hidden(sample.report()) == []


def test_a_fact_whose_place_holds_another_text_is_hidden_with_a_finding() -> None:
    report = with_fact({"text": "9,999"})
    assert hidden(report) == ["f-8-9"]
    finding = inspect(report)[0]
    assert (finding.code, str(finding.place), finding.facts) == (
        "rendering.fact-not-on-page",
        "lantern.txt:8:9",
        ("f-8-9",),
    )


def test_a_fact_beyond_the_end_of_the_line_is_hidden() -> None:
    assert hidden(with_fact({"origins": (sample.place(8, 400),)})) == ["f-8-9"]


def test_two_facts_on_one_figure_do_not_nest() -> None:
    report = sample.report()
    fact: Fact = next(each for each in report.facts if each.id == "f-8-9")
    twin = replace(fact, id="f-twin", concept=sample.ifrs("GrossProfit"))
    assert hidden(replace(report, facts=(*report.facts, twin))) == ["f-twin"]
