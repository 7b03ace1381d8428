"""A batch from its sources to its tables: every job once, whatever becomes of the others."""

import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import monotonic

from tieout import __version__, engine, regulator
from tieout.batch import _decides, _extras, _memory, _sources, _tables
from tieout.batch._lock import Held, LockedError
from tieout.batch._objects import StoreError
from tieout.batch._outputs import MARKS, Output, output_at
from tieout.batch._places import emptied
from tieout.batch._plan import Plan
from tieout.batch._pool import Crew, Pool, SchedulerError, pool
from tieout.batch._results import Results
from tieout.batch._types import DASK, BatchOptions, BatchResult, Failure, Job, Outcome, Progress, Settings, Status
from tieout.batch._urls import is_url
from tieout.diagnostics import Finding, Severity, codes_store
from tieout.diagnostics import codes_batch as codes
from tieout.regulator import CheckOptions

CLEAN, FINDINGS, UNREADABLE, NOT_RUN = 0, 1, 2, 3
Tell = Callable[[Progress], None]


def run(options: BatchOptions, progress: Tell = lambda _: None, workers: Pool | None = None) -> BatchResult:
    """Do every job of a batch, and write its tables; what is done already is left as it is.

    Exit codes: 3 where a job came to no verdict for a cause on our side, 2 where one could not be read or the batch
    can't begin, 1 for one that is invalid, refused or not built or has a finding at ``fail_on``, 0 else. Fatal findings
    mean that nothing was done.
    """
    output = output_at(options.output)
    try:
        findings = _unfit(options, output)
        if findings:
            return BatchResult(UNREADABLE, findings)
        output.make()
        with output.locked(options.shard) as held:
            return _Run(options, output, progress, workers or _workers(options), held).result()
    except LockedError:
        return BatchResult(UNREADABLE, (codes.LOCKED.at(None, folder=output.shown),))
    except StoreError as error:
        return BatchResult(NOT_RUN, (codes.STORE.at(None, url=error.url, why=error.why),))
    except SchedulerError as error:
        return BatchResult(NOT_RUN, (codes.SCHEDULER.at(None, address=options.scheduler, why=str(error)),))


def _workers(options: BatchOptions) -> Pool:
    if options.executor != DASK:
        return pool
    from tieout.batch._dask import dask_pool  # noqa: PLC0415 - loads Dask, an extra

    return partial(dask_pool, options.scheduler)


def _unfit(options: BatchOptions, output: Output) -> tuple[Finding, ...]:
    """Why a batch can't begin."""
    missing = _extras.missing(options)
    if missing:
        return missing
    if options.memory_limit and not _memory.is_told():
        return (codes.NO_MEASURE.at(None),)
    try:
        there = list(output.names())
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        return (codes_store.UNWRITABLE.at(None, file=output.shown, why=why),)
    if there and not any(name in MARKS for name in there):
        return (codes.FOREIGN_OUTPUT.at(None, folder=output.shown),)
    asked = CheckOptions((), options.profile, options.packages, options.policy, fail_on=options.fail_on)
    desk, findings = regulator.open_desk(asked)
    return findings if desk is None else ()


@dataclass(slots=True)
class _Run:
    """One run, with the lock held."""

    options: BatchOptions
    output: Output
    tell: Tell
    workers: Pool
    held: Held

    def result(self) -> BatchResult:
        """Plan, do, and write down."""
        options = self.options
        part = f"{options.shard[0]}-of-{options.shard[1]}"
        scratch = emptied(self.output.scratch / part)
        plan = Plan(scratch / "plan.sqlite")
        try:
            told = self._planned(plan)
            if any(finding.fatal for finding in told):
                return BatchResult(UNREADABLE, told)
            told += self._work(plan, scratch)
            self.held.look()
            place = self.output.below(f"shards/{part}") if options.shard[1] > 1 else self.output
            rows = self._written(plan, scratch, place.results())
            return self._summed(plan, told, rows, place.place)
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
            output=str(self.output.place if is_url(self.output.shown) else Path(self.output.place).absolute()),
            scratch=str(scratch.absolute()),
            folder=str(Path.cwd()),
            engine=options.engine,
            policy=str(options.policy.absolute()) if options.policy else "",
            fail_on=options.fail_on.word,
            timeout=options.timeout,
            memory_limit=options.memory_limit,
        )
        told: dict[Failure, None] = {}
        seen = Progress(plan.count())
        began = monotonic()
        self.tell(seen)
        with self.workers(settings, options.workers, self.held.descriptors) as crew:
            waiting = seen.total
            while waiting:
                for outcome in _outcomes(plan.waiting(), crew):
                    plan.note(outcome)
                    told.update(dict.fromkeys(outcome.told))
                    seen = _further(seen, outcome, monotonic() - began)
                    self.tell(seen)
                waiting = plan.again(options.retries)
                seen = replace(seen, done=seen.done - waiting, failed=seen.failed - waiting)
        return tuple(Finding(each.code, Severity.WARNING, each.message, help=each.help) for each in told)

    def _written(self, plan: Plan, scratch: Path, place: Results) -> int:
        """Put the tables into their place, the description of the run last: where it is, they are whole."""
        made = emptied(scratch / "tables")
        rows = _tables.write(plan, self.output.results(), made)
        if rows != plan.count():
            raise RuntimeError(f"{plan.count()} jobs gave {rows} rows")
        place.remove(_tables.RUN)
        for name in _tables.TABLES:
            place.put(name, made / name)
        described = made / _tables.RUN
        described.write_bytes(self._described(plan, rows))
        place.put(_tables.RUN, described)
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

    def _summed(self, plan: Plan, told: tuple[Finding, ...], rows: int, place: Path | str) -> BatchResult:
        statuses = plan.statuses()
        fails = plan.has_findings(warnings=self.options.fail_on <= Severity.WARNING)
        code = _exit_code({Status(name) for name in statuses}, fails=fails)
        return BatchResult(code, told, plan.count(), rows, plan.unchanged(), statuses, place)


def _outcomes(jobs: Iterator[Job], crew: Crew) -> Iterator[Outcome]:
    """What came of each job, as it comes; no more are handed out at once than the crew takes."""
    pending: set[Future[Outcome]] = set()
    for job in jobs:
        pending.add(crew.submit(job))
        while len(pending) >= max(crew.most(), 1):
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


def _exit_code(statuses: set[Status], *, fails: bool) -> int:
    """The worst of all jobs: 3 over 2 over 1."""
    if any(status.is_ours for status in statuses):
        return NOT_RUN
    if Status.UNREADABLE in statuses:
        return UNREADABLE
    return FINDINGS if fails or statuses & {Status.INVALID, Status.REFUSED, Status.NOT_BUILT} else CLEAN


__all__ = ["run"]
