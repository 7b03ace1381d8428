"""Properties that the engine works out again and again, kept in its objects.

The engine asks for the concept of a fact sixteen times and for its unit eight times, and each time it resolves names
and asks tables. Nothing here decides anything: every value is what the engine's own code gave when it was first asked,
and only what can't change afterwards is kept. The cold engine is left as it is, so that comparing the two proves
something.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import methodcaller
from typing import Any, ClassVar

from arelle.ModelDtsObject import ModelAttribute, ModelConcept, ModelType
from arelle.ModelInstanceObject import ModelFact, ModelInlineFact, ModelInlineValueObject
from arelle.ModelObject import ModelObject
from lxml import etree

from tieout.engine._warm._results import NAMES

_Names = tuple[str, ...]

# What holds for good: attributes and namespaces of elements are never changed after they were read.
_LASTING: tuple[tuple[type, _Names], ...] = (
    (ModelConcept, ("isAbstract", "isNillable", "periodType", "balance", "default", "fixed")),
    (ModelInlineValueObject, ("format",)),
)
# What is nothing but an attribute of the element.
_ATTRIBUTES: tuple[tuple[type, _Names], ...] = ((ModelInlineFact, ("tupleID", "tupleRef")),)
# What holds for the components of a taxonomy once it is loaded: a report that changes one is not loaded into it.
_RESOLVED: tuple[tuple[str, type, _Names], ...] = (
    (
        "qnameConcepts",
        ModelConcept,
        (
            *("type", "facets", "baseXsdType", "isNumeric", "isFraction", "isEnumeration"),
            *("isMonetary", "isShares", "isItem", "isTuple"),
        ),
    ),
    (
        "qnameTypes",
        ModelType,
        (
            *("attributes", "attributeWildcards", "requiredAttributeQnames", "defaultAttributeQnames"),
            *("typeDerivedFrom", "particles", "name"),
        ),
    ),
    ("qnameAttributes", ModelAttribute, ("baseXsdType", "facets")),
)
# What holds from the end of loading: facts have found their targets, and with them their concepts and units.
_SETTLED: tuple[tuple[type, _Names], ...] = ((ModelFact, ("concept", "unit", "isNil")),)
_PROPERTIES = {(owner, name): vars(owner)[name] for owner, names in _SETTLED for name in names}


class _Kept:
    """A property that is worked out once for each object, and then is one of its attributes."""

    __slots__ = ("_ask", "_name")

    def __init__(self, name: str, ask: Callable[[Any], Any]) -> None:
        self._name = name
        self._ask = ask

    def __get__(self, instance: Any, owner: type) -> Any:
        value = self._ask(instance)
        setattr(instance, self._name, value)
        return value


class _Asked:
    """A property that some objects have as one of their attributes, and that is worked out for all others."""

    __slots__ = ("_ask",)

    def __init__(self, ask: Callable[[Any], Any]) -> None:
        self._ask = ask

    def __get__(self, instance: Any, owner: type) -> Any:
        return self._ask(instance)


class _Name:
    """The local name and the namespace of an element, kept as two of its attributes; both are in its tag."""

    __slots__ = ("_index",)
    known: ClassVar[dict[str, tuple[str, str | None]]] = {}

    def __init__(self, index: int) -> None:
        self._index = index

    def __get__(self, instance: Any, owner: type) -> Any:
        tag = instance.tag
        found = self.known.get(tag)
        if found is None:
            instance.setNamespaceLocalName()
            found = self.known[tag] = instance._localName, instance._namespaceURI
        instance.localName, instance.namespaceURI = found
        return found[self._index]


def keep_properties() -> None:
    """Keep what never changes. For a process that holds a taxonomy, and its children."""
    for owner, names in _LASTING:
        for name in names:
            setattr(owner, name, _Kept(name, vars(owner)[name].fget))
    for owner, names in _ATTRIBUTES:
        for name in names:
            setattr(owner, name, _Kept(name, methodcaller("get", name)))
    ModelObject.localName, ModelObject.namespaceURI = _Name(0), _Name(1)
    ModelInlineValueObject.nsmap = _Kept("nsmap", etree._Element.nsmap.__get__)
    ModelInlineFact.init, ModelFact.uniqueUUID = _begin, _Kept("uniqueUUID", lambda fact: uuid.uuid4())


def resolve(model: Any) -> None:
    """Work out what the engine will ask of a taxonomy's components, so that no child has to."""
    found = []
    for table, owner, names in _RESOLVED:
        for component in dict.fromkeys(getattr(model, table).values()):
            values = ((name, getattr(component, name)) for name in names)
            found += [(component, name, value) for name, value in values if value is not None]
        for name in names:
            setattr(owner, name, _Asked(vars(owner)[name].fget))
    for component, name, value in found:
        setattr(component, name, value)
    NAMES.update({(name.prefix, name.namespaceURI, name.localName): name for name in model.qnameConcepts})


@contextmanager
def loading() -> Iterator[None]:
    """Ask for all that is not settled before the end of loading; keep it afterwards."""
    for (owner, name), property_ in _PROPERTIES.items():
        setattr(owner, name, property_)
    yield
    for (owner, name), property_ in _PROPERTIES.items():
        setattr(owner, name, _Kept(name, property_.fget))


def _begin(fact: Any, document: Any) -> None:
    """A new fact of a page; the random number that formulae know it by is drawn when one asks for it."""
    ModelObject.init(fact, document)
    fact.modelTupleFacts = []


__all__ = ["keep_properties", "loading", "resolve"]
