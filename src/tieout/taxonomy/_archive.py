"""What a taxonomy package says of itself, read from an untrusted zip within bounds (Taxonomy Packages 1.0, 3 and 4)."""

from dataclasses import dataclass

from lxml import etree

from tieout.archive import Archive, Bounds, Fault, declared, open_archive
from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics.codes_taxonomy import PACKAGE_REFUSED

MAX_PACKAGE = 64 * 1024 * 1024
_BOUNDS = Bounds(size=MAX_PACKAGE, entries=20_000, entry=128 * 2**20, whole=512 * 2**20, ratio=250)
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
    archive, faults = open_archive(data, _BOUNDS)
    if archive is None:
        return None, (PACKAGE_REFUSED.at(FileAt(file), file=file, why=faults[0].why),)
    try:
        return _info(_scan(archive)), ()
    except _RefusedError as refused:
        return None, (PACKAGE_REFUSED.at(FileAt(file), file=file, why=refused),)


def glance(data: bytes) -> PackageInfo | None:
    """What the package in ``data`` says of itself, its other files unseen: enough to pass it by, not to load it."""
    archive, _ = open_archive(data, _BOUNDS)
    if archive is None:
        return None
    found = [content for _, content in archive.contents(_is_metadata)]
    try:
        return _info(found[0]) if len(found) == 1 and isinstance(found[0], bytes) else None
    except _RefusedError:
        return None


def _is_metadata(name: str) -> bool:
    return name.endswith(f"/{_METADATA}") and name.count("/") == 2


def _scan(archive: Archive) -> bytes:
    """The package's metadata, after a look into every XML file for entities."""
    metadata: list[bytes] = []
    for name, content in archive.contents():
        if "\\" in name:
            raise _RefusedError(f"the name {name[:80]!r} leads out of the package")
        if isinstance(content, Fault):
            raise _RefusedError(content.why)
        if not name.lower().endswith(_TEXTS):
            continue
        if declared(content).entities:
            raise _RefusedError(f"{name[:80]!r} declares entities")
        if _is_metadata(name):
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


__all__ = ["MAX_PACKAGE", "PackageInfo", "glance", "inspect"]
