"""The warm engine: the cold one's word on everything, whatever a submission does to the taxonomy that is loaded."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from bench.warm import differences

from tests.engine import _filed, _packages
from tests.engine._packages import SOUND, Row, Tiny
from tieout import engine
from tieout.engine import COLD, EngineCheck, Warm
from tieout.model import Verdict
from tieout.model.submission import Submission, SubmissionKind
from tieout.profiles import Profile

linux = pytest.mark.skipif(sys.platform != "linux", reason="a warm engine needs Linux")
pytestmark = linux

WRONG = Tiny(rows=(Row("f-1", "Assets", "1,400"), *SOUND[1:]))
OWN = "http://own.example/x"
SCHEMA = """<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:tiny="http://tiny.example/taxonomy" targetNamespace="http://own.example/x">
 <xs:annotation><xs:appinfo>ROLES<link:linkbaseRef xlink:type="simple"
  xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase" xlink:href="own.xml"/></xs:appinfo></xs:annotation>
 <xs:import namespace="http://tiny.example/taxonomy" schemaLocation="http://tiny.example/taxonomy/tiny.xsd"/>
 <xs:element name="Own" id="x_Own" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" nillable="true"
  xbrli:periodType="instant" xbrli:balance="debit"/>
</xs:schema>
"""
LINKBASE = """<?xml version="1.0" encoding="UTF-8"?>
<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:xbrldt="http://xbrl.org/2005/xbrldt">
 <link:roleRef roleURI="http://tiny.example/role/balance" xlink:type="simple"
  xlink:href="http://tiny.example/taxonomy/tiny.xsd#role-balance"/>
 <link:arcroleRef arcroleURI="https://xbrl.org/2023/arcrole/summation-item" xlink:type="simple"
  xlink:href="https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"/>
 LINK
