"""The regulator's desk as a whole: from a path to a verdict, with exit codes that can be relied on."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine._packages import NAME, Tiny, package
from tieout import engine, regulator, rules
from tieout.engine import EngineCheck
from tieout.model import CheckedSubmission, FiledReport, Ran, RuleSet, Submission, ValidationResult, Verdict
from tieout.profiles import Profile
from tieout.regulator import CheckOptions, CheckResult


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filed") / NAME
    path.write_bytes(package(Tiny()))
    return path


@pytest.fixture(scope="module")
def checked(sound: Path) -> CheckResult:
    return regulator.check(CheckOptions((sound,)))


def only(result: CheckResult) -> CheckedSubmission:
    (submission,) = result.run.submissions
    return submission


def codes(result: CheckResult) -> set[str]:
    return {finding.code for each in result.run.submissions for finding in each.findings}


def test_a_sound_package_of_no_known_taxonomy_is_plain_ifrs_with_a_finding(checked: CheckResult) -> None:
    found = only(checked)
    assert (found.profile, found.profile_reason) == ("ifrs", "it imports no taxonomy that a profile knows")
    assert "check.no-profile" in codes(checked)
    states = {rules.name: rules.state for rules in found.rule_sets}
    assert states["Report Package 1.0"] is states["tieout's own rules"] is Ran.RAN
    assert found.report is not None
    assert len(found.report.facts) == 3


def test_the_same_bytes_from_three_folders_give_the_same_findings(
    checked: CheckResult, sound: Path, tmp_path: Path
) -> None:
    for folder in ("a", "b.zip", "c d"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / NAME).write_bytes(sound.read_bytes())
        assert only(regulator.check(CheckOptions((tmp_path / folder / NAME,)))) == only(checked)


def test_an_unsafe_submission_is_refused_and_the_engine_not_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def started(*_: object) -> None:
        raise AssertionError("the engine was started")

    monkeypatch.setattr(engine.COLD, "check", started)
    (tmp_path / "a.xbri").write_bytes(b"no zip")
    result = regulator.check(CheckOptions((tmp_path / "a.xbri",)))
    assert (only(result).verdict, result.exit_code) == (Verdict.REFUSED, 1)
    assert codes(result) == {"intake.no-archive"}
    assert {each.state for each in only(result).rule_sets} == {Ran.NOT_RUN}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (CheckOptions((Path("missing.xbri"),)), "intake.unreadable"),
        (CheckOptions((Path("missing.xbri"),), profile="esef-2020"), "check.unknown-profile"),
        (CheckOptions((Path("missing.xbri"),), policy=Path("missing.yaml")), "store.unreadable"),
    ],
)
def test_what_can_t_be_used_ends_with_2(options: CheckOptions, code: str) -> None:
    result = regulator.check(options)
    assert (result.exit_code, [finding.code for finding in result.findings]) == (2, [code])


def faked(monkeypatch: pytest.MonkeyPatch, *sets: RuleSet, report: FiledReport | None = None) -> None:
    """An engine that says what the test wants."""

    def check(submission: Submission, profile: Profile, *_: object) -> EngineCheck:
        result = ValidationResult(submission.sha256, (), sets, (), ())
        return EngineCheck(result, report, tuple(each.name for each in sets))

    monkeypatch.setattr(engine.COLD, "check", check)


def test_what_our_side_kept_from_running_is_not_run_and_wins(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.xbri").write_bytes(b"no zip")
    faked(monkeypatch, RuleSet("ESEF (plugin)", Ran.NOT_RUN, "not installed", is_ours=True))
    result = regulator.check(CheckOptions((sound, tmp_path / "bad.xbri", Path("missing.xbri"))))
    assert [each.verdict for each in result.run.submissions] == [Verdict.NOT_RUN, Verdict.REFUSED]
    assert result.exit_code == 3


def test_a_fault_in_our_own_rules_is_told_and_never_valid(
    checked: CheckResult, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("of a rule")

    faked(monkeypatch, RuleSet("XBRL 2.1", Ran.RAN), report=only(checked).report)
    monkeypatch.setattr(rules, "check", fails)
    result = regulator.check(CheckOptions((sound,)))
    assert (only(result).verdict, result.exit_code) == (Verdict.NOT_RUN, 3)
    assert "check.rules-crashed" in codes(result)


def test_comparatives_are_compared_with_the_filing_before(
    checked: CheckResult, sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = only(checked).report
    assert report is not None
    faked(monkeypatch, RuleSet("XBRL 2.1", Ran.RAN), report=report)
    same = regulator.check(CheckOptions((sound,), prior=sound))
    assert "rules.prior-differs" not in codes(same)
    assert {each.name: each.state for each in only(same).rule_sets}["Comparatives against the filing before"] is Ran.RAN
    (tmp_path / "old.xbri").write_bytes(b"no zip")
    unusable = regulator.check(CheckOptions((sound,), prior=tmp_path / "old.xbri"))
    assert "check.prior-unusable" in codes(unusable)
    assert (only(unusable).verdict, unusable.exit_code) == (Verdict.NOT_RUN, 3)


def test_a_policy_stands_beside_the_verdict(
    checked: CheckResult, sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faked(monkeypatch, RuleSet("XBRL 2.1", Ran.RAN), report=only(checked).report)
    policy = tmp_path / "policy.yaml"
    policy.write_text("policy: p\nprofiles:\n  any:\n    codes: {check.no-profile: reject}\n", encoding="utf-8")
    ruled = regulator.check(CheckOptions((sound,), policy=policy))
    plain = regulator.check(CheckOptions((sound,)))
    ruling = only(ruled).ruling
    assert ruling is not None
    assert (ruling.policy, ruling.outcome.value) == ("p", "reject")
    assert replace(only(ruled), ruling=None) == only(plain)
    assert ruled.exit_code == plain.exit_code == 0


def test_warnings_fail_where_that_is_asked_for(
    checked: CheckResult, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tieout.diagnostics import Severity

    faked(monkeypatch, RuleSet("XBRL 2.1", Ran.RAN), report=only(checked).report)
    assert regulator.check(CheckOptions((sound,), fail_on=Severity.WARNING)).exit_code == 1
