"""Layers, neighbours, accuracy, examples and review: what a pack says beside words and concepts."""

import hashlib
from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.support.figures import AT_2024, line_item, pack, taxonomy
from tests.support.marked import marked
from tests.unit.mapping.test_parse import HEAD, mistakes, parsed
from tieout.diagnostics import Finding, Severity, YamlAt
from tieout.mapping import Layer, Matcher, Pack, ReviewState, Standing, check, in_order, join, review_digest, standing
from tieout.mapping import subjects as subjects_of
from tieout.model import LineItem, Measure

TOTAL = "  - {{label: Total, concept: ifrs-full:Revenue, {}}}"


def layered(layer: str, name: str = "own") -> Pack:
    said = f"layer: {layer}\n" if layer else ""
    return parsed(f"pack: {name}\n{said}taxonomy: ifrs-2025\n", f"{name}.yaml")


def found(*packs: Pack) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.place)) for finding in check(packs, taxonomy())]


@pytest.mark.parametrize(("said", "layer"), [("base", Layer.BASE), ("sector", Layer.SECTOR), ("", Layer.FILER)])
def test_a_pack_says_its_layer_and_is_a_filer_s_where_it_does_not(said: str, layer: Layer) -> None:
    assert layered(said).layer is layer


def test_the_files_of_a_pack_are_of_one_layer() -> None:
    one, same, other, none = layered("base", "1"), layered("base", "2"), layered("sector", "3"), layered("", "4")
    assert found(join([one, same])) == []
    assert found(join([one, other])) == [("mapping.layers-differ", "3.yaml:2:8")]
    assert found(join([one, none])) == [("mapping.layers-differ", "4.yaml:1:1")]


def out_of_order(*layers: str) -> list[tuple[int, int]]:
    """The places, as line and that of the one before which it belongs, of packs out of order in a filing."""
    named = [(layered(layer, layer), YamlAt("filing.yaml", at, 1)) for at, layer in enumerate(layers, start=1)]
    findings = in_order(named)
    assert {(finding.code, finding.severity) for finding in findings} <= {("mapping.layers-order", Severity.WARNING)}
    places = [(finding.place, finding.related[0]) for finding in findings]
    return [(a.line, b.line) for a, b in places if isinstance(a, YamlAt) and isinstance(b, YamlAt)]


def test_packs_stand_from_the_general_to_the_particular() -> None:
    assert out_of_order("base", "base", "sector", "filer", "filer") == []
    assert out_of_order("filer", "base") == [(2, 1)]
    assert out_of_order("base", "filer", "base", "sector") == [(3, 2), (4, 2)]


def rows(*labels: str, table: str = "t1", first: int = 0) -> list[LineItem]:
    """Two figures in each row, for every second row of the table: the others are headings without figures."""
    return [
        line_item(label, "1", Decimal(1), table=table, row=first + 2 * at, column=column)
        for at, label in enumerate(labels)
        for column in (1, 2)
    ]


def rows_matched(items: Sequence[LineItem], conditions: str) -> list[int]:
    matcher = Matcher.of([pack(f"  - {{{conditions}, ignore: why}}")])
    return sorted({each.item.row for each in subjects_of(items) if list(matcher.rules(each))})


@pytest.mark.parametrize(
    ("conditions", "matched"),
    [
        ("label: Total, after: Wages", [4]),
        ("label: Total, after: 'WAGES:'", [4]),
        ("label: Total, after: [Rent, Wages]", [4]),
        ("label: Total, after: Rent", []),
        ("label: Total, before: Tax", [4]),
        ("label: Total, before: [Tax, Interest]", [4]),
        ("label: Total, before: ''", [8]),
        ("label: Total, after: Wages, before: Tax", [4]),
        ("label: Total, after: Wages, before: Interest", []),
        ("after: ''", []),
        ("label: Rent, before: Wages", [0]),
    ],
)
def test_rows_are_told_by_those_next_to_them(conditions: str, matched: list[int]) -> None:
    assert rows_matched(rows("Rent", "Wages:", "Total", "Tax", "Total", ""), conditions) == matched


