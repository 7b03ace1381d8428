"""Which rules match a line item, and in which order they count."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tieout.mapping._normal import MAX_LABEL, heading, normalise
from tieout.mapping._pack import Conditions, Pack, Rule
from tieout.model import LineItem

_MAX_CAPTION = 600


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules see of a line item; all texts normalised."""

    item: LineItem
    label: str
    path: tuple[str, ...]
    headings: tuple[str, ...]
    caption: str


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
    """The items as rules see them, in the same order; every text is normalised once."""
    known: dict[str, str] = {}

    def normal(text: str) -> str:
        return known[text] if text in known else known.setdefault(text, normalise(text))

    for item in items:
        yield Subject(
            item,
            normal(item.label),
            tuple(map(normal, item.label_path)),
            tuple(map(heading, item.headings)),
            normal(item.caption),
        )


def matches(rule: Rule, subject: Subject) -> bool:
    """Whether a line item has what the rule asks for."""
    return subject.item.measure in rule.measures and all(_meets(subject, each) for each in rule.conditions)


def _meets(subject: Subject, asked: Conditions) -> bool:
    """Whether a line item meets one set of conditions."""
    return (
        (not asked.labels or subject.label in asked.labels)
        and (not asked.statements or subject.item.statement in asked.statements)
        and (not asked.sections or any(label in asked.sections for label in subject.path))
        and (not asked.headings or any(heading in asked.headings for heading in subject.headings))
        and (not asked.period or _is_of(subject.item, asked.period))
        and (not asked.pattern or (len(subject.label) <= MAX_LABEL and bool(asked.pattern.fullmatch(subject.label))))
        and (not asked.caption or bool(asked.caption.search(subject.caption[:_MAX_CAPTION])))
    )


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
    return _Index(rules, {label: tuple(numbers) for label, numbers in by_label.items()}, tuple(others))


__all__ = ["Matcher", "Subject", "matches", "subjects"]
