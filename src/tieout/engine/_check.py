"""A filed submission checked in a process of its own, which can be ended: nothing it does harms the one who asks."""

import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_engine_check as codes
from tieout.engine import _wire
from tieout.engine._components import programs
from tieout.engine._filed._request import Request
from tieout.engine._types import EngineCheck
from tieout.model import Ran, RuleSet, ValidationResult
from tieout.model.submission import Submission
from tieout.profiles import Limits, Profile

_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
# Arelle takes a folder whose name ends so for an archive, and looks for the submission inside of it.
_ARCHIVES = (".zip", ".xbr", ".xbri", ".tar.gz", ".eis", ".xml", ".xfd", ".frm")


def check(
    submission: Submission, profile: Profile, packages: Sequence[Path] = (), limits: Limits | None = None
) -> EngineCheck:
    """The engine's result for what anyone filed, by a profile, within limits (the profile's own where none are given).

    ``packages`` are taxonomy packages or folders of them; only those that the profile needs are loaded. The submission
    must have been found safe to open. This never raises for what it holds: a worker that fails, hangs or outgrows its
    memory is a finding, and every rule set then CRASHED.
    """
    limits = limits or profile.limits
    with tempfile.TemporaryDirectory(prefix="tieout-check-", dir=place()) as name:
        folder = Path(name)
        asked = request(folder, submission, profile, packages, limits)
        (folder / _wire.REQUEST).write_bytes(pickle.dumps(asked))
        return answered(folder, asked, _work(folder, limits))


def answered(folder: Path, asked: Request, code: int | None) -> EngineCheck:
    """The answer that a worker left in the folder; a result that says why where it left none."""
    answer = folder / _wire.ANSWER
    found = _wire.read(answer.read_bytes()) if code == 0 and answer.is_file() else None
    return found if isinstance(found, EngineCheck) else _failed(asked, code)


def request(
    folder: Path, submission: Submission, profile: Profile, packages: Sequence[Path], limits: Limits
) -> Request:
    """The submission in a folder of its own, under the name it was filed with: the name is part of some verdicts."""
    file = folder / "filed" / (PurePosixPath(submission.name).name or "submission")
    file.parent.mkdir()
    for name, content in submission.companions:
        _write_beside(file.parent, name, content)
    file.write_bytes(submission.content)
    given = tuple(path.absolute() for path in packages)
    return Request(file, submission.kind, submission.sha256, profile, given, limits)


def _write_beside(folder: Path, name: str, content: bytes) -> None:
    """Write a file that a page shows; what leads out of the page's folder is none of the submission."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        return
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content)


def place() -> str:
    """A folder for temporary ones that Arelle does not take for an archive."""
    places = (tempfile.gettempdir(), "/var/tmp", "/tmp")
    usable = (place for place in places if not _has_archive(place) and os.access(place, os.W_OK))
    return next(usable, tempfile.gettempdir())


def _has_archive(place: str) -> bool:
    return any(part.lower().endswith(_ARCHIVES) for part in Path(place).parts)


def _work(folder: Path, limits: Limits) -> int | None:
    """Run the worker: its exit code (below zero for a signal), or None where its time was over."""
    numbers = (str(number) for number in (limits.memory, limits.seconds, os.getpid()))
    command = [sys.executable, "-P", "-m", "tieout.engine._filed", *numbers]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=folder, env=environment(folder), stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            return process.wait(limits.seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            process.kill()


def environment(folder: Path) -> dict[str, str]:
    """Nothing of the user's, every folder inside the worker's own, and sets in the same order each time."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    own = {name: str(folder) for name in ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path if path)
    return {**kept, **own, "PYTHONPATH": paths, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


def _failed(asked: Request, code: int | None) -> EngineCheck:
    """The result where the worker left none."""
    finding = failure(FileAt(asked.file.name), code, asked.limits)
    required = asked.profile.engine.rule_sets
    sets = tuple(RuleSet(name, Ran.CRASHED, finding.message, is_ours=True) for name in required)
    return EngineCheck(ValidationResult(asked.sha256, programs(), sets, (), (finding,)), None, required)


def failure(file: FileAt, code: int | None, limits: Limits) -> Finding:
    """Why a worker left no answer, by its exit code (below zero for a signal, None for out of time)."""
    if code is None or code == -getattr(signal, "SIGXCPU", 0):
        return codes.TIMED_OUT.at(file, seconds=limits.seconds)
    if code == _wire.NO_MEMORY:
        return codes.OUT_OF_MEMORY.at(file, memory=limits.memory)
    why = f"signal {-code}" if code < 0 else f"exit code {code}" if code else "its answer could not be read"
    return codes.WORKER_DIED.at(file, why=why)


__all__ = ["answered", "check", "environment", "failure", "place", "request"]
