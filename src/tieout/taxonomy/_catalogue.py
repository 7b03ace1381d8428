"""A catalogue: the facts of a taxonomy, kept by the document that states them.

It knows which document holds what, so that both a `Taxonomy` and each document of the entry point can be made of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tieout.model import QName
from tieout.taxonomy._relationships import Relationship
from tieout.taxonomy.types import Concept, Label, Reference, RoleType


@dataclass(frozen=True, slots=True)
class Link:
    """What a document needs of another one.

    ``kind`` is ``import``, ``include``, ``linkbaseRef``, ``roleRef``, ``arcroleRef`` or ``schemaLocation``; ``name`` is
    the namespace or role that goes with it (for a ``linkbaseRef`` its role, which may be empty); ``target`` is a URL.
    """

    kind: str
    name: str
    target: str


@dataclass(frozen=True, slots=True)
class Document:
    """A schema or linkbase by its URL, with what the catalogue carries of it.

    ``namespace`` is a schema's target namespace, empty for a linkbase. A document that is not ``served`` lies outside
    the entry point: its labels are known, and it is not part of the offline package.
    """

    url: str
    namespace: str
    served: bool
    links: tuple[Link, ...] = ()
    role_types: tuple[RoleType, ...] = ()
    concepts: tuple[Concept, ...] = ()
    labels: tuple[tuple[QName, Label], ...] = ()
    references: tuple[tuple[QName, Reference], ...] = ()
    relationships: tuple[Relationship, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A taxonomy at one entry point, document by document.

    URLs that begin with ``base`` are written without it, names with the first of ``prefixes`` without their prefix.
    """

    name: str
    title: str
    publisher: str
    entry_point: str
    base: str
    prefixes: Mapping[str, str]
    documents: tuple[Document, ...]


__all__ = ["Catalogue", "Document", "Link"]
