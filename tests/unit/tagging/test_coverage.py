"""What a mapping covers, and what of the taxonomy's networks a report has."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.support.figures import (
    AT_2023,
    AT_2024,
    Y2023,
    Y2024,
    a_filing,
    line_item,
    pack,
    qname,
    source_document,
    table,
    taxonomy,
)
from tieout.mapping import Pack
from tieout.model import CellState, LineItem, Measure, Outcome, QName, Report
from tieout.tagging import Network, assemble, coverage, networks, share, tag
from tieout.taxonomy import SUMMATION_ITEM, Relationship, RoleType, Taxonomy

ROLE = "https://example.test/role/"
RULES = pack(
    "  - {label: Revenue, concept: ifrs-full:Revenue}\n"
    "  - {label: Costs, concept: ifrs-full:CostOfSales}\n"
    "  - {label: Gross profit, concept: ifrs-full:GrossProfit}\n"
    "  - {label: Rebates, concept: ext:Rebates}\n"
    "  - {label: Services, concept: ifrs-full:Revenue,"
    " dimensions: {ifrs-full:ProductsAndServicesAxis: ifrs-full:ServicesMember}}\n"
    "  - {label: Cash, concept: ifrs-full:CashAndCashEquivalents}\n"
    "  - {label: Loans, concept: ifrs-full:Borrowings}\n"
    "  - {label: Staff, ignore: a count of heads}",
    "  concepts: {Rebates: {label: Rebates, type: monetary, period: duration, balance: debit}}",
)


def row(label: str, at: int, statement: str = "IS", name: str = "t1", columns: int = 2) -> list[LineItem]:
    periods = (AT_2024, AT_2023) if statement == "BS" else (Y2024, Y2023)
    return [
        line_item(
            label,
            "1",
            Decimal(1000),
            periods[column],
            place=(at + 1, 10 * column + 10),
            row=at,
            column=column + 1,
            statement=statement,
            table=name,
        )
        for column in range(columns)
    ]


def report(items: Sequence[LineItem], *packs: Pack) -> Report:
    document = source_document(blocks=[table("t1", ["a"]), table("t2", ["b"]), table("t3", ["c"])])
    tagging, _ = tag(items, document, packs or (RULES,), taxonomy(), a_filing())
    made, _ = assemble(tagging, a_filing(), document, taxonomy())
    return made


SAMPLE = [
    *row("Revenue", 0),
    *row("Rebates", 1),
    *row("Staff", 2),
    *row("Something else", 3, columns=1),
    replace(row("Revenue", 4)[0], state=CellState.UNRESOLVED, value=None, place=line_item("", "", None).place),
    replace(row("Revenue", 5)[0], measure=Measure.AMOUNT, state=CellState.REDACTED, value=None),
    *row("Cash", 6, "BS", "t2"),
    *row("Services", 7, "", "t3"),
]


def test_figures_are_counted_by_outcome_for_each_statement_and_table() -> None:
    found = coverage(report(SAMPLE))
    told = {code: [count for _, count in covered.outcomes] for code, _, covered in found.statements}
    # Tagged, ignored, unmapped, unresolved.
    assert told == {"IS": [4, 3, 1, 1], "BS": [2, 0, 0, 0], "": [2, 0, 0, 0]}
    assert [(each.id, covered.figures, covered.open) for each, covered in found.tables] == [
        *(("t1", 9, 2), ("t2", 2, 0), ("t3", 2, 0)),
    ]
    assert (found.whole.figures, found.whole.count(Outcome.TAGGED), found.whole.open) == (13, 8, 2)


def test_ignored_figures_are_counted_by_reason() -> None:
    (_, _, profit), *_ = coverage(report(SAMPLE)).statements
    assert profit.reasons == (
        ("a count of heads", 2),
        ("redacted: the document withholds the figure", 1),
    )


def test_own_concepts_are_counted_among_facts_and_among_concepts() -> None:
    found = coverage(report(SAMPLE))
    (_, _, profit), (_, _, position), _ = found.statements
    assert (profit.facts, profit.own_facts, profit.concepts, profit.own_concepts) == (4, 2, 2, 1)
    assert (position.facts, position.own_facts, position.concepts, position.own_concepts) == (2, 0, 1, 0)
    assert (found.whole.facts, found.whole.own_facts, found.whole.concepts, found.whole.own_concepts) == (8, 2, 3, 1)


def test_concepts_are_listed_by_the_number_of_their_facts() -> None:
    assert [(str(concept), count) for concept, count in coverage(report(SAMPLE)).concepts] == [
        *(("ifrs-full:Revenue", 4), ("abc:Rebates", 2), ("ifrs-full:CashAndCashEquivalents", 2)),
    ]


def test_a_report_without_figures_has_nothing_to_cover() -> None:
    found = coverage(report([]))
    assert (found.statements, found.whole.figures, found.concepts) == ((), 0, ())
    assert [covered.figures for _, covered in found.tables] == [0, 0, 0]


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(1, 3, "0.333"), (2, 3, "0.667"), (1, 2000, "0.001"), (5, 5, "1.000"), (0, 4, "0.000")]
)
def test_shares_are_rounded_half_up(part: int, whole: int, said: str) -> None:
    assert str(share(part, whole)) == said


def test_there_is_no_share_of_nothing() -> None:
    assert share(0, 0) is None


def arcs(role: str, *sums: tuple[str, str]) -> list[Relationship]:
    """Summations from lines such as ``GrossProfit = +Revenue -CostOfSales``."""
    return [
        Relationship(
            SUMMATION_ITEM, ROLE + role, qname(total), qname(part[1:]), str(at), (("weight", f"{part[0]}1.0"),)
        )
        for total, parts in sums
        for at, part in enumerate(parts.split(), start=1)
    ]


NETS = {
    "function": ("[31] Profit or loss, by function", arcs(
        "function", ("ProfitLoss", "+GrossProfit +OtherIncome -AdministrativeExpense"), ("GrossProfit", "+Revenue -CostOfSales"))),
    "nature": ("[32] Profit or loss, by nature", arcs("nature", ("ProfitLoss", "+Revenue +OtherIncome -FinanceCosts"))),
    "order": ("[22] Statement of financial position, order of liquidity", arcs(
        "order", ("Assets", "+CashAndCashEquivalents +Inventories"), ("EquityAndLiabilities", "+Equity +Liabilities"),
        ("Liabilities", "+Borrowings"))),
    "notes": ("[80] Notes - Statement of financial position, Profit or loss", arcs(
        "notes", ("Assets", "+CashAndCashEquivalents +Inventories +CurrentAssets"), ("ProfitLoss", "+Revenue -CostOfSales"))),
}  # fmt: skip


def with_networks(*names: str) -> Taxonomy:
    chosen = names or tuple(NETS)
    return replace(
        taxonomy(),
        role_types=tuple(RoleType(ROLE + name, name, NETS[name][0], ()) for name in chosen),
        relationships=tuple(arc for name in chosen for arc in NETS[name][1]),
    )


PROFIT = [*row("Revenue", 0), *row("Costs", 1), *row("Gross profit", 2), *row("Rebates", 3)]


def told(network: Network) -> list[tuple[str, bool, list[str]]]:
    """Each total with its parts; a star marks those with a fact."""
    return [
        (
            total.concept.local_name,
            total.tagged,
            [f"{part.weight:+d}{part.concept.local_name}{'*' if part.tagged else ''}" for part in total.parts],
        )
        for total in network.totals
    ]


def test_a_statement_is_held_against_the_network_that_has_most_of_its_concepts() -> None:
    (network,) = networks(report(PROFIT), with_networks())
    assert (network.statement, network.role_title, network.fitting, network.concepts) == (
        *("IS", "[31] Profit or loss, by function", 3, 4),
    )
    assert told(network) == [
        ("ProfitLoss", False, ["+1GrossProfit*", "+1OtherIncome", "-1AdministrativeExpense"]),
        ("GrossProfit", True, ["+1Revenue*", "-1CostOfSales*"]),
    ]
    assert [total.tagged_parts for total in network.totals] == [1, 2]


def test_each_statement_has_its_own_network_and_notes_are_none() -> None:
    found = networks(report([*row("Revenue", 0), *row("Loans", 1, "BS", "t2")]), with_networks())
    assert [(each.statement, each.role.removeprefix(ROLE)) for each in found] == [("IS", "nature"), ("BS", "order")]
    assert told(found[1]) == [
        ("Assets", False, ["+1CashAndCashEquivalents", "+1Inventories"]),
        ("EquityAndLiabilities", False, ["+1Equity", "+1Liabilities"]),
        ("Liabilities", False, ["+1Borrowings*"]),
    ]


def test_a_fact_with_dimensions_is_no_part_of_a_network() -> None:
    items = [*row("Services", 0), *row("Costs", 1)]
    (network,) = networks(report(items), with_networks())
    assert network.concepts == 1
    assert told(network)[1] == ("GrossProfit", False, ["+1Revenue", "-1CostOfSales*"])


def test_a_fact_of_another_table_counts_as_reported() -> None:
    items = [*row("Costs", 0), *row("Revenue", 1, "", "t3")]
    (network,) = networks(report(items), with_networks("function"))
    assert (network.fitting, network.concepts) == (1, 1)
    assert told(network)[1] == ("GrossProfit", False, ["+1Revenue*", "-1CostOfSales*"])


def test_without_networks_or_statements_there_is_nothing_to_compare() -> None:
    assert networks(report(PROFIT), taxonomy()) == ()
    assert networks(report(PROFIT), with_networks("notes")) == ()
    assert networks(report(row("Revenue", 0, "")), with_networks()) == ()
    assert networks(report([]), with_networks()) == ()


def test_a_total_in_two_places_of_a_network_is_told_once() -> None:
    double = arcs("order", ("Equity", "+Liabilities"))
    base = with_networks("order")
    twice = replace(base, relationships=(*base.relationships, *double))
    (network,) = networks(report(row("Loans", 1, "BS", "t2")), twice)
    assert [total.concept for total in network.totals].count(QName(qname("Liabilities").namespace, "Liabilities")) == 1
