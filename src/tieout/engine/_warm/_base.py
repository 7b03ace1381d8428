"""The documents of a taxonomy, loaded once for all submissions that refer to just them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from arelle import FileSource, ModelDocument, ModelXbrl, XmlValidateSchema

from tieout.engine._filed._findings import is_progress
from tieout.engine._session import Session

# What an import or an href in a document of the taxonomy brings into it (XBRL 2.1, 3.2).
_DISCOVERING = frozenset({"import", "include", "redefine", "href"})


@dataclass(slots=True)
class Base:
    """A model that holds a taxonomy and no report, with what it looked like before any report came.

    ``names`` are the tables of components by name, ``lengths`` the links of each base set.
    """

    model: Any
    documents: frozenset[Any]
    reached: frozenset[Any]
    names: dict[str, dict[Any, Any]]
    declared: dict[str, dict[Any, int]]
    lengths: dict[Any, int]

    @property
    def graph(self) -> dict[str, list[str]]:
        """The documents by URL, each with those that it brings into a taxonomy."""
        return {str(each.uri): sorted(str(other.uri) for other in brought(each)) for each in self.documents}


TABLES = ("qnameConcepts", "qnameTypes", "qnameAttributes", "qnameAttributeGroups", "qnameGroupDefinitions")
DECLARATIONS = ("roleTypes", "arcroleTypes")


def load(made: Session, urls: Sequence[str]) -> tuple[Base | None, str]:
    """Load the documents at ``urls`` and all that they bring; None and the reason where the engine has a word on it.

    No plugin is asked: it would take the taxonomy for a report.
    """
    heard = len(made.log.records)
    manager = made.controller.modelManager
    model = ModelXbrl.create(manager)
    model.fileSource, model.closeFileSource = FileSource.FileSource(urls[0], made.controller), True
    # No document lies in the folder of a report.
    model.modelDocument, model.uri, model.uriDir = None, "", "\0"
    loaded = [ModelDocument.load(model, url, isDiscovered=True) for url in urls]
    while model.schemaDocsToValidate:
        document = model.schemaDocsToValidate.pop()
        XmlValidateSchema.validate(document, document.xmlRootElement, document.targetNamespace)
    model.modelDocument = loaded[0]
    ModelXbrl.loadSchemalocatedSchemas(model)
    said = [record for record in made.log.records[heard:] if not is_progress(record)]
    del made.log.records[heard:]
    if said or None in loaded or model.modelDocument.type != ModelDocument.Type.SCHEMA:
        return None, f"the taxonomy does not load without a word: {said[0].code if said else urls[0]}"
    return _remembered(model, loaded), ""


def _remembered(model: Any, loaded: Iterable[Any]) -> Base:
    return Base(
        model=model,
        documents=frozenset(model.urlDocs.values()),
        reached=closure(loaded),
        names={name: dict(getattr(model, name)) for name in TABLES},
        declared={name: {key: len(each) for key, each in getattr(model, name).items()} for name in DECLARATIONS},
        lengths={key: len(links) for key, links in model.baseSets.items()},
    )


def closure(documents: Iterable[Any]) -> frozenset[Any]:
    """Documents with all that they bring into a taxonomy."""
    found: set[Any] = set()
    waiting = list(documents)
    while waiting:
        document = waiting.pop()
        if document not in found:
            found.add(document)
            waiting += brought(document)
    return frozenset(found)


def brought(document: Any) -> list[Any]:
    """The documents that one brings into the taxonomy by itself; none where it is no part of one."""
    if not document.inDTS:
        return []
    return [
        other
        for other, reference in document.referencesDocument.items()
        if other.inDTS and not _DISCOVERING.isdisjoint(reference.referenceTypes)
    ]


__all__ = ["DECLARATIONS", "TABLES", "Base", "brought", "closure", "load"]
