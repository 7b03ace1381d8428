"""Taxonomy catalogues by name, and the package that an engine loads a taxonomy from."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import tieout.taxonomy
from tieout.diagnostics import FileAt, Finding, Place
from tieout.diagnostics.codes_taxonomy import INSTALLED_DAMAGED, NOT_FOUND, UNWRITABLE
from tieout.store import bundled
from tieout.store._files import read_text, reason
from tieout.store._folders import cache_folder, sha256_of, write_whole
from tieout.store._installed import Installed, damage, install, installed, installed_path, known_packages, read_package
from tieout.store._packs import resolve, shown_name
from tieout.taxonomy import FILES, Catalogue, Taxonomy, package_files, parse, read_catalogue, write_catalogue
from tieout.yaml_source import or_nearest

_MAX_FILE = 64 * 1024 * 1024
# The earliest date a zip can say; stored, not deflated, as compressors differ between machines.
_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class TaxonomyPackage:
    """The file to load a taxonomy from: one that the publisher made (``official``) or tieout (``generated``)."""

    path: Path
    kind: Literal["official", "generated"]
    title: str
    sha256: str


def load(
    name: str, beside: Path | None = None, place: Place | None = None
) -> tuple[Taxonomy | None, tuple[Finding, ...]]:
    """The taxonomy whose catalogue is called ``name``: a folder in ``beside``, or one that comes with tieout.

    ``place`` is where the name is written. The taxonomy has ``name`` as its name, so that `package_for` finds it again.
    """
    files, findings = _files(name, beside, place)
    if findings:
        return None, findings
    taxonomy, findings = parse(files)
    return (replace(taxonomy, name=name) if taxonomy else None), _placed(findings, name)


def package_for(taxonomy: Taxonomy, beside: Path | None = None) -> tuple[TaxonomyPackage | None, tuple[Finding, ...]]:
    """The package to load the taxonomy from: an installed official one, or else the one made of its catalogue.

    An installed package whose bytes are not those recorded is not used, with a warning.
    """
    entries, findings = installed()
    for entry in entries:
        if taxonomy.entry_point in entry.entry_points:
            why = damage(entry)
            if not why:
                return TaxonomyPackage(installed_path(entry), "official", entry.name, entry.sha256), findings
            findings += (INSTALLED_DAMAGED.at(FileAt(entry.file), file=entry.file, why=why),)
    path, told = offline_package(taxonomy, beside)
    package = TaxonomyPackage(path, "generated", taxonomy.title, sha256_of(path)) if path else None
    return package, (*findings, *told)


def offline_package(taxonomy: Taxonomy, beside: Path | None = None) -> tuple[Path | None, tuple[Finding, ...]]:
    """A taxonomy package that serves every document of the taxonomy's entry point, written once into the cache.

    Its name has the digests of the catalogue and of the code that makes a package of it: the bytes depend on both.
    """
    files, findings = _files(taxonomy.name, beside, None)
    return _made(taxonomy.name, taxonomy.digest, files, findings)


def package_of(name: str) -> tuple[Path | None, tuple[Finding, ...]]:
    """The package made of the catalogue of that name that comes with tieout; the catalogue is read where it must be."""
    files, findings = _files(name, None, None)
    return _made(name, tieout.taxonomy.digest(files), files, findings)


def _made(
    name: str, digest: str, files: Mapping[str, str], findings: tuple[Finding, ...]
) -> tuple[Path | None, tuple[Finding, ...]]:
    """The package made of a catalogue's files, from the cache or new."""
    path = cache_folder() / "taxonomies" / f"{Path(name).name}-{digest[:16]}-{_code_digest()[:8]}.zip"
    if zipfile.is_zipfile(path):
        return path, ()
    catalogue, told = read_catalogue(files) if not findings else (None, ())
    if catalogue is None:
        return None, (*findings, *_placed(told, name))
    try:
        write_whole(path, _zipped(catalogue))
    except OSError as error:
        return None, (UNWRITABLE.at(FileAt(path.name), file=path.name, why=reason(error)),)
    return path, ()


def save(catalogue: Catalogue, folder: Path) -> tuple[Finding, ...]:
    """Write the files of a catalogue into ``folder``, making it; a finding where that can't be done."""
    try:
        for name, text in write_catalogue(catalogue).items():
            write_whole(folder / name, text.encode())
    except OSError as error:
        return (UNWRITABLE.at(FileAt(folder.name), file=folder.name, why=reason(error)),)
    return ()


def _files(name: str, beside: Path | None, place: Place | None) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """The texts of a catalogue by file name."""
    folder = resolve(name, beside, "taxonomy") if beside else bundled.find("taxonomy", name)
    if folder is None or not folder.is_dir():
        known = bundled.names("taxonomy")
        return {}, (NOT_FOUND.at(place, name=name, nearest=or_nearest(name, known), known=", ".join(known) or "none"),)
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for file in FILES:
        text, told = read_text(folder / file, shown_name(folder / file, beside or folder), _MAX_FILE, place)
        texts |= {file: text.text} if text else {}
        findings += told
    return texts, tuple(findings)


def _placed(findings: tuple[Finding, ...], name: str) -> tuple[Finding, ...]:
    """Findings of the parser, with the catalogue's name before the file's."""
    return tuple(
        replace(finding, place=replace(finding.place, file=f"{name}/{finding.place.file}"))
        if finding.place and hasattr(finding.place, "file")
        else finding
        for finding in findings
    )


def _code_digest() -> str:
    """The SHA-256 of the code that writes packages, so that a newer tieout never takes an older one's package."""
    whole = hashlib.sha256()
    for file in sorted(Path(tieout.taxonomy.__file__).parent.glob("*.py")):
        whole.update(file.read_bytes())
    return whole.hexdigest()


def _zipped(catalogue: Catalogue) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, content in package_files(catalogue):
            info = zipfile.ZipInfo(path, _DATE)
            info.create_system = 3
            info.external_attr = _MODE
            archive.writestr(info, content)
    return buffer.getvalue()


__all__ = [
    "Installed",
    "TaxonomyPackage",
    "install",
    "installed",
    "known_packages",
    "load",
    "offline_package",
    "package_for",
    "package_of",
    "read_package",
    "save",
]
