"""Other readings of a label: the thesaurus's phrases in the place of the reporter's."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieout.mapping.suggestion._asked import Asked
from tieout.mapping.suggestion._thesaurus import Entry, Thesaurus
from tieout.mapping.suggestion._words import Slots, slots

# The most readings after one entry, two and three.
_MOST_AFTER = (12, 16, 18)
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Variant:
    """A reading of a label: its words, the entries that led to it, and whether the section's words were added.

    ``fixed`` are the words that an entry brought in: no other entry takes their place, or readings would wander off.
    """

    slots: Slots
    entries: tuple["Wording", ...] = ()
    with_section: bool = False
    fixed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wording:
    """One phrase of an entry and one of its meanings, as words."""

    entry: Entry
    phrase: str
    meaning: str
    means: Slots


@dataclass(frozen=True, slots=True)
class Wordings:
    """The thesaurus by the words of its phrases, whatever their order."""

    by_words: Mapping[frozenset[str], Sequence[Wording]]

    @classmethod
    def of(cls, thesaurus: Thesaurus) -> "Wordings":
        """The index of a thesaurus."""
        by_words: dict[frozenset[str], list[Wording]] = defaultdict(list)
        for entry in thesaurus.entries:
            meanings = [(meaning, slots(meaning)) for meaning in entry.means]
            for phrase in entry.words:
                words = frozenset(slot[0] for slot in slots(phrase))
                for meaning, means in meanings:
                    if words:
                        by_words[words].append(Wording(entry, phrase, meaning, means))
        return cls(by_words)

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
        label = variant.slots
        used = {(wording.entry.at, wording.meaning) for wording in variant.entries}
        for length in range(min(len(label), _LONGEST), 0, -1):
            for start in range(len(label) - length + 1):
                part = label[start : start + length]
                if any(slot[0] in variant.fixed for slot in part):
                    continue
                for words in _readings(part):
                    for wording in self.by_words.get(words, ()):
                        key = (wording.entry.at, wording.meaning)
                        if key not in used and _allowed(wording.entry, asked, whole=length == len(label)):
                            used.add(key)
                            replaced = _joined(label[:start], wording.means, label[start + length :])
                            fixed = variant.fixed | {slot[0] for slot in wording.means}
                            yield Variant(replaced, (*variant.entries, wording), variant.with_section, fixed)


def _readings(part: Slots) -> Iterator[frozenset[str]]:
    """The words of a part of a label: its first words, and with one alternative in the place of each that has some."""
    first = [slot[0] for slot in part]
    yield frozenset(first)
    for at, slot in enumerate(part):
        for word in slot[1:]:
            yield frozenset((*first[:at], word, *first[at + 1 :]))


def _with_section(asked: Asked) -> Slots:
    """The words of the section before those of the label; nothing where it adds none."""
    there = {slot[0] for slot in asked.label}
    new = tuple(slot for slot in asked.section if slot[0] not in there)
    return (*new, *asked.label) if new and len(new) <= 8 else ()


def _allowed(entry: Entry, asked: Asked, *, whole: bool) -> bool:
    """Whether the entry's conditions may hold for the row; ``whole`` says that the phrase is the whole label."""
    return (
        (whole or not entry.whole)
        and (not entry.statements or any(each in entry.statements for each in asked.statements))
        and (not entry.period or not asked.period or entry.period == asked.period)
    )


def _joined(*parts: Slots) -> Slots:
    """Parts of a label as one, every word once."""
    kept: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for slot in part:
            kept.setdefault(slot[0], slot)
    return tuple(kept.values())


__all__ = ["Variant", "Wording", "Wordings"]
