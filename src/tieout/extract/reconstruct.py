"""Headers too damaged to read: the sequence of periods that fits what is left, proved by figures or the only one.

The candidates are the sequences of periods that stand in the whole headers of the same document. One is taken where
figures of the table stand with the same periods elsewhere, and in no column only with another; or, without such
figures, where it is the only candidate and the words or the years that are left name all of it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tieout.extract.headers import Header
from tieout.extract.periods import Groups, Vocabulary, phrases_of
from tieout.extract.phrases import Phrase
from tieout.model import Period

Places = Mapping[Decimal, frozenset[Period]]
_Table = Mapping[tuple[str, Period], Decimal]

_INSTANT = re.compile(r"\bas\s+(?:of|at)\b|\bdates?\s+indicated\b", re.IGNORECASE)
_DURATION = re.compile(r"\bended\b|\b(?:periods?|years?)\s+indicated\b", re.IGNORECASE)
# Figures of four digits that agree may do so by chance in one column, not in two; one of five or more that stands
# elsewhere only with another period speaks against its column.
_TELLING = 4
_LARGE = 5
_ENOUGH = 2
_SHARED = 4
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Known:
    """With which periods each amount stands in the settled tables (``direct``).

    ``derived`` are the sums and differences of two of those tables, row by row.
    """

    direct: Places
    derived: Places


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
    ranked = sorted(vocabulary.sequences, key=lambda periods: [period.sort_key for period in periods])
    fitting = [
        sequence
        for sequence in ranked
        if len(sequence) == len(remains.figures) and _fits(sequence, remains, vocabulary)
    ]
    agreeing = {sequence: _agreeing(sequence, remains.figures, known) for sequence in fitting}
    proved = [sequence for sequence in fitting if _is_proved(sequence, remains, agreeing[sequence])]
    if len(proved) == 1:
        count = sum(agreeing[proved[0]])
        return _groups(proved[0], remains, f"reconstructed: figures of {count} columns have these periods elsewhere")
    left = [sequence for sequence in fitting if agreeing[sequence] and not _wrong_years(sequence, remains)]
    if alone and len(left) == 1 and _names_all(left[0], remains, vocabulary):
        return _groups(left[0], remains, "reconstructed: the only periods of the document that fit what is left of it")
    return None


def _is_proved(sequence: tuple[Period, ...], remains: Remains, agreeing: tuple[bool, ...]) -> bool:
    """Whether figures of enough columns agree; a year printed wrong needs one column more, its own among them."""
    wrong = _wrong_years(sequence, remains)
    return sum(agreeing) >= _ENOUGH + bool(wrong) and all(agreeing[column] for column in wrong)


def _wrong_years(sequence: tuple[Period, ...], remains: Remains) -> list[int]:
    """The columns whose year in the header is not the sequence's."""
    years = [year.year for year in remains.header.years]
    if len(years) != len(sequence):
        return []
    return [column for column, period in enumerate(sequence) if period.end.year != years[column]]


def _neighbours(tables: Sequence[_Table]) -> Iterator[tuple[_Table, _Table]]:
    """Each two tables that stand near one another in the document."""
    for at, one in enumerate(tables):
        for other in tables[at + 1 : at + 1 + _NEAR]:
            yield one, other


def derived_figures(tables: Sequence[_Table]) -> Places:
    """The sums and differences, label by label, of each two neighbouring tables that share rows and periods.

    ``tables`` map label and period to the amount. Two tables count where they share enough labels of one period.
    """
    derived: dict[Decimal, frozenset[Period]] = {}
    for one, other in _neighbours(tables):
        shared = [key for key in one if key in other and key[0]]
        labels = Counter(period for _, period in shared)
        for key in shared:
            if labels[key[1]] >= _SHARED:
                for value in (abs(one[key] - other[key]), abs(one[key] + other[key])):
                    derived[value] = derived.get(value, frozenset()) | {key[1]}
    return derived


def _groups(sequence: tuple[Period, ...], remains: Remains, evidence: str) -> Groups:
    """A sequence as groups; it does not count as a whole header. The words name the year where the header lost it."""
    dated = len(remains.header.years) == len(sequence)
    words = (_phrase(period).text + ("" if dated else f", {period.end.year}") for period in sequence)
    return Groups(sequence, tuple(words), False, evidence=evidence)


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
    years = [year.year for year in remains.header.years]
    one_wrong = len(years) == len(sequence) and len(_wrong_years(sequence, remains)) == 1
    return _in_order(left, phrases) and (one_wrong or _in_order(years, _years(sequence)))


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


def _agreeing(sequence: tuple[Period, ...], figures: tuple[frozenset[Decimal], ...], known: Known) -> tuple[bool, ...]:
    """For each column, whether a telling figure stands elsewhere with its period; empty where one only has others."""
    columns = []
    for period, values in zip(sequence, figures, strict=True):
        telling = {abs(value) for value in values if _digits(value) >= _TELLING}
        direct = {value: known.direct[value] for value in telling if value in known.direct}
        derived = (known.derived.get(value, frozenset()) for value in telling)
        agrees = any(period in periods for periods in (*direct.values(), *derived))
        against = (_digits(value) >= _LARGE and _same_kind(period, periods) for value, periods in direct.items())
        if not agrees and any(against):
            return ()
        columns.append(agrees)
    return tuple(columns)


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


__all__ = ["Known", "Places", "Remains", "derived_figures", "reconstruct"]
