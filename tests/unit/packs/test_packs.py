"""Every name in a bundled pack exists in the taxonomy and fits; no rule hides behind one above it."""

from collections.abc import Iterator

import pytest

from tests.unit.packs.bundled import FOLDERS, bundled_pack, row, taxonomy
from tieout.diagnostics import Severity
from tieout.mapping import Matcher, Rule, Sign, check, matches, normalise, subjects
from tieout.model import Measure
from tieout.taxonomy import Concept

MONEY, SHARE, PERCENT = "monetaryItemType", "perShareItemType", "percentItemType"
MEASURED = {
    MONEY: {Measure.AMOUNT},
    SHARE: {Measure.PER_UNIT},
    PERCENT: {Measure.PERCENT},
    "sharesItemType": {Measure.COUNT},
    "decimalItemType": {Measure.COUNT},
}


def concept_text(rule: Rule) -> str:
    return rule.concept.text if rule.concept else ""


def local_type(concept: Concept) -> str:
    return concept.type.partition(":")[2]


def mapped() -> Iterator[tuple[str, Rule, Concept]]:
    """The rules that name a concept of the taxonomy, with it."""
    for folder in FOLDERS:
        for rule in bundled_pack(folder).rules:
            name = taxonomy().resolve(rule.concept.text) if rule.concept else None
            concept = taxonomy().concept(name) if name else None
            if concept:
                yield folder, rule, concept


def test_names_exist_and_are_of_their_kind() -> None:
    packs = [bundled_pack(folder) for folder in FOLDERS]
    assert [str(finding.place) for finding in check(packs, taxonomy()) if finding.severity >= Severity.WARNING] == []


def test_base_pack_needs_no_extension() -> None:
    pack = bundled_pack("ifrs")
    assert (pack.concepts, pack.members, pack.axes) == ((), (), ())
    assert {rule.concept.text.partition(":")[0] for rule in pack.rules if rule.concept} == {"ifrs-full"}


def test_concepts_can_have_facts_of_the_rule_s_period_and_measure() -> None:
    wrong = [
        f"{folder} {rule.at} {concept.name}"
        for folder, rule, concept in mapped()
        if not concept.can_have_facts
        or rule.period not in {"", concept.period_type}
        or not set(rule.measures) <= MEASURED[local_type(concept)]
    ]
    assert wrong == []


def test_base_pack_asks_for_the_table_and_the_period() -> None:
    """A label alone never decides: the same words stand in statements, notes and breakdowns with another meaning."""
    vague = [
        str(rule.at)
        for rule in bundled_pack("ifrs").rules
        if not rule.period or not any(c.statements or c.headings or c.caption for c in rule.conditions)
    ]
    assert vague == []


def test_no_deduction_of_income_and_no_plain_expense() -> None:
    """In a statement of profit or loss a credit element is income and a debit element an expense."""
    profit_or_loss = [
        (rule, concept)
        for folder, rule, concept in mapped()
        if folder == "ifrs" and rule.conditions[0].statements == ("IS",) and local_type(concept) == MONEY
    ]
    wrong = [
        str(rule.at)
        for rule, concept in profit_or_loss
        if concept.balance and (concept.balance == "credit") != (rule.sign is Sign.PRESENTED)
    ]
    assert (len(profit_or_loss) > 100, wrong) == (True, [])


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_listed_label_reaches_its_rule(folder: str) -> None:
    """A label that a rule lists is not taken by a rule above it, in the place that the rule asks for."""
    pack = bundled_pack(folder)
    matcher = Matcher.of((pack,))
    hidden = []
    for rule in pack.rules:
        asked = [condition for condition in rule.conditions if condition.labels]
        if not asked or any(c.caption or c.beside or c.after or c.before for c in rule.conditions):
            continue
        first = {
            name: next((getattr(c, name)[0] for c in rule.conditions if getattr(c, name)), "")
            for name in ("statements", "headings")
        }
        path = tuple(condition.sections[0] for condition in rule.conditions if condition.sections)
        for label in asked[-1].labels:
            item = row(
                label, first["statements"], instant=rule.period == "instant",
                section=path, heading=first["headings"], measure=rule.measures[0],
            )  # fmt: skip
            (subject,) = subjects([item])
            assert matches(rule, subject), (rule.at, label)
            winner = next(matcher.rules(subject))
            if concept_text(winner) != concept_text(rule):
                hidden.append(f"{rule.at} {label!r} is taken by {winner.at}")
    assert hidden == []


def test_no_label_stands_twice_in_one_rule() -> None:
    twice = [
        str(rule.at)
        for folder in FOLDERS
        for rule in bundled_pack(folder).rules
        for condition in rule.conditions
        if len(set(condition.labels)) != len(condition.labels)
    ]
    assert twice == []


def test_labels_of_the_taxonomy_are_labels_of_their_concepts() -> None:
    """The last file of the base pack lists nothing but what the taxonomy calls a concept, less IFRS 18's categories."""
    suffixes = (", operating", ", investing", ", financing", ", income taxes", ", discontinued operations")
    wrong = []
    for folder, rule, concept in mapped():
        if folder != "ifrs" or not rule.at.file.startswith("5-"):
            continue
        own = {normalise(label.text) for label in concept.labels if label.language.startswith("en")}
        own |= {label.removesuffix(suffix) for label in own for suffix in suffixes}
        own |= {label.partition(", classified as ")[0] for label in own}
        labels = next(condition.labels for condition in rule.conditions if condition.labels)
        wrong += [f"{rule.at} {label}" for label in labels if label not in own]
    assert wrong == []


def test_every_extension_concept_is_used_and_amounts_are_anchored() -> None:
    pack = bundled_pack("filers/prospectus")
    used = {rule.concept.text for rule in pack.rules if rule.concept}
    assert [concept.name for concept in pack.concepts if f"ext:{concept.name}" not in used] == []
    amounts = [concept for concept in pack.concepts if concept.type == "monetary"]
    assert [concept.name for concept in amounts if not (concept.wider or concept.narrower) or not concept.balance] == []
    names = {name.text for rule in pack.rules for pair in rule.dimensions for name in pair}
    assert [member.name for member in pack.members if f"ext:{member.name}" not in names] == []
    assert [axis.name for axis in pack.axes if f"ext:{axis.name}" not in names] == []


def test_anchors_fit_in_period_and_balance() -> None:
    wrong = []
    for concept in bundled_pack("filers/prospectus").concepts:
        for anchor in (*concept.wider, *concept.narrower):
            name = taxonomy().resolve(anchor.text)
            found = taxonomy().concept(name) if name else None
            if not found or found.abstract or (found.period_type, found.balance) != (concept.period, concept.balance):
                wrong.append(f"{concept.name} {anchor.text}")
    assert wrong == []
