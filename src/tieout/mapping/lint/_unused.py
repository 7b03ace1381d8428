"""Declarations that no rule names."""

from collections.abc import Iterator

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_lint as codes
from tieout.mapping._pack import EXTENSION_PREFIX, DeclaredAxis, DeclaredConcept
from tieout.mapping.lint._desk import Desk


def declarations(desk: Desk) -> Iterator[Finding]:
    """Extension concepts, members and axes that no rule names."""
    named = {line.concept.text for line in desk.lines if line.concept}
    named |= {name.text for line in desk.lines for pair in line.rule.dimensions for name in pair}
    for each in desk.declared:
        if f"{EXTENSION_PREFIX}:{each.it.name}" not in named:
            kind = {DeclaredConcept: "concept", DeclaredAxis: "axis"}.get(type(each.it), "member")
            yield codes.UNUSED_DECLARATION.at(each.it.at, kind=kind, name=each.it.name)


__all__ = ["declarations"]
