"""Packs read from YAML."""

import pytest

from tests.support.marked import marked
from tieout.diagnostics import YamlAt
from tieout.mapping import DeclaredAxis, DeclaredMember, Name, Pack, Sign, join, parse
from tieout.model import ItemType, Measure, Unit

PACK = """\
pack: own
title: What the company reports
taxonomy: ifrs-2025
rules:
  - label: [Revenue, "Turnover:"]
    statement: [IS, OCI]
    concept: ifrs-full:Revenue
  - pattern: "cost of (sales|goods).*"
    concept: ifrs-full:CostOfSales
    sign: deduction
    unit: CNY/customer
    measure: [amount, per-unit]
  - label: Note
    ignore: a reference to a note
  - when: {heading: MPaaS, caption: revenue}
    dimensions: {ifrs-full:ProductsAndServicesAxis: ext:MPaaSMember, ifrs-full:SegmentsAxis: ext:OneMember}
    rules:
      - label: ""
        concept: ifrs-full:Revenue
        dimensions: {ifrs-full:SegmentsAxis: ext:TwoMember}
      - when: {period: instant, measure: percent}
        rules:
          - label: Rate
            concept: ext:Rate
extension:
  concepts:
    Rate: {label: Rate, type: percent, period: instant}
    Net:
      label: Net
      type: monetary
      period: duration
      balance: credit
      wider: ifrs-full:ProfitLoss
      narrower: [ifrs-full:Revenue, ifrs-full:CostOfSales]
  members:
    MPaaSMember: {label: MPaaS}
  axes:
    OwnAxis: {label: Own, domain: OwnMember, domain-label: All own}
"""


def parsed(text: str, file: str = "own.yaml") -> Pack:
    pack, findings = parse(text, file)
    assert pack is not None, findings
    return pack


def mistakes(text: str) -> list[tuple[str, int, int]]:
    pack, findings = parse(text, "own.yaml")
    assert pack is None
    assert all(finding.fatal for finding in findings)
    places = [(finding.code, finding.place) for finding in findings]
    return [(code, place.line, place.column) for code, place in places if isinstance(place, YamlAt)]


def test_rules_keep_what_they_say_and_where() -> None:
    revenue, cost, note, *_ = parsed(PACK).rules
    assert revenue.conditions[0].labels == ("revenue", "turnover")
    assert revenue.conditions[0].statements == ("IS", "OCI")
    assert revenue.concept == Name("ifrs-full:Revenue", YamlAt("own.yaml", 7, 14))
    assert (revenue.sign, revenue.unit, revenue.measures) == (Sign.PRESENTED, None, (Measure.AMOUNT,))
    assert (revenue.at, cost.at) == (YamlAt("own.yaml", 5, 5), YamlAt("own.yaml", 8, 5))
    assert (cost.sign, cost.unit, cost.measures) == (
        Sign.DEDUCTION,
        Unit("CNY", "customer"),
        (Measure.AMOUNT, Measure.PER_UNIT),
    )
    assert (note.concept, note.ignore) == (None, "a reference to a note")


def test_rules_of_a_group_share_its_conditions_and_dimensions() -> None:
    *_, total, rate = parsed(PACK).rules
    assert [condition.headings for condition in total.conditions] == [("mpaas",), ()]
    assert total.conditions[1].labels == ("",)
    assert [(axis.text, member.text) for axis, member in total.dimensions] == [
        ("ifrs-full:ProductsAndServicesAxis", "ext:MPaaSMember"),
        ("ifrs-full:SegmentsAxis", "ext:TwoMember"),
    ]
    assert (rate.period, rate.measures, len(rate.conditions)) == ("instant", (Measure.PERCENT,), 3)
    assert [member.text for _, member in rate.dimensions] == ["ext:MPaaSMember", "ext:OneMember"]


def test_the_extension_is_declared_with_its_anchors() -> None:
    pack = parsed(PACK)
    rate, net = pack.concepts
    assert (rate.name, rate.type, rate.period, rate.balance, rate.wider) == (
        "Rate",
        ItemType.PERCENT,
        "instant",
        "",
        (),
    )
    assert [name.text for name in net.wider] == ["ifrs-full:ProfitLoss"]
    assert [name.text for name in net.narrower] == ["ifrs-full:Revenue", "ifrs-full:CostOfSales"]
    assert (net.balance, net.at) == ("credit", YamlAt("own.yaml", 28, 5))
    assert pack.members == (DeclaredMember("MPaaSMember", "MPaaS", YamlAt("own.yaml", 36, 5)),)
    assert pack.axes == (DeclaredAxis("OwnAxis", "Own", "OwnMember", "All own", YamlAt("own.yaml", 38, 5)),)


