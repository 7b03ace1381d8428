"""Where results go: read and put whole, on this machine's disks.

This is one of two seams for other stores (the other is `_files`): what has these two functions can hold results.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from uuid import uuid4


class Results(Protocol):
    """A store of results by names with ``/`` between their parts."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None where there is none."""

    def put(self, name: str, made: Path) -> None:
        """Move a file or folder to its place, in the stead of a former one: there whole and for good, or not at all."""

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""


class LocalResults:
    """Results in a folder; what is put must have been made on the same file system."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None where there is none."""
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def put(self, name: str, made: Path) -> None:
        """Move a file or folder to its place once the disk has it."""
        for path in _whole(made):
            _sync(path)
        target = self._folder / name
        _make(target.parent)
        if made.is_dir():
            _swap(made, target)
        else:
            made.replace(target)
        _sync(target.parent)

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        (self._folder / name).unlink(missing_ok=True)


def _whole(path: Path) -> Iterator[Path]:
    """A file, or all below a folder and then the folder."""
    if path.is_dir():
        for child in path.iterdir():
            yield from _whole(child)
    yield path


def _make(folder: Path) -> None:
    """Make a folder and its parents, each known to the disk."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync(folder.parent)


def _swap(made: Path, target: Path) -> None:
    """Move a folder to where a former one may stand; two may do so at once with the same content."""
    while True:
        with suppress(OSError):
            made.rename(target)
            return
        if not target.is_dir():
            made.rename(target)
            return
        with suppress(FileNotFoundError):
            target.rename(made.parent / f"former-{uuid4().hex}")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


__all__ = ["LocalResults", "Results"]
