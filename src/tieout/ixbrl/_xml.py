"""The one serializer: every document that tieout writes is built and written here, byte for byte alike each time."""

import re
from collections.abc import Iterable, Mapping
from typing import cast

from lxml import etree

Element = etree._Element
Piece = str | Element

# XML 1.0 (Fifth Edition), 2.2: what may not stand in a document at all.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """``text`` with each character that XML forbids shown as U+FFFD, so that it is seen and nothing shifts."""
    return _ILLEGAL.sub("\ufffd", text)


def illegal_count(text: str) -> int:
    """How many characters of ``text`` XML forbids."""
    return len(_ILLEGAL.findall(text))


def root(tag: str, declarations: Mapping[str | None, str], attributes: Mapping[str, str] | None = None) -> Element:
    """A root element that declares all namespaces of its document, so that none is declared again below."""
    element = etree.Element(tag, nsmap=_nsmap(declarations))
    return _fill(element, attributes, None)


def add(parent: Element, tag: str, attributes: Mapping[str, str] | None = None, text: str | None = None) -> Element:
    """A new last child of ``parent``; attributes keep the order given."""
    return _fill(etree.SubElement(parent, tag), attributes, text)


def loose(
    tag: str, declarations: Mapping[str | None, str], attributes: Mapping[str, str] | None = None, text: str = ""
) -> Element:
    """An element without a parent yet, whose prefixes are those of the root it will stand under."""
    return _fill(etree.Element(tag, nsmap=_nsmap(declarations)), attributes, text)


def put(parent: Element, pieces: Iterable[Piece]) -> None:
    """Append mixed content: text and elements in order."""
    for piece in pieces:
        if not isinstance(piece, str):
            parent.append(piece)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + clean(piece)
        else:
            parent.text = (parent.text or "") + clean(piece)


def to_bytes(element: Element, *, indent: bool) -> bytes:
    """The document as UTF-8 with an XML declaration; ``indent`` only where white space carries no text."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", pretty_print=indent)


def _nsmap(declarations: Mapping[str | None, str]) -> dict[str, str]:
    """What lxml takes: its type stubs leave out that None stands for the default namespace."""
    return cast("dict[str, str]", dict(declarations))


def _fill(element: Element, attributes: Mapping[str, str] | None, text: str | None) -> Element:
    for name, value in (attributes or {}).items():
        element.set(name, clean(value))
    if text is not None:
        element.text = clean(text)
    return element


__all__ = ["Element", "Piece", "add", "clean", "illegal_count", "loose", "put", "root", "to_bytes"]
