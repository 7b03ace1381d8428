"""The result of a check in every format: for programs, for continuous integration, for a database, and for people."""

from collections.abc import Callable, Mapping

from tieout.export.check._csv import COLUMNS, csv_bytes
from tieout.export.check._groups import Group, groups
from tieout.export.check._html import html_files
from tieout.export.check._inert import cell, visible
from tieout.export.check._json import head, json_bytes, receipt_bytes
from tieout.export.check._junit import junit_bytes
from tieout.export.check._lines import Lines, file_and_line, lines
from tieout.export.check._sarif import sarif_bytes
from tieout.export.check._schema import schema
from tieout.export.check._text import github_bytes, receipt_text, text_bytes
from tieout.export.check._verdicts import worst_verdict
from tieout.model import CheckRun

# Each gives one file; the page for people is several and made by `html_files`.
FORMATS: Mapping[str, Callable[[CheckRun], bytes]] = {
    "text": text_bytes,
    "json": json_bytes,
    "csv": csv_bytes,
    "sarif": sarif_bytes,
    "junit": junit_bytes,
    "github": github_bytes,
}

__all__ = [
    "COLUMNS",
    "FORMATS",
    "Group",
    "Lines",
    "cell",
    "file_and_line",
    "groups",
    "head",
    "html_files",
    "lines",
    "receipt_bytes",
    "receipt_text",
    "schema",
    "visible",
    "worst_verdict",
]
