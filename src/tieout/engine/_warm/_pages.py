"""What the engine asks much about in pages and says nothing of: elements of XHTML and of contexts, most of a page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from arelle import ValidateXbrlDTS, XbrlConst
from arelle.ModelDocument import ModelDocument
from arelle.ModelDocumentType import ModelDocumentType as Type
from arelle.ModelObject import ModelObject
from lxml import etree

_XHTML = f"{{{XbrlConst.xhtml}}}"
_PASSED = (_XHTML, f"{{{XbrlConst.xbrli}}}", f"{{{XbrlConst.xbrldi}}}")
_TELLING = frozenset({f"{_XHTML}meta", f"{{{XbrlConst.xbrli}}}xbrl"})
_PREFIXES = {"xlink": XbrlConst.xlink, "xhtml": XbrlConst.xhtml}
_CLASSED = "boolean(//xhtml:*[@xlink:type] | //*[local-name()='rss'])"
# Whether elements are so deep in each other that going through them may exhaust the engine's stack.
_DEEP = f"boolean({'/*' * 100})"


def know_pages() -> None:
    """Pass over elements of XHTML where the engine would. For a process that holds a taxonomy, and its children."""
    ModelDocument.inlineXbrlDiscover = _classing(ModelDocument.inlineXbrlDiscover)
    ValidateXbrlDTS.checkElements = _telling(ValidateXbrlDTS.checkElements)


def _classing(discover: Callable[..., None]) -> Callable[..., None]:
    """Give elements of XHTML their class at once, where the engine would find none but that after asking for each.

    It would where a schema for XHTML is loaded, where an element is a link, and where one's name makes it take the
    page for a feed.
    """

    def discovered(self: Any, page: Any) -> None:
        is_known = XbrlConst.xhtml in self.modelXbrl.namespaceDocs
        is_sought = XbrlConst.xhtml not in self.parserLookupClass.discoveryAttempts
        if not is_known and not is_sought and not page.getroottree().xpath(_CLASSED, namespaces=_PREFIXES):
            classes = etree.ElementNamespaceClassLookup(self.parserLookupName)
            classes.get_namespace(XbrlConst.xhtml)[None] = ModelObject
            self.parser.set_element_class_lookup(classes)
        discover(self, page)

    return discovered


def _telling(check: Callable[..., None]) -> Callable[..., None]:
    """Show the engine's checks of elements those that they may say something of.

    For an element of XHTML or of a context that has no id and no attribute of another namespace there is none, but in
    some systems of old, whose pages are shown in full.
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
    """Whether an element is of XHTML or of a context, with attributes of its own, and says nothing of the document."""
    return _TAGS[element.tag] and "{" not in "".join(element.keys())


class _Tags(dict[Any, bool]):
    """Whether a tag is of XHTML or a context's, and not one that says something of the document."""

    def __missing__(self, tag: Any) -> bool:
        # Comments have a function for a tag.
        found = self[tag] = isinstance(tag, str) and tag.startswith(_PASSED) and tag not in _TELLING
        return found


_TAGS = _Tags()


__all__ = ["know_pages"]
