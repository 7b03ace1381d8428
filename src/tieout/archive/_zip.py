"""A zip file in memory, held against bounds before a single byte of it is unpacked (APPNOTE 6.3.3, 4)."""

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

_LINK, _KIND = 0o120000, 0o170000
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)
_LOCAL_HEADER = 30
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a zip may be and hold; sizes in bytes.

    ``ratio`` is of unpacked to packed size; small members may deflate further than any honest large one, so it counts
    only from ``ratio_from`` on. ``depth`` is the number of folders in a path, ``name`` the characters of one.
    """

    size: int
    entries: int
    entry: int
    whole: int
    ratio: int = 200
    ratio_from: int = 2**20
    depth: int = 32
    name: int = 500


def widest(bounds: Iterable[Bounds]) -> Bounds:
    """The bounds that let pass whatever one of several lets pass by size and number; there must be one."""
    every = tuple(bounds)
    return replace(
        every[0],
        size=max(each.size for each in every),
        entries=max(each.entries for each in every),
        entry=max(each.entry for each in every),
        whole=max(each.whole for each in every),
    )


class FaultKind(StrEnum):
    """Why a zip is not opened."""

    NO_ARCHIVE = "no archive"
    DAMAGED = "damaged"
    TOO_LARGE = "too large"
    TOO_MANY = "too many"
    BOMB = "bomb"
    PATH = "path"
    LINK = "link"
    TWICE = "twice"
    ENCRYPTED = "encrypted"


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason not to open a zip, in words that follow "because"; ``entry`` is the member concerned, if one is."""

    kind: FaultKind
    why: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A member: its name as stored and its unpacked size."""

    name: str
    size: int

    @property
    def is_folder(self) -> bool:
        """Whether the member is a folder and no file."""
        return self.name.endswith("/")


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip that keeps within its bounds; ``entries`` stand in the order of its table of contents."""

    entries: tuple[Entry, ...]
    _zip: zipfile.ZipFile = field(repr=False)

    def contents(self, wanted: Callable[[str], bool] = lambda _: True) -> Iterator[tuple[str, bytes | Fault]]:
        """Name and content of each file, one in memory at a time; a fault for one that is not what the zip says.

        Only files whose name is ``wanted`` are unpacked.
        """
        for info in self._zip.infolist():
            if not info.is_dir() and wanted(info.orig_filename):
                yield info.orig_filename, _content(self._zip, info)


def open_archive(content: bytes, bounds: Bounds) -> tuple[Archive | None, tuple[Fault, ...]]:
    """The zip in ``content``; None and every reason found where it is unsafe to open or no zip at all."""
    if len(content) > bounds.size:
        return None, (Fault(FaultKind.TOO_LARGE, f"it is larger than {_mib(bounds.size)}"),)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        return None, (Fault(FaultKind.NO_ARCHIVE, f"it is not a sound zip file ({type(error).__name__})"),)
    infos = archive.infolist()
    faults = (*_sizes(infos, bounds), *_overlaps(infos), *_names(infos, bounds), *_kinds(infos))
    if faults:
        return None, faults
    return Archive(tuple(Entry(info.orig_filename, info.file_size) for info in infos), archive), ()


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | Fault:
    """The content of a file: at most the size that the table of contents says, its check sum proved."""
    try:
        return archive.read(info)
    except _BROKEN as error:
        why = f"it is not a sound zip file: {_shown(info.orig_filename)} can't be unpacked ({type(error).__name__})"
        return Fault(FaultKind.DAMAGED, why, info.orig_filename)


def _sizes(infos: list[zipfile.ZipInfo], bounds: Bounds) -> Iterator[Fault]:
    """Faults of number, size and ratio."""
    if len(infos) > bounds.entries:
        yield Fault(FaultKind.TOO_MANY, f"it holds more than {bounds.entries:,} files")
    if sum(info.file_size for info in infos) > bounds.whole:
        yield Fault(FaultKind.BOMB, f"it unpacks to more than {_mib(bounds.whole)}")
    for info in infos:
        name, shown = info.orig_filename, _shown(info.orig_filename)
        if info.file_size > bounds.entry:
            yield Fault(FaultKind.BOMB, f"{shown} unpacks to {info.file_size:,} bytes", name)
        elif info.file_size > bounds.ratio_from and info.file_size > bounds.ratio * max(info.compress_size, 1):
            why = f"{shown} unpacks to {info.file_size:,} bytes, more than {bounds.ratio} times its size"
            yield Fault(FaultKind.BOMB, why, name)


def _overlaps(infos: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    """Members that share bytes of the file: the other way to build a bomb."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < 0:
            yield Fault(FaultKind.NO_ARCHIVE, "it is not a sound zip file (its beginning is missing)")
            return
        if info.header_offset < end:
            yield Fault(FaultKind.BOMB, f"{_shown(info.orig_filename)} overlaps another file in it", info.orig_filename)
            return
        # At least so long: a name takes a byte or more for each character, and extra fields may follow it.
        end = info.header_offset + _LOCAL_HEADER + len(info.orig_filename) + info.compress_size


def _names(infos: list[zipfile.ZipInfo], bounds: Bounds) -> Iterator[Fault]:
    """Names that lead out of the zip, are past the bounds, or stand twice where letter case makes no difference."""
    seen: set[str] = set()
    for info in infos:
        name, shown = info.orig_filename, _shown(info.orig_filename)
        parts = name.replace("\\", "/").split("/")
        if name.startswith(("/", "\\")) or ".." in parts or ":" in name or "\0" in name or not name:
            yield Fault(FaultKind.PATH, f"the name {shown} leads out of it", name)
        elif len(parts) > bounds.depth or len(name) > bounds.name:
            yield Fault(FaultKind.PATH, f"the name {shown} is too long or too deep", name)
        key = unicodedata.normalize("NFC", "/".join(parts).rstrip("/")).casefold()
        if key in seen:
            yield Fault(FaultKind.TWICE, f"the name {shown} stands twice", name)
        seen.add(key)


def _kinds(infos: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    """Links, encrypted members, and methods of compression that no package uses."""
    for info in infos:
        name, shown = info.orig_filename, _shown(info.orig_filename)
        if (info.external_attr >> 16) & _KIND == _LINK:
            yield Fault(FaultKind.LINK, f"{shown} is a link", name)
        if info.flag_bits & _ENCRYPTED:
            yield Fault(FaultKind.ENCRYPTED, f"{shown} is encrypted", name)
        elif info.compress_type not in _METHODS:
            yield Fault(FaultKind.NO_ARCHIVE, f"{shown} is packed by method {info.compress_type}", name)


def _shown(name: str) -> str:
    return repr(name[:_SHOWN])


def _mib(size: int) -> str:
    return f"{size >> 20:,} MiB"


__all__ = ["Archive", "Bounds", "Entry", "Fault", "FaultKind", "open_archive", "widest"]
