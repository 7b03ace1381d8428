"""Where a batch's output is: a folder of this machine, or a URL."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from tieout.batch import _lease, _lock, _tables
from tieout.batch._lock import Held
from tieout.batch._objects import ObjectResults
from tieout.batch._results import LocalResults, Results
from tieout.batch._types import digest
from tieout.batch._urls import is_url
from tieout.store import cache_folder

_SCRATCH = ".work"
# What shows that an output is one of a batch.
MARKS = (_lock.NAME, _tables.RUN)


class Output(Protocol):
    """An output; ``place`` is its path or URL, ``scratch`` a folder of this machine for what is thrown away."""

    place: Path | str
    shown: str
    scratch: Path

    def names(self) -> Iterable[str]:
        """What stands right inside; nothing where it does not exist."""

    def make(self) -> None:
        """Make it if need be."""

    def locked(self, shard: tuple[int, int]) -> AbstractContextManager[Held]:
        """Hold its lock; `LockedError` where another run does."""

    def results(self) -> Results:
        """What stands in it."""

    def below(self, name: str) -> "Output":
        """A folder in it."""


class LocalOutput:
    """A folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self.place: Path | str = folder
        self._folder, self.shown, self.scratch = folder, folder.as_posix(), folder / _SCRATCH

    def names(self) -> Iterable[str]:
        """What stands right inside."""
        return [path.name for path in self._folder.iterdir()] if self._folder.exists() else []

    def make(self) -> None:
        """Make the folder."""
        self._folder.mkdir(parents=True, exist_ok=True)

    def locked(self, shard: tuple[int, int]) -> AbstractContextManager[Held]:
        """Hold its lock."""
        return _lock.locked(self._folder, shard)

    def results(self) -> Results:
        """What stands in it."""
        return LocalResults(self._folder)

    def below(self, name: str) -> Output:
        """A folder in it."""
        return LocalOutput(self._folder / name)


class ObjectOutput:
    """A URL; scratch is in the user's cache, in the same place for every run into it."""

    def __init__(self, url: str) -> None:
        self.shown = url.rstrip("/")
        self.place: Path | str = self.shown
        self.scratch = cache_folder() / "batch" / digest(self.shown)[:16]

    def names(self) -> Iterable[str]:
        """What stands right inside."""
        return ObjectResults(self.shown).names()

    def make(self) -> None:
        """Put the object that shows what this is."""
        ObjectResults(self.shown).write(_lock.NAME, b"")

    def locked(self, shard: tuple[int, int]) -> AbstractContextManager[Held]:
        """Hold its lock."""
        return _lease.leased(ObjectResults(self.shown), shard)

    def results(self) -> Results:
        """What stands below it."""
        return ObjectResults(self.shown)

    def below(self, name: str) -> Output:
        """A folder in it."""
        return ObjectOutput(f"{self.shown}/{name}")


def output_at(place: Path | str) -> Output:
    """The output at a path or URL."""
    return ObjectOutput(str(place)) if is_url(str(place)) else LocalOutput(Path(place))


__all__ = ["MARKS", "Output", "output_at"]
