"""Rules in the way of one another: those that never count, and those whose order decides by chance."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_lint as codes
from tieout.mapping._normal import normalise
from tieout.mapping.lint._asked import Asked, asked, in_words, result
from tieout.mapping.lint._desk import Desk
from tieout.mapping.lint._source import Line
from tieout.yaml_source import Scalar


@dataclass(frozen=True, slots=True)
class Placed:
    """A rule that is in force, with what it asks."""

    line: Line
    asks: Asked


@dataclass(slots=True)
class _Earlier:
    """The rules of a pack above the one that is looked at, found by the labels they take.

    ``patterns`` are those without listed labels, each with a text that every label it takes has, by what they ask
    besides; ``_wider`` remembers which of its keys include what is asked, and how many keys were looked at.
    """

    desk: Desk
    by_label: dict[str, list[Placed]] = field(default_factory=dict)
    patterns: dict[Asked, list[tuple[str, Placed]]] = field(default_factory=dict)
    open: list[Placed] = field(default_factory=list)
    _wider: dict[Asked, tuple[int, tuple[Asked, ...]]] = field(default_factory=dict)

    def add(self, one: Placed) -> None:
        """Put a rule among those above."""
        if one.asks.labels is not None:
            for label in one.asks.labels:
                self.by_label.setdefault(label, []).append(one)
        elif one.asks.patterns:
            literal = self.desk.samples(one.asks.patterns[-1]).literal
            self.patterns.setdefault(one.asks.apart, []).append((literal, one))
        else:
            self.open.append(one)

    def taking(self, label: str, asks: Asked, wider: Iterable[Asked]) -> Iterator[Placed]:
        """The rules above that take a label wherever what is asked besides is met; ``wider`` is what includes it."""
        listed = self.by_label.get(label, ())
        yield from (one for one in listed if one.asks.takes(label) and asks.within(one.asks))
        for wanted in wider:
            rules = self.patterns[wanted]
            yield from (one for literal, one in rules if literal in label and one.asks.takes(label))
        yield from (one for one in self.open if asks.within(one.asks))

    def including(self, asks: Asked) -> tuple[Asked, ...]:
        """The keys of ``patterns`` that include what is asked; those that are new are looked at."""
        seen, found = self._wider.get(asks, (0, ()))
        if seen < len(self.patterns):
            found += tuple(each for each in islice(self.patterns, seen, None) if asks.within(each))
            self._wider[asks] = len(self.patterns), found
        return found

    def covering(self, labels: Iterable[str], asks: Asked, *, listed: bool = True) -> dict[str, Placed | None]:
        """For each label the first rule above that takes it wherever what is asked is met.

        Without ``listed`` no rule that lists the label counts as one that takes it.
        """
        wider = self.including(asks.apart)
        found: dict[str, Placed | None] = {}
        for label in labels:
            takers = (one for one in self.taking(label, asks, wider) if listed or one.asks.labels is None)
            found[label] = min(takers, key=lambda one: one.line.number, default=None)
        return found


def placed(desk: Desk) -> Iterator[tuple[Placed, ...]]:
    """The rules in force of each pack, in order, with what they ask."""
    for number in range(len(desk.sources)):
        lines = (line for line in desk.lines if line.pack == number and line.rule.in_force)
        yield tuple(Placed(line, asked(line, desk)) for line in lines)


def shadowed(desk: Desk) -> Iterator[Finding]:
    """Rules, labels and examples that a rule further up in the pack takes wherever they could count."""
    for rules in placed(desk):
        earlier = _Earlier(desk)
        for one in rules:
            yield from _shadowed(one, earlier)
            earlier.add(one)


def _shadowed(one: Placed, earlier: _Earlier) -> Iterator[Finding]:
    """What of a rule is taken by those above."""
    asks = _tagging(one)
    if not asks.periods:
        return
    texts, surely = _texts(one, earlier.desk)
    takers = earlier.covering(texts, asks, listed=surely)
    by = [taker for taker in takers.values() if taker]
    if not texts:
        by = [other for other in earlier.open if asks.within(other.asks)]
    if by and len(by) >= len(texts):
        yield _whole(one, by)
        return
    printed = (*(one.line.labels if by else ()), *one.line.examples)
    takers |= earlier.covering((label for label, _ in printed if label not in takers and asks.takes(label)), asks)
    for label, scalar in printed:
        taker = takers.get(label)
        if taker and result(taker.line.rule) != result(one.line.rule):
            yield _label(scalar, one, taker)


def _tagging(one: Placed) -> Asked:
    """What is asked of rows that can become facts: a figure without a period can't, whichever rule matches it."""
    asks = one.asks
    return replace(asks, periods=asks.periods - {"none"}) if one.line.concept else asks


def _texts(one: Placed, desk: Desk) -> tuple[tuple[str, ...], bool]:
    """Labels that a rule takes, and whether they are all: those listed, or examples of what its pattern matches."""
    asks = one.asks
    if asks.labels is not None:
        return tuple(label for label in sorted(asks.labels) if asks.takes(label)), True
    if not asks.patterns:
        return (), False
    found = desk.samples(asks.patterns[-1])
    normal = dict.fromkeys(map(normalise, found.texts))
    return tuple(text for text in normal if asks.takes(text)), found.complete


def _whole(one: Placed, by: Sequence[Placed]) -> Finding:
    """The finding about a rule that never counts."""
    other = next((taker for taker in by if result(taker.line.rule) != result(one.line.rule)), None)
    code = codes.SHADOWED if other else codes.REDUNDANT
    first = other or by[0]
    return code.at(
        one.line.place("label", "pattern"),
        related=dict.fromkeys(taker.line.rule.at for taker in by),
        first=first.line.rule.at,
        first_result=in_words(first.line.rule),
        result=in_words(one.line.rule),
    )


def _label(scalar: Scalar, one: Placed, taker: Placed) -> Finding:
    """The finding about a label or example of a rule that another one takes, with a different result."""
    return codes.LABEL_SHADOWED.at(
        scalar.at,
        related=(taker.line.rule.at,),
        label=scalar.text,
        first=taker.line.rule.at,
        first_result=in_words(taker.line.rule),
        result=in_words(one.line.rule),
    )


__all__ = ["Placed", "placed", "shadowed"]
