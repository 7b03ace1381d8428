"""Codes of findings about the arithmetic between a document's figures."""

from tieout.diagnostics.findings import Code, Severity

DOES_NOT_HOLD = Code(
    "graph.does-not-hold",
    Severity.WARNING,
    "the {kind} of {label!r} does not hold for {period}: {found} is printed, {definition} gives {expected}, "
    "a difference of {difference} where rounding explains {allowed} (likely cause: {cause})",
    "The figures named do not satisfy an equation that the same rows satisfy elsewhere in the document.",
    "Compare the figures named with the original document; a mistake of the page stays as reported.",
)
ROUNDED = Code(
    "graph.rounded",
    Severity.INFO,
    "the {kind} of {label!r} for {period} is not exact: {found} is printed, {definition} gives {expected}, "
    "a difference of {difference} within rounding",
    "The issuer rounds each figure by itself, so that a sum of rounded figures can differ from the rounded sum.",
    "Nothing needs to be done; the accuracy of the figures explains the difference.",
)

CODES: tuple[Code, ...] = (DOES_NOT_HOLD, ROUNDED)
