"""Facts like one that was validated before: the same concept and the same attributes, with other values.

`XmlValidate.validate` of Arelle finds out for each fact which declaration each of its attributes has, whether one is
missing or too many, and what type its value is of. All that depends on the concept and on the names of the attributes.
So it is noted for the first such fact that the engine has nothing to say of; for each further one the engine validates
the value and the attributes against the types noted. Whatever is not as simple is left to the engine altogether.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from arelle import ModelDocument, XmlValidate
from arelle.ModelInstanceObject import ModelInlineFact
from arelle.ModelObject import ModelAttribute

from tieout.engine._warm._results import KNOWN

_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_SIMPLE = frozenset({"nonFraction", "nonNumeric"})


@dataclass(frozen=True, slots=True)
class _Types:
    """The types of a fact's value and of its attributes in order, with facets and results known; none if not simple."""

    value: tuple[Any, ...] = ()
    attributes: tuple[tuple[Any, Any, dict[str, Any] | None], ...] = ()


def note_types() -> None:
    """Let the engine validate facts that are like others by the types noted. For a child process only."""
    ModelDocument.xmlValidate = _noted(ModelDocument.xmlValidate)


def _noted(validate: Callable[..., None]) -> Callable[..., None]:
    noted: dict[Any, _Types] = {}

    def validated(model: Any, element: Any, *given: Any, **named: Any) -> None:
        if given or named != {"ixFacts": True} or not _is_simple(element):
            validate(model, element, *given, **named)
            return
        concept = model.qnameConcepts.get(element.qname)
        key = concept, *element.keys()
        types = noted.get(key)
        if types is None:
            calls, told = _calls(model, element, validate)
            if not told:
                noted[key] = _types(concept, element, calls)
        elif types.attributes and _has_value(element):
            XmlValidate.validateValue(model, element, None, types.value[0], element.value, *types.value[1:])
            attributes = element.xAttributes = {}
            for (kind, facets, known), (name, text) in zip(types.attributes, element.items(), strict=True):
                found = known.get(text) if known is not None else None
                if found is None:
                    XmlValidate.validateValue(model, element, name, kind, text, facets=facets)
                else:
                    attributes[name] = ModelAttribute(element, name, *found, text)
        else:
            validate(model, element, ixFacts=True)

    return validated


def _is_simple(element: Any) -> bool:
    """Whether it is a fact by itself that was not validated before."""
    return (
        isinstance(element, ModelInlineFact)
        and element.localName in _SIMPLE
        and not element.modelTupleFacts
        and getattr(element, "xValid", XmlValidate.UNVALIDATED) == XmlValidate.UNVALIDATED
    )


def _calls(model: Any, element: Any, validate: Callable[..., None]) -> tuple[list[Any], bool]:
    """What the engine validates of a fact, and whether it has anything to say of it."""
    calls: list[Any] = []
    told: list[Any] = []
    value, error = XmlValidate.validateValue, model.error

    def called(*given: Any, **named: Any) -> None:
        calls.append((*given, *named.values()))
        value(*given, **named)

    def telling(*given: Any, **named: Any) -> None:
        told.append(given)
        error(*given, **named)

    XmlValidate.validateValue, model.error = called, telling
    try:
        validate(model, element, ixFacts=True)
    finally:
        XmlValidate.validateValue = value
        del model.error
    return calls, bool(told)


def _types(concept: Any, element: Any, calls: list[Any]) -> _Types:
    """The types in what the engine validated: of the value, then of each attribute."""
    names = element.keys()
    if _NIL in names or concept is None or concept.default is not None or concept.fixed is not None:
        return _Types()
    if [call[2] for call in calls] != [None, *names]:
        return _Types()
    _, _, _, kind, _, *more = calls[0]
    typed = ((call[3], call[5]) for call in calls[1:])
    return _Types((kind, *more), tuple((kind, facets, None if facets else KNOWN.get(kind)) for kind, facets in typed))


def _has_value(element: Any) -> bool:
    """Whether the value can be transformed; where it can't, the engine is to find that out for itself."""
    try:
        return element.value is not None
    except Exception:  # of a transformation
        del element._ixValue
        element.xValid = XmlValidate.UNVALIDATED
        return False


__all__ = ["note_types"]
