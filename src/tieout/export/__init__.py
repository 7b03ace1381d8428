"""What a build leaves behind for people and programs: CSV tables, JSON files and the report page."""

from tieout.export import _names
from tieout.export._count import Counts, counts
from tieout.export._json import findings_json, receipt_json
from tieout.export._mentions import MENTION_COLUMNS, mentions_csv
from tieout.export._names import FACTS_JSON, REPORT, VIEWER
from tieout.export._proposals import PROPOSAL_COLUMNS, dimensions_text, proposals_csv, proposals_data
from tieout.export._relations import RELATION_COLUMNS, equation, relations_csv, relations_frame
from tieout.export._report import report_html
from tieout.export._summary import Source, Summary, TaxonomyUsed
from tieout.export._tables import (
    facts_csv,
    facts_frame,
    line_items_csv,
    line_items_frame,
    numbers_csv,
    numbers_frame,
)
from tieout.export._text import number, percent, period_columns, plain, several


def files(summary: Summary) -> dict[str, bytes]:
    """All files made here, by name; the package, the viewer's and the engine's ``facts.json`` come from elsewhere."""
    report = summary.report
    return {
        _names.LINE_ITEMS: line_items_csv(report.decisions),
        _names.FACTS: facts_csv(report.facts),
        _names.NUMBERS: numbers_csv(summary.extraction.tokens),
        _names.MENTIONS: mentions_csv(summary.mentions, report.decisions),
        _names.RELATIONS: relations_csv(summary.relations),
        _names.FINDINGS: findings_json(summary.findings),
        _names.RECEIPT: receipt_json(summary),
        _names.REPORT: report_html(summary),
    }


__all__ = [
    "FACTS_JSON",
    "MENTION_COLUMNS",
    "PROPOSAL_COLUMNS",
    "RELATION_COLUMNS",
    "REPORT",
    "VIEWER",
    "Counts",
    "Source",
    "Summary",
    "TaxonomyUsed",
    "counts",
    "dimensions_text",
    "equation",
    "facts_csv",
    "facts_frame",
    "files",
    "findings_json",
    "line_items_csv",
    "line_items_frame",
    "mentions_csv",
    "number",
    "numbers_csv",
    "numbers_frame",
    "percent",
    "period_columns",
    "plain",
    "proposals_csv",
    "proposals_data",
    "receipt_json",
    "relations_csv",
    "relations_frame",
    "report_html",
    "several",
]
