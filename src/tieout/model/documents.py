"""A document as read: ordered blocks that keep their text and their places.

Readers make a `RawDocument` (lines of cells); extraction turns its tables into columns with a meaning and rows with a
role. Nothing here is ever corrected in place: what the page shows stays as it was read.
"""

from dataclasses import dataclass
from enum import StrEnum

from tieout.diagnostics import TextAt
from tieout.model.periods import Period
from tieout.model.units import Unit


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one line, as read, with the place of its first character."""

    text: str
    place: TextAt


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the highest."""

    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; its lines are its runs."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list, with the marker that the page prints before it (``-``, ``(1)``)."""

    marker: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note under a table, with its mark (``(1)``, ``*``)."""

    mark: str
    runs: tuple[Run, ...]


class Measure(StrEnum):
    """What the figures of a column or row measure."""

    AMOUNT = "amount"
    PERCENT = "percent"
    RATIO = "ratio"
    DAYS = "days"
    COUNT = "count"
    PER_UNIT = "per-unit"
    NOTE = "note"
    TEXT = "text"
    UNKNOWN = "unknown"


class RowRole(StrEnum):
    """What a row of a table is."""

    HEADER = "header"
    SECTION = "section"
    DATA = "data"
    TOTAL = "total"
    NOISE = "noise"


class CellState(StrEnum):
    """What a cell of a data row holds."""

    VALUE = "value"
    NIL = "nil"
    RESTORED = "restored"
    REDACTED = "redacted"
    NOT_APPLICABLE = "not-applicable"
    UNRESOLVED = "unresolved"
    EMPTY = "empty"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as read: its text (which may be empty), its place, and the index of its column (0 is the label's)."""

    text: str
    place: TextAt
    column: int


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of figures means.

    ``index`` is its index in the cells of a row (0 is the label's); ``period`` is None where the header states none.
    ``year`` is the financial year where the header names it alone, and not whether figures are for it or at its end.
    ``scale`` is the power of ten that the header applies to amounts; ``audited`` is None where the page says nothing.
    ``headings`` are the rejoined words of the header from top to bottom, for display.
    """

    index: int
    measure: Measure
    period: Period | None
    unit: Unit | None
    scale: int
    audited: bool | None
    headings: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    year: Period | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A logical row: its joined label, the labels of the section rows above it, and the cells with its figures.

    ``label_runs`` are the pieces of the label as they stand on the page, one for each line.
    """

    role: RowRole
    label: str
    label_runs: tuple[Run, ...]
    label_path: tuple[str, ...]
    cells: tuple[Cell, ...]
    line: int

    def cell(self, column: int) -> Cell | None:
        """The cell in a column; None where the row is shorter."""
        return next((cell for cell in self.cells if cell.column == column), None)

    def text(self, column: int) -> str:
        """The text of the cell in a column; empty where the row is shorter."""
        cell = self.cell(column)
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class Footing:
    """A row that is proved to be the sum of others of its table: ``total = Σ weight × part``, for every column of
    amounts, exactly or within the rounding of the figures.

    ``total`` and ``parts`` are indices into `Table.rows`; a weight is +1 or −1 on figures as presented.
    """

    total: int
    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: how it is introduced, what its columns mean, its rows from top to bottom, and the raw lines behind.

    ``id`` is deterministic (``t1``, ``t2``, … in document order). ``statement`` is ``BS``, ``IS``, ``OCI``, ``CF``,
    ``EQ`` or empty. ``headings`` are the headings above it, outermost first. ``resolved`` is False where the meaning of
    its columns could not be settled: its figures are then unresolved.
    """

    id: str
    caption: str
    headings: tuple[str, ...]
    statement: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    raw: tuple[tuple[Cell, ...], ...]
    header_lines: int
    footings: tuple[Footing, ...] = ()
    resolved: bool = True

    @property
    def line(self) -> int:
        """The line of the document on which the table begins."""
        return self.raw[0][0].place.line


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as a reader found it: lines of cells, not yet understood."""

    lines: tuple[tuple[Cell, ...], ...]


Block = Heading | Paragraph | ListItem | Note | Table
RawBlock = Heading | Paragraph | ListItem | Note | RawTable


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader makes of a file: its name as the user knows it, its digest, its lines and its blocks."""

    name: str
    sha256: str
    media_type: str
    lines: tuple[str, ...]
    blocks: tuple[RawBlock, ...]


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document whose tables are understood."""

    name: str
    sha256: str
    media_type: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in document order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


__all__ = [
    "Block",
    "Cell",
    "CellState",
    "Column",
    "Footing",
    "Heading",
    "ListItem",
    "Measure",
    "Note",
    "Paragraph",
    "RawBlock",
    "RawDocument",
    "RawTable",
    "Row",
    "RowRole",
    "Run",
    "SourceDocument",
    "Table",
]
