"""The facts of a filed report with all their aspects."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from operator import attrgetter
from typing import Any

from arelle.ModelInstanceObject import ModelInlineValueObject

from tieout.diagnostics import XmlAt
from tieout.engine._filed._around import Spot, Surroundings
from tieout.engine._filed._page import Page, words
from tieout.engine._filed._scrub import FiledScrubber
from tieout.model import Period, QName, Unit
from tieout.model.filed import FiledFact


def filed_facts(model: Any, places: Mapping[Any, Page], scrubber: FiledScrubber) -> Iterator[FiledFact]:
    """Every fact of a model in the order of the page, tuples left out; ``places`` are the pages by their documents."""
    reader = _Reader(places, scrubber)
    for fact in sorted(model.factsInInstance, key=attrgetter("objectIndex")):
        if not fact.isTuple:
            yield reader.fact(fact)


def qualified(name: Any) -> QName:
    """A qualified name in tieout's own terms."""
    return QName(name.namespaceURI or "", name.localName, name.prefix or "")


@dataclass(frozen=True, slots=True)
class _Context:
    """What facts with the same context share."""

    period: Period | None = None
    dimensions: tuple[tuple[QName, QName], ...] = ()
    typed: tuple[tuple[QName, str], ...] = ()
    scheme: str = ""
    identifier: str = ""


class _Reader:
    """Makes facts; what several of them share is made once."""

    def __init__(self, places: Mapping[Any, Page], scrubber: FiledScrubber) -> None:
        self._places = places
        self._scrubber = scrubber
        self._bare = Surroundings({})
        self._contexts: dict[Any, _Context] = {None: _Context()}
        self._shared: dict[Any, Any] = {}
        self._units: dict[Any, Unit | None] = {None: None}
        self._names: dict[tuple[Any, ...], QName] = {}
        self._files: dict[Any, str] = {}

    def fact(self, fact: Any) -> FiledFact:
        """A fact with all its aspects."""
        concept, document, name = fact.concept, fact.modelDocument, fact.id or ""
        is_inline = isinstance(fact, ModelInlineValueObject) and fact.get("name") is not None
        is_numeric = concept.isNumeric if concept is not None else fact.localName in ("nonFraction", "fraction")
        decimals = (fact.decimals or "") if is_numeric else ""
        context = self._context(fact.context)
        page = self._places.get(document)
        around = (page.surroundings if page is not None else self._bare).of(fact)
        spot = around.spot if is_inline else Spot()
        line = fact.sourceline
        return FiledFact(
            id=name,
            concept=self._name(fact.qname),
            value=_value(fact) if is_numeric else None,
            text=_text(fact) if is_inline else str(fact.value or ""),
            is_numeric=is_numeric,
            is_nil=fact.isNil,
            decimals=_integer(decimals),
            is_exact=decimals == "INF",
            period=context.period,
            unit=self._unit(fact.unit),
            dimensions=context.dimensions,
            typed=context.typed,
            scheme=context.scheme,
            identifier=context.identifier,
            language=around.language,
            place=XmlAt(self._file(document), name or str(line)),
            label=spot.label,
            table=spot.table,
            row=spot.row,
            hidden=is_inline and around.hidden,
            scale=(_integer(fact.get("scale", "")) or 0) if is_inline else 0,
            sign=fact.get("sign", "") if is_inline else "",
            format=fact.get("format", "") if is_inline else "",
            line=line or 0,
        )

    def _context(self, context: Any) -> _Context:
        if context not in self._contexts:
            scheme, identifier = context.entityIdentifier
            period, dimensions = _period(context), _dimensions(context)
            self._contexts[context] = _Context(
                self._shared.setdefault(period, period),
                self._shared.setdefault(dimensions, dimensions),
                *(_typed(context), scheme, identifier),
            )
        return self._contexts[context]

    def _unit(self, unit: Any) -> Unit | None:
        if unit not in self._units:
            self._units[unit] = _unit(unit)
        return self._units[unit]

    def _name(self, name: Any) -> QName:
        key = name.prefix, name.namespaceURI, name.localName
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = qualified(name)
        return found

    def _file(self, document: Any) -> str:
        if document not in self._files:
            self._files[document] = self._scrubber.file(str(document.uri))
        return self._files[document]


def _text(fact: Any) -> str:
    """The content as it stands on the page, with what continues it (Inline XBRL 1.1, 4)."""
    element = getattr(fact, "_continuationElement", None)
    if element is None:
        return words(fact)
    parts, seen = [words(fact)], {id(fact)}
    while element is not None and id(element) not in seen:
        seen.add(id(element))
        parts.append(words(element))
        element = getattr(element, "_continuationElement", None)
    return " ".join(part for part in parts if part)


def _value(fact: Any) -> Decimal | None:
    """The number with its reported sign in full units; None for nil, fractions, and what is no number."""
    if fact.isNil or fact.isFraction:
        return None
    value = getattr(fact, "xValue", None)
    if isinstance(value, Decimal):
        return value
    try:
        number = Decimal(str(fact.value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


@lru_cache(maxsize=256)
def _integer(text: str) -> int | None:
    """A small whole number; None for ``INF`` and what is none."""
    digits = text.strip().removeprefix("-").removeprefix("+")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 6):
        return None
    return int(text)


def _period(context: Any) -> Period | None:
    """The period with inclusive days; None for ``forever`` and for what can't be read."""
    if context.isInstantPeriod and context.instantDatetime is not None:
        return Period(None, _last_day(context.instantDatetime))
    if context.isStartEndPeriod and context.startDatetime is not None and context.endDatetime is not None:
        return Period(context.startDatetime.date(), _last_day(context.endDatetime))
    return None


def _last_day(end: datetime) -> Any:
    """The day that an exclusive end belongs to: Arelle holds the end of a day as the beginning of the next."""
    return (end - timedelta(microseconds=1)).date()


def _unit(unit: Any) -> Unit:
    numerator, denominator = unit.measures
    return Unit(_measures(numerator), _measures(denominator))


def _measures(measures: Any) -> str:
    return "*".join(sorted(measure.localName for measure in measures))


def _dimensions(context: Any) -> tuple[tuple[QName, QName], ...]:
    pairs = (
        (qualified(value.dimensionQname), qualified(value.memberQname))
        for value in context.qnameDims.values()
        if value.isExplicit and value.dimensionQname is not None and value.memberQname is not None
    )
    return tuple(sorted(pairs))


def _typed(context: Any) -> tuple[tuple[QName, str], ...]:
    pairs = (
        (qualified(value.dimensionQname), value.typedMember.stringValue.strip())
        for value in context.qnameDims.values()
        if value.isTyped and value.dimensionQname is not None and value.typedMember is not None
    )
    return tuple(sorted(pairs))


__all__ = ["filed_facts", "qualified"]
