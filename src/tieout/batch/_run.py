"""A batch from its sources to its tables: every job once, whatever becomes of the others."""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from tieout import __version__, engine, regulator
from tieout.batch import _decides, _lock, _memory, _parquet, _sources, _tables
from tieout.batch._places import emptied
from tieout.batch._plan import Plan
from tieout.batch._pool import Pool, Submit, pool
from tieout.batch._results import LocalResults
from tieout.batch._types import BatchOptions, BatchResult, Failure, Job, Outcome, Progress, Settings, Status
from tieout.diagnostics import Finding, Severity, codes_store
from tieout.diagnostics import codes_batch as codes
from tieout.regulator import CheckOptions

CLEAN, FINDINGS, UNREADABLE, NOT_RUN = 0, 1, 2, 3
SCRATCH = ".work"
# What shows that a folder is the output of a batch.
_OWN = (_lock.NAME, _tables.RUN)
# So many jobs are handed out for each worker, so that none waits for the next.
_AHEAD = 2

Tell = Callable[[Progress], None]


def run(options: BatchOptions, progress: Tell = lambda _: None, workers: Pool = pool) -> BatchResult:
    """Do every job of a batch, and write its tables; what is done already is left as it is.

    Exit codes: 3 where a job came to no verdict for a cause on our side, 2 where one could not be read or the batch
    can't begin, 1 for one that is invalid, refused or not built or has a finding at ``fail_on``, 0 else. Fatal findings
    mean that nothing was done.
    """
    findings = _unfit(options)
    if findings:
        return BatchResult(UNREADABLE, findings)
    options.output.mkdir(parents=True, exist_ok=True)
    try:
        with _lock.locked(options.output, options.shard) as held:
            return _Run(options, progress, workers, held).result()
    except _lock.LockedError:
        return BatchResult(UNREADABLE, (codes.LOCKED.at(None, folder=options.output.as_posix()),))


def _unfit(options: BatchOptions) -> tuple[Finding, ...]:
    """Why a batch can't begin."""
    folder = options.output
    if not _parquet.is_installed():
        return (codes.NO_EXTRA.at(None),)
    if options.memory_limit and not _memory.is_told():
        return (codes.NO_MEASURE.at(None),)
    try:
        there = [path.name for path in folder.iterdir()] if folder.exists() else []
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        return (codes_store.UNWRITABLE.at(None, file=folder.as_posix(), why=why),)
    if there and not any(name in _OWN for name in there):
        return (codes.FOREIGN_OUTPUT.at(None, folder=folder.as_posix()),)
    asked = CheckOptions((), options.profile, options.packages, options.policy, fail_on=options.fail_on)
    desk, findings = regulator.open_desk(asked)
    return findings if desk is None else ()


