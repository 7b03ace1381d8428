"""Inputs wherever they are: paths of this machine and URLs alike."""

from collections.abc import Iterator
from typing import IO

from tieout.batch._files import Entry, Files, LocalFiles
from tieout.batch._objects import Objects
from tieout.batch._urls import is_url


class AllFiles:
    """Files of this machine, and those under URLs."""

    def entry(self, path: str) -> Entry | None:
        """What stands at a path, if anything."""
        return _of(path).entry(path)

    def children(self, folder: str) -> Iterator[Entry]:
        """What stands right inside a folder, in any order."""
        return _of(folder).children(folder)

    def matching(self, pattern: str) -> Iterator[Entry]:
        """What matches a pattern, ``**`` for any folders, in any order."""
        return _of(pattern).matching(pattern)

    def text(self, path: str) -> IO[str]:
        """A UTF-8 file opened for reading, its line ends as they are."""
        return _of(path).text(path)


def _of(path: str) -> Files:
    return Objects() if is_url(path) else LocalFiles()


__all__ = ["AllFiles"]
