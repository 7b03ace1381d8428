"""The phrases that name concepts, by their words: labels of every role and the labels that packs list."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieout.mapping import Conditions, Pack, Rule
from tieout.mapping.suggestion._words import Slots, slots
from tieout.model import QName
from tieout.taxonomy import Concept, Taxonomy

_NUMERIC = frozenset(
    ("monetary", "percent", "perShare", "decimal", "shares", "pure", "area", "duration", "integer", "volume", "mass")
)
# What the taxonomy adds to tell apart what a statement's place tells apart; left out one after the other.
_QUALIFIERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r",? classified as (?:operating|investing|financing) activities$",
        r", (?:operating|investing|financing|by function|by nature)$",
        r",? (?:net of|before) tax$",
        r"^other comprehensive income, (?:net of tax|before tax), ",
        r" (?:before|after) effect of exchange rate changes$",
        r"^adjustments for ",
        r"^(?:decrease \(increase\)|increase \(decrease\)) in ",
        r"^(?:gains \(losses\)|gains|losses) (?:on|from) ",
        r"^(?:profit \(loss\)|income|comprehensive income),? (?=attributable to )",
        r"^attributable to ",
        r" accounted for using equity method$",
        r" recognised as (?:of acquisition date|distributions to owners)$",
        r" other than goodwill$",
        r"^(?:non-current|current) (?:portion of )?",
        r"^(?:total|net) ",
        r" that meet definition of held for trading$",
        r" calculated using effective interest method$",
        r" recognised in profit or loss$",
        r", property, plant and equipment$",
        r" determined in accordance with ifrs 9$",
        r" or disposal groups(?= classified)",
        r" or as held for distribution to owners$",
        r" or other businesses\b",
        r" included in disposal groups(?= classified)",
    )
)
_WORD_OF_NAME = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# Words that say little in a label; of a word that no label of the taxonomy has, it is not known what it says.
_LITTLE = frozenset(
    [
        "total",
        "net",
        "amount",
        "balance",
        "consolidated",
        "group",
        "company",
        "entity",
        "respect",
        "relating",
        "related",
        "arising",
        "recognised",
        "item",
        "various",
        "aggregate",
        "account",
        "respectively",
        "certain",
        "gross",
        "attributable",
        "carrying",
        "sum",
        "subtotal",
    ]
)
# Words that tell concepts apart although many labels have them.
_TELLING = frozenset(["other", "current", "noncurrent", "before", "after", "not"])
_LITTLE_WEIGHT, _TELLING_WEIGHT, _UNKNOWN_WEIGHT = 70, 330, 330


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording of a concept. ``shortened`` counts the taxonomy's qualifiers left out of it; ``rule`` is the pack's
    rule that lists it, None for a label of the taxonomy.
    """

    concept: Concept
    text: str
    slots: Slots
    shortened: int = 0
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """The same words in all phrases that have them: what a label is compared with, once for all of these."""

    phrases: tuple[Phrase, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Forms with an index of their words: word to form to the slot's weight; ``first`` is the first phrase of each
    concept.
    """

    forms: tuple[Form, ...]
    weights: Mapping[str, int]
    index: Mapping[str, Mapping[int, int]]
    first: Mapping[QName, Phrase]

    def weight(self, word: str) -> int:
        """How much a word tells."""
        return self.weights.get(word, _UNKNOWN_WEIGHT)

    def matches(self, asked: Slots, least: int, common: int) -> Iterator[tuple[Form, int]]:
        """The forms that have words in common with a label, with how much of both is in common in thousandths, at
        least ``least``; words that more than ``common`` forms have don't bring up new ones.
        """
        whole = rest = sum(self.weight(slot[0]) for slot in asked) or 1
        floor = least * whole // 1000
        of_label: dict[int, int] = {}
        met: dict[int, int] = {}
        for slot in sorted(asked, key=self._spread):
            weight = self.weight(slot[0])
            # A form that has only words from here on can't be like enough when they weigh too little.
            for number, share in self._having(slot, of_label, common if rest >= floor else 0):
                of_label[number] = of_label.get(number, 0) + weight
                met[number] = met.get(number, 0) + share
            rest -= weight
        for number, found in of_label.items():
            if found < floor:
                continue
            of_form = min(1000, 1000 * met[number] // self.forms[number].weight)
            likeness = 1000 * found // whole * of_form // 1000
            if likeness >= least:
                yield self.forms[number], likeness

    def _spread(self, slot: tuple[str, ...]) -> int:
        """How many forms have one of the words."""
        return sum(len(self.index.get(word, ())) for word in slot)

    def _having(self, slot: tuple[str, ...], known: Mapping[int, int], common: int) -> Iterable[tuple[int, int]]:
        """The forms that have one of the words, with the weight of the word there; others than those known only by
        words that no more than ``common`` forms have.
        """
        if len(slot) == 1 and not (known and len(self.index.get(slot[0], ())) > common):
            return self.index.get(slot[0], {}).items()
        hit: dict[int, int] = {}
        for word in slot:
            there = self.index.get(word, {})
            if known and len(there) > common:
                hit.update((number, there[number]) for number in known if number in there)
            else:
                hit.update(there)
        return hit.items()


def vocabulary(taxonomy: Taxonomy, packs: Iterable[Pack]) -> Vocabulary:
    """The phrases for the concepts whose facts are figures."""
    concepts = {name: concept for name, concept in taxonomy.concepts.items() if is_figure(concept)}
    weights = _weights([slots(concept.label()) for concept in concepts.values()])
    raw = [
        *((concept, text, short, None) for concept in concepts.values() for text, short in _labels(concept)),
        *_listed(taxonomy, concepts, packs),
    ]
    phrases: dict[tuple[QName, Slots, int], Phrase] = {}
    for concept, text, short, rule in raw:
        found = slots(text)
        if found:
            phrases.setdefault((concept.name, found, id(rule)), Phrase(concept, text, found, short, rule))
    first: dict[QName, Phrase] = {}
    by_words: dict[Slots, list[Phrase]] = defaultdict(list)
    for phrase in phrases.values():
        first.setdefault(phrase.concept.name, phrase)
        by_words[phrase.slots].append(phrase)
    forms = tuple(
        Form(tuple(same), sum(weights.get(slot[0], _UNKNOWN_WEIGHT) for slot in found))
        for found, same in by_words.items()
    )
    return Vocabulary(forms, weights, _index(by_words, weights), first)


def _index(forms: Iterable[Slots], weights: Mapping[str, int]) -> Mapping[str, Mapping[int, int]]:
    """Every word with the numbers of the forms that have it and the weight of the slot there."""
    index: dict[str, dict[int, int]] = defaultdict(dict)
    for number, found in enumerate(forms):
        for slot in found:
            share = weights.get(slot[0], _UNKNOWN_WEIGHT)
            for word in slot:
                index[word][number] = max(share, index[word].get(number, 0))
    return index


def is_figure(concept: Concept) -> bool:
    """Whether facts of the concept are figures, as rows of tables have."""
    kind = concept.type.rpartition(":")[2].removesuffix("ItemType")
    return concept.can_have_facts and kind in _NUMERIC


def _weights(labels: Sequence[Slots]) -> dict[str, int]:
    """A word weighs the more, the fewer labels have it (inverse document frequency)."""
    counts: dict[str, int] = defaultdict(int)
    for label in labels:
        for word in {word for slot in label for word in slot}:
            counts[word] += 1
    found = {word: round(100 * math.log(len(labels) / count)) for word, count in counts.items()}
    for word in counts:
        if word in _LITTLE:
            found[word] = _LITTLE_WEIGHT
        elif word in _TELLING:
            found[word] = max(_TELLING_WEIGHT, found[word])
    return found


def _labels(concept: Concept) -> Iterator[tuple[str, int]]:
    """The English labels of a concept, what is left of them after each of the taxonomy's qualifiers, and its name."""
    for text in dict.fromkeys(label.text for label in concept.labels if label.language.startswith("en")):
        yield text, 0
        left, steps = text, 0
        for qualifier in _QUALIFIERS:
            short = qualifier.sub("", left)
            if short != left and short:
                left, steps = short, steps + 1
                yield left, steps
    yield _WORD_OF_NAME.sub(" ", concept.name.local_name), 1


def _listed(
    taxonomy: Taxonomy, concepts: Mapping[QName, Concept], packs: Iterable[Pack]
) -> Iterator[tuple[Concept, str, int, Rule]]:
    """The labels that rules without dimensions list."""
    for pack in packs:
        for rule in pack.rules:
            name = taxonomy.resolve(rule.concept.text) if rule.concept else None
            concept = concepts.get(name) if name else None
            if concept is None or rule.dimensions:
                continue
            listed: Iterable[Conditions] = reversed(rule.conditions)
            for label in next((each.labels for each in listed if each.labels), ()):
                yield concept, label, 0, rule


__all__ = ["Form", "Phrase", "Vocabulary", "is_figure", "vocabulary"]
