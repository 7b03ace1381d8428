"""Generated reports through the whole of the product: what measurements rest on is sound, and nothing in it is odd."""

from collections import Counter
from pathlib import Path

import pytest
from bench import documents
from bench.documents.__main__ import write

from tieout import regulator
from tieout.diagnostics import Severity
from tieout.model import Fact, Verdict
from tieout.pipeline import BuildOptions, draft
from tieout.regulator import CheckOptions


@pytest.mark.parametrize(("kind", "facts", "seed"), [("core", 300, 11), ("full", 250, 12)])
def test_the_check_finds_nothing_to_say_but_that_statements_share_figures(
    kind: str, facts: int, seed: int, tmp_path: Path
) -> None:
    (checked,) = regulator.check(CheckOptions((write(tmp_path, seed, facts, kind),))).run.submissions
    assert checked.verdict is Verdict.VALID
    assert checked.report is not None
    assert len(checked.report.facts) == len(
        documents.report(documents.company(seed, facts), documents.taxonomy()).facts
    )
    assert not [finding for finding in checked.findings if finding.severity >= Severity.WARNING]
    # Profit stands in three statements and closing cash in two, for three years each.
    assert Counter(finding.code for finding in checked.findings) == {"rules.duplicate-complete": 6}


def told(fact: Fact) -> tuple[object, ...]:
    return fact.concept, fact.period, fact.dimensions, fact.unit, fact.value, fact.decimals, fact.display.text


def test_building_the_document_gives_the_facts_of_the_package(tmp_path: Path) -> None:
    made = documents.report(documents.company(5, 500), documents.taxonomy())
    result = draft(BuildOptions(write(tmp_path, 5, 500, "source")))
    assert result.report is not None
    tables = {item.place for item in (decision.item for decision in result.report.decisions)}
    facts = [fact for fact in result.report.facts if fact.origins[0] in tables]
    assert Counter(map(told, facts)) == Counter(map(told, made.facts))
    # And each site's sentence repeats its revenue.
    assert len(result.report.facts) - len(facts) == len(made.extension.members) - 3
    declared = {(each.total, frozenset(each.parts)) for each in result.report.summations}
    assert {(each.total, frozenset(each.parts)) for each in made.summations} <= declared
