"""The facts as the engine loaded them, beside those that stand on the page."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tieout.model import LoadedFact

_FACTS = frozenset({"nonFraction", "nonNumeric", "fraction"})


def loaded_facts(model: Any) -> tuple[LoadedFact, ...]:
    """Every fact of the report in the order of the page; values of numbers in plain notation, with their sign."""
    facts = sorted(model.factsInInstance, key=lambda fact: fact.objectIndex)
    return tuple(
        LoadedFact(id=fact.id or "", concept=str(fact.qname), value=_value(fact), decimals=fact.decimals or "")
        for fact in facts
    )


def fact_ids(model: Any) -> tuple[str, ...]:
    """The ids of all facts on the page, loaded or not; empty for a fact without one."""
    return tuple(_fact_ids(model))


def _fact_ids(model: Any) -> Iterator[str]:
    document = model.modelDocument
    inline = getattr(document, "ixNS", None)
    if inline:
        for element in document.xmlRootElement.iter(*(f"{{{inline}}}{name}" for name in sorted(_FACTS))):
            yield element.get("id", "")


def _value(fact: Any) -> str:
    """The value without a trailing exponent; empty for nil."""
    if fact.isNil:
        return ""
    value = fact.xValue
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(fact.value if value is None else value)


__all__ = ["fact_ids", "loaded_facts"]
