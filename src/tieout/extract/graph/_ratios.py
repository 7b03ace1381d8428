"""Ratio rows: what a row of percentages, ratios or days is computed from, where all its periods prove it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal

from tieout.extract.graph._judge import quotient
from tieout.extract.graph._series import Book, Figure, Series
from tieout.extract.graph._words import words
from tieout.model import Measure, Period, Relation, RelationKind

_LEAST = 3
_MOST = 60
_GROWTH = "the amount over that of the period before"
_SHARE = "one amount over another"
_TURNOVER = "the mean of opening and closing balance over the flow, times the days of the period,"


class _Sizes:
    """Amounts by period and size, to find divisors without trying all."""

    def __init__(self, amounts: tuple[Series, ...]) -> None:
        self._by_period: dict[Period, list[tuple[Decimal, tuple[int, int, int], Series]]] = {}
        for one in amounts:
            for period, figure in one.figures.items():
                self._by_period.setdefault(period, []).append((abs(figure.value), one.at, one))
        for held in self._by_period.values():
            held.sort(key=lambda entry: entry[:2])

    def near(self, ratio: Figure, above: Figure) -> list[Series]:
        """The amounts that divide ``above`` to ``ratio``, a little more than rounding allows for, in document order."""
        size = abs(ratio.value)
        if size <= ratio.half:
            return []
        held = self._by_period[above.period]
        low = (abs(above.value) - above.half) / (size + 2 * ratio.half)
        high = (abs(above.value) + above.half) / (size - ratio.half)
        first = bisect_left(held, low, key=lambda entry: entry[0])
        last = bisect_right(held, high, key=lambda entry: entry[0])
        return [one for _, _, one in sorted(held[first:last], key=lambda entry: entry[1])]


def ratios(book: Book) -> Iterator[Relation]:
    """The relations of rows that stand without an amount beside them."""
    amounts = book.of(Measure.AMOUNT)
    paired = {series.at[:2] for series in amounts}
    alone = [series for series in book.of(Measure.PERCENT, Measure.RATIO) if series.at[:2] not in paired]
    sizes = _Sizes(amounts)
    explained = set()
    for series in alone:
        told = _first(_shares(series, amounts, sizes))
        if told:
            explained.add(series.at)
            yield from told
    yield from _growth([series for series in alone if series.at not in explained], amounts)
    for series in book.of(Measure.DAYS):
        yield from _first(_turnovers(series, amounts))


def _first(choices: Iterator[list[Relation]]) -> list[Relation]:
    """The first choice by which all periods recompute, three at least."""
    return next((told for told in choices if len(told) >= _LEAST and all(one.holds for one in told)), [])


def _shares(series: Series, amounts: tuple[Series, ...], sizes: _Sizes) -> Iterator[list[Relation]]:
    """One amount over another; the upper one shares words with the ratio's label, those with more come first."""
    if sum(abs(figure.value) >= 200 * figure.half for figure in series.figures.values()) < _LEAST:
        return
    named = words(series.label)
    above = sorted(
        (one for one in amounts if named & words(one.label) and len(one.shared(series)) >= _LEAST),
        key=lambda one: (-len(named & words(one.label)), one.at),
    )
    for one in above[:_MOST]:
        periods = one.shared(series)
        for below in sizes.near(series.figures[periods[0]], one.figures[periods[0]]):
            if below.at != one.at and all(period in below.figures for period in periods):
                yield _divided(series, one, below, periods)


def _divided(series: Series, above: Series, below: Series, periods: list[Period]) -> list[Relation]:
    """The quotients of all periods, none where one fails."""
    told: list[Relation] = []
    for period in periods:
        top, bottom = above.figures[period], below.figures[period]
        relation = quotient(RelationKind.RATIO, series.figures[period], [top], bottom, _SHARE)
        if relation is None or not relation.holds or top.item.unit != bottom.item.unit:
            return []
        told.append(relation)
    return told


def _growth(rows: list[Series], amounts: tuple[Series, ...]) -> Iterator[Relation]:
    """Rows that are the growth of an amount, as a family: rows of one table whose labels differ in one word.

    Each takes a row that is about its own word, all rows with the same label. The family is proved by three figures
    and at most one that disagrees, which is then a relation that fails.
    """
    for left in rows:
        for right in rows:
            if left.at >= right.at or left.table != right.table:
                continue
            mine, other = words(left.label) - words(right.label), words(right.label) - words(left.label)
            if len(mine) == len(other) == 1:
                yield from _family((left, mine), (right, other), amounts)


def _family(
    left: tuple[Series, frozenset[str]], right: tuple[Series, frozenset[str]], amounts: tuple[Series, ...]
) -> Iterator[Relation]:
    for one in amounts:
        if not left[1] <= one.about or right[1] & one.about:
            continue
        for other in amounts:
            if other.name != one.name or not right[1] <= other.about or left[1] & other.about:
                continue
            told = [*_grown(left[0], one), *_grown(right[0], other)]
            held = sum(relation.holds for relation in told)
            if held >= _LEAST and len(told) - held <= 1:
                yield from told
                return


def _grown(series: Series, amounts: Series) -> Iterator[Relation]:
    """The growth over consecutive years; other periods have no period before that is certain."""
    for period in series.shared(amounts):
        before = next((held for held in amounts.figures if period.start and held.end == period.opening.end), None)
        if before is None or _days(before) < 360 or _days(period) < 360:
            continue
        relation = quotient(
            RelationKind.RATIO, series.figures[period], [amounts.figures[period]], amounts.figures[before], _GROWTH
        )
        if relation:
            yield relation


def _turnovers(series: Series, amounts: tuple[Series, ...]) -> Iterator[list[Relation]]:
    """Turnover days of balances whose table shares words with the row's label, the label's own first, over any flow."""
    named = words(series.label)
    balances = sorted(
        (one for one in amounts if named & one.about and all(period.is_instant for period in one.figures)),
        key=lambda one: (-len(named & words(one.label)), one.at),
    )
    flows = [one for one in amounts if len(one.shared(series)) >= _LEAST]
    for balance in balances[:_MOST]:
        for flow in flows:
            yield _turned(series, balance, flow)


def _turned(series: Series, balance: Series, flow: Series) -> list[Relation]:
    """The days of all periods whose opening and closing balance are known, none where one fails."""
    told = []
    for period in series.shared(flow):
        ends = [balance.figures.get(period.opening), balance.figures.get(period.closing)]
        found = [figure for figure in ends if figure]
        if len(found) < 2:
            continue
        days = Decimal(_days(period))
        relation = quotient(RelationKind.RATIO, series.figures[period], found, flow.figures[period], _TURNOVER, days)
        if relation is None or not relation.holds:
            return []
        told.append(relation)
    return told


def _days(period: Period) -> int:
    """How many days a period has; none at an instant."""
    return (period.end - period.start).days + 1 if period.start else 0


__all__ = ["ratios"]
