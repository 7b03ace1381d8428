"""Messages of the engine as findings, and what is compared outside it."""

import logging
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tieout import engine
from tieout.diagnostics import Finding, Severity, TextAt, YamlAt
from tieout.diagnostics import codes_engine as codes
from tieout.engine._messages import findings, severity
from tieout.engine._scrub import Scrubber
from tieout.engine._session import Log, Record
from tieout.model import (
    Display,
    Fact,
    LoadedFact,
    Period,
    QName,
    Ran,
    RuleSet,
    Unit,
    ValidationResult,
    Verdict,
)

REPORT = "/made.xbri/made/reports/page.xhtml"
SERVED = {"/home/someone/cache/base.zip/base/": "https://base.example/taxonomy/"}


def scrubber(private: tuple[str, ...] = ()) -> Scrubber:
    return Scrubber(REPORT, SERVED, private)


def one(record: Record, *fact_ids: str) -> Finding:
    (finding,) = findings([record], scrubber(), fact_ids)
    return finding


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("CRITICAL", Severity.ERROR),
        ("ERROR", Severity.ERROR),
        ("ERROR-SEMANTIC", Severity.ERROR),
        ("ASSERTION-NOT-SATISFIED", Severity.ERROR),
        ("INCONSISTENCY", Severity.ERROR),
        ("WARNING", Severity.WARNING),
        ("WARNING-SEMANTIC", Severity.WARNING),
        ("ASSERTION-SATISFIED", Severity.INFO),
        ("INFO", Severity.INFO),
        ("INFO-SEMANTIC", Severity.INFO),
        ("INFO-RESULT", Severity.INFO),
        ("DEBUG", Severity.INFO),
        ("Level 37", Severity.ERROR),
    ],
)
def test_each_level_has_its_severity_and_an_unknown_one_is_an_error(level: str, expected: Severity) -> None:
    assert severity(level) is expected
    assert one(Record(level, "x:y", "text")).severity is expected


def test_a_finding_keeps_the_code_and_names_facts_and_places() -> None:
    refs = (("page.xhtml#f-9", 40), ("page.xhtml#f-2", 12), ("page.xhtml#u-1", 3))
    finding = one(Record("ERROR", "xbrldie:Some", "text", refs), "f-2", "f-9")
    assert (finding.code, finding.facts) == ("xbrldie:Some", ("f-2", "f-9"))
    assert str(finding.place) == "page.xhtml#u-1"
    assert [str(place) for place in finding.related] == ["page.xhtml#f-2", "page.xhtml#f-9"]


def test_a_total_stays_before_its_parts() -> None:
    refs = (("page.xhtml#f-9", 40), ("page.xhtml#f-2", 12))
    finding = one(Record("INCONSISTENCY", "calc11e:inconsistentCalculationUsingRounding", "", refs), "f-2", "f-9")
    assert finding.facts == ("f-9", "f-2")


@pytest.mark.parametrize(
    ("code", "texts", "expected"),
    [
        ("xmlSchema:attributesExtraneous", ("b: unitRef,decimals", "b: decimals,unitRef"), "b: decimals,unitRef"),
        ("ESEF.2.1.3.segmentUsed", ("in contexts: E, D, C", "in contexts: D, C, E"), "in contexts: C, D, E"),
        ("ESEF.3.4.5.missingLabel", ("of concepts: x:B, x:A.", "of concepts: x:A, x:B."), "of concepts: x:A, x:B."),
        # Words of a sentence are no names, and other messages keep their order.
        ("ESEF.2.1.3.segmentUsed", ("see: the one, then the other.",), "see: the one, then the other."),
        ("calc11e:inconsistentCalculation", ("parts: b, a",), "parts: b, a"),
    ],
)
def test_names_that_the_engine_gives_in_any_order_are_sorted(code: str, texts: tuple[str, ...], expected: str) -> None:
    assert {one(Record("ERROR", code, text)).message for text in texts} == {expected}


