"""Submissions read from disk as they were handed in: a package, a page, an instance, or a folder of either.

What a file is called decides nothing here: what is no submission is refused by intake, with a verdict.
"""

import io
import os
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_intake as codes
from tieout.model import SubmissionKind
from tieout.package.intake import kind_of, referred
from tieout.store._files import readable, reason

_PACKAGES = frozenset({".xbri", ".xbr", ".zip"})
_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16


class _UnfitError(Exception):
    """Why a file or folder can't be a submission."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The bytes of a submission under the name it was handed in with; ``path`` is what the user gave.

    In the name, bytes that are no UTF-8 are ``?``.
    ``companions`` are the files beside a page that it shows, by their paths from its folder.
    """

    path: Path
    name: str
    content: bytes
    companions: tuple[tuple[str, bytes], ...] = ()


def handed_in(path: Path, limit: int, entries: int) -> Iterator[HandedIn | Finding]:
    """The submissions at ``path``: the file itself; of a folder, the packages in it, or all its files as one.

    A folder that holds packages directly is taken as several submissions, in the order of their names; any other as
    one that was unpacked, and is read as the zip of its files in sorted order. Files larger than ``limit`` bytes are
    read up to one byte more, so that the bounds are seen to be broken. Links and devices are not followed.
    """
    try:
        if not path.is_dir():
            yield _file(path, limit)
            return
        packages = sorted(child for child in path.iterdir() if child.suffix.lower() in _PACKAGES)
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
        return
    if packages:
        for package in packages:
            yield _file(package, limit)
    else:
        yield _folder(path, limit, entries)


def _file(path: Path, limit: int) -> HandedIn | Finding:
    """One file as a submission."""
    try:
        content = _read(path, limit)
        shown = tuple(_companions(path, content, limit)) if kind_of(path.name) is SubmissionKind.PAGE else ()
        return HandedIn(path, readable(path.name), content, shown)
    except (OSError, ValueError, _UnfitError) as error:
        return _unreadable(path, error)


def _companions(page: Path, content: bytes, limit: int) -> Iterator[tuple[str, bytes]]:
    """The plain files beside or below a page that it refers to by relative paths, within the limit all together."""
    held = 0
    for name in referred(content):
        path = page.parent / name
        if path.is_symlink() or not path.is_file() or not path.resolve().is_relative_to(page.parent.resolve()):
            continue
        found = _read(path, limit - held)
        held += len(found)
        if held > limit:
            raise _UnfitError("the files that it shows are past the bounds")
        yield name, found


def _folder(folder: Path, limit: int, entries: int) -> HandedIn | Finding:
    """All files of a folder as one zip."""
    buffer = io.BytesIO()
    held, count = 0, 0
    try:
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
            for file in _files(folder):
                content = _read(file, limit - held)
                held, count = held + len(content), count + 1
                info = zipfile.ZipInfo(
                    readable(f"{folder.resolve().name}/{file.relative_to(folder).as_posix()}"), _DATE
                )
                info.external_attr = _MODE
                archive.writestr(info, content)
                if held > limit or count > entries:
                    raise _UnfitError("its files are past the bounds")
        if not count:
            raise _UnfitError("the folder holds no file")
    except (OSError, ValueError, _UnfitError) as error:
        return _unreadable(folder, error)
    return HandedIn(folder, readable(f"{folder.resolve().name}.zip"), buffer.getvalue())


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder in sorted order; a link is an error."""
    for root, folders, files in os.walk(folder, onerror=_raise):
        folders.sort()
        for name in sorted([*files, *folders]):
            path = Path(root, name)
            if path.is_symlink():
                raise _UnfitError(f"{readable(path.relative_to(folder).as_posix())} is a link")
            if name in files:
                yield path


def _raise(error: OSError) -> None:
    raise error


def _read(path: Path, limit: int) -> bytes:
    """The bytes of a plain file, at most one more than ``limit``."""
    # Looked at before it is opened: opening a pipe waits for a writer.
    if not stat.S_ISREG(path.stat().st_mode):
        raise _UnfitError("it is no plain file")
    with path.open("rb") as file:
        return file.read(max(limit, 0) + 1)


def _unreadable(path: Path, error: Exception) -> Finding:
    """The finding for a path that gives no submission."""
    why = str(error) if isinstance(error, _UnfitError) else reason(error)
    return codes.UNREADABLE.at(FileAt(readable(path.name)), file=readable(path.as_posix()), why=why)


__all__ = ["HandedIn", "handed_in"]
