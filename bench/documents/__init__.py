"""Reports of invented companies, of any number of facts, for measuring: the same for the same seed, sound by making.

Each has primary statements that foot and tie over three years, and tables of its segments with a section for each of
its sites, whose facts have two dimensions: of a larger report these are longer. `packaged` gives the report package,
`sourced` the document with its filing and mapping. Reports of two seeds differ in names, currency, year and figures.
"""

from functools import cache
from typing import Literal

from bench.documents._report import packed, report
from bench.documents._sheets import Company, Sheet, company
from bench.documents._source import source

from tieout.model import Package
from tieout.store import taxonomies
from tieout.taxonomy import Taxonomy

TAXONOMY = "ifrs-2025"
Kind = Literal["core", "full"]


@cache
def taxonomy() -> Taxonomy:
    """The taxonomy of all reports, from its catalogue."""
    found, findings = taxonomies.load(TAXONOMY)
    if found is None:
        raise RuntimeError("; ".join(str(finding) for finding in findings))
    return found


def packaged(seed: int, facts: int, kind: Kind) -> Package:
    """The report package of a seed with about ``facts`` facts.

    Its extension imports the core schema with its labels, as tieout's own do (``core``), or the entry point of the
    whole taxonomy, as most filings do (``full``).
    """
    return packed(report(company(seed, facts), taxonomy()), taxonomy(), full=kind == "full")


def sourced(seed: int, facts: int) -> dict[str, str]:
    """The files from which tieout builds the report of a seed: `filing.yaml`, its mapping and its document."""
    return source(company(seed, facts), taxonomy())


__all__ = ["TAXONOMY", "Company", "Kind", "Sheet", "company", "packaged", "report", "source", "sourced", "taxonomy"]
