"""Movements: an amount of a period is what balances changed by, as an impairment loss is the growth of allowances."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, combinations

from tieout.extract.graph._judge import total
from tieout.extract.graph._series import Book, Series
from tieout.extract.graph._words import words
from tieout.model import Measure, Period, Relation, RelationKind

# Two figures of four digits that agree to the last are no chance among the few balances of one name.
_TELLING = 1000
_LEAST = 2
_MOST = 12
_DEFINITION = "the change of the balances of its name"


def movements(book: Book) -> Iterator[Relation]:
    """Flows that are the change of one balance, or of two in different tables, whose labels share a word with theirs.

    Two periods at least have to agree exactly, and more than disagree. A period that disagrees is not told: balances
    also change by what no table shows, as by amounts written off, so that it is no equation.
    """
    amounts = book.of(Measure.AMOUNT)
    balances: dict[str, list[Series]] = defaultdict(list)
    for one in amounts:
        if all(period.is_instant and not figure.moved for period, figure in one.figures.items()):
            for word in words(one.label):
                balances[word].append(one)
    for flow in amounts:
        if any(period.start for period in flow.figures):
            yield from _first(flow, balances)


def _first(flow: Series, balances: dict[str, list[Series]]) -> list[Relation]:
    """The relations of the first balances that prove a flow, one before two."""
    named = {one.at: one for word in words(flow.label) for one in balances[word]}
    near = sorted(named.values(), key=lambda one: (abs(one.table - flow.table), one.at))[:_MOST]
    changes = {one.at: _changes(one, flow) for one in near}
    pairs = (pair for pair in combinations(near, 2) if pair[0].table != pair[1].table)
    for chosen in chain(((one,) for one in near), pairs):
        for sign in (1, -1):
            agreed = _agreed(flow, [changes[one.at] for one in chosen], sign)
            if agreed:
                return [_relation(flow, chosen, period, sign) for period in agreed]
    return []


def _changes(balance: Series, flow: Series) -> dict[Period, Decimal]:
    """By how much a balance changed over the periods of a flow, where both ends are known and in its unit."""
    found = {}
    for period, figure in flow.figures.items():
        opening, closing = balance.figures.get(period.opening), balance.figures.get(period.closing)
        if period.start and opening and closing and opening.item.unit == closing.item.unit == figure.item.unit:
            found[period] = closing.value - opening.value
    return found


def _agreed(flow: Series, changes: list[dict[Period, Decimal]], sign: int) -> list[Period]:
    """The periods in which a flow is the sum of changes; none where they are too few or no more than the others."""
    known = [period for period in flow.figures if all(period in change for change in changes)]
    exact = [
        period
        for period in known
        if flow.figures[period].value == sign * sum(change[period] for change in changes) and _is_long(flow, period)
    ]
    enough = len(exact) >= _LEAST and 2 * len(exact) > len(known)
    return sorted(exact, key=lambda period: period.sort_key) if enough else []


def _is_long(flow: Series, period: Period) -> bool:
    """Whether the figure of a period has four digits or more."""
    figure = flow.figures[period]
    return abs(figure.value) >= _TELLING * (2 * figure.half or 1)


def _relation(flow: Series, balances: tuple[Series, ...], period: Period, sign: int) -> Relation:
    """The closing balances less the opening ones."""
    terms = [(one.figures[period.closing], sign) for one in balances]
    terms += [(one.figures[period.opening], -sign) for one in balances]
    return total(RelationKind.ROLL_FORWARD, flow.figures[period], terms, _DEFINITION)


__all__ = ["movements"]