def test_rows_of_another_table_are_not_next_to_it() -> None:
    items = [*rows("Rent", "Total"), *rows("Wages", "Total", table="t2", first=4)]
    assert rows_matched(items, "after: Total") == []
    assert rows_matched(list(reversed(items)), "after: [Rent, Wages]") == [2, 6]


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("yaml.invalid-value", "  - {label: a, ignore: b, decimals: ¦INF}\n"),
        ("yaml.invalid-value", "  - {label: a, ignore: b, decimals: ¦'-3.0'}\n"),
        ("yaml.invalid-value", "  - {label: a, ignore: b, decimals: ¦100}\n"),
        ("yaml.invalid-value", "  - {label: a, ignore: b, review: {state: ¦maybe}}\n"),
        ("yaml.invalid-value", "  - {label: a, ignore: b, review: {state: accepted, digest: ¦0123}}\n"),
        ("yaml.invalid-value", "  - {label: a, ignore: b, review: {state: accepted, digest: ¦0123456789AB}}\n"),
        ("yaml.missing-key", "  - {label: a, ignore: b, review: ¦{digest: 0123456789ab}}\n"),
        ("yaml.wrong-type", "  - {label: a, ignore: b, review: ¦accepted}\n"),
        ("yaml.wrong-type", "  - {label: a, ignore: b, after: ¦{}}\n"),
        ("yaml.wrong-type", "  - {label: a, ignore: b, examples: ¦[]}\n"),
        ("yaml.unknown-key", "  - {when: {heading: a}, ¦review: {state: proposed}, rules: [{ignore: c}]}\n"),
        ("yaml.unknown-key", "  - {when: {heading: a, ¦decimals: -3}, rules: [{ignore: c}]}\n"),
    ],
)
def test_a_mistake_is_told_where_it_stands(code: str, rule: str) -> None:
    text, line, column = marked(HEAD + rule)
    assert mistakes(text)[0] == (code, line, column)


def test_an_unknown_layer_is_told() -> None:
    text, line, column = marked("pack: own\nlayer: ¦company\ntaxonomy: ifrs-2025\n")
    assert mistakes(text) == [("yaml.invalid-value", line, column)]


def test_a_rule_matches_its_own_examples() -> None:
    fits = "  - {pattern: '(total )?revenues?', ignore: b, examples: [Revenue, 'TOTAL REVENUES:', Revenue (1)]}"
    assert found(pack(fits)) == []
    text, line, column = marked("  - {pattern: '(total )?revenues?', ignore: b, examples: [Revenue, ¦Net revenue]}")
    assert found(pack(text)) == [("mapping.example-missed", f"own.yaml:{line + 3}:{column}")]
    text, line, column = marked("  - {label: [Revenue, Sales], ignore: b, examples: ¦Turnover}")
    assert found(pack(text)) == [("mapping.example-missed", f"own.yaml:{line + 3}:{column}")]


def test_an_example_must_fit_the_group_too() -> None:
    text, line, column = marked(
        "  - when: {pattern: 'net .*'}\n    rules:\n"
        "      - {pattern: '.*revenue', ignore: b, examples: [Net revenue, ¦Revenue]}"
    )
    assert found(pack(text)) == [("mapping.example-missed", f"own.yaml:{line + 3}:{column}")]


def one(rule: str) -> tuple[Pack, str, Standing, list[Finding]]:
    """A pack of one rule for revenue, the rule's digest, its standing, and what is found about it."""
    made = pack(TOTAL.format(rule))
    return made, review_digest(made.rules[0]), standing(made.rules[0]), list(check([made], taxonomy()))


def is_matched(made: Pack) -> bool:
    (subject,) = subjects_of([line_item("Total", "1", Decimal(1))])
    return bool(list(Matcher.of([made]).rules(subject)))


def test_a_rule_without_review_is_in_force_and_nothing_is_told() -> None:
    made, _, state, findings = one("sign: presented")
    assert (is_matched(made), state, findings) == (True, Standing.BY_HAND, [])


def test_a_proposed_rule_is_in_force_and_told() -> None:
    made, _, state, (finding,) = one("review: {state: proposed}")
    assert (is_matched(made), state) == (True, Standing.PROPOSED)
    assert (finding.code, finding.severity, str(finding.place)) == (
        *("mapping.review-proposed", Severity.INFO, "own.yaml:4:56"),
    )
    assert "--accept own.yaml:4`" in finding.help


def test_an_accepted_rule_is_quiet_until_it_says_something_else() -> None:
    _, digest, _, _ = one("sign: presented")
    made, _, state, findings = one(f"review: {{state: accepted, digest: '{digest}'}}")
    assert (is_matched(made), state, findings) == (True, Standing.ACCEPTED, [])
    made, now, state, (finding,) = one(f"sign: reversed, review: {{state: accepted, digest: '{digest}'}}")
    assert (is_matched(made), state) == (True, Standing.REOPENED)
    assert (finding.code, finding.severity) == ("mapping.review-reopened", Severity.WARNING)
    assert f"was accepted as {digest} and is {now} now" in finding.message


def test_an_acceptance_without_a_digest_is_of_nothing() -> None:
    _, _, state, (finding,) = one("review: {state: accepted}")
    assert (state, finding.code) == (Standing.REOPENED, "mapping.review-reopened")


