"""Codes of findings about turning line items into facts, and facts into a report."""

from tieout.diagnostics.findings import Code, Severity

NO_RULE = Code(
    "tagging.no-rule",
    Severity.WARNING,
    "no mapping rule matches the row {label!r} of table {table}",
    "None of the filing's mapping packs has a rule whose conditions this row meets, so its figures are not tagged.",
    "Add a rule for the row to a mapping pack of the filing, with `ignore` and a reason where it is no fact.",
)
NO_PERIOD = Code(
    "tagging.no-period",
    Severity.WARNING,
    "the row {label!r} of table {table} is mapped to {concept}, but its figures have no period",
    "A fact must say when it holds, and neither the table nor its caption gives a date for this column.",
    "State the date or period in the document's table, or ignore the row with a reason.",
)
PERIOD_TYPE = Code(
    "tagging.period-type",
    Severity.WARNING,
    "{concept} is reported {expected}, but the figures of the row {label!r} of table {table} are {found}",
    "A rule matches the row by its words, but its concept is of the other period type, so it means something else.",
    "Map the row to a concept that is reported {found}, or add a condition on `period` or `statement` to the rule.",
)
UNIT_MISFIT = Code(
    "tagging.unit-misfit",
    Severity.WARNING,
    "{concept} takes {expected}, but the figures of the row {label!r} of table {table} are in {found}",
    "The type of the concept and the unit read from the page don't fit (XBRL 2.1, 4.8.2).",
    "Map the row to a concept of a fitting type, or give the rule a `unit` or a condition on `measure`.",
)
NO_DECIMALS = Code(
    "tagging.no-decimals",
    Severity.WARNING,
    "the accuracy of {text!r} in the row {label!r} of table {table} is not known",
    "A numeric fact must say to which digit it is accurate, and no column or caption tells the scale.",
    "State the scale in the document's table.",
)
NOT_SHOWN = Code(
    "tagging.not-shown",
    Severity.WARNING,
    "the value {value} of the row {label!r} of table {table} does not stand on the page as {text!r}",
    "Inline XBRL tags what the page shows; a figure that is proved but not printed, or printed in a form that no "
    "transformation reads, can't be tagged.",
    "Write the figure into the document as its other figures are written.",
)
DIFFERENT_VALUES = Code(
    "tagging.different-values",
    Severity.WARNING,
    "{concept} is reported as {first} and as {second} for the same period and dimensions",
    "Two figures are mapped to the same fact but differ by more than their rounding; one of them means something "
    "else, or the document contradicts itself.",
    "Map one of them to another concept or give it a dimension, or correct the document.",
)
ROUNDED_VALUES = Code(
    "tagging.rounded-values",
    Severity.INFO,
    "{concept} is reported as {first} and as {second} for the same period and dimensions; rounding explains it",
    "The same figure stands twice with different accuracy.",
    "Nothing needs to be done.",
)
SUMMATION_LEFT_OUT = Code(
    "tagging.summation-left-out",
    Severity.INFO,
    "the sum {label!r} of table {table} is not declared as a calculation: {why}",
    "A calculation relationship can be declared only where the total and all its parts are facts that it binds.",
    "Map the parts and the total to different concepts of the same dimensions where the sum should be checked.",
)
SUMMATION_CONTRADICTED = Code(
    "tagging.summation-contradicted",
    Severity.INFO,
    "the sum {label!r} of table {table} is not declared as a calculation: for {period} {dimensions}the parts of "
    "{total} come to {sum}, but it is {value}",
    "A calculation holds for every context of the report (Calculations 1.1), and another table reports the total with "
    "other parts, or only some of them.",
    "Map the parts of the two tables to different concepts where the sum should be checked.",
)

CODES: tuple[Code, ...] = (
    NO_RULE,
    NO_PERIOD,
    PERIOD_TYPE,
    UNIT_MISFIT,
    NO_DECIMALS,
    NOT_SHOWN,
    DIFFERENT_VALUES,
    ROUNDED_VALUES,
    SUMMATION_LEFT_OUT,
    SUMMATION_CONTRADICTED,
)
