"""The files of the extension taxonomy, read back as XML."""

import random
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from lxml import etree

from tests.unit.ixbrl import sample
from tests.unit.ixbrl.test_page import find
from tieout.ixbrl import extension_files
from tieout.ixbrl._extension import calculation_links
from tieout.ixbrl._outline import preferred_label
from tieout.model import Report, Summation
from tieout.profiles import PROFILES
from tieout.taxonomy.types import Label

XLINK = "{http://www.w3.org/1999/xlink}"
ROLE = f"{sample.OWN}/role/"

Arc = tuple[str, str, str]


def files(report: Report | None = None) -> dict[str, etree._Element]:
    written = extension_files(report or sample.report(), sample.taxonomy(), PROFILES[0])
    return {name: etree.fromstring(content) for name, content in written}


def arcs(linkbase: etree._Element, role: str) -> list[tuple[Arc, dict[str, str]]]:
    """(arcrole, source, target) by element ids, with the other attributes, of one extended link."""
    found = []
    for link in find(linkbase, "*[@order or not(@order)]"):
        if link.get(f"{XLINK}role") != role:
            continue
        located = {
            each.get(f"{XLINK}label"): str(each.get(f"{XLINK}href")).rpartition("#")[2]
            for each in find(link, "link:loc")
        }
        for arc in link:
            if arc.get(f"{XLINK}type") == "arc":
                ends = located[arc.get(f"{XLINK}from")], located[arc.get(f"{XLINK}to")]
                kind = str(arc.get(f"{XLINK}arcrole")).rpartition("/")[2]
                rest = {
                    etree.QName(str(name)).localname: str(value)
                    for name, value in arc.attrib.items()
                    if not str(name).startswith(XLINK)
                }
                found.append(((kind, *ends), rest))
    return found


def children(linkbase: etree._Element, role: str, source: str) -> list[tuple[str, str]]:
    """(target, last part of the preferred label) under ``source``, by order."""
    rows = [
        (int(rest["order"]), target, rest.get("preferredLabel", "").rpartition("/")[2])
        for (_, origin, target), rest in arcs(linkbase, role)
        if origin == source
    ]
    return [(target, label) for _, target, label in sorted(rows)]


@pytest.fixture(scope="module")
def written() -> dict[str, etree._Element]:
    return files()


def test_the_schema_names_its_linkbases_and_those_of_the_base(written: dict[str, etree._Element]) -> None:
    assert list(written) == ["lan.xsd", "lan_lab-en.xml", "lan_pre.xml", "lan_cal.xml", "lan_def.xml"]
    references = [each.get(f"{XLINK}href") for each in find(written["lan.xsd"], "//link:linkbaseRef")]
    assert references == [*list(written)[1:], *sample.taxonomy().label_linkbases]


def test_the_schema_imports_the_core_schema_and_not_the_entry_point(written: dict[str, etree._Element]) -> None:
    schema = written["lan.xsd"]
    imports = [(each.get("namespace"), each.get("schemaLocation")) for each in find(schema, "*[local-name()='import']")]
    assert imports[-1] == (sample.IFRS, f"{sample.BASE}full_ifrs/full_ifrs-cor_2025-03-27.xsd")
    assert sample.taxonomy().entry_point not in {location for _, location in imports}
    assert schema.get("targetNamespace") == sample.OWN


def test_declared_elements_with_their_attributes(written: dict[str, etree._Element]) -> None:
    elements = {each.get("name"): each for each in find(written["lan.xsd"], "*[local-name()='element']")}
    assert list(elements) == [
        "LowestGrowthRate",
        "HighestGrowthRate",
        "TurnoverDays",
        "RevenueForEachCustomer",
        "YardsAxis",
        "YardsMember",
        "LampsMember",
        "BuoysMember",
        "EastMember",
        "WestMember",
        "T1Abstract",
        "T2Abstract",
        "T2Table",
        "T3Abstract",
        "T4Abstract",
        "T4Table",
    ]
    growth = elements["LowestGrowthRate"]
    assert (growth.get("id"), growth.get("type"), growth.get("abstract")) == (
        "lan_LowestGrowthRate",
        "dtr-types:percentItemType",
        "false",
    )
    kinds = {name: elements[name].get("substitutionGroup") for name in ("YardsAxis", "T2Table", "YardsMember")}
    assert kinds == {
        "YardsAxis": "xbrldt:dimensionItem",
        "T2Table": "xbrldt:hypercubeItem",
        "YardsMember": "xbrli:item",
    }