def test_the_files_of_a_folder_are_one_pack() -> None:
    first, second = parsed(PACK, "1.yaml"), parsed(PACK.replace("pack: own", "pack: other"), "2.yaml")
    whole = join([first, second])
    assert (whole.name, len(whole.rules), len(whole.concepts)) == ("own", 10, 4)
    assert [rule.at.file for rule in whole.rules] == ["1.yaml"] * 5 + ["2.yaml"] * 5


HEAD = "pack: own\ntaxonomy: ifrs-2025\nrules:\n"


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("mapping.no-condition", "  - ¦concept: ifrs-full:Revenue\n"),
        ("mapping.no-condition", "  - when: {}\n    rules: [¦{concept: ifrs-full:Revenue}]\n"),
        ("yaml.key-needed", "  - ¦label: Revenue\n"),
        ("yaml.keys-conflict", "  - {label: a, concept: a:B, ¦ignore: why}\n"),
        ("yaml.keys-conflict", "  - {label: a, ¦pattern: b, ignore: why}\n"),
        ("yaml.unknown-key", "  - {¦lable: a, ignore: why}\n"),
        ("yaml.wrong-type", "  - {label: a, ignore: ¦[b]}\n"),
        ("yaml.wrong-type", "  - label: a\n    ignore:¦\n"),
        ("yaml.invalid-value", "  - {label: a, concept: ¦Revenue}\n"),
        ("yaml.invalid-value", "  - {label: a, ignore: b, statement: ¦PL}\n"),
        ("yaml.invalid-value", "  - {label: a, ignore: b, period: ¦month}\n"),
        ("yaml.invalid-value", "  - {label: a, ignore: b, sign: ¦minus}\n"),
        ("yaml.invalid-value", "  - {label: a, ignore: b, measure: ¦money}\n"),
        ("yaml.invalid-value", "  - {label: a, ignore: b, unit: ¦a b}\n"),
        ("yaml.invalid-value", "  - {pattern: ¦'(a+)+', ignore: b}\n"),
        ("yaml.invalid-value", "  - {label: a, caption: ¦'[', ignore: b}\n"),
        ("yaml.wrong-type", "  - {label: a, ignore: b, dimensions: ¦ifrs-full:Axis}\n"),
        ("yaml.invalid-value", "  - {label: a, ignore: b, dimensions: {¦Axis: ext:B}}\n"),
        ("yaml.duplicate-key", "  - {label: a, ¦label: b, ignore: c}\n"),
        ("yaml.unknown-key", "  - {when: {heading: a}, ¦concept: a:B, rules: [{ignore: c}]}\n"),
    ],
)
def test_a_mistake_in_a_rule_is_told_where_it_stands(code: str, rule: str) -> None:
    text, line, column = marked(HEAD + rule)
    assert mistakes(text)[0] == (code, line, column)


@pytest.mark.parametrize(
    ("code", "declared"),
    [
        ("mapping.balance-misplaced", "concepts: {R: {label: R, type: percent, period: instant, balance: ¦debit}}"),
        ("yaml.invalid-value", "concepts: {R: {label: R, type: ¦number, period: instant}}"),
        ("yaml.invalid-value", "concepts: {R: {label: R, type: ¦string, period: instant}}"),
        ("yaml.invalid-value", "concepts: {¦9R: {label: R, type: percent, period: instant}}"),
        ("yaml.missing-key", "members: {M: ¦{}}"),
        ("yaml.invalid-value", "axes: {A: {label: a, domain: ¦'a b', domain-label: c}}"),
    ],
)
def test_a_mistake_in_a_declaration_is_told_where_it_stands(code: str, declared: str) -> None:
    text, line, column = marked(f"pack: own\ntaxonomy: ifrs-2025\nextension:\n  {declared}\n")
    assert mistakes(text) == [(code, line, column)]


def test_text_that_is_no_yaml_is_told() -> None:
    assert mistakes("pack: [\n") == [("yaml.syntax", 2, 1)]