def test_a_message_without_a_code_gets_the_catalogue_s() -> None:
    finding = one(Record("ERROR", "", "something"))
    assert (finding.code, finding.message, finding.place) == ("engine.message", "something", None)


def test_findings_come_gravest_first_and_then_by_line() -> None:
    records = [
        Record("WARNING", "w:1", "", (("page.xhtml#a", 1),)),
        Record("ERROR", "e:2", "", (("page.xhtml#b", 9),)),
        Record("ERROR", "e:3", "", (("page.xhtml#c", 4),)),
        Record("ERROR", "e:1", "", (("page.xhtml#d", 9),)),
    ]
    expected = ["e:3", "e:1", "e:2", "w:1"]
    assert [finding.code for finding in findings(records, scrubber(), ())] == expected
    assert [finding.code for finding in findings(records[::-1], scrubber(), ())] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<Thing object at 0x7f399edd9350>", "<Thing object at 0x…>"),
        (
            "['modelConcept[1854, qname: x:A]'] modelInlineFact[__7]",
            "['modelConcept[…, qname: x:A]'] modelInlineFact[…]",
        ),
        ("loaded in 1.27 secs", "loaded in some time"),
        (
            "see /home/someone/cache/base.zip/base/core.xsd, line 3",
            "see https://base.example/taxonomy/core.xsd, line 3",
        ),
        ("file: /secret/run-x8f2/http/a.example/b.xsd", "file: b.xsd"),
        (f"file: {Path.cwd()}/page.xhtml", "file: page.xhtml"),
        (f"in '{Path.home()}/.config/arelle/x.json'", "in 'x.json'"),
        ("line 14, path 'body/table', xpath '/*/*[2]/*[3]'", "line 14, path 'body/table', xpath '/*/*[2]/*[3]'"),
        ("two\n lines", "two lines"),
    ],
)
def test_texts_say_the_same_everywhere(text: str, expected: str) -> None:
    assert scrubber(("/secret/run-x8f2",)).text(text) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("page.xhtml", "page.xhtml"),
        (REPORT, "page.xhtml"),
        ("../taxonomy/own.xsd", "../taxonomy/own.xsd"),
        ("https://base.example/taxonomy/core.xsd", "https://base.example/taxonomy/core.xsd"),
        ("../../../home/someone/cache/base.zip/base/core.xsd", "https://base.example/taxonomy/core.xsd"),
        ("../../../srv/elsewhere/page.xhtml", "page.xhtml"),
        ("", ""),
    ],
)
def test_files_are_named_as_a_reader_knows_them(href: str, expected: str) -> None:
    assert scrubber().file(href) == expected


def test_a_record_whose_arguments_do_not_fit_is_kept() -> None:
    log = Log()
    log.emit(logging.LogRecord("arelle", logging.ERROR, "", 0, "100% of %(what)s", ({"other": "x"},), None))
    assert [(record.level, record.text) for record in log.records] == [("ERROR", "100% of %(what)s")]


RESULT = ValidationResult(
    sha256="",
    components=(),
    rule_sets=tuple(RuleSet(name, Ran.RAN) for name in engine.REQUIRED),
    loaded=(LoadedFact("f-1", "x:Cash", "-1500", "-3"),),
    findings=(),
)
NAME = QName("http://x.example", "Cash", "x")
FACT = Fact(
    id="f-1",
    concept=NAME,
    value=Decimal("-1500"),
    period=Period(None, date(2024, 12, 31)),
    dimensions=(),
    unit=Unit("EUR"),
    decimals=-3,
    display=Display("1.5", 3, "-", "num-dot-decimal"),
    origins=(TextAt("a.txt", 1, 1),),
    rule=YamlAt("m.yaml", 1, 1),
    text="(1.5)",
)


