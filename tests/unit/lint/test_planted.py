"""Two hundred mistakes planted into the shipped packs are all found at their lines; in the packs as they are, none."""

import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.unit.lint.plant import Plant, all_plants, garden, planted, sources
from tests.unit.packs.bundled import ROOT, taxonomy
from tieout import filing
from tieout.diagnostics import YamlAt
from tieout.extract import Hints, extract
from tieout.linting import LintOptions, run
from tieout.mapping import Subject, subjects
from tieout.mapping.lint import lint
from tieout.readers import read as read_document

SEED = 20250327
COUNT = 200
BATCH = 40
WIDE = ("pattern for all", "wide pattern")
EXAMPLE = ROOT / "examples" / "prospectus" / "filing.yaml"


@cache
def rows() -> tuple[Subject, ...]:
    """The figures of the example that the filer's pack is for."""
    parsed, findings = filing.parse(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name)
    assert parsed is not None, findings
    raw, findings = read_document(EXAMPLE.parent / parsed.document, parsed.document)
    assert raw is not None, findings
    (_, extraction), _ = extract(raw, Hints(parsed.currency, parsed.fiscal_year_end))
    return tuple(subjects(extraction.items))


@cache
def chosen() -> tuple[Plant, ...]:
    """Kinds in turn, each at a random place that no other mistake has."""
    generator = random.Random(SEED)
    left = {kind: list(plants) for kind, plants in sorted(all_plants().items())}
    taken: set[YamlAt] = set()
    found: list[Plant] = []
    while len(found) < COUNT:
        for plants in left.values():
            free = [plant for plant in plants if plant.target not in taken]
            if free and len(found) < COUNT:
                plant = generator.choice(free)
                taken.add(plant.target)
                found.append(plant)
    generator.shuffle(found)
    # A pattern for all takes the rows of rules below it, so that it could hide what is planted there: these go last.
    return tuple(sorted(found, key=lambda plant: plant.kind in WIDE))


def test_the_mistakes_are_of_all_kinds() -> None:
    kinds = Counter(plant.kind for plant in chosen())
    assert sum(kinds.values()) == COUNT
    assert set(kinds) == set(all_plants())
    assert min(kinds.values()) >= 1


@pytest.mark.parametrize("start", range(0, COUNT, BATCH))
def test_every_planted_mistake_is_found_at_its_line(start: int) -> None:
    texts, expected = planted(chosen()[start : start + BATCH])
    assert len(expected) == BATCH
    told = {
        (finding.place.file, finding.place.line, finding.code)
        for finding in lint(sources(texts), taxonomy(), rows())
        if isinstance(finding.place, YamlAt)
    }
    missed = [
        (plant.kind, f"{name}:{line}", sorted(plant.codes), texts[name].split("\n")[line - 1].strip())
        for plant, name, line in expected
        if not any((name, line, code) in told for code in plant.codes)
    ]
    assert missed == []


def test_nothing_is_found_in_the_shipped_packs() -> None:
    assert lint(sources(garden().texts), taxonomy(), rows()) == ()
    assert lint(sources(garden().texts)[:1], taxonomy()) == ()


@pytest.mark.parametrize("name", ["prospectus", "second"])
def test_nothing_is_found_in_the_examples(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = run(LintOptions((str(Path("examples") / name / "filing.yaml"),)))
    assert (result.exit_code, result.findings) == (0, ())
