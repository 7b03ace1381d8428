"""What a rendering cannot show as it was read: figures not on the page, characters that XML forbids."""

from collections.abc import Iterator

from tieout.diagnostics import Finding, TextAt
from tieout.diagnostics.codes_rendering import FACT_NOT_ON_PAGE, ILLEGAL_CHARACTER
from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl import _resources
from tieout.ixbrl._blocks import write_body
from tieout.ixbrl._figures import Figures, in_reading_order
from tieout.ixbrl._xml import illegal_count, root
from tieout.model import Report, Table


def inspect(report: Report) -> tuple[Finding, ...]:
    """Findings about the page of ``report``: facts that only ``ix:hidden`` can hold, and replaced characters."""
    facts = in_reading_order(report)
    names = [fact.concept for fact in facts]
    everything = ns.Prefixes({name.namespace: name.prefix or "ns" for name in names})
    figures = Figures(facts, _resources.resources(facts), everything)
    write_body(root(f"{{{ns.XHTML}}}body", {None: ns.XHTML}), report, figures)
    hidden = [
        FACT_NOT_ON_PAGE.at(fact.origins[0], facts=[fact.id], fact=fact.id, text=fact.text) for fact in figures.left
    ]
    replaced = [
        ILLEGAL_CHARACTER.at(place, count=count) for text, place in _texts(report) if (count := illegal_count(text))
    ]
    return (*hidden, *replaced)


def _texts(report: Report) -> Iterator[tuple[str, TextAt]]:
    """Every text of the document with its place."""
    for block in report.document.blocks:
        if isinstance(block, Table):
            yield from ((cell.text, cell.place) for line in block.raw for cell in line)
        else:
            yield from ((run.text, run.place) for run in block.runs)


__all__ = ["inspect"]
