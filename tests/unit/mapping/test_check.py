"""Names in packs held against a small taxonomy."""

from dataclasses import replace

import pytest

from tests.support.figures import pack, taxonomy
from tests.support.marked import marked
from tieout.diagnostics import Finding, YamlAt
from tieout.mapping import Pack, check

EXTENSION = """\
  concepts: {Net: {label: Net, type: monetary, period: duration, wider: ifrs-full:ProfitLoss}}
  members: {AppleMember: {label: Apples}}
  axes: {FruitAxis: {label: Fruit, domain: FruitMember, domain-label: All fruit}}"""


def found(*packs: Pack) -> list[tuple[str, int, int]]:
    findings = check(packs, taxonomy())
    places = [(finding.code, finding.place) for finding in findings]
    return [(code, place.line, place.column) for code, place in places if isinstance(place, YamlAt)]


def found_at(rule: str, extension: str = EXTENSION) -> tuple[list[tuple[str, int, int]], int, int]:
    """What is found about a marked rule, and the place of the mark in the file, whose fourth line is the rule."""
    text, line, column = marked(f"  - {{label: a, {rule}}}")
    return found(pack(text, extension)), line + 3, column


def only(rule: str) -> Finding:
    (finding,) = check([pack(f"  - {{label: a, {rule}}}", EXTENSION)], taxonomy())
    return finding


@pytest.mark.parametrize(
    "rule",
    [
        "concept: ifrs-full:Revenue",
        "concept: ifrs-full:Revenue, period: duration",
        "concept: ext:Net, period: duration",
        "concept: ext:Net, dimensions: {ifrs-full:ProductsAndServicesAxis: ifrs-full:ServicesMember}",
        "concept: ext:Net, dimensions: {ifrs-full:ProductsAndServicesAxis: ext:AppleMember}",
        "concept: ext:Net, dimensions: {ext:FruitAxis: ext:AppleMember}",
        "ignore: why",
    ],
)
def test_names_that_exist_give_no_finding(rule: str) -> None:
    assert found(pack(f"  - {{label: a, {rule}}}", EXTENSION)) == []


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("mapping.unknown-concept", "concept: ¦ifrs-full:Revenu"),
        ("mapping.unknown-concept", "concept: ¦ext:Nett"),
        ("mapping.unknown-concept", "concept: ¦ext:AppleMember"),
        ("mapping.unknown-prefix", "concept: ¦us-gaap:Revenues"),
        ("mapping.unknown-prefix", "concept: ¦abc:Net"),
        ("mapping.not-reportable", "concept: ¦ifrs-full:RevenueAbstract"),
        ("mapping.not-reportable", "concept: ¦ifrs-full:RevenueTable"),
        ("mapping.not-reportable", "concept: ¦ifrs-full:ServicesMember"),
        ("mapping.not-reportable", "concept: ¦ifrs-full:ProductsAndServicesAxis"),
        ("mapping.period-conflict", "concept: ¦ifrs-full:Inventories, period: duration"),
        ("mapping.period-conflict", "concept: ¦ext:Net, period: instant"),
    ],
)
def test_a_concept_must_exist_and_be_reportable(code: str, rule: str) -> None:
    findings, line, column = found_at(rule)
    assert findings == [(code, line, column)]


@pytest.mark.parametrize(
    ("code", "dimensions"),
    [
        ("mapping.unknown-axis", "¦ifrs-full:ProductsAndServiceAxis: ext:AppleMember"),
        ("mapping.unknown-axis", "¦ext:FruitsAxis: ext:AppleMember"),
        ("mapping.not-an-axis", "¦ifrs-full:ServicesMember: ext:AppleMember"),
        ("mapping.not-an-axis", "¦ifrs-full:Revenue: ext:AppleMember"),
        ("mapping.unknown-member", "ext:FruitAxis: ¦ext:AppelMember"),
        ("mapping.unknown-member", "ext:FruitAxis: ¦ifrs-full:ServiceMember"),
        ("mapping.not-a-member", "ext:FruitAxis: ¦ifrs-full:ProductsAndServicesAxis"),
        ("mapping.not-a-member", "ext:FruitAxis: ¦ifrs-full:Revenue"),
        ("mapping.unknown-member", "ext:FruitAxis: ¦ext:FruitMember"),
        ("mapping.default-member", "ifrs-full:ProductsAndServicesAxis: ¦ifrs-full:ProductsAndServicesMember"),
    ],
)
def test_dimensions_must_be_axes_with_members(code: str, dimensions: str) -> None:
    findings, line, column = found_at(f"dimensions: {{{dimensions}}}, concept: ext:Net")
    assert findings == [(code, line, column)]


def test_the_nearest_names_are_told() -> None:
    message = only("concept: ifrs-full:CostsOfSale").message
    assert message == "ifrs-2025 has no concept ifrs-full:CostsOfSale; did you mean ifrs-full:CostOfSales?"
    assert only("concept: ext:net").message.endswith("; did you mean ext:Net?")


def test_near_names_are_of_the_kind_that_is_wanted() -> None:
    message = only("dimensions: {ifrs-full:ProductsAndServicesAxi: ext:AppleMember}, concept: ext:Net").message
    assert message.endswith("; did you mean ifrs-full:ProductsAndServicesAxis?")


def test_anchors_must_be_line_items() -> None:
    net = "  concepts: {Net: {label: N, type: monetary, period: duration, "
    text, _, wider = marked(f"{net}wider: [ifrs-full:Revenue, ¦ifrs-full:Profit]}}}}")
    assert found(pack("", text)) == [("mapping.unknown-concept", 4, wider)]
    text, _, narrower = marked(f"{net}narrower: ¦ifrs-full:RevenueTable}}}}")
    assert found(pack("", text)) == [("mapping.not-reportable", 4, narrower)]


def test_a_name_declared_twice_is_told_at_the_second_place() -> None:
    one = pack("", "  concepts: {Net: {label: N, type: monetary, period: duration}}", name="one")
    two = pack("", "  members: {Net: {label: N}}", name="two")
    (finding,) = check([one, two], taxonomy())
    assert (finding.code, finding.place, finding.related) == (
        "mapping.declared-twice",
        YamlAt("two.yaml", 4, 13),
        (YamlAt("one.yaml", 4, 14),),
    )


def test_declarations_of_one_pack_serve_the_others() -> None:
    base = pack("  - {label: a, concept: ext:Net}", name="base")
    assert found(base, pack("", EXTENSION)) == []


def test_the_default_of_an_own_axis_is_its_domain() -> None:
    members = EXTENSION.replace("AppleMember: {", "FruitMember: {label: All}, AppleMember: {")
    findings, line, column = found_at("concept: ext:Net, dimensions: {ext:FruitAxis: ¦ext:FruitMember}", members)
    assert findings == [("mapping.default-member", line, column)]


def test_a_pack_for_another_taxonomy_is_a_warning() -> None:
    other = pack("  - {label: a, ignore: b}")
    (finding,) = check([other], replace(taxonomy(), name="ifrs-2022"))
    assert (finding.code, finding.severity.word, finding.place) == (
        "mapping.other-taxonomy",
        "warning",
        YamlAt("own.yaml", 2, 11),
    )


def test_one_misspelt_name_is_told_at_each_of_its_places_once() -> None:
    rules = "  - when: {heading: h}\n    dimensions: {ext:FruitsAxis: ext:AppleMember}\n    rules:\n"
    rules += "      - {label: a, concept: ext:Net}\n      - {label: b, concept: ext:Net}"
    assert found(pack(rules, EXTENSION)) == [("mapping.unknown-axis", 5, 18)]
