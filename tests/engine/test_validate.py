"""Packages with one fault each: the verdict, the finding with its facts, and which rule sets ran."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine import _packages
from tests.engine._packages import NAME, SOUND, Row, Tiny, package, taxonomy_package, zipped
from tieout import engine
from tieout.archive import Bounds
from tieout.diagnostics import Finding, Severity
from tieout.engine import EngineOutput, _guard
from tieout.model import Ran, ValidationResult, Verdict

PAGE = "tiny/reports/tiny.xhtml"
SCHEMA = "tiny/taxonomy/tiny.xsd"
OTHER = "http://other.example/taxonomy/"
IMPORT = f'<xs:import namespace="http://other.example/taxonomy" schemaLocation="{OTHER}other.xsd"/>'
OTHER_SCHEMA = '<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://other.example/taxonomy"/>'


def check(content: bytes, *packages: Path, name: str = NAME) -> ValidationResult:
    return engine.run(content, name, packages, viewer=False, oim=False).result


def states(result: ValidationResult) -> dict[str, str]:
    return {rule_set.name: rule_set.state.value for rule_set in result.rule_sets}


def errors(result: ValidationResult) -> dict[str, tuple[str, ...]]:
    """The codes of the errors with the ids of the facts they name."""
    return {finding.code: finding.facts for finding in result.findings if finding.severity is Severity.ERROR}


def only(result: ValidationResult, code: str) -> Finding:
    (finding,) = (finding for finding in result.findings if finding.code == code)
    return finding


@pytest.mark.parametrize("tiny", [Tiny(), Tiny(rows=(*SOUND, Row("f-4", "Assets", "7", "north")))])
def test_a_sound_package_is_valid_and_silent(tiny: Tiny) -> None:
    result = check(package(tiny))
    assert result.findings == ()
    assert set(states(result).values()) == {"RAN"}
    assert [rule_set.name for rule_set in result.rule_sets] == list(engine.REQUIRED)
    assert engine.verdict(result, len(tiny.rows)) is Verdict.VALID


def test_the_facts_are_those_of_the_page() -> None:
    loaded = check(package()).loaded
    assert [(fact.id, fact.concept, fact.value, fact.decimals) for fact in loaded] == [
        ("f-1", "tiny:Assets", "1300", "0"),
        ("f-2", "tiny:Cash", "1000", "0"),
        ("f-3", "tiny:Receivables", "300", "0"),
    ]


def test_the_result_names_package_and_programs_by_digest() -> None:
    content = package()
    result = check(content)
    assert result.sha256 == hashlib.sha256(content).hexdigest()
    assert [(component.name, bool(component.version), len(component.sha256)) for component in result.components] == [
        ("arelle-release", True, 64),
        ("ixbrl-viewer", True, 64),
    ]


# The total is 1,400; its parts are 1,000 + 300, each to the unit, so they come to 1,299 to 1,301.
WRONG_TOTAL = Tiny(rows=(Row("f-1", "Assets", "1,400"), *SOUND[1:]))


@pytest.mark.parametrize(
    ("tiny", "code", "facts"),
    [
        (WRONG_TOTAL, "calc11e:inconsistentCalculationUsingRounding", ("f-1", "f-2", "f-3")),
        (Tiny(rows=(*SOUND, Row("f-4", "Cash", "1,001"))), "arelle:duplicateFacts", ("f-2", "f-4")),
        (
            Tiny(rows=(*SOUND, Row("f-4", "Assets", "7", "north")), member="StrayMember"),
            "xbrldie:PrimaryItemDimensionallyInvalidError",
            ("f-4",),
        ),
        (Tiny(rows=(SOUND[0],), measure="iso4217:EUX"), "utre:error-NumericFactUtrInvalid", ("f-1",)),
        (Tiny(rows=(Row("f-1", "Assets", "1.3.0"),)), "ix11.10.1.1:transformValueError", ("f-1",)),
        (
            Tiny(
                elements='<xs:element name="Odd" id="Odd" type="xbrli:monetaryItemType" nillable="true"'
                ' substitutionGroup="xbrli:item" xbrli:periodType="sometimes"/>'
            ),
            "xbrl.5.1.1.1:itemPeriodType",
            (),
        ),
        (Tiny(document_type="http://other.example/kind"), "rpe:unsupportedReportPackageVersion", ()),
    ],
)
def test_one_fault_is_one_error_at_its_facts(tiny: Tiny, code: str, facts: tuple[str, ...]) -> None:
    result = check(package(tiny))
    assert errors(result) == {code: facts}
    assert set(states(result).values()) == {"RAN"}
    assert engine.verdict(result, len(tiny.rows)) is Verdict.INVALID


def test_a_message_stands_at_its_element_and_says_what_to_do() -> None:
    finding = only(check(package(WRONG_TOTAL)), "calc11e:inconsistentCalculationUsingRounding")
    assert str(finding.place) == "tiny.xhtml#f-1"
    assert [str(place) for place in finding.related] == ["tiny.xhtml#f-2", "tiny.xhtml#f-3"]
    assert "[1399.5, 1400.5]" in finding.message
    assert "[1299.0, 1301.0]" in finding.message
    assert "rounding" in finding.help


def test_the_extension_is_checked_as_a_document_too() -> None:
    """A role that its declaration does not allow on calculation links is seen only by walking the linkbase."""
    schema = _packages.schema(Tiny()).replace("<link:usedOn>link:calculationLink</link:usedOn>", "")
    result = check(package(Tiny(replaced={SCHEMA: schema.encode()})))
    assert "xbrl.5.1.3.4:custRoleUsedOn" in errors(result)


def test_an_unknown_concept_is_a_lost_fact() -> None:
    result = check(package(Tiny(rows=(*SOUND, Row("f-4", "Nothing", "1")))))
    assert errors(result) == {"engine.facts-lost": ("f-4",), "ix11.12.1.2:missingReferences": ("f-4",)}
    assert engine.verdict(result, 4) is Verdict.INVALID


def test_a_fact_without_an_id_is_missed_too() -> None:
    page = _packages.page(Tiny(rows=(*SOUND, Row("f-4", "Nothing", "1")))).replace('id="f-4" ', "")
    finding = only(check(package(Tiny(replaced={PAGE: page.encode()}))), "engine.facts-lost")
    assert "1 fact(s)" in finding.message
    assert "one without an id" in finding.message


def test_a_report_without_facts_is_not_valid() -> None:
    page = _packages.page(Tiny(rows=())).replace("<table></table>", "<p>Nothing to report.</p>")
    result = check(package(Tiny(replaced={PAGE: page.encode()})))
    assert errors(result) == {"engine.no-facts": ()}
    assert engine.verdict(result, 0) is Verdict.INVALID


def test_a_taxonomy_that_is_in_no_package_means_not_run() -> None:
    result = check(package(Tiny(imports=IMPORT)))
    assert set(errors(result)) == {"engine.taxonomy-incomplete", "IOerror"}
    assert f"{OTHER}other.xsd" in only(result, "engine.taxonomy-incomplete").message
    assert {name for name, state in states(result).items() if state == "NOT RUN"} == {
        "XBRL 2.1",
        "XBRL Dimensions 1.0",
        "Calculations 1.1",
        "Units Registry 1.0",
    }
    assert engine.verdict(result, 3) is Verdict.NOT_RUN


def test_a_taxonomy_package_serves_what_is_missing(tmp_path: Path) -> None:
    served = tmp_path / "other.zip"
    served.write_bytes(taxonomy_package("other", OTHER, {"other.xsd": OTHER_SCHEMA}))
    result = check(package(Tiny(imports=IMPORT)), served)
    assert result.findings == ()
    assert engine.verdict(result, 3) is Verdict.VALID
    component = result.components[-1]
    assert (component.name, component.sha256) == ("other.zip", hashlib.sha256(served.read_bytes()).hexdigest())


@pytest.mark.parametrize(
    "content", [None, b"no zip", zipped({"other/readme.txt": b"no metadata"})], ids=["absent", "no zip", "no metadata"]
)
def test_a_taxonomy_package_that_is_not_taken_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.zip"
    if content is not None:
        path.write_bytes(content)
    result = check(package(Tiny(imports=IMPORT)), path)
    assert str(only(result, "engine.taxonomy-package-not-loaded").place) == "other.zip"
    assert states(result)["Taxonomy Packages 1.0"] == "NOT RUN"
    assert engine.verdict(result, 3) is Verdict.NOT_RUN


def test_a_document_from_elsewhere_on_the_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "other.xsd").write_text(OTHER_SCHEMA, encoding="utf-8")
    result = check(package(Tiny(imports=IMPORT.replace(f"{OTHER}other.xsd", str(tmp_path / "other.xsd")))))
    finding = only(result, "engine.foreign-document")
    assert "other.xsd" in finding.message
    assert str(tmp_path) not in finding.message
    assert engine.verdict(result, 3) is Verdict.INVALID


def test_a_page_that_is_no_markup_means_not_run() -> None:
    result = check(package(Tiny(replaced={PAGE: b"<html"})))
    assert {"engine.no-facts", "xmlSchema:syntax"} <= set(errors(result))
    assert engine.verdict(result, 3) is Verdict.NOT_RUN


def test_a_zip_that_is_no_report_package_means_not_run() -> None:
    result = check(zipped({"tiny/page.xhtml": _packages.page(Tiny()).encode()}), name="tiny.zip")
    assert states(result)["Report Package 1.0"] == "NOT RUN"
    assert engine.verdict(result, 3) is Verdict.NOT_RUN


def test_two_reports_in_one_package_are_not_checked_by_halves() -> None:
    page = _packages.page(Tiny()).encode()
    result = check(package(Tiny(replaced={"tiny/reports/second.xhtml": page})))
    assert "2 reports" in only(result, "engine.crashed").message
    assert engine.verdict(result, 3) is Verdict.NOT_RUN


def test_a_crash_inside_arelle_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("halfway")

    monkeypatch.setattr("arelle.ValidateXbrlCalcs.validate", fail)
    result = check(package())
    assert states(result)["XBRL 2.1"] == "RAN"
    assert states(result)["Calculations 1.1"] == states(result)["Inline XBRL 1.1"] == "CRASHED"
    assert "halfway" in only(result, "exception:ZeroDivisionError").message
    assert engine.verdict(result, 3) is Verdict.NOT_RUN


@pytest.mark.parametrize(
    ("target", "step"),
    [
        ("tieout.engine._load.openFileSource", "opening the package"),
        ("tieout.engine._load.ValidateFileSource", "validating the package"),
        ("tieout.engine._load.filesourceEntrypointFiles", "loading the report"),
        ("tieout.engine._load.Validate.validate", "validating the report"),
    ],
)
def test_a_crash_at_any_step_is_a_finding(monkeypatch: pytest.MonkeyPatch, target: str, step: str) -> None:
    def fail(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(target, fail)
    result = check(package())
    assert only(result, "engine.crashed").message == f"the engine failed while {step}: RecursionError"
    assert Ran.CRASHED in {rule_set.state for rule_set in result.rule_sets}
    assert engine.verdict(result, 3) is Verdict.NOT_RUN


def test_silence_is_no_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A validator that does nothing and says nothing has run no rule set."""
    monkeypatch.setattr("tieout.engine._load.Validate.validate", lambda model: None)
    result = check(package())
    assert result.findings == ()
    ran = {name for name, state in states(result).items() if state == "RAN"}
    assert ran == {"Report Package 1.0", "Taxonomy Packages 1.0"}
    assert engine.verdict(result, 3) is Verdict.NOT_RUN


