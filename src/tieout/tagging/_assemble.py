"""Facts become a report, and the sums that the document's tables show become calculation relationships."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieout.diagnostics import Finding, Place
from tieout.diagnostics import codes_tagging as codes
from tieout.filing import Filing
from tieout.model import (
    Fact,
    Footing,
    Interval,
    LineItem,
    Measure,
    Period,
    QName,
    Report,
    SourceDocument,
    Summation,
    Table,
    Unit,
)
from tieout.tagging._explain import plain
from tieout.tagging._intervals import common
from tieout.tagging._tag import Tagging
from tieout.taxonomy import Taxonomy

# Figures of these measures add up; percentages, ratios and values per something do not.
_ADDITIVE = frozenset({Measure.AMOUNT, Measure.COUNT})

_Aspects = tuple[Period, tuple[tuple[QName, QName], ...], Unit]


def assemble(
    tagging: Tagging, filing: Filing, document: SourceDocument, taxonomy: Taxonomy
) -> tuple[Report, tuple[Finding, ...]]:
    """The report of a tagged document, with the summations that hold for every fact of it (Calculations 1.1).

    A sum that a table shows but that can't be declared is left out with a finding that names the reason.
    """
    balances = {concept.name: concept.balance for concept in tagging.extension.concepts}
    balances |= {fact.concept: found.balance for fact in tagging.facts if (found := taxonomy.concept(fact.concept))}
    sums = _Sums(tagging, balances)
    summations: dict[Summation, None] = {}
    findings: list[Finding] = []
    for table in document.tables:
        for footing in table.footings:
            declared, finding = sums.declare(table, footing, f"{filing.namespace}/role/{table.id}")
            summations.update({declared: None} if declared else {})
            findings += [finding] if finding else []
    report = Report(
        entity=filing.entity,
        language=filing.language,
        title=filing.title,
        taxonomy=taxonomy.name,
        extension=tagging.extension,
        facts=tagging.facts,
        decisions=tagging.decisions,
        summations=tuple(summations),
        document=document,
    )
    return report, tuple(findings)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a footing as facts: what all its columns have in common, their periods, and whether all are nil."""

    concept: QName
    flipped: bool
    dimensions: tuple[tuple[QName, QName], ...]
    unit: Unit
    periods: tuple[Period, ...]
    is_nil: bool


class _RefusedError(Exception):
    """Carries the reason why a sum can't be declared."""


