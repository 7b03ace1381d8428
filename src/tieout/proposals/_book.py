"""The lines of a filing with all that they say about one another."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tieout.mapping import normalise
from tieout.model import QName, SourceDocument
from tieout.proposals._lines import Dimensions, Line, Slot, is_total_label

_OPPOSITE = {"debit": "credit", "credit": "debit"}
# Two lines of figures that are the same by chance would have to agree in this many digits.
_TELLING_DIGITS = 6
_PORTION = re.compile(r"\b(non-?)?current\b")

_Row = tuple[str, int]
_Sum = tuple[_Row, tuple[tuple[_Row, int], ...]]


@dataclass(frozen=True, slots=True)
class Echo:
    """A mapped line elsewhere that shows the same figures for all periods in common; ``opposite`` with other signs."""

    line: Line
    figures: int
    opposite: bool


class Book:
    """A tagged document's lines, asked about one at a time. A line never counts as evidence about itself."""

    def __init__(self, lines: Sequence[Line], document: SourceDocument, balances: dict[QName, str]) -> None:
        self.lines = tuple(lines)
        self._balances = balances
        self._by_row: dict[_Row, list[Line]] = defaultdict(list)
        self._by_table: dict[str, list[Line]] = defaultdict(list)
        self._by_label: dict[str, list[Line]] = defaultdict(list)
        self._by_figure: dict[tuple[Slot, Decimal], list[Line]] = defaultdict(list)
        self._reported: dict[tuple[QName, Dimensions], list[Line]] = defaultdict(list)
        for line in self.lines:
            self._enter(line)
        self._sums: dict[str, tuple[_Sum, ...]] = {
            table.id: tuple(
                ((table.id, footing.total), tuple(((table.id, part), weight) for part, weight in footing.parts))
                for footing in table.footings
            )
            for table in document.tables
        }

    def _enter(self, line: Line) -> None:
        """Index a line by all that it is looked up by."""
        item = line.item
        self._by_table[item.table].append(line)
        self._by_label[normalise(item.label)].append(line)
        for row in line.rows:
            self._by_row[item.table, row].append(line)
        for slot, value in line.values.items():
            self._by_figure[slot, abs(value)].append(line)
        if line.meaning:
            self._reported[line.meaning.concept, line.meaning.dimensions].append(line)

    def siblings(self, line: Line) -> tuple[Line, ...]:
        """The other mapped lines of the table, those of the line's own section first."""
        others = [each for each in self._by_table[line.item.table] if each is not line and each.meaning]
        return tuple(sorted(others, key=lambda each: each.item.label_path != line.item.label_path))

    def totals(self, line: Line) -> tuple[Line, ...]:
        """The nearest mapped lines that the line is added up to; beyond those that are not mapped."""
        return tuple(dict.fromkeys(total for total in self._above(line) if total.meaning))

    def parts(self, line: Line) -> tuple[Line, ...]:
        """The mapped lines that add up to the line."""
        return tuple(
            part
            for total, parts in self._sums_of(line)
            if total[1] in line.rows
            for row, _ in parts
            if (part := self._at(row, line)) and part is not line and part.meaning
        )

    def elsewhere(self, line: Line) -> tuple[Line, ...]:
        """Mapped lines of other tables with the same label, measure and kind of period."""
        label, item = normalise(line.item.label), line.item
        return tuple(
            each
            for each in (self._by_label[label] if label else ())
            if each.item.table != item.table
            and each.meaning
            and (each.item.measure, each.period) == (item.measure, line.period)
        )

    def echoes(self, line: Line) -> tuple[Echo, ...]:
        """Mapped lines of other rows whose figures are the line's own, in enough digits to be no chance."""
        found = (_echo(line, each) for each in self._near(line) if each.meaning)
        return tuple(sorted((each for each in found if each), key=lambda each: (-each.figures, each.line.place)))

    def reported(self, concept: QName, dimensions: Dimensions) -> tuple[Line, ...]:
        """The lines that are mapped to a concept with these dimensions."""
        return tuple(self._reported.get((concept, dimensions), ()))

    def orientation(self, line: Line) -> str:
        """The balance that a positive figure of the line adds to, ``debit`` or ``credit``, as its table adds it up.

        A mapped line of the same sum tells it: its balance, turned where its sign is, times the weights of both.
        """
        for sum_ in self._sums_of(line):
            weights = dict(_weighed(sum_))
            own = next((weights[row] for row in self._rows(line) if row in weights), 0)
            for row, weight in weights.items():
                other = self._at(row, line)
                if own and other and other is not line and (known := self._known(other)):
                    return known if own == weight else _OPPOSITE[known]
        return ""

    def portion(self, line: Line) -> str:
        """``current`` or ``non-current``; nothing where nothing says so, or lines disagree.

        The section says so of the line, of a total of it or its section, or of a line elsewhere with the same figures.
        """
        section = [each for each in self.table(line) if each.subject.path == line.subject.path]
        near = [line, *self._above(line), *(each for each in section if is_total_label(each.item.label))]
        shown = [each for one in near for each in self._alike(one)]
        for group in ([line], near, shown):
            said = {word for each in group for word in _portions(each)}
            if said:
                return said.pop() if len(said) == 1 else ""
        return ""

    def table(self, line: Line) -> tuple[Line, ...]:
        """All lines of the line's table, itself among them."""
        return tuple(self._by_table[line.item.table])

    def balance(self, concept: QName) -> str:
        """The balance of a concept, or nothing."""
        return self._balances.get(concept, "")

    def _alike(self, line: Line) -> list[Line]:
        """Lines of other rows, mapped or not, whose figures are the line's own."""
        return [each for each in self._near(line) if _echo(line, each)]

    def _near(self, line: Line) -> list[Line]:
        """Lines of other rows that share a figure with the line."""
        near: dict[int, Line] = {}
        for slot, value in line.values.items():
            near |= {id(each): each for each in self._by_figure.get((slot, abs(value)), ()) if value}
        return [each for each in near.values() if not _same_row(line, each)]

    def _known(self, line: Line) -> str:
        """The balance that a positive figure of a mapped line adds to."""
        balance = self.balance(line.meaning.concept) if line.meaning else ""
        return _OPPOSITE[balance] if balance and line.meaning and line.meaning.flipped else balance

    def _above(self, line: Line) -> Iterator[Line]:
        """The totals of a line, and the totals of those that are not mapped."""
        waiting, seen = [line], {id(line)}
        while waiting:
            current = waiting.pop(0)
            for total, parts in self._sums_of(current):
                found = self._at(total, current)
                if found and id(found) not in seen and {row for row, _ in parts} & set(self._rows(current)):
                    seen.add(id(found))
                    yield found
                    waiting += [] if found.meaning else [found]

    def _sums_of(self, line: Line) -> tuple[_Sum, ...]:
        """The sums of the table in which a line takes part."""
        rows = set(self._rows(line))
        return tuple(each for each in self._sums.get(line.item.table, ()) if rows & {row for row, _ in _weighed(each)})

    def _rows(self, line: Line) -> tuple[_Row, ...]:
        """The rows of a line with their table."""
        return tuple((line.item.table, row) for row in line.rows)

    def _at(self, row: _Row, like: Line) -> Line | None:
        """The line of a row that measures the same as another."""
        same = (each for each in self._by_row.get(row, ()) if each.item.measure is like.item.measure)
        return next(same, None)


