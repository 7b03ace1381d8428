"""Workers on this machine: jobs are submitted, and each future gives what came of one.

What has the same face as `pool` — a context manager of a function from a job to a future — can do the jobs elsewhere.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from queue import SimpleQueue

from tieout.batch._process import WorkerProcess
from tieout.batch._types import Job, Outcome, Settings

Submit = Callable[[Job], "Future[Outcome]"]
# Settings, the number of workers, and descriptors that they keep open while they live.
Pool = Callable[[Settings, int, Sequence[int]], AbstractContextManager[Submit]]


@contextmanager
def pool(settings: Settings, workers: int, inherited: Sequence[int]) -> Iterator[Submit]:
    """So many worker processes, each begun with its first job; all end with the block."""
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
        yield lambda job: executor.submit(work, job)
    finally:
        # The jobs in flight end with their workers, so that no thread is waited for in vain.
        executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.close()
        executor.shutdown()


__all__ = ["Pool", "Submit", "pool"]
