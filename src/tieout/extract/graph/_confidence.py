"""Confidence: what each line item rests on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tieout.model import CellKey, CellState, Confidence, LineItem, Relation

_OPEN = frozenset({CellState.UNRESOLVED, CellState.EMPTY, CellState.TEXT})


def proofs(relations: Iterable[Relation]) -> dict[CellKey, int]:
    """How many relations that hold each cell takes part in."""
    return dict(Counter(cell for relation in relations if relation.holds for cell in set(relation.cells)))


def confidence(item: LineItem, proved: dict[CellKey, int]) -> tuple[Confidence, int]:
    """What an item rests on, and the number of relations that prove it; ``proved`` is what `proofs` gives.

    A figure of a cell with two figures, a range, is never proved.
    """
    if item.state in _OPEN:
        return Confidence.UNRESOLVED, 0
    count = 0 if item.part else proved.get((item.table, item.row, item.column), 0)
    if item.state is CellState.RESTORED:
        return Confidence.RESTORED, count
    return (Confidence.PROVED, count) if count else (Confidence.CERTAIN, 0)


def with_proofs(items: Iterable[LineItem], relations: Iterable[Relation]) -> tuple[LineItem, ...]:
    """Items with their confidence as the last entry of their evidence."""
    proved = proofs(relations)
    return tuple(replace(item, evidence=(*item.evidence, _said(*confidence(item, proved)))) for item in items)


def _said(kind: Confidence, count: int) -> str:
    several = f"{count} relation" + ("" if count == 1 else "s")
    match kind:
        case Confidence.PROVED:
            return f"confidence: proved by {several}"
        case Confidence.RESTORED:
            return f"confidence: restored, in {several}"
        case Confidence.CERTAIN:
            return "confidence: certain, by the page alone"
        case Confidence.UNRESOLVED:
            return "confidence: unresolved"


__all__ = ["confidence", "proofs", "with_proofs"]
