"""Packs against a taxonomy: every name that a rule or declaration uses must exist and be of the right kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tieout.diagnostics import Code, Finding, YamlAt
from tieout.diagnostics import codes_mapping as codes
from tieout.mapping._examples import examples
from tieout.mapping._layers import layers_agree
from tieout.mapping._pack import EXTENSION_PREFIX, DeclaredAxis, DeclaredConcept, DeclaredMember, Name, Pack, Rule
from tieout.mapping._review import reviews
from tieout.taxonomy import Concept, Taxonomy
from tieout.yaml_source import nearest

# The search for near names goes through the whole taxonomy; a pack for another one has hundreds of unknown names.
_MAX_SUGGESTIONS = 25


def check(packs: Sequence[Pack], taxonomy: Taxonomy) -> tuple[Finding, ...]:
    """Findings about ``packs``, a filing's packs together; each once a place.

    They are about names that don't fit ``taxonomy``, layers that differ, examples that are missed, and open reviews.
    """
    checker = _Checker(taxonomy, packs)
    found = [finding for pack in packs for finding in checker.pack(pack)]
    about = (*_declared_twice(packs), *layers_agree(packs), *examples(packs), *reviews(packs))
    return tuple(dict.fromkeys([*about, *found]))


@dataclass(slots=True)
class _Checker:
    """The names that exist: those of the taxonomy and those that the packs declare."""

    taxonomy: Taxonomy
    packs: Sequence[Pack]
    concepts: dict[str, DeclaredConcept] = field(init=False)
    members: set[str] = field(init=False)
    axes: dict[str, DeclaredAxis] = field(init=False)
    near: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.concepts = {concept.name: concept for pack in self.packs for concept in pack.concepts}
        self.axes = {axis.name: axis for pack in self.packs for axis in pack.axes}
        self.members = {member.name for pack in self.packs for member in pack.members}

    def pack(self, pack: Pack) -> Iterator[Finding]:
        """Findings about one pack."""
        if pack.taxonomy.text != self.taxonomy.name:
            yield codes.OTHER_TAXONOMY.at(pack.taxonomy.at, pack=pack.taxonomy.text, filing=self.taxonomy.name)
        for rule in pack.rules:
            yield from self._rule(rule)
        for concept in pack.concepts:
            for anchor in (*concept.wider, *concept.narrower):
                yield from self._concept(anchor)

    def _rule(self, rule: Rule) -> Iterator[Finding]:
        """Findings about the names in a rule."""
        if rule.concept:
            found = tuple(self._concept(rule.concept))
            yield from found or self._period(rule, rule.concept)
        for axis, member in rule.dimensions:
            wrong = [*self._axis(axis), *self._member(member)]
            yield from wrong
            if not wrong and self._is_default(axis, member):
                yield codes.DEFAULT_MEMBER.at(member.at, member=member.text, axis=axis.text)

    def _period(self, rule: Rule, name: Name) -> Iterator[Finding]:
        """Whether a rule asks for rows of the kind of period that its concept has."""
        prefix, _, local = name.text.partition(":")
        concept = self._find(name)
        period = self.concepts[local].period if prefix == EXTENSION_PREFIX else concept.period_type if concept else ""
        if rule.period and period and rule.period != period:
            said = "for a duration" if period == "duration" else "at an instant"
            yield codes.PERIOD_CONFLICT.at(name.at, said=rule.period, name=name.text, concept=said)

    def _concept(self, name: Name) -> Iterator[Finding]:
        """A concept must be a line item."""
        yield from self._name(name, self.concepts, _is_line_item, codes.UNKNOWN_CONCEPT, codes.NOT_REPORTABLE)

    def _axis(self, name: Name) -> Iterator[Finding]:
        """An axis must be a dimension."""
        yield from self._name(name, self.axes, _is_axis, codes.UNKNOWN_AXIS, codes.NOT_AN_AXIS)

    def _member(self, name: Name) -> Iterator[Finding]:
        """A member must be a domain item."""
        yield from self._name(name, self.members, _is_member, codes.UNKNOWN_MEMBER, codes.NOT_A_MEMBER)

    def _name(
        self,
        name: Name,
        declared: dict[str, DeclaredConcept] | dict[str, DeclaredAxis] | set[str],
        fits: Callable[[Concept], bool],
        unknown: Code,
        misfit: Code,
    ) -> Iterator[Finding]:
        """A name must exist, in the taxonomy or among those declared, and be of the kind that ``fits`` tells."""
        prefix, _, local = name.text.partition(":")
        if prefix == EXTENSION_PREFIX:
            if local not in declared:
                yield unknown.at(
                    name.at,
                    name=name.text,
                    taxonomy="the extension",
                    nearest=self._near(prefix, local, tuple(declared)),
                )
        elif prefix not in self.taxonomy.prefixes:
            known = ", ".join(sorted({*self.taxonomy.prefixes, EXTENSION_PREFIX}))
            yield codes.UNKNOWN_PREFIX.at(name.at, name=name.text, taxonomy=self.taxonomy.name, known=known)
        elif (concept := self._find(name)) is None:
            names = tuple(each.local_name for each, concept in self.taxonomy.concepts.items() if fits(concept))
            yield unknown.at(
                name.at, name=name.text, taxonomy=self.taxonomy.name, nearest=self._near(prefix, local, names)
            )
        elif not fits(concept):
            yield misfit.at(name.at, name=name.text, what=_kind(concept))

    def _find(self, name: Name) -> Concept | None:
        """The taxonomy's concept of that name."""
        found = self.taxonomy.resolve(name.text)
        return self.taxonomy.concept(found) if found else None

    def _near(self, prefix: str, local: str, names: tuple[str, ...]) -> str:
        """The end of a message with the nearest names."""
        key = (prefix, local)
        if key not in self.near and len(self.near) < _MAX_SUGGESTIONS:
            found = [f"{prefix}:{each}" for each in nearest(local, names, 3)]
            self.near[key] = f"; did you mean {' or '.join(found)}?" if found else ""
        return self.near.get(key, "")

    def _is_default(self, axis: Name, member: Name) -> bool:
        """Whether the member is the axis's default."""
        prefix, _, local = axis.text.partition(":")
        if prefix == EXTENSION_PREFIX:
            return member.text == f"{EXTENSION_PREFIX}:{self.axes[local].domain}"
        found, other = self.taxonomy.resolve(axis.text), self.taxonomy.resolve(member.text)
        return found is not None and other is not None and self.taxonomy.defaults.get(found) == other


