"""Conditions that no row can meet: those that contradict each other, and texts that no printed text becomes."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from tieout.diagnostics import Finding, YamlAt
from tieout.diagnostics import codes_lint as codes
from tieout.mapping._normal import normalise
from tieout.mapping._pack import Conditions
from tieout.mapping._patterns import compiled
from tieout.mapping.lint._desk import Desk
from tieout.mapping.lint._source import Line
from tieout.yaml_source import Mapping, Scalar

_FIELDS: tuple[tuple[str, Callable[[Conditions], tuple[str, ...]]], ...] = (
    ("statement", lambda each: each.statements),
    ("period", lambda each: (each.period,) if each.period else ()),
    ("label", lambda each: each.labels),
    ("after", lambda each: each.after),
    ("before", lambda each: each.before),
)
# Normalisation never takes two letters in a row away, so that most texts need not be normalised.
_WORD = re.compile(r"[A-Za-z]{2}")
_TEXTS = ("label", "section", "heading", "after", "before", "examples")


def contradictions(desk: Desk) -> Iterator[Finding]:
    """Rules whose own conditions exclude those of a group around them."""
    for line in desk.lines:
        for name, of in _FIELDS:
            asked = [set(of(each)) for each in line.rule.conditions if of(each)]
            if asked and not set.intersection(*asked):
                yield codes.CONTRADICTION.at(
                    line.place(name), related=_others(line, name), what=f"`{name}`", why=_why(asked)
                )
        yield from _label_and_pattern(line)
        yield from _rows_kept_out(line)


def _others(line: Line, name: str) -> tuple[YamlAt, ...]:
    """Where the groups around a rule ask for the same aspect."""
    whens = (group.mapping("when") for group in line.groups)
    places = (when.place(name) for when in whens if when.get(name) is not None)
    return tuple(place for place in places if place != line.place(name))


def _why(asked: list[set[str]]) -> str:
    """The first two conditions that exclude each other, in words."""
    one, other = next(((one, other) for one, other in combinations(asked, 2) if not one & other), (asked[0], asked[-1]))
    return f"{_listed(other)} is asked for inside of {_listed(one)}"


def _listed(texts: set[str]) -> str:
    """A few texts, quoted."""
    some = sorted(texts)
    return " or ".join(repr(text) for text in some[:2]) + (" or others" if len(some) > 2 else "")


def _label_and_pattern(line: Line) -> Iterator[Finding]:
    """A label that a pattern around it does not match, or the reverse."""
    labels = [set(each.labels) for each in line.rule.conditions if each.labels]
    patterns = [each.pattern for each in line.rule.conditions if each.pattern]
    if labels and patterns and (common := set.intersection(*labels)):
        failed = next((one for one in patterns if not any(one.fullmatch(label) for label in common)), None)
        if failed:
            yield codes.CONTRADICTION.at(
                line.place("label", "pattern"),
                what="`label` and `pattern`",
                why=f"none of the labels matches {failed.pattern!r}",
            )


def _rows_kept_out(line: Line) -> Iterator[Finding]:
    """What is asked of a table's rows, while `without` keeps every table with such a row out."""
    without = [each.without for each in line.rule.conditions if each.without]
    beside = {each.beside.pattern for each in line.rule.conditions if each.beside}
    for pattern in without:
        kept_out = [f"`{key}`" for key, texts in _rows_asked(line) if all(map(pattern.fullmatch, texts))]
        kept_out += ["`with`"] if pattern.pattern in beside else []
        if kept_out:
            yield codes.CONTRADICTION.at(
                line.place("without"),
                what=f"`without` and {kept_out[0]}",
                why=f"{pattern.pattern!r} keeps out every table that has such a row",
            )


def _rows_asked(line: Line) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The labels of which a table must have one where the rule counts: the row's own, its sections, its neighbours."""
    for each in line.rule.conditions:
        told = ("label", each.labels), ("section", each.sections), ("after", each.after), ("before", each.before)
        yield from ((key, texts) for key, texts in told if texts)


def unmatchable(desk: Desk) -> Iterator[Finding]:
    """Texts of conditions that say something else than they seem to, or that no normalised text matches."""
    nodes = (node for line in desk.lines for node in (*(group.mapping("when") for group in line.groups), line.node))
    for node in {node.at: node for node in nodes}.values():
        for name in _TEXTS:
            yield from (_nothing(name, scalar) for scalar in node.scalars(name) if _is_nothing(scalar))
        yield from _patterns(node, desk)


def _is_nothing(scalar: Scalar) -> bool:
    """Whether a text has characters and normalises to none."""
    return bool(scalar.text) and not _WORD.search(scalar.text) and not normalise(scalar.text)


def _nothing(name: str, scalar: Scalar) -> Finding:
    """The finding about a text of which normalisation leaves nothing."""
    return codes.TEXT_VANISHES.at(scalar.at, key=name, text=scalar.text)


def _patterns(node: Mapping, desk: Desk) -> Iterator[Finding]:
    """Patterns that ask for what normalisation takes away."""
    for name in ("pattern", "caption", "with", "without"):
        scalar = node.get(name)
        if isinstance(scalar, Scalar):
            texts = desk.samples(compiled(scalar.text)).texts
            if texts and not _survives(scalar.text, texts, whole=name != "caption"):
                yield codes.PATTERN_UNMATCHED.at(
                    scalar.at, key=name, pattern=scalar.text, text=texts[0], normal=normalise(texts[0])
                )


def _survives(pattern: str, texts: tuple[str, ...], *, whole: bool) -> bool:
    """Whether any of a pattern's examples is matched still once it is normalised, as a whole or inside a text."""
    find = compiled(pattern).fullmatch if whole else compiled(pattern).search
    return any(find(normalise(text if whole else f"x{text}x")) for text in texts)


__all__ = ["contradictions", "unmatchable"]