@dataclass(slots=True)
class _Run:
    """One run, with the lock held."""

    options: BatchOptions
    tell: Tell
    workers: Pool
    held: Sequence[int]

    def result(self) -> BatchResult:
        """Plan, do, and write down."""
        options = self.options
        part = f"{options.shard[0]}-of-{options.shard[1]}"
        scratch = emptied(options.output / SCRATCH / part)
        plan = Plan(scratch / "plan.sqlite")
        try:
            told = self._planned(plan)
            if any(finding.fatal for finding in told):
                return BatchResult(UNREADABLE, told)
            told += self._work(plan, scratch)
            place = options.output / "shards" / part if options.shard[1] > 1 else options.output
            rows = self._written(plan, scratch, place)
            return self._summed(plan, told, rows, place)
        finally:
            plan.close()
            shutil.rmtree(scratch, ignore_errors=True)
            with suppress(OSError):
                # Another shard may be at work in it.
                scratch.parent.rmdir()

    def _planned(self, plan: Plan) -> tuple[Finding, ...]:
        """Put all jobs of the sources into the plan; findings about sources."""
        options = self.options
        told: list[Finding] = []

        def jobs() -> Iterator[Job]:
            common = _decides.common(options.engine, options.policy, options.fail_on)
            for each in _sources.jobs(options, common):
                if isinstance(each, Finding):
                    told.append(each)
                elif each.in_shard(options.shard):
                    yield each

        plan.add(jobs())
        if options.limit:
            plan.cut(options.limit)
        return tuple(told)

    def _work(self, plan: Plan, scratch: Path) -> tuple[Finding, ...]:
        """Do the jobs, and those that crashed again; findings about the installation that workers met."""
        options = self.options
        settings = Settings(
            output=str(options.output.absolute()),
            scratch=str(scratch.absolute()),
            engine=options.engine,
            policy=str(options.policy.absolute()) if options.policy else "",
            fail_on=options.fail_on.word,
            timeout=options.timeout,
            memory_limit=options.memory_limit,
        )
        count = options.workers or _processors()
        told: dict[Failure, None] = {}
        seen = Progress(plan.count())
        began = monotonic()
        self.tell(seen)
        with self.workers(settings, count, self.held) as submit:
            waiting = seen.total
            while waiting:
                for outcome in _outcomes(plan.waiting(), submit, count * _AHEAD):
                    plan.note(outcome)
                    told.update(dict.fromkeys(outcome.told))
                    seen = _further(seen, outcome, monotonic() - began)
                    self.tell(seen)
                waiting = plan.again(options.retries)
                seen = replace(seen, done=seen.done - waiting, failed=seen.failed - waiting)
        return tuple(Finding(each.code, Severity.WARNING, each.message, help=each.help) for each in told)

    def _written(self, plan: Plan, scratch: Path, place: Path) -> int:
        """Put the tables into their place, the description of the run last: where it is, they are whole."""
        made = emptied(scratch / "tables")
        rows = _tables.write(plan, LocalResults(self.options.output), made)
        if rows != plan.count():
            raise RuntimeError(f"{plan.count()} jobs gave {rows} rows")
        results = LocalResults(place)
        (place / _tables.RUN).unlink(missing_ok=True)
        for name in _tables.TABLES:
            results.put(name, made / name)
        described = made / _tables.RUN
        described.write_bytes(self._described(plan, rows))
        results.put(_tables.RUN, described)
        return rows

    def _described(self, plan: Plan, rows: int) -> bytes:
        """What the tables are of: versions, and the settings that decide results; nothing that two runs differ in."""
        options = self.options
        data = {
            "format": 1,
            "tool": {"name": "tieout", "version": __version__},
            "engine": options.engine,
            "components": [{"name": each.name, "version": each.version} for each in engine.programs()],
            "sources": list(options.sources),
            "profile": options.profile,
            "packages": [path.as_posix() for path in options.packages],
            "policy": options.policy.as_posix() if options.policy else "",
            "fail_on": options.fail_on.word,
            "timeout": options.timeout,
            "memory_limit": options.memory_limit,
            "retries": options.retries,
            "limit": options.limit,
            "shard": list(options.shard),
            "jobs": plan.count(),
            "rows": rows,
            "statuses": plan.statuses(),
        }
        return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()

    def _summed(self, plan: Plan, told: tuple[Finding, ...], rows: int, place: Path) -> BatchResult:
        statuses = plan.statuses()
        fails = plan.has_findings(warnings=self.options.fail_on <= Severity.WARNING)
        code = _exit_code({Status(name) for name in statuses}, fails=fails)
        return BatchResult(code, told, plan.count(), rows, plan.unchanged(), statuses, place)


def _outcomes(jobs: Iterator[Job], submit: Submit, most: int) -> Iterator[Outcome]:
    """What came of each job, as it comes; at most so many are handed out at once."""
    pending: set[Future[Outcome]] = set()
    for job in jobs:
        pending.add(submit(job))
        while len(pending) >= most:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            yield from (each.result() for each in done)
    while pending:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        yield from (each.result() for each in done)


def _further(seen: Progress, outcome: Outcome, seconds: float) -> Progress:
    return replace(
        seen,
        done=seen.done + 1,
        unchanged=seen.unchanged + outcome.unchanged,
        failed=seen.failed + outcome.status.is_ours,
        seconds=seconds,
    )


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _exit_code(statuses: set[Status], *, fails: bool) -> int:
    """The worst of all jobs: 3 over 2 over 1."""
    if any(status.is_ours for status in statuses):
        return NOT_RUN
    if Status.UNREADABLE in statuses:
        return UNREADABLE
    return FINDINGS if fails or statuses & {Status.INVALID, Status.REFUSED, Status.NOT_BUILT} else CLEAN


__all__ = ["SCRATCH", "run"]