</link:linkbase>
"""
LABEL = """<link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
 <link:loc xlink:type="locator" xlink:label="l" xlink:href="own.xsd#x_Own"/>
 <link:label xlink:type="resource" xlink:label="r" xml:lang="en"
  xlink:role="http://www.xbrl.org/2003/role/label">Own</link:label>
 <link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label"
  xlink:from="l" xlink:to="r"/></link:labelLink>"""
LINK = """<link:KINDLink xlink:type="extended" xlink:role="http://tiny.example/role/balance">
 <link:loc xlink:type="locator" xlink:label="a" xlink:href="FROM"/>
 <link:loc xlink:type="locator" xlink:label="b" xlink:href="TO"/>
 <link:KINDArc xlink:type="arc" xlink:arcrole="ARCROLE" xlink:from="a" xlink:to="b" order="9" MORE/></link:KINDLink>"""
BASE = "http://tiny.example/taxonomy/tiny.xsd#tiny_"
TABLE, CALCULATION = "http://xbrl.org/int/dim/arcrole/", "https://xbrl.org/2023/arcrole/summation-item"


def link(kind: str, arcrole: str, source: str, target: str, more: str = "") -> str:
    """An arc in a role of the taxonomy."""
    parts = {"KIND": kind, "FROM": source, "TO": target, "ARCROLE": arcrole, "MORE": more}
    text = LINK
    for name, value in parts.items():
        text = text.replace(name, value)
    return text


def extended(
    change: tuple[str, str] = ("", ""), content: str = LABEL, files: Mapping[str, str] | None = None, tiny: Tiny = WRONG
) -> Submission:
    """A package whose extension imports the tiny taxonomy, with one change to its schema."""
    assert change[0] in SCHEMA
    schema = SCHEMA.replace(*change, 1) if change[0] else SCHEMA
    texts = {
        "META-INF/reportPackage.json": '{"documentInfo": {"documentType": "https://xbrl.org/report-package/2023/xbri"}}',
        "reports/own.xhtml": _packages.page(tiny).replace(
            'href="http://tiny.example/taxonomy/tiny.xsd"', 'href="own.xsd"'
        ),
        "reports/own.xsd": schema.replace("ROLES", ""),
        "reports/own.xml": LINKBASE.replace("LINK", content),
        **(files or {}),
    }
    content_ = _packages.zipped({f"own/{path}": text.encode() for path, text in texts.items()})
    return _filed.submission("own.xbri", SubmissionKind.REPORT_PACKAGE, content_)


@pytest.fixture(scope="module")
def taxonomy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packages") / "tiny-taxonomy.zip"
    path.write_bytes(_filed.taxonomy())
    return path


@pytest.fixture(scope="module")
def warm(taxonomy: Path) -> Iterator[Warm]:
    """A warm engine that has loaded and validated the tiny taxonomy."""
    with Warm() as made:
        for _ in range(2):
            made.check(_filed.page(), _filed.profile(), [taxonomy])
        yield made


def both(warm: Warm, submission: Submission, taxonomy: Path) -> tuple[EngineCheck, EngineCheck]:
    return COLD.check(submission, _filed.profile(), [taxonomy]), warm.check(submission, _filed.profile(), [taxonomy])


def test_a_taxonomy_is_loaded_for_the_first_document_and_validated_for_the_second(taxonomy: Path) -> None:
    with Warm() as warm:
        runs = [warm.check(_filed.page(), _filed.profile(), [taxonomy]).run for _ in range(3)]
    assert [(run.warm, run.why, run.validated) for run in runs] == [
        (True, "", False),
        (True, "", True),
        (True, "", True),
    ]
    # The schema and its two linkbases, with the schemas of XBRL itself that these use.
    assert {run.documents for run in runs} == {runs[0].documents} and runs[0].documents > 3


ROLE = (
    '<link:roleType roleURI="http://tiny.example/role/balance" id="again"><link:definition>Again</link:definition>'
    "<link:usedOn>link:calculationLink</link:usedOn></link:roleType>"
)
IMPORT = '<xs:import namespace="http://tiny.example/taxonomy" schemaLocation="http://tiny.example/taxonomy/tiny.xsd"/>'
TAXONOMY_PACKAGE = _packages.taxonomy_files(Tiny(elements=_packages._ITEM.format(name="More")))
SHADOW = {
    "META-INF/taxonomyPackage.xml": _packages._taxonomy_metadata(_packages.TAXONOMY + "tiny.xsd"),
    "META-INF/catalog.xml": _packages.catalog(_packages.TAXONOMY, "../taxonomy/"),
    **TAXONOMY_PACKAGE,
}
# Its references are those of a report that has the taxonomy, but what it refers to with is a link for readers.
LINKING = _filed.submission(
    "tiny.xhtml",
    SubmissionKind.PAGE,
    _packages.page(Tiny()).replace("link:schemaRef xlink:type", "a xlink:type").encode(),
)


@pytest.mark.parametrize(
    ("submission", "why"),
    [
        (extended(tiny=Tiny()), ""),
        (extended(), ""),
        (extended(content=link("calculation", CALCULATION, "own.xsd#x_Own", f"{BASE}Cash", 'weight="1"')), ""),
        (extended(content=link("calculation", CALCULATION, f"{BASE}Cash", "own.xsd#x_Own", 'weight="0"')), ""),
        (extended(content=link("calculation", CALCULATION, f"{BASE}Cash", f"{BASE}Cash", 'weight="-1"')), ""),
        (
            extended(
                content=link(
                    "calculation",
                    CALCULATION,
                    f"{BASE}Assets",
                    f"{BASE}Receivables",
                    'weight="1" use="prohibited" priority="9"',
                )
            ),
            "",
        ),
        (
            extended(
                content=link(
                    "definition", f"{TABLE}dimension-default", f"{BASE}PlaceAxis", f"{BASE}NorthMember"
                )
            ),
            "",
        ),
        (extended(content=link("definition", f"{TABLE}domain-member", f"{BASE}Assets", f"{BASE}Assets")), ""),
        (extended(content=link("definition", f"{TABLE}hypercube-dimension", f"{BASE}Cash", f"{BASE}PlaceAxis")), ""),
        (extended(content=link("definition", f"{TABLE}all", "own.xsd#x_Own", f"{BASE}PlaceTable")), ""),
        (extended(("ROLES", ROLE)), "the submission declares a role of the taxonomy anew"),
        (
            extended(('targetNamespace="http://own.example/x"', 'targetNamespace="http://tiny.example/taxonomy"')),
            "a schema of the submission has a namespace of the taxonomy",
        ),
        (
            extended((IMPORT, IMPORT.replace("http://tiny.example/taxonomy\" ", "http://else.example/t\" "))),
            "a reference to the taxonomy is not as it was loaded",
        ),
        (
            extended((IMPORT, '<xs:include schemaLocation="http://tiny.example/taxonomy/tiny.xsd"/>')),
            "a reference to the taxonomy is not as it was loaded",
        ),
        (
            extended((IMPORT, '<xs:redefine schemaLocation="http://tiny.example/taxonomy/tiny.xsd"/>')),
            "a reference to the taxonomy is not as it was loaded",
        ),
        (extended(files=SHADOW), "the submission serves documents of the taxonomy itself"),
        (extended((IMPORT, "")), ""),
        (LINKING, "the report does not refer to all documents of the taxonomy"),
        (
            extended((IMPORT, IMPORT.replace("tiny.xsd", "none.xsd"))),
            "the taxonomy does not load without a word: IOerror",
        ),
    ],
)  # fmt: skip
def test_what_a_submission_does_to_the_taxonomy_is_told_as_by_the_cold_engine(
    warm: Warm, taxonomy: Path, submission: Submission, why: str
) -> None:
    cold, found = both(warm, submission, taxonomy)
    assert list(differences(cold, found)) == []
    assert (found.run.warm, found.run.why) == (not why, why)


@pytest.mark.parametrize(
    "submission",
    [_filed.page(), _filed.page(WRONG), _filed.instance(), _filed.pages(), _filed.packed(), _filed.packed(WRONG)],
    ids=["page", "wrong page", "instance", "pages", "package", "wrong package"],
)
def test_every_kind_of_submission_is_told_as_by_the_cold_engine(
    warm: Warm, taxonomy: Path, submission: Submission
) -> None:
    assert list(differences(*both(warm, submission, taxonomy))) == []


def test_a_difference_would_be_seen() -> None:
    sound, wrong = (COLD.check(_filed.packed(tiny), _filed.profile()) for tiny in (Tiny(), WRONG))
    found = list(differences(sound, wrong))
    assert found[0] == "+calc11e:inconsistentCalculationUsingRounding"
    assert {"sha256", "report"} < set(found)


@pytest.mark.parametrize("content", [_packages.package(), _packages.package(WRONG), b"no zip"])
def test_what_tieout_built_is_told_as_by_the_cold_engine(warm: Warm, content: bytes) -> None:
    name = _packages.NAME
    assert warm.run(content, name, [], viewer=True, oim=True) == COLD.run(content, name, [], viewer=True, oim=True)


@pytest.mark.parametrize(
    ("profile", "code"),
    [(_filed.profile(seconds=0), "engine.timed-out"), (_filed.profile(memory=1), "engine.out-of-memory")],
)
def test_a_document_that_takes_too_much_is_ended_alone(warm: Warm, taxonomy: Path, profile: Profile, code: str) -> None:
    found = warm.check(_filed.page(), profile, [taxonomy])
    assert code in {finding.code for finding in found.result.findings}
    assert engine.judge(found) is Verdict.NOT_RUN
    assert engine.judge(warm.check(_filed.page(), _filed.profile(), [taxonomy])) is Verdict.VALID


def test_an_engine_that_was_killed_is_that_document_s_finding_and_begins_again(taxonomy: Path) -> None:
    others = descendants(os.getpid(), "tieout.engine._warm")
    with Warm() as warm:
        warm.check(_filed.page(), _filed.profile(), [taxonomy])
        begun = [each for each in descendants(os.getpid(), "tieout.engine._warm") if each not in others]
        os.kill(begun[0], signal.SIGKILL)
        found = warm.check(_filed.page(), _filed.profile(), [taxonomy])
        assert [finding.code for finding in found.result.findings] == ["engine.worker-died"]
        assert engine.judge(warm.check(_filed.page(), _filed.profile(), [taxonomy])) is Verdict.VALID


def test_a_taxonomy_package_that_changed_is_loaded_anew(tmp_path: Path) -> None:
    path = tmp_path / "tiny-taxonomy.zip"
    path.write_bytes(_filed.taxonomy())
    with Warm() as warm:
        before = warm.check(_filed.page(), _filed.profile(), [path])
        path.write_bytes(_packages.taxonomy_package("tiny", "http://other.example/", {"other.xsd": "<a/>"}))
        after = warm.check(_filed.page(), _filed.profile(), [path])
    assert (engine.judge(before), engine.judge(after)) == (Verdict.VALID, Verdict.INVALID)


def test_a_forked_process_may_ask_and_its_answer_is_no_one_else_s(warm: Warm, taxonomy: Path) -> None:
    asking = os.fork()
    if not asking:
        signal.alarm(1)
        warm.check(_filed.page(WRONG), _filed.profile(), [taxonomy])
        os._exit(0)
    time.sleep(0.05)
    os.kill(asking, signal.SIGKILL)
    os.waitpid(asking, 0)
    found = warm.check(_filed.page(), _filed.profile(), [taxonomy])
    assert found.result.sha256 == _filed.page().sha256
    assert engine.judge(found) is Verdict.VALID


def test_all_processes_end_with_the_one_that_began_them(taxonomy: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from tests.engine import _filed; from tieout.engine import Warm;"
        "warm = Warm(); warm.check(_filed.page(), _filed.profile(), [Path(sys.argv[1])]);"
        "print('ready', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(taxonomy)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        begun = descendants(process.pid, "tieout.engine._warm")
        process.kill()
    assert len(begun) == 3
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{each}/stat").exists() for each in begun) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [each for each in begun if Path(f"/proc/{each}/stat").exists()] == []


def test_without_fork_a_document_is_examined_cold_and_the_result_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with Warm() as warm:
        found = warm.check(_filed.packed(), _filed.profile())
    assert (found.run.warm, found.run.why) == (False, "this system has no fork")
    assert engine.judge(found) is Verdict.VALID


def descendants(process: int, named: str) -> list[int]:
    """All processes below one whose command line names a module, the uppermost first."""
    found = []
    for child in map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()):
        if named.encode() in Path(f"/proc/{child}/cmdline").read_bytes():
            found.append(child)
        found += descendants(child, named)
    return found
