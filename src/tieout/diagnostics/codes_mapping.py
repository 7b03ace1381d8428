"""Codes of findings about mapping packs: what their rules name and declare."""

from tieout.diagnostics.findings import Code, Severity

NO_CONDITION = Code(
    "mapping.no-condition",
    Severity.ERROR,
    "the rule has no condition, so it would match every row",
    "A rule says which rows it is for by a label, a pattern, or at least by a heading, caption, section or statement.",
    "Add a `label`, a `pattern` or another condition.",
    fatal=True,
)
UNKNOWN_PREFIX = Code(
    "mapping.unknown-prefix",
    Severity.ERROR,
    "{name!r} has a prefix that the taxonomy {taxonomy} does not know",
    "The prefix of a name says which taxonomy it comes from; `ext` stands for the filing's own extension.",
    "Use one of the prefixes {known}.",
)
UNKNOWN_CONCEPT = Code(
    "mapping.unknown-concept",
    Severity.ERROR,
    "{taxonomy} has no concept {name}{nearest}",
    "The name is misspelt, belongs to another version of the taxonomy, or is an extension concept not declared.",
    "Correct the name, or declare the concept under `extension: concepts:` and write it with the prefix ext.",
)
NOT_REPORTABLE = Code(
    "mapping.not-reportable",
    Severity.ERROR,
    "{name} can't be reported: it is {what}",
    "Only items that are not abstract can have facts; headings, axes, members and tables can't.",
    "Choose a line item; `tieout taxonomy show {name}` tells what stands near it.",
)
UNKNOWN_AXIS = Code(
    "mapping.unknown-axis",
    Severity.ERROR,
    "{taxonomy} has no axis {name}{nearest}",
    "The name is misspelt, belongs to another version of the taxonomy, or is an extension axis not declared.",
    "Correct the name, or declare the axis under `extension: axes:` and write it with the prefix ext.",
)
NOT_AN_AXIS = Code(
    "mapping.not-an-axis",
    Severity.ERROR,
    "{name} is no axis but {what}",
    "The keys of `dimensions` are axes, their values members.",
    "Write an axis before the colon and a member after it.",
)
UNKNOWN_MEMBER = Code(
    "mapping.unknown-member",
    Severity.ERROR,
    "{taxonomy} has no member {name}{nearest}",
    "The name is misspelt, belongs to another version of the taxonomy, or is an extension member not declared.",
    "Correct the name, or declare the member under `extension: members:` and write it with the prefix ext.",
)
NOT_A_MEMBER = Code(
    "mapping.not-a-member",
    Severity.ERROR,
    "{name} is no member but {what}",
    "The keys of `dimensions` are axes, their values members.",
    "Write an axis before the colon and a member after it.",
)
DEFAULT_MEMBER = Code(
    "mapping.default-member",
    Severity.ERROR,
    "{member} is the default of {axis} and can't be written on a fact",
    "A fact without a member on an axis already has the axis's default (XBRL Dimensions 1.0, 3.1.4.1).",
    "Leave the dimension out.",
)
PERIOD_CONFLICT = Code(
    "mapping.period-conflict",
    Severity.ERROR,
    "the rule is for rows with {said} periods, but {name} is reported {concept}",
    "A concept is reported either at a point in time or for a duration; the rule could never give a fact.",
    "Choose a concept of the other kind, or correct `period`.",
)
DECLARED_TWICE = Code(
    "mapping.declared-twice",
    Severity.ERROR,
    "ext:{name} is declared twice; the first time at {first}",
    "The extension taxonomy can hold a name only once.",
    "Keep one of the declarations, or give one of them another name.",
)
OTHER_TAXONOMY = Code(
    "mapping.other-taxonomy",
    Severity.WARNING,
    "the pack is written for {pack}, the filing uses {filing}",
    "Concepts come and go between versions of a taxonomy, and some change their meaning.",
    "Use a pack for {filing}, or set the filing's taxonomy to {pack}.",
)
BALANCE = Code(
    "mapping.balance-misplaced",
    Severity.ERROR,
    "ext:{name} is not monetary, so it can't have a balance",
    "Debit and credit are properties of amounts of money (XBRL 2.1, 5.1.1.2).",
    "Delete `balance`, or set the type to monetary.",
    fatal=True,
)

CODES: tuple[Code, ...] = (
    NO_CONDITION,
    UNKNOWN_PREFIX,
    UNKNOWN_CONCEPT,
    NOT_REPORTABLE,
    UNKNOWN_AXIS,
    NOT_AN_AXIS,
    UNKNOWN_MEMBER,
    NOT_A_MEMBER,
    DEFAULT_MEMBER,
    PERIOD_CONFLICT,
    DECLARED_TWICE,
    OTHER_TAXONOMY,
    BALANCE,
)
