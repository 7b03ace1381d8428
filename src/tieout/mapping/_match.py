"""Which rules match a line item, and in which order they count."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tieout.mapping._normal import MAX_LABEL, heading, normalise
from tieout.mapping._pack import Conditions, Pack, Rule
from tieout.model import LineItem

_MAX_CAPTION = 600

_Row = tuple[str, int]
_Table = tuple[str, tuple[str, ...], str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules see of a line item; all texts normalised.

    ``after`` and ``before`` are the labels of the rows with figures directly above and below in its table, None where
    there is none; ``rows`` are the labels of all rows with figures of its table and of the section rows above them.
    """

    item: LineItem
    label: str
    path: tuple[str, ...]
    headings: tuple[str, ...]
    caption: str
    after: str | None = None
    before: str | None = None
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Listed:
    """Some rules of a pack by their places in it: those that ask for a heading or section, by it, and all others."""

    anywhere: tuple[int, ...] = ()
    by_words: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, rules: Sequence[Rule], numbers: Iterable[int], asked: Callable[[Conditions], tuple[str, ...]]
    ) -> "_Listed":
        """The rules of some places by what ``asked`` says of one of their conditions."""
        anywhere: list[int] = []
        by_words: dict[str, list[int]] = {}
        for number in numbers:
            words = next((found for each in rules[number].conditions if (found := asked(each))), None)
            if words is None:
                anywhere.append(number)
            for each in words or ():
                by_words.setdefault(each, []).append(number)
        return cls(tuple(anywhere), {words: tuple(found) for words, found in by_words.items()})

    def under(self, words: Iterable[str]) -> Iterable[int]:
        """The rules that may be for what stands under some headings or sections, in order."""
        found = [number for each in words for number in self.by_words.get(each, ())]
        return sorted({*found, *self.anywhere}) if found else self.anywhere


_NONE = _Listed()


@dataclass(frozen=True, slots=True)
class _Index:
    """The rules of a pack by label; ``others`` are those whose labels are not listed.

    What is asked of a table is looked at once for each table, and what is asked of a label once for each label in it:
    ``_near`` and ``_fitting`` remember the rules that are left.
    """

    rules: tuple[Rule, ...]
    by_label: dict[str, _Listed]
    others: _Listed
    _near: dict[_Table, tuple[int, ...]] = field(default_factory=dict)
    _fitting: dict[tuple[_Table, str], _Listed] = field(default_factory=dict)

    def fitting(self, subject: Subject) -> Iterable[int]:
        """The rules, in order, of which table and label of a line item have what they ask for.

        Those that ask for a section that the item does not stand in may be left out.
        """
        table = (subject.item.statement, subject.headings, subject.caption, subject.rows)
        asked = table, subject.label
        if asked not in self._fitting:
            if table not in self._near:
                self._near[table] = self._of_table(self.others, subject)
            listed = self._of_table(self.by_label.get(subject.label, _NONE), subject)
            numbers = sorted((*listed, *self._near[table]))
            fitting = (each for each in numbers if matches_label(self.rules[each], subject.label))
            self._fitting[asked] = _Listed.of(self.rules, fitting, _sections)
        return self._fitting[asked].under(subject.path)

    def _of_table(self, listed: _Listed, subject: Subject) -> tuple[int, ...]:
        """Of some rules, those of which the table has what they ask for; each group is looked at once."""
        known: dict[int, bool] = {}

        def met(asked: Conditions) -> bool:
            if id(asked) not in known:
                known[id(asked)] = _meets_table(subject, asked)
            return known[id(asked)]

        numbers = listed.under(subject.headings)
        return tuple(number for number in numbers if all(map(met, self.rules[number].conditions)))


@dataclass(frozen=True, slots=True)
class Matcher:
    """The packs of a filing, ready to be asked."""

    _indices: tuple[_Index, ...]

    @classmethod
    def of(cls, packs: Sequence[Pack]) -> "Matcher":
        """A matcher for packs in the filing's order."""
        return cls(tuple(_index(pack.rules) for pack in reversed(packs)))

    def rules(self, subject: Subject) -> Iterator[Rule]:
        """The rules that match, the one that counts first: later packs before earlier ones, inside one from the top."""
        for index in self._indices:
            for number in index.fitting(subject):
                if _counts(index.rules[number], subject):
                    yield index.rules[number]


def subjects(items: Iterable[LineItem]) -> Iterator[Subject]:
    """The items as rules see them, in the same order; every text is normalised once.

    The rows next to an item's are found among ``items``, which should be all of its table.
    """
    items = tuple(items)
    above, below = _neighbours(items)
    rows = _rows(items)
    known: dict[str, str] = {}

    def normal(text: str) -> str:
        return known[text] if text in known else known.setdefault(text, normalise(text))

    tables = {table: tuple(dict.fromkeys(map(normal, labels))) for table, labels in rows.items()}
    for item in items:
        yield Subject(
            item,
            normal(item.label),
            tuple(map(normal, item.label_path)),
            tuple(map(heading, item.headings)),
            normal(item.caption),
            _label(above.get((item.table, item.row)), normal),
            _label(below.get((item.table, item.row)), normal),
            tables[item.table],
        )


