"""Submissions checked one by one: looked through, held against their regime by the engine and by rules of our own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tieout import __version__, engine, rules, store
from tieout.archive import Bounds
from tieout.diagnostics import FileAt, Finding, Severity
from tieout.diagnostics import codes_check as codes
from tieout.engine import COLD, Engine, EngineCheck
from tieout.model import CheckedSubmission, CheckRun, FiledReport, Ran, RuleSet, Submission, SubmissionKind, Verdict
from tieout.package.intake import Intake, inspect
from tieout.profiles import PROFILES, Profile
from tieout.regulator import _policy
from tieout.regulator._choice import DEFAULT, choose, imported, named
from tieout.regulator._policy import Policy
from tieout.regulator._shelf import Shelf
from tieout.store.submissions import HandedIn, handed_in
from tieout.yaml_source import or_nearest

CLEAN, FINDINGS, UNREADABLE, NOT_RUN = 0, 1, 2, 3
OWN_RULES = "tieout's own rules"
COMPARATIVES = "Comparatives against the filing before"

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What to check and how.

    ``profile`` is empty to let each submission's taxonomy decide; ``packages`` are taxonomy packages or folders of
    them, before those that are installed; ``prior`` is the filing before, for comparatives.
    """

    paths: tuple[Path, ...]
    profile: str = ""
    packages: tuple[Path, ...] = ()
    policy: Path | None = None
    prior: Path | None = None
    fail_on: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The exit code, the submissions, and findings about paths or the policy that can't be read."""

    exit_code: int
    run: CheckRun
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What all submissions of a run share: the options, the policy as read, packages and catalogues, the engine."""

    options: CheckOptions
    policy: Policy | None
    shelf: Shelf
    engine: Engine


def check(options: CheckOptions, progress: Progress = lambda _: None, with_engine: Engine = COLD) -> CheckResult:
    """Check every submission at the paths given.

    Exit codes: 3 where a submission could not be judged for a cause on our side, 1 for one that is invalid, refused or
    has a finding at ``fail_on``, 2 where the profile, the policy or a path can't be used, 0 else. With an unusable
    profile or policy nothing is checked.
    """
    desk, findings = open_desk(options, with_engine)
    if desk is None:
        return CheckResult(UNREADABLE, CheckRun(__version__, ()), findings)
    found = [each for path in options.paths for each in read(path)]
    unreadable = tuple(each for each in found if isinstance(each, Finding))
    given = [each for each in found if isinstance(each, HandedIn)]
    prior, told = _prior(desk, progress)
    checked = []
    for number, each in enumerate(given, 1):
        progress(f"checking {each.name} ({number} of {len(given)})")
        checked.append(examine(each, desk, prior, told))
    run = CheckRun(__version__, tuple(checked))
    told_of = (*findings, *desk.shelf.findings, *unreadable)
    return CheckResult(_exit_code(run, unreadable, options.fail_on), run, told_of)


def open_desk(options: CheckOptions, with_engine: Engine = COLD) -> tuple[Desk | None, tuple[Finding, ...]]:
    """Policy, packages and catalogues; None where profile or policy can't be used."""
    names = [profile.name for profile in PROFILES]
    if options.profile and options.profile not in names:
        near = or_nearest(options.profile, names)
        return None, (codes.UNKNOWN_PROFILE.at(None, name=options.profile, nearest=near, known=", ".join(names)),)
    policy, findings = _read_policy(options.policy)
    if any(finding.fatal for finding in findings):
        return None, findings
    return Desk(options, policy, Shelf(options.packages), with_engine), findings


def _read_policy(path: Path | None) -> tuple[Policy | None, tuple[Finding, ...]]:
    if path is None:
        return None, ()
    text, findings = store.read_text(path, path.name)
    return _policy.parse(text.text, text.name) if text else (None, findings)


def read(path: Path) -> Iterator[HandedIn | Finding]:
    """The submissions at a path, within the widest bounds of all profiles; a finding where it can't be read."""
    bounds = widest()
    return handed_in(path, bounds.size, bounds.entries)


def examine(
    given: HandedIn, desk: Desk, prior: FiledReport | None = None, prior_findings: tuple[Finding, ...] = ()
) -> CheckedSubmission:
    """One submission through all steps; ``prior`` is the report of the filing before, for comparatives."""
    # Without a profile asked for, the submission is looked through first; again only where the profile is narrower.
    seen = None if desk.options.profile else inspect(given.name, given.content, widest())
    profile, reason, told = _profile(seen, desk.options.profile)
    bounds = _bounds(profile)
    intake = seen if seen and bounds == widest() else inspect(given.name, given.content, bounds)
    if intake.refused:
        return _ruled(_refused(intake, profile, reason), desk.policy)
    submission = replace(intake.submission, companions=given.companions)
    result = desk.engine.check(submission, profile, desk.shelf.packages(profile))
    own, own_set = _own_rules(submission, result.report, profile, desk.shelf, prior)
    findings = (*told, *intake.findings, *prior_findings, *own)
    sets = (*result.result.rule_sets, own_set, *_comparatives(desk, prior))
    verdict = _verdict(result, findings, sets)
    checked = CheckedSubmission(
        submission=intake.submission,
        profile=profile.name,
        profile_reason=reason,
        verdict=verdict,
        rule_sets=sets,
        components=result.result.components,
        findings=(*findings, *result.result.findings),
        report=result.report,
    )
    return _ruled(checked, desk.policy)


