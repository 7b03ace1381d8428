"""The engine that keeps taxonomies loaded between documents."""

import hashlib
import itertools
import json
import pickle
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self

from tieout.archive import Bounds
from tieout.diagnostics import FileAt
from tieout.engine import _channel, _check, _in_process, _wire
from tieout.engine._components import programs
from tieout.engine._filed._request import is_bare
from tieout.engine._guard import BOUNDS, refused
from tieout.engine._rule_names import REQUIRED
from tieout.engine._types import BuildRequest, EngineCheck, EngineOutput
from tieout.model import EngineRun, Ran, RuleSet, SubmissionKind, ValidationResult
from tieout.model.submission import Submission
from tieout.package.references import references
from tieout.profiles import PROFILES, Limits, Profile

_NO_FORK = "this system has no fork"


class Warm:
    """Documents of one taxonomy are examined on one copy of it, each in a process of its own, with the cold verdict.

    The engine's processes begin with the first document or with `start`, and end with `close`, with the `with` block,
    or with the process that began them. Requests are made one at a time: a second thread waits. A process forked after
    `start` may use the engine too, while no other one does. Where there is no fork, every document is examined cold,
    and the result says so.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._serials = itertools.count()
        self._place: tempfile.TemporaryDirectory[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._end: socket.socket | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def start(self) -> None:
        """Start the engine's first process, if it does not run yet."""
        if self._end is not None or sys.platform != "linux":
            return
        self._place = self._place or tempfile.TemporaryDirectory(prefix="tieout-warm-", dir=_check.place())
        folder = Path(self._place.name)
        self._end, theirs = _channel.pair()
        command = [sys.executable, "-P", "-m", "tieout.engine._warm", str(theirs.fileno())]
        quiet = subprocess.DEVNULL
        with theirs:
            self._process = subprocess.Popen(
                command,
                cwd=folder,
                env=_check.environment(folder),
                stdin=quiet,
                stdout=quiet,
                stderr=quiet,
                start_new_session=True,
                pass_fds=(theirs.fileno(),),
            )

    def close(self) -> None:
        """End every process of the engine."""
        if self._end is not None:
            self._end.close()
            self._end = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        if self._place is not None:
            self._place.cleanup()
            self._place = None

    def check(
        self, submission: Submission, profile: Profile, packages: Sequence[Path] = (), limits: Limits | None = None
    ) -> EngineCheck:
        """As `tieout.engine.check` says."""
        limits = limits or profile.limits
        with self._lock, tempfile.TemporaryDirectory(prefix="tieout-check-", dir=_check.place()) as name:
            self.start()
            if self._end is None:
                cold = _check.check(submission, profile, packages, limits)
                return replace(cold, run=EngineRun(False, _NO_FORK))
            folder = Path(name)
            asked = _check.request(folder, submission, profile, packages, limits)
            (folder / _wire.REQUEST).write_bytes(pickle.dumps(asked))
            _refer(folder, submission.kind, submission.content, limits.bounds)
            key = _key(profile, is_bare(asked), _stamps(asked.packages))
            return _check.answered(folder, asked, self._asked(folder, key, limits))

    def run(
        self, package: bytes | Path, name: str, taxonomy_packages: Sequence[Path], *, viewer: bool, oim: bool
    ) -> EngineOutput:
        """As `tieout.engine.run` says; within the limits of the profile without a regime."""
        content = package if isinstance(package, bytes) else package.read_bytes()
        with self._lock, tempfile.TemporaryDirectory(prefix="tieout-run-", dir=_check.place()) as place:
            self.start()
            if self._end is None or refused(content, PurePath(name).name):
                return _in_process.run(content, name, taxonomy_packages, viewer=viewer, oim=oim)
            folder = Path(place)
            asked = BuildRequest(content, name, tuple(path.absolute() for path in taxonomy_packages), viewer, oim)
            (folder / _wire.REQUEST).write_bytes(pickle.dumps(asked))
            _refer(folder, SubmissionKind.REPORT_PACKAGE, content, BOUNDS)
            code = self._asked(folder, _key(None, False, _stamps(asked.packages)), PROFILES[0].limits)
            answer = folder / _wire.ANSWER
            found = _wire.read(answer.read_bytes()) if code == 0 and answer.is_file() else None
        return found if isinstance(found, EngineOutput) else _failed(asked, code)

    def _asked(self, folder: Path, key: str, limits: Limits) -> int | None:
        """The exit code of the child that did what the folder asks for; None where its time was over."""
        serial = f"{id(self)}-{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}-{next(self._serials)}"
        bounds = {"memory": limits.memory, "seconds": limits.seconds}
        task = {"serial": serial, "folder": str(folder), "key": key, **bounds}
        end = self._end
        if end is None:
            return _wire.FAILED
        try:
            _channel.send(end, task)
        except ConnectionError:
            self.close()
            return _wire.FAILED
        while (answer := _channel.receive(end)) is not None:
            # An answer to a question of a process that did not live to hear it.
            if answer["serial"] == serial:
                code = answer["code"]
                return int(code) if code is not None else None
        self.close()
        return _wire.FAILED


def _refer(folder: Path, kind: SubmissionKind, content: bytes, bounds: Bounds) -> None:
    """Write down what the submission's documents refer to by absolute addresses."""
    found = {url.partition("#")[0] for url in references(kind, content, bounds)}
    urls = sorted(url for url in found if url.startswith(("http://", "https://")))
    (folder / _wire.REFERENCES).write_text(json.dumps(urls), encoding="utf-8")


def _stamps(packages: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    """Files and folders as they are now: when one is changed, what was loaded from it serves no more."""
    return tuple(_stamp(path) for package in packages for path in (package, *sorted(package.glob("*.zip"))))


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), status.st_mtime_ns, status.st_size


def _key(profile: Profile | None, bare: bool, stamps: tuple[tuple[str, int, int], ...]) -> str:
    """What a session serves: one profile with packages as they are, and pages without facts apart from reports."""
    return hashlib.sha256(repr((profile, bare, stamps)).encode()).hexdigest()


def _failed(asked: BuildRequest, code: int | None) -> EngineOutput:
    """The result where the engine left none."""
    finding = _check.failure(FileAt(PurePath(asked.name).name), code, PROFILES[0].limits)
    sets = tuple(RuleSet(each, Ran.CRASHED, finding.message, is_ours=True) for each in REQUIRED)
    digest = hashlib.sha256(asked.package).hexdigest()
    return EngineOutput(ValidationResult(digest, programs(), sets, (), (finding,)))


__all__ = ["Warm"]
