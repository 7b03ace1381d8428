"""What is asked of the suggester, and what it answers."""

from dataclasses import dataclass

from tieout.model import QName

MAX_SCORE = 1000


@dataclass(frozen=True, slots=True)
class Query:
    """A row that needs a concept; every field but ``label`` may be empty, which says that it is not known.

    ``path`` holds the section rows above the row, the outermost first. ``statement`` is ``IS``, ``BS``, ``CF``,
    ``OCI``, ``EQ`` or a heading as printed. ``period`` is ``instant`` or ``duration``, ``measure`` a `Measure` value,
    ``balance_hint`` ``debit`` or ``credit``. ``siblings`` are the concepts already given to rows of the same table or
    section, ``totals`` those of rows that this row is added up to, ``parts`` those of rows that add up to it,
    ``elsewhere`` those that the same label has in other tables. A concept in ``rejected`` is never suggested.
    """

    label: str
    path: tuple[str, ...] = ()
    statement: str = ""
    period: str = ""
    measure: str = ""
    balance_hint: str = ""
    siblings: tuple[QName, ...] = ()
    totals: tuple[QName, ...] = ()
    parts: tuple[QName, ...] = ()
    elsewhere: tuple[QName, ...] = ()
    rejected: tuple[QName, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a candidate stands where it does: ``kind`` is the evidence (``label``, ``statement``, ``rule``, …), ``text``
    says it in words, ``points`` is what it adds to the score; negative where it speaks against the candidate.
    """

    kind: str
    text: str
    points: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept with its score, 0 to `MAX_SCORE`, and the reasons for it, the weightiest first."""

    concept: QName
    score: int
    reasons: tuple[Reason, ...]


__all__ = ["MAX_SCORE", "Candidate", "Query", "Reason"]
