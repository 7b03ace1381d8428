"""Inputs and results under URLs as a worker has them: by a courier, which it keeps beside it."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from tieout import filing, store
from tieout.batch import _wire
from tieout.batch._urls import is_url, joined, mirrored, parent
from tieout.model import SubmissionKind
from tieout.package.intake import kind_of, referred
from tieout.profiles import WIDEST

_FILINGS = (".yaml", ".yml")
_FETCHED, _READ = "in", "read"


class CourierError(Exception):
    """A store could not do what was asked, or the courier ended."""


class Courier:
    """A courier's process, which the worker begins and its children ask too, one at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Begin the process where there is none, or it has ended."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-P", "-m", "tieout.batch._courier", str(os.getpid())]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def close(self) -> None:
        """End the process at once, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            # What was not sent to it is of no use any more.
            with suppress(BrokenPipeError):
                process.communicate()

    def ask(self, **ask: object) -> dict[str, Any]:
        """What the courier answers; `CourierError` where it could not, `PermissionError` where it may not."""
        if self._process is None or self._process.stdin is None or self._process.stdout is None:
            raise CourierError("there is no courier")
        with suppress(BrokenPipeError):
            self._process.stdin.write(_wire.line(ask))
            self._process.stdin.flush()
        found = _wire.receive(self._process.stdout)
        if found is None:
            raise CourierError(f"{ask['url']}: the process that fetches and puts has ended")
        if "denied" in found:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if "error" in found:
            raise CourierError(f"{ask['url']}: {found['error']}")
        return found

    def fetch(self, url: str, to: Path, size: int = sys.maxsize, entries: int = 1) -> bool:
        """Copy what is at a URL, within bounds; whether anything was there."""
        return bool(self.ask(do="fetch", url=url, path=str(to), size=size, entries=entries)["found"])


class CarriedResults:
    """Results under a URL."""

    def __init__(self, courier: Courier, url: str, folder: Path) -> None:
        self._courier, self._url, self._folder = courier, url.rstrip("/"), folder

    def read(self, name: str) -> bytes | None:
        """The bytes of an object, None where there is none."""
        copy = self._folder / _READ
        if not self._courier.fetch(f"{self._url}/{name}", copy):
            return None
        found = copy.read_bytes()
        copy.unlink()
        return found

    def put(self, name: str, made: Path) -> None:
        """Put a file, or those of a folder one by one."""
        self._courier.ask(do="put", url=f"{self._url}/{name}", path=str(made))

    def remove(self, name: str) -> None:
        """Results of jobs are never removed."""
        raise NotImplementedError(name)


def fetched(courier: Courier, source: str, folder: Path) -> Path:
    """Where a source can be read: its copy under its own name, with what belongs to it; a path is where it is.

    A page brings the files that it shows; a filing its document, mappings and catalogue. `OSError` where the source
    can't be read.
    """
    if not is_url(source):
        return Path(source)
    bounds = WIDEST
    copy = _place(source, folder)
    if copy is None:
        raise OSError(errno.EINVAL, "no file can have its name")
    if not courier.fetch(source, copy, bounds.size, bounds.entries):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    for names in _needed(copy) if copy.is_file() else ():
        for name in filter(None, names):
            url = joined(parent(source), name)
            place = _place(url, folder)
            if place and courier.fetch(url, place, bounds.size, bounds.entries):
                break
    return copy


def _needed(copy: Path) -> Iterator[tuple[str, ...]]:
    """The names that an input refers to, relative to it; of several in a row the first that exists is meant."""
    if copy.name.lower().endswith(_FILINGS):
        text, _ = store.read_text(copy, copy.name)
        parsed = filing.parse(text.text, text.name)[0] if text else None
        if parsed:
            yield (parsed.document,)
            yield from ((name, f"{name}.yaml") for name, _ in parsed.mappings)
            yield parsed.taxonomy, f"{parsed.taxonomy}.yaml"
    elif kind_of(copy.name) is SubmissionKind.PAGE:
        yield from ((name,) for name in referred(copy.read_bytes()))


def _place(url: str, folder: Path) -> Path | None:
    """Where the copy of a URL goes; None where it can't."""
    try:
        return mirrored(url, folder / _FETCHED)
    except ValueError:
        return None


__all__ = ["CarriedResults", "Courier", "CourierError", "fetched"]
