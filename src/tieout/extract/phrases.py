"""Phrases that name a period without its year: ``Year ended December 31,``, ``As of 31 March``, ``Six months ended``.

Words torn over cells, with a letter doubled or lost where they were torn, are read by their distance to the phrases
that exist; a phrase cut short is left to the caller, who knows the periods that the document uses.
"""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from tieout.extract.dates import full_date
from tieout.model import Period

_MONTHS = tuple(calendar.month_name)[1:]
_NUMBERS = {3: "three", 6: "six", 9: "nine", 12: "twelve"}
_INSTANT_LEADS = ("as of", "as at", "at", "balance at", "balances at")
_YEAR_LEADS = ("year ended", "years ended", "financial year ended", "financial years ended", "fiscal year ended",
               "fiscal years ended", "year ending", "years ending", "year to", "full year ended")  # fmt: skip
_HALF_LEADS = ("half year ended", "half years ended", "half year to", "six month period ended")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MAX_DISTANCE = 2
_MAX_LENGTH = 120
_MAX_MONTHS = 24
# A period that its weeks or an unusual number of months state, such as ``52 weeks ended 28 December``.
_COUNTED = re.compile(
    r"(?:for\s+)?(?:the\s+)?(?:financial\s+|fiscal\s+)?(?:period\s+of\s+)?(?P<count>\d{1,2}|[a-z]{3,9}(?:-(?:one|two|three))?)[\s-]+"
    r"(?P<what>weeks?|months?)(?:\s+(?:financial\s+|fiscal\s+)?period)?\s+(?:ended|ending|to)[\s:]+"
    r"(?P<date>\d{1,2}\s+[a-z]{3,9}|[a-z]{3,9}\.?\s+\d{1,2})(?:,?\s+(?P<year>\d{4}))?\s*,?\s*",
    re.IGNORECASE,
)
_COUNTS = {
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty-six": 26, "twenty-seven": 27,
    "fifty-two": 52, "fifty-three": 53,
}  # fmt: skip
_NUMERIC = re.compile(
    r"\s*(?:(?P<lead>[a-z][a-z ]{0,30}?)\s+)?(?:(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<year>\d{4})"
    r"|(?P<iso>\d{4})-(?P<m>\d\d)-(?P<d>\d\d))\s*",
    re.IGNORECASE,
)
# A day, month and year joined by marks, or with two digits for the year: ``31-Dec-24``, ``31.12.24``, ``31/Mar/2024``.
_JOINED = re.compile(
    r"(?<![\w./-])(?P<day>\d{1,2})(?P<mark>[-./ ])(?P<month>[A-Za-z]{3,9}|\d{1,2})(?P=mark)"
    r"[’']?(?P<year>\d{4}|\d\d)(?![\w./-])"
)
# Leads of two letters are too near to a bare date with a letter lost; they are read only as they stand.
_TOO_SHORT = tuple(f"at{char}" for char in "0123456789jfmasond")


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """How long a period is, in months (0 for an instant), and the day and month on which it ends.

    ``weeks`` is its length where it is stated in weeks; ``months`` is then 0.
    """

    months: int
    month: int
    day: int
    weeks: int = 0

    def in_year(self, year: int) -> Period | None:
        """The period that ends in ``year``; None where the day does not exist in it.

        A year-end on the last day of February means that day in every year.
        """
        last = calendar.monthrange(year, self.month)[1]
        day = last if self.month == 2 and self.day >= 28 else self.day
        if day > last:
            return None
        end = date(year, self.month, day)
        if self.weeks:
            return Period(end - timedelta(weeks=self.weeks) + timedelta(days=1), end)
        return Period(self._start(end) if self.months else None, end)

    def _start(self, end: date) -> date:
        """The first day of a duration that ends on ``end``: the day after the same day, ``months`` earlier."""
        after = end + timedelta(days=1)
        year, month0 = divmod(after.year * 12 + after.month - 1 - self.months, 12)
        return date(year, month0 + 1, min(after.day, calendar.monthrange(year, month0 + 1)[1]))

    @property
    def text(self) -> str:
        """The phrase in plain words."""
        if self.weeks:
            return f"{self.weeks} weeks ended {_MONTHS[self.month - 1]} {self.day}"
        number = _NUMBERS.get(self.months, str(self.months)).capitalize()
        lead = "As of" if not self.months else "Year ended" if self.months == 12 else f"{number} months ended"
        return f"{lead} {_MONTHS[self.month - 1]} {self.day}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read as a phrase: the phrase (None where it is cut short or no phrase), and how far off it was.

    ``cut`` holds the phrases that begin with the text, ``year`` the year that stands in it, ``day`` the month and day
    of a date that stands alone, without words that say what it ends. ``words`` are the phrase as it is written whole.
    """

    phrase: Phrase | None
    distance: int
    cut: frozenset[Phrase] = frozenset()
    year: int | None = None
    day: tuple[int, int] | None = None
    words: str = ""


def read_phrase(fragments: Iterable[str]) -> Reading:
    """Read the fragments of one phrase, in reading order.

    A reading is taken only where all phrases at the least distance mean the same.
    """
    text = " ".join(fragments)
    if len(text) > _MAX_LENGTH:
        return Reading(None, _MAX_DISTANCE + 1)
    text = _JOINED.sub(_spelled, text)
    own = _numeric(text) or _counted(text)
    if own:
        return own
    years = _YEAR.findall(text)
    year = int(years[0]) if len(years) == 1 else None
    squeezed = _squeeze(_YEAR.sub(" ", text))
    day = _squeezed_dates().get(squeezed)
    if day:
        return Reading(None, 0, year=year, day=day)
    first = full_date(text) if year else None
    if first and first.day == 1:
        return Reading(None, 0, year=year, day=(first.month, 1))
    exact = _whole(text) if year else None
    if exact:
        return Reading(exact, 0, year=year)
    reading = _read_squeezed(squeezed)
    return replace(reading, year=year)


def _spelled(joined: re.Match[str]) -> str:
    """A joined date in words; as it stands where a year of two digits leaves open which number is the day.

    Only the last day of a month does not: ``24.12.31`` is no such day in the year 31.
    """
    name = joined["month"]
    if name.isdigit() and len(joined["year"]) == 4:
        return joined.group()
    short = len(joined["year"]) == 2
    month = _MONTHS[int(name) - 1] if name.isdigit() and 1 <= int(name) <= len(_MONTHS) else name
    found = full_date(f"{joined['day']} {month} {'20' if short else ''}{joined['year']}")
    if not found or (short and found.day != calendar.monthrange(found.year, found.month)[1]):
        return joined.group()
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def is_date(text: str) -> bool:
    """Whether a text is a day with its month, alone or with a year, as it stands."""
    if not any(char.isdigit() for char in text) or len(text) > _MAX_LENGTH:
        return False
    spelled = _JOINED.sub(_spelled, text)
    numeric = _numeric(spelled)
    return bool(numeric and numeric.day) or _squeeze(_YEAR.sub(" ", spelled)) in _squeezed_dates()


def _counted(text: str) -> Reading | None:
    """The reading of a period stated in weeks, or in a number of months that no phrase of `_leads` has."""
    found = _COUNTED.fullmatch(text.strip())
    ends = full_date(f"{found['date']} {found['year'] or 2000}") if found else None
    if not found or not ends:
        return None
    word = found["count"].casefold()
    count = int(word) if word.isdigit() else _COUNTS.get(word, 0)
    weeks = found["what"].casefold().startswith("week")
    if not count or (not weeks and (count > _MAX_MONTHS or count in _NUMBERS)):
        return None
    phrase = Phrase(0, ends.month, ends.day, count) if weeks else Phrase(count, ends.month, ends.day)
    return Reading(phrase, 0, year=int(found["year"]) if found["year"] else None, words=" ".join(text.split()))


def _numeric(text: str) -> Reading | None:
    """The reading of a date in digits, such as ``31.12.2024``, alone or after the words that say what it ends.

    One whose day could be its month as well is no date that can be read.
    """
    found = _NUMERIC.fullmatch(text)
    if not found:
        return None
    year = int(found["year"] or found["iso"])
    a, b = (int(found["d"]), int(found["m"])) if found["iso"] else (int(found["a"]), int(found["b"]))
    day, month = (b, a) if b > len(_MONTHS) else (a, b)
    unclear = not found["iso"] and a <= len(_MONTHS) and a != b and b <= len(_MONTHS)
    if unclear or not 1 <= month <= len(_MONTHS) or not 1 <= day <= calendar.monthrange(year or 2000, month)[1]:
        return Reading(None, _MAX_DISTANCE + 1)
    if not found["lead"]:
        return Reading(None, 0, year=year, day=(month, day))
    months = _squeezed_leads().get(_squeeze(found["lead"]))
    return Reading(Phrase(months, month, day), 0, year=year) if months is not None else None


def _whole(text: str) -> Phrase | None:
    """The phrase of a text that names lead, day, month and year in full; the day may be any."""
    found = re.fullmatch(r"\s*(.*?)\s*(\d{1,2}\s+[A-Za-z]{3,9}|[A-Za-z]{3,9}\.?\s+\d{1,2}),?\s+(\d{4})\s*,?\s*", text)
    ends = full_date(f"{found[2]} {found[3]}") if found else None
    months = _squeezed_leads().get(_squeeze(found[1])) if found else None
    return Phrase(months, ends.month, ends.day) if ends and months is not None else None


def begins_phrase(text: str) -> bool:
    """Whether a text can be a piece of a phrase: a word, or the beginning of one, that phrases are made of."""
    words = re.findall(r"[a-z]+", text.casefold())
    return any(known.startswith(word) for word in words for known in _phrase_words())


@cache
def _phrase_words() -> frozenset[str]:
    """The words of all phrases."""
    return frozenset(word for text in (*_leads(), *_dates()) for word in re.findall(r"[a-z]{2,}", text.casefold()))


@lru_cache(maxsize=4096)
def _read_squeezed(text: str) -> Reading:
    """The nearest phrase to a text of letters and digits without blanks."""
    if len(text) < 5:
        return Reading(None, len(text), _beginning(text))
    exact = _phrases().get(text)
    if exact:
        return Reading(exact, 0, words=_written()[text])
    cut = _beginning(text)
    if cut:
        return Reading(None, 1, cut)
    best: dict[int, dict[Phrase, str]] = {}
    digits = re.sub(r"\D", "", text)
    for squeezed, phrase in _phrases_of_days(digits):
        distance = Levenshtein.distance(squeezed, text, score_cutoff=_MAX_DISTANCE)
        if distance <= _MAX_DISTANCE:
            best.setdefault(distance, {}).setdefault(phrase, _written()[squeezed])
    if not best:
        return Reading(None, _MAX_DISTANCE + 1, _beginning_near(text))
    nearest = min(best)
    found = best[nearest]
    if len(found) > 1:
        return Reading(None, nearest)
    phrase, words = next(iter(found.items()))
    return Reading(phrase, nearest, words=words)


def _phrases_of_days(digits: str) -> Iterator[tuple[str, Phrase]]:
    """The phrases of which the day can be the digits read, also once a digit doubled at a tear is taken out."""
    shorter = (digits[:at] + digits[at + 1 :] for at in range(len(digits)))
    for day in dict.fromkeys((digits, *shorter)):
        yield from _by_day().get(day, ())


@cache
def _by_day() -> dict[str, tuple[tuple[str, Phrase], ...]]:
    """The phrases that are long enough to be told apart with letters misread, by the digits of their day."""
    found: dict[str, list[tuple[str, Phrase]]] = {}
    for squeezed, phrase in _phrases().items():
        if not squeezed.startswith(_TOO_SHORT):
            found.setdefault(str(phrase.day), []).append((squeezed, phrase))
    return {day: tuple(phrases) for day, phrases in found.items()}


def _beginning(text: str) -> frozenset[Phrase]:
    """The phrases that begin with ``text``; a lead alone or a cut name of a month or day."""
    if len(text) < 4:
        return frozenset()
    return frozenset(
        phrase for squeezed, phrase in _phrases().items() if squeezed.startswith(text) and squeezed != text
    )


def _beginning_near(text: str) -> frozenset[Phrase]:
    """The phrases of which some beginning is one letter away from ``text``."""
    if len(text) < 8:
        return frozenset()
    near = (
        phrases
        for size in (len(text) - 1, len(text), len(text) + 1)
        for beginning, phrases in _beginnings(size).items()
        if Levenshtein.distance(beginning, text, score_cutoff=1) <= 1
    )
    return frozenset().union(*near)


@cache
def _beginnings(size: int) -> dict[str, frozenset[Phrase]]:
    """The first ``size`` characters of all longer phrases, with the phrases that begin so."""
    found: dict[str, set[Phrase]] = {}
    for squeezed, phrase in _phrases().items():
        if size < len(squeezed):
            found.setdefault(squeezed[:size], set()).add(phrase)
    return {beginning: frozenset(phrases) for beginning, phrases in found.items()}


@cache
def _phrases() -> dict[str, Phrase]:
    """Every phrase that a header can hold, squeezed to letters and digits."""
    return {
        _squeeze(lead + written): Phrase(months, month, day)
        for written, (month, day) in _dates().items()
        for lead, months in _leads().items()
    }


@cache
def _written() -> dict[str, str]:
    """How each phrase is written whole, by its squeezed form."""
    return {_squeeze(lead + date): f"{lead[0].upper()}{lead[1:]} {date}" for date in _dates() for lead in _leads()}


@cache
def _leads() -> dict[str, int]:
    """The words before a date with the months they say (0 for an instant)."""
    leads = [(lead, 12) for lead in _YEAR_LEADS] + [(lead, 6) for lead in _HALF_LEADS]
    leads += [(f"{word} months ended", months) for months, word in _NUMBERS.items()]
    leads += [(f"{word} month period ended", months) for months, word in _NUMBERS.items()]
    leads += [(f"{months} months {ends}", months) for months in _NUMBERS for ends in ("ended", "to")]
    leads += [(f"{word} months to", months) for months, word in _NUMBERS.items()]
    leads += [("quarter ended", 3), ("quarters ended", 3)]
    leads += [(f"{prefix} {lead}", months) for prefix in ("for the", "the") for lead, months in leads]
    return dict([*leads, *((lead, 0) for lead in _INSTANT_LEADS)])


@cache
def _dates() -> dict[str, tuple[int, int]]:
    """The last days of months as they are written, with their month and day."""
    return {
        written: (month, day)
        for month, name in enumerate(_MONTHS, start=1)
        for day in _days(month)
        for written in (f"{name} {day}", f"{day} {name}", f"{name[:3]} {day}", f"{day} {name[:3]}")
    }


@cache
def _squeezed_leads() -> dict[str, int]:
    """The leads squeezed."""
    return {_squeeze(lead): months for lead, months in _leads().items()}


@cache
def _squeezed_dates() -> dict[str, tuple[int, int]]:
    """The dates squeezed."""
    return {_squeeze(date): month_day for date, month_day in _dates().items()}


def _days(month: int) -> tuple[int, ...]:
    """The days on which periods end: the last of a month, in February of either kind of year."""
    return (28, 29) if month == 2 else (calendar.monthrange(2001, month)[1],)


def lead_months(text: str) -> int | None:
    """The months that a text says which is a lead and nothing else (0 for an instant); None where it is none."""
    return _squeezed_leads().get(_squeeze(text))


def _squeeze(text: str) -> str:
    """Letters and digits only, lower case; letters that a scanner confuses with 1 read as 1 inside a day."""
    text = re.sub(r"(?<=\d)\s*[Il|Ιι]|[Il|Ιι](?=\d)", "1", text)
    return re.sub(r"[^a-z0-9]", "", text.casefold())


__all__ = [
    "Phrase",
    "Reading",
    "begins_phrase",
    "is_date",
    "lead_months",
    "read_phrase",
]
