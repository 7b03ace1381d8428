"""Codes of findings about a table of labels to rank concepts for."""

from tieout.diagnostics.findings import Code, Severity

NO_COLUMN = Code(
    "labels.no-column",
    Severity.ERROR,
    "{file} has no column {column!r}",
    "The first line names the columns: label, statement and period_type, in any order; the last two may be missing.",
    "Name the columns in the first line. Those there: {known}.",
    fatal=True,
)
MALFORMED = Code(
    "labels.malformed",
    Severity.ERROR,
    "the table can't be read from here on: {why}",
    "The file is comma-separated, with quotes around texts that have commas, quotes or line ends in them.",
    "Correct the line, or write the file with a spreadsheet or a CSV library.",
    fatal=True,
)
PERIOD = Code(
    "labels.period",
    Severity.WARNING,
    "{period!r} is no kind of period; the row is ranked as if it were not known",
    "The column period_type holds instant, duration or nothing.",
    "Write instant for a figure at a date, duration for one over a time.",
)
NO_LABEL = Code(
    "labels.no-label",
    Severity.WARNING,
    "the row has no label; only statement and period speak for its concepts",
    "Without a label nothing tells the rows of a statement apart.",
    "Write the label as it is printed.",
)
FIELDS = Code(
    "labels.fields",
    Severity.WARNING,
    "the row has {found} values for {columns} columns; what goes beyond them is left out",
    "A label with a comma needs quotes around it, or it falls apart into two values.",
    "Put the label in quotes.",
)

CODES = (NO_COLUMN, MALFORMED, PERIOD, NO_LABEL, FIELDS)

__all__ = ["CODES", "FIELDS", "MALFORMED", "NO_COLUMN", "NO_LABEL", "PERIOD"]
