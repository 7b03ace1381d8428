"""Whether a report that found its taxonomy loaded has the model that it would have had on its own."""

from collections.abc import Iterable, Iterator
from typing import Any

from arelle.ModelDocument import Type

from tieout.engine._warm._base import Base, closure

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_REFERENCES = (f"{_XSD}import", f"{_XSD}include", f"{_XSD}redefine")


class UnfitError(BaseException):
    """A report must be loaded from the beginning; no handler of the engine's for errors may take it."""


def check_served(base: Base, filesource: Any) -> None:
    """Raise where the submission itself serves the URL of a document that is loaded."""
    paths = tuple(getattr(filesource, "mappedPaths", None) or ())
    if paths and any(str(document.uri).startswith(paths) for document in base.documents):
        raise UnfitError("the submission serves documents of the taxonomy itself")


def check_loaded(base: Base) -> None:
    """Raise where the report's taxonomy is not that which is loaded, or where the report changed it.

    What differs when a document was there before: it may not be part of the report's own taxonomy; what it says of
    itself when it is loaded (its namespace) was not held against the reference; names declared twice come in another
    order; and components that were redefined are not those that were looked at.
    """
    model = base.model
    added = [document for document in dict.fromkeys(model.urlDocs.values()) if document not in base.documents]
    if not base.reached <= closure(added):
        raise UnfitError("the report does not refer to all documents of the taxonomy")
    spaces = {document.targetNamespace for document in base.documents if document.type == Type.SCHEMA}
    for document in added:
        if document.type == Type.SCHEMA and document.targetNamespace in spaces:
            raise UnfitError("a schema of the submission has a namespace of the taxonomy")
        if any(_differs(document, reference, base) for reference in _references(document)):
            raise UnfitError("a reference to the taxonomy is not as it was loaded")
    for name, before in base.names.items():
        now = getattr(model, name)
        if any(now.get(key) is not value for key, value in before.items()):
            raise UnfitError("the submission declares a component of the taxonomy anew")
    for name, counts in base.declared.items():
        now = getattr(model, name)
        if any(len(now[key]) != count for key, count in counts.items()):
            raise UnfitError("the submission declares a role of the taxonomy anew")


def _references(document: Any) -> Iterator[Any]:
    root = document.xmlRootElement if document.type == Type.SCHEMA else None
    return root.iterchildren(*_REFERENCES) if root is not None else iter(())


def _differs(document: Any, reference: Any, base: Base) -> bool:
    """Whether a schema of the taxonomy is included, or imported for a namespace that it does not have."""
    location = reference.get("schemaLocation")
    if not location:
        return False
    cache = document.modelXbrl.modelManager.cntlr.webCache
    url = cache.normalizeUrl(location, document.baseForElement(reference))
    target = document.modelXbrl.urlDocs.get(url)
    if target is None or target not in base.documents:
        return False
    return bool(reference.tag != _REFERENCES[0] or reference.get("namespace") != target.targetNamespace)


def grown(base: Base) -> frozenset[Any]:
    """The keys of the base sets that the report added links to."""
    return frozenset(key for key, links in base.model.baseSets.items() if len(links) != base.lengths.get(key, 0))


def composed(key: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """The keys of the base sets that the relationship set under a key is made of."""
    arcroles, roles, link, arc, _ = key
    for arcrole in arcroles if isinstance(arcroles, tuple | frozenset) else (arcroles,):
        for role in roles if isinstance(roles, tuple | frozenset) else (roles,):
            yield arcrole, role, link, arc


__all__ = ["UnfitError", "check_loaded", "check_served", "composed", "grown"]
