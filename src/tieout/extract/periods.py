"""Which period each group of columns reports: the phrases of a header, put together with its years.

Header text drawn from a PDF is torn and shifted, so a reading is a hypothesis. One is taken only where it is the only
one that fits; two that fit equally leave the columns unresolved.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise

from tieout.extract.headers import Fragment, YearAt
from tieout.extract.phrases import Phrase, Reading, lead_months, read_phrase
from tieout.model import Period

_UNKNOWN_COST = 10
_CUT_COST = 1.5
_MAX_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases and sequences of periods that stand in the whole headers of the document.

    ``year_ends`` are the (month, day) on which its years end.
    """

    phrases: frozenset[Phrase] = frozenset()
    sequences: frozenset[tuple[Period, ...]] = frozenset()
    unaudited: frozenset[Period] = frozenset()

    @property
    def year_ends(self) -> frozenset[tuple[int, int]]:
        """Month and day of the ends of year-long durations."""
        return frozenset((phrase.month, phrase.day) for phrase in self.phrases if phrase.months == 12)


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase over columns: the first column of its text, whether all its lines begin there, and its reading."""

    first: int
    steady: bool
    reading: Reading
    words: str
    size: int

    def weight(self, vocabulary: "Vocabulary") -> int:
        """How often the cost of the reading counts: once, or for each fragment that stays unread."""
        return 1 if self.reading.day or _meaning(self.reading, vocabulary) else self.size


@dataclass(frozen=True, slots=True)
class Groups:
    """The period of each group of columns, None where unresolved, with the words that say so.

    ``whole`` is True where nothing was cut short or chosen among several readings; ``why`` tells what is unresolved.
    ``years`` are the financial years of groups without a period that a year alone heads.
    """

    periods: tuple[Period | None, ...]
    words: tuple[str, ...]
    whole: bool
    why: str = ""
    phrases: frozenset[Phrase] = field(default_factory=frozenset)
    evidence: str = ""
    years: tuple[Period, ...] = ()


@lru_cache(maxsize=1 << 12)
def resolve(fragments: tuple[Fragment, ...], years: tuple[YearAt, ...], count: int, vocabulary: Vocabulary) -> Groups:
    """The periods of ``count`` groups of columns from a header's fragments and years."""
    led = _led(fragments, count) if not years else None
    if led:
        return led
    spans, tie = _spans(fragments, vocabulary)
    if tie:
        return _none(count, "the words over the columns can be read in more than one way")
    dated = [span for span in spans if span.reading.year and (span.reading.phrase or span.reading.day)]
    if not years and len(dated) == len(spans) == count:
        return _from_dated(spans)
    if not spans:
        return _none(count, "the header names no period")
    if len(years) != count:
        return _none(count, f"the header shows {len(years)} years for {count} columns or pairs of columns")
    splits = [split for split in _splits(len(years), len(spans)) if _orderly(split, years)]
    chosen, how = _choose(splits, spans, years, vocabulary)
    if chosen is None:
        return _none(count, "it is not certain over which columns each phrase of the header stands")
    return _assign(chosen, spans, years, vocabulary, how)


def _none(count: int, why: str) -> Groups:
    """No period for any group."""
    return Groups((None,) * count, ("",) * count, False, why)


def _led(fragments: tuple[Fragment, ...], count: int) -> Groups | None:
    """Groups headed by dates, over which leads such as *Quarter ended* and *Year ended* say what they end.

    Each lead goes from the date that it stands over to the next lead, over dates that only rise or only fall; where the
    leads stand otherwise, nothing is certain. None where the header is not of this kind.
    """
    readings = {fragment: read_phrase((fragment.text,)) for fragment in fragments}
    dates = [fragment for fragment in fragments if readings[fragment].day and readings[fragment].year]
    leads = {fragment.column: fragment.text for fragment in fragments if lead_months(fragment.text) is not None}
    columns = [fragment.column for fragment in dates]
    if not leads or len(dates) != count or len(dates) + len(leads) != len(fragments):
        return None
    starts = [max((lead for lead in leads if lead <= column), default=-1) for column in columns]
    if set(starts) != set(leads) or not set(leads) <= set(columns):
        return _none(count, "it is not certain over which columns each phrase of the header stands")
    spans = []
    for start, date in zip(starts, dates, strict=True):
        words = f"{leads[start]} {date.text}"
        spans.append(Span(start, True, read_phrase((words,)), words, 2))
    found = _from_dated(tuple(spans))
    parts = [[p.end for p, at in zip(found.periods, starts, strict=True) if p and at == lead] for lead in leads]
    if all(part in (sorted(part), sorted(part, reverse=True)) for part in parts):
        return found
    return _none(count, "it is not certain over which columns each phrase of the header stands")


