"""Periods in sentences: dates with what they end, lists of years, and words that point back to a period."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from tieout.extract.dates import find_day
from tieout.extract.phrases import Phrase
from tieout.model import LineItem, Period

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_COUNTS = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "3": 3, "6": 6, "9": 9, "12": 12}
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NTH = "|".join(_NTHS)
_TIME = re.compile(
    rf"(?P<unknown>\bas\s+(?:of|at)\s+the\s+(?:[A-Z]\w+\s+)*Date\b)"
    rf"|(?P<again>\bthe\s+(?:same|corresponding)\s+period\s+(?:in|of)\s+(?P<in>{_YEAR})\b)"
    rf"|(?P<back>\b(?:the|those|these|such|this|that|each)\s+(?:(?:same|respective|corresponding|said|relevant|latter)\s+)?"
    rf"(?:periods?|years?|dates?)\b(?!\s*(?:end|/|in\b|of\b|from\b|{_YEAR})))"
    rf"|\bfirst\s+(?P<months>{_COUNT})\s+months\s+of\s+(?P<of>{_YEAR})\b"
    rf"|\b(?P<nth>{_NTH})\s+(?P<part>quarter|half)\s+(?:of\s+)?(?:(?:fiscal|financial)\s+(?:year\s+)?)?(?P<parted>{_YEAR})\b"
    rf"|\b(?P<short>Q[1-4]|[1-4]Q|H[12]|[12]H)\s?(?P<shorted>{_YEAR}|[’']?\d\d)\b"
    rf"|(?:\b(?P<lead>(?:(?:financial|fiscal)\s+)?years?\s+end(?:ed|ing)|(?P<count>{_COUNT})[\s-]months?(?:\s+periods?)?\s+"
    rf"ended|(?P<weeks>[1-9]|[1-4]\d|5[0-3])[\s-]weeks?(?:\s+periods?)?\s+"
    rf"ended|quarters?\s+ended|half[\s-]years?\s+ended|as\s+(?:of|at)|at)\s+)?"
    rf"\b(?P<date>{_MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?(?!\d)"
    rf"|(?P<end>\b(?:as\s+(?:of|at)|at)\s+(?:the\s+)?(?:year[\s-]?)?end\s+of\s+(?P<ends>{_YEAR}))\b"
    rf"|\bFY\s?(?P<fy>{_YEAR}|[’']?\d\d)\b"
    rf"|(?<![\w.,$€£¥/–-])(?P<bare>{_YEAR})\b(?!\s*(?:%|per\s?cent|million|billion|thousand|days)|,\d|\.\d|-)",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s*(?:,|and|or|&|,\s*and|as\s+well\s+as)\s*(?:(?:for|in|as\s+of|as\s+at|at)\s+)?(?:(?:the|each\s+of\s+the)\s+)?",
    re.IGNORECASE,
)
_YEAR_DAYS = range(350, 380)


@dataclass(frozen=True, slots=True)
class Time:
    """Words of a sentence that name periods, in order; none where they name a time the document does not date.

    ``back`` is True where they point to periods named before.
    """

    start: int
    end: int
    periods: tuple[Period, ...]
    back: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """How the document's financial years run: those its tables show, by the year in which they end, and their end."""

    years: tuple[tuple[int, Period], ...]
    year_end: Phrase

    def year(self, year: int) -> Period | None:
        """The financial year that ends in ``year``."""
        return dict(self.years).get(year) or self.year_end.in_year(year)

    def part(self, months: int, nth: int, year: int) -> Period | None:
        """The ``nth`` so many months of the financial year that ends in ``year``."""
        whole = self.year(year)
        if whole is None or whole.start is None:
            return None
        ends, month0 = divmod(whole.start.year * 12 + whole.start.month - 2 + months * nth, 12)
        return Phrase(months, month0 + 1, monthrange(ends, month0 + 1)[1]).in_year(ends)


def calendar_of(items: Iterable[LineItem]) -> Calendar:
    """The financial years of the periods that figures have; calendar years where there are none."""
    periods = {item.period for item in items if item.period}
    years: dict[int, set[Period]] = {}
    for period in periods:
        if period.start and (period.end - period.start).days in _YEAR_DAYS:
            years.setdefault(period.end.year, set()).add(period)
    sure = tuple(sorted((year, next(iter(found))) for year, found in years.items() if len(found) == 1))
    ends = [(period.end.month, period.end.day) for _, period in sure]
    month, day = max(sorted(set(ends)), key=ends.count, default=(12, 31))
    return Calendar(sure, Phrase(12, month, day))


