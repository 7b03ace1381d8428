"""Codes of findings about accepting proposals into a mapping pack."""

from tieout.diagnostics.findings import Code, Severity

SYNTAX = Code(
    "accepting.syntax",
    Severity.ERROR,
    "{text!r} can't be accepted: {why}",
    "An acceptance names a row and the concept that it reports.",
    "Write LABEL=CONCEPT, such as 'Turnover=ifrs-full:Revenue', or LABEL=ext for the proposed extension; dimensions "
    "and sign follow in brackets.",
)
UNKNOWN_LABEL = Code(
    "accepting.unknown-label",
    Severity.ERROR,
    "no row that could be a fact has the label {label!r}{nearest}",
    "The label, or the section or table that it is qualified by, is not in the document as it was read.",
    "Take the name from the output of `tieout suggest`; a section goes before the label with '>', a table with ':'.",
)
SEVERAL_LINES = Code(
    "accepting.several-rows",
    Severity.ERROR,
    "the label {label!r} names {count} rows: {names}",
    "Rows of the same label in different sections or tables can mean different things.",
    "Accept each by its whole name.",
)
UNFIT_CONCEPT = Code(
    "accepting.unfit-concept",
    Severity.ERROR,
    "the row {label!r} can't report {concept}: {why}",
    "A fact needs a line item of the taxonomy or of the extension, of the kind of period and the type of its figures.",
    "Choose one of the concepts that `tieout suggest` lists for the row.",
)
UNFIT_DIMENSION = Code(
    "accepting.unfit-dimension",
    Severity.ERROR,
    "the dimension {dimension} of the row {label!r} can't be used: {why}",
    "A dimension is an axis with one of its members; an extension member that is not declared yet is added.",
    "Name an axis and a member of the taxonomy, or a member of the extension as ext:NameMember.",
)
NO_EXTENSION = Code(
    "accepting.no-extension",
    Severity.ERROR,
    "no extension can be proposed for the row {label!r}: {why}",
    "An extension element needs a name, which is made from the label, and a kind of period.",
    "Declare the concept by hand in the filing's mapping pack and accept it as ext:Name.",
)
OTHER_ROWS = Code(
    "accepting.other-rows",
    Severity.ERROR,
    "a rule for the row {label!r} would also decide {others}",
    "No condition that a rule can have tells the rows apart; a rule must not decide more than what was accepted.",
    "Accept those rows in the same command, or write a rule by hand.",
)
NO_EFFECT = Code(
    "accepting.no-effect",
    Severity.ERROR,
    "the row {label!r} would still not report {concept}: {why}",
    "The rule was tried on the document before anything was written, and the row did not become such a fact.",
    "Look at the reason; it may need a unit or a condition that only a rule written by hand can have.",
)
READ_ONLY = Code(
    "accepting.read-only",
    Severity.ERROR,
    "{file} comes with tieout and is not written to",
    "Packs that come with tieout are shared by all filings and replaced by its next version.",
    "Leave out --into, so that a pack beside the filing is used, or name another file.",
)
NO_PLACE = Code(
    "accepting.no-place",
    Severity.ERROR,
    "{file} has no place for new lines: {why}",
    "Lines are added without changing any that are there, which needs a file written in lines with dashes and keys.",
    "Write that part of the file in lines, or name another file with --into.",
)
CODES: tuple[Code, ...] = (
    SYNTAX,
    UNKNOWN_LABEL,
    SEVERAL_LINES,
    UNFIT_CONCEPT,
    UNFIT_DIMENSION,
    NO_EXTENSION,
    OTHER_ROWS,
    NO_EFFECT,
    READ_ONLY,
    NO_PLACE,
)
