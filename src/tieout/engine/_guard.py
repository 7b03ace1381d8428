"""What is refused before Arelle opens it: files that are no zip, and zips built to exhaust or mislead a reader."""

from pathlib import PurePosixPath

from tieout.archive import Archive, Bounds, Fault, declared, open_archive
from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_engine as codes

BOUNDS = Bounds(size=512 * 2**20, entries=20_000, entry=256 * 2**20, whole=512 * 2**20)
_MARKUP = frozenset({".xml", ".xsd", ".xhtml", ".html", ".htm", ".xbrl"})


def refused(content: bytes, name: str) -> Finding | None:
    """The finding that keeps a package from being opened, or None."""
    archive, faults = open_archive(content, BOUNDS)
    why = faults[0].why if faults else _contents(archive) if archive else ""
    return codes.PACKAGE_REFUSED.at(FileAt(name), file=name, why=why) if why else None


def _contents(archive: Archive) -> str:
    """Why a member is refused, or nothing; reading also proves sizes and check sums."""
    for name, content in archive.contents():
        if isinstance(content, Fault):
            return content.why
        if PurePosixPath(name).suffix.lower() in _MARKUP and declared(content).entities:
            return "a document in it declares entities"
    return ""


__all__ = ["BOUNDS", "refused"]
