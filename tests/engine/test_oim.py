"""The report as xBRL-JSON."""

import json
import sys

import pytest

from tests.engine._packages import NAME, SOUND, Row, Tiny, package
from tieout import engine
from tieout.engine import EngineOutput
from tieout.model import Verdict


def run(tiny: Tiny | None = None) -> EngineOutput:
    return engine.run(package(tiny), NAME, [], viewer=False, oim=True)


def test_every_fact_has_its_aspects() -> None:
    output = run(Tiny(rows=(SOUND[0], Row("f-2", "Assets", "7", "north"))))
    facts = json.loads(output.oim)["facts"]
    assert list(facts) == ["f-1", "f-2"]
    # An instant at the end of 31 December is the first moment of 1 January (xBRL-JSON 1.0; OIM 1.0, period).
    assert facts["f-2"] == {
        "value": "7.0",
        "decimals": 0,
        "dimensions": {
            "concept": "tiny:Assets",
            "entity": "scheme:tiny",
            "period": "2025-01-01T00:00:00",
            "tiny:PlaceAxis": "tiny:NorthMember",
            "unit": "iso4217:EUR",
        },
    }


def test_it_refers_to_the_taxonomy_by_its_url_only() -> None:
    information = json.loads(run().oim)["documentInfo"]
    assert information["taxonomy"] == ["http://tiny.example/taxonomy/tiny.xsd"]
    assert information["documentType"] == "https://xbrl.org/2021/xbrl-json"


def test_it_is_made_only_when_asked_for_and_when_there_are_facts() -> None:
    assert engine.run(package(), NAME, [], viewer=False, oim=False).oim == b""
    assert run(Tiny(rows=(Row("f-1", "Nothing", "1"),))).oim == b""


def test_a_missing_plugin_is_told_and_the_package_stays_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "arelle.plugin.saveLoadableOIM", None)
    output = run()
    assert [finding.code for finding in output.result.findings] == ["engine.plugin-not-loaded"]
    assert output.oim == b""
    assert engine.verdict(output.result, 3) is Verdict.VALID


def test_a_plugin_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("aspect")

    monkeypatch.setattr("arelle.plugin.saveLoadableOIM.saveLoadableOIM", fail)
    (finding,) = run().result.findings
    assert finding.code == "engine.output-not-made"
    assert finding.message == "facts.json was not made: KeyError: 'aspect'"
