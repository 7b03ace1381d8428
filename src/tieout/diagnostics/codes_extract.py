"""Codes of findings about reading a document and extracting its figures."""

from tieout.diagnostics.findings import Code, Severity

UNREADABLE_FILE = Code(
    "document.unreadable",
    Severity.ERROR,
    "{file} can't be read: {why}",
    "The document named by the filing, or on the command line, does not exist or may not be read.",
    "Correct `document` in the filing, or give the path with --document.",
    fatal=True,
)
TOO_LARGE = Code(
    "document.too-large",
    Severity.ERROR,
    "{file} is larger than {limit} MiB",
    "A document is read whole into memory, so its size is bounded.",
    "Split the document, or take the part with the financial information.",
    fatal=True,
)
NOT_TEXT = Code(
    "document.not-text",
    Severity.ERROR,
    "{file} is not UTF-8 text: {why}",
    "The reader for plain text takes UTF-8 only; anything else would be read wrongly without a word.",
    "Save the document as UTF-8 text.",
    fatal=True,
)
HEADER_UNRESOLVED = Code(
    "extract.header-unresolved",
    Severity.WARNING,
    "what the columns of table {table} mean is not certain: {why}",
    "The header is damaged, cut short, or allows two readings; a figure without a certain period is never guessed.",
    "Compare the header with the original document and repair the text; the figures stand as unresolved until then.",
)
HEADER_RECONSTRUCTED = Code(
    "extract.header-reconstructed",
    Severity.WARNING,
    "the damaged header of table {table} is read as {periods}: {why}",
    "Words or years of the header are lost; the periods that other headers of the document use fit it in one way only.",
    "Compare the periods with the original document; repair the header to remove the warning.",
)
COLUMN_UNRESOLVED = Code(
    "extract.column-unresolved",
    Severity.WARNING,
    "column {column} of table {table} is unresolved: {why}",
    "The header gives this column no period or no unit of its own, or gives two columns the same one.",
    "Compare the header with the original document and repair the text.",
)
NO_PERIOD = Code(
    "extract.no-period",
    Severity.WARNING,
    "table {table} states no period",
    "Neither the header nor the caption of the table names a date or period, so its figures have none.",
    "Add the date to the document's table, or leave the figures untagged.",
)
ASSUMED_PERIOD = Code(
    "extract.assumed-period",
    Severity.WARNING,
    "table {table} names years only; {period} is taken from {source}",
    "The header shows years without saying when they end, so their end is taken from elsewhere in the document.",
    "Check the dates; write the full period into the header to remove the assumption.",
)
GHOST_ROW = Code(
    "extract.ghost-row",
    Severity.WARNING,
    "the figures of this line repeat those of line {line} in damaged form; they are not taken as values",
    "Drawing text from a PDF can print a row twice, the second time with misread digits.",
    "Nothing, where the true row stands beside it; else repair the text.",
)
UNREADABLE_CELL = Code(
    "extract.unreadable-cell",
    Severity.WARNING,
    "{text!r} can't be read as a figure: {why}",
    "The cell holds digits in a form no figure has, often from a misread page.",
    "Compare with the original document and repair the text; the cell stands as unresolved until then.",
)
BLANK_CELL = Code(
    "extract.blank-cell",
    Severity.WARNING,
    "an empty cell in the row {label!r} is not proved to be nil",
    "An empty cell can mean nil or a lost figure; only a total that foots without it proves nil.",
    "Compare with the original document and write a dash or the figure.",
)
GLUED_ROW = Code(
    "extract.glued-row",
    Severity.WARNING,
    "several figures are glued to the label of this line; they can't be told apart with certainty",
    "The columns of the row were lost when the text was drawn from the page.",
    "Repair the row: one cell for each figure, separated by tabs.",
)
NO_UNIT = Code(
    "extract.no-unit",
    Severity.WARNING,
    "no unit is stated for the row {label!r} of table {table}",
    "Neither the header, the row, the caption nor the document says in what the figure is measured.",
    "State the unit in the document's header or row label.",
)

CODES: tuple[Code, ...] = (
    UNREADABLE_FILE,
    TOO_LARGE,
    NOT_TEXT,
    HEADER_UNRESOLVED,
    HEADER_RECONSTRUCTED,
    COLUMN_UNRESOLVED,
    NO_PERIOD,
    ASSUMED_PERIOD,
    GHOST_ROW,
    UNREADABLE_CELL,
    BLANK_CELL,
    GLUED_ROW,
    NO_UNIT,
)
