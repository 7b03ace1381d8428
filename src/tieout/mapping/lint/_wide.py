"""Patterns that take what they are not meant for, measured on the taxonomy's own labels."""

import re
from collections.abc import Iterator

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_lint as codes
from tieout.mapping.lint._asked import asked
from tieout.mapping.lint._desk import Desk
from tieout.mapping.lint._measures import types_for
from tieout.mapping.lint._source import Line
from tieout.taxonomy import Concept

# A pattern for one meaning matches the labels of a few kindred concepts: earnings per share nine, one for each kind of
# share and operation; own credit risk seventeen. `.*receivables.*` matches sixty. In tables of one kind more may stand.
_MOST = 20
_MOST_NARROWED = 60

_Kind = tuple[str, str]


def patterns(desk: Desk) -> Iterator[Finding]:
    """Patterns that match a row without a label, or the standard labels of many concepts the rule could be for."""
    labels = _Labels(desk)
    known: dict[object, list[str]] = {}
    for line in desk.lines:
        own = line.rule.conditions[-1].pattern if line.node.get("pattern") is not None else None
        narrowed = own is not None and _is_narrowed(line, desk)
        if own and not (line.rule.concept is None and narrowed):
            if own.fullmatch(""):
                yield codes.PATTERN_EMPTY.at(line.place("pattern"), pattern=own.pattern)
                continue
            kinds = _kinds(line, desk)
            question = own.pattern, kinds
            if question not in known:
                known[question] = _matched(own, desk, labels, kinds)
            if len(known[question]) > (_MOST_NARROWED if narrowed else _MOST):
                yield _wide(line, own, known[question])


def _is_narrowed(line: Line, desk: Desk) -> bool:
    """Whether a rule is about certain tables or sections only, which it may also set aside as a whole."""
    asks = asked(line, desk)
    return bool(asks.headings or asks.captions or asks.sections or asks.beside or asks.without)


class _Labels:
    """The standard labels of concepts by item type and period type, normalised when a kind is first asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._concepts: dict[_Kind, list[Concept]] = {}
        self._labels: dict[_Kind, tuple[tuple[str, str], ...]] = {}
        for concept in desk.reportable():
            self._concepts.setdefault((concept.type.partition(":")[2], concept.period_type), []).append(concept)

    def of(self, kind: _Kind) -> tuple[tuple[str, str], ...]:
        """The label and the name of each concept of a kind."""
        if kind not in self._labels:
            told = self._concepts.get(kind, ())
            self._labels[kind] = tuple((self._desk.standard_label(concept), str(concept.name)) for concept in told)
        return self._labels[kind]


def _kinds(line: Line, desk: Desk) -> frozenset[_Kind]:
    """The item types and period types of the concepts that a rule's rows could be of."""
    about = desk.about(line.concept)
    if about:
        return frozenset({(about.type, about.period)})
    periods = (line.rule.period,) if line.rule.period else ("instant", "duration")
    return frozenset((kind, period) for kind in types_for(line.rule.measures) for period in periods)


def _matched(pattern: re.Pattern[str], desk: Desk, labels: _Labels, kinds: frozenset[_Kind]) -> list[str]:
    """The concepts of some kinds whose standard labels a pattern matches, in order of their names."""
    literal = desk.samples(pattern).literal
    near = ((label, name) for kind in kinds for label, name in labels.of(kind) if literal in label)
    return sorted(name for label, name in near if pattern.fullmatch(label))


def _wide(line: Line, pattern: re.Pattern[str], names: list[str]) -> Finding:
    """The finding about a pattern that matches many labels."""
    some = f"{names[0]}, {names[len(names) // 2]} and {names[-1]}"
    return codes.PATTERN_WIDE.at(line.place("pattern"), pattern=pattern.pattern, count=len(names), some=some)


__all__ = ["patterns"]
