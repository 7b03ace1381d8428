"""Ratio rows: what a row of percentages, ratios or days is computed from, where all its periods prove it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations, product

from tieout.extract.graph._judge import quotient
from tieout.extract.graph._series import Book, Figure, Series
from tieout.extract.graph._sizes import Sizes
from tieout.extract.graph._words import words
from tieout.model import Measure, Period, Relation, RelationKind

_Alike = dict[tuple[frozenset[str], frozenset[Period]], list[Series]]

_LEAST = 3
_MOST = 60
_MONTH = Decimal("30.4375")
_GROWTH = "the amount over that of the period before"
_SHARE = "one amount over another"
_TURNOVER = "the mean of opening and closing balance over the flow, times the days of the period,"


def ratios(book: Book) -> Iterator[Relation]:
    """The relations of rows that stand without an amount beside them."""
    amounts = book.of(Measure.AMOUNT)
    paired = {series.at[:2] for series in amounts}
    alone = [series for series in book.of(Measure.PERCENT, Measure.RATIO) if series.at[:2] not in paired]
    sizes = Sizes(amounts)
    alike = _alike(amounts) if alone else {}
    explained = set()
    for series in alone:
        told = _first(_shares(series, alike, sizes))
        if told:
            explained.add(series.at)
            yield from told
    yield from _growth([series for series in alone if series.at not in explained], amounts)
    for series in book.of(Measure.DAYS):
        yield from _first(_turnovers(series, amounts, sizes))


def _first(choices: Iterator[list[Relation]]) -> list[Relation]:
    """The first choice by which all periods recompute, three at least."""
    return next((told for told in choices if len(told) >= _LEAST and all(one.holds for one in told)), [])


def _alike(amounts: tuple[Series, ...]) -> _Alike:
    """Amounts in document order by the words of their label and their periods, of which a document has few."""
    found: _Alike = defaultdict(list)
    known: dict[str, frozenset[str]] = {}
    for one in amounts:
        named = known[one.label] if one.label in known else known.setdefault(one.label, words(one.label))
        found[named, frozenset(one.figures)].append(one)
    return found


def _shares(series: Series, amounts: _Alike, sizes: Sizes) -> Iterator[list[Relation]]:
    """One amount over another; the upper one shares words with the ratio's label, those with more come first."""
    if sum(abs(figure.value) >= 100 * figure.half for figure in series.figures.values()) < _LEAST:
        return
    named = words(series.label)
    above = sorted(
        (
            (-len(named & label), one.at, one)
            for (label, periods), held in amounts.items()
            if named & label and len(periods & series.figures.keys()) >= _LEAST
            for one in held[:_MOST]
        ),
        key=lambda entry: entry[:2],
    )
    for _, _, one in above[:_MOST]:
        periods = one.shared(series)
        first = one.figures[periods[0]]
        for below in sizes.near(series.figures[periods[0]], first.value, first.half, periods[0]):
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
    named: dict[str, list[Series]] = defaultdict(list)
    for one in amounts:
        named[one.name].append(one)
    for left, right in combinations(rows, 2):
        if left.table == right.table:
            mine, other = words(left.label) - words(right.label), words(right.label) - words(left.label)
            if len(mine) == len(other) == 1:
                yield from _family((left, mine), (right, other), amounts, named)


def _family(
    left: tuple[Series, frozenset[str]],
    right: tuple[Series, frozenset[str]],
    amounts: tuple[Series, ...],
    named: dict[str, list[Series]],
) -> Iterator[Relation]:
    """The growth of two sister rows by the first two rows of one label that prove it."""
    for one in amounts:
        if not left[1] <= one.about or right[1] & one.about:
            continue
        for other in named[one.name][:_MOST]:
            if not right[1] <= other.about or left[1] & other.about:
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


def _turnovers(series: Series, amounts: tuple[Series, ...], sizes: Sizes) -> Iterator[list[Relation]]:
    """Turnover days of balances whose table shares words with the row's label, the label's own first, over any flow."""
    named = words(series.label)
    balances = sorted(
        (one for one in amounts if named & one.about and all(period.is_instant for period in one.figures)),
        key=lambda one: (-len(named & words(one.label)), one.at),
    )
    for balance, count in product(balances[:_MOST], (_days, _round_days)):
        period = next((period for period in series.figures if len(_ends(balance, period)) == 2), None)
        if period:
            ends = _ends(balance, period)
            above = (ends[0].value + ends[1].value) * count(period) / 2
            slack = max(figure.half for figure in ends) * count(period)
            for flow in sizes.near(series.figures[period], above, slack, period):
                yield _turned(series, balance, flow, count)


def _ends(balance: Series, period: Period) -> list[Figure]:
    """The balances at the opening and the closing of a period, as far as they are known."""
    found = balance.figures.get(period.opening), balance.figures.get(period.closing)
    return [figure for figure in found if figure]


def _turned(series: Series, balance: Series, flow: Series, count: Callable[[Period], int]) -> list[Relation]:
    """The days of all periods whose opening and closing balance are known, none where one fails."""
    told = []
    for period in series.shared(flow):
        found = _ends(balance, period)
        if len(found) < 2:
            continue
        days = Decimal(count(period))
        relation = quotient(RelationKind.RATIO, series.figures[period], found, flow.figures[period], _TURNOVER, days)
        if relation is None or not relation.holds:
            return []
        told.append(relation)
    return told


def _days(period: Period) -> int:
    """How many days a period has; none at an instant."""
    return (period.end - period.start).days + 1 if period.start else 0


def _round_days(period: Period) -> int:
    """The days of a period as many issuers count them: 365 for a year, 30 for each month of a part of a year."""
    months = round(_days(period) / _MONTH)
    return 365 if months == 12 else 30 * months


__all__ = ["ratios"]
