"""A report made by hand: a fictional company's five tables, each showing habits of real pages.

Every value is worked out from the text below by a reader, none by the program under test.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from tieout.diagnostics import TextAt, YamlAt
from tieout.model import (
    DAYS,
    PURE,
    Block,
    Cell,
    CellState,
    Column,
    Decision,
    Display,
    Entity,
    Extension,
    ExtensionAxis,
    ExtensionConcept,
    ExtensionMember,
    Fact,
    Heading,
    ItemType,
    LineItem,
    ListItem,
    Measure,
    Note,
    Outcome,
    Paragraph,
    Period,
    QName,
    Report,
    Row,
    RowRole,
    Run,
    SourceDocument,
    Summation,
    Table,
    Unit,
)
from tieout.taxonomy.types import Concept, Label, Taxonomy

FILE = "lantern.txt"
IFRS = "https://xbrl.ifrs.org/taxonomy/2025-03-27/ifrs-full"
BASE = "https://xbrl.ifrs.org/taxonomy/2025-03-27/"
OWN = "https://example.org/xbrl/lantern"
NBSP = "\u00a0"
TEXT = """\
FINANCIAL INFORMATION
RESULTS
We made lamps and buoys; revenue rose to RMB2.0 million in 2023.
The following table sets out our results:
\tYear ended December 31,\t
\t2022\t2023
\tRMB'000\tRMB'000
Revenue\t1,500\t2,000
Cost of sales\t(900)\t(1,100)
Gross profit\t600\t900
Other income\t—\t5
Other expenses\t\t(3)
-
By product\t
Lamps\t1,100\t1,400
Buoys\t400\t600
Total\t1,500\t2,000
CASH
Net increase in cash\t40\t60
Cash at beginning of year\t100\t140
Cash at end of year\t140\t200
KEY FIGURES
Growth rate\t10%-15%
Turnover days\t45.5
Revenue per customer (RMB)\t12
By yard\t
East\t1,250
West\t750
Somewhere\t1 2 3
(1) Two yards were in use.
- Lamps are sold by the piece < & "each".
\x0cEnd"""
LINES = tuple(TEXT.split("\n"))

CNY = Unit("CNY")
PER_CUSTOMER = Unit("CNY", "customer")
RULE = YamlAt("pack.yaml", 1, 1)


def ifrs(name: str) -> QName:
    return QName(IFRS, name, "ifrs-full")


def own(name: str) -> QName:
    return QName(OWN, name, "lan")


PRODUCTS = ifrs("ProductsAndServicesAxis")
YARDS = own("YardsAxis")


def place(line: int, column: int = 1) -> TextAt:
    return TextAt(FILE, line, column)


def run(line: int, start: int = 1) -> Run:
    return Run(LINES[line - 1][start - 1 :], place(line, start))


def cells(line: int) -> tuple[Cell, ...]:
    found, column = [], 1
    for index, text in enumerate(LINES[line - 1].split("\t")):
        found.append(Cell(text, place(line, column), index))
        column += len(text) + 1
    return tuple(found)


def row(line: int, role: RowRole = RowRole.DATA, path: tuple[str, ...] = ()) -> Row:
    label, *rest = cells(line)
    return Row(role, label.text, (Run(label.text, label.place),), path, tuple(rest), line)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def instant(number: int) -> Period:
    return Period(None, date(number, 12, 31))


def table(name: str, first: int, last: int, rows: tuple[Row, ...]) -> Table:
    """A resolved table of the lines from ``first`` to ``last``, under the headings of the first."""
    return Table(
        id=name,
        caption="",
        headings=("FINANCIAL INFORMATION", f"HEADING OF {name}"),
        statement="",
        columns=tuple(
            Column(
                index, Measure.AMOUNT, year(2021 + index), CNY, 3, None, ("Year ended December 31,", words, "RMB'000")
            )
            for index, words in enumerate(("2022", "2023"), 1)
        ),
        rows=rows,
        raw=tuple(cells(line) for line in range(first, last + 1)),
        header_lines=0,
    )


@dataclass
class Tagger:
    """Collects facts and the decisions behind them."""

    facts: list[Fact] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    def tag(
        self,
        where: tuple[str, int, int, int],
        text: str,
        concept: QName,
        value: str,
        period: Period,
        *,
        presented: str = "",
        scale: int = 3,
        unit: Unit = CNY,
        digits: str = "",
        decimals: int = -3,
        at: int = 0,
        fmt: str = "num-dot-decimal",
        dimensions: tuple[tuple[QName, QName], ...] = (),
    ) -> None:
        """Tag ``text`` in the cell at (table, row, line, column), ``at`` characters into it."""
        name, index, line, column = where
        start = cells(line)[column].place.column + at
        number = Decimal(value)
        display = Display(digits or text, scale, "-" if number < 0 else "", fmt)
        origins = (place(line, start),)
        fact = Fact(
            f"f-{line}-{start}", concept, number, period, dimensions, unit, decimals, display, origins, RULE, text
        )
        item = LineItem(
            place=origins[0],
            text=text,
            value=Decimal(presented or value),
            state=CellState.VALUE,
            table=name,
            row=index,
            column=column,
            label="",
            label_path=(),
            headings=(),
            caption="",
            statement="",
            period=period,
            measure=Measure.AMOUNT,
            unit=unit,
            scale=scale,
            decimals=decimals,
            audited=None,
            evidence=(),
        )
        self.facts.append(fact)
        self.decisions.append(Decision(item, Outcome.TAGGED, "", RULE, fact.id))


def results(tagger: Tagger) -> Table:
    """Costs in parentheses, a total, a dash, a blank that is nil, a line that is no row."""
    tag = tagger.tag
    tag(("t1", 0, 8, 1), "1,500", ifrs("Revenue"), "1500000", year(2022))
    tag(("t1", 0, 8, 2), "2,000", ifrs("Revenue"), "2000000", year(2023))
    cost = ifrs("CostOfSales")
    tag(("t1", 1, 9, 1), "(900)", cost, "900000", year(2022), presented="-900000", digits="900")
    tag(("t1", 1, 9, 2), "(1,100)", cost, "1100000", year(2023), presented="-1100000", digits="1,100")
    tag(("t1", 2, 10, 1), "600", ifrs("GrossProfit"), "600000", year(2022))
    tag(("t1", 2, 10, 2), "900", ifrs("GrossProfit"), "900000", year(2023))
    tag(("t1", 3, 11, 1), "—", ifrs("OtherIncome"), "0", year(2022), fmt="fixed-zero")
    tag(("t1", 3, 11, 2), "5", ifrs("OtherIncome"), "5000", year(2023))
    expense = ifrs("OtherExpenseByFunction")
    tag(("t1", 4, 12, 1), "", expense, "0", year(2022), digits=NBSP, fmt="fixed-zero")
    tag(("t1", 4, 12, 2), "(3)", expense, "3000", year(2023), presented="-3000", digits="3")
    rows = (row(8), row(9), row(10, RowRole.TOTAL), row(11), row(12), row(13, RowRole.NOISE))
    return replace(table("t1", 5, 13, rows), caption="The following table sets out our results:", header_lines=3)


def products(tagger: Tagger) -> Table:
    """A breakdown on an axis of the base by members of the company's own."""
    lamps, buoys = ((PRODUCTS, own("LampsMember")),), ((PRODUCTS, own("BuoysMember")),)
    revenue = ifrs("Revenue")
    tagger.tag(("t2", 1, 15, 1), "1,100", revenue, "1100000", year(2022), dimensions=lamps)
    tagger.tag(("t2", 1, 15, 2), "1,400", revenue, "1400000", year(2023), dimensions=lamps)
    tagger.tag(("t2", 2, 16, 1), "400", revenue, "400000", year(2022), dimensions=buoys)
    tagger.tag(("t2", 2, 16, 2), "600", revenue, "600000", year(2023), dimensions=buoys)
    tagger.tag(("t2", 3, 17, 1), "1,500", revenue, "1500000", year(2022))
    tagger.tag(("t2", 3, 17, 2), "2,000", revenue, "2000000", year(2023))
    path = ("By product",)
    rows = (row(14, RowRole.SECTION), row(15, path=path), row(16, path=path), row(17, RowRole.TOTAL))
    return table("t2", 14, 17, rows)


