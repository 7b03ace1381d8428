"""What the checks look things up in: the packs that are linted together and the taxonomy."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tieout.mapping._check import is_line_item
from tieout.mapping._match import Subject
from tieout.mapping._normal import normalise
from tieout.mapping._pack import EXTENSION_PREFIX, DeclaredConcept, Name
from tieout.mapping._samples import Samples, samples
from tieout.mapping.lint._source import Declared, Line, Source
from tieout.model import QName
from tieout.taxonomy import ITEM_TYPES, Concept, Taxonomy

# How the titles of link roles name the statements, in the words of IAS 1 and IAS 7.
_TITLES = {
    "BS": re.compile(r"statement of financial position"),
    "IS": re.compile(r"statement of (?:comprehensive income, )?profit or loss|statement of comprehensive income"),
    "CF": re.compile(r"statement of cash flows"),
    "EQ": re.compile(r"statement of changes in equity"),
}
_KIND = re.compile(r"\s*\[[a-z ]+\]$")


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a concept that rules may name, whether the taxonomy's or the extension's.

    ``type`` is the local name of its item type; ``statements`` are those whose link roles present it, none for an
    extension's; ``concept`` is the taxonomy's.
    """

    name: str
    type: str
    period: str
    balance: str
    labels: tuple[str, ...]
    statements: frozenset[str]
    concept: Concept | None = None

    @property
    def is_monetary(self) -> bool:
        """Whether its facts are amounts of money."""
        return self.type == "monetaryItemType"


@dataclass(slots=True)
class Desk:
    """The packs that are linted, in a filing's order, with what was looked up of them once.

    ``subjects`` are the figures of the filing's document, none where packs are linted without one.
    """

    taxonomy: Taxonomy
    sources: Sequence[Source]
    subjects: Sequence[Subject] = ()
    lines: tuple[Line, ...] = field(init=False)
    declared: tuple[Declared, ...] = field(init=False)
    _concepts: dict[str, DeclaredConcept] = field(init=False)
    _abouts: dict[str, About | None] = field(default_factory=dict)
    _samples: dict[str, Samples] = field(default_factory=dict)
    _statements: dict[str, str] = field(default_factory=dict)
    _labels: dict[QName, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lines = tuple(line for number, source in enumerate(self.sources) for line in source.lines(number))
        self.declared = tuple(each for source in self.sources for each in source.declared())
        self._concepts = {each.it.name: each.it for each in self.declared if isinstance(each.it, DeclaredConcept)}
        for role in self.taxonomy.role_types:
            title = role.definition.casefold()
            found = next((statement for statement, words in _TITLES.items() if words.search(title)), "")
            if found and "notes" not in title:
                self._statements[role.uri] = found

    def about(self, name: Name | None) -> About | None:
        """What is known of the concept of that name; None where it does not exist or no fact may report it."""
        if name is None:
            return None
        if name.text not in self._abouts:
            self._abouts[name.text] = self._look_up(name.text)
        return self._abouts[name.text]

    def samples(self, pattern: re.Pattern[str]) -> Samples:
        """Texts that a pattern matches."""
        if pattern.pattern not in self._samples:
            self._samples[pattern.pattern] = samples(pattern)
        return self._samples[pattern.pattern]

    def labels(self, concept: Concept) -> tuple[str, ...]:
        """The English labels of a concept, normalised, without the kind in brackets at the end; the standard first."""
        if concept.name not in self._labels:
            told = [concept.label(), *(label.text for label in concept.labels if label.language.startswith("en"))]
            self._labels[concept.name] = tuple(dict.fromkeys(map(_plain, dict.fromkeys(told))))
        return self._labels[concept.name]

    def standard_label(self, concept: Concept) -> str:
        """The first of a concept's `labels`."""
        known = self._labels.get(concept.name)
        return known[0] if known else _plain(concept.label())

    def reportable(self) -> Iterator[Concept]:
        """The taxonomy's concepts that facts may report."""
        return (concept for concept in self.taxonomy.concepts.values() if is_line_item(concept))

    def statements_of(self, concept: Concept) -> frozenset[str]:
        """The statements in whose link roles a concept stands."""
        roles = self.taxonomy.roles_with(concept.name)
        return frozenset(self._statements[role] for role in roles if role in self._statements)

    def _look_up(self, text: str) -> About | None:
        """What is known of a concept, looked up anew."""
        prefix, _, local = text.partition(":")
        if prefix == EXTENSION_PREFIX:
            own = self._concepts.get(local)
            return (
                About(text, ITEM_TYPES.get(own.type, ""), own.period, own.balance, (normalise(own.label),), frozenset())
                if own
                else None
            )
        name = self.taxonomy.resolve(text)
        concept = self.taxonomy.concept(name) if name else None
        if concept is None or not is_line_item(concept):
            return None
        return About(
            str(concept.name),
            concept.type.partition(":")[2],
            concept.period_type,
            concept.balance,
            self.labels(concept),
            self.statements_of(concept),
            concept,
        )


def _plain(label: str) -> str:
    """A label of the taxonomy, normalised, without the kind in brackets at the end."""
    return normalise(_KIND.sub("", label) if label.endswith("]") else label)


__all__ = ["About", "Desk"]
