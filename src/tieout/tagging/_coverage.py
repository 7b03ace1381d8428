"""Coverage: what became of the figures of a document's tables, and how much of it is the company's own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tieout.model import Decision, Fact, Outcome, QName, Report, Table

STATEMENTS = (
    ("IS", "Profit or loss"),
    ("OCI", "Other comprehensive income"),
    ("BS", "Financial position"),
    ("CF", "Cash flows"),
    ("EQ", "Changes in equity"),
    ("", "Other tables"),
)


@dataclass(frozen=True, slots=True)
class Covered:
    """What became of some figures.

    ``outcomes`` has every outcome with its number of figures, ``reasons`` the reasons why figures are ignored, most
    frequent first. ``facts`` and ``concepts`` count those of the figures, ``own_facts`` and ``own_concepts`` those of
    the company's own extension among them.
    """

    outcomes: tuple[tuple[Outcome, int], ...]
    reasons: tuple[tuple[str, int], ...]
    facts: int
    own_facts: int
    concepts: int
    own_concepts: int

    @property
    def figures(self) -> int:
        """How many figures there are."""
        return sum(count for _, count in self.outcomes)

    def count(self, outcome: Outcome) -> int:
        """How many figures came out so."""
        return dict(self.outcomes)[outcome]

    @property
    def open(self) -> int:
        """How many figures are neither tagged nor ignored for a reason."""
        return self.count(Outcome.UNMAPPED) + self.count(Outcome.UNRESOLVED)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a report's tables.

    ``statements`` have (code, title) before them and only those with figures; ``tables`` stand in document order;
    ``concepts`` have the number of their facts, most first, then by name. Facts from sentences take no part.
    """

    statements: tuple[tuple[str, str, Covered], ...]
    tables: tuple[tuple[Table, Covered], ...]
    whole: Covered
    concepts: tuple[tuple[QName, int], ...]


def coverage(report: Report) -> Coverage:
    """Count what became of every figure of the tables."""
    facts = {fact.id: fact for fact in report.facts}
    own = report.extension.namespace
    by_statement: dict[str, list[Decision]] = {}
    by_table: dict[str, list[Decision]] = {}
    for decision in report.decisions:
        by_statement.setdefault(decision.item.statement, []).append(decision)
        by_table.setdefault(decision.item.table, []).append(decision)
    tagged = (facts[decision.fact].concept for decision in report.decisions if decision.fact in facts)
    return Coverage(
        statements=tuple(
            (code, title, _covered(by_statement[code], facts, own))
            for code, title in STATEMENTS
            if code in by_statement
        ),
        tables=tuple((table, _covered(by_table.get(table.id, []), facts, own)) for table in report.document.tables),
        whole=_covered(report.decisions, facts, own),
        concepts=tuple(sorted(Counter(tagged).items(), key=lambda each: (-each[1], str(each[0])))),
    )


def share(part: int, whole: int) -> Decimal | None:
    """A part of a whole as a number from 0 to 1 with three decimals; None of nothing."""
    return (Decimal(part) / whole).quantize(Decimal("0.001"), ROUND_HALF_UP) if whole else None


def _covered(decisions: Sequence[Decision], facts: dict[str, Fact], own: str) -> Covered:
    """What became of the figures of some decisions."""
    outcomes = Counter(decision.outcome for decision in decisions)
    reasons = Counter(decision.reason for decision in decisions if decision.outcome is Outcome.IGNORED)
    concepts = [facts[decision.fact].concept for decision in decisions if decision.fact in facts]
    return Covered(
        outcomes=tuple((outcome, outcomes[outcome]) for outcome in Outcome),
        reasons=tuple(sorted(reasons.items(), key=lambda each: (-each[1], each[0]))),
        facts=len(concepts),
        own_facts=_own(concepts, own),
        concepts=len(set(concepts)),
        own_concepts=_own(set(concepts), own),
    )


def _own(concepts: Iterable[QName], namespace: str) -> int:
    """How many concepts are of a namespace."""
    return sum(concept.namespace == namespace for concept in concepts)


__all__ = ["STATEMENTS", "Coverage", "Covered", "coverage", "share"]
