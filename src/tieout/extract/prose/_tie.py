"""Ties the figures of a sentence to rows of tables: the row that most figures of a series restate, or follow from.

The value within its rounding and the period prove a tie; likeness of words only ranks the rows, and keeps figures of a
few digits from agreeing by chance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_prose as codes
from tieout.extract.prose._assign import Spot
from tieout.extract.prose._book import Book, TableRow, restates
from tieout.extract.prose._context import Context
from tieout.extract.prose._derive import Derived, Stated, best_change, best_share, growth, share_of, shown
from tieout.model import PURE, LineItem, MentionRelation, Period

_MOST_PERIODS = 8
_NAMED = 0.6
_SURE = 0.9
# How alike words must be before a figure of so many digits counts as restated.
_ENOUGH = {0: 0.8, 1: 0.55, 2: 0.4, 3: 0.3}
_FOR_LONG = 0.2
_CERTAIN = 3
# How far the words have to cover a row's own label in any case.
_LEAST = 0.4


@dataclass(frozen=True, slots=True)
class Tied:
    """What a figure was tied to; ``finding`` tells a disagreement."""

    spot: Spot
    period: Period | None
    relation: MentionRelation = MentionRelation.NONE
    items: tuple[LineItem, ...] = ()
    agrees: bool | None = None
    evidence: tuple[str, ...] = ()
    finding: Finding | None = None


class _Choice(NamedTuple):
    """A row for a series: how many of its figures it gives, how alike it is, and the row."""

    agreeing: int
    score: float
    row: TableRow


Series = Sequence[tuple[Spot, Context]]


def tie(book: Book, sentence: Sequence[Series]) -> list[Tied]:
    """Tie the figures of a sentence, series by series: first those that may restate rows, then what changes tell."""
    if any(context.foreign for series in sentence for _, context in series):
        return [_untied(spot) for series in sentence for spot, _ in series]
    tied: dict[int, list[Tied]] = {}
    rows: dict[int, TableRow] = {}
    later = [at for at, series in enumerate(sentence) if series[0][1].changes or series[0][1].whole]
    for at in (*(at for at in range(len(sentence)) if at not in later), *later):
        series = sentence[at]
        near = [rows[one] for one in sorted(rows, key=lambda one: abs(one - at))]
        choice = _choose(book, series)
        told = _Told(near, _stated(sentence[:at]), tied.get(at + 1, []))
        derived = _derived(book, series, choice, told)
        if derived:
            tied[at] = derived
        elif choice is None:
            tied[at] = [_alone(book, spot, context) for spot, context in series]
        else:
            rows[at] = choice.row
            tied[at] = [_told(book, spot, context, choice, len(series)) for spot, context in series]
    return [one for at in range(len(sentence)) for one in tied[at]]


def _untied(spot: Spot) -> Tied:
    """A figure that no table gives; a period is stated only where its own sentence names one."""
    sure = spot.firm or "sentence names" in spot.how
    return Tied(spot, spot.periods[0] if spot.periods and sure else None, evidence=(spot.how,) if spot.how else ())


def _choose(book: Book, series: Series) -> _Choice | None:
    """The row that most figures of a series restate, the likest of several."""
    units = [spot.figure.unit for spot, _ in series if spot.figure.unit]
    unit = units[0] if units else next((row.unit for row in book.rows if row.unit.is_monetary), None)
    if unit is None:
        return None
    context = series[0][1]
    candidates: dict[TableRow, None] = {}
    for spot, _ in series:
        for period in spot.periods[:_MOST_PERIODS]:
            candidates |= dict.fromkeys(book.restated(spot.figure, unit, period))
    best: _Choice | None = None
    for row in candidates:
        count = sum(_at(row, spot) is not None for spot, _ in series)
        score = max(book.likeness(row, one.words) for _, one in series)
        score += book.named(row, context.close) / 2 - _lateness(row, series) / 4
        choice = _Choice(count, score, row)
        named = max(book.named(row, one.words) for _, one in series)
        if named >= _LEAST and _is_enough(series, choice) and (best is None or choice[:2] > best[:2]):
            best = choice
    return best


def _lateness(row: TableRow, series: Series) -> float:
    """How far down the list of its possible periods a lone figure agrees, from 0 to 1."""
    spot = series[0][0]
    for at, period in enumerate(spot.periods[:_MOST_PERIODS]):
        item = row.at(period)
        if item and restates(spot.figure, item):
            return at / _MOST_PERIODS
    return 1.0


def _is_enough(series: Series, choice: _Choice) -> bool:
    """Whether the words are alike enough for figures of so many digits."""
    agreeing = [spot for spot, _ in series if _at(choice.row, spot)]
    digits = sum(spot.figure.digits for spot in agreeing)
    return choice.score >= _ENOUGH.get(digits, _FOR_LONG)


def _at(row: TableRow, spot: Spot) -> LineItem | None:
    """The figure of the row that a figure restates, in the first of its possible periods that agrees."""
    for period in spot.periods[:_MOST_PERIODS]:
        item = row.at(period)
        if item and restates(spot.figure, item):
            return item
    return None


def _told(book: Book, spot: Spot, context: Context, choice: _Choice, size: int) -> Tied:
    """A figure of a series whose row is chosen: it restates the row, another row, or disagrees."""
    item = _at(choice.row, spot)
    if item:
        return _equal(spot, item, choice.agreeing, size)
    item = _by_value(choice.row, spot)
    if item:
        return _equal(replace(spot, how="the only period for which the row has the value"), item, choice.agreeing, size)
    own = _choose(book, [(spot, context)])
    restated = _at(own.row, spot) if own else None
    if restated:
        return _equal(spot, restated, 1, 1)
    stated = choice.row.at(spot.periods[0]) if spot.firm and spot.periods else None
    named = book.named(choice.row, context.words)
    if stated and spot.figure.value and (choice.agreeing > 1 or named >= _NAMED):
        return _against(spot, stated, None, "the other figures of the sentence agree with this row")
    return _untied(spot)


def _by_value(row: TableRow, spot: Spot) -> LineItem | None:
    """The only figure of a row that a figure without a certain period restates, where it has digits enough."""
    if spot.firm or spot.figure.digits < _CERTAIN:
        return None
    found = [item for item in row.items.values() if restates(spot.figure, item)]
    return found[0] if len(found) == 1 else None


def _equal(spot: Spot, item: LineItem, count: int, size: int) -> Tied:
    """A figure that restates an item."""
    evidence = [spot.how, f"the value of the row {item.label!r} within its rounding"]
    if size > 1:
        evidence.append(f"{count} of {size} figures of the sentence agree with the row")
    return Tied(spot, item.period, MentionRelation.EQUALS, (item,), True, tuple(evidence))


def _against(spot: Spot, stated: LineItem, other: LineItem | None, why: str) -> Tied:
    """A figure that disagrees with the item it is to restate; ``other`` is the one it agrees with instead."""
    finding = codes.DISAGREES.at(
        spot.figure.place,
        related=tuple(item.place for item in (stated, other) if item),
        text=spot.figure.text,
        period=stated.period,
        value=shown(stated),
        label=stated.label,
        why=why,
    )
    return Tied(spot, stated.period, MentionRelation.EQUALS, (stated,), False, (spot.how, why), finding)


def _alone(book: Book, spot: Spot, context: Context) -> Tied:
    """A figure that no row gives for its period; where a row named by its clause gives it for another, it disagrees."""
    if not spot.firm or not spot.periods or not spot.figure.unit or context.changes or spot.figure.digits < 2:
        return _untied(spot)
    named = [row for row in book.naming(context.close) if book.named(row, context.close) >= _SURE]
    named = [row for row in named if row.unit == spot.figure.unit]
    for row in sorted(named, key=lambda row: -book.likeness(row, context.words)):
        stated = row.at(spot.periods[0])
        other = next((item for item in row.items.values() if restates(spot.figure, item)), None)
        if stated and other and other is not stated:
            return _against(spot, stated, other, f"the table gives it for {other.period}")
    return _untied(spot)


class _Told(NamedTuple):
    """What a sentence tells besides a series: the rows it restates, the nearest first; the amounts that stand before
    the series; what the series after it was tied to.
    """

    rows: Sequence[TableRow]
    stated: Sequence[Stated]
    following: Sequence[Tied]


def _stated(before: Sequence[Series]) -> list[Stated]:
    """The amounts of the series before, by their periods, the nearest first."""
    return [
        Stated({spot.periods[0]: spot.figure for spot, _ in series if spot.periods})
        for series in reversed(before)
        if series[0][0].figure.unit and series[0][0].figure.unit.is_monetary
    ]


def _derived(book: Book, series: Series, choice: _Choice | None, told: _Told) -> list[Tied] | None:
    """The figures of a series as growth, difference or share; None where they are none.

    Growth that stands before ``from A in one period to B in another`` must follow from A and B.
    """
    (spot, context), *more = series
    unit = spot.figure.unit
    if context.changes and not more and unit and (unit == PURE or unit.is_monetary):
        stated = _growth_between(spot, told.following) if unit == PURE else None
        if stated:
            agrees = stated.agrees(spot.figure)
            return [(_derives if agrees else _derives_not)(spot, MentionRelation.GROWTH, stated)]
        found = best_change(book, spot, context, told.rows)
        own = choice and choice.score > 1
        if found and (unit == PURE or not own):
            relation = MentionRelation.GROWTH if unit == PURE else MentionRelation.DIFFERENCE
            return [_derives(spot, relation, found)]
        return None
    if unit != PURE or not context.whole:
        return None
    spots = [one for one, _ in series]
    best = best_share(book, spots, context, (*told.rows, *told.stated))
    if best is None:
        return None
    shares = [share_of(*best, one) for one in spots]
    count = sum(bool(found and found.agrees(one.figure)) for one, found in zip(spots, shares, strict=True))
    if choice and choice.agreeing >= count:
        return None
    return list(_shares(zip(spots, shares, strict=True), count))


def _growth_between(spot: Spot, following: Sequence[Tied]) -> Derived | None:
    """The growth between the two amounts that follow, where both restate one row."""
    items = [tied.items[0] for tied in following if tied.relation is MentionRelation.EQUALS and tied.agrees]
    if len(following) != 2 or len(items) != 2 or items[0].unit == PURE:
        return None
    first, second = items
    if (first.table, first.row) != (second.table, second.row) or not first.period or not second.period:
        return None
    later, earlier = sorted(items, key=lambda item: item.period.sort_key if item.period else (), reverse=True)
    return growth(later, earlier, spot.figure)


def _shares(found: Iterator[tuple[Spot, Derived | None]], count: int) -> Iterator[Tied]:
    """The shares of a series; one that does not follow where two others do is a disagreement."""
    for spot, derived in found:
        if derived and derived.agrees(spot.figure):
            yield _derives(spot, MentionRelation.SHARE, derived)
        elif derived and count > 1 and spot.firm:
            yield _derives_not(spot, MentionRelation.SHARE, derived)
        else:
            yield _untied(spot)


def _derives(spot: Spot, relation: MentionRelation, derived: Derived) -> Tied:
    """A figure that follows from two items."""
    if relation is MentionRelation.SHARE and derived.expected > 1:
        relation = MentionRelation.RATIO
    period = derived.items[0].period
    return Tied(spot, period, relation, derived.items, True, (spot.how, f"{relation.value}: {derived.how}"))


def _derives_not(spot: Spot, relation: MentionRelation, derived: Derived) -> Tied:
    """A figure that two items contradict."""
    places = spot.figure.decimals or 0
    finding = codes.DERIVED_DISAGREES.at(
        spot.figure.place,
        related=tuple(item.place for item in derived.items),
        text=spot.figure.text,
        period=derived.items[0].period,
        expected=f"{derived.expected * 100:.{places}f}%",
        how=derived.how,
    )
    return replace(_derives(spot, relation, derived), agrees=False, finding=finding)


__all__ = ["Tied", "tie"]
