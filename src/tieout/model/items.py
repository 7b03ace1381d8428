"""Line items: the figures of a document's tables, with every aspect and the evidence for it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tieout.diagnostics import TextAt
from tieout.model.documents import CellState, Measure
from tieout.model.periods import Period
from tieout.model.units import Unit


@dataclass(frozen=True, slots=True)
class LineItem:
    """One figure of a table (a range cell gives two).

    ``value`` is in full units with the sign as presented (19.8 % is 0.198), 0 for nil, and None unless ``state`` is
    value, nil or restored. ``scale`` is the power of ten between the shown digits and ``value``; ``decimals`` the
    accuracy of ``value`` (XBRL 2.1, 4.6.5). ``text`` is the figure exactly as read; ``place`` its first character.
    ``period`` is None where the page states none, and where it names a ``year`` alone: the financial year that the
    figure is for or at whose end it is, as its concept asks. ``table`` and ``row`` say where it stands in the
    document's structure; ``column`` is the cell's index in the row.
    """

    place: TextAt
    text: str
    value: Decimal | None
    state: CellState
    table: str
    row: int
    column: int
    label: str
    label_path: tuple[str, ...]
    headings: tuple[str, ...]
    caption: str
    statement: str
    period: Period | None
    measure: Measure
    unit: Unit | None
    scale: int
    decimals: int | None
    audited: bool | None
    evidence: tuple[str, ...]
    part: str = ""
    year: Period | None = None


class Outcome(StrEnum):
    """What became of a line item."""

    TAGGED = "tagged"
    IGNORED = "ignored"
    UNMAPPED = "unmapped"
    UNRESOLVED = "unresolved"


class TokenClass(StrEnum):
    """What a number token of the document's text is (every token has exactly one class)."""

    FIGURE = "table figure"
    PERIOD = "date or period"
    UNIT = "unit or scale mark"
    ORDINAL = "ordinal, note, section or list number"
    NAME = "part of a name or label"
    READ = "figure in prose, read"
    PROSE = "figure in prose, not yet read"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class NumberToken:
    r"""A match of ``\d[\d,]*(?:\.\d+)?`` in the raw text, with its class and the reason for it."""

    place: TextAt
    text: str
    token_class: TokenClass
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What extraction makes of a document: its line items in reading order and every number token."""

    items: tuple[LineItem, ...]
    tokens: tuple[NumberToken, ...]


__all__ = ["Extraction", "LineItem", "NumberToken", "Outcome", "TokenClass"]
