"""Other readings of a label: the thesaurus's phrases in the place of the reporter's."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieout.diagnostics import YamlAt
from tieout.mapping.suggestion._asked import Asked
from tieout.mapping.suggestion._thesaurus import Entry, Thesaurus
from tieout.mapping.suggestion._words import Slots, slots

# The most readings after one entry, two and three.
_MOST_AFTER = (24, 36, 40)


@dataclass(frozen=True, slots=True)
class Variant:
    """A reading of a label: its words, the entries that led to it, and whether the section's words were added."""

    slots: Slots
    entries: tuple["Wording", ...] = ()
    with_section: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One phrase of an entry and one of its meanings, as words."""

    entry: Entry
    phrase: str
    meaning: str
    words: tuple[str, ...]
    means: Slots


@dataclass(frozen=True, slots=True)
class Wordings:
    """The thesaurus by the first word of its phrases."""

    by_word: Mapping[str, Sequence[Wording]]

    @classmethod
    def of(cls, thesaurus: Thesaurus) -> "Wordings":
        """The index of a thesaurus."""
        by_word: dict[str, list[Wording]] = defaultdict(list)
        for entry in thesaurus.entries:
            for phrase in entry.words:
                words = tuple(slot[0] for slot in slots(phrase))
                for meaning in entry.means:
                    if words:
                        by_word[words[0]].append(Wording(entry, phrase, meaning, words, slots(meaning)))
        return cls(by_word)

    def variants(self, asked: Asked) -> tuple[Variant, ...]:
        """The label as it stands, then its other readings, those with the fewest entries first."""
        known: dict[Slots, Variant] = {asked.label: Variant(asked.label)}
        added = _with_section(asked)
        if added:
            known.setdefault(added, Variant(added, with_section=True))
        latest = list(known.values())
        for most in _MOST_AFTER:
            before = set(known)
            for variant in latest:
                for new in self._step(variant, asked):
                    if len(known) < most:
                        known.setdefault(new.slots, new)
            latest = [variant for slots, variant in known.items() if slots not in before]
        return tuple(known.values())

    def _step(self, variant: Variant, asked: Asked) -> Iterator[Variant]:
        """The readings that one more entry leads to, those first that stand for most of the label."""
        used = {wording.entry.at for wording in variant.entries}
        found: dict[tuple[YamlAt, str], tuple[int, Wording]] = {}
        for word in {word: None for slot in variant.slots for word in slot}:
            for wording in self.by_word.get(word, ()):
                at = wording.entry.at
                length = len(wording.words)
                if at in used or length <= found.get((at, wording.meaning), (0,))[0] or not _allowed(wording.entry, asked):
                    continue
                if _stands(variant.slots, wording):
                    found[at, wording.meaning] = length, wording
        for _, wording in sorted(found.values(), key=lambda each: -each[0]):
            yield Variant(_replaced(variant.slots, wording), (*variant.entries, wording), variant.with_section)


def _with_section(asked: Asked) -> Slots:
    """The words of the section before those of the label; nothing where it adds none."""
    there = {slot[0] for slot in asked.label}
    new = tuple(slot for slot in asked.section if slot[0] not in there)
    return (*new, *asked.label) if new and len(new) <= 8 else ()


def _allowed(entry: Entry, asked: Asked) -> bool:
    """Whether the entry's conditions may hold for the row."""
    return (not entry.statements or any(each in entry.statements for each in asked.statements)) and (
        not entry.period or not asked.period or entry.period == asked.period
    )


def _stands(label: Slots, wording: Wording) -> bool:
    """Whether the label has the phrase's words together; where the entry says so, no others."""
    places = _places(label, wording.words)
    together = bool(places) and max(places) - min(places) + 1 == len(places)
    return together and (not wording.entry.whole or len(label) == len(places))


def _places(label: Slots, words: tuple[str, ...]) -> set[int]:
    """Where the words stand in the label; nothing where one does not."""
    found = [next((at for at, slot in enumerate(label) if word in slot), -1) for word in words]
    return set() if -1 in found else set(found)


def _replaced(label: Slots, wording: Wording) -> Slots:
    """The label with the meaning in the phrase's place."""
    places = _places(label, wording.words)
    kept: dict[str, tuple[str, ...]] = {}
    for slot in (*label[: min(places)], *wording.means, *label[max(places) + 1 :]):
        kept.setdefault(slot[0], slot)
    return tuple(kept.values())


__all__ = ["Variant", "Wording", "Wordings"]