def test_calculations_need_their_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tieout.engine._load.ValidateCalcsMode.ROUND_TO_NEAREST", 2)
    monkeypatch.setattr("tieout.engine._rules.ValidateCalcsMode", type("Mode", (), {"ROUND_TO_NEAREST": 4}))
    assert states(check(package()))["Calculations 1.1"] == "NOT RUN"


def test_units_need_their_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arelle.ValidateUtr.loadUtr", lambda model, filters=None: None)
    monkeypatch.setattr("arelle.ValidateUtr.validateFacts", lambda model: None)
    assert states(check(package()))["Units Registry 1.0"] == "NOT RUN"


def bomb() -> bytes:
    return zipped({"tiny/zeros.bin": bytes(2**21)})


def linked() -> bytes:
    content = bytearray(zipped({"tiny/a": b"/etc/hostname"}))
    at = content.index(b"PK\x01\x02")
    content[at + 5] = 3
    content[at + 38 : at + 42] = (0o120777 << 16).to_bytes(4, "little")
    return bytes(content)


def encrypted() -> bytes:
    content = bytearray(zipped({"tiny/a": b"text"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def entities(encoding: str) -> Callable[[], bytes]:
    text = '<!DOCTYPE html [<!ENTITY a "aaaa">]><html>&a;</html>'
    return lambda: package(Tiny(replaced={PAGE: text.encode(encoding)}))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: b"no zip", "not a sound zip"),
        (lambda: package()[:-40], "not a sound zip"),
        (lambda: package().replace(b"tiny/reports/tiny.xhtml", b"tiny/reports/tiny.xhtmX", 1), "can't be unpacked"),
        (bomb, "more than 200 times"),
        (lambda: zipped({"tiny/../../a": b"x"}), "leads out"),
        (lambda: zipped({"/tiny/a": b"x"}), "leads out"),
        (lambda: zipped({"tiny\\..\\..\\a": b"x"}), "leads out"),
        (linked, "is a link"),
        (encrypted, "is encrypted"),
        (entities("utf-8"), "declares entities"),
        (entities("utf-16"), "declares entities"),
    ],
)
def test_a_hostile_package_is_not_opened(monkeypatch: pytest.MonkeyPatch, make: Callable[[], bytes], why: str) -> None:
    def opened() -> None:
        raise AssertionError("the engine was opened")

    monkeypatch.setattr("tieout.engine._run.session", opened)
    result = check(make())
    assert why in only(result, "engine.package-refused").message
    assert set(states(result).values()) == {"NOT RUN"}
    assert engine.verdict(result, 3) is Verdict.NOT_RUN


