"""Contexts and units: one of each for every distinct period with dimensions and every distinct measure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl._xml import Element, add
from tieout.model import Entity, Extension, Fact, Period, QName, Unit

_Aspects = tuple[Period, tuple[tuple[QName, QName], ...]]

# Units Registry 1.0 for words that it registers; durations are registered as measures and a decimal item may use them.
_REGISTERED = {
    "pure": QName(ns.XBRLI, "pure", "xbrli"),
    "shares": QName(ns.XBRLI, "shares", "xbrli"),
    "days": QName(ns.UTR, "D", "utr"),
    "weeks": QName(ns.UTR, "WK", "utr"),
    "months": QName(ns.UTR, "M", "utr"),
    "years": QName(ns.UTR, "Y", "utr"),
}


@dataclass(frozen=True, slots=True)
class Resources:
    """The ids of the contexts and units that facts share, numbered by first use."""

    contexts: Mapping[_Aspects, str]
    units: Mapping[Unit, str]

    def context(self, fact: Fact) -> str:
        """The id of the fact's context."""
        return self.contexts[_aspects(fact)]


def resources(facts: Iterable[Fact]) -> Resources:
    """Number the contexts (``c-1``, …) and units (``u-1``, …) of ``facts`` in the order given."""
    contexts: dict[_Aspects, str] = {}
    units: dict[Unit, str] = {}
    for fact in facts:
        contexts.setdefault(_aspects(fact), f"c-{len(contexts) + 1}")
        units.setdefault(fact.unit, f"u-{len(units) + 1}")
    return Resources(contexts, units)


def measure(word: str, extension: Extension) -> QName:
    """The measure for a word of a `Unit`: ISO 4217 code, a registered unit, or one in the extension's own namespace."""
    if len(word) == 3 and word.isalpha() and word.isupper():
        return QName(ns.ISO4217, word, "iso4217")
    local = re.sub(r"[^\w.-]|^(?=[\d.-])", "_", word)
    return _REGISTERED.get(word) or QName(extension.namespace, local, extension.prefix)


def measures(facts: Iterable[Fact], extension: Extension) -> list[QName]:
    """Every measure that the units of ``facts`` name."""
    words = {word for fact in facts for word in (fact.unit.numerator, fact.unit.denominator) if word}
    return [measure(word, extension) for word in sorted(words)]


def write(
    parent: Element, found: Resources, entity: Entity, extension: Extension, container: str, prefixes: ns.Prefixes
) -> None:
    """Write contexts and units (XBRL 2.1, 4.7 and 4.8; Dimensions 1.0, 3.1) under ``parent``."""
    for (period, dimensions), identifier in found.contexts.items():
        context = add(parent, f"{{{ns.XBRLI}}}context", {"id": identifier})
        holder = add(context, f"{{{ns.XBRLI}}}entity")
        add(holder, f"{{{ns.XBRLI}}}identifier", {"scheme": entity.scheme}, entity.identifier)
        _write_period(context, period)
        # A segment belongs inside the entity, a scenario after the period (XBRL 2.1, 4.7.3.2 and 4.7.4).
        _write_dimensions(holder if container == "segment" else context, dimensions, container, prefixes)
    for unit, identifier in found.units.items():
        _write_unit(add(parent, f"{{{ns.XBRLI}}}unit", {"id": identifier}), unit, extension, prefixes)


def _aspects(fact: Fact) -> _Aspects:
    return fact.period, tuple(sorted(fact.dimensions))


def _write_period(context: Element, period: Period) -> None:
    element = add(context, f"{{{ns.XBRLI}}}period")
    if period.start is None:
        add(element, f"{{{ns.XBRLI}}}instant", None, period.end.isoformat())
    else:
        add(element, f"{{{ns.XBRLI}}}startDate", None, period.start.isoformat())
        add(element, f"{{{ns.XBRLI}}}endDate", None, period.end.isoformat())


def _write_dimensions(
    parent: Element, dimensions: tuple[tuple[QName, QName], ...], container: str, prefixes: ns.Prefixes
) -> None:
    if not dimensions:
        return
    element = add(parent, f"{{{ns.XBRLI}}}{container}")
    for axis, member in dimensions:
        add(element, f"{{{ns.XBRLDI}}}explicitMember", {"dimension": prefixes.text(axis)}, prefixes.text(member))


def _write_unit(element: Element, unit: Unit, extension: Extension, prefixes: ns.Prefixes) -> None:
    def put(parent: Element, word: str) -> None:
        add(parent, f"{{{ns.XBRLI}}}measure", None, prefixes.text(measure(word, extension)))

    if not unit.denominator:
        put(element, unit.numerator)
        return
    divide = add(element, f"{{{ns.XBRLI}}}divide")
    put(add(divide, f"{{{ns.XBRLI}}}unitNumerator"), unit.numerator)
    put(add(divide, f"{{{ns.XBRLI}}}unitDenominator"), unit.denominator)


__all__ = ["Resources", "measure", "measures", "resources", "write"]
