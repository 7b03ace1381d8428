"""A Dask cluster as the workers of a batch. Only this module and `_kept` load Dask, and only where it is asked for.

Dask hands out jobs, keeps them when a worker is lost, and starts and ends workers. On each of them a plugin keeps what
does jobs on one machine too: worker processes with their engines, for as long as there are jobs.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any

from distributed import Client, KilledWorker, get_client, get_worker

from tieout.batch import _decides, _wire
from tieout.batch._failures import failure_of
from tieout.batch._kept import Kept
from tieout.batch._pool import AHEAD, Crew, SchedulerError
from tieout.batch._types import Job, Outcome, Settings, Status, digest

# How long the number of the cluster's threads is believed, in seconds.
_BELIEVED = 2.0
# A job whose worker was lost so often is not begun again.
_LOSSES = 2


@contextmanager
def dask_pool(address: str, settings: Settings, workers: int, inherited: Sequence[int]) -> Iterator[Crew]:
    """The workers of the cluster; what they keep for this run ends with the block. The lock is this machine's alone."""
    del inherited
    name = f"tieout-{digest(settings.output, settings.scratch)[:16]}"
    with _client(address) as client:
        with _asked():
            client.register_plugin(Kept(settings), name=name)
        try:
            hands = _Hands(client, name, settings)
            yield Crew(hands.submit, lambda: workers or AHEAD * hands.threads())
        finally:
            # Where the scheduler is lost, its workers end too, or what they keep ends for want of jobs.
            with suppress(SchedulerError), _asked():
                client.unregister_worker_plugin(name)


@contextmanager
def _client(address: str) -> Iterator[Client]:
    with _asked():
        client = Client(address, set_as_default=False)
    with client:
        yield client


@contextmanager
def _asked() -> Iterator[None]:
    """What the scheduler is asked: `SchedulerError` where it does not answer."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:
        raise SchedulerError(str(error) or type(error).__name__) from error


class _Hands:
    """Hands jobs to the scheduler."""

    def __init__(self, client: Client, name: str, settings: Settings) -> None:
        self._client, self._name, self._settings = client, name, settings
        self._serial, self._seen, self._threads = 0, 0.0, 0

    def threads(self) -> int:
        """How many jobs the cluster does at once, by what it said a moment ago."""
        if not self._threads or monotonic() - self._seen > _BELIEVED:
            with _asked():
                self._threads, self._seen = sum(self._client.nthreads().values()), monotonic()
        return self._threads

    def submit(self, job: Job) -> "Future[Outcome]":
        """A future of what comes of a job; whatever ends it is its outcome, but for the loss of the scheduler."""
        self._serial += 1
        key = f"{self._name}-{job.id}-{self._serial}"
        with _asked():
            given = self._client.submit(_done, self._name, _wire.sent(job), key=key, pure=False)
        made: Future[Outcome] = Future()

        def ended(found: Any) -> None:
            if found.status == "cancelled":
                made.set_exception(SchedulerError("the connection was lost"))
                return
            error = found.exception()
            if error is None:
                try:
                    made.set_result(_wire.outcome(found.result()))
                    return
                except _wire.MalformedError:
                    error = "its answer could not be read"
            made.set_result(_crashed(job, self._settings, _why(error)))

        given.add_done_callback(ended)
        return made


def _why(error: object) -> str:
    return "its worker was lost" if isinstance(error, KilledWorker) else str(error)


def _crashed(job: Job, settings: Settings, why: str) -> Outcome:
    failure = failure_of(Status.CRASHED, settings, why)
    return Outcome(job.id, _decides.failed_key(job), Status.CRASHED, errors=1, failure=failure)


def _done(name: str, sent: dict[str, Any]) -> dict[str, Any]:
    """The task: what came of a job on the worker that this runs on. The scheduler counts how often it was lost."""
    job = _wire.job(sent)
    kept: Kept = get_worker().plugins[name]
    client, count = get_client(), [name, job.id]
    losses = client.get_metadata(count, default=0)
    if losses >= _LOSSES:
        return _wire.sent(_crashed(job, kept.settings, "its worker was lost each time"))
    client.set_metadata(count, losses + 1)
    outcome = kept.done(job)
    client.set_metadata(count, 0)
    return _wire.sent(outcome)


__all__ = ["dask_pool"]
