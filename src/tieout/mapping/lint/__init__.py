"""Lint: mistakes in mapping packs that a build would not stumble over, each at its line and column with a remedy.

`mapping.check` tells what can't be used at all and is a part of this; what else is wrong is told by `CHECKS`, one small
generator each.
"""

from collections.abc import Callable, Iterator, Sequence

from tieout.diagnostics import Finding, YamlAt
from tieout.mapping._check import check
from tieout.mapping._match import Subject
from tieout.mapping.lint import (
    _dimensions,
    _extension,
    _labels,
    _measures,
    _never,
    _order,
    _periods,
    _rows,
    _signs,
    _unused,
    _wide,
)
from tieout.mapping.lint._desk import Desk
from tieout.mapping.lint._source import Source, read
from tieout.taxonomy import Taxonomy

CHECKS: tuple[Callable[[Desk], Iterator[Finding]], ...] = (
    _labels.deprecated,
    _labels.twice,
    _periods.statements,
    _periods.label_words,
    _signs.signs,
    _measures.measures,
    _measures.units,
    _measures.decimals,
    _dimensions.domains,
    _dimensions.twice,
    _never.contradictions,
    _never.unmatchable,
    _order.shadowed,
    _rows.document,
    _wide.patterns,
    _unused.declarations,
    _extension.duplicates,
    _extension.labels,
    _extension.anchors,
)


def lint(sources: Sequence[Source], taxonomy: Taxonomy, subjects: Sequence[Subject] = ()) -> tuple[Finding, ...]:
    """Findings about packs that are used together, in a filing's order; sorted by place, each once.

    ``subjects`` are the figures of the filing's document as rules see them. Without them nothing is said of rules that
    no row meets or that meet in a row.
    """
    desk = Desk(taxonomy, sources, subjects)
    found = [*check([source.pack for source in sources], taxonomy)]
    found += (finding for one in CHECKS for finding in one(desk))
    return tuple(sorted(dict.fromkeys(found), key=_order_of))


def _order_of(finding: Finding) -> tuple[str, int, int, str, str]:
    """By file, line, column, code and message."""
    at = finding.place
    line, column = (at.line, at.column) if isinstance(at, YamlAt) else (0, 0)
    return (at.file if at else "", line, column, finding.code, finding.message)


__all__ = ["CHECKS", "Source", "lint", "read"]
