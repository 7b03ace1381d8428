"""The base pack alone against whole statements of invented companies: tests/cases/packs, one text and one YAML each.

To add a case, put a document ``name.txt`` there and ``name.yaml`` beside it: ``title``, the filing's ``currency`` and
``fiscal-year-end``, and ``rows``, one for each row of the document that holds figures, from the top. A row has its
``label``; its ``concept``, or a list of those that are right; and ``reported``, its values as reported, in the scale
shown. A row that no element of the taxonomy reports has ``values`` as shown instead and must stay untagged. ``least``
is the share of amounts in per cent that must be tagged where 80 can't be reached, because fewer have an element.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest
import yaml

from tests.unit.packs.bundled import ROOT, bundled_pack, taxonomy
from tieout import filing, tagging
from tieout.extract import Hints, extract
from tieout.filing import Filing
from tieout.model import Decision, Fact
from tieout.readers import read

FOLDER = ROOT / "tests" / "cases" / "packs"
CASES = sorted(path.stem for path in FOLDER.glob("*.txt"))
LEAST = 80
FILING = """document: document.txt
entity: {{name: Test plc, scheme: "http://example.org/entity", identifier: placeholder}}
language: en
currency: {currency}
fiscal-year-end: {year_end}
taxonomy: ifrs-2025
mappings: [ifrs]
extension: {{prefix: test, namespace: "https://test.example/2025"}}
profile: ifrs
"""


@dataclass
class Row:
    """What a case says of a row with figures."""

    label: str
    concepts: list[str]
    values: list[Decimal]


@dataclass
class Result:
    """What came of a document: how many amounts it has and were tagged, and what is wrong."""

    amounts: int = 0
    tagged: int = 0
    wrong: list[str] = field(default_factory=list)


def case(name: str) -> tuple[Filing, list[Row], int]:
    """The filing of a case, its rows, and the share that must be tagged."""
    said = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    text = FILING.format(currency=said["currency"], year_end=said["fiscal-year-end"])
    parsed, findings = filing.parse(text, "filing.yaml")
    assert parsed is not None, findings
    rows = []
    for row in said["rows"]:
        concept = row.get("concept", [])
        values = [Decimal(value) for value in row.get("reported", row.get("values"))]
        rows.append(Row(row["label"], [concept] if isinstance(concept, str) else concept, values))
    return parsed, rows, said.get("least", LEAST)


def decided(path: Path, filed: Filing) -> list[list[tuple[Decision, Fact | None]]]:
    """The decisions of every row with figures of a document, each with its fact, from the top."""
    raw, findings = read(path, path.name)
    assert raw is not None, findings
    (document, extraction), _ = extract(raw, Hints(filed.currency, filed.fiscal_year_end))
    tagged, _ = tagging.tag(extraction.items, document, (bundled_pack("ifrs"),), taxonomy(), filed)
    facts = {fact.id: fact for fact in tagged.facts}
    pairs = [(decision, facts.get(decision.fact)) for decision in tagged.decisions]
    return [list(row) for _, row in groupby(pairs, key=lambda pair: (pair[0].item.table, pair[0].item.row))]


def compare(rows: list[Row], decisions: list[list[tuple[Decision, Fact | None]]]) -> Result:
    """Hold what was decided against what a case says, cell by cell."""
    result = Result()
    assert [row.label for row in rows] == [cells[0][0].item.label for cells in decisions]
    for row, cells in zip(rows, decisions, strict=True):
        for value, (decision, fact) in zip(row.values, cells, strict=True):
            result.amounts += 1
            if fact is None:
                continue
            result.tagged += 1
            expected = value.scaleb(decision.item.scale)
            if fact.concept.local_name not in row.concepts or fact.value != expected:
                told = f"{fact.concept.local_name} {fact.value:f}"
                result.wrong.append(f"{row.label!r}: {told}, not {row.concepts} {expected:f} ({fact.rule})")
    return result


@pytest.mark.parametrize("name", CASES)
def test_a_statement_is_tagged_by_the_base_pack_alone(name: str) -> None:
    filed, rows, least = case(name)
    result = compare(rows, decided(FOLDER / f"{name}.txt", filed))
    assert result.wrong == []
    assert result.tagged * 100 >= least * result.amounts, f"{result.tagged} of {result.amounts}"


@pytest.mark.parametrize("name", CASES)
def test_the_concepts_of_a_case_exist(name: str) -> None:
    _, rows, _ = case(name)
    names = {concept for row in rows for concept in row.concepts}
    assert [each for each in sorted(names) if taxonomy().resolve(f"ifrs-full:{each}") is None] == []


def test_a_wrong_concept_or_sign_is_noticed() -> None:
    """The comparison fails where it should: another concept, the other sign, a fact where none is right."""
    filed, rows, _ = case("property")
    decisions = decided(FOLDER / "property.txt", filed)
    rows[0].concepts = ["Turnover"]
    rows[2].values = [-value for value in rows[2].values]
    rows[3].concepts = []
    assert [wrong.split(":")[0] for wrong in compare(rows, decisions).wrong] == [
        f"'{row.label}'" for row in (rows[0], rows[2], rows[3]) for _ in range(2)
    ]
