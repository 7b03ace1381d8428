"""What anyone filed, through the engine in a process of its own: verdicts, causes, and what the worker can't break."""

import io
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

import pytest

from tests.engine import _filed, _packages
from tests.engine._packages import SOUND, Row, Tiny
from tieout import engine
from tieout.diagnostics import Severity
from tieout.engine import EngineCheck, _check
from tieout.engine._filed import _members
from tieout.model import Ran, Verdict
from tieout.model.submission import Submission, SubmissionKind

WRONG_TOTAL = Tiny(rows=(Row("f-1", "Assets", "1,400"), *SOUND[1:]))
UNKNOWN = '<xs:import namespace="http://other.example/t" schemaLocation="http://other.example/taxonomy/other.xsd"/>'
KNOWN = (
    '<xs:import namespace="http://xbrl.ifrs.org/taxonomy/2019-03-27/ifrs-full"'
    ' schemaLocation="http://xbrl.ifrs.org/taxonomy/2019-03-27/full_ifrs/full_ifrs-cor_2019-03-27.xsd"/>'
)


def check(submission: Submission, *packages: Path, name: str = "ifrs", **limits: int) -> EngineCheck:
    return engine.check(submission, _filed.profile(name, **limits), packages)


def states(result: EngineCheck) -> Mapping[str, Ran]:
    return {each.name: each.state for each in result.result.rule_sets}


def errors(result: EngineCheck) -> list[str]:
    return [finding.code for finding in result.result.findings if finding.severity is Severity.ERROR]


@pytest.fixture(scope="module")
def taxonomy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packages") / "tiny-taxonomy.zip"
    path.write_bytes(_filed.taxonomy())
    return path


@pytest.fixture(scope="module")
def sound() -> EngineCheck:
    return check(_filed.packed())


def test_a_sound_package_is_valid_with_every_rule_set(sound: EngineCheck) -> None:
    assert engine.judge(sound) is Verdict.VALID
    assert sound.result.findings == ()
    assert sound.required == _filed.profile().engine.rule_sets
    assert states(sound) == dict.fromkeys(sound.required, Ran.RAN)
    assert sound.result.sha256 == _filed.packed().sha256


def test_a_finding_of_other_rules_makes_it_invalid(sound: EngineCheck) -> None:
    wrong = check(_filed.packed(WRONG_TOTAL)).result.findings
    assert engine.judge(sound, wrong) is Verdict.INVALID


def test_the_engine_and_the_build_say_the_same_of_one_package() -> None:
    """Each message once, with its own code, level, text and references."""
    filed = check(_filed.packed(WRONG_TOTAL))
    (finding,) = filed.result.findings
    (built,) = engine.run(_packages.package(WRONG_TOTAL), _packages.NAME, [], viewer=False, oim=False).result.findings
    assert (finding.code, finding.severity, finding.message, finding.facts) == (
        built.code,
        built.severity,
        built.message,
        built.facts,
    )
    assert finding.code == "calc11e:inconsistentCalculationUsingRounding"
    assert finding.source is not None
    assert finding.source.level == "INCONSISTENCY"
    page = "tiny/reports/tiny.xhtml"
    assert [reference[:2] for reference in finding.source.references] == [(page, "f-1"), (page, "f-2"), (page, "f-3")]
    assert all(line > 0 for _, _, line in finding.source.references)
    assert engine.judge(filed) is Verdict.INVALID


@pytest.mark.parametrize("make", [_filed.page, _filed.pages, _filed.instance])
def test_pages_and_instances_are_loaded_as_they_are(make: Callable[[], Submission], taxonomy: Path) -> None:
    submission = make()
    result = check(submission, taxonomy)
    assert errors(result) == []
    assert engine.judge(result) is Verdict.VALID
    assert result.report is not None
    assert len(result.report.facts) == (1 if submission.kind is SubmissionKind.INSTANCE else 3)


def test_a_taxonomy_that_is_known_and_not_here_is_our_cause() -> None:
    result = check(_filed.packed(Tiny(imports=KNOWN, rows=WRONG_TOTAL.rows)))
    assert engine.judge(result) is Verdict.NOT_RUN
    assert "engine.taxonomy-incomplete" in errors(result)
    assert "1 document(s) of known taxonomies are not here" in " ".join(engine.not_run(result))
    assert "calc11e:inconsistentCalculationUsingRounding" in errors(result), "what was found is still told"


def test_a_document_nobody_knows_is_the_submission_s_fault() -> None:
    result = check(_filed.packed(Tiny(imports=UNKNOWN)))
    assert engine.judge(result) is Verdict.INVALID
    assert engine.not_run(result) == ()
    assert "engine.reference-broken" in errors(result)
    assert states(result)["XBRL 2.1"] is Ran.NOT_RUN


