"""The figures of a document by line: all of one label in one section of one table, and what became of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tieout.diagnostics import TextAt
from tieout.mapping import Subject, normalise, subjects
from tieout.model import Decision, Fact, LineItem, Measure, Outcome, Period, QName, Unit

Dimensions = tuple[tuple[QName, QName], ...]
Slot = tuple[Period, Unit]

# Labels that say nothing of what the row is, only how it stands to others of its table.
TOTALS = frozenset(
    {"", "total", "totals", "grand total", "sub-total", "subtotal", "sub total", "net", "sum", "balance"}
)
_OPEN = frozenset({Outcome.TAGGED, Outcome.UNMAPPED})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the facts of a line report; ``flipped`` where they carry the opposite of the sign shown."""

    concept: QName
    dimensions: Dimensions
    flipped: bool


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """All figures of one label, measure and kind of period in one section of one table; two are never equal.

    ``rows`` are indices into the table's rows; ``subject`` is what rules see of the first. ``meaning`` is None for a
    line that is not mapped. ``values`` are the figures as presented, in full units, by period and unit; where one has
    several rows, the first counts.
    """

    decisions: tuple[Decision, ...]
    rows: tuple[int, ...]
    subject: Subject
    meaning: Meaning | None
    values: dict[Slot, Decimal]

    @property
    def item(self) -> LineItem:
        """The first figure, for what all of them have in common."""
        return self.decisions[0].item

    @property
    def place(self) -> TextAt:
        """Where the first figure stands."""
        return self.item.place

    @property
    def period(self) -> str:
        """``instant`` or ``duration``; empty where the figures have no period."""
        return _kind(self.item)

    @property
    def name(self) -> str:
        """How a person names the line: ``t12: Current > Total``; what is no amount says so: ``t9: Total (percent)``."""
        measure = "" if self.item.measure is Measure.AMOUNT else f" ({self.item.measure.value})"
        return f"{self.item.table}: {' > '.join((*self.item.label_path, self.item.label))}{measure}"

    @property
    def mostly_negative(self) -> bool:
        """Whether most of the figures that are not zero are shown negative."""
        return sum(1 if value < 0 else -1 for value in self.values.values() if value) > 0


def lines(decisions: Iterable[Decision], facts: Sequence[Fact]) -> tuple[Line, ...]:
    """The lines of a tagged document that are or could be facts, in document order.

    ``decisions`` are those on all figures of the document, since rules look at a row's neighbours. Figures that are
    ignored for a reason or not resolved make no line.
    """
    decisions = tuple(decisions)
    by_id = {fact.id: fact for fact in facts}
    groups: dict[tuple[object, ...], list[tuple[Decision, Subject]]] = defaultdict(list)
    for decision, subject in zip(decisions, subjects(decision.item for decision in decisions), strict=True):
        if decision.outcome in _OPEN:
            groups[_key(subject)].append((decision, subject))
    return tuple(_line([each for each, _ in group], group[0][1], by_id) for group in groups.values())


def _key(subject: Subject) -> tuple[object, ...]:
    """What the figures of a line have in common."""
    item = subject.item
    return item.table, subject.path, subject.label, item.measure, _kind(item)


def _kind(item: LineItem) -> str:
    """The kind of a figure's period."""
    return "" if item.period is None else "instant" if item.period.is_instant else "duration"


def _line(group: Sequence[Decision], subject: Subject, facts: dict[str, Fact]) -> Line:
    """The line that decisions on figures of one kind make up."""
    values: dict[Slot, Decimal] = {}
    for item in (decision.item for decision in group):
        if item.period and item.unit and item.value is not None:
            values.setdefault((item.period, item.unit), item.value)
    rows = tuple(dict.fromkeys(decision.item.row for decision in group))
    return Line(tuple(group), rows, subject, _meaning(group, facts), values)


def _meaning(group: Sequence[Decision], facts: dict[str, Fact]) -> Meaning | None:
    """What the facts of a line report; a figure that is not zero tells whether signs are turned."""
    found = [(decision.item, facts[decision.fact]) for decision in group if decision.fact in facts]
    if not found:
        return None
    flipped = next((fact.value != item.value for item, fact in found if fact.value), False)
    return Meaning(found[0][1].concept, found[0][1].dimensions, flipped)


def is_total_label(label: str) -> bool:
    """Whether a label says only that its row is a sum."""
    return normalise(label) in TOTALS


__all__ = ["TOTALS", "Dimensions", "Line", "Meaning", "Slot", "is_total_label", "lines"]
