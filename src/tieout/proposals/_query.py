"""What is asked of the ranking for a line: its words, and what the filing says about it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tieout.mapping import Pack, Rule, matches, normalise
from tieout.mapping.suggestion import Query
from tieout.model import LineItem, QName
from tieout.proposals._bands import band
from tieout.proposals._book import Book
from tieout.proposals._lines import TOTALS, Dimensions, Line
from tieout.tagging import Concepts

# Labels that say a part of what the table is about.
_PORTIONS = frozenset(
    {
        *("current", "non-current", "noncurrent", "current portion", "non-current portion", "short-term", "long-term"),
        *("current liabilities", "non-current liabilities", "current assets", "non-current assets"),
    }
)
# Labels of rows that hold what is left, which differs from table to table.
_REMAINDERS = frozenset(
    {"other", "others", "other items", "miscellaneous", "sundry", "rest", "remaining", "impairment"}
)
_MOST_SIBLINGS = 24
# In percent: what the words of a table are worth for a row, said together with its label, and instead of it.
_WITH_SURROUNDINGS, _SURROUNDINGS_ALONE = 90, 60
_SHORT_SECTION = 2

_OPPOSITE = {"debit": "credit", "credit": "debit"}


def query(line: Line, book: Book, rejected: tuple[QName, ...] = ()) -> Query:
    """The question for a line of ``book``; its own mapping, if it has one, is no part of it."""
    item = line.item
    return Query(
        label=telling_label(item),
        path=item.label_path,
        statement=item.statement or next(iter(reversed(item.headings)), ""),
        period=line.period,
        measure=item.measure.value,
        balance_hint=balance_hint(line, book),
        siblings=_concepts(_whole(book.siblings(line)))[:_MOST_SIBLINGS],
        totals=_concepts(book.totals(line)),
        parts=_concepts(book.parts(line)),
        elsewhere=_elsewhere(line, book),
        rejected=rejected,
    )


def other_queries(asked: Query, line: Line) -> Iterator[tuple[Query, int, bool]]:
    """Further questions about a line whose own words say too little: with what it is about, and that alone.

    The first is for a row that its table names (`Impairment` among trade receivables), the second for one that is a
    member of what its table reports (`Europe` among revenue). Each comes with what its answers are worth, in percent,
    and whether the row's own label has no part in it.
    """
    about = _about(line.item)
    if about and asked.label == line.item.label:
        yield replace(asked, label=f"{line.item.label} {about}"), _WITH_SURROUNDINGS, False
        yield replace(asked, label=about), _SURROUNDINGS_ALONE, True


def telling_label(item: LineItem) -> str:
    """The words that say what a row is: its label; for a total or a band of time, what its section or table is about.

    A portion, such as `Current`, is said together with it.
    """
    label = normalise(item.label)
    if label in TOTALS or band(item.label):
        return _about(item)
    sections = {normalise(section) for section in item.label_path}
    if label in _PORTIONS and item.headings and not sections - _PORTIONS:
        return f"{item.label} {item.headings[-1]}"
    return item.label


def balance_hint(line: Line, book: Book) -> str:
    """The balance that the figures suggest: that of the sum they add to, or the opposite where they are deducted."""
    towards = book.orientation(line)
    return _OPPOSITE[towards] if towards and line.mostly_negative else towards


def rejected(packs: Sequence[Pack], concepts: Concepts) -> list[tuple[QName, Rule]]:
    """The rules that a review rejected, as if they were in force, with their concepts."""
    refused = (rule for pack in packs for rule in pack.rules if rule.concept and not rule.in_force)
    named = ((concepts.name(rule.concept), rule) for rule in refused if rule.concept)
    return [(name, replace(rule, review=None)) for name, rule in named if name]


def rejections(line: Line, rules: Sequence[tuple[QName, Rule]]) -> tuple[QName, ...]:
    """The concepts of rejected rules that would match the line."""
    return tuple(dict.fromkeys(name for name, rule in rules if matches(rule, line.subject)))


def _elsewhere(line: Line, book: Book) -> tuple[QName, ...]:
    """The concepts of the label in other tables, if it says enough to mean the same there.

    A row of what is left means the same only in a table whose other rows are of the same kind.
    """
    label = normalise(line.item.label)
    if label in TOTALS | _PORTIONS or band(line.item.label):
        return ()
    found = book.elsewhere(line)
    if label in _REMAINDERS:
        own = _telling_rows(line, book)
        found = tuple(each for each in found if own & _telling_rows(each, book))
    return _concepts(found)


def _telling_rows(line: Line, book: Book) -> frozenset[str]:
    """The labels of a line's table that say something by themselves."""
    labels = frozenset(each.subject.label for each in book.table(line))
    return labels - TOTALS - _PORTIONS - _REMAINDERS


def _about(item: LineItem) -> str:
    """What a row's section or table is about; a short section is said with what stands above it."""
    above = (*item.headings[-1:], *item.label_path)
    if not above:
        return item.caption
    section = above[-1]
    return f"{section} {above[-2]}" if len(above) > 1 and len(section.split()) <= _SHORT_SECTION else section


def _whole(found: Sequence[Line]) -> Iterator[Line]:
    """Mapped lines without those of a concept that several of them report by members: it is not taken by them."""
    given: dict[QName, set[Dimensions]] = {}
    for line in found:
        if line.meaning:
            given.setdefault(line.meaning.concept, set()).add(line.meaning.dimensions)
    yield from (line for line in found if line.meaning and len(given[line.meaning.concept]) == 1)


def _concepts(found: Iterable[Line]) -> tuple[QName, ...]:
    """The concepts of mapped lines, each once, in their order."""
    return tuple(dict.fromkeys(line.meaning.concept for line in found if line.meaning))


__all__ = ["balance_hint", "other_queries", "query", "rejected", "rejections", "telling_label"]
