"""The facts of a filed report with all their aspects."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from tieout.diagnostics import XmlAt
from tieout.engine._filed._page import Page, Spot, is_hidden, words
from tieout.engine._filed._scrub import FiledScrubber
from tieout.model import Period, QName, Unit
from tieout.model.filed import FiledFact

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def filed_facts(model: Any, places: Mapping[Any, Page], scrubber: FiledScrubber) -> Iterator[FiledFact]:
    """Every fact of a model in the order of the page, tuples left out; ``places`` are the pages by their documents."""
    for fact in sorted(model.factsInInstance, key=lambda each: each.objectIndex):
        if not fact.isTuple:
            yield _fact(fact, places, scrubber)


def qualified(name: Any) -> QName:
    """A qualified name in tieout's own terms."""
    return QName(name.namespaceURI or "", name.localName, name.prefix or "")


def _fact(fact: Any, places: Mapping[Any, Page], scrubber: FiledScrubber) -> FiledFact:
    is_inline = hasattr(fact, "format") and fact.get("name") is not None
    is_numeric = fact.concept.isNumeric if fact.concept is not None else fact.localName in ("nonFraction", "fraction")
    page = places.get(fact.modelDocument)
    spot = page.spot(fact) if page and is_inline else Spot()
    decimals = (fact.decimals or "") if is_numeric else ""
    context = fact.context
    file = scrubber.file(str(fact.modelDocument.uri))
    return FiledFact(
        id=fact.id or "",
        concept=qualified(fact.qname),
        value=_value(fact) if is_numeric else None,
        text=_text(fact) if is_inline else str(fact.value or ""),
        is_numeric=is_numeric,
        is_nil=fact.isNil,
        decimals=_integer(decimals),
        is_exact=decimals == "INF",
        period=_period(context) if context is not None else None,
        unit=_unit(fact.unit) if fact.unit is not None else None,
        dimensions=_dimensions(context),
        typed=_typed(context),
        scheme=context.entityIdentifier[0] if context is not None else "",
        identifier=context.entityIdentifier[1] if context is not None else "",
        language=_language(fact),
        place=XmlAt(file, fact.id or str(fact.sourceline)),
        label=spot.label,
        table=spot.table,
        row=spot.row,
        hidden=is_inline and is_hidden(fact),
        scale=(_integer(fact.get("scale", "")) or 0) if is_inline else 0,
        sign=fact.get("sign", "") if is_inline else "",
        format=fact.get("format", "") if is_inline else "",
        line=fact.sourceline or 0,
    )


def _language(fact: Any) -> str:
    """The nearest ``xml:lang`` around a fact; the engine asks only the instance it makes of a page."""
    around = (element.get(_LANG) for element in (fact, *fact.iterancestors()))
    return next((language for language in around if language is not None), "")


def _text(fact: Any) -> str:
    """The content as it stands on the page, with what continues it (Inline XBRL 1.1, 4)."""
    parts, element, seen = [], fact, set()
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
    values = context.qnameDims.values() if context is not None else ()
    pairs = (
        (qualified(value.dimensionQname), qualified(value.memberQname))
        for value in values
        if value.isExplicit and value.dimensionQname is not None and value.memberQname is not None
    )
    return tuple(sorted(pairs))


def _typed(context: Any) -> tuple[tuple[QName, str], ...]:
    values = context.qnameDims.values() if context is not None else ()
    pairs = (
        (qualified(value.dimensionQname), value.typedMember.stringValue.strip())
        for value in values
        if value.isTyped and value.dimensionQname is not None and value.typedMember is not None
    )
    return tuple(sorted(pairs))


__all__ = ["filed_facts", "qualified"]
