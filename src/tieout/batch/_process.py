"""A worker seen from the process that began it: asked one job at a time, and begun anew where it ended."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from tieout.batch import _decides, _supervise, _wire
from tieout.batch._failures import failure_of
from tieout.batch._types import Job, Outcome, Settings, Status

# How much longer than its job a worker may take to say what came of it.
_GRACE = 60
# A worker that does not even begin, this often in a row, is no fault of a job's.
_STARTS = 3
_TAIL = 2_000


class WorkerProcess:
    """A worker; `ask` may be called from any thread, one at a time.

    The thread that asks first must live as long as the worker: where a thread ends, so does the worker it began.
    ``inherited`` are descriptors that the worker keeps open while it lives.
    """

    def __init__(self, settings: Settings, inherited: Sequence[int] = ()) -> None:
        self._settings, self._inherited = settings, tuple(inherited)
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None
        self._serial = 0
        self._is_closed = False

    def ask(self, job: Job) -> Outcome:
        """What came of a job; the end of the worker is the end of this job only."""
        process = self._process or self._begun()
        self._serial += 1
        over = threading.Event()

        def end() -> None:
            over.set()
            process.kill()

        timer = threading.Timer(self._patience(), end)
        timer.daemon = True
        timer.start()
        try:
            self._send(process, {"serial": self._serial, "job": _wire.sent(job)})
            answer = _wire.receive(_stream(process.stdout))
            if answer is not None and answer.get("serial") == self._serial:
                return _wire.outcome(answer.get("outcome"))
            why = ""
        except (BrokenPipeError, _wire.MalformedError):
            why = "its answer could not be read"
        finally:
            timer.cancel()
        process.kill()
        why = why or _wire.why_ended(process.wait())
        self._end()
        return self._failed(job, Status.TIMED_OUT if over.is_set() else Status.CRASHED, f"its worker ended: {why}")

    def _patience(self) -> float:
        """The seconds that a worker may take: it ends a job that takes too long itself, where the job is its child."""
        return self._settings.timeout + (_GRACE if _supervise.can_fork() else 0)

    def _failed(self, job: Job, status: Status, why: str) -> Outcome:
        failure = failure_of(status, self._settings, why)
        return Outcome(job.id, _decides.failed_key(job), status, errors=1, failure=failure)

    def close(self) -> None:
        """End the worker at once."""
        self._is_closed = True
        self._end()

    def _begun(self) -> subprocess.Popen[bytes]:
        """A worker that is ready; `RuntimeError` where none comes to be."""
        for _ in range(_STARTS):
            if self._is_closed:
                break
            process = self._start()
            if _wire.receive(_stream(process.stdout)) is not None:
                return process
            self._end()
        raise RuntimeError(f"no worker could be started: {self._told()}")

    def _start(self) -> subprocess.Popen[bytes]:
        paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path if path)
        # Sets in the same order each time, as in the engine's own processes.
        environment = {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
        self._log = self._log or tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the worker
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tieout.batch._worker", str(os.getpid())],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            start_new_session=True,
            pass_fds=self._inherited,
        )
        self._process = process
        # Where it ended already, no answer will come, which is seen next.
        with suppress(BrokenPipeError):
            self._send(process, _wire.sent(self._settings))
        return process

    def _send(self, process: subprocess.Popen[bytes], message: dict[str, object]) -> None:
        stream = _stream(process.stdin)
        stream.write(_wire.line(message))
        stream.flush()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            _stream(process.stdout).close()
            with suppress(BrokenPipeError):
                _stream(process.stdin).close()

    def _told(self) -> str:
        """The last line that the worker wrote to its log: of a fault in Python, what it was."""
        if self._log is None:
            return "nothing is known"
        self._log.seek(max(self._log.seek(0, os.SEEK_END) - _TAIL, 0))
        lines = self._log.read().decode("utf-8", "replace").split("\n")
        return next((line for line in reversed(lines) if line.strip()), "it said nothing")


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise RuntimeError("a worker has no pipe")
    return stream


__all__ = ["WorkerProcess"]