def test_role_titles_say_number_and_caption(written: dict[str, etree._Element]) -> None:
    roles = {each.get("roleURI"): each for each in find(written["lan.xsd"], "//link:roleType")}
    titles = {str(uri).removeprefix(ROLE): each[0].text for uri, each in roles.items()}
    assert titles == {
        "t1": "001 - The following table sets out our results:",
        "t2": "002 - HEADING OF t2",
        "t3": "003 - HEADING OF t3",
        "t4": "004 - HEADING OF t4",
        "dimension-defaults": "Dimension defaults",
        "anchoring": "Anchoring of extension concepts",
    }
    used = [each.text for each in roles[f"{ROLE}t2"]][1:]
    assert used == ["link:presentationLink", "link:definitionLink"]


def test_presentation_follows_the_table_and_shows_negated_and_total_labels(written: dict[str, etree._Element]) -> None:
    assert children(written["lan_pre.xml"], f"{ROLE}t1", "lan_T1Abstract") == [
        ("ifrs-full_Revenue", ""),
        ("ifrs-full_CostOfSales", "negatedLabel"),
        ("ifrs-full_GrossProfit", "totalLabel"),
        ("ifrs-full_OtherIncome", ""),
        ("ifrs-full_OtherExpenseByFunction", "negatedLabel"),
    ]


def test_a_row_of_zeros_follows_the_other_rows_of_its_concept() -> None:
    """Without the rule, the sales of buoys (here nil) would add a second, unnegated line for the concept."""
    report = sample.report()
    facts = {fact.id: fact for fact in report.facts if fact.origins[0].line in {15, 16, 17}}
    nil = {name for name, fact in facts.items() if fact.origins[0].line == 16}
    decisions = tuple(
        replace(each, item=replace(each.item, value=Decimal(0) if each.fact in nil else -each.item.value))
        for each in report.decisions
        if each.fact in facts and each.item.value is not None
    )
    changed = tuple(replace(fact, value=Decimal(0)) if fact.id in nil else fact for fact in facts.values())
    linkbase = files(replace(report, facts=changed, decisions=decisions))["lan_pre.xml"]
    assert children(linkbase, f"{ROLE}t2", "lan_T2Abstract")[1:] == [
        ("ifrs-full_Revenue", "negatedLabel"),
        ("ifrs-full_Revenue", "negatedTotalLabel"),
    ]


def test_opening_and_closing_cash_have_their_own_labels(written: dict[str, etree._Element]) -> None:
    assert children(written["lan_pre.xml"], f"{ROLE}t3", "lan_T3Abstract") == [
        ("ifrs-full_IncreaseDecreaseInCashAndCashEquivalents", ""),
        ("ifrs-full_CashAndCashEquivalents", "periodStartLabel"),
        ("ifrs-full_CashAndCashEquivalents", "periodEndLabel"),
    ]


def test_presentation_shows_axes_and_members_of_a_breakdown(written: dict[str, etree._Element]) -> None:
    linkbase, role = written["lan_pre.xml"], f"{ROLE}t2"
    assert children(linkbase, role, "lan_T2Abstract") == [
        ("lan_T2Table", ""),
        ("ifrs-full_Revenue", ""),
        ("ifrs-full_Revenue", "totalLabel"),
    ]
    assert children(linkbase, role, "lan_T2Table") == [("ifrs-full_ProductsAndServicesAxis", "")]
    assert children(linkbase, role, "ifrs-full_ProductsAndServicesDomain") == [
        ("lan_LampsMember", ""),
        ("lan_BuoysMember", ""),
    ]


