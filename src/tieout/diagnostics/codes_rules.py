"""Codes of tieout's own rules about what was filed: what a regulator's analyst looks for beyond the specifications."""

from tieout.diagnostics.findings import Code, Severity

NEGATIVE = Code(
    "rules.negative",
    Severity.WARNING,
    "{concept} is {value}, though its meaning leaves no room for a negative value",
    "The label of the concept names no opposite (as '(loss)' or '(decrease)' would), so its facts are positive; most"
    " often a figure in parentheses on the page was tagged with its sign.",
    "Report the value without a minus sign, or tag the concept that the figure really means.",
)
FLIPPED = Code(
    "rules.sign-flipped",
    Severity.WARNING,
    "{concept} is {value} here and {other} for {period}: nearly the same amount with the opposite sign",
    "A figure rarely turns into nearly its own opposite from one period to the next; a sign was changed in tagging.",
    "Compare both figures with the page, and make the signs follow the same rule.",
)
PERCENT_UNSCALED = Code(
    "rules.percent-unscaled",
    Severity.WARNING,
    "{concept} is {value}, that is {percent} %: the figure {text!r} on the page was tagged without a scale of -2",
    "Percentages are reported as ratios: 19.8 % is 0.198 (Data Type Registry, percentItemType).",
    "Tag percentages with scale -2.",
)
ABOVE_WHOLE = Code(
    "rules.percent-above-100",
    Severity.WARNING,
    "{concept} is {percent} %, more than the whole",
    "A share, rate or proportion above 100 % is most often a scaling error; growth and change may exceed it.",
    "Look at the figure on the page and at its scale.",
)
PER_SHARE_SCALED = Code(
    "rules.per-share-scaled",
    Severity.WARNING,
    "{concept} is {value} a share: the scale of the table ({scale}) was applied to an amount per share",
    "Amounts per share stand in full units in tables that are otherwise in thousands or millions.",
    "Tag amounts per share with scale 0, or -2 where they are in hundredths.",
)
SCALE_IN_ROW = Code(
    "rules.scale-differs-in-row",
    Severity.WARNING,
    "{concept} is tagged with scale {scale} here and with scale {other} elsewhere in the same row",
    "The figures of one row are in the same unit, so one of the two is off by a power of ten.",
    "Give all figures of the row the scale that the table states.",
)
SCALE_IN_TABLE = Code(
    "rules.scale-differs-in-table",
    Severity.WARNING,
    "{concept} is tagged with scale {scale}, while {count} other amounts of its table have scale {other}",
    "Amounts of one table are in the same unit unless the row says otherwise.",
    "Check whether the row states another unit; else give it the scale of the table.",
)
MAGNITUDE = Code(
    "rules.magnitude",
    Severity.WARNING,
    "{concept} is {value} here and {other} for {period}: {times} times as much for figures of like length on the page",
    "The digits on the page are alike, the values are not: one of them has the wrong scale.",
    "Compare scale and unit of both figures with the page.",
)
SUM_SIGN = Code(
    "rules.sum-sign",
    Severity.WARNING,
    "{total} is {value}, its parts add up to {sum}; with {part} as {mended} they would agree: its sign is wrong",
    "Turning the sign of one part makes the calculation hold within rounding (Calculations 1.1).",
    "Report {part} with the opposite sign, or give its arc the opposite weight.",
)
SUM_SCALE = Code(
    "rules.sum-scale",
    Severity.WARNING,
    "{total} is {value}, its parts add up to {sum}; with {part} as {mended} they would agree: its scale is wrong",
    "Moving one figure by a power of ten makes the calculation hold within rounding (Calculations 1.1).",
    "Give {part} the scale that makes it {mended}.",
)
SUM_MISSING = Code(
    "rules.sum-missing-part",
    Severity.WARNING,
    "{total} is {value}, its parts add up to {sum}; the difference is {part}, which the calculation leaves out",
    "A reported fact of the same period and dimensions is exactly what the sum lacks.",
    "Add {part} to the calculation of {total}.",
)
SUM_EXTRA = Code(
    "rules.sum-extra-part",
    Severity.WARNING,
    "{total} is {value}, its parts add up to {sum}; without {part} they would agree: it is counted and should not be",
    "Leaving one part out makes the calculation hold: it is part of another part, or has the wrong concept.",
    "Take {part} out of the calculation of {total}, or tag its figure with the concept that it means.",
)
SUM_ROUNDING = Code(
    "rules.sum-rounding",
    Severity.WARNING,
    "{total} is {value}, its parts add up to {sum}: they differ by {difference}, about the rounding of {count} parts",
    "The decimals claim more accuracy than the figures have: rounded parts need not add up to the last digit.",
    "State decimals that the figures really have; change no figure.",
)
SUM_DIFFERS = Code(
    "rules.sum-differs",
    Severity.WARNING,
    "{total} is {value}, its parts add up to {sum}: they differ by {difference}, which no one change would mend",
    "More than one figure, sign or relationship of the calculation is wrong, or the document itself does not add up.",
    "Compare each figure of the calculation with the page.",
)
IDENTITY = Code(
    "rules.identity",
    Severity.WARNING,
    "{left} is {value}, but {right} is {other}: they differ by {difference}",
    "By their definitions in IFRS the two are the same amount.",
    "Compare the figures with the page, then their signs, scales and periods.",
)
EARNINGS = Code(
    "rules.earnings-per-share",
    Severity.WARNING,
    "{concept} is {value}, but the profit divided by the number of shares is {other}",
    "Earnings per share are the profit attributable to ordinary equity holders over the weighted shares (IAS 33.9).",
    "Check scale and sign of the earnings per share, of the profit and of the number of shares.",
)
DUPLICATE_COMPLETE = Code(
    "rules.duplicate-complete",
    Severity.INFO,
    "{count} facts say the same of {concept}, with the same value and accuracy",
    "The figure stands at several places of the page, and all of them are tagged alike.",
    "Nothing needs to be done.",
)
DUPLICATE_CONSISTENT = Code(
    "rules.duplicate-consistent",
    Severity.INFO,
    "{count} facts say the same of {concept} with different accuracy; their values agree within rounding",
    "The figure stands in a table and, rounded, in a sentence or another table.",
    "Nothing needs to be done.",
)
DUPLICATE_INCONSISTENT = Code(
    "rules.duplicate-inconsistent",
    Severity.ERROR,
    "{concept} has several values for the same period and dimensions: {values}",
    "Facts with the same aspects can't both be true (Open Information Model 1.0, duplicates).",
    "Correct the wrong value, or give one of them another concept, period or dimension.",
)
NEEDLESS_EXTENSION = Code(
    "rules.needless-extension",
    Severity.WARNING,
    "the extension concept {concept} has the label of {standard}, with the same type, period and balance",
    "A concept of the base taxonomy means the same, so the extension keeps the figure from being compared.",
    "Use {standard}.",
)
SAME_LABEL = Code(
    "rules.same-label",
    Severity.WARNING,
    "the row {label!r} with the value {value} is {concept} here and {other} at another place",
    "The same figure under the same words is tagged as two different things.",
    "Decide which concept the figure means, and use it in both places.",
)
SAME_CONCEPT = Code(
    "rules.same-concept",
    Severity.WARNING,
    "{concept} is reported by two rows of one table: {label!r} and {other!r}",
    "Rows that the company itself tells apart in one table mean different things.",
    "Give one of the rows the concept or dimension that sets it apart.",
)
UNTAGGED = Code(
    "rules.untagged-figure",
    Severity.WARNING,
    "{count} figure(s) of the row {label!r} are not tagged in a table whose other figures are, the first {text!r}",
    "A number that stands among tagged ones was left out.",
    "Tag it, or take it out of the statement.",
)
UNTAGGED_DASH = Code(
    "rules.untagged-dash",
    Severity.WARNING,
    "{count} dash(es) of the row {label!r} are not tagged, while other figures of the row are",
    "A dash in a column of figures reports nil (zero), and readers of the data see nothing.",
    "Tag dashes as zero (ixt:fixed-zero) or as nil.",
)
OFF_PERIOD = Code(
    "rules.period-off",
    Severity.WARNING,
    "{concept} is reported for {period}, a few days off {usual}, for which {count} facts are reported",
    "The dates of a context were mistyped: nearly all facts end or begin on other days.",
    "Use the context of the reporting period.",
)
FUTURE_PERIOD = Code(
    "rules.period-after-report",
    Severity.WARNING,
    "{concept} is reported for {period}, after the end of the reporting period ({end})",
    "A fact of the past can't be dated after the period that is reported on.",
    "Correct the dates of the context.",
)
TOO_FINE = Code(
    "rules.finer-than-decimals",
    Severity.WARNING,
    "{concept} is {value}, which has more digits than its decimals ({decimals}) say are exact",
    "Digits beyond the stated accuracy are no information, or the decimals are wrong (XBRL 2.1, 4.6.6).",
    "State the decimals of the figure as shown.",
)
HIDDEN = Code(
    "rules.hidden-figure",
    Severity.WARNING,
    "{concept} is hidden: its value {value} stands nowhere on the page",
    "Hidden facts can't be compared with what readers see; figures can always be shown.",
    "Tag the figure where it stands on the page, and take it out of ix:hidden.",
)
RESTATED = Code(
    "rules.prior-differs",
    Severity.WARNING,
    "{concept} for {period} is {value}; the filing before reported {other}",
    "The comparative was restated, or one of the two filings has it wrong.",
    "If it was restated, nothing needs to be done but the disclosure; else correct the value.",
)
MISSING_COMPARATIVE = Code(
    "rules.prior-missing",
    Severity.WARNING,
    "{concept} for {period} stood in the filing before with {other}; this one has no comparative for it",
    "IAS 1.38 asks for comparatives of all amounts; a line that is gone was dropped, renamed or tagged otherwise.",
    "Report the comparative, or check whether the line now has another concept.",
)

CODES: tuple[Code, ...] = (
    NEGATIVE,
    FLIPPED,
    PERCENT_UNSCALED,
    ABOVE_WHOLE,
    PER_SHARE_SCALED,
    SCALE_IN_ROW,
    SCALE_IN_TABLE,
    MAGNITUDE,
    SUM_SIGN,
    SUM_SCALE,
    SUM_MISSING,
    SUM_EXTRA,
    SUM_ROUNDING,
    SUM_DIFFERS,
    IDENTITY,
    EARNINGS,
    DUPLICATE_COMPLETE,
    DUPLICATE_CONSISTENT,
    DUPLICATE_INCONSISTENT,
    NEEDLESS_EXTENSION,
    SAME_LABEL,
    SAME_CONCEPT,
    UNTAGGED,
    UNTAGGED_DASH,
    OFF_PERIOD,
    FUTURE_PERIOD,
    TOO_FINE,
    HIDDEN,
    RESTATED,
    MISSING_COMPARATIVE,
)

__all__ = ["CODES"]
