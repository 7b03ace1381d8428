"""What a rule asks of a row, group and rule together, made comparable with what another rule asks."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tieout.mapping._normal import MAX_LABEL
from tieout.mapping._pack import Conditions, Rule
from tieout.mapping.lint._desk import Desk
from tieout.mapping.lint._source import Line
from tieout.model import Measure

_KINDS = frozenset({"instant", "duration", "none"})


@dataclass(frozen=True, slots=True)
class Asked:
    """The conditions of a rule and its groups, one set for each aspect; None or nothing where any value will do.

    ``periods`` are those that the rule can count for: its concept's type is considered, and ``none`` is a figure
    without a period. ``sections``, ``headings``, ``above`` and ``below`` hold a set of alternatives for each level
    that asks for one, and each must be met. ``captions``, ``beside`` and ``without`` are patterns as written.
    """

    labels: frozenset[str] | None
    patterns: tuple[re.Pattern[str], ...]
    statements: frozenset[str] | None
    periods: frozenset[str]
    measures: frozenset[Measure]
    sections: tuple[frozenset[str], ...]
    headings: tuple[frozenset[str], ...]
    above: tuple[frozenset[str], ...]
    below: tuple[frozenset[str], ...]
    captions: frozenset[str]
    beside: frozenset[str]
    without: frozenset[str]

    def takes(self, label: str) -> bool:
        """Whether a normalised label meets what is asked of labels."""
        if self.labels is not None and label not in self.labels:
            return False
        if len(label) > MAX_LABEL:
            return not self.patterns
        return all(pattern.fullmatch(label) for pattern in self.patterns)

    @property
    def apart(self) -> "Asked":
        """What is asked of a row, its label aside."""
        return replace(self, labels=None, patterns=())

    @property
    def rank(self) -> int:
        """How closely the label is described: 2 where labels are listed, 1 by a pattern, 0 not at all."""
        return 2 if self.labels is not None else 1 if self.patterns else 0

    def within(self, other: "Asked") -> bool:
        """Whether every row that meets this, labels aside, meets ``other`` too."""
        return (
            self.measures <= other.measures
            and self.periods <= other.periods
            and (other.statements is None or (self.statements is not None and self.statements <= other.statements))
            and _all_within(self.sections, other.sections)
            and _all_within(self.headings, other.headings)
            and _all_within(self.above, other.above)
            and _all_within(self.below, other.below)
            and other.captions <= self.captions
            and other.beside <= self.beside
            and other.without <= self.without
        )


def asked(line: Line, desk: Desk) -> Asked:
    """What a rule asks."""
    rule = line.rule
    return Asked(
        labels=_common(each.labels for each in rule.conditions),
        patterns=tuple(each.pattern for each in rule.conditions if each.pattern),
        statements=_common(each.statements for each in rule.conditions),
        periods=_periods(rule, desk),
        measures=frozenset(rule.measures),
        sections=_levels(rule, lambda each: each.sections),
        headings=_levels(rule, lambda each: each.headings),
        above=_levels(rule, lambda each: each.after),
        below=_levels(rule, lambda each: each.before),
        captions=_written(rule, lambda each: each.caption),
        beside=_written(rule, lambda each: each.beside),
        without=_written(rule, lambda each: each.without),
    )


def result(rule: Rule) -> object:
    """What a rule gives, for comparison: nothing but whether it ignores, or concept, dimensions, sign and unit."""
    if rule.concept is None:
        return "ignore"
    dimensions = sorted((axis.text, member.text) for axis, member in rule.dimensions)
    return (rule.concept.text, dimensions, rule.sign, rule.unit, rule.decimals.text if rule.decimals else "")


def in_words(rule: Rule) -> str:
    """What a rule gives, for a message."""
    if rule.concept is None:
        return "ignores the row"
    members = ", ".join(member.text for _, member in rule.dimensions)
    sign = "" if rule.sign == "presented" else f", {rule.sign.value}"
    return f"gives {rule.concept.text}" + (f" with {members}" if members else "") + sign


def _common(alternatives: Iterable[tuple[str, ...]]) -> frozenset[str] | None:
    """What all levels that ask allow; None where none of them asks."""
    found = [frozenset(each) for each in alternatives if each]
    return frozenset.intersection(*found) if found else None


def _levels(rule: Rule, of: Callable[[Conditions], tuple[str, ...]]) -> tuple[frozenset[str], ...]:
    """The alternatives at each level that asks for them."""
    return tuple(frozenset(of(each)) for each in rule.conditions if of(each))


def _written(rule: Rule, of: Callable[[Conditions], re.Pattern[str] | None]) -> frozenset[str]:
    """The patterns of one kind at all levels, as written: one is met for sure only where it is asked for too."""
    return frozenset(pattern.pattern for pattern in map(of, rule.conditions) if pattern)


def _periods(rule: Rule, desk: Desk) -> frozenset[str]:
    """The kinds of period for which a rule can count."""
    asked_for: Iterator[str] = (each.period for each in rule.conditions if each.period)
    kinds = frozenset.intersection(_KINDS, *(frozenset({kind}) for kind in asked_for))
    about = desk.about(rule.concept)
    return kinds & {about.period, "none"} if about else kinds


def _all_within(mine: tuple[frozenset[str], ...], theirs: tuple[frozenset[str], ...]) -> bool:
    """Whether each level asked there is asked here too, at least as narrowly."""
    return all(any(level <= other for level in mine) for other in theirs)


__all__ = ["Asked", "asked", "in_words", "result"]
