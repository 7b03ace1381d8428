"""Other readings of a label: the thesaurus's phrases in the place of the reporter's."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieout.mapping.suggestion._asked import Asked
from tieout.mapping.suggestion._thesaurus import Entry, Thesaurus
from tieout.mapping.suggestion._words import Slots, slots

_MAX_STEPS = 3
_MAX_VARIANTS = 40


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
        for _ in range(_MAX_STEPS):
            latest = [new for variant in latest for new in self._step(variant, asked) if new.slots not in known]
            for new in latest:
                if len(known) < _MAX_VARIANTS:
                    known.setdefault(new.slots, new)
        return tuple(known.values())

    def _step(self, variant: Variant, asked: Asked) -> Iterator[Variant]:
        """The readings that one more entry leads to."""
        used = {id(wording.entry) for wording in variant.entries}
        for slot in variant.slots:
            for word in slot:
                for wording in self.by_word.get(word, ()):
                    if id(wording.entry) in used or not _allowed(wording.entry, asked):
                        continue
                    found = _replaced(variant.slots, wording)
                    if found:
                        yield Variant(found, (*variant.entries, wording), variant.with_section)


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


def _replaced(label: Slots, wording: Wording) -> Slots:
    """The label with the meaning in the phrase's place; nothing where it does not have the phrase's words together."""
    places = []
    for word in wording.words:
        place = next((at for at, slot in enumerate(label) if word in slot), None)
        if place is None:
            return ()
        places.append(place)
    low, high = min(places), max(places)
    if high - low + 1 != len(set(places)) or (wording.entry.whole and len(label) != len(set(places))):
        return ()
    kept: dict[str, tuple[str, ...]] = {}
    for slot in (*label[:low], *wording.means, *label[high + 1 :]):
        kept.setdefault(slot[0], slot)
    return tuple(kept.values())


__all__ = ["Variant", "Wording", "Wordings"]
