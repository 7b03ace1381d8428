"""Mapping packs by name: beside the filing first, then among the bundled ones."""

import os
from pathlib import Path, PurePosixPath

from tieout.diagnostics import Finding, Place
from tieout.diagnostics.codes_store import PACK_EMPTY, PACK_NOT_FOUND
from tieout.store import bundled
from tieout.store._files import TextFile, read_text
from tieout.yaml_source import or_nearest

_SUFFIX = ".yaml"


def resolve(name: str, beside: Path, kind: bundled.Kind) -> Path | None:
    """The file or folder that ``name`` in a filing stands for, or None.

    It is sought beside the filing (``name``, then ``name.yaml``; a relative path), then among the bundled ones.
    """
    if name and "\0" not in name and not PurePosixPath(name).is_absolute() and not Path(name).is_absolute():
        plain = beside / name
        for path in (plain, plain.with_name(plain.name + _SUFFIX)) if plain.name else (plain,):
            if path.is_dir() or (path.suffix == _SUFFIX and path.is_file()):
                return path
    return bundled.find(kind, name)


def shown_name(path: Path, beside: Path) -> str:
    """How a file is shown: bundled ones from ``taxonomy/`` or ``mappings/`` on, others relative to the filing."""
    for kind in ("taxonomy", "mappings"):
        folder = bundled.root(kind)
        if path.is_relative_to(folder):
            return (PurePosixPath(kind) / path.relative_to(folder).as_posix()).as_posix()
    return Path(os.path.relpath(path, beside)).as_posix()


def read_pack_files(
    path: Path, beside: Path, place: Place | None = None
) -> tuple[tuple[TextFile, ...], tuple[Finding, ...]]:
    """The texts of a pack: the file at ``path``, or the ``*.yaml`` files right inside the folder, sorted by name."""
    files = pack_paths(path)
    texts: list[TextFile] = []
    findings: list[Finding] = []
    for file in files:
        text, told = read_text(file, shown_name(file, beside), place=place)
        texts += [text] if text else []
        findings += told
    if not files:
        findings.append(PACK_EMPTY.at(place, name=shown_name(path, beside)))
    return tuple(texts), tuple(findings)


def pack_paths(path: Path) -> tuple[Path, ...]:
    """The files of the pack at ``path``: the file itself, or the ``*.yaml`` files right inside the folder, sorted."""
    if not path.is_dir():
        return (path,)
    return tuple(sorted(path.glob(f"*{_SUFFIX}"), key=lambda file: file.name))


def load_pack(name: str, beside: Path, place: Place | None) -> tuple[tuple[TextFile, ...], tuple[Finding, ...]]:
    """The texts of the mapping pack that a filing names at ``place``; a fatal finding where there is none."""
    path = resolve(name, beside, "mappings")
    if path is None:
        known = bundled.names("mappings")
        return (), (
            PACK_NOT_FOUND.at(place, name=name, nearest=or_nearest(name, known), known=", ".join(known) or "none"),
        )
    return read_pack_files(path, beside, place)


__all__ = ["load_pack", "pack_paths", "read_pack_files", "resolve", "shown_name"]
