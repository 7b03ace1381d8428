"""A small build made by hand: two tables, five figures of every outcome, two facts, five number tokens."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tieout.diagnostics import Finding, Severity, TextAt, YamlAt
from tieout.export import Source, Summary, TaxonomyUsed
from tieout.model import (
    PURE,
    Cell,
    CellState,
    Component,
    Decision,
    Display,
    Entity,
    Extension,
    ExtensionConcept,
    Extraction,
    Fact,
    ItemType,
    LineItem,
    LoadedFact,
    Measure,
    NumberToken,
    Outcome,
    Period,
    QName,
    Ran,
    Report,
    RuleSet,
    SourceDocument,
    Table,
    TokenClass,
    Unit,
    ValidationResult,
    Verdict,
)

FILE = "harbour.txt"
IFRS = "https://example.org/base"
OWN = "https://example.org/own"
YEAR = Period(date(2023, 7, 1), date(2024, 6, 30))
DAY = Period(None, date(2024, 6, 30))
EUR = Unit("EUR")
RULE = YamlAt("mappings/ifrs/profit.yaml", 12, 5)

_ITEM = LineItem(
    place=TextAt(FILE, 5, 12),
    text="(1,234)",
    value=Decimal("-1.234E+6"),
    state=CellState.VALUE,
    table="t1",
    row=0,
    column=1,
    label='Cost, "direct"',
    label_path=("Expenses", "Operating"),
    headings=("RESULTS",),
    caption="Our results <2024>",
    statement="IS",
    period=YEAR,
    measure=Measure.AMOUNT,
    unit=EUR,
    scale=3,
    decimals=-3,
    audited=True,
    evidence=("header: 2024", "unit: €'000"),
)
TAGGED = Decision(_ITEM, Outcome.TAGGED, "", RULE, "f-5-12")
NIL = Decision(
    replace(
        _ITEM,
        place=TextAt(FILE, 9, 3),
        text="–",
        value=Decimal("0E+3"),
        state=CellState.NIL,
        table="t2",
        label="Buoys",
        label_path=(),
        caption="",
        statement="BS",
        period=DAY,
        audited=None,
        evidence=(),
    ),
    Outcome.TAGGED,
    "",
    RULE,
    "f-9-3",
)
PERCENT = Decision(
    replace(
        _ITEM,
        place=TextAt(FILE, 5, 24),
        text="19.8",
        value=Decimal("0.198"),
        measure=Measure.PERCENT,
        unit=PURE,
        scale=-2,
        decimals=3,
        audited=False,
        column=2,
    ),
    Outcome.IGNORED,
    "percentage of the total",
)
UNMAPPED = Decision(
    replace(_ITEM, place=TextAt(FILE, 6, 12), text="7", value=Decimal(7000), label="Fog signals"),
    Outcome.UNMAPPED,
    "no rule matches",
)
UNRESOLVED = Decision(
    replace(
        _ITEM,
        place=TextAt(FILE, 10, 3),
        text="12",
        value=None,
        state=CellState.UNRESOLVED,
        table="t2",
        label="",
        label_path=(),
        caption="",
        statement="BS",
        period=None,
        unit=None,
        decimals=None,
        audited=None,
    ),
    Outcome.UNRESOLVED,
    "two columns come to the same period",
)
DECISIONS = (TAGGED, PERCENT, UNMAPPED, NIL, UNRESOLVED)

COST = QName(IFRS, "CostOfSales", "ifrs-full")
BUOYS = QName(OWN, "Buoys", "hbr")
FACTS = (
    Fact(
        id="f-5-12",
        concept=COST,
        value=Decimal("1.234E+6"),
        period=YEAR,
        dimensions=(
            (QName(IFRS, "AxisA", "ifrs-full"), QName(OWN, "MemberA", "hbr")),
            (QName(IFRS, "AxisB", "ifrs-full"), QName(IFRS, "MemberB", "ifrs-full")),
        ),
        unit=Unit("EUR", "shares"),
        decimals=-3,
        display=Display("1,234", 3, "", "num-dot-decimal"),
        origins=(TextAt(FILE, 5, 12), TextAt(FILE, 20, 7)),
        rule=RULE,
        text="(1,234)",
        explanation=("scale: thousands of the header", "sign: a deduction in parentheses"),
    ),
    Fact(
        id="f-9-3",
        concept=BUOYS,
        value=Decimal("0E+3"),
        period=DAY,
        dimensions=(),
        unit=EUR,
        decimals=-3,
        display=Display("–", 3, "", "fixed-zero"),
        origins=(TextAt(FILE, 9, 3),),
        rule=YamlAt("own.yaml", 3, 1),
        text="–",
    ),
)
TOKENS = (
    NumberToken(TextAt(FILE, 1, 9), "30", TokenClass.PERIOD, "day of a date"),
    NumberToken(TextAt(FILE, 5, 13), "1,234", TokenClass.FIGURE, "cell of t1"),
    NumberToken(TextAt(FILE, 5, 24), "19.8", TokenClass.FIGURE, "cell of t1"),
    NumberToken(TextAt(FILE, 6, 12), "7", TokenClass.FIGURE, "cell of t1"),
    NumberToken(TextAt(FILE, 12, 1), "3", TokenClass.ORDINAL, "number of a note"),
)
FINDINGS = (
    Finding("mapping.odd", Severity.WARNING, "no rule for 'Fog signals'", TextAt(FILE, 6, 1), help="Add a rule."),
    Finding(
        "calc11e:inconsistent",
        Severity.ERROR,
        "5 < 6 & more",
        TextAt(FILE, 5, 12),
        related=(RULE,),
        facts=("f-5-12", "f-elsewhere"),
        help="Correct the total.",
    ),
    Finding("mapping.odd", Severity.WARNING, "no rule for 'Bells'", TextAt(FILE, 7, 1), help="Add a rule."),
    Finding("filing.note", Severity.INFO, "a placeholder"),
)


def _table(name: str, line: int, *, resolved: bool) -> Table:
    raw = ((Cell("", TextAt(FILE, line, 1), 0),),)
    caption = "Our results <2024>" if name == "t1" else ""
    return Table(name, caption, ("RESULTS", "Buoys"), "", (), (), raw, 0, resolved=resolved)


REPORT = Report(
    entity=Entity("Harbour & Sons <plc>", "http://example.org/entity", "placeholder"),
    language="en",
    title="Annual results",
    taxonomy="base-2024",
    extension=Extension(
        "hbr", OWN, (ExtensionConcept(BUOYS, "Buoys", ItemType.MONETARY, "instant", "debit", (), (), RULE),), (), ()
    ),
    facts=FACTS,
    decisions=DECISIONS,
    summations=(),
    document=SourceDocument(
        FILE, "d" * 64, "text/plain", (), (_table("t1", 4, resolved=True), _table("t2", 8, resolved=False))
    ),
)
SUMMARY = Summary(
    tool_version="0.1.0",
    report=REPORT,
    extraction=Extraction(tuple(decision.item for decision in DECISIONS), TOKENS),
    validation=ValidationResult(
        sha256="a" * 64,
        components=(Component("Arelle", "2.47.3", "e" * 64),),
        rule_sets=(RuleSet("XBRL 2.1", Ran.RAN), RuleSet("Formula", Ran.NOT_RUN, "plugin missing")),
        loaded=(LoadedFact("f-5-12", "ifrs-full:CostOfSales", "1234000", "-3"),),
        findings=FINDINGS[1:2],
    ),
    verdict=Verdict.NOT_RUN,
    findings=FINDINGS,
    package="hbr.xbri",
    package_sha256="a" * 64,
    sources=(Source("filing", "filing.yaml", "b" * 64), Source("document", FILE, "d" * 64)),
    taxonomy=TaxonomyUsed("base-2024", "generated", "base-2024.zip", "c" * 64),
    profile="ifrs",
)
