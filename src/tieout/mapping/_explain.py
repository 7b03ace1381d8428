"""Why a rule counts for a row, or not: every condition against what is known of the row, in the order of precedence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tieout.mapping._match import matches_label, meets_caption, stands_in
from tieout.mapping._normal import normalise
from tieout.mapping._pack import EXTENSION_PREFIX, Conditions, Name, Pack, Rule
from tieout.model import Measure
from tieout.taxonomy import Taxonomy
from tieout.yaml_source import nearest

_NEAREST = 5


class Met(StrEnum):
    """Whether a condition is met."""

    YES = "met"
    NO = "not met"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What becomes of a rule: it matches, it might once more is known, it can't, or it was rejected."""

    MATCHES = "matches"
    MAY_MATCH = "may match"
    DOES_NOT = "does not match"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a row; all texts normalised, None for what is not known.

    ``statement`` is empty for a table that is none; ``period`` is ``instant`` or ``duration``; ``after`` and ``before``
    are the labels of the rows next to it. ``rows`` are the labels of the other rows and sections of its table; None
    where there may be any.
    """

    label: str
    sections: tuple[str, ...] | None = None
    headings: tuple[str, ...] | None = None
    caption: str | None = None
    after: str | None = None
    before: str | None = None
    statement: str | None = None
    period: str | None = None
    measure: Measure | None = Measure.AMOUNT
    rows: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a rule: its key, what it asks for, and whether it is met."""

    key: str
    asked: tuple[str, ...]
    met: Met


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule of a pack with all its conditions; ``counts`` marks the one that counts as far as is known."""

    pack: Pack
    rule: Rule
    conditions: tuple[Condition, ...]
    verdict: Verdict
    counts: bool = False


def explain(packs: Sequence[Pack], known: Known, taxonomy: Taxonomy | None) -> tuple[Explained, ...]:
    """The rules whose label or pattern fits, or that ask for none, in the order in which they count.

    The first one that matches counts. Where another one above it might match, the row must be known better. The kind of
    period of a rule's concept is a condition where ``taxonomy`` or the packs know the concept.
    """
    periods = _Periods(packs, taxonomy)
    found: list[Explained] = []
    decided = False
    for pack in reversed(packs):
        for rule in pack.rules:
            if matches_label(rule, known.label):
                conditions = (*_conditions(rule, known), *periods.condition(rule, known))
                verdict = _verdict(rule, conditions)
                counts = verdict is Verdict.MATCHES and not decided
                decided = decided or counts
                found.append(Explained(pack, rule, conditions, verdict, counts))
    return tuple(found)


def nearest_labels(packs: Iterable[Pack], label: str) -> tuple[str, ...]:
    """The labels of rules in force that are spelt most like a normalised label, best first."""
    known = {
        text
        for pack in packs
        for rule in pack.rules
        if rule.in_force
        for asked in rule.conditions
        for text in (*asked.labels, *(normalise(example.text) for example in rule.examples))
        if text
    }
    return nearest(label, sorted(known), _NEAREST)


def _verdict(rule: Rule, conditions: Iterable[Condition]) -> Verdict:
    """What becomes of a rule with those conditions."""
    met = {condition.met for condition in conditions}
    if not rule.in_force:
        return Verdict.REJECTED
    if Met.NO in met:
        return Verdict.DOES_NOT
    return Verdict.MAY_MATCH if Met.UNKNOWN in met else Verdict.MATCHES


def _conditions(rule: Rule, known: Known) -> Iterator[Condition]:
    """All conditions of a rule and its groups; those on the label are met, as the rule would not be looked at else."""
    for asked in rule.conditions:
        yield from _words(asked, known)
        if asked.statements:
            yield Condition("statement", asked.statements, _one_of(asked.statements, known.statement))
        if asked.period:
            yield Condition("period", (asked.period,), _one_of((asked.period,), known.period))
    measures = tuple(measure.value for measure in rule.measures)
    yield Condition("measure", measures, _one_of(measures, known.measure))


def _words(asked: Conditions, known: Known) -> Iterator[Condition]:
    """The conditions on words: the row's label, what stands above the row, and what stands next to it."""
    if asked.labels:
        yield Condition("label", asked.labels, Met.YES)
    if asked.pattern:
        yield Condition("pattern", (asked.pattern.pattern,), Met.YES)
    for key, texts, found in (
        ("section", asked.sections, known.sections),
        ("heading", asked.headings, known.headings),
    ):
        if texts:
            yield Condition(key, texts, _any_of(texts, found))
    if asked.caption:
        met = Met.UNKNOWN if known.caption is None else _met(meets_caption(known.caption, asked))
        yield Condition("caption", (asked.caption.pattern,), met)
    for key, texts, label in (("after", asked.after, known.after), ("before", asked.before, known.before)):
        if texts:
            yield Condition(key, texts, _one_of(texts, label))
    yield from _of_rows(asked, known)


def _of_rows(asked: Conditions, known: Known) -> Iterator[Condition]:
    """The conditions on the rows of the table; those next to a row, and its sections, are rows of its table too."""
    beside = [label for label in (known.after, known.before) if label is not None]
    rows = (known.label, *(known.sections or ()), *beside, *(known.rows or ()))
    for key, pattern, found in (("with", asked.beside, Met.YES), ("without", asked.without, Met.NO)):
        if pattern:
            lacking = Met.UNKNOWN if known.rows is None else _met(found is Met.NO)
            yield Condition(key, (pattern.pattern,), found if stands_in(rows, pattern) else lacking)


def _one_of(asked: Sequence[str], found: str | None) -> Met:
    """Whether what is found is one of those asked for."""
    if found is None:
        return Met.UNKNOWN
    return _met(found in asked)


def _any_of(asked: Sequence[str], found: Sequence[str] | None) -> Met:
    """Whether any of those found is one of those asked for."""
    if found is None:
        return Met.UNKNOWN
    return _met(any(text in asked for text in found))


def _met(fits: bool) -> Met:
    """Whether a condition about something known is met."""
    return Met.YES if fits else Met.NO


class _Periods:
    """The kind of period of the concepts that rules name, which is a condition of every rule."""

    def __init__(self, packs: Sequence[Pack], taxonomy: Taxonomy | None) -> None:
        self._declared = {concept.name: concept.period for pack in packs for concept in pack.concepts}
        self._taxonomy = taxonomy

    def condition(self, rule: Rule, known: Known) -> Iterator[Condition]:
        """The condition that a rule's concept makes, where its kind of period is known."""
        period = self._period(rule.concept) if rule.concept else ""
        if period and not rule.period:
            yield Condition("concept is for", (period,), _one_of((period,), known.period))

    def _period(self, name: Name) -> str:
        """``instant`` or ``duration``; empty where nothing says so."""
        prefix, _, local = name.text.partition(":")
        if prefix == EXTENSION_PREFIX:
            return self._declared.get(local, "")
        found = self._taxonomy.resolve(name.text) if self._taxonomy else None
        concept = self._taxonomy.concept(found) if self._taxonomy and found else None
        return concept.period_type if concept else ""


__all__ = ["Condition", "Explained", "Known", "Met", "Verdict", "explain", "nearest_labels"]