def test_a_submission_can_t_bring_its_own_copy_of_a_publisher_s_taxonomy() -> None:
    url = "http://xbrl.ifrs.org/taxonomy/2025-03-27/"
    schema = '<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://xbrl.ifrs.org/own"/>'
    catalogue = _packages.catalog(_packages.TAXONOMY, "../taxonomy/").replace(
        "<rewriteURI", f'<rewriteURI uriStartString="{url}" rewritePrefix="../copy/"/><rewriteURI', 1
    )
    files = {"tiny/META-INF/catalog.xml": catalogue.encode(), "tiny/copy/own.xsd": schema.encode()}
    imports = f'<xs:import namespace="http://xbrl.ifrs.org/own" schemaLocation="{url}own.xsd"/>'
    result = check(_filed.packed(Tiny(imports=imports, replaced=files)))
    assert errors(result) == ["engine.taxonomy-overridden"]
    assert engine.judge(result) is Verdict.INVALID


def test_a_page_that_the_engine_passes_over_is_told() -> None:
    """Its facts would be missed without a word."""
    stray = {"tiny/other.xhtml": _packages.page(Tiny()).encode(), "tiny/notes.html": b"<html>no facts</html>"}
    result = check(_filed.packed(Tiny(replaced=stray)))
    assert errors(result) == ["engine.page-not-loaded"]
    assert str(result.result.findings[0].place) == "tiny/other.xhtml"
    assert engine.judge(result) is Verdict.INVALID


def test_a_damaged_page_does_not_hide_the_one_after_it() -> None:
    buffer = io.BytesIO(_filed.packed().content)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("tiny/a.xhtml", "<html>to be broken</html>")
        archive.writestr("tiny/b.xhtml", _packages.page(Tiny()))
    content = buffer.getvalue()
    assert content.count(b"to be broken") == 1
    broken = _filed.submission(
        _packages.NAME, SubmissionKind.REPORT_PACKAGE, content.replace(b"be broken", b"be BROKEN")
    )
    places = [str(each.place) for each in check(broken).result.findings if each.code == "engine.page-not-loaded"]
    assert places == ["tiny/b.xhtml"]


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (_packages.zipped({"a/b.xhtml": b"x", "c.xsd": b"y"}), ["a/b.xhtml", "c.xsd"]),
        (_packages.zipped({"../b.xhtml": b"x"}), None),
        (b"no archive", None),
    ],
)
def test_a_worker_reads_archives_as_intake_does(content: bytes, names: list[str] | None, tmp_path: Path) -> None:
    file = tmp_path / "filed.zip"
    file.write_bytes(content)
    archive = _members.archive(file)
    assert (archive and [entry.name for entry in archive.entries]) == names
    assert _members.archive(tmp_path / "gone.zip") is None


def test_that_nothing_was_loaded_is_told_as_the_command_line_does(taxonomy: Path) -> None:
    """It wants an entry point only where no package is given; tieout tells of it in both cases."""
    nothing = _filed.submission("empty.zip", SubmissionKind.ZIP, _packages.zipped({"a.txt": b"no report"}))
    alone, given = check(nothing), check(nothing, taxonomy)
    assert errors(alone) == ["engine.no-facts", "error"]
    assert errors(given) == ["engine.no-facts"]
    assert (engine.judge(alone), engine.judge(given)) == (Verdict.INVALID, Verdict.INVALID)


def test_what_is_no_report_is_invalid(taxonomy: Path) -> None:
    result = check(_filed.submission("empty.xhtml", SubmissionKind.PAGE, b"<html"), taxonomy)
    assert engine.judge(result) is Verdict.INVALID
    assert "engine.no-facts" in errors(result)
    assert result.report is None


def test_a_regime_without_its_packages_is_not_run(taxonomy: Path) -> None:
    result = check(_filed.packed(), taxonomy, name="esef-2022")
    assert engine.judge(result) is Verdict.NOT_RUN
    assert errors(result).count("engine.taxonomy-package-missing") == 3


def test_a_package_that_is_none_is_not_run(tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"no zip")
    result = check(_filed.packed(), broken)
    assert engine.judge(result) is Verdict.NOT_RUN
    assert errors(result) == ["engine.taxonomy-package-not-loaded"]


