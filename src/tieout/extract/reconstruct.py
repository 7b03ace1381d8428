"""Headers too damaged to read: the sequence of periods that fits what is left, proved by figures or the only one.

The candidates are the sequences of periods that stand in the whole headers of the same document. One is taken where
figures of the table stand with the same periods elsewhere, and in no column only with another; or, without such
figures, where it is the only candidate and the words or the years that are left name all of it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tieout.extract.headers import Header
from tieout.extract.periods import Groups, Vocabulary, phrases_of
from tieout.extract.phrases import Phrase
from tieout.model import Period

Known = Mapping[Decimal, frozenset[Period]]

_INSTANT = re.compile(r"\bas\s+(?:of|at)\b|\bdates?\s+indicated\b", re.IGNORECASE)
_DURATION = re.compile(r"\bended\b|\b(?:periods?|years?)\s+indicated\b", re.IGNORECASE)
# Figures of four digits that agree may do so by chance in one column, not in two; one of five or more that stands
# elsewhere only with another period speaks against its column.
_TELLING = 4
_LARGE = 5
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Remains:
    """What is left of a header, and the figures under it.

    ``lead`` is the paragraph above the table; ``settled`` the periods of the groups that can be read, None for others;
    ``figures`` are the values of each group's amounts, in full units.
    """

    header: Header
    lead: str
    settled: tuple[Period | None, ...]
    figures: tuple[frozenset[Decimal], ...]


def reconstruct(remains: Remains, vocabulary: Vocabulary, known: Known, *, alone: bool) -> Groups | None:
    """The groups of a damaged header, or None where the proof is wanting.

    ``known`` tells where figures stand; without figures that agree, a sequence is taken only if ``alone`` is allowed.
    """
    fitting = [
        sequence
        for sequence in sorted(vocabulary.sequences, key=lambda periods: [period.sort_key for period in periods])
        if len(sequence) == len(remains.figures) and _fits(sequence, remains, vocabulary)
    ]
    agreeing = {sequence: _agreeing(sequence, remains.figures, known) for sequence in fitting}
    proved = [sequence for sequence, columns in agreeing.items() if columns is not None and columns >= _ENOUGH]
    if len(proved) == 1:
        count = agreeing[proved[0]]
        return _groups(proved[0], f"reconstructed: figures of {count} columns stand with these periods in other tables")
    if alone and len(fitting) == 1 and agreeing[fitting[0]] is not None and _names_all(fitting[0], remains, vocabulary):
        return _groups(fitting[0], "reconstructed: the only periods of the document that fit what is left of it")
    return None


def _groups(sequence: tuple[Period, ...], evidence: str) -> Groups:
    """A sequence as groups; it does not count as a whole header."""
    return Groups(sequence, tuple(_phrase(period).text for period in sequence), False, evidence=evidence)


def _fits(sequence: tuple[Period, ...], remains: Remains, vocabulary: Vocabulary) -> bool:
    """Whether nothing that is left of the header contradicts a sequence: columns settled, kind, phrases, years."""
    if any(period not in (None, other) for period, other in zip(remains.settled, sequence, strict=True)):
        return False
    words = " ".join(fragment.text for fragment in remains.header.fragments)
    for text in (words, remains.lead):
        instant, duration = bool(_INSTANT.search(text)), bool(_DURATION.search(text))
        if instant != duration:
            if any(period.is_instant != instant for period in sequence):
                return False
            break
    phrases = [_phrase(period) for period in sequence]
    left = [phrase for phrase in phrases_of(remains.header.fragments, vocabulary) if phrase]
    return _in_order(left, phrases) and _in_order([year.year for year in remains.header.years], _years(sequence))


def _in_order(parts: list[Phrase] | list[int], whole: list[Phrase] | list[int]) -> bool:
    """Whether ``parts`` stand in ``whole`` in their order, with others between."""
    rest = iter(whole)
    return all(part in rest for part in parts)


def _names_all(sequence: tuple[Period, ...], remains: Remains, vocabulary: Vocabulary) -> bool:
    """Whether the header still names every year and some phrase, or every phrase and some year, of a sequence."""
    phrases = phrases_of(remains.header.fragments, vocabulary)
    every_phrase = dict.fromkeys(_phrase(period) for period in sequence)
    years = [year.year for year in remains.header.years]
    if years == _years(sequence):
        return any(phrases)
    return bool(years) and years[0] == sequence[0].end.year and list(phrases) == list(every_phrase)


def _agreeing(sequence: tuple[Period, ...], figures: tuple[frozenset[Decimal], ...], known: Known) -> int | None:
    """In how many columns a large figure stands elsewhere with the column's period; None where one never does."""
    columns = 0
    for period, values in zip(sequence, figures, strict=True):
        told = {value: known[abs(value)] for value in values if abs(value) in known and _digits(value) >= _TELLING}
        agrees = any(period in periods for periods in told.values())
        against = (_digits(value) >= _LARGE and _same_kind(period, periods) for value, periods in told.items())
        if not agrees and any(against):
            return None
        columns += agrees
    return columns


def _digits(value: Decimal) -> int:
    """How many digits of a figure tell something: those before its trailing zeros."""
    return len(str(abs(int(value))).rstrip("0"))


def _same_kind(period: Period, periods: frozenset[Period]) -> bool:
    """Whether any of ``periods`` is an instant like ``period``, or a duration like it."""
    return any(other.is_instant == period.is_instant for other in periods)


def _phrase(period: Period) -> Phrase:
    """The phrase that names a period without its year."""
    if period.start is None:
        return Phrase(0, period.end.month, period.end.day)
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    return Phrase(months, period.end.month, period.end.day)


def _years(sequence: tuple[Period, ...]) -> list[int]:
    """The years in which the periods end."""
    return [period.end.year for period in sequence]


__all__ = ["Known", "Remains", "reconstruct"]
