"""The reports that measurements are made with: the same for a seed, others for another, and their figures foot."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from bench import documents

from tieout.model import Fact, Report
from tieout.package import to_bytes

SEEDS = (0, 1, 7)


def report(seed: int, facts: int = 400) -> Report:
    return documents.report(documents.company(seed, facts), documents.taxonomy())


def whole(report: Report) -> Iterator[Fact]:
    return (fact for fact in report.facts if not fact.dimensions)


@pytest.mark.parametrize("kind", ["core", "full"])
def test_a_seed_gives_the_same_bytes_and_another_seed_other_ones(kind: documents.Kind) -> None:
    first, again, other = (to_bytes(documents.packaged(seed, 300, kind)) for seed in (3, 3, 4))
    assert first == again != other


def test_two_seeds_differ_in_names_and_figures() -> None:
    one, other = report(1), report(2)
    assert one.entity != other.entity
    assert one.extension.namespace != other.extension.namespace
    assert not {member.label for member in one.extension.members[3:]} & {each.label for each in other.extension.members}
    alike = sum(a.value == b.value for a, b in zip(one.facts, other.facts, strict=True))
    assert alike < len(one.facts) / 20


@pytest.mark.parametrize("facts", [10, 66, 198, 500, 2_000])
def test_a_report_has_as_many_facts_as_asked_for_and_less_than_a_site_or_statement_more(facts: int) -> None:
    assert facts <= len(report(1, facts).facts) < facts + 30


@pytest.mark.parametrize("seed", SEEDS)
def test_every_declared_sum_holds_in_every_context(seed: int) -> None:
    made, held = report(seed), 0
    values = {(fact.concept, fact.period, fact.dimensions): fact.value for fact in made.facts}
    for total in made.summations:
        for (concept, period, dimensions), value in values.items():
            parts = [(values.get((part, period, dimensions)), weight) for part, weight in total.parts]
            if concept == total.total and all(part is not None for part, _ in parts):
                assert value == sum((part or Decimal(0)) * weight for part, weight in parts), (total, period)
                held += 1
    assert held > 3 * len(made.summations) / 2


@pytest.mark.parametrize("seed", SEEDS)
def test_the_statements_tie_to_one_another(seed: int) -> None:
    facts = {(fact.concept.local_name, fact.period): fact.value for fact in whole(report(seed))}
    years = [period for name, period in facts if name == "Revenue"]
    assert len(years) == 3
    for year in years:
        opening = facts["CashAndCashEquivalents", year.opening]
        change = facts["IncreaseDecreaseInCashAndCashEquivalentsBeforeEffectOfExchangeRateChanges", year]
        effect = facts["EffectOfExchangeRateChangesOnCashAndCashEquivalents", year]
        assert facts["CashAndCashEquivalents", year.closing] == opening + change + effect
        assert facts["Assets", year.closing] == facts["Equity", year.closing] + facts["Liabilities", year.closing]
        owners = facts["ProfitLossAttributableToOwnersOfParent", year]
        assert facts["ProfitLoss", year] == owners + facts["ProfitLossAttributableToNoncontrollingInterests", year]
        per_share = owners / facts["WeightedAverageShares", year]
        assert abs(facts["BasicEarningsLossPerShare", year] - per_share) <= Decimal("0.005")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sites_add_up_to_the_group(seed: int) -> None:
    facts = report(seed).facts
    for name in ("Revenue", "InventoriesTotal", "PropertyPlantAndEquipment"):
        named = [fact for fact in facts if fact.concept.local_name == name]
        for group in (fact for fact in named if not fact.dimensions):
            sites = [fact.value for fact in named if fact.dimensions and fact.period == group.period]
            assert group.value == sum(sites)
            assert len(sites) == 7


def test_a_page_has_every_way_of_showing_a_figure() -> None:
    made = report(1)
    shown = {fact.id: fact.display for fact in made.facts}
    assert {display.scale for display in shown.values()} == {3, 0, -2}
    assert {display.sign for display in shown.values()} == {"", "-"}
    assert {display.format for display in shown.values()} == {"num-dot-decimal", "fixed-zero"}
    # Negative on the page, and not in the fact: an expense.
    assert any(fact.text.startswith("(") and fact.value > 0 for fact in made.facts)
    assert {str(fact.unit).replace(str(made.facts[0].unit), "XXX") for fact in made.facts} == {
        "XXX", "XXX/shares", "shares", "pure"
    }  # fmt: skip


def test_the_full_kind_imports_the_entry_point_and_the_core_kind_does_not() -> None:
    entry = documents.taxonomy().entry_point.encode()
    for kind, there in (("core", False), ("full", True)):
        files = dict(documents.packaged(1, 100, kind).files)  # type: ignore[arg-type]
        schema = next(content for name, content in files.items() if name.endswith(".xsd"))
        assert (b'schemaLocation="%s"' % entry in schema) is there
        assert bool(re.search(rb"lab_full_ifrs-en", schema)) is not there
