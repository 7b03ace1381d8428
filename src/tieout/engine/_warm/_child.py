"""A child for one document: forked, bounded, waited for, and ended."""

import os
import signal
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from tieout.engine import _wire
from tieout.engine._filed._bounds import bound, die_with, private_memory

# How often the memory of a child is looked at, in seconds.
_LOOK = 0.1
_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Bounds:
    """Private memory in MiB and time in seconds that a child may take."""

    memory: int
    seconds: int


def work(do: Callable[[], int], folder: Path, bounds: Bounds) -> int | None:
    """Fork a child that does something in a folder: its exit code (below zero for a signal), None for out of time."""
    parent, inherited = os.getpid(), _size()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    child = os.fork()
    if not child:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        _be_child(do, folder, bounds, parent, inherited)
    return _waited(child, bounds)


def _be_child(do: Callable[[], int], folder: Path, bounds: Bounds, parent: int, inherited: int) -> None:
    code = _wire.FAILED
    try:
        die_with(parent)
        os.chdir(folder)
        os.environ |= dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(folder))
        tempfile.tempdir = None
        bound(bounds.memory + inherited, bounds.seconds)
        code = do()
    except MemoryError:
        code = _wire.NO_MEMORY
    finally:
        # Nothing of the parent's is put back or closed: its session goes on.
        os._exit(code)


def _waited(child: int, bounds: Bounds) -> int | None:
    """Wait for the end of a child; end it where it takes more than it may."""
    deadline = monotonic() + bounds.seconds
    while not (ended := os.waitpid(child, os.WNOHANG))[0]:
        left = deadline - monotonic()
        if left <= 0 or private_memory(child) > bounds.memory * _MIB:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return None if left <= 0 else _wire.NO_MEMORY
        # Woken by the end of the child: the signal is held back from before it began.
        signal.sigtimedwait({signal.SIGCHLD}, min(_LOOK, left))
    return os.waitstatus_to_exitcode(ended[1])


def _size() -> int:
    """The MiB of address space that a child begins with."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE") // _MIB + 1


__all__ = ["Bounds", "work"]
