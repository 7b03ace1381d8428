"""One piece of work in a child of its own: forked, watched, and ended where it takes more than it may."""

import gc
import os
import select
import signal
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NoReturn

from tieout.batch import _memory, _wire
from tieout.engine import die_with

Say = Callable[[dict[str, object]], None]

_MIB = 2**20
# How often the memory is looked at, in seconds; more rarely where looking takes long, so that it costs 2 % at most.
_LOOK = 0.1
_SHARE = 50


class Limit(StrEnum):
    """What a child was ended for."""

    NONE = ""
    TIME = "time"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: what it said, the limit it was ended for, its exit code (below zero for a signal).

    ``seconds`` is the time it took; ``memory`` the most private memory seen in bytes, None where nothing tells.
    """

    said: tuple[dict[str, Any], ...]
    limit: Limit
    code: int
    seconds: float
    memory: int | None


def can_fork() -> bool:
    """Whether work can be done in a forked child here."""
    return hasattr(os, "fork")


def supervised(work: Callable[[Say], None], folder: Path, timeout: float, memory_limit: int) -> Ended:
    """Do work in a forked child, which has ``folder`` for its temporary files, and end it and all it began.

    ``timeout`` is in seconds, ``memory_limit`` in MiB of private memory (0: none) of all processes of the work.
    """
    receiving, sending = os.pipe()
    parent, began = os.getpid(), monotonic()
    child = os.fork()
    if not child:
        os.close(receiving)
        _be_child(work, folder, parent, sending)
    os.close(sending)
    try:
        watch = _Watch(child, folder, began + timeout, memory_limit * _MIB)
        data = watch.read(receiving)
    finally:
        os.close(receiving)
    code = watch.end()
    said = tuple(found for line in data.splitlines() if (found := _wire.message(line)))
    return Ended(said, watch.limit, code, monotonic() - began, _most(watch.memory, said))


def _most(seen: int, said: tuple[dict[str, Any], ...]) -> int | None:
    """The most memory that was seen, from outside or by the child itself at its end."""
    own = [each["memory"] for each in said if isinstance(each.get("memory"), int)]
    return max([seen, *own]) if _memory.is_told() else None


def _be_child(work: Callable[[Say], None], folder: Path, parent: int, sending: int) -> NoReturn:
    code = 1
    try:
        die_with(parent)
        # What the worker holds is never garbage of the child's; to look through it would copy its pages.
        gc.freeze()
        os.environ |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
        tempfile.tempdir = None
        work(lambda message: _write(sending, _wire.line(message)))
        _write(sending, _wire.line({"memory": _memory.private([os.getpid()])}))
        code = 0
    finally:
        # Nothing of the worker's is flushed, closed or put back.
        os._exit(code)


def _write(sending: int, data: bytes) -> None:
    while data:
        data = data[os.write(sending, data) :]


class _Watch:
    """Watches one child."""

    def __init__(self, child: int, folder: Path, deadline: float, most: int) -> None:
        self.limit, self.memory = Limit.NONE, 0
        self._child, self._folder, self._deadline, self._most = child, folder, deadline, most

    def read(self, receiving: int) -> bytes:
        """All that the child says until it ends, or until it is to be ended."""
        data, look = bytearray(), _LOOK
        poll = select.poll()
        poll.register(receiving, select.POLLIN)
        while len(data) < _wire.LONGEST:
            if poll.poll(min(look, max(self._deadline - monotonic(), 0)) * 1000):
                part = os.read(receiving, 2**16)
                if not part:
                    break
                data += part
                continue
            look = max(_LOOK, _SHARE * self._looked())
            if self.limit:
                break
        return bytes(data)

    def _looked(self) -> float:
        """Look at the memory and the clock; the seconds that it took."""
        began = monotonic()
        if began >= self._deadline:
            self.limit = Limit.TIME
        self.memory = max(self.memory, _memory.private(_memory.of_job(self._child, self._folder)))
        if self._most and self.memory > self._most and not self.limit:
            self.limit = Limit.MEMORY
        return monotonic() - began

    def end(self) -> int:
        """End the child and all of its processes; the child's exit code."""
        # The pipe is closed when the child is as good as gone: it gets a moment to be so by itself.
        for _ in range(0 if self.limit else 500):
            ended, status = os.waitpid(self._child, os.WNOHANG)
            if ended:
                break
            sleep(0.001)
        else:
            _kill({self._child, *_memory.of_job(self._child, self._folder)})
            _, status = os.waitpid(self._child, 0)
        code = os.waitstatus_to_exitcode(status)
        if code:
            _kill(_memory.of_job(0, self._folder))
        return code


def _kill(processes: Iterable[int]) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


__all__ = ["Ended", "Limit", "Say", "can_fork", "supervised"]
