"""A worker process: ``python -m tieout.batch._worker PARENT`` does jobs one after another, each in a child of its own.

It owns one engine, reads settings and then jobs from its standard input, and writes what came of each to its standard
output. It has no thread, so that it may fork; it ends when its parent does, and its children with it.
"""

import gc
import os
import sys
import tempfile
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from tieout import regulator
from tieout.batch import _decides, _engines, _supervise, _wire
from tieout.batch._carried import CarriedResults, Courier, fetched
from tieout.batch._failures import failure_of
from tieout.batch._places import emptied, put_times
from tieout.batch._results import LocalResults, Results
from tieout.batch._supervise import Ended, Limit, Say
from tieout.batch._types import Job, Outcome, Settings, Status
from tieout.batch._urls import is_url
from tieout.batch._work import Bench, do
from tieout.diagnostics import Severity
from tieout.engine import Engine, die_with
from tieout.profiles import PROFILES
from tieout.regulator import CheckOptions, Desk
from tieout.store import bundled

# How many sets of profile and packages are kept at hand.
_DESKS = 16


class Worker:
    """Does jobs: with one engine, and with packages and catalogues that stay at hand from one job to the next."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._own = Path(settings.scratch) / f"worker-{os.getpid()}"
        self._engine: Engine | None = None
        self._context: AbstractContextManager[Engine] | None = None
        self._desk = lru_cache(_DESKS)(self._opened_desk)
        self._courier = Courier()
        self._results = self._placed(settings.output)

    def start(self) -> None:
        """Make the worker's folder, and begin with a fresh engine in it, and a courier where results are put by it."""
        os.environ |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(emptied(self._own)))
        tempfile.tempdir = None
        if is_url(self._settings.output):
            self._courier.begin()
        self._renew()
        gc.collect()
        gc.freeze()

    def _placed(self, output: str) -> Results:
        if is_url(output):
            return CarriedResults(self._courier, output, self._own / "job")
        return LocalResults(Path(output))

    def close(self) -> None:
        """End the engine and the courier."""
        self._courier.close()
        self._end_engine()

    def _end_engine(self) -> None:
        if self._context is not None:
            self._context.__exit__(None, None, None)
            self._context = None

    def done(self, job: Job) -> Outcome:
        """What came of a job, however its process ended."""
        folder = emptied(self._own / "job")
        needs_courier = is_url(job.source) or is_url(self._settings.output)
        if needs_courier:
            self._courier.begin()
        desk = self._desk(job.profile, job.packages)
        if not _supervise.can_fork():
            return self._work(job, folder, desk, lambda _: None)

        def work(say: Say) -> None:
            outcome = self._work(job, folder, desk, say)
            say({"outcome": _wire.sent(outcome), "held": sorted(frozenset().union(*desk.shelf.held))})

        limits = self._settings
        ended = _supervise.supervised(work, folder, limits.timeout, limits.memory_limit)
        outcome = replace(self._outcome(job, ended), seconds=ended.seconds, memory=ended.memory)
        if ended.code or ended.limit:
            # It may be at work for the child still, whose answer is not read.
            self._courier.close()
        if needs_courier:
            self._courier.begin()
        if outcome.failure is None and not outcome.unchanged:
            put_times(self._results, folder, outcome)
        self._learn(desk, ended)
        if _has_lost_a_child():
            self._renew()
        return outcome

    def _work(self, job: Job, folder: Path, desk: Desk, say: Say) -> Outcome:
        """The boundary of a job: a fault of ours in it is this job's, and no other's."""
        assert self._engine is not None
        bench = Bench(self._settings, folder, partial(fetched, self._courier), self._results, desk, self._engine, say)
        try:
            return do(job, bench)
        except MemoryError:
            return self._failed(job, "", Status.OUT_OF_MEMORY, "")
        except Exception as error:
            return self._failed(job, "", Status.CRASHED, f"{type(error).__name__}: {error}")

    def _outcome(self, job: Job, ended: Ended) -> Outcome:
        """What the child said, or what its end says."""
        key = next((each["key"] for each in ended.said if _wire.is_key(each.get("key"))), "")
        for said in ended.said:
            if "outcome" in said:
                try:
                    found = _wire.outcome(said["outcome"])
                except _wire.MalformedError:
                    return self._failed(job, key, Status.CRASHED, "its answer could not be read")
                return replace(found, job=job.id, key=key or found.key)
        if ended.limit is Limit.TIME:
            return self._failed(job, key, Status.TIMED_OUT, "")
        if ended.limit is Limit.MEMORY:
            return self._failed(job, key, Status.OUT_OF_MEMORY, "")
        return self._failed(job, key, Status.CRASHED, _wire.why_ended(ended.code))

    def _failed(self, job: Job, key: str, status: Status, why: str) -> Outcome:
        settings = self._settings
        failure = failure_of(status, settings, why)
        return Outcome(job.id, key or _decides.failed_key(job), status, errors=1, failure=failure)

    def _opened_desk(self, profile: str, packages: tuple[str, ...]) -> Desk:
        policy = Path(self._settings.policy) if self._settings.policy else None
        paths = tuple(Path(each) for each in packages)
        options = CheckOptions((), profile, paths, policy, fail_on=Severity[self._settings.fail_on.upper()])
        desk, findings = regulator.open_desk(options)
        if desk is None:
            # The parent looked at profile and policy before it began.
            raise RuntimeError("; ".join(map(str, findings)))
        return desk

    def _learn(self, desk: Desk, ended: Ended) -> None:
        """Look for what a child looked for, so that the next one has it: only of what comes with tieout or its user."""
        names = {name for said in ended.said for name in _texts(said.get("held"))}
        profiles = [profile for profile in PROFILES if profile.name in names]
        desk.shelf.hold(profiles, names & set(bundled.names("taxonomy")))

    def _renew(self) -> None:
        self._end_engine()
        self._context = _engines.factory(self._settings.engine)()
        self._engine = self._context.__enter__()


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _has_lost_a_child() -> bool:
    """Whether a process that this one began has ended unasked: one of its engine's, since a job's is waited for."""
    try:
        return os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return False


def main() -> int:
    """Serve the parent until it says no more."""
    die_with(int(sys.argv[1]))
    asks, answers = _wire.channels()
    data = _wire.receive(asks)
    if data is None:
        return 1
    settings = Settings(**data)
    with suppress(FileNotFoundError):
        # On another machine it may not be there: then relative paths are not either, and are told.
        os.chdir(settings.folder)
    worker = Worker(settings)
    worker.start()
    answers.write(_wire.line({"ready": True}))
    while (data := _wire.receive(asks)) is not None:
        outcome = worker.done(_wire.job(data["job"]))
        answers.write(_wire.line({"serial": data["serial"], "outcome": _wire.sent(outcome)}))
    worker.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
