"""Packs with the places of all that stands in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieout.diagnostics import Finding, YamlAt
from tieout.mapping._normal import normalise
from tieout.mapping._pack import DeclaredAxis, DeclaredConcept, DeclaredMember, Name, Pack, Rule, join, parse_source
from tieout.yaml_source import Mapping, Scalar


@dataclass(frozen=True, slots=True)
class Line:
    """A rule with the YAML it was read from: its own keys, and those of the groups around it, the outermost first.

    ``number`` is the rule's place in the order of its pack, ``pack`` the pack's among those linted.
    """

    rule: Rule
    node: Mapping
    groups: tuple[Mapping, ...]
    pack: int
    number: int

    def place(self, *keys: str) -> YamlAt:
        """Where the value of the first of ``keys`` stands that is there: the rule's own, or the nearest group's."""
        nodes = (self.node, *(group.mapping("when") for group in reversed(self.groups)))
        return next((node.place(key) for key in keys for node in nodes if node.get(key) is not None), self.rule.at)

    @property
    def concept(self) -> Name | None:
        """The concept that the rule names."""
        return self.rule.concept

    @property
    def statements(self) -> frozenset[str] | None:
        """The statements that the rule is for, its groups considered; None where it does not say."""
        said = [frozenset(each.statements) for each in self.rule.conditions if each.statements]
        return frozenset.intersection(*said) if said else None

    @property
    def labels(self) -> tuple[tuple[str, Scalar], ...]:
        """The rule's own labels: normalised, and as written."""
        return tuple((normalise(scalar.text), scalar) for scalar in self.node.scalars("label"))

    @property
    def examples(self) -> tuple[tuple[str, Scalar], ...]:
        """The rule's examples: normalised, and as written."""
        return tuple((normalise(scalar.text), scalar) for scalar in self.node.scalars("examples"))


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration of an extension concept, member or axis, with its YAML."""

    it: DeclaredConcept | DeclaredMember | DeclaredAxis
    node: Mapping

    def place(self, key: str) -> YamlAt:
        """Where the value of ``key`` stands, or the declaration itself."""
        return self.node.place(key) if self.node.get(key) is not None else self.it.at


@dataclass(frozen=True, slots=True)
class Source:
    """A pack of one or more files, with the YAML of each."""

    pack: Pack
    nodes: tuple[Mapping, ...]

    def lines(self, number: int = 0) -> Iterator[Line]:
        """The rules in order, each with its YAML; ``number`` is the pack's own."""
        walked = (found for node in self.nodes for entry in node.mappings("rules") for found in _walk(entry, ()))
        for place, (rule, (node, groups)) in enumerate(zip(self.pack.rules, walked, strict=True)):
            yield Line(rule, node, groups, number, place)

    def declared(self) -> Iterator[Declared]:
        """The declarations of concepts, then of members, then of axes."""
        for kind, told in (
            ("concepts", self.pack.concepts),
            ("members", self.pack.members),
            ("axes", self.pack.axes),
        ):
            nodes = {
                key.at: value
                for node in self.nodes
                for key, value in node.mapping("extension").mapping(kind).entries
                if isinstance(value, Mapping)
            }
            yield from (Declared(each, nodes[each.at]) for each in told)


def read(files: Sequence[tuple[str, str]]) -> tuple[Source | None, tuple[Finding, ...]]:
    """The pack that ``files`` (text and name) make up, or None where a finding is fatal or there are none."""
    packs: list[Pack] = []
    nodes: list[Mapping] = []
    findings: list[Finding] = []
    for text, name in files:
        found, told = parse_source(text, name)
        findings += told
        if found:
            packs.append(found[0])
            nodes.append(found[1])
    whole = bool(packs) and not any(finding.fatal for finding in findings)
    return (Source(join(packs), tuple(nodes)) if whole else None), tuple(findings)


def _walk(node: Mapping, groups: tuple[Mapping, ...]) -> Iterator[tuple[Mapping, tuple[Mapping, ...]]]:
    """The rules below a node in the order in which a pack has them, with the groups around them."""
    if node.get("when") is None:
        yield node, groups
        return
    for inner in node.mappings("rules"):
        yield from _walk(inner, (*groups, node))


__all__ = ["Declared", "Line", "Source", "read"]
