"""Labels in a list, and names that are out of date."""

import re
from collections.abc import Iterator, Sequence

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_lint as codes
from tieout.mapping._normal import normalise
from tieout.mapping._pack import DeclaredConcept, Name
from tieout.mapping.lint._desk import Desk
from tieout.yaml_source import Scalar

# How publishers mark what is out of date: in a label, or in the title of a link role that gathers such concepts.
_OUT_OF_DATE = re.compile(r"[\[(]\s*deprecated\b|^deprecated\b|\bdeprecated\s*[\])]?$", re.IGNORECASE)


def twice(desk: Desk) -> Iterator[Finding]:
    """Labels, sections, headings and neighbours that stand twice in one list after normalisation."""
    seen = set()
    for line in desk.lines:
        for node in (*(group.mapping("when") for group in line.groups), line.node):
            if node.at not in seen:
                seen.add(node.at)
                for key in ("label", "section", "heading", "after", "before"):
                    yield from _twice(key, node.scalars(key))


def _twice(key: str, scalars: Sequence[Scalar]) -> Iterator[Finding]:
    """The texts of one list that are there already."""
    if len(scalars) < 2:
        return
    first: dict[str, Scalar] = {}
    for scalar in scalars:
        before = first.setdefault(normalise(scalar.text), scalar)
        if before is not scalar:
            yield codes.LABEL_TWICE.at(scalar.at, related=(before.at,), key=key, text=scalar.text, first=before.text)


def deprecated(desk: Desk) -> Iterator[Finding]:
    """Concepts, axes, members and anchors that the taxonomy marks as out of date."""
    for name in _names(desk):
        found = desk.taxonomy.resolve(name.text)
        concept = desk.taxonomy.concept(found) if found else None
        if found and concept:
            marked = [label.text for label in concept.labels if _OUT_OF_DATE.search(label.text)]
            marked += [
                title
                for role in desk.taxonomy.roles_with(found)
                if _OUT_OF_DATE.search(title := desk.taxonomy.role_title(role))
            ]
            if marked:
                yield codes.DEPRECATED.at(name.at, name=name.text, mark=marked[0])


def _names(desk: Desk) -> Iterator[Name]:
    """Every name that a pack uses of its taxonomy."""
    for line in desk.lines:
        if line.concept:
            yield line.concept
        for pair in line.rule.dimensions:
            yield from pair
    for each in desk.declared:
        if isinstance(each.it, DeclaredConcept):
            yield from (*each.it.wider, *each.it.narrower)


__all__ = ["deprecated", "twice"]
