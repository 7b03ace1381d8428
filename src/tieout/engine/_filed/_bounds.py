"""Limits that a process sets itself, where the system has them."""

import ctypes
import os
import signal
import sys
from pathlib import Path

_MIB = 2**20
_PR_SET_PDEATHSIG = 1


def bound(memory: int, seconds: int) -> None:
    """Bound address space (MiB) and processor time (seconds), and leave no image of memory behind.

    The processor time is a second line: it ends a worker whose parent is gone and can't end it any more.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - a module of Unix

    for kind, limit in (
        (resource.RLIMIT_AS, memory * _MIB),
        (resource.RLIMIT_CPU, seconds + 5),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        allowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (allowed, allowed))


def die_with(parent: int) -> None:
    """End this process when the one that started it ends, however that ends; where the system can do it (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            sys.exit("the process that asked is gone")


def private_memory(process: int | str = "self") -> int:
    """The bytes of memory that a process shares with no other; 0 where it is gone, and where the system can't tell."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_"))


__all__ = ["bound", "die_with", "private_memory"]
