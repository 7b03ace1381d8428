"""What a query says: its statement, the words of its sections, the kinds of figure it may be."""

import re
from dataclasses import dataclass

from tieout.mapping import normalise
from tieout.mapping.suggestion._places import STATEMENTS
from tieout.mapping.suggestion._types import Query
from tieout.mapping.suggestion._words import Slots, slots

# Headings that name a statement, the particular before the general. A heading such as "Current assets" is a section of
# one; "Trade receivables" is a note's and names none.
_HEADINGS = tuple(
    (statement, re.compile(pattern))
    for statement, pattern in (
        ("CF", r"cash ?flows?\b|(operating|investing|financing) activities"),
        ("EQ", r"changes in (shareholders' |stockholders' )?equity|movements? in equity"),
        ("OCI", r"other comprehensive|\boci\b|be (subsequently )?reclassified|comprehensive (income|loss|expense) for"),
        ("BS", r"financial position|balance sheet|assets and liabilities|equity and liabilities"),
        ("BS", r"liabilities and (shareholders' |stockholders' )?equity|capital and reserves|^equity attributable"),
        ("BS", r"^(total )?(non-?current |current |fixed |long-term )?(assets|liabilities|equity)$"),
        ("BS", r"(shareholders|stockholders)' (equity|funds)"),
        ("CF", r"^adjustments? (for|to)\b|working capital"),
        (
            "IS",
            r"^(other (operating )?|operating |finance |financial )*(income|revenues?|expenses?|costs|gains|losses)\b",
        ),
        ("IS", r"profit (or|and) loss|income statement|statements? of (income|operations|earnings|profit)"),
        ("IS", r"comprehensive income|(continuing|discontinued) operations|earnings.* per share|attributable to"),
    )
)
_PERIODS = {"BS": "instant", "IS": "duration", "OCI": "duration", "CF": "duration"}
_KINDS = {
    "amount": frozenset({"monetary"}),
    "percent": frozenset({"percent", "pure", "decimal"}),
    "ratio": frozenset({"pure", "decimal", "percent"}),
    "count": frozenset({"shares", "decimal", "integer", "pure", "area"}),
    "per-unit": frozenset({"perShare", "decimal"}),
    "days": frozenset({"duration", "decimal"}),
}
_ALL_PERIODS = ("BS", "IS", "OCI", "CF", "EQ")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query made plain. ``statements`` are those that it may stand in, the one it names first where it names one;
    ``plain`` is the label and ``titles`` are the sections and the heading, normalised.
    """

    label: Slots
    section: Slots
    statement: str
    statements: tuple[str, ...]
    period: str
    kinds: frozenset[str]
    words: frozenset[str]
    section_words: frozenset[str]
    plain: str
    titles: frozenset[str]


def asked(query: Query) -> Asked:
    """What a query says."""
    statement = query.statement if query.statement in STATEMENTS else _statement_of(query)
    titles = (*query.path, *(() if query.statement in STATEMENTS else (query.statement,)))
    label = slots(query.label)
    words = frozenset(word for slot in label for word in slot)
    section = slots(" ".join(titles))
    plain = normalise(query.label)
    return Asked(
        label=label,
        section=section,
        statement=statement,
        statements=(statement,) if statement else _possible(query.period),
        period=query.period,
        kinds=_KINDS.get(query.measure) or _kinds(words, plain),
        words=words,
        section_words=frozenset(word for slot in section for word in slot),
        plain=plain,
        titles=frozenset(normalise(text) for text in (*query.path, query.statement) if text),
    )


def _statement_of(query: Query) -> str:
    """The statement that the headings above the row name, the nearest that names one."""
    for text in (query.statement, *reversed(query.path)):
        plain = normalise(text)
        for statement, pattern in _HEADINGS:
            period = _PERIODS.get(statement, query.period)
            if plain and pattern.search(plain) and query.period in ("", period):
                return statement
    return ""


def _possible(period: str) -> tuple[str, ...]:
    return tuple(each for each in _ALL_PERIODS if not period or _PERIODS.get(each, period) == period)


def _kinds(words: frozenset[str], label: str) -> frozenset[str]:
    """The kinds of figure that a label speaks of, where the measure is not known."""
    if "share" in words and ("per" in words or {"basic", "diluted"} & words):
        return frozenset({"perShare"})
    if {"basic", "diluted"} & words and not {"profit", "loss"} & words - {"earning"}:
        return frozenset({"perShare"})
    if "number" in words or "headcount" in words:
        return _KINDS["count"]
    if "percentage" in words or "%" in label or ({"rate"} & words and not {"exchange", "interest"} & words):
        return frozenset({"percent"})
    return frozenset({"monetary"})


__all__ = ["Asked", "asked"]
