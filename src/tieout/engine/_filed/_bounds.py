"""Limits that a process sets itself, where the system has them."""

import ctypes
import os
import signal
import sys

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


__all__ = ["bound", "die_with"]
