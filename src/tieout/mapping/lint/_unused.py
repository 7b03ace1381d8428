"""What nothing uses: rules of a filer's pack against its filing, and declarations that no rule names."""

from collections.abc import Iterator

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_lint as codes
from tieout.mapping._check import EXTENSION_PREFIX
from tieout.mapping._pack import DeclaredAxis, DeclaredConcept, Layer
from tieout.mapping.lint._desk import Desk
from tieout.mapping.lint._rows import rows


def rules(desk: Desk) -> Iterator[Finding]:
    """Rules in packs of the layer filer that decide on no figure of the filing's document."""
    if not desk.subjects:
        return
    found = rows(desk)
    for line in desk.lines:
        if desk.sources[line.pack].pack.layer is Layer.FILER and line.rule.in_force:
            at = line.rule.at
            if at in found.deciding:
                continue
            if (taker := found.taken.get(at)) is not None:
                yield codes.UNUSED_TAKEN.at(at, related=(taker,), first=taker)
            else:
                yield codes.UNUSED_RULE.at(at)


def declarations(desk: Desk) -> Iterator[Finding]:
    """Extension concepts, members and axes that no rule names."""
    named = {line.concept.text for line in desk.lines if line.concept}
    named |= {name.text for line in desk.lines for pair in line.rule.dimensions for name in pair}
    for each in desk.declared:
        if f"{EXTENSION_PREFIX}:{each.it.name}" not in named:
            kind = {DeclaredConcept: "concept", DeclaredAxis: "axis"}.get(type(each.it), "member")
            yield codes.UNUSED_DECLARATION.at(each.it.at, kind=kind, name=each.it.name)


__all__ = ["declarations", "rules"]
