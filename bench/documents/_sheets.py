"""What a report prints of a company's books: its tables with their columns, and how many there are for its facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from random import Random

from bench.documents import _lines
from bench.documents._figures import Books, Figures, books
from bench.documents._lines import Line

_YEARS = 3
_STATEMENTS = (
    ("Consolidated statement of profit or loss", "IS", _lines.INCOME),
    ("Consolidated statement of comprehensive income", "OCI", _lines.COMPREHENSIVE),
    ("Consolidated statement of financial position", "BS", _lines.POSITION),
    ("Consolidated statement of cash flows", "CF", _lines.CASH_FLOWS),
    ("Earnings per share", "", _lines.EARNINGS),
)
_ROWS = sum(len(lines) for _, _, lines in _STATEMENTS)
_SITE = len(_lines.SITE) + len(_lines.SITE_BALANCES)
_CURRENCIES = ("EUR", "GBP", "USD", "CHF")
_YEAR_ENDS = ((12, 31), (6, 30), (3, 31), (9, 30))
_TRADES = ("Ceramics", "Glassworks", "Brewing", "Timber", "Textiles", "Tools", "Pumps", "Papers", "Cables", "Bakeries")
_NAMES = (
    ("Ald", "Bram", "Cald", "Dun", "East", "Fen", "Glen", "Hart", "Ings", "Kel", "Lang", "Mar", "Nor", "Oak", "Pen"),
    ("", "er", "ing", "den", "ley", "row", "wen"),
    ("by", "ford", "ham", "ton", "wick", "worth", "thorpe", "gate", "bury"),
)
_SEGMENTS = ("Northern works", "Southern works", "Export works")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a table: its label, the figures of each column (the latest year first), what its facts are about."""

    label: str
    columns: tuple[Figures, ...]
    dimensions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its heading, the statement it is, the rows of each section; a statement has one without label."""

    heading: str
    statement: str
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]

    @property
    def facts(self) -> int:
        """How many facts the table has."""
        return sum(len(self.lines) * len(section.columns) for section in self.sections)


@dataclass(frozen=True, slots=True)
class Company:
    """An invented company and what its report prints.

    ``ends`` are the last days of the years, the latest first; ``members`` the names and labels of those it declares.
    """

    name: str
    seed: int
    currency: str
    ends: tuple[date, ...]
    sheets: tuple[Sheet, ...]
    members: tuple[tuple[str, str], ...]

    def start(self, column: int) -> date:
        """The first day of the year of a column."""
        following = self.ends[column] + timedelta(days=1)
        return following.replace(year=following.year - 1)


def company(seed: int, facts: int) -> Company:
    """The company of a seed, whose report has about ``facts`` facts: so many, and less than one site more.

    The statements come first, for three years; a report too small for them has the first of them, for one year.
    """
    random = Random(seed)
    years = _YEARS if facts >= _ROWS * _YEARS else 1
    sites = max(0, -(-(facts - _ROWS * years) // (_SITE * years)))
    name, *places = _names(random, sites + 1)
    kept = books(random, sites, years)
    month, day = random.choice(_YEAR_ENDS)
    last = random.randint(2021, 2025)
    segments = [(_member(words), words) for words in _SEGMENTS[:sites]]
    members = [(_member(place), f"{place} site") for place in places]
    sheets = [*_first(_statements(kept), facts), *_sites(kept, segments, members)]
    return Company(
        name=f"{name} {random.choice(_TRADES)} plc",
        seed=seed,
        currency=random.choice(_CURRENCIES),
        ends=tuple(date(last - back, month, day) for back in range(years)),
        sheets=tuple(sheets),
        members=(*segments, *members),
    )


def _statements(kept: Books) -> Iterator[Sheet]:
    columns = tuple(reversed(kept.group))
    whole = (Section("", columns),)
    return (Sheet(heading, statement, lines, whole) for heading, statement, lines in _STATEMENTS)


def _first(sheets: Iterator[Sheet], facts: int) -> Iterator[Sheet]:
    """The sheets from the first on until they have so many facts."""
    there = 0
    for sheet in sheets:
        if there >= facts:
            return
        yield sheet
        there += sheet.facts


def _sites(kept: Books, segments: Sequence[tuple[str, str]], members: Sequence[tuple[str, str]]) -> Iterator[Sheet]:
    """Two tables for each segment, for the year and its end, with a section for each of its sites."""
    for number, (segment, heading) in enumerate(segments):
        sites = list(zip(members, kept.sites, strict=True))[number :: len(segments)]
        where = [(("ext:SitesAxis", member), ("ifrs-full:SegmentsAxis", segment)) for (member, _), _ in sites]
        sections = tuple(
            Section(label, tuple(reversed(years)), axes) for ((_, label), years), axes in zip(sites, where, strict=True)
        )
        yield Sheet(heading, "", _lines.SITE, sections)
        yield Sheet(f"{heading} at year end", "", _lines.SITE_BALANCES, sections)


def _names(random: Random, count: int) -> list[str]:
    """So many different names of places; past all that there are, with a number."""
    names = ["".join(parts) for parts in product(*_NAMES)]
    random.shuffle(names)
    rounds = range(-(-count // len(names)))
    return [f"{name} {number + 1}" if number else name for number in rounds for name in names][:count]


def _member(words: str) -> str:
    return "ext:" + "".join(word.capitalize() for word in words.split()) + "Member"


__all__ = ["Company", "Section", "Sheet", "company"]