def test_labels_are_added_only_where_the_base_has_none(written: dict[str, etree._Element]) -> None:
    labels = {(str(each.get(f"{XLINK}label")), each.text) for each in find(written["lan_lab-en.xml"], "//link:label")}
    added = {pair for pair in labels if pair[0].startswith("lab_ifrs-full")}
    assert added == {
        ("lab_ifrs-full_CostOfSales_negatedLabel", "Cost of sales"),
        ("lab_ifrs-full_OtherExpenseByFunction_negatedLabel", "Other expense, by function"),
        ("lab_ifrs-full_GrossProfit_totalLabel", "Gross profit"),
        ("lab_ifrs-full_ProductsAndServicesAxis_label", "ProductsAndServicesAxis"),
        ("lab_ifrs-full_ProductsAndServicesDomain_label", "ProductsAndServicesDomain"),
    }
    assert ("lab_lan_LampsMember_label", "Lamps") in labels


def test_a_label_outside_the_entry_point_is_written() -> None:
    taxonomy = sample.taxonomy()
    name = sample.ifrs("Revenue")
    unserved = replace(taxonomy.concepts[name], labels=(Label("label", "en", "Revenue", served=False),))
    other = replace(taxonomy, concepts={**taxonomy.concepts, name: unserved})
    content = dict(extension_files(sample.report(), other, PROFILES[0]))["lan_lab-en.xml"]
    assert b'xlink:label="lab_ifrs-full_Revenue_label"' in content


def test_every_preferred_label_role_has_its_declaration(written: dict[str, etree._Element]) -> None:
    declared = {each.get("roleURI") for each in find(written["lan_pre.xml"], "//link:roleRef")}
    assert "http://www.xbrl.org/2009/role/negatedLabel" in declared
    assert "http://www.xbrl.org/2003/role/totalLabel" not in declared


def test_calculation_is_1_1_with_weights(written: dict[str, etree._Element]) -> None:
    assert arcs(written["lan_cal.xml"], f"{ROLE}t1") == [
        (("summation-item", "ifrs-full_GrossProfit", "ifrs-full_Revenue"), {"order": "1", "weight": "1"}),
        (("summation-item", "ifrs-full_GrossProfit", "ifrs-full_CostOfSales"), {"order": "2", "weight": "-1"}),
    ]
    arcroles = [each.get("arcroleURI") for each in find(written["lan_cal.xml"], "//link:arcroleRef")]
    assert arcroles == ["https://xbrl.org/2023/arcrole/summation-item"]


def test_each_breakdown_has_a_closed_hypercube_with_its_members(written: dict[str, etree._Element]) -> None:
    linkbase = written["lan_def.xml"]
    assert [arc for arc, _ in arcs(linkbase, f"{ROLE}t4")] == [
        ("all", "lan_T4Abstract", "lan_T4Table"),
        ("domain-member", "lan_T4Abstract", "lan_LowestGrowthRate"),
        ("domain-member", "lan_T4Abstract", "lan_HighestGrowthRate"),
        ("domain-member", "lan_T4Abstract", "lan_TurnoverDays"),
        ("domain-member", "lan_T4Abstract", "lan_RevenueForEachCustomer"),
        ("domain-member", "lan_T4Abstract", "ifrs-full_Revenue"),
        ("hypercube-dimension", "lan_T4Table", "lan_YardsAxis"),
        ("dimension-domain", "lan_YardsAxis", "lan_YardsMember"),
        ("domain-member", "lan_YardsMember", "lan_EastMember"),
        ("domain-member", "lan_YardsMember", "lan_WestMember"),
    ]
    assert arcs(linkbase, f"{ROLE}t4")[0][1] == {"order": "1", "contextElement": "scenario", "closed": "true"}
    assert arcs(linkbase, f"{ROLE}t1") == []


def test_defaults_of_base_and_own_axes(written: dict[str, etree._Element]) -> None:
    assert [arc for arc, _ in arcs(written["lan_def.xml"], f"{ROLE}dimension-defaults")] == [
        ("dimension-default", "lan_YardsAxis", "lan_YardsMember"),
        ("dimension-default", "ifrs-full_ProductsAndServicesAxis", "ifrs-full_ProductsAndServicesDomain"),
    ]