def _portions(line: Line) -> Iterator[str]:
    """Whether the sections above a line, or else the headings, say current or non-current; the innermost does."""
    for text in (*reversed(line.subject.path), *reversed(line.subject.headings)):
        if found := _PORTION.search(text):
            yield "non-current" if found[1] else "current"
            return


def _weighed(sum_: _Sum) -> Iterable[tuple[_Row, int]]:
    """All rows of a sum with the weight that each has beside the total's own of +1."""
    total, parts = sum_
    return ((total, 1), *parts)


def _same_row(one: Line, other: Line) -> bool:
    """Whether two lines share a row, or are one."""
    return one.item.table == other.item.table and bool(set(one.rows) & set(other.rows))


def _echo(line: Line, other: Line) -> Echo | None:
    """The other line as an echo; None where any figure in common differs or too few digits agree."""
    pairs = [(value, other.values[slot]) for slot, value in line.values.items() if slot in other.values]
    same = [(mine, theirs) for mine, theirs in pairs if mine]
    if any(abs(mine) != abs(theirs) for mine, theirs in pairs):
        return None
    signs = {mine == theirs for mine, theirs in same}
    digits = sum(len(mine.normalize().as_tuple().digits) for mine, _ in same)
    if len(signs) != 1 or digits < _TELLING_DIGITS:
        return None
    return Echo(other, len(same), opposite=signs == {False})


__all__ = ["Book", "Echo"]
