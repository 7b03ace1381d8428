"""Cases of lint in `tests/cases/lint`: a mistake with its place marked, and a near miss that must stay silent.

Each file maps names of cases to keys:

- `mistake`: the text of a pack's file without its first two lines, with the mark `¦` before each place that is told
- `codes`: what is told there, one code for each mark, in the order of the text; nothing else may be told
- `clean`: as `mistake`, but right; nothing may be told
- `before`: a pack that the filing names first, likewise without its first two lines (optional)
- `rows`: rows of a document with `label`, `period` (`2023-12-31` or `2023-01-01/2023-12-31`), `statement`, `section`,
  `heading`, `caption` and `measure` (optional; what is unused or overlaps is told only against rows)
- `marks`: labels that the taxonomy has in addition, by concept (optional)
- `why`: what is not obvious (optional)
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.support.figures import line_item
from tests.support.marked import MARK
from tests.unit.packs.bundled import taxonomy
from tieout.diagnostics import Finding, YamlAt
from tieout.mapping import Subject, subjects
from tieout.mapping.lint import lint, read
from tieout.model import Measure, Period
from tieout.taxonomy import Label, Taxonomy

FOLDER = Path(__file__).parents[2] / "cases" / "lint"
_KEYS = {"mistake", "codes", "clean", "before", "rows", "marks", "why"}
HEAD = "pack: case\ntaxonomy: ifrs-2025\n"


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    mistake: str
    codes: tuple[str, ...]
    clean: str
    before: str = ""
    rows: tuple[Mapping[str, str], ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)

    def told(self, text: str) -> tuple[Finding, ...]:
        """What lint tells of the text of a pack."""
        files = ((self.before, "before.yaml"), (text, "case.yaml"))
        sources = []
        for body, name in files:
            if body:
                source, findings = read([(HEAD + body, name)])
                assert source is not None, findings
                sources.append(source)
        return lint(sources, _marked_taxonomy(self.marks), _subjects(self.rows))


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.yaml")):
        told: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for name, case in told.items():
            assert set(case) <= _KEYS, (path.name, name, set(case) - _KEYS)
            yield Case(
                f"{path.stem}-{name}",
                case["mistake"],
                tuple(case["codes"]),
                case["clean"],
                case.get("before", ""),
                tuple(case.get("rows", ())),
                case.get("marks", {}),
            )


def expected(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text of a pack's file without its marks, and the line and column of each in the file."""
    places = []
    while MARK in text:
        before, _, after = text.partition(MARK)
        places.append((before.count("\n") + HEAD.count("\n") + 1, len(before) - before.rfind("\n")))
        text = before + after
    return text, places


def at(finding: Finding) -> tuple[int, int]:
    assert isinstance(finding.place, YamlAt), finding
    return finding.place.line, finding.place.column


def _marked_taxonomy(marks: Mapping[str, str]) -> Taxonomy:
    known = taxonomy()
    if not marks:
        return known
    concepts = dict(known.concepts)
    for name, text in marks.items():
        found = known.resolve(name)
        assert found is not None
        concept = concepts[found]
        concepts[found] = replace(concept, labels=(*concept.labels, Label("label", "en", text)))
    return replace(known, concepts=concepts)


def _subjects(rows: tuple[Mapping[str, str], ...]) -> tuple[Subject, ...]:
    return tuple(
        subjects(
            line_item(
                row["label"],
                "1",
                None,
                _period(row["period"]),
                place=(number, 1),
                row=number,
                path=(row["section"],) if "section" in row else (),
                headings=(row["heading"],) if "heading" in row else (),
                caption=row.get("caption", ""),
                statement=row.get("statement", ""),
                measure=Measure(row.get("measure", "amount")),
            )
            for number, row in enumerate(rows, start=1)
        )
    )


def _period(text: str) -> Period:
    start, slash, end = text.rpartition("/")
    return Period(date.fromisoformat(start) if slash else None, date.fromisoformat(end))
