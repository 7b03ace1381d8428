"""What a Dask worker keeps for a batch between two tasks: the same crew that does jobs on one machine."""

import shutil
import threading
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from distributed import WorkerPlugin

from tieout.batch import _decides, _wire
from tieout.batch._places import emptied
from tieout.batch._pool import Crew, pool
from tieout.batch._types import Job, Outcome, Settings, Status, digest
from tieout.batch._urls import is_url
from tieout.diagnostics import Severity
from tieout.diagnostics import codes_batch as codes

# After so many seconds without a job the processes end: whoever asked may be gone.
_IDLE = 60.0


class Kept(WorkerPlugin):
    """A plugin of a Dask worker.

    Its tasks run in threads; the processes that do the jobs are begun with exec, by threads that live as long as they.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def setup(self, worker: Any) -> None:
        """Look where things go on the worker's machine; nothing is begun before there is a job."""
        settings, own = self.settings, f"dask-{uuid4().hex}"
        # What is moved into an output must be made on the same file system.
        scratch = worker.local_directory if is_url(settings.output) else settings.scratch
        self._scratch = Path(scratch, own)
        self._address, self._threads = worker.address, worker.state.nthreads
        self._lock = threading.Lock()
        self._timer = threading.Timer(_IDLE, self._end_idle)
        self._stack: ExitStack | None = None
        self._busy = 0
        self._common = ""
        self._decides: dict[tuple[str, ...], str] = {}

    def teardown(self, worker: Any) -> None:
        """End everything at once."""
        del worker
        with self._lock:
            self._end()

    def done(self, job: Job) -> Outcome:
        """What came of a job; called by as many threads as the worker has."""
        if self._deciding(job.packages) != job.decides:
            finding = codes.OTHER_INSTALLATION.at(None, worker=self._address)
            failure = _wire.failure(finding.code, finding.message, finding.help)
            return Outcome(job.id, _decides.failed_key(job), Status.NOT_RUN, errors=1, failure=failure)
        with self._lock:
            crew = self._crew()
            self._busy += 1
        try:
            return crew.submit(job).result()
        finally:
            with self._lock:
                self._busy -= 1
                self._timer.cancel()
                self._timer = threading.Timer(_IDLE, self._end_idle)
                self._timer.daemon = True
                self._timer.start()

    def _crew(self) -> Crew:
        self._timer.cancel()
        if self._stack is None:
            self._stack = ExitStack()
            self._stack.callback(shutil.rmtree, self._scratch, ignore_errors=True)
            settings = replace(self.settings, scratch=str(emptied(self._scratch)))
            self._made = self._stack.enter_context(pool(settings, self._threads, ()))
        return self._made

    def _end_idle(self) -> None:
        with self._lock:
            if not self._busy:
                self._end()

    def _end(self) -> None:
        self._timer.cancel()
        stack, self._stack = self._stack, None
        if stack is not None:
            stack.close()

    def _deciding(self, packages: tuple[str, ...]) -> str:
        """The digest of what decides a result, as it is on this machine."""
        settings = self.settings
        with self._lock:
            if not self._common:
                policy = Path(settings.policy) if settings.policy else None
                self._common = _decides.common(settings.engine, policy, Severity[settings.fail_on.upper()])
            if packages not in self._decides:
                paths = (Path(settings.folder, each) for each in packages)
                self._decides[packages] = digest(self._common, _decides.packages_digest(paths))
            return self._decides[packages]


__all__ = ["Kept"]
