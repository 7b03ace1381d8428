"""Taxonomies as facts about concepts and relationships, their catalogues, and the search for the nearest name."""

import hashlib
from collections.abc import Mapping

from tieout.diagnostics import Finding
from tieout.taxonomy._archive import MAX_PACKAGE, PackageInfo, glance, inspect
from tieout.taxonomy._arcroles import (
    DIMENSION_DEFAULT,
    DIMENSION_DOMAIN,
    DOMAIN_MEMBER,
    PARENT_CHILD,
    SUMMATION_ITEM,
    SUMMATION_ITEM_2003,
)
from tieout.taxonomy._build import taxonomy_of
from tieout.taxonomy._catalogue import Catalogue, Document, Link
from tieout.taxonomy._format import FILES
from tieout.taxonomy._package import package_files
from tieout.taxonomy._read import read as read_catalogue
from tieout.taxonomy._relationships import ATTRIBUTES
from tieout.taxonomy._roles import LABEL_ROLES, REFERENCE_PARTS, REFERENCE_ROLES
from tieout.taxonomy._units import ITEM_TYPES, takes_figures, unit_wanted
from tieout.taxonomy._write import write as write_catalogue
from tieout.taxonomy.types import Concept, Label, Reference, Relationship, RoleType, Taxonomy


def parse(files: Mapping[str, str]) -> tuple[Taxonomy | None, tuple[Finding, ...]]:
    """The taxonomy whose catalogue is ``files`` (file name to text), or None with the finding that says why not."""
    catalogue, findings = read_catalogue(files)
    return (taxonomy_of(catalogue, digest(files)) if catalogue else None), findings


def digest(files: Mapping[str, str]) -> str:
    """The SHA-256 of a catalogue's files with their names, in hexadecimal."""
    whole = hashlib.sha256()
    for name in FILES:
        content = files.get(name, "").encode()
        whole.update(f"{name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()


__all__ = [
    "ATTRIBUTES",
    "DIMENSION_DEFAULT",
    "DIMENSION_DOMAIN",
    "DOMAIN_MEMBER",
    "FILES",
    "ITEM_TYPES",
    "LABEL_ROLES",
    "MAX_PACKAGE",
    "PARENT_CHILD",
    "REFERENCE_PARTS",
    "REFERENCE_ROLES",
    "SUMMATION_ITEM",
    "SUMMATION_ITEM_2003",
    "Catalogue",
    "Concept",
    "Document",
    "Label",
    "Link",
    "PackageInfo",
    "Reference",
    "Relationship",
    "RoleType",
    "Taxonomy",
    "digest",
    "glance",
    "inspect",
    "package_files",
    "parse",
    "read_catalogue",
    "takes_figures",
    "taxonomy_of",
    "unit_wanted",
    "write_catalogue",
]
