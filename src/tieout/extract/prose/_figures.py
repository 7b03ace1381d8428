"""Figures in sentences: amounts of money, percentages, counts of days, and nil."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tieout.diagnostics import TextAt
from tieout.extract.marks import unit_mark
from tieout.extract.numbers import NumberStyle
from tieout.model import DAYS, PURE, Unit

_NUMBER = r"\d{1,18}(?:[.,'’\u00a0\u202f]\d{1,9}){0,8}"
_SCALE = r"(?:billions?|millions?|thousands?|bn|mn|crores?|lakhs?|[mk](?![a-z]))"
_CURRENCY = r"(?-i:[A-Z]{0,3}\s?\\?\$|[€£¥￥₹₩]|Rs\.?|[A-Z]{3})"
_WORDS = (
    r"(?:euros?|(?:US|U\.S\.|Hong Kong|Singapore|Canadian|Australian) dollars?|renminbi|pounds sterling|yen|"
    r"(?-i:[A-Z]{3})\b)"
)
_FIGURE = re.compile(
    rf"(?<![\w.,])(?P<currency>{_CURRENCY})\s?(?P<amount>{_NUMBER})(?:\s?(?P<scale>{_SCALE})\b)?"
    rf"|(?<![\w.,$])(?P<before>{_NUMBER})(?:\s(?P<by>{_SCALE}))?\s(?P<behind>{_WORDS})"
    rf"|(?<![\w.,])(?P<percent>{_NUMBER})\s?(?:%|per\s?cent\b)(?!\w|\s*points?)"
    rf"|(?<![\w.,–-])(?P<days>{_NUMBER})(?=(?:(?:\sdays)?(?:,|,?\sand)\s{_NUMBER}){{0,8}}\sdays\b)"
    r"|\b(?P<nil>nil)\b",
    re.IGNORECASE,
)
_MAX_SCALE = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence: where it begins and ends, and what it says; ``unit`` is None for nil."""

    place: TextAt
    start: int
    end: int
    text: str
    value: Decimal
    unit: Unit | None
    scale: int
    decimals: int | None

    @property
    def digits(self) -> int:
        """How many digits tell its value; none where it is zero."""
        return len(str(int(self.value.scaleb(self.decimals or 0)))) if self.value else 0


def figures_in(sentence: str, place: TextAt, style: NumberStyle, currency: str) -> tuple[Figure, ...]:
    """The figures of a sentence, which begins at ``place``, in order.

    ``currency`` settles a sign that several currencies share.
    An amount without a scale takes that of the list it stands in (``RMB1.2, RMB3.4 and RMB5.6 million``).
    """
    found = [figure for match in _FIGURE.finditer(sentence) if (figure := _figure(match, place, style, currency))]
    for at in range(len(found) - 2, -1, -1):
        this, following = found[at], found[at + 1]
        between = sentence[this.end : following.start]
        money = this.unit and this.unit.is_monetary and this.unit == following.unit
        if money and not this.scale and following.scale and re.fullmatch(r",?\s*(?:and|or)?\s*", between):
            found[at] = _scaled(this, following.scale)
    return tuple(found)


def _figure(match: re.Match[str], sentence: TextAt, style: NumberStyle, currency: str) -> Figure | None:
    """The figure of a match; None where its digits or its currency can't be read."""
    place = replace(sentence, column=sentence.column + match.start())
    if match["nil"]:
        return Figure(place, match.start(), match.end(), match.group(), Decimal(0), None, 0, None)
    parsed = style.parse(match["amount"] or match["before"] or match["percent"] or match["days"])
    if not parsed:
        return None
    value, places = parsed
    if match["percent"] or match["days"]:
        unit, scale = (PURE, -2) if match["percent"] else (DAYS, 0)
    else:
        mark = unit_mark(f"{match['currency'] or match['behind']} {match['scale'] or match['by'] or ''}", currency)
        if mark is None or mark.unit is None or abs(mark.scale) > _MAX_SCALE:
            return None
        unit, scale = mark.unit, mark.scale
    plain = Figure(place, match.start(), match.end(), match.group(), value, unit, 0, places)
    return _scaled(plain, scale)


def _scaled(figure: Figure, scale: int) -> Figure:
    """A figure times ten to the ``scale``."""
    decimals = None if figure.decimals is None else figure.decimals - scale
    return replace(figure, value=figure.value.scaleb(scale), scale=scale, decimals=decimals)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets."""
    start = 0
    for found in _END.finditer(text):
        if not _ABBREVIATION.search(text[max(0, found.start() - 12) : found.start()]):
            yield start, text[start : found.start()]
            start = found.end()
    yield start, text[start:]


_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z\"“(•])")
_ABBREVIATION = re.compile(r"\b(?:No|Nos|Co|Ltd|Inc|Corp|Mr|Mrs|Ms|Dr|vs|approx|U\.S|i\.e|e\.g)\.$")

__all__ = ["Figure", "figures_in", "sentences"]
