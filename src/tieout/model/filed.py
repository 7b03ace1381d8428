"""A report as it was filed: what an engine loaded, in tieout's own terms, whoever made the submission.

These types say nothing of cells, mappings or rules of ours: a regulator sees only what was filed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tieout.diagnostics import Place
from tieout.model.names import QName
from tieout.model.periods import Period
from tieout.model.units import Unit


@dataclass(frozen=True, slots=True)
class FiledFact:
    """A fact of a filed report.

    ``value`` is the number in full units with the reported sign, None for a nil fact and for a text; ``text`` is the
    content as it stands on the page, ``label`` the row of the page that holds the fact as a reader sees it (its first
    cell with words; empty outside of tables). ``decimals`` is None for ``INF`` where ``is_exact``, and for facts that
    are no numbers. ``scale``, ``sign`` and ``format`` are the attributes of the ``ix`` element, ``line`` is
    its line in the page (0 where unknown). ``typed`` are typed
    dimensions with their values as text.
    """

    id: str
    concept: QName
    value: Decimal | None
    text: str
    is_numeric: bool
    is_nil: bool
    decimals: int | None
    is_exact: bool
    period: Period | None
    unit: Unit | None
    dimensions: tuple[tuple[QName, QName], ...]
    typed: tuple[tuple[QName, str], ...]
    scheme: str
    identifier: str
    language: str
    place: Place
    label: str = ""
    table: str = ""
    row: int = 0
    hidden: bool = False
    scale: int = 0
    sign: str = ""
    format: str = ""
    line: int = 0

    @property
    def aspects(self) -> tuple[object, ...]:
        """What two facts must share to be duplicates (Open Information Model 1.0, 5.2)."""
        return (
            self.concept,
            self.period,
            self.unit,
            self.dimensions,
            self.typed,
            self.scheme,
            self.identifier,
            self.language if not self.is_numeric else "",
        )


@dataclass(frozen=True, slots=True)
class FiledConcept:
    """A concept that the report uses or its extension declares; ``type`` is the item type as ``prefix:local``.

    ``base_type`` is the XBRL base type it derives from (``monetaryItemType``, ``perShareItemType`` …).
    """

    name: QName
    label: str
    type: str
    base_type: str
    period_type: str
    balance: str
    abstract: bool
    is_extension: bool
    wider: tuple[QName, ...] = ()
    narrower: tuple[QName, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class FiledArc:
    """A summation relationship of the report's taxonomy (XBRL 2.1, 5.2.5.2; Calculations 1.1)."""

    role: str
    source: QName
    target: QName
    order: Decimal
    weight: Decimal


@dataclass(frozen=True, slots=True)
class UntaggedFigure:
    """A number on the page that no fact holds, with the words of its row and the table that it stands in.

    ``in_tagged_column`` tells whether other cells of its column hold facts.
    """

    text: str
    label: str
    table: str
    row: int
    place: Place
    in_tagged_column: bool = True


@dataclass(frozen=True, slots=True)
class FiledReport:
    """All that business rules see of a submission.

    ``documents`` are the URLs of the taxonomy documents that the report's own ones import; ``calculation`` holds the
    sums whose totals are reported; ``untagged`` the figures without a fact in those tables of the page that hold facts.
    """

    name: str
    facts: tuple[FiledFact, ...]
    concepts: Mapping[QName, FiledConcept] = field(default_factory=dict)
    calculation: tuple[FiledArc, ...] = ()
    untagged: tuple[UntaggedFigure, ...] = ()
    documents: tuple[str, ...] = ()


__all__ = ["FiledArc", "FiledConcept", "FiledFact", "FiledReport", "UntaggedFigure"]
