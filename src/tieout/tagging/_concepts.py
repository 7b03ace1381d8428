"""The concepts, members and axes that rules name: those of the taxonomy and those that packs declare."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tieout.filing import Filing
from tieout.mapping import EXTENSION_PREFIX, DeclaredAxis, DeclaredConcept, DeclaredMember, Name, Pack
from tieout.model import (
    Extension,
    ExtensionAxis,
    ExtensionConcept,
    ExtensionMember,
    Fact,
    ItemType,
    QName,
    Unit,
)
from tieout.taxonomy import ITEM_TYPES, Taxonomy, unit_wanted


@dataclass(frozen=True, slots=True)
class Reportable:
    """A concept as tagging needs it; ``type`` is the local name of its item type."""

    name: QName
    type: str
    period_type: str
    balance: str

    def unit_wanted(self, unit: Unit | None) -> str:
        """In words, what the concept is measured in, where ``unit`` does not fit it; else empty."""
        return unit_wanted(self.type, unit)


@dataclass(frozen=True, slots=True)
class Concepts:
    """Finds concepts by the names that rules use; ``ext:`` stands for the filing's own extension."""

    taxonomy: Taxonomy
    prefix: str
    namespace: str
    concepts: dict[str, DeclaredConcept]
    members: dict[str, DeclaredMember]
    axes: dict[str, DeclaredAxis]

    @classmethod
    def of(cls, packs: Sequence[Pack], taxonomy: Taxonomy, filing: Filing) -> "Concepts":
        """What the packs of a filing and its taxonomy offer."""
        return cls(
            taxonomy,
            filing.prefix,
            filing.namespace,
            {concept.name: concept for pack in packs for concept in pack.concepts},
            {member.name: member for pack in packs for member in pack.members},
            {axis.name: axis for pack in packs for axis in pack.axes},
        )

    def name(self, name: Name) -> QName | None:
        """The qualified name that a rule means; None where the taxonomy doesn't know the prefix."""
        return self.named(name.text)

    def named(self, text: str) -> QName | None:
        """As `name`, for a name as written."""
        prefix, _, local = text.partition(":")
        return self.own(local) if prefix == EXTENSION_PREFIX else self.taxonomy.resolve(text)

    def own(self, local: str) -> QName:
        """A name of the filing's own extension."""
        return QName(self.namespace, local, self.prefix)

    def reportable(self, name: Name) -> Reportable | None:
        """The concept that a rule names; None where it does not exist or can't have facts."""
        found = self.name(name)
        return self.item(found) if found else None

    def type_name(self, kind: ItemType) -> str:
        """The local name of the schema type that extension concepts of a kind have."""
        return ITEM_TYPES.get(kind, "stringItemType")

    def item(self, found: QName) -> Reportable | None:
        """The concept of that name; None where it does not exist or can't have facts."""
        own = self.concepts.get(found.local_name) if found.namespace == self.namespace else None
        if own:
            return Reportable(found, self.type_name(own.type), own.period, own.balance)
        concept = self.taxonomy.concept(found)
        if concept is None or not concept.can_have_facts:
            return None
        return Reportable(concept.name, concept.type.partition(":")[2], concept.period_type, concept.balance)

    def extension(self, facts: Iterable[Fact]) -> Extension:
        """The extension taxonomy that ``facts`` need, in the order of the names."""
        facts = tuple(facts)
        used = {fact.concept for fact in facts} | {name for fact in facts for pair in fact.dimensions for name in pair}
        own = sorted(name.local_name for name in used if name.namespace == self.namespace)
        return Extension(
            prefix=self.prefix,
            namespace=self.namespace,
            concepts=tuple(self._concept(self.concepts[name]) for name in own if name in self.concepts),
            members=tuple(self._member(self.members[name]) for name in own if name in self.members),
            axes=tuple(self._axis(self.axes[name]) for name in own if name in self.axes),
        )

    def _concept(self, declared: DeclaredConcept) -> ExtensionConcept:
        """An extension concept with its anchors."""
        wider, narrower = (
            tuple(found for name in names if (found := self.name(name)))
            for names in (declared.wider, declared.narrower)
        )
        return ExtensionConcept(
            self.own(declared.name),
            declared.label,
            declared.type,
            declared.period,
            declared.balance,
            wider,
            narrower,
            declared.at,
        )

    def _member(self, declared: DeclaredMember) -> ExtensionMember:
        """An extension member."""
        return ExtensionMember(self.own(declared.name), declared.label, declared.at)

    def _axis(self, declared: DeclaredAxis) -> ExtensionAxis:
        """An extension axis with its domain."""
        domain = self.own(declared.domain)
        return ExtensionAxis(self.own(declared.name), declared.label, domain, declared.domain_label, declared.at)


__all__ = ["Concepts", "Reportable"]
