"""Engines for tests of a batch: one that is quick, and one that fails as a submission's name says.

A worker is told where to find them: ``tests.support.engines:faulty``.
"""

import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Self

from tests.unit.rules.made import END, concept, fact, report
from tieout.diagnostics import FileAt
from tieout.diagnostics import codes_engine_check as codes
from tieout.engine import Engine, EngineCheck, EngineOutput
from tieout.model import Component, Ran, RuleSet, ValidationResult
from tieout.model.submission import Submission
from tieout.profiles import Limits, Profile

QUICK, FAULTY = f"{__name__}:quick", f"{__name__}:faulty"
MEDDLED = "TIEOUT_TEST_MEDDLED"
_MIB = 2**20


class Quick:
    """Finds every submission sound, with one fact, whose value comes from its bytes."""

    def check(
        self, submission: Submission, profile: Profile, packages: Sequence[Path] = (), limits: Limits | None = None
    ) -> EngineCheck:
        asked = profile.engine.rule_sets
        sets = tuple(RuleSet(name, Ran.RAN) for name in asked)
        value = int(hashlib.sha256(submission.content).hexdigest()[:6], 16)
        filed = report([fact("Assets", value, END, id="f-1")], [concept("Assets", period="instant")])
        result = ValidationResult(submission.sha256, (Component("quick", "1"),), sets, (), ())
        return EngineCheck(result, filed, asked)

    def run(
        self, package: bytes | Path, name: str, taxonomy_packages: Sequence[Path], *, viewer: bool, oim: bool
    ) -> EngineOutput:
        raise NotImplementedError


def _hang() -> None:
    time.sleep(600)


def _eat() -> None:
    held = [bytearray(os.urandom(_MIB)) * 16 for _ in range(200)]
    time.sleep(600)
    del held


def _eat_elsewhere() -> None:
    """In a process below this one."""
    subprocess.run(
        [sys.executable, "-c", f"held = bytearray(b'x' * {2000 * _MIB}); import time; time.sleep(600)"], check=False
    )


def _abort() -> None:
    os.abort()


def _raise() -> None:
    raise RuntimeError("a fault of ours")


def _kill_the_worker() -> None:
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(600)


def _kill_the_cluster_s_worker() -> None:
    stat = Path(f"/proc/{os.getppid()}/stat").read_text(encoding="ascii")
    os.kill(int(stat.rpartition(")")[2].split()[1]), signal.SIGKILL)
    time.sleep(600)


def _kill_the_courier() -> None:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        if b"tieout.batch._courier" in path.read_bytes() and str(os.getppid()).encode() in path.read_bytes():
            os.kill(int(path.parent.name), signal.SIGKILL)


def _slow() -> None:
    time.sleep(0.1)


def _print() -> None:
    sys.stdout.write("{}\n" * 10)
    sys.stdout.flush()
    os.write(1, b'{"serial": 1}\n')


FAULTS: Mapping[str, Callable[[], None]] = {
    "hang": _hang,
    "eat": _eat,
    "below": _eat_elsewhere,
    "abort": _abort,
    "raise": _raise,
    "killer": _kill_the_worker,
    "courier": _kill_the_courier,
    "cluster": _kill_the_cluster_s_worker,
    "print": _print,
    "slow": _slow,
}


class Faulty(Quick):
    """Fails where a submission's name begins with a fault's; `died` is how an engine tells that its process ended."""

    def check(
        self, submission: Submission, profile: Profile, packages: Sequence[Path] = (), limits: Limits | None = None
    ) -> EngineCheck:
        kind = submission.name.partition("-")[0].partition(".")[0]
        if kind == "died":
            return self._died(submission, profile)
        FAULTS.get(kind, lambda: None)()
        return super().check(submission, profile, packages, limits)

    def _died(self, submission: Submission, profile: Profile) -> EngineCheck:
        asked = profile.engine.rule_sets
        finding = codes.WORKER_DIED.at(FileAt(submission.name), why="signal 11")
        sets = tuple(RuleSet(name, Ran.CRASHED, finding.message, is_ours=True) for name in asked)
        return EngineCheck(ValidationResult(submission.sha256, (), sets, (), (finding,)), None, asked)


_SERVER = """
import os, sys, time
for line in sys.stdin:
    if not os.fork():
        os.chdir(line.strip())
        print("there", flush=True)
        time.sleep(600)
"""


class Served(Quick):
    """Owns a process, as a warm engine does, which must live when a submission is checked.

    A submission called ``ends…`` ends it; for one called ``stays…`` it has a process work in a folder of the job's.
    """

    def __init__(self) -> None:
        command = [sys.executable, "-c", _SERVER, __name__]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def check(
        self, submission: Submission, profile: Profile, packages: Sequence[Path] = (), limits: Limits | None = None
    ) -> EngineCheck:
        if not self._lives():
            raise RuntimeError("the engine's process is gone")
        if submission.name.startswith("ends"):
            os.kill(self._process.pid, signal.SIGKILL)
            while self._lives():
                time.sleep(0.01)
        if submission.name.startswith("stays"):
            assert self._process.stdin
            assert self._process.stdout
            self._process.stdin.write(tempfile.mkdtemp() + "\n")
            self._process.stdin.flush()
            self._process.stdout.readline()
            time.sleep(600)
        return super().check(submission, profile, packages, limits)

    def _lives(self) -> bool:
        stat = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii")
        return stat.rpartition(")")[2].split()[0] != "Z"


class Meddling(Quick):
    """Writes to the file that the environment names while a filing is built, and validates nothing."""

    def run(
        self, package: bytes | Path, name: str, taxonomy_packages: Sequence[Path], *, viewer: bool, oim: bool
    ) -> EngineOutput:
        with Path(os.environ[MEDDLED]).open("a", encoding="utf-8") as file:
            file.write("\n")
        return EngineOutput(ValidationResult("", (), (), (), ()))


def meddling() -> AbstractContextManager[Engine]:
    """The engine that writes to what is built."""
    return nullcontext(Meddling())


def with_process() -> AbstractContextManager[Engine]:
    """The engine that owns a process."""
    return Served()


def quick() -> AbstractContextManager[Engine]:
    """The engine that is quick."""
    return nullcontext(Quick())


def faulty() -> AbstractContextManager[Engine]:
    """The engine that fails."""
    return nullcontext(Faulty())


__all__ = ["FAULTS", "FAULTY", "MEDDLED", "QUICK", "Faulty", "Quick", "Served", "faulty", "quick", "with_process"]
