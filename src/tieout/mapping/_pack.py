"""Mapping packs as frozen values, read from their YAML files."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tieout.diagnostics import Finding, YamlAt
from tieout.diagnostics import codes_mapping as codes
from tieout.mapping._normal import normalise
from tieout.mapping._patterns import compiled
from tieout.mapping._shape import SHAPE
from tieout.model import ItemType, Measure, Unit
from tieout.yaml_source import Mapping, Scalar, check, load

EXTENSION_PREFIX = "ext"


class Sign(StrEnum):
    """How the sign on the page becomes the reported one."""

    PRESENTED = "presented"
    REVERSED = "reversed"
    DEDUCTION = "deduction"


class Layer(StrEnum):
    """How particular a pack is; a filing names its packs in this order, so that the particular ones count first."""

    BASE = "base"
    SECTOR = "sector"
    FILER = "filer"


class ReviewState(StrEnum):
    """What a person said of a rule that was proposed."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Review:
    """The ``review`` of a rule: ``digest`` is that of what was accepted or rejected, empty where none is written."""

    state: ReviewState
    digest: str
    at: YamlAt


@dataclass(frozen=True, slots=True)
class Name:
    """A text as written with its place: ``prefix:Local``, a local name alone, a layer, or a label as printed."""

    text: str
    at: YamlAt


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a row must have. Texts are normalised; an empty tuple, None or an empty text is no condition."""

    labels: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    sections: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    caption: re.Pattern[str] | None = None
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    period: str = ""
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: the row must meet all of ``conditions`` (its group's and its own) and one of ``measures``.

    ``concept`` is None where ``ignore`` says why the row is no fact. ``dimensions`` are (axis, member). ``decimals``
    (XBRL 2.1, 4.6.5) takes the place of the accuracy that the page shows. ``review`` is None for one written by hand.
    """

    conditions: tuple[Conditions, ...]
    measures: tuple[Measure, ...]
    concept: Name | None
    ignore: str
    dimensions: tuple[tuple[Name, Name], ...]
    sign: Sign
    unit: Unit | None
    at: YamlAt
    decimals: Name | None = None
    examples: tuple[Name, ...] = ()
    review: Review | None = None

    @property
    def in_force(self) -> bool:
        """Whether the rule may match at all: it was not rejected."""
        return self.review is None or self.review.state is not ReviewState.REJECTED

    @property
    def period(self) -> str:
        """``instant`` or ``duration`` where the rule asks for it, else empty."""
        return next((condition.period for condition in reversed(self.conditions) if condition.period), "")


@dataclass(frozen=True, slots=True)
class DeclaredConcept:
    """An extension concept as a pack declares it; ``wider`` and ``narrower`` are its anchors."""

    name: str
    label: str
    type: ItemType
    period: str
    balance: str
    wider: tuple[Name, ...]
    narrower: tuple[Name, ...]
    at: YamlAt


@dataclass(frozen=True, slots=True)
class DeclaredMember:
    """An extension member as a pack declares it."""

    name: str
    label: str
    at: YamlAt


@dataclass(frozen=True, slots=True)
class DeclaredAxis:
    """An extension axis as a pack declares it, with its domain member."""

    name: str
    label: str
    domain: str
    domain_label: str
    at: YamlAt


@dataclass(frozen=True, slots=True)
class Pack:
    """A mapping pack: rules from the top and the extension elements that they use.

    ``layers`` has what each of its files says, with the place of the file's beginning where it says nothing.
    """

    name: str
    title: str
    taxonomy: Name
    rules: tuple[Rule, ...]
    concepts: tuple[DeclaredConcept, ...] = ()
    members: tuple[DeclaredMember, ...] = ()
    axes: tuple[DeclaredAxis, ...] = ()
    layers: tuple[Name, ...] = ()

    @property
    def layer(self) -> Layer:
        """The layer that its first file says."""
        return Layer(self.layers[0].text) if self.layers else Layer.FILER


def parse(text: str, file: str) -> tuple[Pack | None, tuple[Finding, ...]]:
    """Read a pack from the text of one YAML file; ``file`` is its name in findings.

    The pack is None where a finding is fatal: the text is no YAML of the shape that a pack has.
    """
    node, findings = load(text, file)
    if node is None:
        return None, findings
    findings = tuple(check(node, SHAPE))
    if findings or not isinstance(node, Mapping):
        return None, findings
    pack = _pack(node)
    findings = tuple(_faults(node, pack))
    return (None if findings else pack), findings


def join(packs: Sequence[Pack]) -> Pack:
    """The pack that several files make up, in their order; at least one is needed. The first gives name and title."""
    first = packs[0]
    return Pack(
        first.name,
        first.title,
        first.taxonomy,
        tuple(rule for pack in packs for rule in pack.rules),
        tuple(concept for pack in packs for concept in pack.concepts),
        tuple(member for pack in packs for member in pack.members),
        tuple(axis for pack in packs for axis in pack.axes),
        tuple(layer for pack in packs for layer in pack.layers),
    )


