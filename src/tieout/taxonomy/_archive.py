"""What a taxonomy package says of itself, read from an untrusted zip within bounds (Taxonomy Packages 1.0, 3 and 4)."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics.codes_taxonomy import PACKAGE_REFUSED

MAX_PACKAGE = 64 * 1024 * 1024
_MAX_FILES = 20_000
_MAX_FILE = 128 * 1024 * 1024
_MAX_WHOLE = 512 * 1024 * 1024
_MAX_RATIO = 250
# Small files may well be mostly blanks; only past this size does a ratio tell a bomb.
_RATIO_FROM = 1024 * 1024
_SYMLINK = 0o120000
_ENCRYPTED = 0x1
_METADATA = "META-INF/taxonomyPackage.xml"
_TP = "{http://xbrl.org/2016/taxonomy-package}"
_TEXTS = (".xml", ".xsd", ".xf", ".xbrl", ".html", ".xhtml")


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """What a package states: identifier, name, publisher, and the documents of its entry points (URLs)."""

    identifier: str
    name: str
    publisher: str
    entry_points: tuple[str, ...]


class _RefusedError(Exception):
    """Why the package is not taken."""


def inspect(data: bytes, file: str) -> tuple[PackageInfo | None, tuple[Finding, ...]]:
    """What the package in ``data`` says of itself; None and a finding where it is no sound or no safe package.

    ``file`` is the name that the finding shows. Refused are zips past the bounds on size, number and ratio, names that
    lead out of the package, encrypted files and links, and XML that declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_names(entries)
            _check_sizes(entries, len(data))
            return _info(_scan(archive, entries)), ()
    except _RefusedError as refused:
        why = str(refused)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        why = f"it is not a sound zip file ({type(error).__name__})"
    return None, (PACKAGE_REFUSED.at(FileAt(file), file=file, why=why),)


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        # `filename` has backslashes turned into slashes on some machines; the name as stored tells the trick.
        names = (entry.filename, entry.orig_filename)
        if any(_leads_out(name) for name in names):
            raise _RefusedError(f"the name {entry.orig_filename[:80]!r} leads out of the package")
        if entry.filename.casefold() in seen:
            raise _RefusedError(f"the name {entry.filename[:80]!r} stands twice")
        seen.add(entry.filename.casefold())
        if entry.flag_bits & _ENCRYPTED:
            raise _RefusedError(f"{entry.filename[:80]!r} is encrypted")
        if (entry.external_attr >> 16) & 0o170000 == _SYMLINK:
            raise _RefusedError(f"{entry.filename[:80]!r} is a link")


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/")


def _check_sizes(entries: list[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > _MAX_FILES:
        raise _RefusedError(f"it holds more than {_MAX_FILES:,} files")
    if sum(entry.file_size for entry in entries) > _MAX_WHOLE or size > MAX_PACKAGE:
        raise _RefusedError(f"it is larger than {MAX_PACKAGE >> 20} MiB, or than {_MAX_WHOLE >> 20} MiB unpacked")
    for entry in entries:
        swollen = entry.file_size > _RATIO_FROM and entry.file_size > _MAX_RATIO * max(entry.compress_size, 1)
        if entry.file_size > _MAX_FILE or swollen:
            raise _RefusedError(f"{entry.filename[:80]!r} unpacks to {entry.file_size:,} bytes")


def _scan(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bytes:
    """The package's metadata, after a look into every XML file for entities."""
    metadata: list[bytes] = []
    for entry in entries:
        if entry.is_dir() or not entry.filename.lower().endswith(_TEXTS):
            continue
        with archive.open(entry) as file:
            content = file.read(entry.file_size)
        # Without the zero bytes a declaration in UTF-16 reads as one in ASCII.
        if b"<!ENTITY" in content.replace(b"\0", b""):
            raise _RefusedError(f"{entry.filename[:80]!r} declares entities")
        if entry.filename.endswith(f"/{_METADATA}") and entry.filename.count("/") == 2:
            metadata.append(content)
    if len(metadata) != 1:
        raise _RefusedError(f"it has no {_METADATA} in a single top-level folder")
    return metadata[0]


def _info(metadata: bytes) -> PackageInfo:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(metadata, parser)
    except etree.XMLSyntaxError as error:
        raise _RefusedError(f"its {_METADATA} is not well-formed (line {error.lineno})") from None
    points = tuple(point.get("href", "").strip() for point in root.iter(f"{_TP}entryPointDocument"))
    info = PackageInfo(_text(root, "identifier"), _text(root, "name"), _text(root, "publisher"), points)
    if not info.identifier or not all(points):
        raise _RefusedError(f"its {_METADATA} states no identifier, or an entry point without a document")
    return info


def _text(root: etree._Element, name: str) -> str:
    return " ".join((root.findtext(f"{_TP}{name}") or "").split())


__all__ = ["MAX_PACKAGE", "PackageInfo", "inspect"]