def _is_line_item(concept: Concept) -> bool:
    """Whether facts may report a concept."""
    return concept.can_have_facts and not _is_member(concept)


def _is_axis(concept: Concept) -> bool:
    """Whether a concept is a dimension."""
    return concept.substitution_group == "dimensionItem"


def _is_member(concept: Concept) -> bool:
    """Whether a concept is a domain member."""
    return concept.substitution_group == "item" and concept.type.endswith(":domainItemType")


def _kind(concept: Concept) -> str:
    """In words, what a concept is."""
    if _is_axis(concept):
        return "an axis"
    if concept.substitution_group == "hypercubeItem":
        return "a table (hypercube)"
    if _is_member(concept):
        return "a member"
    return "an abstract heading" if concept.abstract else "a line item"


def _declared_twice(packs: Sequence[Pack]) -> Iterator[Finding]:
    """Extension names that stand in several declarations."""
    first: dict[str, YamlAt] = {}
    declared: list[DeclaredConcept | DeclaredMember | DeclaredAxis] = []
    for pack in packs:
        declared += [*pack.concepts, *pack.members, *pack.axes]
    for each in declared:
        before = first.setdefault(each.name, each.at)
        if before is not each.at:
            yield codes.DECLARED_TWICE.at(each.at, related=(before,), name=each.name, first=before)


__all__ = ["check"]