class _Sums:
    """Turns footings of tables into summations on reported values."""

    def __init__(self, tagging: Tagging, balances: dict[QName, str]) -> None:
        self._balances = balances
        self._flipped = tagging.flipped
        facts = {fact.id: fact for fact in tagging.facts}
        self._cells: dict[tuple[str, int], dict[int, list[Fact | None]]] = defaultdict(lambda: defaultdict(list))
        self._labels: dict[tuple[str, int], LineItem] = {}
        # Sums found to hold wherever the report has their total: many tables show the same ones.
        self._sound: set[tuple[QName, tuple[tuple[QName, int], ...]]] = set()
        for decision in tagging.decisions:
            item = decision.item
            self._labels.setdefault((item.table, item.row), item)
            if item.measure in _ADDITIVE:
                self._cells[item.table, item.row][item.column].append(facts.get(decision.fact))
        self._by_concept: dict[QName, dict[_Aspects, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        for fact in tagging.facts:
            self._by_concept[fact.concept][fact.period, fact.dimensions, fact.unit].append(fact)

    def declare(self, table: Table, footing: Footing, role: str) -> tuple[Summation | None, Finding | None]:
        """The summation of a footing, or the finding that says why there is none; neither where no row is a fact."""
        label = table.rows[footing.total].label or "(no label)"
        first = self._labels.get((table.id, footing.total))
        place = first.place if first else table.rows[footing.total].cells[0].place
        try:
            summation = self._summation(table, footing, role)
        except _RefusedError as refused:
            return None, codes.SUMMATION_LEFT_OUT.at(place, label=label, table=table.id, why=refused)
        if summation is None or (summation.total, summation.parts) in self._sound:
            return summation, None
        contradiction = next(self._contradictions(summation, label, place), None)
        if contradiction is None:
            self._sound.add((summation.total, summation.parts))
        return (None if contradiction else summation), contradiction

    def _summation(self, table: Table, footing: Footing, role: str) -> Summation | None:
        """The summation of a footing; None where none of its rows is a fact."""
        numbers = (footing.total, *(part for part, _ in footing.parts))
        columns = sorted({at for row in numbers for at, found in self._cells[table.id, row].items() if any(found)})
        if not columns:
            return None
        total, *parts = [self._line(table, row, columns) for row in numbers]
        _refuse_differences(total, parts)
        weighed = []
        for part, (_, sign) in zip(parts, footing.parts, strict=True):
            weighed.append((part.concept, self._weight(total, part, sign)))
        return Summation(role, total.concept, tuple(weighed), table.id)

    def _line(self, table: Table, row: int, columns: Sequence[int]) -> _Line:
        """The facts of a row in ``columns``, which must agree in all but the period."""
        label = repr(table.rows[row].label or "(no label)")
        facts: list[Fact] = []
        for column in columns:
            found = self._cells[table.id, row].get(column, [])
            if len(found) != 1 or found[0] is None:
                gap = "a figure that is no fact" if found else "no figure in a column where others have one"
                raise _RefusedError(f"the row {label} has {gap}")
            facts.append(found[0])
        kinds = {(fact.concept, fact.id in self._flipped, fact.dimensions, fact.unit) for fact in facts}
        if len(kinds) > 1:
            raise _RefusedError(f"the figures of the row {label} are mapped in different ways")
        (kind,) = kinds
        return _Line(*kind, tuple(fact.period for fact in facts), not any(fact.value for fact in facts))

    def _weight(self, total: _Line, part: _Line, sign: int) -> int:
        """The weight on reported values of a part with ``sign`` on presented ones; it must agree with the balances.

        Of the same balance it is +1, of opposite ones −1 (XBRL 2.1, 5.1.1.2); a row of nils fits either.
        """
        weight = sign * (-1 if part.flipped != total.flipped else 1)
        balances = self._balances.get(total.concept, ""), self._balances.get(part.concept, "")
        wanted = weight if not all(balances) else 1 if balances[0] == balances[1] else -1
        if weight != wanted and not part.is_nil:
            raise _RefusedError(
                f"{part.concept} ({balances[1]}) would need the weight {weight:+} in {total.concept} ({balances[0]}), "
                "which their balances forbid"
            )
        return wanted

    def _contradictions(self, summation: Summation, label: str, place: Place) -> Iterator[Finding]:
        """Findings for the contexts of the whole report in which a summation would be inconsistent."""
        parts = [(self._by_concept[part], weight) for part, weight in summation.parts]
        for aspects, totals in self._by_concept[summation.total].items():
            contributors = [(facts[aspects], weight) for facts, weight in parts if aspects in facts]
            if not contributors:
                continue
            whole = common(totals)
            added = Interval(whole.low * 0, whole.high * 0)
            for facts, weight in contributors:
                added = added.plus(common(facts), weight)
            if not added.overlaps(whole):
                related = [facts[0].origins[0] for facts, _ in contributors]
                period, dimensions, _ = aspects
                yield codes.SUMMATION_CONTRADICTED.at(
                    place,
                    related=(totals[0].origins[0], *related),
                    label=label,
                    table=summation.table,
                    period=period,
                    dimensions="".join(f"{axis}={member} " for axis, member in dimensions),
                    total=summation.total,
                    sum=plain(sum((facts[0].value * weight for facts, weight in contributors), whole.low * 0)),
                    value=plain(totals[0].value),
                )


def _refuse_differences(total: _Line, parts: Sequence[_Line]) -> None:
    """A calculation binds facts of one context and unit, and different concepts (Calculations 1.1, 3)."""
    lines = (total, *parts)
    concepts = [line.concept for line in lines]
    for what in ("dimensions", "periods", "unit"):
        for line in parts:
            if getattr(line, what) != getattr(total, what):
                raise _RefusedError(f"{line.concept} and {total.concept} differ in their {what}")
    for concept in concepts:
        if concepts.count(concept) > 1:
            raise _RefusedError(f"{concept} stands in it twice")


__all__ = ["assemble"]