@pytest.mark.parametrize(
    ("bounds", "why"),
    [(replace(_guard.BOUNDS, entries=6), "6 files"), (replace(_guard.BOUNDS, whole=2**12), "0 MiB")],
)
def test_a_package_beyond_the_bounds_is_refused(monkeypatch: pytest.MonkeyPatch, bounds: Bounds, why: str) -> None:
    monkeypatch.setattr(_guard, "BOUNDS", bounds)
    assert why in only(check(package()), "engine.package-refused").message


def test_a_path_is_read_like_bytes(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(package())
    assert check_path(path) == engine.run(package(), NAME, [], viewer=False, oim=False)


def check_path(path: Path) -> EngineOutput:
    return engine.run(path, path.name, [], viewer=False, oim=False)


@pytest.mark.shared
def test_the_official_taxonomy_serves_an_extension(shared: Path) -> None:
    namespace = "https://xbrl.ifrs.org/taxonomy/2025-03-27/ifrs-full"
    core = "https://xbrl.ifrs.org/taxonomy/2025-03-27/full_ifrs/full_ifrs-cor_2025-03-27.xsd"
    tiny = Tiny(imports=f'<xs:import namespace="{namespace}" schemaLocation="{core}"/>')
    page = _packages.page(Tiny(rows=(*SOUND, Row("f-4", "Inventories", "50"))))
    page = page.replace("tiny:Inventories", "ifrs-full:Inventories")
    page = page.replace("<html ", f'<html xmlns:ifrs-full="{namespace}" ', 1)
    content = package(Tiny(imports=tiny.imports, replaced={PAGE: page.encode()}))
    result = check(content, shared / "taxonomies" / "IFRSAT-2025.zip")
    assert result.findings == ()
    assert engine.verdict(result, 4) is Verdict.VALID
    assert result.loaded[-1].concept == "ifrs-full:Inventories"
    assert engine.verdict(check(content), 4) is Verdict.NOT_RUN


def test_arelle_s_own_command_line_says_the_same(tmp_path: Path) -> None:
    """All faults in one package: the same codes, as often, at the same facts."""
    many = Tiny(
        rows=(
            Row("f-1", "Assets", "1,400"),
            *SOUND[1:],
            Row("f-4", "Cash", "1,001"),
            Row("f-5", "Nothing", "1"),
            Row("f-6", "Assets", "7", "north"),
        ),
        member="StrayMember",
        measure="iso4217:EUX",
        imports=IMPORT,
    )
    (tmp_path / NAME).write_bytes(package(many))
    command = [sys.executable, "-m", "arelle.CntlrCmdLine", "--file", NAME, "--disablePersistentConfig"]
    command += ["--internetConnectivity", "offline", "--cacheDirectory", str(tmp_path / "cache"), "--validate", "--utr"]
    command += ["--calc", "round-to-nearest", "--validateDuplicateFacts", "inconsistent", "--logFile", "log.json"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    log = json.loads((tmp_path / "log.json").read_text(encoding="utf-8"))["log"]
    said = [
        (entry["code"], sorted(ref["href"].partition("#")[2] for ref in entry["refs"] if "#f-" in ref["href"]))
        for entry in log
        if entry["level"] != "info"
    ]
    findings = check(package(many)).findings
    own = [(each.code, sorted(each.facts)) for each in findings if not each.code.startswith("engine.")]
    assert len(own) >= 8
    assert sorted(own) == sorted(said)
