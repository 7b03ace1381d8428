"""The shape of a mapping pack's file: the mapping language as declared data."""

import re

from tieout.mapping._patterns import MAX_PATTERN, pattern_fault
from tieout.model import ItemType, Measure
from tieout.yaml_source import Either, Field, Many, Named, Record, Table, Text, json_schema

_LOCAL = r"[A-Za-z_][A-Za-z0-9_.\-]*"
STATEMENTS = ("IS", "BS", "CF", "OCI", "EQ")
PERIODS = ("instant", "duration")
SIGNS = ("presented", "reversed", "deduction")
MEASURES = tuple(
    measure.value
    for measure in (Measure.AMOUNT, Measure.PERCENT, Measure.RATIO, Measure.DAYS, Measure.COUNT, Measure.PER_UNIT)
)
LAYERS = ("base", "sector", "filer")
REVIEWS = ("proposed", "accepted", "rejected")
MAX_DECIMALS = 99
_NUMERIC = tuple(kind.value for kind in ItemType if kind is not ItemType.STRING)


def _no_decimals(text: str) -> str:
    """Why a text is no value of `decimals`."""
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        return "it is no whole number"
    return "" if abs(int(text)) <= MAX_DECIMALS else f"it is not between -{MAX_DECIMALS} and {MAX_DECIMALS}"


def _no_digest(text: str) -> str:
    """Why a text is no digest; a pattern would keep editors from taking one whose characters are all digits."""
    return "" if re.fullmatch(r"[0-9a-f]{12}", text) else "it is not made of twelve digits or letters from a to f"


LABEL = Text("a label as printed", empty=True)
PATTERN = Text(f"a regular expression of at most {MAX_PATTERN} characters", check=pattern_fault)
NAME = Text("a qualified name such as ifrs-full:Revenue", pattern=f"{_LOCAL}:{_LOCAL}")
LOCAL_NAME = Text("a name for XML: a letter, then letters, digits, dots, hyphens or underscores", pattern=_LOCAL)
UNIT = Text(
    "a unit such as EUR, pure, shares, days or CNY/customer",
    pattern=r"[A-Za-z][A-Za-z0-9\-]*(/[A-Za-z][A-Za-z0-9\-]*)?",
)
DIMENSIONS = Table("axes with a member each, such as ifrs-full:SegmentsAxis: ext:RetailMember", NAME, NAME)

_CONDITIONS = (
    Field(
        "label", Many(LABEL, or_one=True), "The row's label, or one of several, after normalisation; '' has no label"
    ),
    Field("pattern", PATTERN, "A regular expression for the whole normalised label, instead of `label`"),
    Field("section", Many(Text("a label"), or_one=True), "A label of a section row above the row, at any level"),
    Field("heading", Many(Text("a heading"), or_one=True), "A heading above the table, at any level"),
    Field("caption", PATTERN, "A regular expression found in the normalised caption of the table"),
    Field("after", Many(LABEL, or_one=True), "The label of the row with figures directly above, in the same table"),
    Field("before", Many(LABEL, or_one=True), "The label of the row with figures directly below, in the same table"),
    Field("statement", Many(Text("a statement", STATEMENTS), or_one=True), "The statement that the table is"),
    Field("period", Text("a kind of period", PERIODS), "Whether the figure is for a point in time or a duration"),
    Field("measure", Many(Text("a measure", MEASURES), or_one=True), "What the figure measures; amount where absent"),
)
_EXCLUSIVE = (("label", "pattern"),)
REVIEW = Record(
    "the keys state and digest",
    (
        Field(
            "state", Text("a state", REVIEWS), "proposed: in force and told; accepted; rejected: never matches", True
        ),
        Field(
            "digest",
            Text("the digest that `tieout mapping review --accept` writes", check=_no_digest),
            "Of what was accepted or rejected; where the rule has another one now, the decision is open again",
        ),
    ),
)

