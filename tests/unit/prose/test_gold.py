"""The sentences of the real document against a reading of them by hand."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from tieout.diagnostics import TextAt
from tieout.extract import Hints, extract
from tieout.extract.prose import mentions
from tieout.model import Mention
from tieout.readers import read


def _told(mention: Mention) -> tuple[int, Decimal, str, bool | None]:
    return mention.place.line, mention.value, str(mention.period or ""), mention.agrees


@pytest.mark.shared
def test_restatements_are_tied_and_only_true_errors_disagree(shared: Path) -> None:
    path = shared / "seeds" / "prospectus-financial-information.txt"
    raw, _ = read(path, path.name)
    assert raw is not None
    (source, extraction), _ = extract(raw, Hints("CNY", (12, 31)))
    found, findings = mentions(source, extraction.items)
    told = {_told(mention) for mention in found}
    with (shared / "gold" / "prose.csv").open(encoding="utf-8", newline="") as file:
        gold = [row for row in csv.DictReader(file) if row["relation"] == "equals"]
    missed = [
        row["mention_id"]
        for row in gold
        if (int(row["line_no"]), Decimal(row["value"]), row["period"], row["result"] == "agree") not in told
    ]
    assert len(missed) <= len(gold) * 5 // 100
    # Judged by hand in docs/prose.md.
    places = [finding.place for finding in findings]
    assert [place.line for place in places if isinstance(place, TextAt)] == [285, 538, 538]