def cash(tagger: Tagger) -> Table:
    """The same instant concept opens and closes the table."""
    increase, balance = ifrs("IncreaseDecreaseInCashAndCashEquivalents"), ifrs("CashAndCashEquivalents")
    tagger.tag(("t3", 0, 19, 1), "40", increase, "40000", year(2022))
    tagger.tag(("t3", 0, 19, 2), "60", increase, "60000", year(2023))
    tagger.tag(("t3", 1, 20, 1), "100", balance, "100000", instant(2021))
    tagger.tag(("t3", 1, 20, 2), "140", balance, "140000", instant(2022))
    tagger.tag(("t3", 2, 21, 1), "140", balance, "140000", instant(2022))
    tagger.tag(("t3", 2, 21, 2), "200", balance, "200000", instant(2023))
    return table("t3", 19, 21, (row(19), row(20), row(21)))


def figures(tagger: Tagger) -> Table:
    """A range, days, an amount for each customer, and an axis of the company's own."""
    tag, period = tagger.tag, year(2023)
    low, high = own("LowestGrowthRate"), own("HighestGrowthRate")
    tag(("t4", 0, 23, 1), "10%", low, "0.10", period, digits="10", unit=PURE, scale=-2, decimals=2)
    tag(("t4", 0, 23, 1), "15%", high, "0.15", period, digits="15", unit=PURE, scale=-2, decimals=2, at=4)
    tag(("t4", 1, 24, 1), "45.5", own("TurnoverDays"), "45.5", period, unit=DAYS, scale=0, decimals=1)
    each = own("RevenueForEachCustomer")
    tag(("t4", 2, 25, 1), "12", each, "12", period, unit=PER_CUSTOMER, scale=0, decimals=0)
    east, west = ((YARDS, own("EastMember")),), ((YARDS, own("WestMember")),)
    tag(("t4", 4, 27, 1), "1,250", ifrs("Revenue"), "1250000", period, dimensions=east)
    tag(("t4", 5, 28, 1), "750", ifrs("Revenue"), "750000", period, dimensions=west)
    rows = (row(23), row(24), row(25), row(26, RowRole.SECTION), row(27), row(28))
    return replace(table("t4", 23, 28, rows), columns=())


