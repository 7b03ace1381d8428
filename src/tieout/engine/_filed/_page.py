"""What stands around the facts on a page: the table and row of each, and the figures that no fact holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from arelle import XbrlConst

from tieout.diagnostics import XmlAt
from tieout.model.filed import UntaggedFigure

_WORDS = re.compile(r"[^\W\d_]{2}")
# A dash stands for nothing reported; brackets, currency signs and a per cent sign belong to a figure.
_FIGURE = re.compile(r"[-–—−]{1,2}|[(\-–−+]?\s*[^\w\s]{0,2}\s*\d[\d.,'’\s]*(?:[%)]\s*){0,2}")
_LONGEST = 40
_YEAR = re.compile(r"(19|20)\d\d")
# A note's number, which stands in a column of its own.
_NOTE = re.compile(r"\d{1,2}(\.\d{1,2})?([,;]\s*\d{1,2}(\.\d{1,2})?)*")
_CELLS = frozenset({"td", "th"})
_FACTS = frozenset({"nonFraction", "nonNumeric", "fraction"})
_SPACE = re.compile(r"[\s\u00a0]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a fact stands: the table by its number on the page, the row from 1, and the words of that row."""

    table: str = ""
    row: int = 0
    label: str = ""


@dataclass(slots=True)
class _Cell:
    element: Any
    column: int
    text: str
    facts: int


@dataclass(slots=True)
class _Row:
    number: int
    cells: list[_Cell] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The first cell with words, as a reader takes it for the name of the row."""
        return next((cell.text for cell in self.cells if _WORDS.search(cell.text)), "")


class Page:
    """One page as a reader sees it; ``file`` is its name for places, ``tables`` counts those of the pages before."""

    def __init__(self, root: Any, file: str, tables: int) -> None:
        self._file = file
        self._rows: dict[Any, tuple[str, _Row]] = {}
        self._tables: list[tuple[str, list[_Row]]] = []
        for number, table in enumerate(_iterate(root, "table"), tables + 1):
            name = f"table {number}"
            rows = [_row(index, element) for index, element in enumerate(_own_rows(table), 1)]
            self._tables.append((name, rows))
            self._rows |= {cell.element: (name, row) for row in rows for cell in row.cells}

    @property
    def count(self) -> int:
        """How many tables the page has."""
        return len(self._tables)

    def spot(self, element: Any) -> Spot:
        """The nearest table, row and label around an element."""
        for around in element.iterancestors():
            if around in self._rows:
                name, row = self._rows[around]
                return Spot(name, row.number, row.label)
        return Spot()

    def untagged(self) -> Iterator[UntaggedFigure]:
        """Figures and dashes without a fact in tables that hold numeric facts, in the order of the page.

        Years, the numbers of notes in a column of their own, and what stands at the head of a column are no figures.
        """
        for name, rows in self._tables:
            tagged = {cell.column for row in rows for cell in row.cells if cell.facts}
            if tagged:
                for row in rows:
                    yield from self._untagged(name, row, tagged)

    def _untagged(self, table: str, row: _Row, tagged: set[int]) -> Iterator[UntaggedFigure]:
        for cell in row.cells:
            if not cell.facts and _is_figure(cell.text, cell.column in tagged) and not _heads_column(cell.element):
                place = XmlAt(self._file, cell.element.get("id") or str(cell.element.sourceline))
                yield UntaggedFigure(cell.text, row.label, table, row.number, place, cell.column in tagged)


def words(element: Any) -> str:
    """The text of an element as a reader sees it: white space made one."""
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def is_hidden(element: Any) -> bool:
    """Whether a fact stands in ``ix:hidden`` (Inline XBRL 1.1, 9)."""
    return any(_local(around) == "hidden" and _is_inline(around) for around in element.iterancestors())


def _is_figure(text: str, in_tagged_column: bool) -> bool:
    if len(text) > _LONGEST or not _FIGURE.fullmatch(text) or _YEAR.fullmatch(text):
        return False
    return in_tagged_column or not (_NOTE.fullmatch(text) or not any(character.isdigit() for character in text))


def _heads_column(cell: Any) -> bool:
    """Whether the page itself says that a cell is no figure but the heading of one."""
    return _local(cell) == "th" and (
        cell.get("scope", "").startswith("col") or any(_local(around) == "thead" for around in cell.iterancestors())
    )


def _row(number: int, element: Any) -> _Row:
    row, column = _Row(number), 0
    for cell in element.iterchildren():
        if _local(cell) in _CELLS:
            facts = sum(1 for each in cell.iter() if _is_inline(each) and _local(each) in _FACTS and _is_number(each))
            row.cells.append(_Cell(cell, column, words(cell), facts))
            column += _span(cell)
    return row


def _is_number(element: Any) -> bool:
    return _local(element) != "nonNumeric"


def _span(cell: Any) -> int:
    """How many columns a cell takes; what is no sensible number counts as one."""
    text = cell.get("colspan", "1").strip()
    return min(int(text), 1000) if text.isascii() and text.isdigit() and int(text) > 0 else 1


def _own_rows(table: Any) -> Iterator[Any]:
    """The rows of a table, without those of tables in its cells."""
    for child in table.iterchildren():
        if _local(child) == "tr":
            yield child
        elif _local(child) not in ("table", *_CELLS) and _local(child):
            yield from _own_rows(child)


def _iterate(root: Any, name: str) -> Iterator[Any]:
    return (element for element in root.iter() if _local(element) == name)


def _local(element: Any) -> str:
    """The local name; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _is_inline(element: Any) -> bool:
    tag = element.tag
    return isinstance(tag, str) and tag[1:].partition("}")[0] in XbrlConst.ixbrlAll


__all__ = ["Page", "Spot", "is_hidden", "words"]
