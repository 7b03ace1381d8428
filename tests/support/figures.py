"""Line items, tables, packs and a small taxonomy made by hand, for tests of filing, mapping and tagging."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tieout import filing, mapping
from tieout.diagnostics import TextAt
from tieout.filing import Filing
from tieout.mapping import Pack
from tieout.model import (
    Block,
    Cell,
    CellState,
    Column,
    Footing,
    LineItem,
    Measure,
    Paragraph,
    Period,
    QName,
    Row,
    RowRole,
    Run,
    SourceDocument,
    Table,
    Unit,
)
from tieout.taxonomy import Concept, Taxonomy

IFRS = "https://xbrl.ifrs.org/taxonomy/2025-03-27/ifrs-full"
CNY = Unit("CNY")
Y2024 = Period(date(2024, 1, 1), date(2024, 12, 31))
Y2023 = Period(date(2023, 1, 1), date(2023, 12, 31))
AT_2024 = Period(None, date(2024, 12, 31))
AT_2023 = Period(None, date(2023, 12, 31))

# Local name, type, period type, balance: true of the IFRS taxonomy.
_CONCEPTS = """
Revenue monetary duration credit
CostOfSales monetary duration debit
GrossProfit monetary duration credit
OtherIncome monetary duration credit
FinanceCosts monetary duration debit
ProfitLoss monetary duration credit
AdministrativeExpense monetary duration debit
Inventories monetary instant debit
CashAndCashEquivalents monetary instant debit
Assets monetary instant debit
Equity monetary instant credit
Liabilities monetary instant credit
EquityAndLiabilities monetary instant credit
Borrowings monetary instant credit
CurrentAssets monetary instant debit
NoncurrentAssets monetary instant debit
BasicEarningsLossPerShare perShare duration -
NumberOfSharesOutstanding shares instant -
AverageNumberOfEmployees decimal duration -
ActuarialAssumptionOfDiscountRates percent instant -
NameOfReportingEntityOrOtherMeansOfIdentification string duration -
"""


def qname(local: str) -> QName:
    return QName(IFRS, local, "ifrs-full")


def _concept(local: str, kind: str, period: str, balance: str) -> Concept:
    prefix = "dtr-types" if kind in {"perShare", "percent", "domain"} else "xbrli"
    return Concept(
        name=qname(local),
        id=f"ifrs-full_{local}",
        type=f"{prefix}:{kind}ItemType",
        substitution_group="item",
        period_type=period,
        balance=balance.strip("-"),
        abstract=kind == "domain",
        nillable=True,
    )


def _structural(local: str, group: str) -> Concept:
    return Concept(qname(local), f"ifrs-full_{local}", "xbrli:stringItemType", group, "duration", "", True, True)


def taxonomy() -> Taxonomy:
    """Some real concepts of the IFRS taxonomy, an axis with its default, a member, a table and a heading."""
    concepts = [_concept(*line.split()) for line in _CONCEPTS.split("\n") if line]
    concepts += [_concept(f"{name}Member", "domain", "duration", "-") for name in ("ProductsAndServices", "Services")]
    concepts += [_structural("ProductsAndServicesAxis", "dimensionItem"), _structural("RevenueTable", "hypercubeItem")]
    concepts += [_structural("RevenueAbstract", "item")]
    return Taxonomy(
        name="ifrs-2025",
        title="IFRS",
        entry_point="https://example.test/full.xsd",
        core_schema="https://example.test/core.xsd",
        label_linkbases=(),
        prefixes={"ifrs-full": IFRS},
        concepts={concept.name: concept for concept in concepts},
        role_types=(),
        relationships=(),
        defaults={qname("ProductsAndServicesAxis"): qname("ProductsAndServicesMember")},
    )


def a_filing(prefix: str = "abc") -> Filing:
    text = (
        "document: d.txt\nentity: {name: Abc plc, scheme: 'http://www.sec.gov/CIK', identifier: '0000000001'}\n"
        f"language: en\ncurrency: CNY\nfiscal-year-end: 12-31\ntaxonomy: ifrs-2025\nmappings: [own]\n"
        f"extension: {{prefix: {prefix}, namespace: 'https://abc.test/x'}}\nprofile: ifrs\n"
    )
    parsed, findings = filing.parse(text, "filing.yaml")
    assert parsed is not None, findings
    return parsed


def pack(rules: str, extension: str = "", name: str = "own") -> Pack:
    """A pack from the YAML of its rules (a list) and of its extension (indented by two)."""
    text = f"pack: {name}\ntaxonomy: ifrs-2025\n"
    text += f"rules:\n{rules}\n" if rules else ""
    text += f"extension:\n{extension}\n" if extension else ""
    parsed, findings = mapping.parse(text, f"{name}.yaml")
    assert parsed is not None, findings
    return parsed


def line_item(
    label: str,
    text: str,
    value: Decimal | None,
    period: Period | None = Y2024,
    *,
    place: tuple[int, int] = (1, 10),
    state: CellState = CellState.VALUE,
    table: str = "t1",
    row: int = 0,
    column: int = 1,
    path: tuple[str, ...] = (),
    headings: tuple[str, ...] = (),
    caption: str = "",
    statement: str = "",
    measure: Measure = Measure.AMOUNT,
    unit: Unit | None = CNY,
    scale: int = 3,
    decimals: int | None = -3,
    evidence: tuple[str, ...] = (),
) -> LineItem:
    """A line item; ``value`` is in full units, by default shown in thousands of CNY."""
    return LineItem(
        place=TextAt("d.txt", *place),
        text=text,
        value=value,
        state=state,
        table=table,
        row=row,
        column=column,
        label=label,
        label_path=path,
        headings=headings,
        caption=caption,
        statement=statement,
        period=period,
        measure=measure,
        unit=unit,
        scale=scale,
        decimals=decimals,
        audited=None,
        evidence=evidence,
    )


def table(name: str, labels: Sequence[str], footings: Sequence[tuple[int, Sequence[tuple[int, int]]]] = ()) -> Table:
    """A table of data rows with ``labels``, one on each line from 1; columns are left to the line items."""
    rows = tuple(
        Row(RowRole.DATA, label, (), (), (Cell("", TextAt("d.txt", at + 1, 10), 1),), at + 1)
        for at, label in enumerate(labels)
    )
    raw = tuple((Cell(row.label, TextAt("d.txt", row.line, 1), 0), *row.cells) for row in rows)
    columns = (Column(1, Measure.AMOUNT, Y2024, CNY, 3, None, ("2024",)),)
    return Table(name, "", (), "", columns, rows, raw, 0, tuple(Footing(at, tuple(parts)) for at, parts in footings))


def source_document(*lines: str, blocks: Sequence[Block] = ()) -> SourceDocument:
    """A document of one paragraph for each of ``lines``, followed by ``blocks``."""
    paragraphs = [Paragraph((Run(line, TextAt("d.txt", at + 1, 1)),)) for at, line in enumerate(lines)]
    return SourceDocument("d.txt", "", "text/plain", lines, (*paragraphs, *blocks))
