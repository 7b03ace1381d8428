"""Relations: equations that the figures of a document have to satisfy, each for one period."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tieout.diagnostics import TextAt
from tieout.model.periods import Period


class RelationKind(StrEnum):
    """What an equation says; `PERCENTAGES` and `IN_TABLE` are counted apart from the four main kinds."""

    FOOTING = "footing"
    PERCENT_OF = "percent-of"
    EQUALITY = "equality"
    ROLL_FORWARD = "roll-forward"
    ACROSS = "sum-across-tables"
    RATIO = "ratio"
    PERCENTAGES = "percentages-add-up"
    IN_TABLE = "repeated-in-table"


class Cause(StrEnum):
    """Why an equation is not exact, as far as the figures tell."""

    NONE = ""
    ROUNDING = "rounding by the issuer"
    PLUG = "plugged percentage"
    INCONSISTENT = "true inconsistency"


class Confidence(StrEnum):
    """What a line item rests on: the page alone, relations too, relations alone, or nothing certain."""

    CERTAIN = "certain"
    PROVED = "proved"
    RESTORED = "restored"
    UNRESOLVED = "unresolved"


CellKey = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Term:
    """A figure in an equation: its place, the cell it stands in, its label, and its value in full units as presented.

    ``weight`` is the figure's coefficient in a sum; in a quotient it is 1 above the line and −1 below.
    """

    place: TextAt
    table: str
    row: int
    column: int
    label: str
    weight: int
    value: Decimal

    @property
    def cell(self) -> CellKey:
        """The cell of the document's tables: the table's id, the index of the row, the index of the column."""
        return self.table, self.row, self.column


@dataclass(frozen=True, slots=True)
class Relation:
    """One equation for one period: the figure ``subject`` as printed against what ``terms`` give.

    ``definition`` says how the terms combine. ``expected`` is computed from the terms, ``found`` is the printed
    value, ``difference`` is found less expected, and ``allowed`` the largest difference that the accuracy of all the
    figures explains, from their decimals. ``period`` is the subject's.
    """

    kind: RelationKind
    period: Period | None
    definition: str
    subject: Term
    terms: tuple[Term, ...]
    expected: Decimal
    found: Decimal
    allowed: Decimal
    cause: Cause = Cause.NONE

    @property
    def difference(self) -> Decimal:
        """Found less expected, in full units."""
        return self.found - self.expected

    @property
    def holds(self) -> bool:
        """Whether the difference is within the rounding of the figures."""
        return abs(self.difference) <= self.allowed

    @property
    def cells(self) -> tuple[CellKey, ...]:
        """The cells of all its figures, the subject's first."""
        return (self.subject.cell, *(term.cell for term in self.terms))


__all__ = ["Cause", "CellKey", "Confidence", "Relation", "RelationKind", "Term"]
