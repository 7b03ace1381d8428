"""The arithmetic of a document: every equation that its figures have to satisfy, proved or failing."""

from collections.abc import Iterable

from tieout.diagnostics import Finding
from tieout.diagnostics.codes_graph import DOES_NOT_HOLD, ROUNDED
from tieout.extract.graph._across import sums_across
from tieout.extract.graph._confidence import confidence, proofs, with_proofs
from tieout.extract.graph._equal import equalities
from tieout.extract.graph._footings import footings
from tieout.extract.graph._movements import movements
from tieout.extract.graph._percents import add_up, percentages
from tieout.extract.graph._ratios import ratios
from tieout.extract.graph._series import book_of
from tieout.extract.graph._shown import shown
from tieout.model import CellKey, LineItem, Relation, RelationKind, SourceDocument

_ORDER = {kind: at for at, kind in enumerate(RelationKind)}


def relations(
    document: SourceDocument, items: tuple[LineItem, ...]
) -> tuple[tuple[Relation, ...], tuple[Finding, ...]]:
    """All relations by kind and then in document order, with a finding for each that fails or is a sum not exact.

    Only figures with a value take part, unresolved and redacted ones do not. A relation is told where the rows prove
    it in other periods, so that one equation that happens to hold is no relation.
    """
    book = book_of(document, items)
    equal = list(equalities(book))
    inside = list(footings(book))
    across = [*equal, *sums_across(book, _same(equal)), *movements(book)]
    found = [*add_up([*inside, *percentages(book)]), *across, *ratios(book)]
    found.sort(key=_key)
    return tuple(found), tuple(_findings(found))


def _same(equal: Iterable[Relation]) -> dict[CellKey, CellKey]:
    """For a cell that repeats another, the first that shows the figure."""
    return {relation.subject.cell: relation.terms[0].cell for relation in equal if relation.holds}


def _key(relation: Relation) -> tuple[int, int, int]:
    place = relation.subject.place
    return _ORDER[relation.kind], place.line, place.column


def _findings(found: Iterable[Relation]) -> Iterable[Finding]:
    """What fails, with all its cells; what only rounding makes hold, as a note."""
    for relation in found:
        if relation.holds and not relation.cause:
            continue
        code = ROUNDED if relation.holds else DOES_NOT_HOLD
        yield code.at(
            relation.subject.place,
            related=tuple(term.place for term in relation.terms),
            kind=relation.kind.value,
            label=relation.subject.label,
            period=relation.period or "its column",
            found=shown(relation.found, relation),
            expected=shown(relation.expected, relation),
            difference=shown(relation.difference, relation),
            allowed=shown(relation.allowed, relation),
            definition=relation.definition,
            cause=relation.cause.value,
        )


__all__ = ["confidence", "proofs", "relations", "shown", "with_proofs"]
