"""Confidence: every line item says what it rests on."""

from dataclasses import replace
from pathlib import Path

from tests.support.documents import document
from tieout.extract.graph import confidence, proofs, relations, with_proofs
from tieout.model import CellState, Confidence

TEXT = (
    "Figures are set out below:\n\n\tYear ended December 31,\n\t2022\t2023\n\tRMB'000\tRMB'000\n"
    "Rent\t1,200\t1,300\nWages\t500\t600\nTotal\t1,700\t1,900\nTrips\t77\t[REDACTED]\n"
)


def test_every_item_ends_its_evidence_with_what_it_rests_on(tmp_path: Path) -> None:
    source, extraction, _ = document(tmp_path, TEXT)
    told, _ = relations(source, extraction.items)
    items = with_proofs(extraction.items, told)
    assert [(item.text, item.evidence[-1]) for item in items] == [
        *((text, "confidence: proved by 1 relation") for text in ("1,200", "1,300", "500", "600", "1,700", "1,900")),
        ("77", "confidence: certain, by the page alone"),
        ("[REDACTED]", "confidence: certain, by the page alone"),
    ]


def test_restored_and_unresolved_figures_are_never_certain(tmp_path: Path) -> None:
    source, extraction, _ = document(tmp_path, TEXT)
    told, _ = relations(source, extraction.items)
    proved = proofs(told)
    first, last = extraction.items[0], extraction.items[6]
    assert confidence(replace(first, state=CellState.RESTORED), proved) == (Confidence.RESTORED, 1)
    assert confidence(replace(last, state=CellState.RESTORED), proved) == (Confidence.RESTORED, 0)
    assert confidence(replace(first, state=CellState.UNRESOLVED, value=None), proved) == (Confidence.UNRESOLVED, 0)
