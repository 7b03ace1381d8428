"""A small filing of an invented maker of kettles, with a pack of its own. Every sum was added up by hand."""

from pathlib import Path

from tests.support import filings
from tests.unit.packs.bundled import taxonomy
from tieout import filing, mapping, tagging
from tieout.extract import Hints, extract
from tieout.mapping.suggestion import Suggester, Thesaurus
from tieout.model import RawDocument
from tieout.proposals import Adviser, Book, Line, Members, lines
from tieout.readers.text import blocks
from tieout.tagging import Concepts

DOCUMENT = """Test plc

CONSOLIDATED STATEMENT OF PROFIT OR LOSS

\tYear ended December 31,
\t2023\t2024
\tEUR'000\tEUR'000
Revenue\t12,345\t13,579
Cost of sales\t(7,001)\t(7,603)
Gross profit\t5,344\t5,976
Administrative expenses\t(2,113)\t(2,257)
Finance costs\t(311)\t(299)
Profit before tax\t2,920\t3,420

Revenue

The table below shows our revenue by product:

\tYear ended December 31,
\t2023\t2024
\tEUR'000\tEUR'000
Kettles\t7,301\t8,102
Toasters\t5,044\t5,477
Total\t12,345\t13,579

Trade receivables

An ageing analysis of trade receivables is as follows:

\tAs of December 31,
\t2023\t2024
\tEUR'000\tEUR'000
Within 90 days\t1,201\t1,303
90 days - 6 months\t402\t511
Total\t1,603\t1,814

Orders

\tYear ended December 31,
\t2023\t2024
\tEUR'000\tEUR'000
Orders and deposits received\t9,117\t9,823
"""

# What the pack of the filing maps; the tests leave rules out.
RULES = {
    "revenue": "{label: Revenue, statement: IS, concept: ifrs-full:Revenue}",
    "cost": "{label: Cost of sales, statement: IS, concept: ifrs-full:CostOfSales, sign: deduction}",
    "gross": "{label: Gross profit, statement: IS, concept: ifrs-full:GrossProfit}",
    "admin": "{label: Administrative expenses, concept: ifrs-full:AdministrativeExpense, sign: deduction}",
    "finance": "{label: Finance costs, concept: ifrs-full:FinanceCosts, sign: deduction}",
    "profit": "{label: Profit before tax, concept: ifrs-full:ProfitLossBeforeTax}",
    "kettles": "{label: Kettles, concept: ifrs-full:Revenue, dimensions: {ifrs-full:ProductsAndServicesAxis: ext:KettlesMember}}",
    "toasters": "{label: Toasters, concept: ifrs-full:Revenue, dimensions: {ifrs-full:ProductsAndServicesAxis: ext:ToastersMember}}",
    "total": "{label: Total, caption: by product, concept: ifrs-full:Revenue}",
    "young": "{label: Within 90 days, concept: ifrs-full:CurrentTradeReceivables, dimensions: {ifrs-full:MaturityAxis: ifrs-full:NotLaterThanThreeMonthsMember}}",
    "old": "{label: 90 days - 6 months, concept: ifrs-full:CurrentTradeReceivables, dimensions: {ifrs-full:MaturityAxis: ifrs-full:LaterThanThreeMonthsAndNotLaterThanSixMonthsMember}}",
    "receivables": "{label: Total, heading: Trade receivables, concept: ifrs-full:CurrentTradeReceivables}",
}
HEAD = """# The maker's own rules.
pack: own
taxonomy: ifrs-2025
"""
EXTENSION = """
extension:
  members:
    KettlesMember: {label: Kettles}
    ToastersMember: {label: Toasters}   # two products
# the end
"""


def pack(*without: str) -> str:
    """The pack's file without some rules."""
    kept = [f"  - {rule}  # {name}\n" for name, rule in RULES.items() if name not in without]
    return f"{HEAD}rules:\n{''.join(kept)}{EXTENSION}"


def write(folder: Path, *without: str) -> Path:
    """The filing with its pack, without some rules."""
    return filings.write(folder, mapping=pack(*without), document=DOCUMENT)


def adviser(*without: str, document: str = DOCUMENT, more: str = "") -> Adviser:
    """An adviser on the document as its pack tags it, without some rules and with ``more`` text at the pack's rules."""
    text = pack(*without).replace("rules:\n", f"rules:\n{more}", 1)
    parsed, findings = mapping.parse(text, "mapping.yaml")
    filed, told = filing.parse(filings.FILING, "filing.yaml")
    assert parsed is not None, findings
    assert filed is not None, told
    raw = tuple(document.split("\n"))
    (source, extraction), _ = extract(
        RawDocument("document.txt", "", "text/plain", raw, blocks(raw, "document.txt")), Hints("EUR", (12, 31))
    )
    tagged, _ = tagging.tag(extraction.items, source, (parsed,), taxonomy(), filed)
    concepts = Concepts.of((parsed,), taxonomy(), filed)
    balances = {name: concept.balance for name, concept in taxonomy().concepts.items()}
    book = Book(lines(tagged.decisions, tagged.facts), source, balances)
    return Adviser(book, Suggester.of(taxonomy(), (parsed,), Thesaurus(())), (parsed,), Members(concepts))


def line(found: Adviser, name: str) -> Line:
    """The line of that name."""
    return next(each for each in found.book.lines if each.name == name)