def test_valid_needs_every_rule_set_no_error_and_all_facts() -> None:
    assert engine.verdict(RESULT, 1) is Verdict.VALID
    assert engine.verdict(RESULT, 2) is Verdict.INVALID
    assert engine.verdict(replace(RESULT, loaded=()), 0) is Verdict.INVALID


@pytest.mark.parametrize("state", [Ran.NOT_RUN, Ran.CRASHED])
@pytest.mark.parametrize("name", engine.REQUIRED)
def test_one_rule_set_that_did_not_run_is_enough(name: str, state: Ran) -> None:
    sets = tuple(RuleSet(each.name, state) if each.name == name else each for each in RESULT.rule_sets)
    assert engine.verdict(replace(RESULT, rule_sets=sets), 1) is Verdict.NOT_RUN
    left = tuple(each for each in RESULT.rule_sets if each.name != name)
    assert engine.verdict(replace(RESULT, rule_sets=left), 1) is Verdict.NOT_RUN


@pytest.mark.parametrize(
    ("level", "expected"),
    [(Severity.ERROR, Verdict.INVALID), (Severity.WARNING, Verdict.VALID), (Severity.INFO, Verdict.VALID)],
)
def test_only_an_error_makes_a_package_invalid(level: Severity, expected: Verdict) -> None:
    assert engine.verdict(replace(RESULT, findings=(Finding("x:y", level, ""),)), 1) is expected


def test_a_viewer_that_was_not_made_does_not_make_a_package_invalid() -> None:
    told = codes.OUTPUT_NOT_MADE.at(None, output="viewer.html", why="of a fault")
    assert engine.verdict(replace(RESULT, findings=(told,)), 1) is Verdict.VALID


def test_facts_that_agree_give_no_finding() -> None:
    loaded = replace(RESULT.loaded[0], value="-1500.0")
    assert engine.compare(replace(RESULT, loaded=(loaded,)), [FACT], "made.xbri") == ()


@pytest.mark.parametrize(
    ("loaded", "message"),
    [
        (
            LoadedFact("f-1", "x:Cash", "1500", "-3"),
            "the value of fact f-1 was emitted as -1500 but loaded as 1500",
        ),
        (
            LoadedFact("f-1", "x:Cash", "", "-3"),
            "the value of fact f-1 was emitted as -1500 but loaded as nothing",
        ),
        (
            LoadedFact("f-1", "x:Bank", "-1500", "-3"),
            "the concept of fact f-1 was emitted as x:Cash but loaded as x:Bank",
        ),
        (
            LoadedFact("f-1", "x:Cash", "-1500", "0"),
            "the accuracy (decimals) of fact f-1 was emitted as -3 but loaded as 0",
        ),
    ],
)
def test_a_fact_loaded_otherwise_is_told(loaded: LoadedFact, message: str) -> None:
    (finding,) = engine.compare(replace(RESULT, loaded=(loaded,)), [FACT], "made.xbri")
    assert (finding.code, finding.facts, finding.message) == ("engine.facts-differ", ("f-1",), message)


def test_a_fact_that_was_not_loaded_is_told() -> None:
    (finding,) = engine.compare(replace(RESULT, loaded=()), [FACT], "made.xbri")
    assert (finding.code, finding.facts, str(finding.place)) == ("engine.facts-lost", ("f-1",), "made.xbri")


def test_a_parser_s_fault_has_its_line_from_its_text() -> None:
    text = "Opening and ending tag mismatch: td line 111 and tr, page.xhtml, line 113, column 6"
    found = one(Record("ERROR", "xmlSchema:syntax", text, ((REPORT, 0),)))
    assert str(found.place) == "page.xhtml#113"
    assert found.source is not None
    assert [line for _, _, line in found.source.references] == [113]
    # Only a parser tells lines so, and a line that the engine gives itself counts.
    assert str(one(Record("ERROR", "other:code", text, ((REPORT, 0),))).place) == "page.xhtml"
    assert str(one(Record("ERROR", "xmlSchema:syntax", text, ((REPORT, 7),))).place) == "page.xhtml#7"
