"""What a profile's file asks for, held against what was filed."""

from dataclasses import replace

import pytest

from tests.unit.rules.made import fact, name, report
from tieout import rules
from tieout.model import FiledReport
from tieout.profiles import PROFILES, EntityRule, FactRule, Profile

ESEF = next(profile for profile in PROFILES if profile.name == "esef-2022")
URL = ESEF.taxonomies[0].entry_points[0]
LEI = "http://standards.iso.org/iso/17442"
# 17442 is the number of the standard of these check digits; this identifier is made for the test.
SOUND = "00000000000000000098"


def profile(facts: FactRule = FactRule(), entity: EntityRule = EntityRule()) -> Profile:  # noqa: B008 - both are frozen
    return replace(ESEF, facts=facts, entity=entity)


def filed(documents: tuple[str, ...] = (URL,), identifier: str = SOUND, *, hidden: bool = False) -> FiledReport:
    made = replace(fact("Rent", 5, id="a", hidden=hidden), scheme=LEI, identifier=identifier)
    return replace(report([made]), documents=documents)


def codes(found: FiledReport, wanted: Profile) -> list[str]:
    return [finding.code for finding in rules.regime(found, wanted)]


def test_a_report_of_another_year_is_told_with_the_year_found() -> None:
    other = next(each for each in PROFILES if each.name == "esef-2021").taxonomies[0]
    (finding,) = rules.regime(filed((other.entry_points[0],)), profile())
    assert finding.code == "regime.taxonomy"
    assert other.name in finding.message
    assert ESEF.taxonomies[0].name in finding.help
    assert codes(filed(), profile()) == []


def test_a_fact_without_a_context_says_nothing_of_the_entity() -> None:
    without = replace(filed(), facts=(replace(fact("Rent", 5), scheme="", identifier=""),))
    assert codes(without, profile(entity=ESEF.entity)) == []


@pytest.mark.parametrize(
    ("identifier", "why"),
    [("00000000000000000097", "check digits"), ("123", "not written"), (SOUND, "")],
)
def test_an_identifier_must_pass_its_check(identifier: str, why: str) -> None:
    found = rules.regime(filed(identifier=identifier), profile(entity=ESEF.entity))
    assert [finding.code for finding in found] == (["regime.entity"] if why else [])
    assert all(why in finding.message and finding.facts == ("a",) for finding in found)


def test_mandatory_and_visible_facts() -> None:
    asked = profile(facts=FactRule(mandatory=("Rent", "NameOfReportingEntity"), visible=("Rent",)))
    assert codes(filed(), asked) == ["regime.mandatory-fact"]
    assert codes(filed(hidden=True), asked) == ["regime.mandatory-fact", "regime.hidden-fact"]
    assert codes(replace(filed(), facts=(fact("Rent", 5), fact("NameOfReportingEntity", 1))), asked) == []


def test_a_taxonomy_that_nobody_knows_is_a_fault_only_where_a_regime_asks() -> None:
    plain = next(each for each in PROFILES if each.name == "ifrs")
    stranger = filed(("http://example.org/taxonomy.xsd",))
    assert codes(stranger, profile()) == ["regime.taxonomy"]
    assert codes(stranger, plain) == []


def test_a_page_without_facts_uses_no_taxonomy() -> None:
    page = replace(filed(()), facts=())
    assert codes(page, ESEF) == []
    assert "regime.taxonomy" in codes(filed(()), ESEF)


def test_plain_ifrs_asks_for_no_entity_and_no_fact() -> None:
    plain = next(each for each in PROFILES if each.name == "ifrs")
    made = replace(report([fact("Rent", 5)]), documents=(plain.taxonomies[-1].entry_points[0],))
    assert codes(made, plain) == []
    assert name("Rent") in made.concepts
