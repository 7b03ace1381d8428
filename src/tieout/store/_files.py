"""Bounded reading of text files, and writing of files that must not exist yet or are as they were read."""

import codecs
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tieout.diagnostics import FileAt, Finding, Place
from tieout.diagnostics.codes_store import CHANGED, EXISTS, NOT_UTF8, TOO_LARGE, UNREADABLE, UNWRITABLE
from tieout.store._folders import write_whole

MAX_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file as read: the name to show (never an absolute path), its text, and the sha256 of its bytes."""

    name: str
    text: str
    sha256: str


def read_text(
    path: Path, name: str, limit: int = MAX_BYTES, place: Place | None = None
) -> tuple[TextFile | None, tuple[Finding, ...]]:
    """Read a UTF-8 file of at most ``limit`` bytes, shown as ``name``; a byte order mark is dropped.

    None with one fatal finding where the file is missing, not regular, too large or not UTF-8. The finding stands at
    ``place``, where the file is named, or at the file itself.
    """
    where = place or FileAt(name)
    try:
        if path.exists() and not path.is_file():
            return None, (UNREADABLE.at(where, file=name, why="it is not a regular file"),)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        return None, (UNREADABLE.at(where, file=name, why=reason(error)),)
    if len(data) > limit:
        return None, (TOO_LARGE.at(where, file=name, limit=limit),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (NOT_UTF8.at(where, file=name, byte=error.start + 1),)
    return TextFile(name, text, hashlib.sha256(data).hexdigest()), ()


def write_new(path: Path, text: str, name: str) -> tuple[Finding, ...]:
    """Write a UTF-8 file that must not exist yet; a finding where it does, or where it can't be written."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return (EXISTS.at(FileAt(name), file=name),)
    except OSError as error:
        return (UNWRITABLE.at(FileAt(name), file=name, why=reason(error)),)
    return ()


def write_over(path: Path, text: str, former: TextFile) -> tuple[Finding, ...]:
    """Replace a file that was read as ``former`` by ``text``: whole, and with its byte order mark and mode kept.

    A finding where the file has changed since, or can't be written; it stays as it is then.
    """
    target = path.resolve()
    try:
        data = target.read_bytes()
        if hashlib.sha256(data).hexdigest() != former.sha256:
            return (CHANGED.at(FileAt(former.name), file=former.name),)
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        write_whole(target, mark + text.encode(), target.stat().st_mode & 0o777)
    except OSError as error:
        return (UNWRITABLE.at(FileAt(former.name), file=former.name, why=reason(error)),)
    return ()


def write_files(files: Mapping[Path, bytes]) -> tuple[Finding, ...]:
    """Write files whole, each beside its place and then renamed; folders are made. A finding for each that can't be."""
    findings: list[Finding] = []
    for path, content in files.items():
        try:
            write_whole(path, content)
        except (OSError, ValueError) as error:
            findings.append(UNWRITABLE.at(FileAt(path.name), file=path.name, why=reason(error)))
    return tuple(findings)


def readable(name: str) -> str:
    """A file name as text that can be written anywhere, and is no longer: each byte that is no UTF-8 becomes ``?``."""
    return name.encode("utf-8", "replace").decode()


def reason(error: Exception) -> str:
    """Why a file operation failed, in words that are the same on every machine: no path, no number."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "its name is not a valid path" if isinstance(error, ValueError) else type(error).__name__


__all__ = ["MAX_BYTES", "TextFile", "read_text", "readable", "reason", "write_files", "write_new", "write_over"]
