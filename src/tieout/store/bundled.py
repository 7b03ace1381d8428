"""The one look-up of what comes with tieout: taxonomy catalogues and mapping packs.

A wheel carries them inside the package; a clone, an unpacked sdist and an editable install have them at the root of
the tree, two levels above the package.
"""

import re
from pathlib import Path
from typing import Literal

Kind = Literal["taxonomy", "mappings"]

_PACKAGE = Path(__file__).resolve().parents[1]
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_SUFFIX = ".yaml"
# Stands with the packs and is none.
_THESAURUS = "thesaurus"


def root(kind: Kind) -> Path:
    """The folder that holds the bundled ``kind``; it need not exist where an installation is broken."""
    inside = _PACKAGE / "_bundled" / kind
    return inside if inside.is_dir() else _PACKAGE.parents[1] / kind


def find(kind: Kind, name: str) -> Path | None:
    """The bundled folder of that name, or for mappings a file ``name.yaml``; None where there is none.

    A name is made of plain parts between slashes: one that points elsewhere (``..``, an absolute path) is never found.
    """
    if not _NAME.fullmatch(name):
        return None
    folder = root(kind)
    plain = folder / name
    for path in (plain, plain.with_name(plain.name + _SUFFIX)):
        fits = path.is_dir() or (kind == "mappings" and path.suffix == _SUFFIX and path.is_file())
        if fits and path.resolve().is_relative_to(folder.resolve()):
            return path
    return None


def names(kind: Kind) -> tuple[str, ...]:
    """The names that `find` knows of packs or taxonomies: every folder that holds files, sorted."""
    folder = root(kind)
    held = {path.parent for path in folder.rglob("*") if path.is_file() and path.parent != folder}
    held.discard(root("mappings") / _THESAURUS)
    return tuple(sorted(path.relative_to(folder).as_posix() for path in held))


__all__ = ["Kind", "find", "names", "root"]
