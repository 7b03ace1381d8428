"""Relations as equations for people, and as the rows of ``relations.csv``."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tieout.export._tables import Rows, to_csv, to_frame
from tieout.export._text import flag, period_columns, plain
from tieout.model import Relation, RelationKind, Term

if TYPE_CHECKING:
    import pandas as pd

RELATION_COLUMNS = (
    *("kind", "period_start", "period_end", "instant", "holds", "found", "expected", "difference", "allowed", "cause"),
    *("definition", "table", "label", "place", "terms"),
)

_QUOTIENTS = frozenset({RelationKind.PERCENT_OF, RelationKind.RATIO})


def relations_csv(relations: Iterable[Relation]) -> bytes:
    """``relations.csv``: one row for each equation, by kind and then in document order."""
    return to_csv(RELATION_COLUMNS, _rows(relations))


def relations_frame(relations: Iterable[Relation]) -> "pd.DataFrame":
    """The rows of `relations_csv` as a frame of strings."""
    return to_frame(RELATION_COLUMNS, _rows(relations))


def equation(relation: Relation) -> str:
    """The equation with the figures in full units: what is printed against what its terms give."""
    if relation.kind not in _QUOTIENTS:
        terms = "".join(_signed(term, first=at == 0) for at, term in enumerate(relation.terms))
        return f"{relation.found:,f} {'=' if not relation.difference else '≈' if relation.holds else '≠'} {terms}"
    above = [f"{term.value:,f}" for term in relation.terms if term.weight > 0]
    below = next(f"{term.value:,f}" for term in relation.terms if term.weight < 0)
    top = above[0] if len(above) == 1 else f"mean({'; '.join(above)}) × days"
    return f"{relation.found:,f} {'≈' if relation.holds else '≠'} {top} ÷ {below}"


def _signed(term: Term, *, first: bool) -> str:
    """A term of a sum with the sign of its weight; a negative figure in parentheses, as printed."""
    sign = ("−" if first else " − ") if term.weight < 0 else ("" if first else " + ")
    return f"{sign}({-term.value:,f})" if term.value < 0 else f"{sign}{term.value:,f}"


def _rows(relations: Iterable[Relation]) -> Rows:
    return tuple(
        (
            relation.kind.value,
            *period_columns(relation.period),
            flag(relation.holds),
            *(plain(value) for value in (relation.found, relation.expected, relation.difference, relation.allowed)),
            *(relation.cause.value, relation.definition, relation.subject.table, relation.subject.label),
            _place(relation.subject),
            " ".join(f"{term.weight}*{_place(term)}={plain(term.value)}" for term in relation.terms),
        )
        for relation in relations
    )


def _place(term: Term) -> str:
    return str(term.place).replace(" ", "%20")


__all__ = ["RELATION_COLUMNS", "equation", "relations_csv", "relations_frame"]
