"""One job from its input to its stored result, in the process that was made for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tieout import pipeline, regulator
from tieout.batch import _decides, _record, _wire
from tieout.batch._places import built_name, put_bytes, result_name
from tieout.batch._results import Results
from tieout.batch._stages import Stages, Timed
from tieout.batch._supervise import Say
from tieout.batch._types import Failure, Job, Kind, Outcome, Settings, Status
from tieout.diagnostics import FileAt, Finding, Severity, codes_engine_check, codes_intake
from tieout.diagnostics import codes_batch as codes
from tieout.engine import Engine
from tieout.model import Verdict
from tieout.pipeline import BuildResult
from tieout.regulator import Desk
from tieout.store.outputs import RECEIPT
from tieout.store.submissions import HandedIn

_VERDICTS = {
    Verdict.VALID: Status.VALID,
    Verdict.INVALID: Status.INVALID,
    Verdict.REFUSED: Status.REFUSED,
    Verdict.NOT_RUN: Status.NOT_RUN,
}
# How the engine says that its own process did not come to an end.
_ENDED = {
    codes_engine_check.TIMED_OUT.name: Status.TIMED_OUT,
    codes_engine_check.OUT_OF_MEMORY.name: Status.OUT_OF_MEMORY,
    codes_engine_check.WORKER_DIED.name: Status.CRASHED,
}


@dataclass(frozen=True, slots=True)
class Bench:
    """What a job works with: a folder of its own, what fetches an input into it, the results, the desk, the engine.

    ``say`` tells the key as soon as it is known.
    """

    settings: Settings
    folder: Path
    fetch: Callable[[str, Path], Path]
    results: Results
    desk: Desk
    engine: Engine
    say: Say


def do(job: Job, bench: Bench) -> Outcome:
    """Do one job, unless its result stands there already; what the input holds never makes this raise."""
    stages = Stages()
    timed = replace(bench, engine=Timed(bench.engine, stages))
    done = _build(job, timed, stages) if job.kind is Kind.BUILD else _check(job, timed, stages)
    return replace(done, stages=tuple(stages.seconds.items()))


def _check(job: Job, bench: Bench, stages: Stages) -> Outcome:
    with stages.of("read"):
        given = _read(job, bench)
    if isinstance(given, Finding):
        return _unreadable(job, given)
    key = _decides.check_key(job, given)
    if found := _there(job, key, bench):
        return found
    before = bench.desk.shelf.findings
    with stages.of("check"):
        checked = regulator.examine(given, replace(bench.desk, engine=bench.engine))
    status = _status_of(_VERDICTS[checked.verdict], checked.findings)
    with stages.of("write"):
        put_bytes(bench.results, bench.folder, result_name(key), _record.packed(_record.checked_lines(checked, status)))
    stages.apart("check", "engine")
    told = (finding for finding in bench.desk.shelf.findings if finding not in before)
    return _outcome(job, key, status, checked.findings, [_said(finding) for finding in told])


def _read(job: Job, bench: Bench) -> HandedIn | Finding:
    """The submission; a finding about a copy is one about its source."""
    path = _fetched(job, bench)
    if isinstance(path, Finding):
        return path
    given = next(iter(regulator.read(path)))
    if isinstance(given, Finding):
        return replace(given, message=given.message.replace(path.as_posix(), job.source))
    return given


def _fetched(job: Job, bench: Bench) -> Path | Finding:
    try:
        return bench.fetch(job.source, bench.folder)
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        return codes_intake.UNREADABLE.at(FileAt(Path(job.source).name), file=job.source, why=why)


def _unreadable(job: Job, finding: Finding) -> Outcome:
    failure = _wire.failure(finding.code, finding.message, finding.help)
    return Outcome(job.id, _decides.failed_key(job), Status.UNREADABLE, errors=1, failure=failure)


def _build(job: Job, bench: Bench, stages: Stages) -> Outcome:
    with stages.of("read"):
        filing = _fetched(job, bench)
        if isinstance(filing, Finding):
            return _unreadable(job, filing)
        inputs = _decides.build_inputs(filing)
    key = _decides.build_key(job, inputs)
    if found := _there(job, key, bench):
        return found
    made = bench.folder / "built"
    options = pipeline.BuildOptions(filing, output=made, fail_on=Severity[bench.settings.fail_on.upper()])
    with stages.of("build"):
        result = pipeline.build(options, with_engine=bench.engine)
    stages.apart("build", "engine")
    with stages.of("read"):
        changed = _decides.build_inputs(filing) != inputs
    if changed:
        return _unreadable(job, codes.CHANGED.at(None))
    status = _status_of(_status(result), result.findings)
    with stages.of("write"):
        # The files first: a result that is there speaks for them.
        if result.output:
            bench.results.put(built_name(key), made)
        put_bytes(
            bench.results,
            bench.folder,
            result_name(key),
            _record.packed(_built_lines(status, key, filing.name, inputs, result)),
        )
    return _outcome(job, key, status, result.findings, ())


def _built_lines(
    status: Status, key: str, name: str, inputs: Sequence[tuple[str, str, str]], result: BuildResult
) -> Iterable[object]:
    """The record of a build; one that did not come as far as a package has no facts."""
    summary = result.summary
    head: dict[str, Any] = {
        "name": name,
        "form": "filing",
        "sha256": inputs[0][2],
        "profile": summary.profile if summary else "",
        "verdict": summary.verdict.value if summary else "",
        "facts": len(summary.report.facts) if summary else 0,
        "rule_sets": _rule_sets(result),
        "components": [asdict(each) for each in summary.validation.components] if summary else [],
        "policy": None,
        "inputs": [list(each) for each in inputs],
        "output": built_name(key) if result.output else "",
    }
    facts = summary.report.facts if summary else ()
    entity = (summary.report.entity.identifier, summary.report.entity.scheme) if summary else ("", "")
    return _record.built_lines(status, head, result.findings, facts, entity)


def _rule_sets(result: BuildResult) -> list[dict[str, str]]:
    sets = result.summary.validation.rule_sets if result.summary else ()
    return [{"name": each.name, "state": each.state.value, "detail": each.detail} for each in sets]


def _there(job: Job, key: str, bench: Bench) -> Outcome | None:
    """The outcome of a job whose result stands in its place; the key is said either way."""
    bench.say({"key": key})
    data = bench.results.read(result_name(key))
    try:
        head = _record.head(data) if data else None
    except _record.DamagedError:
        head = None
    if head is None or not Status(head["status"]).is_done:
        return None
    if head["output"] and bench.results.read(f"{head['output']}/{RECEIPT}") is None:
        return None
    return Outcome(job.id, key, Status(head["status"]), True, head["errors"], head["warnings"])


def _outcome(job: Job, key: str, status: Status, findings: Sequence[Finding], told: Sequence[Failure]) -> Outcome:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    return Outcome(job.id, key, status, False, errors, warnings, told=tuple(told))


def _status(result: BuildResult) -> Status:
    """What came of a build."""
    if result.summary is None:
        return Status.UNREADABLE if result.exit_code == pipeline.UNREADABLE else Status.NOT_BUILT
    verdict = result.summary.verdict
    return Status.BUILT if verdict is Verdict.VALID else _VERDICTS[verdict]


def _status_of(status: Status, findings: Iterable[Finding]) -> Status:
    """Why a verdict is missing, where the engine's own process did not come to an end."""
    if status is not Status.NOT_RUN:
        return status
    return next((_ENDED[finding.code] for finding in findings if finding.code in _ENDED), status)


def _said(finding: Finding) -> Failure:
    where = f"{finding.place}: " if finding.place else ""
    return _wire.failure(finding.code, where + finding.message, finding.help)


__all__ = ["Bench", "do"]
