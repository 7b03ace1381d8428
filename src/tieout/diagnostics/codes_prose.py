"""Codes of findings about figures in sentences."""

from tieout.diagnostics.findings import Code, Severity

DISAGREES = Code(
    "prose.disagrees",
    Severity.WARNING,
    "the sentence says {text!r} for {period}, the table {value} in the row {label!r}: {why}",
    "A sentence and the table that it restates give different figures for one period, so one of them is wrong or words "
    "are missing; the figure of the sentence is not tagged.",
    "Compare both places with the original document and correct the one that is wrong.",
)
DERIVED_DISAGREES = Code(
    "prose.derived-disagrees",
    Severity.WARNING,
    "the sentence says {text!r} for {period}; the figures it follows from give {expected} ({how})",
    "A growth or a share that a sentence states does not follow from the figures of the tables within their rounding; "
    "often it was rounded so that several add up to 100 %.",
    "Compute the percentage again from the figures at the related places and correct the sentence where it is wrong.",
)

CODES: tuple[Code, ...] = (DISAGREES, DERIVED_DISAGREES)
