"""The lock on an output under a URL: an object that its owner renews, since no store tells when an owner is gone.

It is put only where there is none (a conditional put, where the store knows that). One that is not renewed for a while,
as seen by the clock of the one who waits, is of a run that was killed, and is taken over.
"""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import monotonic, sleep
from uuid import uuid4

from tieout.batch._lock import Held, LockedError
from tieout.batch._objects import ObjectResults, StoreError

FOLDER = ".tieout-batch.locks"
_WHOLE = "whole"
# Seconds between two renewals; without one for as long as that, the owner is gone; between taking over and looking
# whether another did so too.
_BEAT, _PATIENCE, _SETTLE = 5.0, 30.0, 1.0


@contextmanager
def leased(place: ObjectResults, shard: tuple[int, int]) -> Iterator[Held]:
    """Hold the lock; `LockedError` where another run holds it. Shards hold one each, a whole run keeps all out."""
    own = _WHOLE if shard[1] == 1 else f"{shard[0]}-of-{shard[1]}"
    lease = _Lease(place, f"{FOLDER}/{own}")
    lease.take()
    try:
        # Only then: of two runs that take theirs at once, at least one sees the other's.
        for name in place.names(FOLDER):
            if name != own and _WHOLE in {name, own}:
                _Lease(place, f"{FOLDER}/{name}").clear()
        with lease.renewed():
            yield Held((), lease.look)
    finally:
        lease.give_back()


class _Lease:
    """One lock: who has it since when, and a number that grows while its owner lives."""

    def __init__(self, place: ObjectResults, name: str) -> None:
        self._place, self._name = place, name
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._owner = f"{socket.gethostname()} {os.getpid()} {now} {uuid4().hex}"
        self._beats = 0

    def take(self) -> None:
        """Take the lock, or take it over from an owner that is gone."""
        if self._place.write(self._name, self._content(), is_new=True):
            return
        self.clear()
        if self._place.write(self._name, self._content(), is_new=True):
            # Another may have cleared away this one, having seen the former.
            sleep(_SETTLE)
            if self._is_own():
                return
        raise LockedError

    def clear(self) -> None:
        """Remove a lock whose owner is gone; `LockedError` where it is renewed."""
        first, deadline = self._place.read(self._name), monotonic() + _PATIENCE
        while (seen := self._place.read(self._name)) is not None:
            if seen != first:
                raise LockedError
            if monotonic() > deadline:
                self._place.remove(self._name)
                return
            sleep(min(_BEAT / 5, _PATIENCE / 5))

    @contextmanager
    def renewed(self) -> Iterator[None]:
        """Renew the lock while the block runs."""
        over = threading.Event()
        thread = threading.Thread(target=self._renew, args=(over,), name="tieout-batch-lock", daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def look(self) -> None:
        """`LockedError` where another run has taken the lock over."""
        if not self._is_own():
            raise LockedError

    def give_back(self) -> None:
        """Remove the lock, if it is still this run's."""
        if self._is_own():
            self._place.remove(self._name)

    def _renew(self, over: threading.Event) -> None:
        while not over.wait(_BEAT):
            try:
                if not self._is_own():
                    return
                self._beats += 1
                self._place.write(self._name, self._content())
            except StoreError:
                # The next may succeed; if none does, the lock is taken over, which is seen before tables are written.
                continue

    def _content(self) -> bytes:
        return f"{self._owner}\n{self._beats}\n".encode()

    def _is_own(self) -> bool:
        found = self._place.read(self._name)
        return found is not None and found.decode(errors="replace").partition("\n")[0] == self._owner


__all__ = ["FOLDER", "leased"]
