"""Figures of sentences in a validated package: facts of their own, consistent with the table's."""

from pathlib import Path

from tests.support.filings import rows, write
from tieout.model import Verdict
from tieout.pipeline import BuildOptions, build

MAPPING = """pack: test
title: Test
taxonomy: ifrs-2025
rules:
  - {label: Revenue, concept: ifrs-full:Revenue}
  - {label: Loss for the year, concept: ifrs-full:ProfitLoss}
"""
DOCUMENT = """Results of the years indicated:

\tYear ended 31 December
\t2024\t2023
\t€'000\t€'000
Revenue\t12,345\t11,020
Loss for the year\t(3,456)\t(2,310)

Revenue was €12.3 million and €11.0 million in 2024 and 2023, respectively, and we made a loss of €3.5 million in 2024.

Revenue was €11.0 million in 2024.
"""


def test_agreeing_sentences_are_facts_and_disagreeing_ones_findings(tmp_path: Path) -> None:
    result = build(BuildOptions(write(tmp_path, mapping=MAPPING, document=DOCUMENT), output=tmp_path / "out"))
    assert result.summary is not None
    assert result.summary.verdict is Verdict.VALID
    loaded = {fact.id: (fact.concept, fact.value, fact.decimals) for fact in result.summary.validation.loaded}
    assert {name: fact for name, fact in loaded.items() if name.startswith("f-9-")} == {
        "f-9-13": ("ifrs-full:Revenue", "12300000", "-5"),
        "f-9-31": ("ifrs-full:Revenue", "11000000", "-5"),
        "f-9-99": ("ifrs-full:ProfitLoss", "-3500000", "-5"),
    }
    assert len(loaded) == 4 + 3
    told = [(row["line"], row["fact"], row["agrees"]) for row in rows(tmp_path / "out", "mentions.csv")]
    assert told == [
        ("9", "f-6-9", "true"),
        ("9", "f-6-16", "true"),
        ("9", "f-7-19", "true"),
        ("11", "f-6-9", "false"),
    ]
    wrong = [finding for finding in result.findings if finding.code == "prose.disagrees"]
    assert [str(finding.place) for finding in wrong] == ["document.txt:11:13"]
    assert [str(place) for place in wrong[0].related] == ["document.txt:6:9", "document.txt:6:16"]
