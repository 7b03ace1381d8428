"""A dozen cases of the public ESEF 2021 suite, over its groups, and what happens where a part of the regime is missing."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from bench import command_line, conformance
from bench.conformance import Case, Outcome

from tests.engine import _filed
from tieout import engine
from tieout.diagnostics import EngineSource, Finding, Severity
from tieout.model import Ran, Verdict

ROOT = Path(__file__).parents[2]
# Over packages, pages, contexts, transformations, images, formulae, extensions, anchors, mandatory facts.
CHOSEN = (
    "G2-1-2/TC1_valid",
    "G2-1-2/TC2_invalid",
    "G2-2-3/TC3_invalid",
    "G2-4-1_1/TC3_invalid",
    "G2-5-1_1/TC3_invalid",
    "G2-7-1_1/TC2_invalid",
    "G3-4-2_1/TC2_invalid",
    "RTS_Annex_II_Par_2/TC2_invalid",
    "RTS_Annex_III_Par_3_G3-1-3/TC2_invalid",
    "RTS_Annex_IV_Par_9_Par_10_G1-4-1_G1-4-2_G3-3-1_G3-3-2/TC4_invalid",
    "G4-1-3_1/TC3_invalid",
    "G4-1-3_1/TC2_valid",
)
MISSED = [
    "G2-6-2/TC2_invalid",
    "G3-4-2_3/TC1_valid",
    "RTS_Annex_III_Par_3_G3-1-3/TC3_invalid",
    "RTS_Annex_III_Par_3_G3-1-3/TC5_invalid",
]
VALID = "G2-1-2/TC1_valid"


@pytest.fixture(scope="module")
def all_cases(shared: Path) -> Mapping[str, Case]:
    return {f"{case.group}/{case.name}": case for case in conformance.cases(shared)}


@pytest.mark.shared
@pytest.mark.parametrize("name", CHOSEN)
def test_a_case_comes_out_as_expected(name: str, all_cases: Mapping[str, Case], shared: Path) -> None:
    check = conformance.checked(all_cases[name], shared)
    outcome = conformance.outcome(all_cases[name], check)
    assert outcome.outcome == "reached", outcome
    assert outcome.verdict == ("valid" if all_cases[name].is_valid else outcome.verdict)
    group, _, case = name.partition("/")
    assert command_line.differences(_golden()[group, case], check.result.findings) == ()


def test_all_cases_stand_in_the_golden_file_of_the_command_line() -> None:
    outcomes = conformance.read(conformance.RESULTS.read_text(encoding="utf-8"))
    assert set(_golden()) == {(each.group, each.case) for each in outcomes}


def test_every_way_to_differ_from_the_command_line_is_told() -> None:
    rows = (
        ("g", "c", "0", "ERROR", "a", 3, 2),
        ("g", "c", "0", "WARNING", "b", 1, 1),
        ("g", "c", "0", "INFO", "", 1, 1),
    )
    same = [
        _message("a", "ERROR"),
        _message("a", "ERROR"),
        _message("b", "WARNING"),
        _message("engine.message", "INFO"),
    ]
    own = Finding("rules.of-our-own", Severity.ERROR, "no message of the engine")
    assert command_line.differences(rows, [*same, own]) == ()
    assert command_line.differences(rows, same[1:]) == ("error a: 2 by the command line, 1 by tieout",)
    assert command_line.differences(rows, [*same, _message("b", "WARNING")]) == (
        "warning b: 1 by the command line, 2 by tieout",
    )
    assert command_line.differences(rows, [*same[:2], _message("b", "ERROR"), same[3]]) == (
        "warning b: 1 by the command line, 0 by tieout",
        "error b: 0 by the command line, 1 by tieout",
    )
    silent = (("g", "c", "0", "", "", 0, 0),)
    assert command_line.differences(silent, []) == ()


def _golden() -> Mapping[command_line.Key, tuple[command_line.Row, ...]]:
    return command_line.read(command_line.GOLDEN.read_text(encoding="utf-8"))


def _message(code: str, level: str) -> Finding:
    return Finding(code, Severity[level], "text", source=EngineSource(level))


@pytest.mark.shared
@pytest.mark.parametrize("missing", ["esef-2021", "ifrs-2021", "lei"])
def test_a_valid_case_without_a_package_is_not_run(missing: str, all_cases: Mapping[str, Case], shared: Path) -> None:
    packages = [path for path in (shared / "taxonomies").glob("*.zip") if not path.name.startswith(missing)]
    check = engine.check(conformance.submission(all_cases[VALID], shared), _filed.profile("esef-2021"), packages)
    assert engine.judge(check) is Verdict.NOT_RUN
    assert "engine.taxonomy-package-missing" in {finding.code for finding in check.result.findings}


@pytest.mark.shared
def test_a_valid_case_without_the_extra_is_not_run(
    all_cases: Mapping[str, Case], shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything else runs and finds nothing: only the missing plugin tells."""
    (tmp_path / "tinycss2.py").write_text("raise ImportError('not installed')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    submission = conformance.submission(all_cases[VALID], shared)
    check = engine.check(submission, _filed.profile("esef-2021"), [shared / "taxonomies"])
    assert engine.judge(check) is Verdict.NOT_RUN
    gone = {each.name for each in check.result.rule_sets if each.state is not Ran.RAN}
    assert gone == {"Disclosure system", "ESEF (plugin)"}


@pytest.mark.shared
def test_the_name_it_was_filed_with_counts(all_cases: Mapping[str, Case], shared: Path) -> None:
    filed = conformance.submission(all_cases[VALID], shared)
    renamed = _filed.submission("other.zip", filed.kind, filed.content)
    check = engine.check(renamed, _filed.profile("esef-2021"), [shared / "taxonomies"])
    codes = {finding.code for finding in check.result.findings}
    assert "ESEF.2.6.1.reportIncorrectlyPlacedInPackage" in codes
    assert engine.judge(check) is Verdict.INVALID


def stored() -> tuple[Outcome, ...]:
    return conformance.read((ROOT / "bench/results/esef-2021.csv").read_text(encoding="utf-8"))


def test_the_stored_results_are_of_the_whole_suite_and_only_what_the_engine_misses_is_missed() -> None:
    """Arelle's command line misses the same four; in one of them a finding of ours tells what the engine passes over."""
    results = stored()
    assert len(results) == 213
    missed = {f"{each.group}/{each.case}": each for each in results if each.outcome == "missed"}
    assert list(missed) == MISSED
    stray = missed["G2-6-2/TC2_invalid"]
    assert (stray.verdict, "engine.page-not-loaded" in stray.errors) == ("invalid", True)
    assert {each.group for each in results if each.outcome == "not run"} == {"G3-1-2"}


def test_the_table_in_the_documentation_is_that_of_the_stored_results() -> None:
    page = (ROOT / "docs/conformance.md").read_text(encoding="utf-8")
    assert conformance.table(stored()) in page
