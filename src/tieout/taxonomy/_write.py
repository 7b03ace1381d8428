"""From a catalogue to the texts of its files: sorted, so that two versions of a taxonomy differ where they differ."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from tieout.model import QName
from tieout.taxonomy import _format as form
from tieout.taxonomy._arcroles import CALCULATION, PRESENTATION
from tieout.taxonomy._catalogue import Catalogue, Document
from tieout.taxonomy._relationships import Relationship
from tieout.taxonomy.types import Concept

_COLUMNS = {
    form.HEAD: "# key\tvalue (prefix: the prefix and its namespace; names without a prefix have the first one)",
    form.DOCUMENTS: "# @\tdocument\tnamespace of a schema\tserved, or outside of the entry point; kind\tname\ttarget",
    form.CONCEPTS: "# @\tdocument; name\ttype\tsubstitution group\tperiod type\tbalance\tabstract\tnillable"
    "\tid (prefix_name where empty)\tenumeration link role\tenumeration domain\thead usable",
    form.ROLES: "# @\tdocument; id\tURI\tused on\tdefinition",
    form.LABELS: "# @\tdocument; concept\trole\tlanguage\ttext",
    form.REFERENCES: "# @\tdocument; concept\trole\tparts",
    form.PRESENTATION: "# @\tdocument\trole\tarcrole; source\ttarget\torder\tattributes",
    form.CALCULATION: "# @\tdocument\trole\tarcrole; source\ttarget\torder\tattributes",
    form.DEFINITION: "# @\tdocument\trole\tarcrole; source\ttarget\torder\tattributes",
}


def write(catalogue: Catalogue) -> dict[str, str]:
    """The texts of all files of the catalogue, by file name; `read` gives the same catalogue back."""
    writer = _Writer(catalogue)
    lines = {
        form.HEAD: writer.head(),
        form.DOCUMENTS: writer.sections(writer.links, empty=True),
        form.CONCEPTS: writer.sections(writer.concepts),
        form.ROLES: writer.sections(writer.role_types),
        form.LABELS: writer.sections(writer.labels),
        form.REFERENCES: writer.sections(writer.references),
        form.PRESENTATION: writer.arcs(lambda arcrole: arcrole in PRESENTATION),
        form.CALCULATION: writer.arcs(lambda arcrole: arcrole in CALCULATION),
        form.DEFINITION: writer.arcs(lambda arcrole: arcrole not in PRESENTATION + CALCULATION),
    }
    return {file: "\n".join((_COLUMNS[file], *lines[file], "")) for file in form.FILES}


class _Writer:
    """Writes the lines of each file."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._default = next(iter(catalogue.prefixes))
        self._documents = sorted(catalogue.documents, key=lambda document: document.url)

    def head(self) -> Iterator[str]:
        catalogue = self._catalogue
        yield f"format\t{form.FORMAT}"
        yield f"name\t{catalogue.name}"
        yield f"title\t{form.escape(catalogue.title)}"
        yield f"publisher\t{form.escape(catalogue.publisher)}"
        yield f"entry\t{catalogue.entry_point}"
        yield f"base\t{catalogue.base}"
        yield from (f"prefix\t{prefix}\t{namespace}" for prefix, namespace in catalogue.prefixes.items())

    def sections(self, lines: Callable[[Document], Iterable[str]], empty: bool = False) -> Iterator[str]:
        """The lines of each document under its own heading; ``empty`` where one without lines has a heading too."""
        for document in self._documents:
            found = sorted(set(lines(document)))
            if empty:
                served = "served" if document.served else "outside"
                yield f"@\t{self._short(document.url)}\t{document.namespace}\t{served}"
            elif found:
                yield f"@\t{self._short(document.url)}"
            yield from found

    def links(self, document: Document) -> Iterator[str]:
        return (f"{link.kind}\t{link.name}\t{self._short(link.target)}" for link in document.links)

    def role_types(self, document: Document) -> Iterator[str]:
        for role in document.role_types:
            uses = " ".join(role.used_on)
            yield f"{role.id}\t{role.uri}\t{uses}\t{form.escape(role.definition)}".rstrip("\t")

    def concepts(self, document: Document) -> Iterator[str]:
        return (self._concept(concept) for concept in document.concepts)

    def _concept(self, concept: Concept) -> str:
        usual = concept.id == f"{concept.name.prefix}_{concept.name.local_name}"
        role, domain, head = concept.enumeration or ("", None, False)
        cells = (
            self._name(concept.name),
            concept.type,
            concept.substitution_group,
            concept.period_type,
            concept.balance,
            "abstract" if concept.abstract else "",
            "nillable" if concept.nillable else "",
            "" if usual else concept.id,
            role,
            self._name(domain) if domain else "",
            "usable" if head else "",
        )
        return "\t".join(cells).rstrip("\t")

    def labels(self, document: Document) -> Iterator[str]:
        for name, label in document.labels:
            yield f"{self._name(name)}\t{label.role}\t{label.language}\t{form.escape(label.text)}".rstrip("\t")

    def references(self, document: Document) -> Iterator[str]:
        for name, reference in document.references:
            parts = "\t".join(f"{part}={form.escape(value)}" for part, value in reference.parts)
            yield f"{self._name(name)}\t{reference.role}\t{parts}"

    def arcs(self, wanted: Callable[[str], bool]) -> Iterator[str]:
        """The arcs of the arcroles ``wanted``, under headings of document, role and arcrole."""
        for document in self._documents:
            found = sorted((arc for arc in document.relationships if wanted(arc.arcrole)), key=_arc_key)
            for (role, arcrole), arcs in groupby(found, key=lambda arc: (arc.role, arc.arcrole)):
                yield f"@\t{self._short(document.url)}\t{role}\t{arcrole}"
                yield from (self._arc(arc) for arc in arcs)

    def _arc(self, arc: Relationship) -> str:
        attributes = " ".join(f"{name}={value}" for name, value in arc.attributes)
        return f"{self._name(arc.source)}\t{self._name(arc.target)}\t{arc.order}\t{attributes}".rstrip("\t")

    def _name(self, name: QName) -> str:
        return name.local_name if name.prefix == self._default else str(name)

    def _short(self, url: str) -> str:
        return url.removeprefix(self._catalogue.base)


def _arc_key(arc: Relationship) -> tuple[object, ...]:
    return arc.role, arc.arcrole, arc.source, arc.sort_key, arc.attributes


__all__ = ["write"]
