"""Calculations that do not hold, and the one change that would mend each (Calculations 1.1, 3 and 4)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tieout.diagnostics import Code, Finding
from tieout.diagnostics import codes_rules as codes
from tieout.model import FiledArc, FiledFact, Interval, QName
from tieout.rules._facts import Facts, interval, shown

# A part that was left out at either end of the sum stands a row or two beyond what is left of it.
_BEYOND = 2
_POWERS = (3, -3, 6, -6, 2, -2, 1, -1, 9, -9)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total with its parts and their weights in one context and unit."""

    total: FiledFact
    parts: tuple[tuple[FiledFact, Decimal], ...]

    def without(self, left_out: FiledFact | None) -> Interval:
        """What the parts can add up to, one of them left out."""
        added = Interval(Decimal(0), Decimal(0))
        for part, weight in self.parts:
            if part is not left_out:
                added = added.plus(interval(part), weight)
        return added

    def holds_for(self, value: Decimal, decimals: int | None) -> bool:
        """Whether the sum would hold if the total had another value."""
        return self.without(None).overlaps(Interval.of(value, decimals))

    def holds_with(self, part: FiledFact, weight: Decimal, value: Decimal, decimals: int | None) -> bool:
        """Whether the sum would hold if ``part`` had another value."""
        return self.without(part).plus(Interval.of(value, decimals), weight).overlaps(interval(self.total))

    @property
    def sum(self) -> Decimal:
        """The parts added up as they are reported."""
        return sum(((part.value or Decimal(0)) * weight for part, weight in self.parts), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """What the total has more than the parts."""
        return (self.total.value or Decimal(0)) - self.sum


def sums(facts: Facts) -> Iterator[Finding]:
    """Every calculation that does not hold, by its most likely cause."""
    told: set[tuple[object, ...]] = set()
    for found in _sums(facts):
        key = (found.total.id, *(part.id for part, _ in found.parts))
        if key not in told and not found.without(None).overlaps(interval(found.total)):
            told.add(key)
            yield _explained(facts, found)


def _sums(facts: Facts) -> Iterator[_Sum]:
    """The totals that have parts in their own context, role by role."""
    networks: dict[tuple[str, QName], list[FiledArc]] = defaultdict(list)
    for arc in facts.report.calculation:
        networks[arc.role, arc.source].append(arc)
    seen: set[tuple[object, ...]] = set()
    for (_, source), arcs in sorted(networks.items(), key=lambda pair: (pair[0][0], pair[0][1])):
        # Many roles may hold one sum, as tables that are alike do: once judged, it is judged for all of them.
        network = (source, *((arc.target, arc.weight) for arc in arcs))
        if network in seen:
            continue
        seen.add(network)
        for total in _each(facts.by_concept.get(source, ())):
            parts = [(part, arc.weight) for arc in arcs if (part := _beside(facts, arc.target, total))]
            if parts:
                yield _Sum(total, tuple(parts))


def _each(found: Sequence[FiledFact]) -> Iterator[FiledFact]:
    """One fact for each set of aspects: the most accurate."""
    best: dict[tuple[object, ...], FiledFact] = {}
    for fact in found:
        before = best.get(fact.aspects)
        if before is None or _accuracy(fact) > _accuracy(before):
            best[fact.aspects] = fact
    return iter(best.values())


def _beside(facts: Facts, concept: QName, total: FiledFact) -> FiledFact | None:
    """The most accurate fact of ``concept`` in the context and unit of ``total``."""
    found = (fact for fact in facts.series(total, concept) if fact.period == total.period)
    return max(found, key=_accuracy, default=None)


def _accuracy(fact: FiledFact) -> int:
    return 10**6 if fact.is_exact or fact.decimals is None else fact.decimals


def _explained(facts: Facts, found: _Sum) -> Finding:
    """The finding of the first cause that explains the difference whole."""
    rounding = _rounding(found)
    if rounding:
        return rounding
    causes = (*_signs(found), *_extras(found), *_scales(found), *_total(found), *_missing(facts, found))
    for code, part, mended in causes:
        return _told(code, found, part=part.concept, mended=shown(mended), fact=part)
    return _told(codes.SUM_DIFFERS, found, difference=shown(abs(found.difference)))


def _rounding(found: _Sum) -> Finding | None:
    """A difference of at most one unit of the last place for each part."""
    units = [Decimal(1).scaleb(-fact.decimals) for fact in _figures(found) if fact.decimals is not None]
    if units and abs(found.difference) <= max(units) * len(found.parts):
        difference, count = shown(abs(found.difference)), len(found.parts)
        return _told(codes.SUM_ROUNDING, found, difference=difference, count=count)
    return None


def _signs(found: _Sum) -> Iterator[tuple[Code, FiledFact, Decimal]]:
    for part, weight in found.parts:
        value = part.value or Decimal(0)
        if value and found.holds_with(part, weight, -value, part.decimals):
            yield codes.SUM_SIGN, part, -value


def _scales(found: _Sum) -> Iterator[tuple[Code, FiledFact, Decimal]]:
    for part, weight in found.parts:
        for power in _POWERS:
            value = (part.value or Decimal(0)).scaleb(power)
            decimals = part.decimals - power if part.decimals is not None else None
            if value and found.holds_with(part, weight, value, decimals):
                yield codes.SUM_SCALE, part, value


def _total(found: _Sum) -> Iterator[tuple[Code, FiledFact, Decimal]]:
    """The total itself with the opposite sign, or moved by a power of ten."""
    value, decimals = found.total.value or Decimal(0), found.total.decimals
    if value and found.holds_for(-value, decimals):
        yield codes.SUM_SIGN, found.total, -value
    for power in _POWERS:
        moved = decimals - power if decimals is not None else None
        if value and found.holds_for(value.scaleb(power), moved):
            yield codes.SUM_SCALE, found.total, value.scaleb(power)


def _missing(facts: Facts, found: _Sum) -> Iterator[tuple[Code, FiledFact, Decimal]]:
    """A fact of the same context, no part of the sum, that is what the sum lacks; next to the parts on the page."""
    inside = {fact.concept for fact in _figures(found)}
    rows = [fact.row for fact in _figures(found)]
    for fact in facts.numeric:
        near = fact.table == found.total.table and min(rows) - _BEYOND <= fact.row <= max(rows) + _BEYOND
        if (
            near
            and fact.concept not in inside
            and fact.period == found.total.period
            and facts.beside(fact) == facts.beside(found.total)
            and fact.value
            and abs(fact.value) == abs(found.difference)
        ):
            yield codes.SUM_MISSING, fact, fact.value


def _extras(found: _Sum) -> Iterator[tuple[Code, FiledFact, Decimal]]:
    if len(found.parts) < 2:
        return
    for part, _ in found.parts:
        if part.value and found.without(part).overlaps(interval(found.total)):
            yield codes.SUM_EXTRA, part, Decimal(0)


def _figures(found: _Sum) -> tuple[FiledFact, ...]:
    return (found.total, *(part for part, _ in found.parts))


def _told(code: Code, found: _Sum, fact: FiledFact | None = None, **values: object) -> Finding:
    """A finding at the figure that would be changed, or at the total."""
    figures = _figures(found)
    at = fact or found.total
    return code.at(
        at.place,
        related=[each.place for each in figures if each is not at],
        facts=list(dict.fromkeys([at.id, *(each.id for each in figures)])),
        total=found.total.concept,
        value=shown(found.total.value),
        sum=shown(found.sum),
        **values,
    )


__all__ = ["sums"]
