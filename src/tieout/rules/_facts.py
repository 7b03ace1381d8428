"""The facts of a filed report, ready to be asked by rules."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from tieout.model import FiledConcept, FiledFact, FiledReport, Interval, QName
from tieout.taxonomy import Taxonomy

_Key = TypeVar("_Key")


@dataclass(slots=True)
class Facts:
    """A report with its numeric facts by concept and by aspects; built once and only read afterwards.

    ``taxonomy`` is the catalogue of the base taxonomy, ``prior`` the filing before; None where there is none.
    """

    report: FiledReport
    taxonomy: Taxonomy | None = None
    prior: FiledReport | None = None
    numeric: tuple[FiledFact, ...] = field(init=False)
    by_concept: dict[QName, list[FiledFact]] = field(init=False)
    by_aspects: dict[tuple[object, ...], list[FiledFact]] = field(init=False)
    by_name: dict[str, list[FiledFact]] = field(init=False)
    by_series: dict[tuple[object, ...], list[FiledFact]] = field(init=False)

    def __post_init__(self) -> None:
        self.numeric = tuple(fact for fact in self.report.facts if fact.is_numeric and fact.value is not None)
        self.by_concept = _grouped((fact.concept, fact) for fact in self.numeric)
        self.by_aspects = _grouped((fact.aspects, fact) for fact in self.report.facts)
        self.by_name = _grouped(
            (fact.concept.local_name, fact) for fact in self.numeric if not self.is_extension(fact.concept)
        )
        self.by_series = _grouped(((fact.concept, *self.beside(fact)), fact) for fact in self.numeric)

    def concept(self, name: QName) -> FiledConcept | None:
        """What the report's taxonomy says of a concept."""
        return self.report.concepts.get(name)

    def is_extension(self, name: QName) -> bool:
        """Whether the filer's own taxonomy declares a concept."""
        found = self.report.concepts.get(name)
        return found is not None and found.is_extension

    def base_type(self, fact: FiledFact) -> str:
        """The XBRL base type of a fact's concept, such as ``monetaryItemType``."""
        found = self.report.concepts.get(fact.concept)
        return found.base_type if found else ""

    def label(self, name: QName) -> str:
        """The concept's label, or its name."""
        found = self.report.concepts.get(name)
        return found.label if found and found.label else name.local_name

    def series(self, fact: FiledFact, concept: QName | None = None) -> Sequence[FiledFact]:
        """The numeric facts, of all periods, that differ from a fact in nothing else, or in the concept given."""
        return self.by_series.get((concept or fact.concept, *self.beside(fact)), ())

    def beside(self, fact: FiledFact) -> tuple[object, ...]:
        """All aspects of a fact but its concept and period."""
        return (fact.unit, fact.dimensions, fact.typed, fact.scheme, fact.identifier)


def interval(fact: FiledFact) -> Interval:
    """The values that a fact's can stand for; the fact must have one."""
    return Interval.of(fact.value or Decimal(0), None if fact.is_exact else fact.decimals)


def shown(value: Decimal | None) -> str:
    """A value in plain notation with thousands apart, for a message."""
    return "nothing" if value is None else f"{value.normalize():,f}"


def plain(label: str) -> str:
    """A label for comparison: case folded, blanks collapsed, without a colon at its end."""
    return " ".join(label.casefold().split()).rstrip(" :")


def _grouped(pairs: Iterable[tuple[_Key, FiledFact]]) -> dict[_Key, list[FiledFact]]:
    grouped: dict[_Key, list[FiledFact]] = defaultdict(list)
    for key, fact in pairs:
        grouped[key].append(fact)
    return dict(grouped)


__all__ = ["Facts", "interval", "plain", "shown"]
