"""What an Arelle model says of one taxonomy document, as plain facts (XBRL 2.1, 3.5 and 5)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from os import sep
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from tieout.model import QName
from tieout.taxonomy import (
    ATTRIBUTES,
    LABEL_ROLES,
    REFERENCE_PARTS,
    REFERENCE_ROLES,
    Concept,
    Document,
    Label,
    Link,
    Reference,
    Relationship,
    RoleType,
)

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_LINK = "{http://www.xbrl.org/2003/linkbase}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XBRLI = "{http://www.xbrl.org/2003/instance}"
_XSI_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_REF_NAMESPACES = frozenset({"http://www.xbrl.org/2006/ref", "http://www.xbrl.org/2004/ref"})
_ARC_LINKS = tuple(f"{_LINK}{name}Link" for name in ("presentation", "calculation", "definition"))

# Prefixes that mean the same everywhere, whatever a document calls them.
_USUAL = {
    "http://www.xbrl.org/2003/instance": "xbrli",
    "http://xbrl.org/2005/xbrldt": "xbrldt",
    "http://www.xbrl.org/2003/linkbase": "link",
    "http://xbrl.org/2008/generic": "gen",
}
_ATTRIBUTES = frozenset(
    {"id", "name", "type", "substitutionGroup", "abstract", "nillable", f"{_XBRLI}periodType", f"{_XBRLI}balance"}
)
_ENUMERATION = frozenset({"linkrole", "domain", "headUsable"})


class UnsupportedError(Exception):
    """A construct that a catalogue does not carry: ``subject`` has it, the message says what it is."""

    def __init__(self, subject: str, why: str) -> None:
        super().__init__(why)
        self.subject = subject


class Facts:
    """Reads the documents of a model that come from the packages given; Arelle's own are left out."""

    def __init__(self, model: Any, packages: Sequence[Path]) -> None:
        roots = tuple(f"{package.absolute()}{sep}" for package in packages)
        self._own = [document for document in model.urlDocs.values() if str(document.filepath).startswith(roots)]
        self._spaces: Counter[str] = Counter()
        self._prefixes: dict[str, str] = {}
        self._model = model
        for document in self._own:
            self._learn(document)

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefixes and namespaces of all names used: those of the most concepts first."""
        order = sorted(self._prefixes, key=lambda space: (-self._spaces[space], self._prefixes[space]))
        return {self._prefixes[space]: space for space in order}

    def documents(self) -> Iterator[Document]:
        """Every own document with what is carried of it; raises `UnsupportedError`."""
        for document in self._own:
            root = document.xmlRootElement
            schema = root.tag == f"{_XSD}schema"
            if schema:
                _refuse_declarations(root)
            yield Document(
                url=document.uri,
                namespace=root.get("targetNamespace", "") if schema else "",
                served=True,
                links=tuple(_links(document)),
                role_types=tuple(self._role_types(document)) if schema else (),
                concepts=tuple(self._concepts(root)) if schema else (),
                labels=tuple(self._labels(root)),
                references=tuple(self._references(root)),
                relationships=tuple(self._relationships(root)),
            )

    def _learn(self, document: Any) -> None:
        """Give every namespace of a concept or type one prefix."""
        root = document.xmlRootElement
        if root.tag == f"{_XSD}schema":
            space = root.get("targetNamespace", "")
            for element in root.iterchildren(f"{_XSD}element"):
                self._spaces[space] += 1
                self._prefix(space, next((key for key, value in root.nsmap.items() if value == space and key), "ns"))
                if element.typeQname is not None:
                    self._prefix(element.typeQname.namespaceURI, element.typeQname.prefix or "ns")

    def _prefix(self, namespace: str, wish: str) -> str:
        if namespace not in self._prefixes:
            wish = _USUAL.get(namespace, wish)
            taken = set(self._prefixes.values())
            fits = (wish, *(f"{wish}{number}" for number in range(2, len(taken) + 3)))
            self._prefixes[namespace] = next(prefix for prefix in fits if prefix not in taken)
        return self._prefixes[namespace]

    def _qname(self, name: Any) -> QName:
        return QName(name.namespaceURI, name.localName, self._prefix(name.namespaceURI, name.prefix or "ns"))

    def _concepts(self, root: Any) -> Iterator[Concept]:
        for element in root.iterchildren(f"{_XSD}element"):
            group = element.substitutionGroupQname
            _refuse_element(element, group)
            yield Concept(
                name=self._qname(element.qname),
                id=element.get("id", ""),
                type=str(self._qname(element.typeQname)),
                substitution_group=group.localName,
                period_type=element.periodType,
                balance=element.balance or "",
                abstract=element.isAbstract,
                nillable=element.get("nillable") in ("true", "1"),
                enumeration=self._enumeration(element),
            )

    def _enumeration(self, element: Any) -> tuple[str, QName, bool] | None:
        if not element.enumLinkrole:
            return None
        return element.enumLinkrole, self._qname(element.enumDomainQname), bool(element.isEnumDomainUsable)

    def _role_types(self, document: Any) -> Iterator[RoleType]:
        for types in self._model.roleTypes.values():
            for role in types:
                if role.modelDocument is document:
                    uses = sorted(str(self._qname(use)) for use in role.usedOns)
                    yield RoleType(role.roleURI, role.id, role.definition or "", tuple(uses))

    def _ends(self, link: Any, arc: Any) -> Iterator[tuple[Any, Any]]:
        """The concepts or resources that an arc connects; both ends may be several (XLink 1.0, 5.1.3)."""
        for start in link.labeledResources[arc.get(f"{_XLINK}from")]:
            for end in link.labeledResources[arc.get(f"{_XLINK}to")]:
                yield _target(start), _target(end)

    def _resources(self, root: Any, kind: str) -> Iterator[tuple[QName, Any]]:
        for link in root.iterchildren(f"{_LINK}{kind}Link"):
            for arc in link.iterchildren(f"{_LINK}{kind}Arc"):
                for concept, resource in self._ends(link, arc):
                    if _is_item(concept):
                        yield self._qname(concept.qname), resource

    def _labels(self, root: Any) -> Iterator[tuple[QName, Label]]:
        for name, resource in self._resources(root, "label"):
            role = (resource.role or "").rpartition("/")[2]
            language = resource.xmlLang or ""
            if LABEL_ROLES.get(role) == resource.role and language.lower().split("-")[0] == "en":
                yield name, Label(role, language, resource.stringValue)

    def _references(self, root: Any) -> Iterator[tuple[QName, Reference]]:
        for name, resource in self._resources(root, "reference"):
            role = resource.role or ""
            short = role.rpartition("/")[2]
            there = {part.qname.localName: part.stringValue.strip() for part in resource if _is_reference_part(part)}
            parts = tuple((part, there[part]) for part in REFERENCE_PARTS if there.get(part))
            if parts:
                yield name, Reference(short if REFERENCE_ROLES.get(short) == role else role, parts)

    def _relationships(self, root: Any) -> Iterator[Relationship]:
        for link in root.iterchildren(*_ARC_LINKS):
            for arc in link.iterchildren(link.tag.removesuffix("Link") + "Arc"):
                for source, target in self._ends(link, arc):
                    if _is_item(source) and _is_item(target):
                        yield self._relationship(link, arc, source, target)

    def _relationship(self, link: Any, arc: Any, source: Any, target: Any) -> Relationship:
        values = {name.rpartition("}")[2]: value for name, value in arc.attrib.items() if not name.startswith(_XLINK)}
        return Relationship(
            arcrole=arc.get(f"{_XLINK}arcrole"),
            role=link.get(f"{_XLINK}role"),
            source=self._qname(source.qname),
            target=self._qname(target.qname),
            order=values.get("order", "1"),
            attributes=tuple((name, values[name]) for name in ATTRIBUTES if name in values),
        )


def _target(end: Any) -> Any:
    """What a locator points at, or the resource itself."""
    return end.dereference() if end.get(f"{_XLINK}type") == "locator" else end


def _is_item(element: Any) -> bool:
    return bool(getattr(element, "isItem", False))


def _is_reference_part(part: Any) -> bool:
    return getattr(part, "qname", None) is not None and part.qname.namespaceURI in _REF_NAMESPACES


def _refuse_declarations(root: Any) -> None:
    for kind in ("complexType", "simpleType"):
        for declared in root.iterchildren(f"{_XSD}{kind}"):
            raise UnsupportedError(declared.get("name", ""), "the taxonomy declares a type of its own")
    for declared in root.iter(f"{_LINK}arcroleType"):
        raise UnsupportedError(declared.get("arcroleURI", ""), "the taxonomy declares an arcrole of its own")


def _refuse_element(element: Any, group: Any) -> None:
    name = str(element.get("name"))
    usual = group is not None and group.localName in ("item", "dimensionItem", "hypercubeItem")
    if not usual or group.namespaceURI not in _USUAL or element.typeQname is None or element.get("type") is None:
        raise UnsupportedError(name, "it is no item, dimension or hypercube with a named type")
    for attribute in element.attrib:
        space, _, local = attribute.rpartition("}")
        enumeration = "extensible-enumerations" in space and local in _ENUMERATION
        if attribute not in _ATTRIBUTES and not enumeration:
            raise UnsupportedError(name, f"its declaration has the attribute {local}")


def _links(document: Any) -> Iterator[Link]:
    """Every reference of a document to another one, with absolute URLs; those of locators follow from the facts."""
    root, base = document.xmlRootElement, document.uri
    for element in root.iter(f"{_XSD}import", f"{_XSD}include"):
        if location := element.get("schemaLocation"):
            yield Link(element.tag.removeprefix(_XSD), element.get("namespace", ""), urljoin(base, location))
    for element in root.iter(f"{_LINK}linkbaseRef", f"{_LINK}roleRef", f"{_LINK}arcroleRef"):
        kind = element.tag.removeprefix(_LINK)
        role = element.get(f"{_XLINK}role", "") if kind == "linkbaseRef" else element.get(f"{kind[:-3]}URI", "")
        yield Link(kind, role, urljoin(base, element.get(f"{_XLINK}href")))
    hints = root.get(_XSI_LOCATION, "").split()
    for namespace, location in zip(hints[::2], hints[1::2], strict=False):
        yield Link("schemaLocation", namespace, urljoin(base, location))


__all__ = ["Facts", "UnsupportedError"]