def test_a_rejected_rule_never_matches_and_says_so_only_where_it_changed() -> None:
    made, digest, state, findings = one("review: {state: rejected}")
    assert (is_matched(made), state, findings) == (False, Standing.REJECTED, [])
    assert one(f"review: {{state: rejected, digest: '{digest}'}}")[3] == []
    made, _, state, (finding,) = one(f"sign: reversed, review: {{state: rejected, digest: '{digest}'}}")
    assert (is_matched(made), state, finding.code) == (False, Standing.REJECTED, "mapping.review-reopened")
    assert finding.message.endswith("the rule still matches nothing")


def test_a_rule_below_a_rejected_one_counts() -> None:
    rules = pack(
        "  - {label: Total, concept: ifrs-full:Revenue, review: {state: rejected}}\n"
        "  - {label: Total, concept: ifrs-full:GrossProfit}"
    )
    (subject,) = subjects_of([line_item("Total", "1", Decimal(1), AT_2024)])
    assert [rule.at.line for rule in Matcher.of([rules]).rules(subject)] == [5]


def digest(rules: str) -> str:
    return review_digest(pack(rules).rules[0])


PLAIN = "  - {label: [Total, Sum], heading: Costs, section: Staff, concept: ifrs-full:Revenue}"


def test_the_digest_is_the_one_that_is_documented() -> None:
    said = (
        '{"concept":"ifrs-full:Revenue","conditions":{"heading":[["costs"]],"label":[["sum","total"]],'
        '"section":[["staff"]]},"decimals":null,"dimensions":[],"measure":["amount"],"sign":"presented","unit":""}'
    )
    assert digest(PLAIN) == hashlib.sha256(said.encode()).hexdigest()[:12]


@pytest.mark.parametrize(
    "rules",
    [
        "  - {label: ['SUM:', total], heading: costs, section: [Staff], concept: ifrs-full:Revenue}",
        "  - {concept: ifrs-full:Revenue, section: Staff, heading: Costs, label: [Total, Sum], sign: presented}",
        "  - when: {heading: Costs}\n    rules: [{label: [Sum, Total], section: Staff, concept: ifrs-full:Revenue}]",
        "  - {label: [Total, Sum], heading: Costs, section: Staff, concept: ifrs-full:Revenue, examples: Sum}",
        "  - {label: [Total, Sum], heading: Costs, section: Staff, concept: ifrs-full:Revenue, measure: amount}",
    ],
)
def test_the_digest_is_of_the_meaning_and_not_of_the_spelling(rules: str) -> None:
    assert digest(rules) == digest(PLAIN)


@pytest.mark.parametrize(
    "change",
    [
        ("[Total, Sum]", "[Total]"),
        ("label: [Total, Sum]", "pattern: total|sum"),
        ("heading: Costs", "heading: Income"),
        ("heading: Costs", "caption: Costs"),
        ("section: Staff", "section: [Staff, Other]"),
        ("section: Staff", "section: Staff, after: Rent"),
        ("section: Staff", "section: Staff, before: Rent"),
        ("section: Staff", "section: Staff, statement: IS"),
        ("section: Staff", "section: Staff, period: duration"),
        ("section: Staff", "section: Staff, measure: percent"),
        ("section: Staff", "section: Staff, unit: EUR"),
        ("section: Staff", "section: Staff, decimals: -3"),
        ("section: Staff", "section: Staff, sign: deduction"),
        ("section: Staff", "section: Staff, dimensions: {ifrs-full:A: ifrs-full:B}"),
        ("concept: ifrs-full:Revenue", "concept: ifrs-full:GrossProfit"),
        ("concept: ifrs-full:Revenue", "ignore: why"),
    ],
)
def test_what_the_rule_matches_and_gives_changes_the_digest(change: tuple[str, str]) -> None:
    assert digest(PLAIN.replace(*change)) != digest(PLAIN)


def test_the_conditions_of_a_group_are_part_of_the_digest() -> None:
    group = "  - when: {{heading: {}}}\n    rules: [{{label: a, concept: ifrs-full:Revenue}}]"
    assert digest(group.format("Costs")) != digest(group.format("Income"))


def test_what_a_rule_says_is_kept() -> None:
    (rule,) = pack(
        "  - {label: a, ignore: b, decimals: -6, after: [B, ''], before: C, examples: [A, 'a:'],"
        " review: {state: accepted, digest: 0123456789ab}}"
    ).rules
    assert (rule.conditions[0].after, rule.conditions[0].before) == (("b", ""), ("c",))
    assert rule.decimals is not None
    assert (rule.decimals.text, [each.text for each in rule.examples]) == ("-6", ["A", "a:"])
    assert rule.review is not None
    assert (rule.review.state, rule.review.digest) == (ReviewState.ACCEPTED, "0123456789ab")
    assert rule.measures == (Measure.AMOUNT,)
