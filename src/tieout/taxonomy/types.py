"""A taxonomy as frozen facts: concepts, labels, references and relationships (XBRL 2.1, 5; Dimensions 1.0)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tieout.model import QName


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a concept: its role (the last part of the role URI, such as ``terseLabel``), language and text."""

    role: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference by standard, number and paragraph, with its role; never the text of the standard."""

    role: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept with all its schema attributes.

    ``type`` is the item type as ``prefix:local``; ``substitution_group`` is ``item``, ``dimensionItem`` or
    ``hypercubeItem``; ``balance`` is ``debit``, ``credit`` or empty; ``enumeration`` holds the linkrole, domain and
    ``head_usable`` of an extensible enumeration (Extensible Enumerations 2.0), or None.
    """

    name: QName
    id: str
    type: str
    substitution_group: str
    period_type: str
    balance: str
    abstract: bool
    nillable: bool
    labels: tuple[Label, ...] = ()
    references: tuple[Reference, ...] = ()
    enumeration: tuple[str, QName, bool] | None = None

    def label(self, role: str = "label") -> str:
        """The English label of ``role``, or the standard label, or the local name."""
        texts = {label.role: label.text for label in self.labels if label.language.startswith("en")}
        return texts.get(role) or texts.get("label") or self.name.local_name

    @property
    def is_monetary(self) -> bool:
        """Whether facts of the concept are amounts of money."""
        return self.type == "xbrli:monetaryItemType"

    @property
    def can_have_facts(self) -> bool:
        """Whether a fact may report the concept: an item that is not abstract."""
        return not self.abstract and self.substitution_group == "item"


@dataclass(frozen=True, slots=True)
class Relationship:
    """An arc between two concepts in one extended link role, with all its attributes."""

    arcrole: str
    role: str
    source: QName
    target: QName
    order: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RoleType:
    """An extended link role: its URI, its definition (title) and where it may be used."""

    uri: str
    id: str
    definition: str
    used_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """One taxonomy at one entry point.

    ``core_schema`` is the URL of the schema that declares its concepts, ``label_linkbases`` the URLs of the linkbases
    with their English labels: an extension imports these and not the entry point. ``prefixes`` maps the prefixes used
    in the catalogue to namespaces.
    """

    name: str
    title: str
    entry_point: str
    core_schema: str
    label_linkbases: tuple[str, ...]
    prefixes: Mapping[str, str]
    concepts: Mapping[QName, Concept]
    role_types: tuple[RoleType, ...]
    relationships: tuple[Relationship, ...]
    digest: str = ""
    defaults: Mapping[QName, QName] = field(default_factory=dict)

    def resolve(self, text: str) -> QName | None:
        """The name written ``prefix:Local``, if its prefix is known here; the concept need not exist."""
        prefix, _, local = text.partition(":")
        namespace = self.prefixes.get(prefix)
        return QName(namespace, local, prefix) if namespace and local else None

    def concept(self, name: QName) -> Concept | None:
        """The concept of that name, or None."""
        return self.concepts.get(name)


__all__ = ["Concept", "Label", "Reference", "Relationship", "RoleType", "Taxonomy"]