def blocks(tagger: Tagger) -> Iterator[Block]:
    yield Heading(1, (run(1),))
    yield Heading(2, (run(2),))
    yield Paragraph((run(3),))
    yield Paragraph((run(4),))
    yield results(tagger)
    yield products(tagger)
    yield Heading(2, (run(18),))
    yield cash(tagger)
    yield Heading(2, (run(22),))
    yield figures(tagger)
    yield replace(table("t5", 29, 29, ()), columns=(), resolved=False)
    yield Note("(1)", (run(30, 5),))
    yield ListItem("-", (run(31, 3),))
    yield Paragraph((run(32),))


def extension() -> Extension:
    percent, number, wider = ItemType.PERCENT, ItemType.DECIMAL, (ifrs("Revenue"),)
    concepts = (
        ExtensionConcept(own("LowestGrowthRate"), "Growth rate, lowest", percent, "duration", "", (), (), RULE),
        ExtensionConcept(own("HighestGrowthRate"), "Growth rate, highest", percent, "duration", "", (), (), RULE),
        ExtensionConcept(own("TurnoverDays"), "Turnover days", number, "duration", "", (), (), RULE),
        ExtensionConcept(
            own("RevenueForEachCustomer"), "Revenue for each customer", number, "duration", "", wider, (), RULE
        ),
    )
    members = (ExtensionMember(own(f"{name}Member"), name, RULE) for name in ("Lamps", "Buoys", "East", "West"))
    axis = ExtensionAxis(YARDS, "Yards [axis]", own("YardsMember"), "Yards [member]", RULE)
    return Extension("lan", OWN, concepts, tuple(members), (axis,))


