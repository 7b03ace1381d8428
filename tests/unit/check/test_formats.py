"""Every format holds every finding, and nothing of a submission acts in any of them."""

import csv
import io
import json
from dataclasses import replace

import jsonschema
import pytest
from lxml import etree

from tests.unit.check.made import ENGINE, HOSTILE, NOTE, RULE, checked, run, submission, zipped
from tieout.diagnostics import Finding
from tieout.export.check import COLUMNS, FORMATS, groups, html_files, receipt_bytes, receipt_text, schema, worst_verdict
from tieout.model import Acceptance, EngineRun, Ruling, Verdict

ALL = (RULE, NOTE, ENGINE)
RUN = run(checked(*ALL))


def test_json_holds_every_finding_with_the_engine_s_own_words() -> None:
    data = json.loads(FORMATS["json"](RUN))
    assert (data["tool"]["name"], data["profile"], data["verdict"]) == ("tieout", "ifrs", "invalid")
    assert data["rule_sets"] == [{"name": "XBRL 2.1", "RAN": 1}, {"name": "Formula 1.0", "NOT RUN": 1}]
    (submission,) = data["submissions"]
    assert [each["code"] for each in submission["findings"]] == [each.code for each in ALL]
    engine = submission["findings"][2]
    assert engine["engine"] == {
        "level": "INCONSISTENCY",
        "references": [
            {"file": "a/reports/page.xhtml", "fragment": "f-1", "line": 5},
            {"file": "a/a_cal.xml", "fragment": "", "line": 7},
        ],
    }
    assert engine["message"] == "the sum is wrong"
    # Grouping names each finding once and replaces none.
    assert sorted(at for group in submission["groups"] for at in group["findings"]) == [0, 1, 2]


def test_the_json_follows_its_schema() -> None:
    known = jsonschema.Draft202012Validator(json.loads(schema()))
    ruled = replace(checked(*ALL), ruling=Ruling("p", Acceptance.UNDECIDED, ()))
    known.validate(json.loads(FORMATS["json"](run(ruled, checked(verdict=Verdict.NOT_RUN, name="b.zip")))))
    assert not known.is_valid({"format": 1})


def test_a_rule_leads_the_engine_s_message_that_it_explains() -> None:
    found = groups(ALL)
    assert [(group.cause, group.findings) for group in found] == [(RULE.message, (0, 2)), (HOSTILE, (1,))]


def test_csv_has_a_row_for_each_finding_and_guards_formulas() -> None:
    text = FORMATS["csv"](RUN).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    assert [row["code"] for row in rows] == [each.code for each in ALL]
    assert [row["level"] for row in rows] == ["", "", "INCONSISTENCY"]
    assert rows[2]["line"] == "5"
    assert all(not cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row.values())
    assert rows[1]["message"].startswith("'=cmd")
    (only,) = csv.DictReader(io.StringIO(FORMATS["csv"](run(checked(verdict=Verdict.VALID))).decode()))
    assert (only["verdict"], only["code"]) == ("valid", "")


