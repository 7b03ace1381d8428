"""Elements like one that was validated before: the same names of elements and attributes, with other values.

`XmlValidate.validate` of Arelle finds out for each element which declaration each of its attributes has, whether one is
missing or too many, what type its value is of, and whether its children may stand in it as they do. All that depends on
the names of elements and attributes, and for a fact on its concept. So it is noted for the first of a kind that the
engine has nothing to say of; for each further one the engine validates the values against the types noted. That is done
for facts, for contexts, and for what stands in linkbases without children. Whatever is not as simple is left to the
engine altogether.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from arelle import ModelDocument, XbrlConst, XmlValidate, XmlValidateParticles
from arelle.ModelInstanceObject import ModelContext, ModelInlineFact
from arelle.ModelObject import ModelAttribute, ModelObject

from tieout.engine._warm._results import KNOWN

_XSI = f"{{{XbrlConst.xsi}}}"
_NIL = f"{_XSI}nil"
_SIMPLE = frozenset({"nonFraction", "nonNumeric"})
_INLINE = tuple(f"{{{space}}}" for space in XbrlConst.ixbrlAll)
_NO_CONTENT = "noContent"
# How the engine asks for a child that is no child by a schema: all that is in it, and no facts.
_PLAIN = (True, None, False, False)
# How many elements a context may have to be compared with others.
_MOST = 60

_Shape = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Types:
    """The types of a fact's value and of its attributes in order, with facets and results known; none if not simple."""

    value: tuple[Any, ...] = ()
    attributes: tuple[tuple[Any, Any, dict[str, Any] | None], ...] = ()


def note_types() -> None:
    """Let the engine validate what is like others by the types noted. For a process that holds a taxonomy."""
    ModelDocument.xmlValidate = _noted(ModelDocument.xmlValidate)
    # Each is called from another place: for the contexts of a page's resources, and for the children of a link.
    XmlValidate.validate = _contexts(XmlValidate.validate)
    XmlValidateParticles.validate = _leaves(XmlValidateParticles.validate)


def _contexts(validate: Callable[..., None]) -> Callable[..., None]:
    """Contexts that have the elements and attributes of another one."""
    trees = _Trees(validate)

    def validated(model: Any, element: Any, *given: Any, **named: Any) -> None:
        if given == _PLAIN and not named and isinstance(element, ModelContext):
            trees.validate(model, element, *given)
        else:
            validate(model, element, *given, **named)

    return validated


def _leaves(validate: Callable[..., None]) -> Callable[..., None]:
    """Elements of linkbases that have no children, and the attributes of another one."""
    trees = _Trees(validate)

    def validated(model: Any, element: Any, **named: Any) -> None:
        if named["ixFacts"] or named["setTargetModelXbrl"] or element.namespaceURI != XbrlConst.link or len(element):
            validate(model, element, **named)
        else:
            trees.validate(model, element, **named)

    return validated


class _Trees:
    """Elements with all that is in them, by their names; what is noted holds until a schema is loaded."""

    def __init__(self, validate: Callable[..., None]) -> None:
        self._validate = validate
        self._noted: dict[_Shape, tuple[_Types, ...]] = {}

    def validate(self, model: Any, element: Any, *given: Any, **named: Any) -> None:
        """Validate an element by the types noted, if there are any."""
        elements = [element, *element.iterdescendants()] if len(element) else [element]
        shape = _shape(elements)
        if shape is None:
            self._validate(model, element, *given, **named)
            return
        loaded = len(model.qnameConcepts), len(model.qnameAttributes), len(model.qnameTypes)
        key = (id(model), loaded, id(named.get("elementDeclarationType")), shape)
        types = self._noted.get(key)
        if types is None:
            calls, told = _calls(model, element, self._validate, *given, **named)
            if not told:
                self._noted[key] = _types_of_all(model, elements, calls)
        elif types:
            for each, known in zip(elements, types, strict=True):
                _by_types(model, each, known)
        else:
            self._validate(model, element, *given, **named)


def _shape(elements: list[Any]) -> _Shape | None:
    """The names of elements and attributes, with how many children each has; None where they are not as simple."""
    if len(elements) > _MOST:
        return None
    shape: list[Any] = []
    for each in elements:
        tag, names = each.tag, each.keys()
        if (
            not isinstance(each, ModelObject)
            or tag.startswith(_INLINE)
            or getattr(each, "xValid", XmlValidate.UNVALIDATED) != XmlValidate.UNVALIDATED
            or any(name.startswith(_XSI) for name in names)
        ):
            return None
        shape += (tag, len(each), *names)
    return tuple(shape)


def _types_of_all(model: Any, elements: list[Any], calls: list[Any]) -> tuple[_Types, ...]:
    """The types in what the engine validated of elements, in their order; none where it did so in another one."""
    expected = [(each, name) for each in elements for name in (None, *each.keys())]
    # A facet of a type is validated when it is first asked for.
    calls = [call for call in calls if call[1].namespaceURI != XbrlConst.xsd]
    if [(call[1], call[2]) for call in calls] != expected:
        return ()
    found, left = [], iter(calls)
    for each in elements:
        concept = model.qnameConcepts.get(each.elementQname)
        if concept is not None and not (concept.default is None and concept.fixed is None):
            return ()
        own = [next(left) for _ in range(1 + len(each.keys()))]
        found.append(_of_calls(own))
    return tuple(found)


def _by_types(model: Any, element: Any, types: "_Types") -> None:
    """Validate an element's value and its attributes against types noted."""
    kind, *more = types.value
    text = element.textValue if kind == _NO_CONTENT else element.stringValue
    XmlValidate.validateValue(model, element, None, kind, text, *more)
    _attributes(model, element, types)


def _attributes(model: Any, element: Any, types: "_Types") -> None:
    """Validate an element's attributes against types noted."""
    attributes = element.xAttributes = {} if types.attributes else XmlValidate.xAttributesSharedEmptyDict
    for (kind, facets, known), (name, text) in zip(types.attributes, element.items(), strict=True):
        found = known.get(text) if known is not None else None
        if found is None:
            XmlValidate.validateValue(model, element, name, kind, text, facets=facets)
        else:
            attributes[name] = ModelAttribute(element, name, *found, text)


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
            calls, told = _calls(model, element, validate, ixFacts=True)
            if not told:
                noted[key] = _types(concept, element, calls)
        elif types.attributes and _has_value(element):
            XmlValidate.validateValue(model, element, None, types.value[0], element.value, *types.value[1:])
            _attributes(model, element, types)
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


def _calls(
    model: Any, element: Any, validate: Callable[..., None], *given: Any, **named: Any
) -> tuple[list[Any], bool]:
    """What the engine validates of a fact, and whether it has anything to say of it."""
    calls: list[Any] = []
    told: list[Any] = []
    value, error = XmlValidate.validateValue, model.error

    def called(*asked: Any, **more: Any) -> None:
        calls.append((*asked, *more.values()))
        value(*asked, **more)

    def telling(*asked: Any, **more: Any) -> None:
        told.append(asked)
        error(*asked, **more)

    XmlValidate.validateValue, model.error = called, telling
    try:
        validate(model, element, *given, **named)
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
    return _of_calls(calls)


def _of_calls(calls: list[Any]) -> _Types:
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
