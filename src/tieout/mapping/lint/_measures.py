"""Measures, units and accuracy that figures of the concept's type can't have."""

from collections.abc import Iterable, Iterator

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_lint as codes
from tieout.mapping.lint._desk import About, Desk
from tieout.mapping.lint._source import Line
from tieout.model import Measure
from tieout.taxonomy import takes_figures, unit_wanted

# The measures that the figures of a type can have; types not named here take any.
_MEASURES = {
    "monetaryItemType": frozenset({Measure.AMOUNT}),
    "perShareItemType": frozenset({Measure.PER_UNIT}),
    "sharesItemType": frozenset({Measure.COUNT, Measure.AMOUNT}),
    "percentItemType": frozenset({Measure.PERCENT, Measure.RATIO}),
    "pureItemType": frozenset({Measure.PERCENT, Measure.RATIO, Measure.COUNT}),
}
# Types whose unit a rule may give where the page shows an amount.
_BY_UNIT = ("perShareItemType",)
# No currency is divided further than into thousandths (ISO 4217), and nothing is a part of a share.
_FINEST = {"monetaryItemType": 3, "sharesItemType": 0, "integerItemType": 0}


def measures(desk: Desk) -> Iterator[Finding]:
    """Measures that no figure of the concept has: each that the rule says itself, or all that its groups say."""
    for line in desk.lines:
        about = desk.about(line.concept)
        if about:
            wrong = [measure for measure in line.rule.measures if not _fits(line, about, measure)]
            own = line.node.get("measure") is not None
            if wrong and (own or len(wrong) == len(line.rule.measures)):
                yield _misfit(line, about, wrong[0])


def _fits(line: Line, about: About, measure: Measure) -> bool:
    """Whether figures of a measure can be facts of the concept."""
    if not takes_figures(about.type):
        return False
    if measure is Measure.AMOUNT and line.rule.unit and about.type in _BY_UNIT:
        return True
    return measure in _MEASURES.get(about.type, frozenset(Measure))


def types_for(wanted: Iterable[Measure]) -> frozenset[str]:
    """The item types whose figures can have one of the measures."""
    return frozenset(kind for kind, those in _MEASURES.items() if those & set(wanted))


def _misfit(line: Line, about: About, measure: Measure) -> Finding:
    """The finding about a measure, at the place that says it, or at the concept where none is said."""
    at = line.place("measure", "concept")
    known = _MEASURES.get(about.type, frozenset()) if takes_figures(about.type) else frozenset()
    wanted = " or ".join(sorted(known)) or "no figures at all"
    return codes.MEASURE_MISFIT.at(at, measure=measure.value, name=about.name, type=about.type, wanted=wanted)


def units(desk: Desk) -> Iterator[Finding]:
    """Units of rules that the type of their concept does not have."""
    for line in desk.lines:
        about = desk.about(line.concept)
        if about and line.rule.unit and (wanted := unit_wanted(about.type, line.rule.unit)):
            yield codes.UNIT_MISFIT.at(line.place("unit"), unit=line.rule.unit, name=about.name, wanted=wanted)


def decimals(desk: Desk) -> Iterator[Finding]:
    """Accuracies finer than any figure of the concept's type has."""
    for line in desk.lines:
        about, said = desk.about(line.concept), line.rule.decimals
        if about and said and about.type in _FINEST and int(said.text) > _FINEST[about.type]:
            yield codes.DECIMALS.at(
                said.at, said=said.text, name=about.name, type=about.type, finest=_FINEST[about.type]
            )


__all__ = ["decimals", "measures", "types_for", "units"]
