"""Codes of findings about layers, examples, accuracy and review: what the mapping language says of itself."""

from tieout.diagnostics.findings import Code, Severity

LAYERS_DIFFER = Code(
    "mapping.layers-differ",
    Severity.ERROR,
    "the file is of the layer {layer}, but the pack {pack} begins with a file of the layer {first}",
    "The files of one folder are one pack, and a pack stands in one layer; a file without `layer` is of the layer "
    "filer.",
    "Write `layer: {first}` in the file, or move it to another pack.",
)
LAYERS_ORDER = Code(
    "mapping.layers-order",
    Severity.WARNING,
    "the pack {pack} of the layer {layer} stands after {before} of the layer {other}, so its rules count before those",
    "Of several packs with a rule for a row the last one counts, so the general ones stand first: base, sector, filer.",
    "Put {pack} before {before} in the filing's `mappings`.",
)
EXAMPLE = Code(
    "mapping.example-missed",
    Severity.ERROR,
    "the rule does not match its own example {example!r}, which is {normal!r} after normalisation",
    "Examples are labels as printed that the rule is meant for, so its label or pattern must match each of them.",
    "Correct the rule's pattern or label, or delete the example.",
)
FINER_DECIMALS = Code(
    "mapping.finer-decimals",
    Severity.WARNING,
    "the rule says decimals {said}, but the figures of the row {label!r} of table {table} are accurate to {page} only",
    "A rule may say that figures are less accurate than they look, never more: the page shows no such digits. The "
    "accuracy of the page was kept.",
    "Delete `decimals`, or write a value of at most {page}.",
)
PROPOSED = Code(
    "mapping.review-proposed",
    Severity.INFO,
    "the rule for {concept} is in force, but only proposed",
    "Nobody has accepted or rejected the rule yet.",
    "Decide with `tieout mapping review FILING.yaml --accept {file}:{line}`, or --reject.",
)
REOPENED = Code(
    "mapping.review-reopened",
    Severity.WARNING,
    "the rule for {concept} was {state} as {was} and is {now} now: the decision is open again, and the rule {effect}",
    "The conditions of the rule or of its groups, its concept, dimensions, sign, unit or decimals have changed since.",
    "Look at the rule and decide anew with `tieout mapping review FILING.yaml --accept {file}:{line}`, or --reject.",
)
REVIEW_NO_RULE = Code(
    "mapping.review-no-rule",
    Severity.ERROR,
    "no rule begins at {given}{nearest}",
    "A rule is named by the file and the line that it begins on, as findings and `tieout mapping review` print them.",
    "Copy the place from the list of `tieout mapping review`; nothing was written.",
    fatal=True,
)
REVIEW_AMBIGUOUS = Code(
    "mapping.review-ambiguous",
    Severity.ERROR,
    "more than one rule begins at {given}",
    "Several rules stand on one line.",
    "Add the column: {columns}; nothing was written.",
    fatal=True,
)
REVIEW_TWICE = Code(
    "mapping.review-twice",
    Severity.ERROR,
    "the rule at {given} is to be both accepted and rejected",
    "The command line names the same rule after --accept and after --reject.",
    "Decide for one of them; nothing was written.",
    fatal=True,
)
REVIEW_UNWRITTEN = Code(
    "mapping.review-unwritten",
    Severity.ERROR,
    "the decision can't be written into {file} without changing something else",
    "The file was read again after the edit, and did not say what it should; so nothing was written.",
    "Write `review` into the rule by hand.",
    fatal=True,
)

CODES: tuple[Code, ...] = (
    LAYERS_DIFFER,
    LAYERS_ORDER,
    EXAMPLE,
    FINER_DECIMALS,
    PROPOSED,
    REOPENED,
    REVIEW_NO_RULE,
    REVIEW_AMBIGUOUS,
    REVIEW_TWICE,
    REVIEW_UNWRITTEN,
)
