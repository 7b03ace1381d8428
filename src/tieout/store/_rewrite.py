"""Changing text files that a user keeps: only while they are what was read, and never half."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics.codes_store import UNWRITABLE
from tieout.store._files import reason

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Change:
    """A text file before and after; ``before`` is empty for a file that must not exist yet. ``name`` is shown."""

    path: Path
    name: str
    before: str
    after: str


def is_current(change: Change) -> bool:
    """Whether the file still is what the change starts from."""
    if not change.path.exists():
        return not change.before
    try:
        return change.before != "" and _body(change.path.read_bytes()) == change.before.encode()
    except OSError:
        return False


def rewrite(change: Change) -> tuple[Finding, ...]:
    """Write a change beside the file and put it in its place; a byte order mark and the file's mode are kept."""
    path = change.path.resolve()
    try:
        mark = _BOM if path.exists() and path.read_bytes().startswith(_BOM) else b""
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(mark + change.after.encode())
            if path.exists():
                shutil.copymode(path, beside)
            else:
                beside.chmod(0o666 & ~_umask())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        return (UNWRITABLE.at(FileAt(change.name), file=change.name, why=reason(error)),)
    return ()


def _body(data: bytes) -> bytes:
    """The bytes of a file without a byte order mark."""
    return data.removeprefix(_BOM)


def _umask() -> int:
    """The permissions that new files of this process don't get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


__all__ = ["Change", "is_current", "rewrite"]