def times_in(sentence: str, calendar: Calendar, before: tuple[Time, ...]) -> tuple[Time, ...]:
    """The times of a sentence; ``before`` are those of the sentences before it, the nearest last."""
    times: list[Time] = []
    phrase: Phrase | None = None
    for match in _TIME.finditer(sentence):
        joined = bool(times) and bool(_JOIN.fullmatch(sentence[times[-1].end : match.start()]))
        joined = joined and not (
            match["unknown"] or match["back"] or match["again"] or times[-1].back or not times[-1].periods
        )
        if match["unknown"]:
            times.append(Time(match.start(), match.end(), ()))
            continue
        if match["back"] or match["again"]:
            times += _pointed(match, (*before, *times))
            continue
        period, phrase = _period(match, calendar, phrase if joined else None)
        if period is None:
            continue
        if joined:
            last = times.pop()
            times.append(Time(last.start, match.end(), (*last.periods, period)))
        else:
            times.append(Time(match.start(), match.end(), (period,)))
    return tuple(times)


def _pointed(match: re.Match[str], before: tuple[Time, ...]) -> tuple[Time, ...]:
    """The time that words such as ``the same periods`` point to: the nearest list, or single period, before them."""
    several = (match["back"] or "").casefold().endswith("s")
    named = [time for time in before if time.periods and (len(time.periods) > 1) == several]
    if not named:
        return ()
    periods = named[-1].periods if match["back"] else _in_year(named[-1].periods[0], int(match["in"]))
    return (Time(match.start(), match.end(), periods, back=True),)


def _in_year(period: Period, year: int) -> tuple[Period, ...]:
    """The period that runs over the same days and ends in ``year``; none where a day does not exist in it."""
    ends = Phrase(0, period.end.month, period.end.day).in_year(year)
    if period.start is None or ends is None:
        return (ends,) if ends else ()
    starts = Phrase(0, period.start.month, period.start.day).in_year(year + period.start.year - period.end.year)
    return (Period(starts.end, ends.end),) if starts else ()


def _period(match: re.Match[str], calendar: Calendar, previous: Phrase | None) -> tuple[Period | None, Phrase | None]:
    """The period of one date or year, and the phrase that a year after it in the same list continues."""
    if match["bare"]:
        year = int(match["bare"])
        return (previous.in_year(year) if previous else calendar.year(year)), previous
    if match["end"]:
        whole = calendar.year(int(match["ends"]))
        return (whole.closing if whole else None), None
    if match["fy"]:
        return calendar.year(_whole_year(match["fy"])), None
    if match["months"]:
        return calendar.part(_COUNTS[match["months"].casefold()], 1, int(match["of"])), None
    if match["part"]:
        months = 3 if match["part"].casefold() == "quarter" else 6
        return calendar.part(months, _NTHS[match["nth"].casefold()], int(match["parted"])), None
    if match["short"]:
        months = 3 if "q" in match["short"].casefold() else 6
        return calendar.part(months, int(match["short"].strip("QHqh")), _whole_year(match["shorted"])), None
    day = find_day(re.sub(r"(?<=\d)(?:st|nd|rd|th)|\.", "", match["date"], flags=re.IGNORECASE))
    if day is None:
        return None, None
    if match["weeks"]:
        ends = Phrase(0, *day).in_year(int(match["year"])) if match["year"] else None
        return (Period(ends.end - timedelta(days=7 * int(match["weeks"]) - 1), ends.end) if ends else None), None
    phrase = Phrase(_months(match, previous), *day)
    return (phrase.in_year(int(match["year"])) if match["year"] else None), phrase


def _whole_year(text: str) -> int:
    """A year of four digits, or of this century by its last two."""
    digits = text.strip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _months(match: re.Match[str], previous: Phrase | None) -> int:
    """How many months end on the date; without words that say so, as many as the list's date before it."""
    lead = (match["lead"] or "").casefold()
    if not lead:
        return previous.months if previous else 0
    if match["count"]:
        return _COUNTS[match["count"].casefold()]
    return 3 if "quarter" in lead else 6 if "half" in lead else 12 if "year" in lead else 0


__all__ = ["Calendar", "Time", "calendar_of", "times_in"]