def _profile(seen: Intake | None, asked: str) -> tuple[Profile, str, tuple[Finding, ...]]:
    """The profile asked for, or the one that the taxonomy of the submission as ``seen`` says."""
    if seen is None:
        return named(asked), "as asked for", ()
    if seen.refused:
        return named(DEFAULT), "it was refused before its taxonomy was looked for", ()
    return choose(seen.submission, widest())


def _own_rules(
    submission: Submission,
    report: FiledReport | None,
    profile: Profile,
    shelf: Shelf,
    prior: FiledReport | None,
) -> tuple[tuple[Finding, ...], RuleSet]:
    """The findings of our own rules, and whether they ran; without a report only the taxonomy can be looked at."""
    named = sorted(imported(submission, _bounds(profile)))
    if report is None:
        plain = submission.kind is SubmissionKind.PAGE and profile.engine.page_rule_sets
        found = () if plain else rules.accepted(submission.name, named, profile)
        return tuple(found), RuleSet(OWN_RULES, Ran.NOT_RUN, "no report was loaded")
    # What the submission refers to counts, also where it could not be loaded.
    whole = replace(report, documents=tuple(dict.fromkeys((*report.documents, *named))))
    try:
        findings = (*rules.regime(whole, profile), *rules.check(report, shelf.catalogue(report), prior))
    except Exception as error:  # the boundary of a submission's job: a fault of ours must not end the others'
        why = f"{type(error).__name__}: {error}"
        crashed = codes.RULES_CRASHED.at(FileAt(report.name), why=why)
        return (crashed,), RuleSet(OWN_RULES, Ran.CRASHED, why, is_ours=True)
    return findings, RuleSet(OWN_RULES, Ran.RAN, f"{len(rules.RULES)} rules")


def _comparatives(desk: Desk, prior: FiledReport | None) -> Iterator[RuleSet]:
    if desk.options.prior is not None:
        state = Ran.RAN if prior else Ran.NOT_RUN
        yield RuleSet(COMPARATIVES, state, "" if prior else "the filing before could not be loaded", is_ours=not prior)


def _verdict(result: EngineCheck, findings: tuple[Finding, ...], sets: tuple[RuleSet, ...]) -> Verdict:
    """The engine's verdict with our findings; NOT RUN where anything of ours did not run."""
    if any(each.is_ours and each.state is not Ran.RAN for each in sets if each.name in {OWN_RULES, COMPARATIVES}):
        return Verdict.NOT_RUN
    return engine.judge(result, findings)


def _refused(intake: Intake, profile: Profile, reason: str) -> CheckedSubmission:
    """The result for what no engine may open."""
    names = (*profile.engine.rule_sets, OWN_RULES)
    sets = tuple(RuleSet(name, Ran.NOT_RUN, "the submission was refused") for name in names)
    return CheckedSubmission(
        intake.submission, profile.name, reason, Verdict.REFUSED, sets, engine.programs(), intake.findings
    )


def _ruled(checked: CheckedSubmission, policy: Policy | None) -> CheckedSubmission:
    """With the policy's outcome beside the verdict."""
    if policy is None:
        return checked
    return replace(checked, ruling=policy.ruling(checked.profile, checked.verdict, checked.findings))


def _prior(desk: Desk, progress: Progress) -> tuple[FiledReport | None, tuple[Finding, ...]]:
    """The report of the filing before; a finding where it can't be used."""
    path = desk.options.prior
    if path is None:
        return None, ()
    progress(f"loading {path.name}")
    bounds = widest()
    given = next(iter(read(path)))
    if isinstance(given, Finding):
        return None, (codes.PRIOR_UNUSABLE.at(FileAt(path.name), file=path.name, why=given.message),)
    intake = inspect(given.name, given.content, bounds)
    if intake.refused:
        return None, (codes.PRIOR_UNUSABLE.at(FileAt(path.name), file=path.name, why="it is unsafe to open"),)
    profile, _, _ = choose(intake.submission, bounds)
    report = desk.engine.check(intake.submission, profile, desk.shelf.packages(profile)).report
    if report is None or not report.facts:
        return None, (codes.PRIOR_UNUSABLE.at(FileAt(path.name), file=path.name, why="no fact of it was loaded"),)
    return report, ()


def _bounds(profile: Profile) -> Bounds:
    """The bounds of intake that a profile's limits set."""
    limits = profile.limits
    return Bounds(size=limits.size, entries=limits.files, entry=limits.unpacked, whole=limits.unpacked)


def widest() -> Bounds:
    """The widest bounds of all profiles: for reading a file before its profile is known."""
    every = [_bounds(profile) for profile in PROFILES]
    return Bounds(
        size=max(each.size for each in every),
        entries=max(each.entries for each in every),
        entry=max(each.entry for each in every),
        whole=max(each.whole for each in every),
    )


def _exit_code(run: CheckRun, unreadable: tuple[Finding, ...], fail_on: Severity) -> int:
    """The worst of all submissions: 3 over 2 over 1."""
    verdicts = {each.verdict for each in run.submissions}
    if Verdict.NOT_RUN in verdicts:
        return NOT_RUN
    if unreadable:
        return UNREADABLE
    failing = any(finding.severity >= fail_on for each in run.submissions for finding in each.findings)
    return FINDINGS if failing or verdicts & {Verdict.INVALID, Verdict.REFUSED} else CLEAN


__all__ = [
    "COMPARATIVES",
    "OWN_RULES",
    "CheckOptions",
    "CheckResult",
    "Desk",
    "check",
    "examine",
    "open_desk",
    "read",
    "widest",
]