def test_anchors_go_from_the_wider_to_the_narrower() -> None:
    report = sample.report()
    first, *others = report.extension.concepts
    anchored = replace(first, narrower=(sample.ifrs("OtherIncome"),))
    extension = replace(report.extension, concepts=(anchored, *others))
    linkbase = files(replace(report, extension=extension))["lan_def.xml"]
    assert [arc for arc, _ in arcs(linkbase, f"{ROLE}anchoring")] == [
        ("wider-narrower", "lan_LowestGrowthRate", "ifrs-full_OtherIncome"),
        ("wider-narrower", "ifrs-full_Revenue", "lan_RevenueForEachCustomer"),
    ]


def test_no_pair_of_labels_is_joined_twice(written: dict[str, etree._Element]) -> None:
    for name, document in written.items():
        for link in find(document, "link:*[@*[local-name()='type']='extended']"):
            pairs = [(each.get(f"{XLINK}from"), each.get(f"{XLINK}to")) for each in link if each.get(f"{XLINK}from")]
            assert len(pairs) == len(set(pairs)), name


def test_linkbases_that_would_be_empty_are_not_written() -> None:
    report = sample.report()
    facts = tuple(fact for fact in report.facts if fact.origins[0].line in {19, 20, 21})
    extension = replace(report.extension, concepts=(), members=(), axes=())
    plain = replace(report, facts=facts, extension=extension, summations=())
    assert list(files(plain)) == ["lan.xsd", "lan_lab-en.xml", "lan_pre.xml"]


def test_a_second_way_to_one_total_gets_a_role_of_its_own() -> None:
    total, one, two, three = (sample.ifrs(name) for name in ("A", "B", "C", "D"))
    first = Summation("r", total, ((one, 1), (two, 1)), "t1")
    second = Summation("r", total, ((three, 1),), "t1")
    links = calculation_links((first, first, second))
    assert [(link.role, [arc.target for arc in link.arcs]) for link in links] == [("r", [one, two]), ("r/2", [three])]


def test_own_abstracts_give_way_to_declared_names() -> None:
    report = sample.report()
    first, *others = report.extension.concepts
    taken = replace(first, name=sample.own("T1Abstract"))
    schema = files(replace(report, extension=replace(report.extension, concepts=(taken, *others))))["lan.xsd"]
    names = [each.get("name") for each in find(schema, "*[local-name()='element']")]
    assert len(names) == len(set(names))
    assert {"T1Abstract", "T1Abstract_"} <= set(names)


def test_a_long_caption_is_cut_at_a_word() -> None:
    report = sample.report()
    caption = "word " * 60
    tables = tuple(
        replace(block, caption=caption) if block in report.document.tables[:1] else block
        for block in report.document.blocks
    )
    schema = files(replace(report, document=replace(report.document, blocks=tables)))["lan.xsd"]
    title = find(schema, "//link:definition")[0].text or ""
    assert title.endswith("word …")
    assert len(title) < 175


@pytest.mark.parametrize(
    ("period", "total", "opposite", "role"),
    [
        ("", False, False, ""),
        ("", False, True, "negatedLabel"),
        ("", True, False, "totalLabel"),
        ("", True, True, "negatedTotalLabel"),
        ("Start", False, False, "periodStartLabel"),
        ("End", True, True, "negatedPeriodEndLabel"),
    ],
)
def test_preferred_label_roles(period: str, total: bool, opposite: bool, role: str) -> None:
    assert preferred_label(period=period, total=total, opposite=opposite) == role


def test_the_order_of_the_input_does_not_matter() -> None:
    report = sample.report()
    facts, decisions = list(report.facts), list(report.decisions)
    made = []
    for seed in (1, 2):
        random.Random(seed).shuffle(facts)
        random.Random(seed + 10).shuffle(decisions)
        shuffled = replace(report, facts=tuple(facts), decisions=tuple(decisions))
        made.append(extension_files(shuffled, sample.taxonomy(), PROFILES[0]))
    made.append(extension_files(report, sample.taxonomy(), PROFILES[0]))
    assert all(left == right for left, right in pairwise(made))