def _neighbours(items: Iterable[LineItem]) -> tuple[dict[_Row, str], dict[_Row, str]]:
    """The labels of the rows directly above and below each row, as printed; both by table and row."""
    labels: dict[_Row, str] = {}
    for item in items:
        labels.setdefault((item.table, item.row), item.label)
    above: dict[_Row, str] = {}
    below: dict[_Row, str] = {}
    for upper, lower in pairwise(sorted(labels)):
        if upper[0] == lower[0]:
            above[lower], below[upper] = labels[upper], labels[lower]
    return above, below


def _rows(items: Iterable[LineItem]) -> dict[str, tuple[str, ...]]:
    """The labels of each table's rows with figures and of the sections that they stand in, as printed."""
    found: dict[str, dict[str, None]] = {}
    for item in items:
        found.setdefault(item.table, {}).update(dict.fromkeys((*item.label_path, item.label)))
    return {table: tuple(labels) for table, labels in found.items()}


def _label(text: str | None, normal: Callable[[str], str]) -> str | None:
    """A label normalised, if there is one."""
    return None if text is None else normal(text)


def matches(rule: Rule, subject: Subject) -> bool:
    """Whether a line item has what the rule asks for; a rejected rule matches nothing."""
    return (
        _counts(rule, subject)
        and matches_label(rule, subject.label)
        and all(_meets_table(subject, each) for each in rule.conditions)
    )


def _counts(rule: Rule, subject: Subject) -> bool:
    """Whether a line item has what the rule asks for, its label and its table aside."""
    fits = rule.in_force and subject.item.measure in rule.measures
    return fits and all(_meets_row(subject, each) for each in rule.conditions)


def matches_label(rule: Rule, label: str) -> bool:
    """Whether a normalised label has what the labels and patterns of the rule and its groups ask for."""
    return all(_meets_label(label, each) for each in rule.conditions)


def _meets_label(label: str, asked: Conditions) -> bool:
    """Whether a label is one of those listed, or what the pattern describes."""
    return (not asked.labels or label in asked.labels) and (
        not asked.pattern or (len(label) <= MAX_LABEL and bool(asked.pattern.fullmatch(label)))
    )


def meets_caption(caption: str, asked: Conditions) -> bool:
    """Whether what is asked of a caption is found in it."""
    return not asked.caption or bool(asked.caption.search(caption[:_MAX_CAPTION]))


def _meets_row(subject: Subject, asked: Conditions) -> bool:
    """Whether a figure and what stands above and next to it in its table are as one set of conditions asks."""
    return (
        (not asked.sections or any(label in asked.sections for label in subject.path))
        and (not asked.after or subject.after in asked.after)
        and (not asked.before or subject.before in asked.before)
        and (not asked.period or _is_of(subject.item, asked.period))
    )


def _meets_table(subject: Subject, asked: Conditions) -> bool:
    """Whether the table of a line item has what one set of conditions asks of tables."""
    return (
        (not asked.statements or subject.item.statement in asked.statements)
        and (not asked.headings or any(heading in asked.headings for heading in subject.headings))
        and meets_caption(subject.caption, asked)
        and (not asked.beside or stands_in(subject.rows, asked.beside))
        and (not asked.without or not stands_in(subject.rows, asked.without))
    )


def stands_in(rows: Iterable[str], pattern: re.Pattern[str]) -> bool:
    """Whether a row of the table has a label that the expression matches as a whole."""
    return any(len(label) <= MAX_LABEL and pattern.fullmatch(label) for label in rows)


def _is_of(item: LineItem, kind: str) -> bool:
    """Whether a figure is at an ``instant`` or for a ``duration``; one headed by a year alone may be either."""
    if item.period is None:
        return item.year is not None
    return item.period.is_instant == (kind == "instant")


def _index(rules: tuple[Rule, ...]) -> _Index:
    """Rules by the labels that they list."""
    by_label: dict[str, list[int]] = {}
    others: list[int] = []
    for number, rule in enumerate(rules):
        labels = next((each.labels for each in rule.conditions if each.labels), None)
        if labels is None:
            others.append(number)
        for label in labels or ():
            by_label.setdefault(label, []).append(number)
    listed = {label: _Listed.of(rules, numbers, _headings) for label, numbers in by_label.items()}
    return _Index(rules, listed, _Listed.of(rules, others, _headings))


def _headings(asked: Conditions) -> tuple[str, ...]:
    return asked.headings


def _sections(asked: Conditions) -> tuple[str, ...]:
    return asked.sections


__all__ = ["Matcher", "Subject", "matches", "matches_label", "meets_caption", "stands_in", "subjects"]
