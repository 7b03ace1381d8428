"""Each document of a catalogue as XML: schemas and linkbases with what the catalogue carries of them (XBRL 2.1, 5)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from tieout.model import QName
from tieout.taxonomy._arcroles import CALCULATION, PRESENTATION
from tieout.taxonomy._catalogue import Catalogue, Document, Link
from tieout.taxonomy._format import LINKBASE
from tieout.taxonomy._relationships import Relationship
from tieout.taxonomy._roles import LABEL_ROLES, REFERENCE_ROLES
from tieout.taxonomy.types import Concept, RoleType

_XBRLI = "http://www.xbrl.org/2003/instance"
_XBRLDT = "http://xbrl.org/2005/xbrldt"
_XLINK = "http://www.w3.org/1999/xlink"
_REF = "http://www.xbrl.org/2006/ref"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_LINKBASE_REF = "http://www.w3.org/1999/xlink/properties/linkbase"
_LINK_ROLE = "http://www.xbrl.org/2003/role/link"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_GROUPS = {"item": "xbrli:item", "dimensionItem": "xbrldt:dimensionItem", "hypercubeItem": "xbrldt:hypercubeItem"}
# Attributes of definition arcs that Dimensions 1.0 puts into its own namespace.
_DIMENSIONAL = ("closed", "contextElement", "usable", "targetRole")

_SCHEMA_PREFIXES = {
    "link": LINKBASE,
    "xbrldt": _XBRLDT,
    "xbrli": _XBRLI,
    "xlink": _XLINK,
    "xsd": "http://www.w3.org/2001/XMLSchema",
}
_LINKBASE_PREFIXES = {"link": LINKBASE, "ref": _REF, "xbrldt": _XBRLDT, "xlink": _XLINK, "xsi": _XSI}


def documents(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """URL and content of every served document, in the order of the catalogue."""
    writer = _Writer(catalogue)
    for document in catalogue.documents:
        if document.served:
            lines = writer.schema(document) if document.namespace else writer.linkbase(document)
            yield document.url, "\n".join((_DECLARATION, *lines, "")).encode()


class _Writer:
    """Writes documents whose locators point at the concepts of all others."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._prefixes = dict(catalogue.prefixes)
        self._ids = {
            concept.name: (document.url, concept.id)
            for document in catalogue.documents
            for concept in document.concepts
        }

    def schema(self, document: Document) -> Iterator[str]:
        prefixes = self._prefixes | _SCHEMA_PREFIXES
        own = {"targetNamespace": document.namespace, "elementFormDefault": "qualified"}
        yield f"<xsd:schema {_xmlns(prefixes)}{_attributes(own)}>"
        yield "<xsd:annotation><xsd:appinfo>"
        yield from (_linkbase_ref(link) for link in document.links if link.kind == "linkbaseRef")
        for role in document.role_types:
            yield from _role_type(role)
        yield "</xsd:appinfo></xsd:annotation>"
        yield from (_schema_link(link) for link in document.links if link.kind in ("import", "include"))
        yield from (self._element(concept) for concept in document.concepts)
        yield "</xsd:schema>"

    def _element(self, concept: Concept) -> str:
        attributes = {
            "id": concept.id,
            "name": concept.name.local_name,
            "type": concept.type,
            "substitutionGroup": _GROUPS[concept.substitution_group],
            "abstract": str(concept.abstract).lower(),
            "nillable": str(concept.nillable).lower(),
            "xbrli:periodType": concept.period_type,
        }
        if concept.balance:
            attributes["xbrli:balance"] = concept.balance
        if concept.enumeration:
            role, domain, head = concept.enumeration
            prefix = concept.type.partition(":")[0]
            attributes |= {f"{prefix}:linkrole": role, f"{prefix}:domain": str(domain)}
            attributes[f"{prefix}:headUsable"] = str(head).lower()
        return _empty("xsd:element", attributes)

    def linkbase(self, document: Document) -> Iterator[str]:
        hints = [text for link in document.links if link.kind == "schemaLocation" for text in (link.name, link.target)]
        location = {"xsi:schemaLocation": " ".join(hints)} if hints else {}
        yield f"<link:linkbase {_xmlns(_LINKBASE_PREFIXES)}{_attributes(location)}>"
        yield from (_role_ref(link) for link in document.links if link.kind == "roleRef")
        yield from (_role_ref(link) for link in document.links if link.kind == "arcroleRef")
        yield from self._labels(document)
        yield from self._references(document)
        for (element, role), arcs in groupby(document.relationships, key=lambda arc: (_element_of(arc), arc.role)):
            yield from self._extended(element, role, tuple(arcs))
        yield "</link:linkbase>"

    def _labels(self, document: Document) -> Iterator[str]:
        resources = (
            (name, f"xlink:role={quoteattr(LABEL_ROLES[label.role])} xml:lang={quoteattr(label.language)}", label.text)
            for name, label in document.labels
        )
        yield from self._resources("label", ((name, head, escape(text)) for name, head, text in resources))

    def _references(self, document: Document) -> Iterator[str]:
        for_each = (
            (
                name,
                f"xlink:role={quoteattr(REFERENCE_ROLES.get(reference.role, reference.role))}",
                "".join(f"<ref:{part}>{escape(value)}</ref:{part}>" for part, value in reference.parts),
            )
            for name, reference in document.references
        )
        yield from self._resources("reference", for_each)

    def _resources(self, kind: str, resources: Iterable[tuple[QName, str, str]]) -> Iterator[str]:
        """One extended link of labels or references, each of which belongs to one concept."""
        number = 0
        located: set[QName] = set()
        for name, head, content in resources:
            if not number:
                yield f'<link:{kind}Link xlink:type="extended" xlink:role="{_LINK_ROLE}">'
            number += 1
            if name not in located:
                located.add(name)
                yield self._locator(name, self._ids[name][1])
            label = f"_{kind}_{number}"
            yield f'<link:{kind} xlink:type="resource" xlink:label="{label}" {head}>{content}</link:{kind}>'
            arcrole = f"http://www.xbrl.org/2003/arcrole/concept-{kind}"
            yield _arc(f"link:{kind}Arc", arcrole, self._ids[name][1], label, {})
        if number:
            yield f"</link:{kind}Link>"

    def _extended(self, element: str, role: str, arcs: tuple[Relationship, ...]) -> Iterator[str]:
        """One extended link; between two locators only one arc may stand, so a further one has its own."""
        yield f'<link:{element}Link xlink:type="extended" xlink:role={quoteattr(role)}>'
        located: set[str] = set()
        between: Counter[tuple[QName, QName]] = Counter()
        for arc in arcs:
            between[arc.source, arc.target] += 1
            count = between[arc.source, arc.target]
            start, end = self._ids[arc.source][1], self._ids[arc.target][1]
            end = end if count == 1 else f"{end}.{count}"
            for label, name in ((start, arc.source), (end, arc.target)):
                if label not in located:
                    located.add(label)
                    yield self._locator(name, label)
            attributes = {(f"xbrldt:{name}" if name in _DIMENSIONAL else name): value for name, value in arc.attributes}
            yield _arc(f"link:{element}Arc", arc.arcrole, start, end, {"order": arc.order} | attributes)
        yield f"</link:{element}Link>"

    def _locator(self, name: QName, label: str) -> str:
        url, identifier = self._ids[name]
        href = quoteattr(f"{url}#{identifier}")
        return f'<link:loc xlink:type="locator" xlink:href={href} xlink:label={quoteattr(label)}/>'


