"""The figures of a filing's document and the rules that match them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tieout.diagnostics import Finding, YamlAt
from tieout.diagnostics import codes_lint as codes
from tieout.mapping._match import Matcher, Subject
from tieout.mapping._pack import Layer, Rule
from tieout.mapping.lint._asked import Asked, asked, in_words, result
from tieout.mapping.lint._desk import Desk
from tieout.mapping.lint._source import Line


@dataclass(slots=True)
class _Found:
    """Which rules decide on figures; ``taken`` are those that only match what another one, its value, decides on.

    ``rivals`` are pairs of rules of one pack, the first deciding, with the first figure that both match.
    """

    deciding: set[YamlAt] = field(default_factory=set)
    taken: dict[YamlAt, YamlAt] = field(default_factory=dict)
    rivals: dict[tuple[YamlAt, YamlAt], Subject] = field(default_factory=dict)


def _rows(desk: Desk) -> _Found:
    """What the rules make of the figures of the filing's document."""
    found = _Found()
    matcher = Matcher.of([source.pack for source in desk.sources])
    packs = {line.rule.at: line.pack for line in desk.lines}
    for subject in desk.subjects:
        fitting = [rule for rule in matcher.rules(subject) if _fits(rule, subject, desk)]
        for rule in fitting[:1]:
            found.deciding.add(rule.at)
        for rule in fitting[1:]:
            found.taken.setdefault(rule.at, fitting[0].at)
            if packs[rule.at] == packs[fitting[0].at] and result(rule) != result(fitting[0]):
                found.rivals.setdefault((fitting[0].at, rule.at), subject)
    return found


def _fits(rule: Rule, subject: Subject, desk: Desk) -> bool:
    """Whether a rule that matches a figure counts for it: its concept is of the kind of the figure's period."""
    about, period = desk.about(rule.concept), subject.item.period
    return rule.concept is None or bool(about and (period is None or period.is_instant == (about.period == "instant")))


def document(desk: Desk) -> Iterator[Finding]:
    """What the filing's document shows: rules that meet in a row by chance, and rules of its own pack without a row."""
    if desk.subjects:
        found = _rows(desk)
        yield from _rivals(desk, found)
        yield from _unused(desk, found)


def _rivals(desk: Desk, found: _Found) -> Iterator[Finding]:
    """Rules of one pack that match the same figure with different results, the first not more particular."""
    lines = {line.rule.at: line for line in desk.lines}
    for (first, second), subject in found.rivals.items():
        one, other = lines[first], lines[second]
        if not _settled(one, other, desk):
            yield codes.OVERLAP.at(
                other.place("label", "pattern"),
                related=(first, subject.item.place),
                label=subject.item.label,
                first=first,
                first_result=in_words(one.rule),
                result=in_words(other.rule),
            )


def _unused(desk: Desk, found: _Found) -> Iterator[Finding]:
    """Rules in packs of the layer filer that decide on no figure of the document."""
    own = {number for number, source in enumerate(desk.sources) if source.pack.layer is Layer.FILER}
    for line in desk.lines:
        at = line.rule.at
        known = line.concept is None or desk.about(line.concept)
        if known and line.pack in own and line.rule.in_force and at not in found.deciding:
            taker = found.taken.get(at)
            yield codes.UNUSED_TAKEN.at(at, related=(taker,), first=taker) if taker else codes.UNUSED_RULE.at(at)


def _settled(one: Line, other: Line, desk: Desk) -> bool:
    """Whether the first rule is the more particular one: by what it asks of the row, or else by its labels.

    A label that is listed twice under the same conditions is a matter of `lint.label-shadowed`.
    """
    mine, theirs = _said(one, desk), _said(other, desk)
    if not mine.within(theirs):
        return False
    if not theirs.within(mine) or mine.rank > theirs.rank or theirs.rank == 2:
        return True
    return mine.rank == theirs.rank == 1 and _narrower(mine, theirs, desk)


def _said(line: Line, desk: Desk) -> Asked:
    """What a rule asks, of the period only what it says: that its concept fits the figure is known."""
    period = line.rule.period
    return replace(asked(line, desk), periods=frozenset({period} if period else {"instant", "duration", "none"}))


def _narrower(mine: Asked, theirs: Asked, desk: Desk) -> bool:
    """Whether one pattern takes a part of what another one takes, as far as their examples tell."""
    texts = desk.samples(mine.patterns[-1]).texts
    others = desk.samples(theirs.patterns[-1]).texts
    return all(map(theirs.takes, texts)) and not all(map(mine.takes, others))


__all__ = ["document"]
