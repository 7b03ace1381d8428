"""Which period each figure of a sentence is of: lists with their lists, single figures with the words beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tieout.extract.prose._figures import Figure
from tieout.extract.prose._times import Time
from tieout.model import Period

_BETWEEN = re.compile(
    r"\s*(?:,|,?\s*and|,?\s*or)\s*(?:(?:a|an)\s+[\w-]+\s+of\s+|approximately\s+|about\s+)?", re.IGNORECASE
)
_BESIDE = re.compile(
    r"\s*(?:of\s+(?:[\w&'’/()-]+\s+){1,9}?)?(?:(?:in|for|as\s+of|as\s+at|at|during|by)\s+)?(?:(?:the|each\s+of\s+the)\s+)?",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\s*:\s*")
_COMPARED = re.compile(r"[^;()]{0,60}\(\s*[^:()]{2,40}:\s*")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure with the periods it may be of, the likeliest first.

    ``firm`` says that the words beside it settle the period. Figures of one ``series`` are of one row: the members of
    a list, or what a sentence leads from and to.
    """

    figure: Figure
    periods: tuple[Period, ...]
    firm: bool
    series: int
    how: str


def assign(sentence: str, figures: Sequence[Figure], times: Sequence[Time], before: Sequence[Time]) -> tuple[Spot, ...]:
    """The figures of a sentence with their periods; ``before`` are the times of the sentences before it."""
    spots: dict[int, Spot] = {}
    groups = list(_groups(sentence, figures, times))
    for number, group in enumerate(groups):
        listed = _listed(sentence, group, times) if len(group) > 1 else None
        for at, figure in enumerate(group):
            if listed:
                spot = Spot(figure, (listed.periods[at],), True, number, "the list of periods, one for each figure")
            else:
                spot = _single(sentence, figure, figures, times, before, number)
            spots[figure.start] = spot
    for spot in _apart(sentence, spots, times, len(groups)):
        spots[spot.figure.start] = spot
    return _chained(sentence, [spots[figure.start] for figure in figures])


def _groups(sentence: str, figures: Sequence[Figure], times: Sequence[Time]) -> Iterator[list[Figure]]:
    """Figures that stand in one list, without words but a few between them."""
    group: list[Figure] = []
    for figure in figures:
        if group:
            between = sentence[group[-1].end : figure.start]
            if not (_alike(group[-1], figure) and _BETWEEN.fullmatch(between.removeprefix(" days"))):
                yield group
                group = []
        group.append(figure)
    if group:
        yield group


def _listed(sentence: str, group: Sequence[Figure], times: Sequence[Time]) -> Time | None:
    """The list of as many periods as the group has figures: the next one after it, else the last one before it."""
    fitting = [time for time in times if len(time.periods) == len(group)]
    after = next((time for time in fitting if time.start >= group[-1].end), None)
    ahead = next((time for time in reversed(fitting) if time.end <= group[0].start), None)
    first = next((time for time in times if time.start >= group[-1].end), None)
    return after if after and (after is first or ahead is None) else ahead or after


def _apart(sentence: str, spots: dict[int, Spot], times: Sequence[Time], number: int) -> Iterator[Spot]:
    """Figures that words part, but that a list of periods names one for each, ``respectively``."""
    done = 0
    for time in times:
        single = [spot for spot in spots.values() if done <= spot.figure.start < time.start and not _is_listed(spot)]
        units = {spot.figure.unit for spot in single}
        said = _RESPECTIVELY.search(sentence, time.end, time.end + 20)
        if len(time.periods) > 1 and said and len(single) == len(time.periods) and len(units) == 1:
            for spot, period in zip(single, time.periods, strict=True):
                yield Spot(spot.figure, (period,), True, number, "the list of periods, one for each figure")
        done = time.end


def _is_listed(spot: Spot) -> bool:
    return spot.firm and spot.how.startswith("the list")


def _single(
    sentence: str,
    figure: Figure,
    figures: Sequence[Figure],
    times: Sequence[Time],
    before: Sequence[Time],
    number: int,
) -> Spot:
    """A figure alone: the period right after it, else what stands nearest before it, in this sentence or the last."""
    following = next((other.start for other in figures if other.start > figure.start), len(sentence))
    after = next((time for time in times if time.start >= figure.end), None)
    if after and after.start < following and len(after.periods) == 1:
        between = sentence[figure.end : after.start].removeprefix(" days")
        if _BESIDE.fullmatch(between):
            return Spot(figure, after.periods, True, number, "the period beside the figure")
    ahead = [time for time in times if time.end <= figure.start]
    if ahead and len(ahead[-1].periods) == 1 and _labels(sentence, ahead[-1], figure):
        return Spot(figure, ahead[-1].periods, True, number, "the period before the figure in its parentheses")
    if ahead and not ahead[-1].periods:
        return Spot(figure, (), True, number, "a day that the document does not date")
    own = [period for time in reversed(ahead) for period in reversed(time.periods)]
    own += [period for time in times if time.start >= figure.end for period in time.periods]
    earlier = [period for time in reversed(before) for period in reversed(time.periods)]
    near = [*own, *earlier] if ahead or own else earlier
    how = "the period that the sentence names" if own else "the period of a sentence or heading before" if near else ""
    return Spot(figure, tuple(dict.fromkeys(near)), False, number, how)


def _labels(sentence: str, time: Time, figure: Figure) -> bool:
    """Whether a time opens parentheses that give the figure for it, as in ``(2022: …)``."""
    return sentence[: time.start].rstrip().endswith("(") and bool(
        _LABELLED.fullmatch(sentence[time.end : figure.start])
    )


_LONGEST = 90
_TO = re.compile(r"\b(?<!due )(?:to|with|and|than)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)


def _chained(sentence: str, spots: list[Spot]) -> tuple[Spot, ...]:
    """Spots of which ``from A in one period to B in another`` are one series."""
    chained: list[Spot] = []
    for spot in spots:
        last = next((one for one in reversed(chained) if _alike(one.figure, spot.figure)), None)
        joined = last is not None and spot.firm and not (last.firm and last.periods == spot.periods)
        if last and joined and _leads_to(sentence[last.figure.end : spot.figure.start]):
            chained.append(replace(spot, series=last.series))
        else:
            chained.append(spot)
    return tuple(chained)


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures can be of one row: nil can be of any."""
    return one.unit == other.unit or one.unit is None or other.unit is None


def _leads_to(between: str) -> bool:
    """Whether the words between two figures lead from the one to the other."""
    if _COMPARED.fullmatch(between):
        return True
    return len(between) < _LONGEST and bool(_TO.search(between)) and not re.search(r"[;(]", between)


__all__ = ["Spot", "assign"]
