"""From a catalogue to the taxonomy that a build works with."""

from collections import defaultdict
from collections.abc import Iterable

from tieout.model import QName
from tieout.taxonomy._arcroles import DIMENSION_DEFAULT
from tieout.taxonomy._catalogue import Catalogue, Document
from tieout.taxonomy._relationships import Relationship, effective
from tieout.taxonomy.types import Concept, Label, Reference, Taxonomy


def taxonomy_of(catalogue: Catalogue, digest: str = "") -> Taxonomy:
    """What the documents of a catalogue say together; ``digest`` is the catalogue's."""
    documents = catalogue.documents
    arcs = effective(arc for document in documents if document.served for arc in document.relationships)
    return Taxonomy(
        name=catalogue.name,
        title=catalogue.title,
        entry_point=catalogue.entry_point,
        core_schema=_core(documents),
        label_linkbases=tuple(document.url for document in documents if document.served and document.labels),
        prefixes=catalogue.prefixes,
        concepts=_concepts(documents),
        role_types=tuple(role for document in documents for role in document.role_types),
        relationships=arcs,
        digest=digest,
        defaults=_defaults(arcs),
    )


def _core(documents: Iterable[Document]) -> str:
    """The schema that declares most concepts."""
    return max(documents, key=lambda document: len(document.concepts)).url


def _defaults(arcs: Iterable[Relationship]) -> dict[QName, QName]:
    return {arc.source: arc.target for arc in arcs if arc.arcrole == DIMENSION_DEFAULT}


def _concepts(documents: tuple[Document, ...]) -> dict[QName, Concept]:
    """The declared concepts with the labels and references that any document gives them."""
    labels: dict[QName, list[Label]] = defaultdict(list)
    references: dict[QName, list[Reference]] = defaultdict(list)
    for document in documents:
        for name, label in document.labels:
            labels[name].append(label)
        for name, reference in document.references:
            references[name].append(reference)
    return {
        concept.name: Concept(
            concept.name,
            concept.id,
            concept.type,
            concept.substitution_group,
            concept.period_type,
            concept.balance,
            concept.abstract,
            concept.nillable,
            tuple(labels.get(concept.name, ())),
            tuple(references.get(concept.name, ())),
            concept.enumeration,
        )
        for document in documents
        for concept in document.concepts
    }


__all__ = ["taxonomy_of"]