def _spans(fragments: tuple[Fragment, ...], vocabulary: Vocabulary) -> tuple[tuple[Span, ...], bool]:
    """The cheapest way to part the fragments' columns into ranges that each spell one phrase; True for a tie."""
    columns = sorted({fragment.column for fragment in fragments})
    if not columns or len(columns) > _MAX_COLUMNS:
        return (), bool(columns)
    best: list[tuple[float, tuple[Span, ...]]] = []
    for ranges in _ranges(columns):
        spans = tuple(_span(fragments, columns_of) for columns_of in ranges)
        costs = [_cost(span.reading, vocabulary) * span.weight(vocabulary) for span in spans]
        best.append((sum(costs), spans))
    cheapest = min(cost for cost, _ in best)
    found = [spans for cost, spans in best if cost == cheapest]
    return found[0], len({_told(spans, vocabulary) for spans in found}) > 1


def _told(spans: tuple[Span, ...], vocabulary: Vocabulary) -> tuple[tuple[int, Phrase], ...]:
    """Where phrases begin that can be read; how the rest is parted makes no difference."""
    meanings = ((span.first, _meaning(span.reading, vocabulary)) for span in spans)
    return tuple((first, phrase) for first, phrase in meanings if phrase)


def _ranges(columns: list[int]) -> Iterator[list[list[int]]]:
    """Every way to cut a list of columns into consecutive ranges."""
    for mask in range(1 << (len(columns) - 1)):
        ranges = [[columns[0]]]
        for at, column in enumerate(columns[1:]):
            if mask >> at & 1:
                ranges.append([column])
            else:
                ranges[-1].append(column)
        yield ranges


def _span(fragments: tuple[Fragment, ...], columns: list[int]) -> Span:
    """The fragments of some columns, read line by line; a phrase does not leap over a column without words."""
    inside = sorted((f for f in fragments if f.column in columns), key=lambda f: (f.line, f.column))
    starts = {min(f.column for f in inside if f.line == line) for line in {f.line for f in inside}}
    words = [f.text for f in inside]
    adjacent = columns[-1] - columns[0] + 1 == len(columns)
    reading = read_phrase(words) if adjacent else Reading(None, 0)
    comma = "," if words[-1].endswith(",") else ""
    shown = f"{reading.words}{comma}" if reading.words and len(words) > 1 else " ".join(words)
    return Span(min(columns), len(starts) == 1, reading, shown, len(inside))


def _meaning(reading: Reading, vocabulary: Vocabulary) -> Phrase | None:
    """The phrase of a reading, one cut short completed where the document uses exactly one that begins so.

    A day and month alone mean that instant.
    """
    if reading.phrase:
        return reading.phrase
    if reading.day:
        return Phrase(0, *reading.day)
    known = reading.cut & vocabulary.phrases
    return next(iter(known)) if len(known) == 1 else None


def _cost(reading: Reading, vocabulary: Vocabulary) -> float:
    """How unlikely a reading is: its distance, more for one cut short, most for none."""
    if reading.phrase or reading.day:
        return reading.distance
    return _CUT_COST if _meaning(reading, vocabulary) else _UNKNOWN_COST


def _from_dated(spans: tuple[Span, ...]) -> Groups:
    """Groups whose own headers name phrase and year in full."""
    named = []
    for span in spans:
        phrase = span.reading.phrase
        if phrase is None and span.reading.day:
            phrase = Phrase(0, *span.reading.day)
        named.append(phrase.in_year(span.reading.year) if phrase and span.reading.year else None)
    periods = [_closing(period, named) for period in named]
    doubles = {period for period in periods if period and periods.count(period) > 1}
    if doubles:
        return _none(len(spans), "two columns come to the same period: " + ", ".join(sorted(map(str, doubles))))
    if None in periods:
        return _none(len(spans), "a date of the header is not the end of a period of its other columns")
    bare = any(span.reading.day for span in spans)
    phrases = frozenset(span.reading.phrase for span in spans if span.reading.phrase and periods == named)
    return Groups(tuple(periods), tuple(span.words for span in spans), not bare, "", phrases, "dates in the header")


def _closing(period: Period | None, others: list[Period | None]) -> Period | None:
    """An instant, that of the first day of a month as the close of the day before where another column ends on it.

    ``1 January 2023`` beside ``31 December 2023`` heads the balances with which the year opens (IAS 1.10(f)).
    """
    if period is None or not period.is_instant or period.end.day != 1:
        return period
    before = period.end - timedelta(days=1)
    ends = {(other.end.month, other.end.day) for other in others if other}
    return Period(None, before) if (before.month, before.day) in ends else None


def _splits(years: int, spans: int) -> Iterator[tuple[int, ...]]:
    """Every way to give each of ``spans`` phrases at least one of ``years`` consecutive years, as sizes."""
    if spans == 1:
        yield (years,)
        return
    for first in range(1, years - spans + 2):
        for rest in _splits(years - first, spans - 1):
            yield (first, *rest)


