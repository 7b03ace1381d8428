"""Where inputs are: listed and opened, on this machine's disks.

This is one of two seams for other stores (the other is `_results`): what has these four functions can list inputs.
"""

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder by its path as the user would write it; ``size`` is in bytes."""

    path: str
    is_folder: bool
    size: int

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rstrip("/").rpartition("/")[2]


class Files(Protocol):
    """A store of inputs; paths have ``/`` between their parts."""

    def entry(self, path: str) -> Entry | None:
        """What stands at a path, if anything."""

    def children(self, folder: str) -> Iterator[Entry]:
        """What stands right inside a folder, in any order."""

    def matching(self, pattern: str) -> Iterator[Entry]:
        """What matches a pattern, ``**`` for any folders, in any order."""

    def text(self, path: str) -> IO[str]:
        """A UTF-8 file opened for reading, its line ends as they are."""


class LocalFiles:
    """Files of this machine, read where they are."""

    def entry(self, path: str) -> Entry | None:
        """What stands at a path, if anything."""
        try:
            status = Path(path).stat()
        except (OSError, ValueError):
            return None
        return Entry(Path(path).as_posix(), Path(path).is_dir(), status.st_size)

    def children(self, folder: str) -> Iterator[Entry]:
        """What stands right inside a folder, in any order; nothing of what can't be read."""
        try:
            with os.scandir(folder) as found:
                yield from (each for item in found if (each := self.entry(item.path)))
        except OSError:
            return

    def matching(self, pattern: str) -> Iterator[Entry]:
        """What matches a pattern, ``**`` for any folders, in any order."""
        # A pattern may begin with a slash, which those of pathlib may not.
        found = glob.iglob(pattern, recursive=True)  # noqa: PTH207
        yield from (each for path in found if (each := self.entry(path)))

    def text(self, path: str) -> IO[str]:
        """A UTF-8 file opened for reading, its line ends as they are."""
        return Path(path).open(encoding="utf-8-sig", newline="")


__all__ = ["Entry", "Files", "LocalFiles"]
