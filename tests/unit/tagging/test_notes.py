"""What tagging settles in notes: years alone by the concept, and which of several unlabelled sums is the total."""

from dataclasses import replace
from decimal import Decimal

from tests.support.figures import Y2024, a_filing, line_item, pack, source_document, taxonomy
from tieout import tagging
from tieout.model import LineItem

RULES = """  - {label: Stock, heading: Inventories, period: instant, concept: ifrs-full:Inventories}
  - {label: [Costs, ""], heading: "7. Finance costs (continued)", period: duration, concept: ifrs-full:FinanceCosts}"""


def of_year(label: str, heading: str, value: int = 5, row: int = 0) -> LineItem:
    """A figure under a year alone."""
    item = line_item(label, str(value), Decimal(value) * 1000, None, place=(row + 1, 10), row=row, headings=(heading,))
    return replace(item, year=Y2024)


def facts(*items: LineItem) -> list[tuple[str, str, Decimal]]:
    found, _ = tagging.tag(items, source_document("x"), [pack(RULES)], taxonomy(), a_filing())
    return [(fact.concept.local_name, str(fact.period), fact.value / 1000) for fact in found.facts]


def test_the_concept_says_whether_a_year_is_its_end() -> None:
    found = facts(of_year("Stock", "14. INVENTORIES (CONTINUED)"), of_year("Costs", "8. Other", row=1))
    assert found == [("Inventories", "2024-12-31", Decimal(5))]
    found = facts(of_year("Costs", "Note 7: Finance costs"), of_year("Costs", "(b) Finance costs", row=1))
    assert found == [("FinanceCosts", "2024-01-01/2024-12-31", Decimal(5))] * 2


def test_the_last_unlabelled_sum_of_a_table_is_its_total() -> None:
    rows = (("", 4, 1), ("Costs", 1, 2), ("", 3, 3))
    sums = [of_year(label, "Finance costs", value, row=row) for label, value, row in rows]
    found = facts(*sums)
    assert [value for _, _, value in found] == [Decimal(1), Decimal(3)]
