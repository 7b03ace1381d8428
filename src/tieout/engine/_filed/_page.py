"""What stands around the facts on a page: the table and row of each, and the figures that no fact holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from arelle import XbrlConst

from tieout.diagnostics import XmlAt
from tieout.engine._filed._around import Spot, Surroundings
from tieout.model.filed import UntaggedFigure

_WORDS = re.compile(r"[^\W\d_]{2}")
# A dash stands for nothing reported; brackets, currency signs and a per cent sign belong to a figure.
_FIGURE = re.compile(r"[-–—−]{1,2}|[(\-–−+]?\s*[^\w\s]{0,2}\s*\d[\d.,'’\s]*(?:[%)]\s*){0,2}")
_LONGEST = 40
_YEAR = re.compile(r"(19|20)\d\d")
# A note's number, which stands in a column of its own.
_NOTE = re.compile(r"\d{1,2}(\.\d{1,2})?([,;]\s*\d{1,2}(\.\d{1,2})?)*")
_CELLS = frozenset({"td", "th"})
_NUMBERS = tuple(f"{{{namespace}}}{name}" for namespace in XbrlConst.ixbrlAll for name in ("nonFraction", "fraction"))


@dataclass(slots=True)
class _Cell:
    element: Any
    column: int
    text: str
    facts: int


@dataclass(slots=True)
class _Row:
    """A row by its number; ``label`` is the first cell with words, as a reader takes it for the name of the row."""

    number: int
    label: str
    cells: list[_Cell]


class Page:
    """One page as a reader sees it; ``file`` is its name for places, ``tables`` counts those of the pages before."""

    def __init__(self, root: Any, file: str, tables: int) -> None:
        self._file = file
        spots: dict[Any, Spot] = {}
        self._tables: list[tuple[str, list[_Row]]] = []
        for number, table in enumerate(root.iter("{*}table"), tables + 1):
            name = f"table {number}"
            rows = [_row(index, element) for index, element in enumerate(_own_rows(table), 1)]
            self._tables.append((name, rows))
            for row in rows:
                spots |= dict.fromkeys((cell.element for cell in row.cells), Spot(name, row.number, row.label))
        self.surroundings = Surroundings(spots)

    @property
    def count(self) -> int:
        """How many tables the page has."""
        return len(self._tables)

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
    # Most elements hold text and nothing else.
    text = "".join(element.itertext()) if len(element) else element.text
    return " ".join(text.split()) if text else ""


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
    cells, column = [], 0
    for cell in element.iterchildren("{*}td", "{*}th"):
        facts = sum(1 for _ in cell.iter(*_NUMBERS)) if len(cell) else 0
        cells.append(_Cell(cell, column, words(cell), facts))
        column += _span(cell)
    return _Row(number, next((cell.text for cell in cells if _WORDS.search(cell.text)), ""), cells)


def _span(cell: Any) -> int:
    """How many columns a cell takes; what is no sensible number counts as one."""
    text = cell.get("colspan")
    if text is None:
        return 1
    text = text.strip()
    return min(int(text), 1000) if text.isascii() and text.isdigit() and int(text) > 0 else 1


def _own_rows(table: Any) -> Iterator[Any]:
    """The rows of a table, without those of tables in its cells."""
    for child in table.iterchildren():
        if _local(child) == "tr":
            yield child
        elif _local(child) not in ("table", *_CELLS) and _local(child):
            yield from _own_rows(child)


def _local(element: Any) -> str:
    """The local name; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


__all__ = ["Page", "words"]
