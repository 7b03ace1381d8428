"""Packages altered in one respect: the cases of ``tests/cases/check``, read from YAML and applied to bytes.

A case names the package it starts from, one change, and what the check must say of it. A change is data: a regular
expression that must match exactly once in exactly one file, a file added, removed or renamed, a whole file instead, or
an operation on the bytes of the zip that has a name here.
"""

import fnmatch
import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Files = dict[str, bytes]
_DATE = (1980, 1, 1, 0, 0, 0)
_TABLE, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that the case must raise: its code, and the place it stands at or names (empty for any)."""

    code: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One mutation and what must come of it.

    ``base`` is the package it starts from, ``name`` the file name it is handed in under (empty for the base's own),
    ``profile`` the one asked for (empty to let the submission say). ``limits`` narrow the profile's, ``modules`` stand
    in the way of those the worker imports, ``without_taxonomy`` takes the installed packages away. ``beyond`` marks a
    case that only a warning of tieout's own rules catches.
    """

    id: str
    says: str
    base: str
    change: Mapping[str, Any]
    verdict: str
    expected: tuple[Expected, ...]
    name: str = ""
    profile: str = ""
    limits: Mapping[str, int] = field(default_factory=dict)
    modules: Mapping[str, str] = field(default_factory=dict)
    without_taxonomy: bool = False
    beyond: bool = False


def cases(folder: Path) -> tuple[Case, ...]:
    """All cases of a folder, by file and in the order of each."""
    return tuple(
        _case(item) for path in sorted(folder.glob("*.yaml")) for item in yaml.safe_load(path.read_text("utf-8"))
    )


def _case(item: Mapping[str, Any]) -> Case:
    rest = dict(item)
    return Case(
        id=rest.pop("case"),
        base=rest.pop("base", "second"),
        change=rest.pop("change", {}),
        expected=tuple(Expected(**found) for found in rest.pop("expect")),
        **rest,
    )


def altered(content: bytes, change: Mapping[str, Any]) -> bytes:
    """The package with one change; an AssertionError where the change does not fit it."""
    if not change:
        return content
    ((kind, how),) = change.items()
    if kind in _ON_BYTES:
        return _ON_BYTES[kind](content, how)
    files = unzipped(content)
    _ON_FILES[kind](files, how)
    return zipped(files)


def unzipped(content: bytes) -> Files:
    """The files of a zip in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a zip with fixed dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo("x", _DATE)
            # Set afterwards, as the class would put slashes for backslashes of Windows.
            info.filename = info.orig_filename = name
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _one(files: Files, pattern: str) -> str:
    (name,) = fnmatch.filter(files, pattern)
    return name


def _replace(files: Files, how: Mapping[str, str]) -> None:
    """``in`` is the file, ``find`` matches once in it, ``put`` stands in its place (with groups as ``\\1``)."""
    name = _one(files, how["in"])
    text, count = re.subn(how["find"], how["put"], files[name].decode("utf-8"), flags=re.DOTALL)
    assert count == 1, f"{how['find']} matches {count} times"
    files[name] = text.encode()


def _add(files: Files, how: Mapping[str, str]) -> None:
    files[how["file"]] = how.get("text", "").encode(how.get("encoding", "utf-8"))


def _copy(files: Files, how: Mapping[str, str]) -> None:
    files[how["to"]] = files[_one(files, how["file"])]


def _remove(files: Files, pattern: str) -> None:
    del files[_one(files, pattern)]


def _rename(files: Files, how: Mapping[str, str]) -> None:
    """``from`` begins the names of files that begin with ``to`` instead, in their old order."""
    renamed = {re.sub(f"^{how['from']}", how["to"], name): content for name, content in files.items()}
    assert renamed.keys() != files.keys()
    files.clear()
    files.update(renamed)


def _many(files: Files, count: int) -> None:
    files.update({f"second/many/{number}": b"" for number in range(count)})


def _bomb(files: Files, size: int) -> None:
    files["harrowby/reports/zeros.png"] = bytes(size)


def _content(_: bytes, text: str) -> bytes:
    return text.encode()


def _truncate(content: bytes, share: float) -> bytes:
    return content[: int(len(content) * share)]


def _flip(content: bytes, pattern: str) -> bytes:
    """One bit within the packed bytes of a file."""
    data = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = next(each for each in archive.infolist() if fnmatch.fnmatch(each.filename, pattern))
    data[info.header_offset + 30 + len(info.filename) + info.compress_size // 2] ^= 0x10
    return bytes(data)


def _entry(content: bytes, pattern: str) -> tuple[bytearray, int]:
    """The bytes, and where the table of contents tells of the one file whose name fits."""
    data, at, found = bytearray(content), -1, []
    while (at := data.find(_TABLE, at + 1)) >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if fnmatch.fnmatch(data[at + 46 : at + 46 + length].decode(), pattern):
            found.append(at)
    (only,) = found
    return data, only


def _encrypt(content: bytes, pattern: str) -> bytes:
    data, at = _entry(content, pattern)
    data[at + 8] |= 1
    return bytes(data)


def _link(content: bytes, pattern: str) -> bytes:
    data, at = _entry(content, pattern)
    struct.pack_into("<I", data, at + 38, 0o120777 << 16)
    return bytes(data)


def _overlap(content: bytes, pattern: str) -> bytes:
    """The table of contents says that a file begins where the first one does."""
    data, at = _entry(content, pattern)
    struct.pack_into("<I", data, at + 42, 0)
    return bytes(data)


def _twice(content: bytes, pattern: str) -> bytes:
    """A second file under the name of another."""
    buffer = io.BytesIO()
    files = unzipped(content)
    name = _one(files, pattern)
    spare = f"{name[:-1]}_"
    buffer.write(zipped({**files, spare: b"<other/>"}))
    return buffer.getvalue().replace(spare.encode(), name.encode())


_ON_FILES: Mapping[str, Callable[[Files, Any], None]] = {
    "replace": _replace,
    "add": _add,
    "copy": _copy,
    "remove": _remove,
    "rename": _rename,
    "many-files": _many,
    "bomb": _bomb,
}
_ON_BYTES: Mapping[str, Callable[[bytes, Any], bytes]] = {
    "content": _content,
    "truncate": _truncate,
    "flip": _flip,
    "encrypt": _encrypt,
    "link": _link,
    "overlap": _overlap,
    "twice": _twice,
}

__all__ = ["Case", "Expected", "altered", "cases", "unzipped", "zipped"]