def _orderly(split: tuple[int, ...], years: tuple[YearAt, ...]) -> bool:
    """Whether the years under each phrase only rise, or only fall, and all phrases agree in that."""
    directions = set()
    for part in _parts(split, years):
        for before, after in pairwise(part):
            directions.add((after.year > before.year) - (after.year < before.year))
    return directions <= {1} or directions <= {-1}


def _parts(split: tuple[int, ...], years: tuple[YearAt, ...]) -> list[tuple[YearAt, ...]]:
    """The years under each phrase."""
    parts, start = [], 0
    for size in split:
        parts.append(years[start : start + size])
        start += size
    return parts


def _choose(
    splits: list[tuple[int, ...]], spans: tuple[Span, ...], years: tuple[YearAt, ...], vocabulary: Vocabulary
) -> tuple[tuple[int, ...] | None, str]:
    """The only split that fits: by the order of the years, by where the phrases begin, or by use elsewhere."""
    if not splits:
        steady = [split for split in _splits(len(years), len(spans)) if _begins(split, spans, years)]
        return (steady[0], "where the phrases begin") if len(steady) == 1 else (None, "")
    if len(splits) == 1:
        return splits[0], "the order of the years"
    if any(_meaning(span.reading, vocabulary) is None for span in spans):
        return None, ""
    if all(span.steady for span in spans[1:]):
        placed = [split for split in splits if _begins(split, spans, years)]
        if len(placed) == 1:
            return placed[0], "where the phrases begin"
    used = [split for split in splits if _periods(split, spans, years, vocabulary) in vocabulary.sequences]
    return (used[0], "the same periods in other headers") if len(used) == 1 else (None, "")


def _begins(split: tuple[int, ...], spans: tuple[Span, ...], years: tuple[YearAt, ...]) -> bool:
    """Whether every phrase but the first begins over the first of its years."""
    parts = _parts(split, years)
    return all(span.first == part[0].column for span, part in zip(spans[1:], parts[1:], strict=True))


def _periods(
    split: tuple[int, ...], spans: tuple[Span, ...], years: tuple[YearAt, ...], vocabulary: Vocabulary
) -> tuple[Period | None, ...]:
    """The periods that a split gives; None where a phrase is unknown or contradicts its year."""
    periods: list[Period | None] = []
    for span, part in zip(spans, _parts(split, years), strict=True):
        phrase = _meaning(span.reading, vocabulary)
        fits = phrase and (span.reading.year is None or {year.year for year in part} == {span.reading.year})
        periods += [phrase.in_year(year.year) if phrase and fits else None for year in part]
    return tuple(periods)


def _assign(
    split: tuple[int, ...], spans: tuple[Span, ...], years: tuple[YearAt, ...], vocabulary: Vocabulary, how: str
) -> Groups:
    """The groups of a split; two that come to the same period are both unresolved."""
    periods = list(_periods(split, spans, years, vocabulary))
    words = [_shown(span, vocabulary) for span, part in zip(spans, _parts(split, years), strict=True) for _ in part]
    why = "a phrase of the header is cut short or unreadable" if None in periods else ""
    doubles = {period for period in periods if period and periods.count(period) > 1}
    if doubles:
        why = "two columns come to the same period: " + ", ".join(sorted(str(period) for period in doubles))
        periods = [None if period in doubles else period for period in periods]
    complete = all(span.reading.phrase for span in spans)
    phrases = frozenset(span.reading.phrase for span in spans if span.reading.phrase)
    whole = complete and not why and how != "the same periods in other headers"
    return Groups(tuple(periods), tuple(words), whole, why, phrases, f"header phrases over years, placed by {how}")


def _shown(span: Span, vocabulary: Vocabulary) -> str:
    """The words of a span for display: as read, rejoined where they were torn, completed where they were cut."""
    phrase = _meaning(span.reading, vocabulary)
    return phrase.text if phrase and not (span.reading.phrase or span.reading.day) else span.words


def phrases_of(fragments: tuple[Fragment, ...], vocabulary: Vocabulary) -> tuple[Phrase | None, ...]:
    """The phrases of a header's fragments in their likeliest reading, None for each that can't be read."""
    spans, tie = _spans(fragments, vocabulary)
    return () if tie else tuple(_meaning(span.reading, vocabulary) for span in spans)


def vocabulary_of(groups: Iterable[Groups]) -> Vocabulary:
    """What the whole headers of a document use."""
    whole = [group for group in groups if group.whole]
    return Vocabulary(
        frozenset(phrase for group in whole for phrase in group.phrases),
        frozenset(tuple(period for period in group.periods if period) for group in whole),
    )


__all__ = ["Groups", "Vocabulary", "phrases_of", "resolve", "vocabulary_of"]
