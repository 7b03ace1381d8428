import pytest

from tests.unit.taxonomy import tiny
from tieout.taxonomy import Taxonomy, parse


@pytest.fixture(name="taxonomy", scope="module")
def _taxonomy() -> Taxonomy:
    taxonomy, _ = parse(tiny.files())
    assert taxonomy is not None
    return taxonomy


def test_members_of_an_axis_are_all_that_its_domain_reaches(taxonomy: Taxonomy) -> None:
    members = [member.local_name for member in taxonomy.members_of(tiny.name("RegionAxis"))]
    assert members == ["RegionDomain", "WestMember", "EastMember", "FarEastMember"]
    assert taxonomy.members_of(tiny.name("Cash")) == ()


def test_members_of_a_circle_end() -> None:
    definition = tiny.files()["definition.tsv"] + "FarEastMember\tEastMember\t1\n"
    taxonomy, findings = parse(tiny.files(definition=definition))
    assert taxonomy is not None, findings
    assert len(taxonomy.members_of(tiny.name("RegionAxis"))) == 4


def test_the_default_of_an_axis(taxonomy: Taxonomy) -> None:
    assert taxonomy.defaults == {tiny.name("RegionAxis"): tiny.name("RegionDomain")}


def test_children_stand_in_order_with_their_attributes(taxonomy: Taxonomy) -> None:
    children = taxonomy.presentation_children(tiny.name("LineItems"))
    assert [(arc.target.local_name, arc.attribute("preferredLabel").rpartition("/")[2]) for arc in children] == [
        ("Cash", "periodStartLabel"),
        ("Cash", "periodEndLabel"),
        ("Inventories", ""),
        ("Assets", "totalLabel"),
    ]
    parts = taxonomy.calculation_children(tiny.name("Assets"))
    assert [(arc.target.local_name, arc.attribute("weight")) for arc in parts] == [
        ("Cash", "1.0"),
        ("Inventories", "1.0"),
        ("Overdraft", "-1.0"),
    ]
    assert taxonomy.calculation_children(tiny.name("Assets"), "https://example.com/role/two") == ()


def test_parents(taxonomy: Taxonomy) -> None:
    assert [arc.source.local_name for arc in taxonomy.calculation_parents(tiny.name("Cash"))] == ["Assets"]
    assert len(taxonomy.presentation_parents(tiny.name("Cash"), "https://example.com/role/one")) == 2


def test_roles_of_a_concept(taxonomy: Taxonomy) -> None:
    roles = ("https://example.com/role/one", "https://example.com/role/two")
    assert taxonomy.roles_with(tiny.name("RegionAxis")) == roles
    assert taxonomy.roles_with(tiny.name("Cash")) == roles[:1]
    assert taxonomy.roles_with(tiny.name("None")) == ()


def test_a_prohibited_arc_is_no_relationship(taxonomy: Taxonomy) -> None:
    members = [
        arc.target.local_name
        for arc in taxonomy.relationships
        if arc.arcrole.endswith("domain-member") and arc.source == tiny.name("LineItems")
    ]
    assert members == ["Assets"]


@pytest.mark.parametrize(
    ("priorities", "stays"),
    [(("priority=2", "priority=1 use=prohibited"), True), (("priority=1", "priority=1 use=prohibited"), False)],
)
def test_the_higher_priority_decides_and_at_the_same_the_prohibition(priorities: tuple[str, str], stays: bool) -> None:
    definition = tiny.files()["definition.tsv"]
    plain, prohibited = "LineItems\tCash\t2\n", "LineItems\tCash\t2\tpriority=1 use=prohibited\n"
    changed = definition.replace(prohibited, f"LineItems\tCash\t2.0\t{priorities[1]}\n")
    taxonomy, findings = parse(tiny.files(definition=changed.replace(plain, f"LineItems\tCash\t2\t{priorities[0]}\n")))
    assert taxonomy is not None, findings
    there = any(
        arc.target == tiny.name("Cash") and arc.arcrole.endswith("domain-member") for arc in taxonomy.relationships
    )
    assert there is stays


@pytest.mark.parametrize("text", ["t:Inventorys", "inventorys", "INVENTORIES"])
def test_the_nearest_name_is_given_with_its_prefix(taxonomy: Taxonomy, text: str) -> None:
    assert taxonomy.nearest(text)[0] == "t:Inventories"


def test_the_nearest_name_among_some(taxonomy: Taxonomy) -> None:
    axis = tiny.name("RegionAxis")
    assert taxonomy.nearest("WesternMember", n=1, among=taxonomy.members_of(axis)) == ("t:WestMember",)
    assert taxonomy.nearest("Qqqq") == ()
