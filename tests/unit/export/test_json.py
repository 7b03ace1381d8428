import json
from dataclasses import replace

from tests.unit.export.sample import FILE, FINDINGS, REPORT, SUMMARY
from tieout.diagnostics import FileAt, Finding, Severity, XmlAt
from tieout.export import counts, files, findings_json, receipt_json


def test_findings_keep_their_order_and_every_key() -> None:
    data = json.loads(findings_json(FINDINGS))
    assert data["format"] == 1
    assert [finding["code"] for finding in data["findings"]] == [
        *("mapping.odd", "calc11e:inconsistent", "mapping.odd", "filing.note"),
    ]
    assert data["findings"][1] == {
        "code": "calc11e:inconsistent",
        "severity": "error",
        "message": "5 < 6 & more",
        "place": {"text": "harbour.txt:5:12", "file": FILE, "line": 5, "column": 12},
        "related": [
            {"text": "mappings/ifrs/profit.yaml:12:5", "file": "mappings/ifrs/profit.yaml", "line": 12, "column": 5}
        ],
        "facts": ["f-5-12", "f-elsewhere"],
        "help": "Correct the total.",
    }
    assert data["findings"][3]["place"] is None


def test_places_in_rendered_reports_and_whole_files() -> None:
    told = (
        Finding("a.b", Severity.INFO, "x", XmlAt("page.xhtml", "f-1")),
        Finding("a.b", Severity.INFO, "x", FileAt("page.xhtml")),
    )
    places = [finding["place"] for finding in json.loads(findings_json(told))["findings"]]
    assert places == [
        {"text": "page.xhtml#f-1", "file": "page.xhtml", "fragment": "f-1"},
        {"text": "page.xhtml", "file": "page.xhtml"},
    ]


def test_the_receipt_says_what_went_in_what_ran_and_what_came_out() -> None:
    receipt = json.loads(receipt_json(SUMMARY))
    assert receipt["tool"] == {"name": "tieout", "version": "0.1.0"}
    assert receipt["verdict"] == "not run"
    assert receipt["package"] == {"name": "hbr.xbri", "sha256": "a" * 64}
    assert receipt["sources"] == [
        {"part": "filing", "name": "filing.yaml", "sha256": "b" * 64},
        {"part": "document", "name": FILE, "sha256": "d" * 64},
    ]
    assert receipt["taxonomy"] == {
        "name": "base-2024",
        "kind": "generated",
        "package": "base-2024.zip",
        "sha256": "c" * 64,
    }
    assert receipt["components"] == [{"name": "Arelle", "version": "2.47.3", "sha256": "e" * 64}]
    assert receipt["rule_sets"] == [
        {"name": "XBRL 2.1", "state": "RAN", "detail": ""},
        {"name": "Formula", "state": "NOT RUN", "detail": "plugin missing"},
    ]
    assert receipt["facts"] == {"emitted": 2, "loaded": 1}
    assert receipt["tables"] == {"all": 2, "unresolved": 1}
    assert receipt["line_items"] == {"all": 5, "tagged": 2, "ignored": 1, "unmapped": 1, "unresolved": 1}
    assert receipt["mentions"] == {
        "all": 0,
        "equals": 0,
        "growth": 0,
        "difference": 0,
        "share": 0,
        "ratio": 0,
        "none": 0,
        "disagreeing": 0,
    }
    assert receipt["number_tokens"] == {
        "all": 5,
        "table figure": 3,
        "date or period": 1,
        "unit or scale mark": 0,
        "ordinal, note, section or list number": 1,
        "part of a name or label": 0,
        "figure in prose, read": 0,
        "figure in prose, not yet read": 0,
        "unreadable": 0,
    }
    assert receipt["findings"] == {
        "error": 1,
        "warning": 2,
        "info": 1,
        "codes": {"calc11e:inconsistent": 1, "filing.note": 1, "mapping.odd": 2},
    }


def test_concepts_are_counted_once_and_apart_from_the_extension() -> None:
    count = counts(SUMMARY)
    assert (count.taxonomy_concepts, count.extension_concepts) == (1, 1)
    twice = replace(SUMMARY, report=replace(REPORT, facts=(*REPORT.facts, *REPORT.facts)))
    assert (counts(twice).taxonomy_concepts, counts(twice).extension_concepts) == (1, 1)
    assert counts(twice).facts_emitted == 4


def test_files_by_name_and_the_same_bytes_twice() -> None:
    made = files(SUMMARY)
    assert set(made) == {
        *("line-items.csv", "facts.csv", "numbers.csv", "relations.csv", "mentions.csv"),
        *("findings.json", "receipt.json", "report.html"),
    }
    assert made == files(SUMMARY)
    assert all(data.endswith(b"\n") and b"\r" not in data for data in made.values())