def test_sarif_has_a_result_with_a_physical_location_for_each_finding() -> None:
    log = json.loads(FORMATS["sarif"](RUN))
    (sarif,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [result["ruleId"] for result in sarif["results"]] == [each.code for each in ALL]
    place = sarif["results"][2]["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]) == ("a/reports/page.xhtml", {"startLine": 5})
    assert {result["level"] for result in sarif["results"]} == {"warning", "note", "error"}
    names = [rule["id"] for rule in sarif["tool"]["driver"]["rules"]]
    assert all(names[result["ruleIndex"]] == result["ruleId"] for result in sarif["results"])


def test_junit_fails_for_the_verdict_and_each_error() -> None:
    root = etree.fromstring(FORMATS["junit"](RUN))
    (suite,) = root
    assert (suite.get("failures"), suite.get("errors")) == ("2", "1")
    failing = [case.get("name") for case in suite.iter("testcase") if case.find("failure") is not None]
    assert failing == ["verdict", "calc11e:inconsistent 1"]
    assert [each.get("message") for each in suite.iter("error")] == ["NOT RUN: why not"]
    sound = etree.fromstring(FORMATS["junit"](run(checked(verdict=Verdict.VALID, rule_sets=()))))
    assert (sound[0].get("failures"), sound[0].get("errors")) == ("0", "0")
    idle = etree.fromstring(FORMATS["junit"](run(checked(verdict=Verdict.NOT_RUN, rule_sets=()))))
    assert idle[0].get("errors") == "1"


def test_github_commands_can_t_be_forged() -> None:
    lines = FORMATS["github"](RUN).decode().splitlines()
    assert len(lines) == len(ALL) + 1
    assert lines[2] == ("::error file=a/reports/page.xhtml,line=5,title=calc11e%3Ainconsistent::the sum is wrong")
    assert all(line.count("::") == 2 for line in lines)


@pytest.mark.parametrize("name", ["text", "github", "csv", "junit"])
def test_no_control_character_reaches_a_terminal(name: str) -> None:
    text = FORMATS[name](RUN).decode()
    assert not any(char in text for char in "\x1b\u202e\x07")


def test_text_says_verdict_cause_and_remedy() -> None:
    text = FORMATS["text"](RUN).decode()
    assert text.startswith("a.xbri: INVALID\n")
    assert "error: the sign of f-1 is wrong (2 messages)" in text
    assert "help: Turn it." in text
    assert "NOT RUN   Formula 1.0: why not" in text


def test_the_receipt_counts_and_names_what_ran() -> None:
    data = json.loads(receipt_bytes(RUN))
    (submission,) = data["submissions"]
    assert submission["findings"]["error"] == 1
    assert submission["findings"]["codes"]["rules.sum-sign"] == 1
    assert len(submission["sha256"]) == 64
    assert submission["rule_sets"][1] == {"name": "Formula 1.0", "state": "NOT RUN", "detail": "why not"}
    assert f"sha256    {submission['sha256']}" in receipt_text(RUN).decode()


@pytest.mark.parametrize(
    ("ran", "data", "line"),
    [
        (None, None, ""),
        (
            EngineRun(False, "this system has no fork"),
            {"mode": "cold", "why": "this system has no fork", "taxonomy": None},
            "  engine    cold: this system has no fork",
        ),
        (
            EngineRun(True, "", 13),
            {"mode": "warm", "why": "", "taxonomy": {"documents": 13, "validated": False, "findings": []}},
            "  engine    warm: on a taxonomy of 13 documents",
        ),
    ],
)
def test_the_receipt_says_how_the_engine_ran(ran: EngineRun | None, data: object, line: str) -> None:
    told = run(replace(checked(), engine=ran))
    (submission,) = json.loads(receipt_bytes(told))["submissions"]
    assert submission["engine"] == data
    lines = receipt_text(told).decode().splitlines()
    assert [each for each in lines if each.startswith("  engine")] == ([line] if line else [])


def test_the_receipt_holds_what_was_said_of_the_taxonomy_itself() -> None:
    told = run(replace(checked(), engine=EngineRun(True, "", 13, True, (RULE,))))
    (submission,) = json.loads(receipt_bytes(told))["submissions"]
    assert [each["code"] for each in submission["engine"]["taxonomy"]["findings"]] == [RULE.code]
    assert "13 documents, validated once with 1 message\n" in receipt_text(told).decode()


def test_a_policy_stands_beside_the_verdict() -> None:
    ruling = Ruling("p", Acceptance.WARN, (("rules.sum-sign", Acceptance.WARN),))
    data = json.loads(FORMATS["json"](run(replace(checked(RULE), ruling=ruling))))
    assert data["submissions"][0]["policy"] == {"name": "p", "outcome": "warn", "codes": {"rules.sum-sign": "warn"}}
    assert data["submissions"][0]["verdict"] == "invalid"


@pytest.mark.parametrize(
    ("verdicts", "worst"),
    [
        ((Verdict.VALID, Verdict.INVALID), Verdict.INVALID),
        ((Verdict.REFUSED, Verdict.INVALID), Verdict.REFUSED),
        ((Verdict.NOT_RUN, Verdict.REFUSED), Verdict.NOT_RUN),
        ((), Verdict.NOT_RUN),
    ],
)
def test_the_worst_verdict_counts(verdicts: tuple[Verdict, ...], worst: Verdict) -> None:
    assert worst_verdict(run(*(checked(verdict=verdict) for verdict in verdicts))) is worst


def test_the_page_shows_findings_beside_an_inert_document() -> None:
    files = html_files(RUN, "out_files")
    page, document = files[""].decode(), files["1-1.html"].decode()
    assert 'href="out_files/1-1.html#f-1"' in page
    assert '<iframe sandbox name="page-1" src="out_files/1-1.html"' in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    for acting in ("<script", "onerror", "onclick", "onload", "javascript:", "<iframe", "http://", "<svg", "alert(1)"):
        assert acting not in document
    assert "Content-Security-Policy" in document
    assert '<span id="f-1" class="tieout-found">1,234</span>' in document
    assert "hidden" not in document.split("<body>")[1]
    assert "data:image/png;base64," in document
    assert 'href="#f-1"' in document
    assert "p { color: red }" in document


def test_a_page_that_is_no_markup_is_shown_as_text() -> None:
    broken = submission(content=zipped({"a/page.xhtml": b"no markup at all &"}))
    files = html_files(run(replace(checked(), submission=broken)), "f")
    assert b"no markup at all &amp;" in files["1-1.html"]


def test_a_refused_submission_is_not_shown() -> None:
    files = html_files(run(checked(NOTE, verdict=Verdict.REFUSED)), "f")
    assert list(files) == [""]


def test_the_same_run_gives_the_same_bytes() -> None:
    assert all(make(RUN) == make(run(checked(*ALL))) for make in FORMATS.values())
    assert html_files(RUN, "f") == html_files(run(checked(*ALL)), "f")


def test_findings_of_any_number_are_all_there() -> None:
    many = tuple(Finding(f"code:{at % 7}", NOTE.severity, f"m{at}", source=ENGINE.source) for at in range(500))
    many_run = run(checked(*many))
    assert len(json.loads(FORMATS["json"](many_run))["submissions"][0]["findings"]) == 500
    assert len(list(csv.DictReader(io.StringIO(FORMATS["csv"](many_run).decode())))) == 500
    assert len(json.loads(FORMATS["sarif"](many_run))["runs"][0]["results"]) == 500
