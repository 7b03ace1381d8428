"""The two examples: whose words they are, whether their statements foot, and what the packs make of them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.unit.packs.bundled import ROOT, bundled_pack, taxonomy
from tieout import filing, tagging
from tieout.extract import Hints, extract
from tieout.model import CellState, Extraction, Fact, Measure, Outcome, SourceDocument
from tieout.readers import read

PROSPECTUS = ROOT / "examples" / "prospectus"
SECOND = ROOT / "examples" / "second" / "document.txt"
REAL = "seeds/prospectus-financial-information.txt"


def document(path: Path, currency: str, year_end: tuple[int, int]) -> tuple[SourceDocument, Extraction]:
    raw, _ = read(path, path.name)
    assert raw is not None
    return extract(raw, Hints(currency, year_end))[0]


def tagged(path: Path, filing_text: str, folders: tuple[str, ...]) -> tagging.Tagging:
    parsed, findings = filing.parse(filing_text, "filing.yaml")
    assert parsed is not None, findings
    source, extraction = document(path, parsed.currency, parsed.fiscal_year_end)
    packs = [bundled_pack(folder) for folder in folders]
    return tagging.tag(extraction.items, source, packs, taxonomy(), parsed)[0]


@pytest.fixture(scope="module")
def second() -> tagging.Tagging:
    source, extraction = document(SECOND, "EUR", (6, 30))
    return tagged(SECOND, filing.draft(source, extraction.items, SECOND.name), ("ifrs",))


@pytest.fixture(scope="module")
def prospectus() -> tagging.Tagging:
    text = (PROSPECTUS / "filing.yaml").read_text("utf-8")
    return tagged(PROSPECTUS / "document.txt", text, ("ifrs", "filers/prospectus"))


def prose(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if "\t" not in line)


def word_runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    """All runs of that many words inside a line that is no table row."""
    found = set()
    for line in prose(text):
        words = re.findall(r"[^\W_]+", line.casefold())
        found |= {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
    return found


@pytest.mark.shared
@pytest.mark.parametrize("path", [PROSPECTUS / "document.txt", SECOND], ids=["prospectus", "second"])
def test_no_sentence_of_the_real_prospectus(path: Path, shared: Path) -> None:
    real = word_runs((shared / REAL).read_text("utf-8"))
    assert word_runs(path.read_text("utf-8")) & real == set()


@pytest.mark.shared
def test_every_table_row_of_the_real_prospectus(shared: Path) -> None:
    """Figures and layout stand as they are; only people and companies go by other names."""

    def rows(path: Path) -> list[list[str]]:
        return [line.split("\t") for line in path.read_text("utf-8").split("\n") if "\t" in line]

    real, ours = rows(shared / REAL), rows(PROSPECTUS / "document.txt")
    assert len(ours) == len(real) > 300
    differences = [(a, b) for a, b in zip(real, ours, strict=True) if a != b]
    assert len(differences) == 8
    assert [[cell for cell in a if re.search(r"\d", cell)] for a, _ in differences] == [
        [cell for cell in b if re.search(r"\d", cell)] for _, b in differences
    ]


def statement_rows() -> dict[str, list[tuple[str, tuple[Decimal, Decimal]]]]:
    """The rows with figures of the second example by table, read here and not by the product."""
    tables: dict[str, list[tuple[str, tuple[Decimal, Decimal]]]] = {}
    name = ""
    for line in SECOND.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 4:
            name = line if line.startswith("Consolidated ") else name
        elif cells[2] and cells[2] != "2025":
            tables.setdefault(name, []).append((cells[0], (figure(cells[2]), figure(cells[3]))))
    return tables


def figure(text: str) -> Decimal:
    if text == "–":
        return Decimal(0)
    digits = Decimal(text.strip("()").replace(",", ""))
    return -digits if text.startswith("(") else digits


def test_second_example_has_at_least_sixty_figures() -> None:
    tables = statement_rows()
    assert {name: len(rows) >= 15 for name, rows in tables.items()} == {
        "Consolidated income statement": True,
        "Consolidated statement of financial position": True,
        "Consolidated statement of cash flows": True,
    }
    assert sum(len(rows) * 2 for rows in tables.values()) > 60


# Each total with the rows that make it up: from the row after `first` down to the total, or these two or three rows.
SPANS = [
    ("income statement", "Revenue", "Gross profit"),
    ("income statement", "Gross profit", "Operating profit"),
    ("income statement", "Operating profit", "Profit before tax"),
    ("income statement", "Profit before tax", "Profit for the year"),
    ("financial position", "Property, plant and equipment", "Total non-current assets"),
    ("financial position", "Inventories", "Total current assets"),
    ("financial position", "Share capital", "Equity attributable to owners of the parent"),
    ("financial position", "Equity attributable to owners of the parent", "Total equity"),
    ("financial position", "Borrowings", "Total non-current liabilities"),
    ("financial position", "Trade and other payables", "Total current liabilities"),
    ("cash flows", "Profit before tax", "Operating cash flows before movements in working capital"),
    ("cash flows", "Operating cash flows before movements in working capital", "Cash generated from operations"),
    ("cash flows", "Cash generated from operations", "Net cash from operating activities"),
    ("cash flows", "Purchase of property, plant and equipment", "Net cash used in investing activities"),
    ("cash flows", "Proceeds from borrowings", "Net cash used in financing activities"),
    (
        "cash flows",
        "Net increase/(decrease) in cash and cash equivalents",
        "Cash and cash equivalents at the end of the year",
    ),
]
SUMS = [
    ("income statement", ("Owners of the parent", "Non-controlling interests"), "Profit for the year"),
    ("financial position", ("Total non-current assets", "Total current assets"), "Total assets"),
    ("financial position", ("Total non-current liabilities", "Total current liabilities"), "Total liabilities"),
    ("financial position", ("Total equity", "Total liabilities"), "Total equity and liabilities"),
    ("financial position", ("Total assets",), "Total equity and liabilities"),
    (
        "cash flows",
        (
            "Net cash from operating activities",
            "Net cash used in investing activities",
            "Net cash used in financing activities",
        ),
        "Net increase/(decrease) in cash and cash equivalents",
    ),
]


@pytest.mark.parametrize(("table", "first", "total"), SPANS)
def test_spans_foot(table: str, first: str, total: str) -> None:
    rows = next(rows for name, rows in statement_rows().items() if name.endswith(table))
    labels = [label for label, _ in rows]
    begin, end = labels.index(first), labels.index(total)
    for column in (0, 1):
        assert sum(values[column] for _, values in rows[begin:end]) == rows[end][1][column], column


@pytest.mark.parametrize(("table", "parts", "total"), SUMS)
def test_totals_foot(table: str, parts: tuple[str, ...], total: str) -> None:
    rows = dict(next(rows for name, rows in statement_rows().items() if name.endswith(table)))
    for column in (0, 1):
        assert sum(rows[part][column] for part in parts) == rows[total][column], column


def test_statements_agree_with_each_other() -> None:
    income, position, cash = statement_rows().values()
    one, two, three = dict(income), dict(position), dict(cash)
    assert three["Cash and cash equivalents at the end of the year"] == two["Cash and cash equivalents"]
    assert three["Cash and cash equivalents at the beginning of the year"][0] == two["Cash and cash equivalents"][1]
    assert three["Profit before tax"] == one["Profit before tax"]
    retained = two["Retained earnings"]
    dividends = three["Dividends paid to owners of the parent"][0]
    assert retained[0] == retained[1] + one["Owners of the parent"][0] + dividends


def value_of(facts: tuple[Fact, ...], name: str, year: int, *members: str) -> set[Decimal]:
    return {
        fact.value
        for fact in facts
        if fact.concept.local_name == name
        and fact.period.end.year == year
        and tuple(member.local_name for _, member in fact.dimensions) == members
        and (fact.period.start is None or (fact.period.end - fact.period.start).days > 360)
    }


def test_second_example_by_the_base_pack_alone(second: tagging.Tagging) -> None:
    amounts = [
        decision
        for decision in second.decisions
        if decision.item.measure is Measure.AMOUNT and decision.item.state in {CellState.VALUE, CellState.NIL}
    ]
    share = sum(decision.outcome is Outcome.TAGGED for decision in amounts) / len(amounts)
    assert (len(amounts) > 150, share >= 0.8) == (True, True)
    left = {decision.item.label for decision in second.decisions if decision.outcome is Outcome.UNMAPPED}
    assert {"Orders received during the year", "Kilns pledged to lenders, at carrying amount"} <= left


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Revenue", 184_620_000),
        ("CostOfSales", 112_874_000),
        ("IncomeTaxExpenseContinuingOperations", 5_442_000),
        ("ProfitLoss", 17_233_000),
        ("TreasuryShares", 1_125_000),
        ("ReserveOfExchangeDifferencesOnTranslation", -2_318_000),
        ("LongtermBorrowings", 42_500_000),
        ("CurrentBorrowingsAndCurrentPortionOfNoncurrentBorrowings", 5_000_000),
        ("AdjustmentsForFinanceIncome", 412_000),
        ("AdjustmentsForDecreaseIncreaseInInventories", -2_247_000),
        ("PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities", 14_486_000),
        ("CashFlowsFromUsedInInvestingActivities", -14_790_000),
        ("CashAndCashEquivalents", 19_865_000),
    ],
)
def test_reported_signs_of_the_second_example(second: tagging.Tagging, name: str, value: int) -> None:
    assert value_of(second.facts, name, 2025) == {Decimal(value)}


def test_prospectus_example_is_mapped(prospectus: tagging.Tagging) -> None:
    facts = prospectus.facts
    assert len(facts) >= 340
    assert len({fact.concept for fact in facts if fact.concept.prefix == "ifrs-full"}) >= 35
    assert [d.item.label for d in prospectus.decisions if d.outcome is Outcome.UNMAPPED] == []


@pytest.mark.parametrize(
    ("name", "members", "value"),
    [
        # Printed (219,706): a loss.
        ("ProfitLoss", (), -219_706_000),
        # Printed 96,467, as an addition to the loss: the same loss on preferred shares.
        (
            "GainsLossesOnFinancialLiabilitiesAtFairValueThroughProfitOrLossDesignatedAsUponInitialRecognition",
            (),
            -96_467_000,
        ),
        # Printed 1,369,641 as the total of its products: the revenue of the line, not of the company.
        ("Revenue", ("MPaaSMember",), 1_369_641_000),
        ("Revenue", ("QCDNMember",), 585_513_000),
        # Printed (52,949), an outflow: working capital increased.
        ("IncreaseDecreaseInWorkingCapital", (), 52_949_000),
        ("EmployeeBenefitsExpense", ("AdministrativeExpensesMember",), 56_777_000),
    ],
)
def test_reported_values_of_the_prospectus(
    prospectus: tagging.Tagging, name: str, members: tuple[str, ...], value: int
) -> None:
    assert value_of(prospectus.facts, name, 2021, *members) == {Decimal(value)}
