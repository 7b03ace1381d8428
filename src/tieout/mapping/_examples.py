"""Examples in rules: labels as printed that a rule must match."""

from collections.abc import Iterator, Sequence

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_mapping_language as codes
from tieout.mapping._match import matches_label
from tieout.mapping._normal import normalise
from tieout.mapping._pack import Pack


def examples(packs: Sequence[Pack]) -> Iterator[Finding]:
    """Findings about examples that their own rule does not match, at the example's place."""
    for rule in (rule for pack in packs for rule in pack.rules):
        for example in rule.examples:
            normal = normalise(example.text)
            if not matches_label(rule, normal):
                yield codes.EXAMPLE.at(example.at, related=(rule.at,), example=example.text, normal=normal)


__all__ = ["examples"]