def report() -> Report:
    """The report; its facts stand out of reading order, which must not matter."""
    tagger = Tagger()
    document = SourceDocument(FILE, "0" * 64, "text/plain", LINES, tuple(blocks(tagger)))
    parts = ((ifrs("Revenue"), 1), (ifrs("CostOfSales"), -1))
    return Report(
        entity=Entity("Lantern Works Limited", "http://example.org/entity", "LANTERN"),
        language="en",
        title="Lantern Works Limited",
        taxonomy="ifrs-2025",
        extension=extension(),
        facts=tuple(reversed(tagger.facts)),
        decisions=tuple(tagger.decisions),
        summations=(Summation(f"{OWN}/role/t1", ifrs("GrossProfit"), parts, "t1"),),
        document=document,
    )


def concept(name: str, kind: str, period: str, balance: str, *labels: tuple[str, str]) -> Concept:
    found = tuple(Label(role, "en", text) for role, text in labels)
    return Concept(
        name=ifrs(name),
        id=f"ifrs-full_{name}",
        type=kind,
        substitution_group="dimensionItem" if name.endswith("Axis") else "item",
        period_type=period,
        balance=balance,
        abstract=name.endswith(("Axis", "Domain")),
        nillable=True,
        labels=found,
    )


def taxonomy() -> Taxonomy:
    """The few concepts of the IFRS Accounting Taxonomy 2025 that the report uses."""
    money = "xbrli:monetaryItemType"
    opening = ("periodStartLabel", "Cash and cash equivalents at beginning of period")
    closing = ("periodEndLabel", "Cash and cash equivalents at end of period")
    concepts = (
        concept("Revenue", money, "duration", "credit", ("label", "Revenue"), ("totalLabel", "Total revenue")),
        concept("CostOfSales", money, "duration", "debit", ("label", "Cost of sales")),
        concept("GrossProfit", money, "duration", "credit", ("label", "Gross profit")),
        concept("OtherIncome", money, "duration", "credit", ("label", "Other income")),
        concept("OtherExpenseByFunction", money, "duration", "debit", ("label", "Other expense, by function")),
        concept("IncreaseDecreaseInCashAndCashEquivalents", money, "duration", "debit", ("label", "Increase in cash")),
        concept("CashAndCashEquivalents", money, "instant", "debit", ("label", "Cash"), opening, closing),
        concept("ProductsAndServicesAxis", "xbrli:stringItemType", "duration", ""),
        concept("ProductsAndServicesDomain", "dtr-2022:domainItemType", "duration", ""),
    )
    return Taxonomy(
        name="ifrs-2025",
        title="IFRS Accounting Taxonomy 2025",
        entry_point=f"{BASE}full_ifrs_entry_point_2025-03-27.xsd",
        core_schema=f"{BASE}full_ifrs/full_ifrs-cor_2025-03-27.xsd",
        label_linkbases=(
            f"{BASE}full_ifrs/labels/lab_full_ifrs-en_2025-03-27.xml",
            f"{BASE}full_ifrs/labels/lab_ias_1-en_2025-03-27.xml",
        ),
        prefixes={"ifrs-full": IFRS},
        concepts={each.name: each for each in concepts},
        role_types=(),
        relationships=(),
        defaults={PRODUCTS: ifrs("ProductsAndServicesDomain")},
    )
