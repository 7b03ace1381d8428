"""The guard against chance: where values are shuffled within each column, next to nothing is proved."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.unit.graph.shuffle import shuffled
from tieout.diagnostics import TextAt
from tieout.extract import extract
from tieout.extract.graph import relations
from tieout.model import CellKey, LineItem, Measure, RelationKind, SourceDocument
from tieout.readers import read

COPIES = 8
LINKS = (RelationKind.EQUALITY, RelationKind.ROLL_FORWARD)


@pytest.fixture(scope="module")
def prospectus(shared: Path) -> tuple[SourceDocument, tuple[LineItem, ...]]:
    path = shared / "seeds" / "prospectus-financial-information.txt"
    raw, _ = read(path, path.name)
    assert raw is not None
    (document, extraction), _ = extract(raw)
    return document, extraction.items


@pytest.mark.shared
def test_shuffled_copies_prove_at_most_one_in_a_hundred(
    prospectus: tuple[SourceDocument, tuple[LineItem, ...]],
) -> None:
    document, items = prospectus
    proved = sum(relation.holds for relation in relations(document, items)[0])
    by_chance = [
        sum(relation.holds for relation in relations(*shuffled(document, items, seed))[0]) for seed in range(COPIES)
    ]
    assert proved > 500
    assert 100 * max(by_chance) <= proved, (proved, by_chance)


@pytest.mark.shared
def test_every_amount_that_stands_more_than_once_is_told_or_was_judged(
    prospectus: tuple[SourceDocument, tuple[LineItem, ...]],
) -> None:
    """A figure that stands n times can give n − 1 equalities: 129 here, of which 7 are left, judged in the docs."""
    told = [one for one in relations(*prospectus)[0] if one.kind in LINKS and len(one.terms) == 1]
    stand: dict[tuple[object, ...], set[CellKey]] = defaultdict(set)
    for item in prospectus[1]:
        if item.measure is Measure.AMOUNT and item.value and item.period and not item.part:
            stand[item.period, item.unit, abs(item.value)].add((item.table, item.row, item.column))
    amounts = {cell for cells in stand.values() for cell in cells}
    linked = sum(one.subject.cell in amounts for one in told)
    assert (sum(len(cells) - 1 for cells in stand.values()), linked) == (129, 122)


@pytest.mark.shared
def test_the_relations_of_the_four_kinds_that_the_document_holds(
    prospectus: tuple[SourceDocument, tuple[LineItem, ...]],
) -> None:
    told = Counter((one.kind, one.holds) for one in relations(*prospectus)[0])
    assert told[RelationKind.FOOTING, True] >= 140
    assert told[RelationKind.PERCENT_OF, True] + told[RelationKind.PERCENT_OF, False] >= 330
    assert told[RelationKind.EQUALITY, True] >= 128
    assert told[RelationKind.ROLL_FORWARD, True] >= 15


@pytest.mark.shared
def test_every_failing_equation_was_judged_by_hand(prospectus: tuple[SourceDocument, tuple[LineItem, ...]]) -> None:
    told, _ = relations(*prospectus)
    page = (Path(__file__).parents[3] / "docs" / "judgements.md").read_text(encoding="utf-8")
    judged = set(re.findall(r"^\| (\d+) \| [^|]+ \| (\d{4})( Q1)? \|", page, re.MULTILINE))
    assert len(judged) == 22
    failing = {
        (str(one.subject.place.line), str(one.period.end.year), " Q1" if one.period.end.month == 3 else "")
        for one in told
        if not one.holds and one.period
    }
    assert failing <= judged


@pytest.mark.shared
def test_what_is_known_to_be_inconsistent_fails_and_little_else(
    prospectus: tuple[SourceDocument, tuple[LineItem, ...]],
) -> None:
    told, findings = relations(*prospectus)
    failing = {(one.kind.value, one.subject.place.line, str(one.period)) for one in told if not one.holds}
    assert ("ratio", 71, "2023-01-01/2023-12-31") in failing
    rounded = {(finding.place.line, finding.code) for finding in findings if isinstance(finding.place, TextAt)}
    assert (298, "graph.rounded") in rounded
    assert len(failing) < sum(one.holds for one in told) / 20
