"""Which rules match a line item, and in which order they count."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tieout.mapping._normal import MAX_LABEL, normalise
from tieout.mapping._pack import Conditions, Pack, Rule
from tieout.model import LineItem

_MAX_CAPTION = 600

_Row = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules see of a line item; all texts normalised.

    ``after`` and ``before`` are the labels of the rows with figures directly above and below in its table, None where
    there is none.
    """

    item: LineItem
    label: str
    path: tuple[str, ...]
    headings: tuple[str, ...]
    caption: str
    after: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class _Index:
    """The rules of a pack by label; ``others`` are those whose labels are not listed. Numbers are places in order."""

    rules: tuple[Rule, ...]
    by_label: dict[str, tuple[int, ...]]
    others: tuple[int, ...]


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
            for number in sorted((*index.by_label.get(subject.label, ()), *index.others)):
                if matches(index.rules[number], subject):
                    yield index.rules[number]


def subjects(items: Iterable[LineItem]) -> Iterator[Subject]:
    """The items as rules see them, in the same order; every text is normalised once.

    The rows next to an item's are found among ``items``, which should be all of its table.
    """
    items = tuple(items)
    above, below = _neighbours(items)
    known: dict[str, str] = {}

    def normal(text: str) -> str:
        return known[text] if text in known else known.setdefault(text, normalise(text))

    for item in items:
        yield Subject(
            item,
            normal(item.label),
            tuple(map(normal, item.label_path)),
            tuple(map(normal, item.headings)),
            normal(item.caption),
            _label(above.get((item.table, item.row)), normal),
            _label(below.get((item.table, item.row)), normal),
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


def _label(text: str | None, normal: Callable[[str], str]) -> str | None:
    """A label normalised, if there is one."""
    return None if text is None else normal(text)


def matches(rule: Rule, subject: Subject) -> bool:
    """Whether a line item has what the rule asks for; a rejected rule matches nothing."""
    fits = rule.in_force and subject.item.measure in rule.measures
    return fits and all(_meets(subject, each) for each in rule.conditions)


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


def _meets(subject: Subject, asked: Conditions) -> bool:
    """Whether a line item meets one set of conditions."""
    period = subject.item.period
    return (
        (not asked.statements or subject.item.statement in asked.statements)
        and (not asked.sections or any(label in asked.sections for label in subject.path))
        and (not asked.headings or any(heading in asked.headings for heading in subject.headings))
        and (not asked.after or subject.after in asked.after)
        and (not asked.before or subject.before in asked.before)
        and (not asked.period or (period is not None and period.is_instant == (asked.period == "instant")))
        and _meets_label(subject.label, asked)
        and meets_caption(subject.caption, asked)
    )


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
    return _Index(rules, {label: tuple(numbers) for label, numbers in by_label.items()}, tuple(others))


__all__ = ["Matcher", "Subject", "matches", "matches_label", "meets_caption", "subjects"]
