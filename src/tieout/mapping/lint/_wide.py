"""Patterns that take what they are not meant for, measured on the taxonomy's own labels."""

import re
from collections.abc import Iterator

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_lint as codes
from tieout.mapping.lint._desk import Desk
from tieout.mapping.lint._measures import types_for
from tieout.mapping.lint._source import Line

# A pattern for one meaning matches the labels of a few kindred concepts (earnings per share: nine, one for each kind of
# share and operation); `.*receivables.*` matches sixty.
_MOST = 12

_Labels = dict[tuple[str, str], dict[str, list[str]]]


def patterns(desk: Desk) -> Iterator[Finding]:
    """Patterns that match a row without a label, or the standard labels of many concepts the rule could be for."""
    labels = _labels(desk)
    known: dict[object, list[str]] = {}
    for line in desk.lines:
        own = line.rule.conditions[-1].pattern if line.node.get("pattern") is not None else None
        if own and not (line.rule.concept is None and _set_aside(line)):
            if own.fullmatch(""):
                yield codes.PATTERN_EMPTY.at(line.place("pattern"), pattern=own.pattern)
                continue
            kinds = _kinds(line, desk)
            question = own.pattern, kinds
            if question not in known:
                known[question] = _matched(own, desk, labels, kinds)
            if len(known[question]) > _MOST:
                yield _wide(line, own, known[question])


def _set_aside(line: Line) -> bool:
    """Whether a rule is about certain tables or sections, which it may set aside as a whole."""
    return any(each.headings or each.caption or each.sections for each in line.rule.conditions)


def _labels(desk: Desk) -> _Labels:
    """The standard labels of the taxonomy's concepts with the names that have them, by item type and period type."""
    found: _Labels = {}
    for concept in desk.reportable():
        kind = concept.type.partition(":")[2], concept.period_type
        found.setdefault(kind, {}).setdefault(desk.labels(concept)[0], []).append(str(concept.name))
    return found


def _kinds(line: Line, desk: Desk) -> frozenset[tuple[str, str]]:
    """The item types and period types of the concepts that a rule's rows could be of."""
    about = desk.about(line.concept)
    if about:
        return frozenset({(about.type, about.period)})
    periods = (line.rule.period,) if line.rule.period else ("instant", "duration")
    return frozenset((kind, period) for kind in types_for(line.rule.measures) for period in periods)


def _matched(pattern: re.Pattern[str], desk: Desk, labels: _Labels, kinds: frozenset[tuple[str, str]]) -> list[str]:
    """The concepts of some kinds whose standard labels a pattern matches, in order of their names."""
    literal = desk.samples(pattern).literal
    near = ((label, names) for kind in kinds for label, names in labels.get(kind, {}).items() if literal in label)
    return sorted(name for label, names in near if pattern.fullmatch(label) for name in names)


def _wide(line: Line, pattern: re.Pattern[str], names: list[str]) -> Finding:
    """The finding about a pattern that matches many labels."""
    some = f"{names[0]}, {names[len(names) // 2]} and {names[-1]}"
    return codes.PATTERN_WIDE.at(line.place("pattern"), pattern=pattern.pattern, count=len(names), some=some)


__all__ = ["patterns"]
