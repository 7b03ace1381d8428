r"""Figures as printed: digits with grouping, parentheses, dashes, redactions, percent signs and ranges.

A document writes its decimals one way; `NumberStyle` says which, found by counting. A text that holds digits in a form
that no figure of that style has is unreadable, never repaired.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tieout.model import CellState

TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?")

_DASHES = frozenset({"-", "–", "—", "‐", "‑", "‒", "−", "_", "--", "- -", "nil", "─"})
_NOT_APPLICABLE = frozenset({"n/a", "n.a.", "na", "n/m", "nm", "n.m.", "not applicable", "not meaningful"})
_REDACTED = re.compile(r"\[\s*(?:[A-Z]+|[●•▪■*]+)\s*\]%?")
_MAX_FIGURE = 80
_RANGE = re.compile(
    r"(?P<low>[-−]?[\d.,]+)\s*(?P<lowpercent>%?)\s*(?:-|–|—|~|to)\s*(?P<high>[-−]?[\d.,]+)\s*(?P<percent>%?)"
)
_FIGURE = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥₹]\s*(?=\())?(?P<open>\(?)\s*(?P<minus>[-−–]?)\s*(?P<currency>(?:[A-Z]{2,3}|[A-Z]{0,2}\$|[€£¥₹])?)\s*"
    r"(?P<digits>\d[\d.,'’   ]*)\s*(?P<percent>%?)\s*(?P<close>\)?)\s*(?P<after>%?)\s*"
    r"(?:[*†‡⁽¹²³⁴⁵⁶⁷⁸⁹⁰⁾]|\(\d{1,2}\))*"
)


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a document writes numbers: its decimal mark and the marks between groups of three digits."""

    decimal: str = "."
    groups: str = ","

    def parse(self, digits: str) -> tuple[Decimal, int] | None:
        """The value of ``digits`` and how many stand after the decimal mark; None where the form is another."""
        group, point = f"[{re.escape(self.groups)}]", re.escape(self.decimal)
        form = rf"(\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{point}(\d+))?"
        found = re.fullmatch(form, digits.strip())
        if not found:
            return None
        whole = re.sub(group, "", found.group(1))
        if len(whole) > 1 and whole.startswith("0"):
            return None
        places = found.group(2) or ""
        return Decimal(f"{whole}.{places}" if places else whole), len(places)


DOT_DECIMAL = NumberStyle(".", ",'’")
COMMA_DECIMAL = NumberStyle(",", ".   ")
SPACE_GROUPS = NumberStyle(".", "   ")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a cell: where its text starts in the cell, the text, its state, value and places after the point.

    ``value`` is as printed, parentheses and minus signs read as negative, not yet scaled.
    """

    offset: int
    text: str
    state: CellState
    value: Decimal | None = None
    places: int = 0
    percent: bool = False
    part: str = ""
    why: str = ""


def style_of(texts: Iterable[str]) -> NumberStyle:
    """The style that most of the figures of ``texts`` show; a document without any hint writes ``1,234.5``."""
    votes: Counter[NumberStyle] = Counter()
    for text in texts:
        if re.search(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,.])", text):
            votes[DOT_DECIMAL] += 1
        elif re.search(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d,.])", text) or re.search(
            r"(?<![\d.,])\d{1,3}(?:[   ]\d{3})+,\d+(?![\d,.])", text
        ):
            votes[COMMA_DECIMAL] += 1
        elif re.fullmatch(r"\(?\d{1,3}(?:[   ]\d{3})+(?:\.\d+)?\)?", text):
            votes[SPACE_GROUPS] += 1
    best = max(votes.values(), default=0)
    return next(
        (style for style in (DOT_DECIMAL, COMMA_DECIMAL, SPACE_GROUPS) if best and votes[style] == best), DOT_DECIMAL
    )


@lru_cache(maxsize=1 << 16)
def figures(text: str, style: NumberStyle) -> tuple[Figure, ...]:
    """The figures of a cell's text: one, two for a range, none where the text holds no digit and no mark for nil."""
    plain = text.strip()
    if not plain:
        return (Figure(0, "", CellState.EMPTY),)
    if plain.casefold() in _DASHES or re.fullmatch(r"-\s*[–—-]?", plain):
        return (Figure(0, text, CellState.NIL, Decimal(0)),)
    if plain.casefold() in _NOT_APPLICABLE:
        return (Figure(0, text, CellState.NOT_APPLICABLE),)
    if _REDACTED.fullmatch(plain):
        return (Figure(0, text, CellState.REDACTED),)
    if len(plain) > _MAX_FIGURE:
        state = CellState.UNRESOLVED if plain[0].isdigit() else CellState.TEXT
        return (Figure(0, text, state, why="it is longer than a figure can be"),)
    ranged = _RANGE.fullmatch(plain)
    if ranged:
        return _range(text, ranged, style)
    return (_figure(text, style),)


def _figure(text: str, style: NumberStyle) -> Figure:
    """A single figure, or the reason why the text is none."""
    inner = re.sub(r"^\$\s*(.*?)\s*\$$", r"\1", text.strip())
    inner = re.sub(r"\^?\{?\(\d{1,2}\)\}?$", "", inner) if "^" in inner else inner
    found = _FIGURE.fullmatch(inner)
    if not found:
        state = CellState.UNRESOLVED if any(char.isdigit() for char in text) else CellState.TEXT
        return Figure(0, text, state, why="its signs and digits are in no order that a figure has")
    if bool(found["open"]) != bool(found["close"]):
        return Figure(0, text, CellState.UNRESOLVED, why="a parenthesis is missing")
    if found["minus"] and found.end("minus") < found.start("digits") and not found["currency"]:
        return Figure(0, text, CellState.UNRESOLVED, why="a dash stands apart before the digits")
    parsed = style.parse(found["digits"])
    if not parsed:
        return Figure(0, text, CellState.UNRESOLVED, why="its digits are not grouped as the document groups them")
    value, places = parsed
    negative = bool(found["open"]) or bool(found["minus"])
    percent = bool(found["percent"] or found["after"])
    return Figure(0, text, CellState.VALUE, -value if negative else value, places, percent)


def _range(text: str, found: re.Match[str], style: NumberStyle) -> tuple[Figure, ...]:
    """The lower and the upper bound of a range such as ``19.9%-28.8%``; a leading minus belongs to its number."""
    percent = bool(found["percent"])
    parts = []
    for name in ("low", "high"):
        digits = found[name].lstrip("-−")
        parsed = style.parse(digits)
        if not parsed:
            return (
                Figure(0, text, CellState.UNRESOLVED, why="its bounds are not grouped as the document groups digits"),
            )
        value, places = parsed
        negative = digits != found[name]
        end = found.end("lowpercent") if name == "low" else found.end("percent")
        shown = found.string[found.start(name) : end]
        parts.append(
            Figure(found.start(name), shown, CellState.VALUE, -value if negative else value, places, percent, name)
        )
    return tuple(parts)


__all__ = ["COMMA_DECIMAL", "DOT_DECIMAL", "SPACE_GROUPS", "TOKEN", "Figure", "NumberStyle", "figures", "style_of"]
