"""What is refused before Arelle opens it: files that are no zip, and zips built to exhaust or mislead a reader."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_engine as codes

_MEMBERS = 10_000
_TOTAL = 512 * 2**20
_RATIO = 200
# Small members may deflate further than any honest large one.
_RATIO_FROM = 2**20
_LINK, _TYPE = 0o120000, 0o170000
_ENTITY = tuple("<!ENTITY".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_MARKUP = frozenset({".xml", ".xsd", ".xhtml", ".html", ".htm", ".xbrl"})
_ENCRYPTED = 0x1


def refused(content: bytes, name: str) -> Finding | None:
    """The finding that keeps a package from being opened, or None."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            why = _listing(archive.infolist()) or _contents(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        why = f"it can't be read as a zip ({type(error).__name__})"
    return codes.PACKAGE_REFUSED.at(FileAt(name), file=name, why=why) if why else None


def _listing(members: list[zipfile.ZipInfo]) -> str:
    """Why the table of contents is refused, or nothing."""
    if len(members) > _MEMBERS:
        return f"it has more than {_MEMBERS} files"
    if sum(member.file_size for member in members) > _TOTAL:
        return f"it unpacks to more than {_TOTAL // 2**20} MiB"
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0:1]:
            return "a path in it leads out of it"
        if (member.external_attr >> 16) & _TYPE == _LINK:
            return "it holds a link"
        if member.flag_bits & _ENCRYPTED:
            return "it is encrypted"
        if member.file_size > _RATIO_FROM and member.file_size > _RATIO * max(member.compress_size, 1):
            return f"a file in it unpacks to more than {_RATIO} times its size"
    return ""


def _contents(archive: zipfile.ZipFile) -> str:
    """Why a member is refused, or nothing; reading also proves sizes and check sums."""
    for member in archive.infolist():
        content = archive.read(member)
        if PurePosixPath(member.filename).suffix.lower() in _MARKUP and any(mark in content for mark in _ENTITY):
            return "a document in it declares entities"
    return ""


__all__ = ["refused"]
