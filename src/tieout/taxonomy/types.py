"""A taxonomy as frozen facts: concepts, labels, references and relationships (XBRL 2.1, 5; Dimensions 1.0)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tieout.model import QName
from tieout.taxonomy._arcroles import CALCULATION, PRESENTATION
from tieout.taxonomy._networks import Networks
from tieout.taxonomy._relationships import Relationship
from tieout.yaml_source import nearest


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a concept: its role (the last part of the role URI, such as ``terseLabel``), language and text.

    ``served`` is False for a label that the publisher gives outside the catalogue's entry point: tieout shows it, but a
    report that imports the taxonomy does not have it.
    """

    role: str
    language: str
    text: str
    served: bool = True


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
    in the catalogue to namespaces. ``relationships`` are the effective ones, without those another arc prohibits or
    overrides (XBRL 2.1, 3.5.3.9.7.5). ``defaults`` maps each axis to its default member (Dimensions 1.0, 2.6.3).
    ``digest`` is the SHA-256 of the catalogue.
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
    networks: Networks = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "networks", Networks(self.relationships))

    def resolve(self, text: str) -> QName | None:
        """The name written ``prefix:Local``, if its prefix is known here; the concept need not exist."""
        prefix, _, local = text.partition(":")
        namespace = self.prefixes.get(prefix)
        return QName(namespace, local, prefix) if namespace and local else None

    def concept(self, name: QName) -> Concept | None:
        """The concept of that name, or None."""
        return self.concepts.get(name)

    def nearest(self, text: str, n: int = 3, among: Iterable[QName] | None = None) -> tuple[str, ...]:
        """At most ``n`` names spelt most like ``text``, best first, as ``prefix:Local``; of ``among`` where given.

        ``text`` may be written with or without a prefix; letter case is no difference.
        """
        names: dict[str, QName] = {}
        for name in self.concepts if among is None else among:
            names.setdefault(name.local_name, name)
        return tuple(str(names[local]) for local in nearest(text.rpartition(":")[2], names, n))

    def members_of(self, axis: QName) -> tuple[QName, ...]:
        """All domain members that the axis reaches in any role, its domains first, each once (Dimensions 1.0, 2.5)."""
        return self.networks.members_of(axis)

    def roles_with(self, concept: QName) -> tuple[str, ...]:
        """The URIs of the link roles in which the concept stands at either end of an arc, sorted."""
        return self.networks.roles_with(concept)

    def presentation_children(self, concept: QName, role: str | None = None) -> tuple[Relationship, ...]:
        """The presentation arcs from the concept, in order; in one role, or in all of them role by role."""
        return self.networks.children(concept, PRESENTATION, role)

    def presentation_parents(self, concept: QName, role: str | None = None) -> tuple[Relationship, ...]:
        """The presentation arcs to the concept; in one role, or in all of them role by role."""
        return self.networks.parents(concept, PRESENTATION, role)

    def calculation_children(self, concept: QName, role: str | None = None) -> tuple[Relationship, ...]:
        """The summation arcs (Calculations 1.1 or XBRL 2.1) from the concept to its parts, in order."""
        return self.networks.children(concept, CALCULATION, role)

    def calculation_parents(self, concept: QName, role: str | None = None) -> tuple[Relationship, ...]:
        """The summation arcs (Calculations 1.1 or XBRL 2.1) to the concept from its totals."""
        return self.networks.parents(concept, CALCULATION, role)

    def role_title(self, uri: str) -> str:
        """The definition of a link role, or its URI where it has none."""
        return next((role.definition for role in self.role_types if role.uri == uri and role.definition), uri)


__all__ = ["Concept", "Label", "Reference", "Relationship", "RoleType", "Taxonomy"]
