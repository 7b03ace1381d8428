"""The header of a table: neighbouring columns under the same words share one cell."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of the header; ``columns`` is how many columns it spans, ``text`` may be empty."""

    text: str
    columns: int


def header_rows(headings: Sequence[tuple[str, ...]]) -> tuple[tuple[HeaderCell, ...], ...]:
    """The header rows for columns whose words, from top to bottom, are ``headings``.

    Two neighbours share a cell where their words are the same down to it, unless it is the last of both: two columns
    that say the same stay two columns.
    """
    depth = max((len(words) for words in headings), default=0)
    return tuple(tuple(_level(headings, level)) for level in range(depth))


def _level(headings: Sequence[tuple[str, ...]], level: int) -> list[HeaderCell]:
    cells: list[HeaderCell] = []
    for index, words in enumerate(headings):
        text = words[level] if level < len(words) else ""
        if index and text and _joined(headings[index - 1], words, level):
            cells[-1] = HeaderCell(text, cells[-1].columns + 1)
        else:
            cells.append(HeaderCell(text, 1))
    return cells


def _joined(left: tuple[str, ...], right: tuple[str, ...], level: int) -> bool:
    same = left[: level + 1] == right[: level + 1]
    return same and (len(left) > level + 1 or len(right) > level + 1)


__all__ = ["HeaderCell", "header_rows"]