def test_the_plugin_without_its_extra_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine itself says that it activated the plugin, and ends as if all were well."""
    (tmp_path / "tinycss2.py").write_text("raise ImportError('not installed')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    result = check(_filed.packed(), name="esef-2022")
    assert engine.judge(result) is Verdict.NOT_RUN
    assert {"engine.plugin-missing", "engine.disclosure-system-missing"} <= set(errors(result))
    assert states(result)["ESEF (plugin)"] is states(result)["Disclosure system"] is Ran.NOT_RUN
    plugin = next(each for each in result.result.rule_sets if each.name == "ESEF (plugin)")
    assert plugin.is_ours


@pytest.mark.parametrize(
    ("seconds", "memory", "code"), [(0, 4096, "engine.timed-out"), (60, 120, "engine.out-of-memory")]
)
def test_a_limit_of_the_machine_is_not_run(seconds: int, memory: int, code: str) -> None:
    result = check(_filed.packed(), seconds=seconds, memory=memory)
    assert engine.judge(result) is Verdict.NOT_RUN
    assert code in errors(result)
    assert Ran.RAN not in states(result).values()


def test_a_worker_that_dies_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lxml.py").write_text("import os; os._exit(9)", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    result = check(_filed.packed())
    assert errors(result) == ["engine.worker-died"]
    assert engine.judge(result) is Verdict.NOT_RUN
    assert set(states(result).values()) == {Ran.CRASHED}


def test_an_answer_with_anything_but_values_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker has read what a stranger wrote; its answer may not run code in the one who asked."""
    code = b"cos\nsystem\n(S'false'\ntR."
    monkeypatch.setattr("tieout.engine._check._work", lambda folder, limits: _leave(folder, code))
    result = check(_filed.packed())
    assert errors(result) == ["engine.worker-died"]


def _leave(folder: Path, answer: bytes) -> int:
    (folder / "answer").write_bytes(answer)
    return 0


def test_the_worker_s_process_is_ended_with_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the one who waits is interrupted."""
    begun: list[subprocess.Popen[bytes]] = []

    class Interrupted(subprocess.Popen[bytes]):
        def wait(self, timeout: float | None = None) -> int:
            if timeout is not None:
                begun.append(self)
                self.interrupt()
            return super().wait(timeout)

        def interrupt(self) -> NoReturn:
            raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        check(_filed.packed())
    assert begun[0].returncode == -9


def test_nothing_is_left_behind_and_nothing_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    check(_filed.packed(WRONG_TOTAL))
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_the_folder_of_the_machine_makes_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Arelle takes a path with `.zip` in it for an archive; the submission's own name stays."""
    results = []
    for name in ("plain", "with blanks", "taken for an archive.zip"):
        folder = tmp_path / name
        folder.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        monkeypatch.chdir(folder)
        results.append(check(_filed.packed(WRONG_TOTAL)))
    assert results[0] == results[1] == results[2]
    assert str(tmp_path) not in repr(results)


def test_a_name_that_parts_names_for_arelle_is_kept(tmp_path: Path) -> None:
    """On its command line `|` stands between two files."""
    result = check(_filed.packed(name="a|b.xbri"))
    assert engine.judge(result) is Verdict.VALID
    assert result.report is not None
    assert result.report.name == "a|b.xbri"


def test_the_facts_have_all_their_aspects() -> None:
    row = Row("f-4", "Assets", "7", "north")
    result = check(_filed.packed(Tiny(rows=(*SOUND, row))))
    assert result.report is not None
    facts = {fact.id: fact for fact in result.report.facts}
    first = facts["f-1"]
    assert (str(first.concept), first.value, first.text, first.decimals) == ("tiny:Assets", Decimal(1300), "1,300", 0)
    assert (str(first.period), str(first.unit)) == ("2024-12-31", "EUR")
    assert (first.scheme, first.identifier) == ("http://tiny.example/entity", "tiny")
    assert (first.table, first.row, first.label, first.hidden) == ("table 1", 1, "Assets", False)
    assert (first.scale, first.sign, first.format) == (0, "", "ixt:num-dot-decimal")
    assert str(first.place) == "tiny/reports/tiny.xhtml#f-1"
    assert [(str(axis), str(member)) for axis, member in facts["f-4"].dimensions] == [
        ("tiny:PlaceAxis", "tiny:NorthMember")
    ]
    arcs = [(str(arc.source), str(arc.target), str(arc.weight)) for arc in result.report.calculation]
    assert arcs == [("tiny:Assets", "tiny:Cash", "1"), ("tiny:Assets", "tiny:Receivables", "1")]


def test_an_instance_has_its_facts_too(taxonomy: Path) -> None:
    report = check(_filed.instance(), taxonomy).report
    assert report is not None
    (fact,) = report.facts
    assert (fact.value, fact.decimals, fact.text, fact.table) == (Decimal(-1000), -3, "-1000", "")
    concept = report.concepts[fact.concept]
    assert (concept.base_type, concept.period_type, concept.balance) == ("monetaryItemType", "instant", "debit")
    assert not concept.is_extension
    assert report.documents == (_packages.TAXONOMY + "tiny.xsd",)


