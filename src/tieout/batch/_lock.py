"""The lock on an output folder: held by a run and by every process that writes for it, and gone with the last of them.

A whole run has the folder for itself; shards share it, each with a lock of its own.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

NAME = ".tieout-batch.lock"
# Processes of a run that was killed are ended by the system, which takes a moment.
_PATIENCE = 3.0


class LockedError(Exception):
    """Another run is writing."""


@dataclass(frozen=True, slots=True)
class Held:
    """A lock that is held: descriptors that processes that write inherit, and a look whether it is held still."""

    descriptors: tuple[int, ...]
    look: Callable[[], None] = lambda: None


@contextmanager
def locked(folder: Path, shard: tuple[int, int]) -> Iterator[Held]:
    """Hold the lock; `LockedError` where another run holds it."""
    is_whole = shard[1] == 1
    with _held(folder / NAME, is_shared=not is_whole) as outer:
        if is_whole:
            yield Held((outer,))
            return
        with _held(folder / f"{NAME}-{shard[0]}-of-{shard[1]}", is_shared=False) as inner:
            yield Held((outer, inner))


@contextmanager
def _held(path: Path, *, is_shared: bool) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(descriptor, fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX, monotonic() + _PATIENCE)
        yield descriptor
    finally:
        os.close(descriptor)


def _take(descriptor: int, kind: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if monotonic() > deadline:
                raise LockedError from None
            sleep(0.05)


__all__ = ["NAME", "Held", "LockedError", "locked"]
