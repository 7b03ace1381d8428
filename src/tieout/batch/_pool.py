"""Workers on this machine: jobs are submitted, and each future gives what came of one.

What has the same face as `pool` — a context manager of a crew, to which jobs are submitted — can do the jobs elsewhere.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from queue import SimpleQueue

from tieout.batch._process import WorkerProcess
from tieout.batch._types import Job, Outcome, Settings

Submit = Callable[[Job], "Future[Outcome]"]
# So many jobs are handed out for each worker, so that none waits for the next.
AHEAD = 2


class SchedulerError(Exception):
    """What hands out jobs to other machines does not answer."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Workers: what hands them a job, and how many jobs they may have at once."""

    submit: Submit
    most: Callable[[], int]


# Settings, the number of workers (0: as many as there is room for), descriptors that they keep open while they live.
Pool = Callable[[Settings, int, Sequence[int]], AbstractContextManager[Crew]]


@contextmanager
def pool(settings: Settings, workers: int, inherited: Sequence[int]) -> Iterator[Crew]:
    """So many worker processes, each begun with its first job; all end with the block."""
    workers = workers or _processors()
    processes = [WorkerProcess(settings, inherited) for _ in range(workers)]
    idle: SimpleQueue[WorkerProcess] = SimpleQueue()
    for process in processes:
        idle.put(process)

    def work(job: Job) -> Outcome:
        process = idle.get()
        try:
            return process.ask(job)
        finally:
            idle.put(process)

    executor = ThreadPoolExecutor(workers, thread_name_prefix="tieout-batch")
    try:
        yield Crew(lambda job: executor.submit(work, job), lambda: workers * AHEAD)
    finally:
        # The jobs in flight end with their workers, so that no thread is waited for in vain.
        executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.close()
        executor.shutdown()


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


__all__ = ["AHEAD", "Crew", "Pool", "SchedulerError", "Submit", "pool"]
