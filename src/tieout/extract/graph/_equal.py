"""Equal figures: a row of one table restates a row of another, for as many periods as prove it."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import combinations

from tieout.extract.graph._judge import total
from tieout.extract.graph._series import Book, Figure, Series
from tieout.extract.graph._words import alike, words
from tieout.model import Measure, Period, Relation, RelationKind

_TELLING = 100
_LONG = 1000
_NEXT = 12
_DEFINITION = "the same figure elsewhere"
_BALANCE = "the balance at the same instant elsewhere"
_MEASURES = (Measure.AMOUNT, Measure.PERCENT, Measure.RATIO, Measure.COUNT)


def equalities(book: Book) -> Iterator[Relation]:
    """The figures that stand more than once: n − 1 relations for n, each against the first of the document.

    Rows are linked where they agree in every period that both have, in three at least, or in two under like labels; a
    like label also carries one period that disagrees against three that agree, which is then a relation that fails.
    """
    groups: dict[Period, dict[Figure, list[Figure]]] = defaultdict(dict)
    failing: list[tuple[Figure, Figure, int]] = []
    for left, right in _candidates(book):
        shared = [period for period in left.shared(right) if _distinct(left, right, period)]
        agree = _agreeing(left, right, shared)
        if not _linked(left, right, agree, shared):
            continue
        for period in agree:
            _join(groups[period], left.figures[period], right.figures[period])
        sign = _sign(left.figures[agree[0]], right.figures[agree[0]])
        failing += [(left.figures[period], right.figures[period], sign) for period in shared if period not in agree]
    told: set[Figure] = set()
    for period in sorted(groups, key=lambda period: period.sort_key):
        for members in {id(group): group for group in groups[period].values()}.values():
            first, *others = sorted(members, key=_order)
            yield from (_relation(other, first, _sign(first, other)) for other in others)
    for first, other, sign in sorted(failing, key=lambda pair: (_order(pair[1]), _order(pair[0]))):
        if other not in told:
            told.add(other)
            yield _relation(other, first, sign)


def _candidates(book: Book) -> Iterator[tuple[Series, Series]]:
    """Pairs of series with an equal figure for the same period, but for a total and a part of it.

    Each is paired with the first that shows the figure and with a few that follow, so that a figure that stands often
    costs no more than its length.
    """
    holders: dict[tuple[object, ...], list[Series]] = defaultdict(list)
    steps = {figure.half for series in book.series for figure in series.figures.values()}
    for series in book.of(*_MEASURES):
        for period, figure in series.figures.items():
            if _telling(figure):
                for half in sorted(step for step in steps if step >= figure.half):
                    holders[period, figure.item.unit, half, _rounded(abs(figure.value), half)].append(series)
    footed = _footed(book)
    pairs = {}
    for held in holders.values():
        for at, left in enumerate(held[:-1]):
            for right in held[at + 1 :] if at == 0 else held[at + 1 : at + 1 + _NEXT]:
                if left.measure is right.measure and (left.at[:2], right.at[:2]) not in footed:
                    pairs[left.at, right.at] = (left, right)
    for key in sorted(pairs):
        yield pairs[key]


def _footed(book: Book) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    """The totals and their parts, and two parts of one total, as pairs of rows in document order."""
    found = set()
    for at, table in enumerate(book.tables):
        for footing in table.footings:
            rows = sorted({footing.total, *(part for part, _ in footing.parts)})
            found |= {((at, first), (at, second)) for first, second in combinations(rows, 2)}
    return found


def _ends(left: Series, right: Series) -> bool:
    """Whether two series of one table are balances at the ends of its periods, under labels that share most words."""
    if not all(figure.moved for series in (left, right) for figure in series.figures.values()):
        return False
    mine, other = words(left.name), words(right.name)
    return 2 * len(mine & other) >= len(mine | other)


def _linked(left: Series, right: Series, agree: list[Period], shared: list[Period]) -> bool:
    """Whether two rows are the same, by their figures; label and section only decide how many have to agree.

    Two figures of four digits are enough under sections of one name, where nothing disagrees.
    """
    inside = left.table == right.table
    if inside and _ends(left, right):
        return bool(agree)
    telling = len({left.figures[period].value for period in agree if _telling(left.figures[period])})
    if alike(left.name, right.name) and left.measure is Measure.AMOUNT and not inside:
        return telling >= 2 and len(agree) >= len(shared) - (len(agree) > 2)
    if len(agree) < len(shared):
        return False
    long = {left.figures[period].value for period in agree if _telling(left.figures[period], _LONG)}
    return telling >= 3 or (len(long) >= 2 and left.section == right.section != "" and not inside)


def _telling(figure: Figure, least: int = _TELLING) -> bool:
    """Whether a figure has three digits or more, so that it is not often equal by chance."""
    return abs(figure.value) >= 2 * figure.half * least if figure.half else abs(figure.value) >= least


def _distinct(left: Series, right: Series, period: Period) -> bool:
    """Whether one of two figures is not nil: that both are proves nothing."""
    return bool(left.figures[period].value or right.figures[period].value)


def _agreeing(left: Series, right: Series, shared: list[Period]) -> list[Period]:
    """The periods in which two rows are equal; amounts also where each is the other with the opposite sign.

    A cost stands in parentheses in one table and without in the breakdown of it.
    """
    pairs = [(period, left.figures[period], right.figures[period]) for period in shared]
    plain = [period for period, mine, other in pairs if _same(mine, other, 1)]
    if left.measure is not Measure.AMOUNT:
        return plain
    turned = [period for period, mine, other in pairs if _same(mine, other, -1)]
    return max(plain, turned, key=len)


def _same(left: Figure, right: Figure, sign: int) -> bool:
    """Whether two figures are equal at the accuracy of the coarser; in different accuracies, within its rounding."""
    if left.half == right.half:
        return left.value == sign * right.value
    return abs(left.value - sign * right.value) <= max(left.half, right.half)


def _rounded(value: Decimal, half: Decimal) -> Decimal:
    return (value / (2 * half)).quantize(Decimal(1), ROUND_HALF_EVEN) if half else value


def _join(groups: dict[Figure, list[Figure]], left: Figure, right: Figure) -> None:
    """Put two equal figures into one group."""
    mine, other = groups.setdefault(left, [left]), groups.setdefault(right, [right])
    if mine is not other:
        mine += other
        for figure in other:
            groups[figure] = mine


def _sign(left: Figure, right: Figure) -> int:
    return -1 if left.value * right.value < 0 else 1


def _relation(subject: Figure, first: Figure, sign: int) -> Relation:
    moved = subject.moved or first.moved
    kind = RelationKind.ROLL_FORWARD if moved else RelationKind.EQUALITY
    return total(kind, subject, [(first, sign)], _BALANCE if moved else _DEFINITION)


def _order(figure: Figure) -> tuple[int, int]:
    return figure.item.place.line, figure.item.place.column


__all__ = ["equalities"]