def _element_of(arc: Relationship) -> str:
    if arc.arcrole in PRESENTATION:
        return "presentation"
    return "calculation" if arc.arcrole in CALCULATION else "definition"


def _arc(element: str, arcrole: str, start: str, end: str, attributes: Mapping[str, str]) -> str:
    ends = {"xlink:type": "arc", "xlink:arcrole": arcrole, "xlink:from": start, "xlink:to": end}
    return _empty(element, ends | dict(attributes))


def _linkbase_ref(link: Link) -> str:
    role = {"xlink:role": link.name} if link.name else {}
    attributes = {"xlink:type": "simple", "xlink:href": link.target, "xlink:arcrole": _LINKBASE_REF}
    return _empty("link:linkbaseRef", attributes | role)


def _schema_link(link: Link) -> str:
    namespace = {"namespace": link.name} if link.kind == "import" else {}
    return _empty(f"xsd:{link.kind}", namespace | {"schemaLocation": link.target})


def _role_ref(link: Link) -> str:
    uri = link.kind.removesuffix("Ref") + "URI"
    return _empty(f"link:{link.kind}", {uri: link.name, "xlink:type": "simple", "xlink:href": link.target})


def _role_type(role: RoleType) -> Iterator[str]:
    yield f"<link:roleType roleURI={quoteattr(role.uri)} id={quoteattr(role.id)}>"
    if role.definition:
        yield f"<link:definition>{escape(role.definition)}</link:definition>"
    yield from (f"<link:usedOn>{escape(use)}</link:usedOn>" for use in role.used_on)
    yield "</link:roleType>"


def _xmlns(prefixes: Mapping[str, str]) -> str:
    return " ".join(f"xmlns:{prefix}={quoteattr(prefixes[prefix])}" for prefix in sorted(prefixes))


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())


def _empty(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}{_attributes(attributes)}/>"


__all__ = ["documents"]