RULE = Record(
    "a rule: conditions, and a concept or the reason why there is none",
    (
        *_CONDITIONS,
        Field("concept", NAME, "The concept that the row reports"),
        Field("dimensions", DIMENSIONS, "The members that the fact has on axes"),
        Field(
            "sign",
            Text("a rule for the sign", SIGNS),
            "presented: as on the page; reversed: the opposite; deduction: reported positive where it is deducted",
        ),
        Field("unit", UNIT, "The unit of the fact, instead of the one read from the page"),
        Field(
            "decimals",
            Text("a whole number such as -3, for thousands", check=_no_decimals),
            "The accuracy of the fact, instead of the one that the page shows; never finer",
        ),
        Field("ignore", Text("the reason"), "Why the row is no fact"),
        Field("examples", Many(LABEL, or_one=True), "Labels as printed that the rule is meant for; it must match each"),
        Field("review", REVIEW, "How far a person has agreed to the rule; absent where it was written by hand"),
    ),
    one_of=("concept", "ignore"),
    exclusive=_EXCLUSIVE,
)


def _rule_or_group() -> Either:
    """A group where there is `when`, else a rule; groups may stand in groups."""
    return Either("when", GROUP, RULE)


RULES = Many(Named("rule", _rule_or_group))
GROUP: Record = Record(
    "a group of rules with conditions in common",
    (
        Field("when", Record("conditions", _CONDITIONS, exclusive=_EXCLUSIVE), "Conditions of all rules below", True),
        Field("dimensions", DIMENSIONS, "Dimensions of all rules below"),
        Field("rules", RULES, "Rules and groups to which the conditions are added", True),
    ),
)
_ANCHORS = Many(NAME, or_one=True)
CONCEPT = Record(
    "an extension concept",
    (
        Field("label", Text("a label"), "The concept's label", True),
        Field("type", Text("an item type", _NUMERIC), "What kind of value it has", True),
        Field("period", Text("a kind of period", PERIODS), "Point in time or duration", True),
        Field("balance", Text("a balance", ("debit", "credit")), "Debit or credit, for amounts of money"),
        Field("wider", _ANCHORS, "Concepts of the taxonomy that are wider in meaning (anchors)"),
        Field("narrower", _ANCHORS, "Concepts of the taxonomy that it combines (anchors)"),
    ),
)
MEMBER = Record("an extension member", (Field("label", Text("a label"), "The member's label", True),))
AXIS = Record(
    "an extension axis",
    (
        Field("label", Text("a label"), "The axis's label", True),
        Field("domain", LOCAL_NAME, "The name of its domain member, which is its default", True),
        Field("domain-label", Text("a label"), "The domain member's label", True),
    ),
)
EXTENSION = Record(
    "extension concepts, members and axes",
    (
        Field("concepts", Table("names with an extension concept each", LOCAL_NAME, CONCEPT), "Own concepts"),
        Field("members", Table("names with an extension member each", LOCAL_NAME, MEMBER), "Own members"),
        Field("axes", Table("names with an extension axis each", LOCAL_NAME, AXIS), "Own axes"),
    ),
)
SHAPE = Record(
    "the keys of a mapping pack",
    (
        Field("pack", Text("the name of the pack"), "The name of the pack", True),
        Field("title", Text("a title"), "What the pack is for"),
        Field("layer", Text("a layer", LAYERS), "Which packs it stands between; filer where absent"),
        Field("taxonomy", Text("the name of a taxonomy"), "The taxonomy that its concepts come from", True),
        Field("rules", RULES, "Rules, the first that matches a row counts"),
        Field("extension", EXTENSION, "What the filing's own taxonomy declares"),
    ),
)


def choices(condition: str) -> tuple[str, ...]:
    """What may be written under ``statement``, ``period`` or ``measure``."""
    return {"statement": STATEMENTS, "period": PERIODS, "measure": MEASURES}[condition]


def schema() -> str:
    """The JSON Schema of a mapping pack's file."""
    return json_schema(SHAPE, "tieout mapping pack", "Rules that map rows of a document's tables to concepts.")


__all__ = ["SHAPE", "choices", "schema"]
