"""Elements of pages that the engine asks much about and says nothing of: those of XHTML, most of a page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from arelle import ValidateXbrlDTS, XbrlConst
from arelle.ModelDocumentType import ModelDocumentType as Type
from arelle.ModelObject import ModelObject
from arelle.ModelObjectFactory import RSSFEED, DiscoveringClassLookup, KnownNamespacesModelObjectClassLookup

_XHTML = f"{{{XbrlConst.xhtml}}}"
_META = f"{_XHTML}meta"
_LINK = "{http://www.w3.org/1999/xlink}type"
# Whether elements are so deep in each other that going through them may exhaust the engine's stack.
_DEEP = f"boolean({'/*' * 100})"


def know_pages() -> None:
    """Pass over elements of XHTML where the engine would. For a process that holds a taxonomy, and its children."""
    known, discovering = KnownNamespacesModelObjectClassLookup, DiscoveringClassLookup
    known.lookup, discovering.lookup = _by_name(known.lookup), _by_element(discovering.lookup)
    ValidateXbrlDTS.checkElements = _telling(ValidateXbrlDTS.checkElements)


def _by_name(lookup: Callable[..., Any]) -> Callable[..., Any]:
    """The class of an element by its name: one of XHTML has none of its own where no schema for XHTML is loaded."""

    def asked(self: Any, kind: str, document: Any, namespace: Any, name: Any) -> Any:
        if (
            namespace == XbrlConst.xhtml
            and kind == "element"
            and name != "rss"
            and self.type != RSSFEED
            and namespace not in self.modelXbrl.namespaceDocs
        ):
            return None
        return lookup(self, kind, document, namespace, name)

    return asked


def _by_element(lookup: Callable[..., Any]) -> Callable[..., Any]:
    """The class of an element that has none by its name; of one of XHTML whose schema was looked for in vain."""

    def asked(self: Any, document: Any, element: Any) -> Any:
        if (
            element.tag.startswith(_XHTML)
            and XbrlConst.xhtml in self.discoveryAttempts
            and XbrlConst.xhtml not in self.modelXbrl.namespaceDocs
            and element.get(_LINK) is None
        ):
            return ModelObject
        return lookup(self, document, element)

    return asked


def _telling(check: Callable[..., None]) -> Callable[..., None]:
    """Show the engine's checks of elements those that they may say something of.

    For an element of XHTML that has no id and no attribute of another namespace there is none, but in some systems of
    old, whose pages are shown in full.
    """

    def elements(validator: Any, document: Any, parent: Any) -> None:
        if document.type != Type.INLINEXBRL or validator.validateEFMorGFMorSBRNL:
            check(validator, document, parent)
        elif not isinstance(parent, ModelObject):
            page(validator, document, parent)
        elif not _is_plain(parent):
            if len(parent) or parent.namespaceURI not in XbrlConst.ixbrlAll:
                check(validator, document, parent)
        else:
            for child in parent.iterchildren():
                if not _is_plain(child) or child.get("id") is not None:
                    parent.iterchildren = partial(iter, (child,))
                    check(validator, document, parent)
                    del parent.iterchildren
                elif len(child):
                    elements(validator, document, child)

    def page(validator: Any, document: Any, root: Any) -> None:
        if root.xpath(_DEEP):
            ValidateXbrlDTS.checkElements = check
        try:
            check(validator, document, root)
        finally:
            ValidateXbrlDTS.checkElements = elements

    return elements


def _is_plain(element: Any) -> bool:
    """Whether an element is of XHTML, with attributes of XHTML, and says nothing of the document."""
    tag = element.tag
    if not isinstance(tag, str) or not tag.startswith(_XHTML) or tag == _META:
        return False
    return not any(name.startswith("{") for name in element.keys())  # noqa: SIM118 - no mapping


__all__ = ["know_pages"]
