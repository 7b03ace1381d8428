"""Codes of findings of `tieout mapping lint`: rules and declarations that can be used and are mistakes even so."""

from tieout.diagnostics.findings import Code, Severity

DEPRECATED = Code(
    "lint.deprecated",
    Severity.WARNING,
    "{name} is out of date: the taxonomy marks it {mark!r}",
    "Publishers keep an element for a while after they have replaced it, so that old reports stay readable.",
    "Use the element that replaced it; `tieout taxonomy show {name}` tells what stands near it.",
)
STATEMENT_CONFLICT = Code(
    "lint.statement-conflict",
    Severity.ERROR,
    "the rule is for {statement}, but {name} is reported {concept}",
    "All figures of a statement of financial position are at an instant, all of one of profit or loss for a duration, "
    "so the rule could never give a fact.",
    "Choose a concept of the other kind, or correct `statement`.",
)
LABEL_PERIOD = Code(
    "lint.label-period",
    Severity.WARNING,
    "the label {label!r} speaks of a figure {other}, but {name} is reported {concept}",
    "The words of the label name the beginning, the end or the length of a period, and the concept is of the other "
    "kind; none of its own labels has such words.",
    "Choose a concept of the other kind, or take the label out of the rule.",
)
SIGN_DEDUCTION = Code(
    "lint.sign-deduction",
    Severity.ERROR,
    "{name} ({balance}) can't be a deduction: {why}",
    "A deduction is an expense, an outflow or an allowance. Where a table shows deductions in parentheses, the sign of "
    "every figure of the rule would be turned.",
    "Delete `sign`, or choose the concept of the expense, payment or allowance.",
)
SIGN_PRESENTED = Code(
    "lint.sign-presented",
    Severity.ERROR,
    "{name} ({balance}) is deducted on the page and reported positive, but the rule takes the sign as presented",
    "A statement prints what a figure adds to its total, so that one of the opposite balance stands in parentheses "
    "there; as presented it would be reported negative.",
    "Write `sign: deduction`, or `sign: reversed` where the label itself puts the deduction in parentheses.",
)
SIGN_REVERSED = Code(
    "lint.sign-reversed",
    Severity.ERROR,
    "{name} adds to cash as it is presented, so its sign can't be reversed in a statement of cash flows",
    "The concept's balance is that of cash itself: an inflow is positive on the page and as a fact.",
    "Delete `sign`, or choose the concept of the payment.",
)
MEASURE_MISFIT = Code(
    "lint.measure-misfit",
    Severity.ERROR,
    "the rule is for figures of the measure {measure}, but {name} is of {type}, which takes {wanted}",
    "Percentages, amounts, days and counts are facts of different item types; the rule could never give a fact.",
    "Correct `measure`, or choose a concept whose type fits. Without `measure` a rule is for amounts.",
)
UNIT_MISFIT = Code(
    "lint.unit-misfit",
    Severity.ERROR,
    "the unit {unit} does not fit {name}, which is measured in {wanted}",
    "The item type of a concept says in what its facts are measured (XBRL 2.1, 4.8.2).",
    "Correct or delete `unit`.",
)
DECIMALS = Code(
    "lint.decimals",
    Severity.WARNING,
    "decimals {said} is finer than any figure of {name}; figures of {type} have at most {finest}",
    "No currency is divided further than into thousandths, and shares are counted whole.",
    "Write how exact the figures are: 0 for units, -3 for thousands, -6 for millions.",
)
MEMBER_OUTSIDE = Code(
    "lint.member-outside-domain",
    Severity.ERROR,
    "{member} is not a member of {axis}{having}",
    "The taxonomy neither lists the member in the domain of the axis (XBRL Dimensions 1.0, 2.5) nor presents it there.",
    "Choose a member of {axis}{near}, another axis, or a member of the extension.",
)
AXIS_TWICE = Code(
    "lint.axis-twice",
    Severity.INFO,
    "the axis {axis} is given twice: {member} takes the place of {before}, which the group says",
    "A dimension of a rule goes before its group's, so the group's member does not hold for this rule.",
    "Move the rule out of the group if this is meant, else delete the dimension.",
)
CONTRADICTION = Code(
    "lint.contradiction",
    Severity.ERROR,
    "no row can meet the conditions on {what}: {why}",
    "A row must meet the conditions of a rule and of all its groups.",
    "Correct the rule's condition, or move the rule out of the group.",
)
TEXT_VANISHES = Code(
    "lint.text-vanishes",
    Severity.ERROR,
    "{key}: normalisation leaves nothing of {text!r}, so it stands for a row without a label",
    "Footnote marks, dots, colons and list dashes are taken off labels before they are compared.",
    'Write what the label says, or `""` if a row without a label is meant.',
)
PATTERN_UNMATCHED = Code(
    "lint.pattern-unmatched",
    Severity.ERROR,
    "{key}: {pattern!r} can't match: of {text!r} normalisation makes {normal!r}",
    "Patterns match against normalised texts: straight quotes and dashes, one blank, no colon, dot or footnote mark at "
    "the end, no list dash at the beginning.",
    "Write the pattern for the normalised text.",
)
SHADOWED = Code(
    "lint.shadowed",
    Severity.ERROR,
    "the rule never counts: {first} takes all of its rows and {first_result}, while this rule {result}",
    "Inside a pack the first matching rule counts, and one further up asks for nothing that this one's rows lack.",
    "Put the particular rule before the general one, or delete one of them.",
)
REDUNDANT = Code(
    "lint.redundant",
    Severity.WARNING,
    "the rule never counts: {first} takes all of its rows and {first_result} as well",
    "Inside a pack the first matching rule counts, and one further up asks for nothing that this one's rows lack.",
    "Delete the rule.",
)
LABEL_SHADOWED = Code(
    "lint.label-shadowed",
    Severity.ERROR,
    "the label {label!r} never counts here: {first} takes it and {first_result}, while this rule {result}",
    "Inside a pack the first matching rule counts, and one further up takes this label and asks for nothing more.",
    "Delete the label here or there, or put the particular rule before the general one.",
)
OVERLAP = Code(
    "lint.overlap",
    Severity.WARNING,
    "the row {label!r} is taken by {first}, which {first_result}; this rule matches it too and {result}",
    "Both rules match a row of the document, and the first is not the more particular one: only their order decides.",
    "Give the rule that is meant a narrower condition, or put the particular rule first.",
)
UNUSED_RULE = Code(
    "lint.unused-rule",
    Severity.WARNING,
    "the rule matches no figure of the document",
    "A pack of the layer filer is written for one document; a rule without a row is misspelt or left over.",
    "Compare label, section, heading and caption with the document, or delete the rule.",
)
UNUSED_TAKEN = Code(
    "lint.unused-taken",
    Severity.WARNING,
    "the rule decides on no figure of the document: {first} takes those that it matches",
    "A pack of the layer filer is written for one document; another rule goes before this one for all of its rows.",
    "Delete one of the two rules, or narrow the other.",
)
UNUSED_DECLARATION = Code(
    "lint.unused-declaration",
    Severity.WARNING,
    "no rule names the {kind} ext:{name}",
    "The extension is written with what facts use, so the declaration has no effect.",
    "Delete the declaration, or write the rule that it is for.",
)
PATTERN_EMPTY = Code(
    "lint.pattern-empty",
    Severity.ERROR,
    "the pattern {pattern!r} matches a row without a label",
    "Totals often have no label; such a pattern takes every row that no other rule has taken.",
    'Write a pattern with a word in it; for rows without a label write `label: ""`.',
)
PATTERN_WIDE = Code(
    "lint.pattern-wide",
    Severity.WARNING,
    "the pattern {pattern!r} matches the labels of {count} concepts of this kind, such as {some}",
    "A pattern for one meaning matches few of the taxonomy's own standard labels; this one takes rows that mean "
    "something else.",
    "Write the words that tell this row from others, or list its labels.",
)
LABEL_TWICE = Code(
    "lint.label-twice",
    Severity.WARNING,
    "{key}: {text!r} stands in the list already, as {first!r}",
    "Texts are compared after normalisation, so letter case, quotes, dashes and marks make no difference.",
    "Delete one of the two.",
)
DUPLICATES_STANDARD = Code(
    "lint.extension-duplicates",
    Severity.ERROR,
    "ext:{name} has the label of {standard}, and its type, balance and period type",
    "An extension is for what the taxonomy has no element for; a needless one can't be compared with other reports.",
    "Use {standard} in the rules and delete the declaration.",
)
NEAR_STANDARD = Code(
    "lint.extension-near",
    Severity.WARNING,
    "ext:{name} ({label!r}) differs from {standard} ({standard_label!r}) by its wording only",
    "An extension is for what the taxonomy has no element for; here type, balance and period type are those of a "
    "standard element, and the labels share their words.",
    "Use {standard}, or choose a label that says what is different.",
)
LABEL_SHARED = Code(
    "lint.label-shared",
    Severity.WARNING,
    "the {kind}s ext:{name} and ext:{other} have the same label, {label!r}",
    "A reader sees labels and not names, and can't tell the two apart.",
    "Give each a label that says what it is, or keep one of them.",
)
NO_ANCHOR = Code(
    "lint.no-anchor",
    Severity.WARNING,
    "ext:{name} is {type} and has no anchor",
    "Amounts of an extension are tied to the closest wider element of the taxonomy, or to those they combine "
    "(ESEF RTS, Annex IV, 9).",
    "Write `wider:` with the closest concept that comprises it, or `narrower:` with those that it combines.",
)
ANCHOR_MISFIT = Code(
    "lint.anchor-misfit",
    Severity.ERROR,
    "ext:{name} is anchored to {anchor} of another {what}: {theirs} instead of {mine}",
    "What is wider or narrower in meaning is of the same kind: the same item type, and an instant or a duration alike.",
    "Choose an anchor of the same kind, or correct the declaration.",
)
ANCHOR_BALANCE = Code(
    "lint.anchor-balance",
    Severity.WARNING,
    "ext:{name} is {mine}, its anchor {anchor} is {theirs}",
    "A part of an expense is an expense; opposite balances mean that a sign is wrong on one side.",
    "Correct `balance`, or choose another anchor. A net amount may combine both balances in `narrower`.",
)
ANCHOR_TWICE = Code(
    "lint.anchor-twice",
    Severity.ERROR,
    "ext:{name} names the anchor {anchor} twice",
    "A concept can't be both wider and narrower than another one, and once is enough.",
    "Delete one of the two.",
)
ANCHOR_OWN = Code(
    "lint.anchor-own",
    Severity.ERROR,
    "ext:{name} is anchored to {what}",
    "Anchors tie an extension to the base taxonomy, which every reader knows.",
    "Name a concept of the taxonomy.",
)

CODES: tuple[Code, ...] = (
    DEPRECATED,
    STATEMENT_CONFLICT,
    LABEL_PERIOD,
    SIGN_DEDUCTION,
    SIGN_PRESENTED,
    SIGN_REVERSED,
    MEASURE_MISFIT,
    UNIT_MISFIT,
    DECIMALS,
    MEMBER_OUTSIDE,
    AXIS_TWICE,
    CONTRADICTION,
    TEXT_VANISHES,
    PATTERN_UNMATCHED,
    SHADOWED,
    REDUNDANT,
    LABEL_SHADOWED,
    OVERLAP,
    UNUSED_RULE,
    UNUSED_TAKEN,
    UNUSED_DECLARATION,
    PATTERN_EMPTY,
    PATTERN_WIDE,
    LABEL_TWICE,
    DUPLICATES_STANDARD,
    NEAR_STANDARD,
    LABEL_SHARED,
    NO_ANCHOR,
    ANCHOR_MISFIT,
    ANCHOR_BALANCE,
    ANCHOR_TWICE,
    ANCHOR_OWN,
)