def test_only_one_process_knows_the_command_line() -> None:
    """The one who checks imports nothing of Arelle's command line: it is the worker's."""
    code = "import tieout.engine, sys; print('arelle.CntlrCmdLine' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_no_worker_outlives_the_one_who_asked(tmp_path: Path) -> None:
    code = (
        "import os, subprocess, sys; from tieout.engine import _check; from pathlib import Path; f = Path(sys.argv[1]);"
        "p = subprocess.Popen([sys.executable, '-c', 'import os, sys, time; from tieout.engine._filed._bounds import"
        " die_with; die_with(int(sys.argv[1])); print(os.getpid(), flush=True); time.sleep(60)', str(os.getpid())],"
        " stdout=subprocess.PIPE); print(p.stdout.readline().decode().strip(), flush=True); os._exit(0)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    worker = Path("/proc", done.stdout.strip())
    deadline = time.monotonic() + 10
    while worker.exists() and "zombie" not in (worker / "status").read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert time.monotonic() < deadline


def test_a_fault_of_the_extension_stands_at_its_file_in_the_package() -> None:
    """The engine names it by the URL under which the package's catalogue serves it."""
    odd = (
        '<xs:element name="Odd" id="Odd" type="xbrli:monetaryItemType" nillable="true" substitutionGroup="xbrli:item"'
        ' xbrli:periodType="sometimes"/>'
    )
    (finding,) = check(_filed.packed(Tiny(elements=odd))).result.findings
    assert finding.code == "xbrl.5.1.1.1:itemPeriodType"
    assert str(finding.place) == "tiny/taxonomy/tiny.xsd#Odd"


MANY_KINDS = """<table>
<tr><td>Loss</td><td>(<ix:nonFraction id="n" name="tiny:Cash" contextRef="c" unitRef="u" decimals="-3" scale="3" sign="-"
 format="ixt:num-dot-decimal">1,250.5</ix:nonFraction>)</td></tr>
<tr><td>Exact</td><td><ix:nonFraction id="x" name="tiny:Receivables" contextRef="c" unitRef="u" decimals="INF"
 format="ixt:fixed-zero">—</ix:nonFraction></td></tr>
<tr><td>None</td><td><ix:nonFraction id="z" name="tiny:Assets" contextRef="c" unitRef="u" xsi:nil="true"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"></ix:nonFraction></td></tr></table>
<p><ix:nonNumeric id="t" name="tiny:Policy" contextRef="c" continuedAt="more">We measure <b>cash</b></ix:nonNumeric>
and <ix:continuation id="more">at   its amount.</ix:continuation></p>"""
HIDDEN = (
    '<ix:hidden><ix:nonNumeric id="h" name="tiny:Policy" contextRef="c" xml:lang="de">Still</ix:nonNumeric></ix:hidden>'
)


def test_scale_sign_nil_texts_that_go_on_and_hidden_facts() -> None:
    policy = (
        '<xs:element name="Policy" id="tiny_Policy" type="xbrli:stringItemType" substitutionGroup="xbrli:item"'
        ' nillable="true" xbrli:periodType="instant"/>'
    )
    page = _packages.page(Tiny()).replace("<ix:references>", HIDDEN + "<ix:references>", 1)
    start, end = page.index("<table>"), page.index("</table>") + len("</table>")
    page = page[:start] + MANY_KINDS + page[end:]
    tiny = Tiny(elements=policy, replaced={"tiny/reports/tiny.xhtml": page.encode()})
    report = check(_filed.packed(tiny)).report
    assert report is not None
    facts = {fact.id: fact for fact in report.facts}
    loss = facts["n"]
    # 1,250.5 thousand, negative
    assert (loss.value, loss.text, loss.scale, loss.sign, loss.decimals) == (Decimal(-1250500), "1,250.5", 3, "-", -3)
    assert (loss.label, loss.row) == ("Loss", 1)
    exact = facts["x"]
    assert (exact.value, exact.text, exact.is_exact, exact.decimals) == (Decimal(0), "—", True, None)
    assert (facts["z"].is_nil, facts["z"].value, facts["z"].is_numeric) == (True, None, True)
    text = facts["t"]
    assert (text.text, text.is_numeric, text.language) == ("We measure cash at its amount.", False, "en")
    assert (text.hidden, text.table, text.label) == (False, "", "")
    assert (facts["h"].hidden, facts["h"].language, facts["h"].text) == (True, "de", "Still")


def test_what_a_page_shows_lies_beside_it_and_nothing_leads_out(tmp_path: Path) -> None:
    page = _filed.page()
    files = (("images/a.png", b"png"), ("../out.png", b"x"), ("/tmp/tieout-out.png", b"x"))
    filed = replace(page, companions=files)
    request = _check.request(tmp_path, filed, _filed.profile(), (), _filed.profile().limits)
    there = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert there == ["filed/images/a.png", "filed/tiny.xhtml"]
    assert request.file == tmp_path / "filed" / "tiny.xhtml"
    assert not Path("/tmp/tieout-out.png").exists()