def _pack(node: Mapping) -> Pack:
    """The pack that a checked node says."""
    extension = node.mapping("extension")
    return Pack(
        node.text("pack"),
        node.text("title"),
        Name(node.text("taxonomy"), node.place("taxonomy")),
        tuple(rule for entry in node.mappings("rules") for rule in _rules(entry)),
        tuple(_concept(key, value) for key, value in _declared(extension, "concepts")),
        tuple(DeclaredMember(key.text, value.text("label"), key.at) for key, value in _declared(extension, "members")),
        tuple(
            DeclaredAxis(key.text, value.text("label"), value.text("domain"), value.text("domain-label"), key.at)
            for key, value in _declared(extension, "axes")
        ),
        (Name(node.text("layer", Layer.FILER), node.place("layer")),),
    )


def _declared(extension: Mapping, kind: str) -> Iterator[tuple[Scalar, Mapping]]:
    """The names declared under one key of the extension, with what is said of them."""
    return ((key, value) for key, value in extension.mapping(kind).entries if isinstance(value, Mapping))


def _concept(key: Scalar, node: Mapping) -> DeclaredConcept:
    """An extension concept."""
    return DeclaredConcept(
        name=key.text,
        label=node.text("label"),
        type=ItemType(node.text("type")),
        period=node.text("period"),
        balance=node.text("balance"),
        wider=tuple(Name(name.text, name.at) for name in node.scalars("wider")),
        narrower=tuple(Name(name.text, name.at) for name in node.scalars("narrower")),
        at=key.at,
    )


def _rules(
    node: Mapping, shared: tuple[Conditions, ...] = (), dimensions: dict[str, tuple[Name, Name]] | None = None
) -> Iterator[Rule]:
    """A rule, or the rules of a group with what they share; groups may stand in groups."""
    if node.get("when") is None:
        yield _rule(node, shared, dimensions or {})
        return
    shared = (*shared, _conditions(node.mapping("when")))
    for inner in node.mappings("rules"):
        yield from _rules(inner, shared, (dimensions or {}) | _dimensions(node))


def _rule(node: Mapping, shared: tuple[Conditions, ...], dimensions: dict[str, tuple[Name, Name]]) -> Rule:
    """One rule; what it says itself goes before what its group says."""
    own = _conditions(node)
    conditions = tuple(each for each in (*shared, own) if each != Conditions())
    measures = next((each.measures for each in reversed(conditions) if each.measures), (Measure.AMOUNT,))
    numerator, _, denominator = node.text("unit").partition("/")
    return Rule(
        conditions=conditions,
        measures=measures,
        concept=_name(node, "concept"),
        ignore=node.text("ignore"),
        dimensions=tuple((dimensions | _dimensions(node)).values()),
        sign=Sign(node.text("sign", Sign.PRESENTED)),
        unit=Unit(numerator, denominator) if numerator else None,
        at=node.at,
        decimals=_name(node, "decimals"),
        examples=tuple(Name(label.text, label.at) for label in node.scalars("examples")),
        review=_review(node),
    )


def _name(node: Mapping, key: str) -> Name | None:
    """The text of a key with its place; None where the key is absent."""
    value = node.get(key)
    return Name(value.text, value.at) if isinstance(value, Scalar) else None


def _review(node: Mapping) -> Review | None:
    """The review of a rule; None for one written by hand."""
    review = node.get("review")
    if not isinstance(review, Mapping):
        return None
    return Review(ReviewState(review.text("state")), review.text("digest"), review.at)


def _conditions(node: Mapping) -> Conditions:
    """The conditions among a node's keys."""
    pattern, caption = node.text("pattern"), node.text("caption")
    return Conditions(
        labels=_normal(node.texts("label")),
        pattern=compiled(pattern) if pattern else None,
        sections=_normal(node.texts("section")),
        headings=_normal(node.texts("heading")),
        caption=compiled(caption) if caption else None,
        after=_normal(node.texts("after")),
        before=_normal(node.texts("before")),
        statements=node.texts("statement"),
        period=node.text("period"),
        measures=tuple(Measure(measure) for measure in node.texts("measure")),
    )


def _normal(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts normalised, each once."""
    return tuple(dict.fromkeys(normalise(text) for text in texts))


def _dimensions(node: Mapping) -> dict[str, tuple[Name, Name]]:
    """Axis and member of each dimension, by the axis."""
    return {
        key.text: (Name(key.text, key.at), Name(value.text, value.at))
        for key, value in node.mapping("dimensions").entries
        if isinstance(value, Scalar)
    }


def _faults(node: Mapping, pack: Pack) -> Iterator[Finding]:
    """Fatal findings about a pack of the right shape."""
    for rule in pack.rules:
        if not rule.conditions:
            yield codes.NO_CONDITION.at(rule.at)
    for concept in pack.concepts:
        if concept.balance and concept.type is not ItemType.MONETARY:
            at = node.mapping("extension").mapping("concepts").mapping(concept.name).place("balance")
            yield codes.BALANCE.at(at, name=concept.name)


__all__ = [
    "EXTENSION_PREFIX",
    "Conditions",
    "DeclaredAxis",
    "DeclaredConcept",
    "DeclaredMember",
    "Layer",
    "Name",
    "Pack",
    "Review",
    "ReviewState",
    "Rule",
    "Sign",
    "join",
    "parse",
]
