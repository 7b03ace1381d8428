"""Facts, the extension taxonomy a company declares, and the report that holds both."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tieout.diagnostics import TextAt, YamlAt
from tieout.model.documents import SourceDocument
from tieout.model.items import LineItem, Outcome
from tieout.model.names import QName
from tieout.model.periods import Period
from tieout.model.units import Unit


@dataclass(frozen=True, slots=True)
class Display:
    """How a figure stands on the page (Inline XBRL 1.1, 10.1).

    ``text`` is the content of the ``ix`` element: the digits without parentheses, a dash, or a no-break space.
    ``scale`` and ``sign`` (empty or ``-``) are its attributes; ``format`` names a transformation of registry 5
    (``num-dot-decimal``, ``num-comma-decimal``, ``fixed-zero``).
    """

    text: str
    scale: int
    sign: str
    format: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A numeric fact tied to the cell it came from and the rule that mapped it.

    ``value`` carries the reported sign; ``dimensions`` are (axis, member) pairs, sorted. ``origin`` is the place of the
    figure as in `LineItem.place`; ``origins`` are all places it comes from. ``explanation`` says how scale, decimals
    and sign were decided.
    """

    id: str
    concept: QName
    value: Decimal
    period: Period
    dimensions: tuple[tuple[QName, QName], ...]
    unit: Unit
    decimals: int
    display: Display
    origins: tuple[TextAt, ...]
    rule: YamlAt
    text: str
    explanation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of one line item: its outcome, the reason, the rule and the fact's id where there are any."""

    item: LineItem
    outcome: Outcome
    reason: str
    rule: YamlAt | None = None
    fact: str = ""


class ItemType(StrEnum):
    """Types an extension concept may have."""

    MONETARY = "monetary"
    PERCENT = "percent"
    DECIMAL = "decimal"
    INTEGER = "integer"
    SHARES = "shares"
    PER_SHARE = "per-share"
    PURE = "pure"
    STRING = "string"


@dataclass(frozen=True, slots=True)
class ExtensionConcept:
    """A line item that the company's own taxonomy declares, with its anchors (ESEF RTS Annex IV; ESMA 3.3.1)."""

    name: QName
    label: str
    type: ItemType
    period_type: str
    balance: str
    wider: tuple[QName, ...]
    narrower: tuple[QName, ...]
    declared: YamlAt


@dataclass(frozen=True, slots=True)
class ExtensionMember:
    """A domain member that the company's own taxonomy declares."""

    name: QName
    label: str
    declared: YamlAt


@dataclass(frozen=True, slots=True)
class ExtensionAxis:
    """An explicit dimension of the company's own taxonomy; ``domain`` is its domain member and default."""

    name: QName
    label: str
    domain: QName
    domain_label: str
    declared: YamlAt


@dataclass(frozen=True, slots=True)
class Summation:
    """A calculation relationship set: ``total = Σ weight × part`` on reported values (Calculations 1.1)."""

    role: str
    total: QName
    parts: tuple[tuple[QName, int], ...]
    table: str


@dataclass(frozen=True, slots=True)
class Extension:
    """The company's extension taxonomy, of which only what the facts use is written."""

    prefix: str
    namespace: str
    concepts: tuple[ExtensionConcept, ...]
    members: tuple[ExtensionMember, ...]
    axes: tuple[ExtensionAxis, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Who files: the name as printed and the identifier under its scheme (XBRL 2.1, 4.7.3.1)."""

    name: str
    scheme: str
    identifier: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a rendering needs: who reports what about whom, in which language, and where it stands on the page.

    A figure of ``document`` is tagged where a fact has its place among ``origins``. ``taxonomy`` is the name of the
    catalogue that the concepts come from.
    """

    entity: Entity
    language: str
    title: str
    taxonomy: str
    extension: Extension
    facts: tuple[Fact, ...]
    decisions: tuple[Decision, ...]
    summations: tuple[Summation, ...]
    document: SourceDocument


__all__ = [
    "Decision",
    "Display",
    "Entity",
    "Extension",
    "ExtensionAxis",
    "ExtensionConcept",
    "ExtensionMember",
    "Fact",
    "ItemType",
    "Report",
    "Summation",
]
