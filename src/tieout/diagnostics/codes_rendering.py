"""Codes of findings about: rendering and packaging."""

from tieout.diagnostics.findings import Code, Severity

FACT_NOT_ON_PAGE = Code(
    "rendering.fact-not-on-page",
    Severity.WARNING,
    "the figure of fact {fact} ({text!r}) does not stand at its place on the page; the fact is hidden",
    "The place from which a fact was read holds another text, or its row is not shown, so no figure can carry the tag.",
    "Compare the document with the fact's place; a figure restored from others has none and stays hidden.",
)

ILLEGAL_CHARACTER = Code(
    "rendering.illegal-character",
    Severity.WARNING,
    "{count} character(s) that XML forbids are shown as U+FFFD",
    "The text holds control characters or broken encoding, which no XML document may contain (XML 1.0, 2.2).",
    "Save the document again as UTF-8 text without control characters, then look at the marked words.",
)

CODES: tuple[Code, ...] = (FACT_NOT_ON_PAGE, ILLEGAL_CHARACTER)
