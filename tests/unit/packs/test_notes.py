"""The base pack alone on note extracts of invented companies: what each row reports was written down before the pack.

Beside each text stands, row by row, the concept, the sign against the page and the members that IFRS asks for; an empty
concept where no element of the taxonomy has the row's meaning, or the row leaves open which.
"""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.figures import a_filing
from tests.unit.packs.bundled import ROOT, bundled_pack, taxonomy
from tieout import tagging
from tieout.extract import Hints, extract
from tieout.model import CellState, Decision, Fact, Measure
from tieout.readers import read

CASES = ROOT / "tests" / "cases" / "notes"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
KNOWN = {CellState.VALUE, CellState.NIL}


@cache
def expected(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8")))


@cache
def tagged(name: str) -> tuple[list[list[Decision]], dict[str, Fact]]:
    """The decisions of each row with figures, in document order, and the facts by id."""
    raw, findings = read(CASES / f"{name}.txt", f"{name}.txt")
    assert raw is not None, findings
    case = expected(name)
    (document, extraction), _ = extract(raw, Hints(case["currency"], tuple(case["year-end"])))
    found, _ = tagging.tag(extraction.items, document, [bundled_pack("ifrs")], taxonomy(), a_filing())
    rows: dict[tuple[str, int], list[Decision]] = {}
    for decision in found.decisions:
        rows.setdefault((decision.item.table, decision.item.row), []).append(decision)
    return list(rows.values()), {fact.id: fact for fact in found.facts}


def told(row: list[Any]) -> tuple[str, int, dict[str, str]]:
    """Concept, sign and members of a row as its case says them."""
    return row[1], -1 if row[2:3] == ["-"] else 1, dict(row[3]) if len(row) > 3 else {}


def said(fact: Fact) -> tuple[str, Decimal, dict[str, str]]:
    return fact.concept.local_name, fact.value, {axis.local_name: member.local_name for axis, member in fact.dimensions}


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_read(name: str) -> None:
    rows, _ = tagged(name)
    assert [row[0].item.label for row in rows] == [row[0] for row in expected(name)["rows"]]


@pytest.mark.parametrize("name", NAMES)
def test_no_figure_is_tagged_wrong(name: str) -> None:
    rows, facts = tagged(name)
    wrong = []
    for row, case in zip(rows, expected(name)["rows"], strict=True):
        concept, sign, members = told(case)
        for decision in row:
            fact = facts.get(decision.fact)
            value = decision.item.value
            if fact and (value is None or said(fact) != (concept, sign * value, members)):
                wrong.append((decision.item.label, case[1:], said(fact), str(fact.rule)))
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_instants_and_years_are_as_the_concepts_ask(name: str) -> None:
    """Most of these tables show years alone; each fact has the period type of its concept, within one of the years."""
    _, facts = tagged(name)
    month, day = expected(name)["year-end"]
    for fact in facts.values():
        concept = taxonomy().concept(fact.concept)
        assert concept is not None
        assert fact.period.is_instant == (concept.period_type == "instant"), fact
        assert (fact.period.end.month, fact.period.end.day) == (month, day), fact


@pytest.mark.parametrize("name", NAMES)
def test_most_amounts_are_tagged(name: str) -> None:
    rows, facts = tagged(name)
    amounts = [d for row in rows for d in row if d.item.measure is Measure.AMOUNT and d.item.state in KNOWN]
    share = Decimal(sum(decision.fact in facts for decision in amounts)) / len(amounts)
    assert (len(amounts) >= 80, share >= Decimal("0.8")) == (True, True), (len(amounts), share)


def test_layouts_differ() -> None:
    texts = [Path(CASES / f"{name}.txt").read_text("utf-8") for name in NAMES]
    assert {"\t" in text for text in texts} == {True, False}
    assert {"| ---" in text or "|---" in text for text in texts} == {True, False}
