"""Movements: an amount of a period is what balances changed by, as an impairment loss is the growth of allowances."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, combinations

from tieout.extract.graph._judge import Weighted, total
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
    pairs = (pair for pair in combinations(near, 2) if pair[0].table != pair[1].table)
    tried = (_proved(flow, chosen) for chosen in chain(((one,) for one in near), pairs))
    return next((told for told in tried if told), [])


def _proved(flow: Series, balances: tuple[Series, ...]) -> list[Relation]:
    """The periods that agree, with one sign for all; none where they are too few or no more than those that do not."""
    for sign in (1, -1):
        told = [
            total(RelationKind.ROLL_FORWARD, flow.figures[period], _ends(balances, period, sign), _DEFINITION)
            for period in sorted(flow.figures, key=lambda period: period.sort_key)
            if period.start and _complete(flow, balances, period)
        ]
        exact = [one for one in told if one.difference == 0 and abs(one.found) >= _TELLING * _unit(flow)]
        if len(exact) >= _LEAST and 2 * len(exact) > len(told):
            return exact
    return []


def _complete(flow: Series, balances: tuple[Series, ...], period: Period) -> bool:
    """Whether all balances are known, in the unit of the flow, at the opening and the closing of a period."""
    units = {flow.figures[period].item.unit}
    for one in balances:
        ends = (one.figures.get(period.opening), one.figures.get(period.closing))
        if None in ends:
            return False
        units |= {end.item.unit for end in ends if end}
    return len(units) == 1


def _ends(balances: tuple[Series, ...], period: Period, sign: int) -> list[Weighted]:
    """The closing balances less the opening ones."""
    closing = [(one.figures[period.closing], sign) for one in balances]
    return [*closing, *((one.figures[period.opening], -sign) for one in balances)]


def _unit(flow: Series) -> int:
    """One unit of the last digit of a flow's figures, in full units; one where they are exact."""
    return max((int(2 * figure.half) for figure in flow.figures.values()), default=1) or 1


__all__ = ["movements"]
