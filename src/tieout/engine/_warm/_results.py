"""What pure functions of the engine gave, kept by what they were asked.

Each attribute of each fact is parsed anew, and each name resolved; but a report says the same few things a thousand
times. An error is not kept: it is told for each element that has it.
"""

import sys
from collections.abc import Callable, Mapping
from typing import Any

from arelle import ModelValue, ValidateUtr, XmlValidate
from arelle.ModelDtsObject import ModelConcept, ModelType
from arelle.ModelObject import ModelAttribute

# What attributes were found to be, by their type and text: of types that are parsed into what can't be changed, without
# regard to anything around them. None is the type of an attribute that no schema declares.
KNOWN: dict[str | None, dict[str, tuple[Any, ...]]] = {
    kind: {}
    for kind in (
        *(None, "IDREF", "NCName", "NMTOKEN", "boolean", "integer"),
        *("XBRLI_DECIMALSUNION", "XBRLI_PRECISIONUNION"),
    )
}


# The qualified names of a taxonomy's concepts by their parts: a fact that has the very same one is found the sooner.
NAMES: dict[tuple[str | None, str | None, str], Any] = {}


def keep_results() -> None:
    """Keep what functions give. For a process that holds a taxonomy, and its children."""
    for name, made in (
        ("qnameClarkName", _by_arguments(ModelValue.qnameClarkName)),
        ("qnameNsLocalName", _by_arguments(ModelValue.qnameNsLocalName)),
        ("qnameFromNsmap", _by_namespace(ModelValue.qnameFromNsmap)),
    ):
        _replace(name, getattr(ModelValue, name), made)
    XmlValidate.validateValue = _by_text(XmlValidate.validateValue)
    # By the type's element: a schema is not changed after it was read.
    ModelType.fixedOrDefaultAttrValue = _by_arguments(ModelType.fixedOrDefaultAttrValue)
    ModelConcept.instanceOfType = _by_types(ModelConcept.instanceOfType)
    ValidateUtr.ValidateUtr.measuresMatch = _by_unit(ValidateUtr.ValidateUtr.measuresMatch)


def _replace(name: str, function: Any, made: Any) -> None:
    """Put a function in the place of another in every module of the engine that has it."""
    for module in tuple(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("arelle.") and vars(module).get(name) is function:
            setattr(module, name, made)


def _by_arguments(function: Callable[..., Any]) -> Any:
    known: dict[tuple[Any, ...], Any] = {}

    def asked(*given: Any) -> Any:
        try:
            return known[given]
        except KeyError:
            return known.setdefault(given, function(*given))

    return asked


def _by_namespace(function: Callable[..., Any]) -> Any:
    """The qualified name of a prefixed one: the same while its prefix stands for the same namespace."""
    known: dict[tuple[str, Any], Any] = {}

    def asked(nsmap: Mapping[Any, str], prefixedName: str, prefixException: Any = None) -> Any:  # noqa: N803 - Arelle's
        key = prefixedName, nsmap.get(prefixedName.rpartition(":")[0] or None)
        found = known.get(key)
        if found is None:
            # Neither an error nor None is kept.
            found = function(nsmap, prefixedName, prefixException)
            if found is not None:
                found = known[key] = NAMES.get((found.prefix, found.namespaceURI, found.localName), found)
        return found

    return asked


def _by_text(function: Callable[..., Any]) -> Any:
    """What an attribute is found to be, by its type and text."""

    def asked(model: Any, element: Any, tag: Any, kind: Any, value: str, *given: Any, **named: Any) -> None:
        known = KNOWN.get(kind)
        if not tag or known is None or given or named.get("facets"):
            function(model, element, tag, kind, value, *given, **named)
            return
        found = known.get(value)
        if found is None:
            function(model, element, tag, kind, value)
            made = element.xAttributes[tag]
            if made.xValid != XmlValidate.INVALID:
                known[value] = made.xValid, made.xValue, made.sValue
        elif hasattr(element, "xAttributes"):
            element.xAttributes[tag] = ModelAttribute(element, tag, *found, value)
        else:
            element.xAttributes = {tag: ModelAttribute(element, tag, *found, value)}

    return asked


def _by_types(function: Callable[..., Any]) -> Any:
    """Whether a concept is of one of several types, by concept and types; of one type the engine keeps it."""

    def asked(concept: Any, types: Any) -> Any:
        if type(types) is not frozenset:
            return function(concept, types)
        known = concept._instanceOfTypeCache
        try:
            return known[types]
        except KeyError:
            return known.setdefault(types, function(concept, types))

    return asked


def _by_unit(function: Callable[..., Any]) -> Any:
    """Whether a unit is one of those registered for a type, by the measures and the type's name."""

    def asked(self: Any, *given: Any) -> Any:
        known = vars(self).setdefault("known", {})
        try:
            return known[given]
        except KeyError:
            return known.setdefault(given, function(self, *given))

    return asked


__all__ = ["KNOWN", "NAMES", "keep_results"]
