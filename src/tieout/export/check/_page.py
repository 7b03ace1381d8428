"""A page of a submission made inert, so that it can be shown beside its findings.

It is parsed and written anew: scripts, frames, forms, handlers and references to elsewhere are left out, images of the
package are embedded, and every element of inline XBRL becomes a plain one that keeps its id. A content policy in the
page forbids whatever should be left.
"""

import base64
import posixpath
import re
from collections.abc import Mapping

from lxml import etree

from tieout.export._html import Markup, tag

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'"
)
_XHTML = "http://www.w3.org/1999/xhtml"
_GONE = frozenset(
    {
        *{"script", "noscript", "template", "iframe", "frame", "frameset", "object", "embed", "applet", "portal"},
        *{"form", "input", "button", "select", "textarea", "link", "meta", "base", "head", "style", "title"},
        *{"audio", "video", "source", "track", "svg", "math"},
    }
)
_KEPT = frozenset(
    {
        *{"id", "class", "style", "colspan", "rowspan", "scope", "lang", "dir", "title", "alt"},
        *{"width", "height", "align"},
    }
)
_HEADERS = frozenset({"header", "hidden", "references", "resources"})
_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif"}
_CSS_ACTS = re.compile(r"url\s*\(|@import|expression\s*\(|javascript\s*:|behavior\s*:|-moz-binding|\\", re.IGNORECASE)
_MAX_IMAGE = 8 * 2**20
_STYLE = """\
.tieout-fact { background: #e8f3ec; border-bottom: 1px solid #1a7f4b; }
.tieout-found { background: #fdecea; border-bottom: 2px solid #b3261e; }
:target { outline: 3px solid #b3261e; outline-offset: 2px; background: #fff2a8; scroll-margin: 30vh; }
"""


def page_bytes(content: bytes, path: str, files: Mapping[str, bytes], found: frozenset[str]) -> bytes:
    """The page at ``path`` of a package as inert HTML; ``found`` are the ids that findings speak of.

    ``files`` are the images of the package by path. A page that can't be parsed is shown as its text.
    """
    body = _body(content)
    if body is None:
        shown = tag("pre", content.decode("utf-8", "replace"))
        return _whole(shown, "").encode()
    styles = "".join(_styles(body))
    target = etree.Element("div")
    _copy(body, target, path, files, found)
    inner = Markup("".join(etree.tostring(child, encoding="unicode", method="html") for child in target))
    return _whole(inner, styles).encode()


def _whole(inner: Markup, styles: str) -> str:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("style", Markup(styles + _STYLE)),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, tag('body', inner))}\n"


def _body(content: bytes) -> etree._Element | None:
    """The root of a page, read as XML and else as HTML; nothing outside of it is loaded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def _styles(root: etree._Element) -> list[str]:
    """The style sheets in the page that load nothing and act on nothing; ``<`` can't end them."""
    texts = ["".join(map(str, each.itertext())) for each in root.iter(f"{{{_XHTML}}}style", "style")]
    return [text.replace("<", " ") + "\n" for text in texts if not _CSS_ACTS.search(text)]


def _copy(
    source: etree._Element, target: etree._Element, path: str, files: Mapping[str, bytes], found: frozenset[str]
) -> None:
    """Copy what is shown of ``source`` into ``target``; a loop, as a hostile page may be deeper than the stack."""
    stack = [(source, target)]
    while stack:
        origin, copy = stack.pop()
        _text(copy, origin.text)
        for child in origin:
            made = _made(child, path, files, found)
            if made is not None:
                copy.append(made)
                stack.append((child, made))
            _text(copy, child.tail)


def _made(
    element: etree._Element, path: str, files: Mapping[str, bytes], found: frozenset[str]
) -> etree._Element | None:
    """The element to show for one of the page, without its content; None for what is left out."""
    if isinstance(element, etree._Comment | etree._ProcessingInstruction | etree._Entity):
        return None
    name = etree.QName(element)
    local, namespace = name.localname, name.namespace
    if local.lower() in _GONE:
        return None
    if namespace in {None, _XHTML}:
        local = local.lower()
        made = etree.Element("div" if local in {"html", "body"} else local if local.isalnum() else "span")
        _attributes(element, made, path, files)
        return made
    if local in _HEADERS:
        return None
    made = etree.Element("span")
    identifier = element.get("id", "")
    if identifier:
        made.set("id", _plain(identifier))
        made.set("class", "tieout-found" if identifier in found else "tieout-fact")
    return made


def _attributes(element: etree._Element, made: etree._Element, path: str, files: Mapping[str, bytes]) -> None:
    """The attributes that only shape what is shown."""
    for key, value in element.attrib.items():
        kept = str(key).lower()
        if kept in _KEPT and not (kept == "style" and _CSS_ACTS.search(str(value))):
            made.set(kept, _plain(str(value)))
    if made.tag == "img":
        source = _image(element.get("src", ""), path, files)
        if source:
            made.set("src", source)
    elif made.tag == "a" and element.get("href", "").startswith("#"):
        made.set("href", _plain(element.get("href", "")))


def _image(reference: str, path: str, files: Mapping[str, bytes]) -> str:
    """An image of the page or the package as a data URL; empty for any other."""
    if re.match(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*$", reference):
        return reference
    inside = posixpath.normpath(posixpath.join(posixpath.dirname(path), reference))
    content = files.get(inside, b"")
    kind = _TYPES.get(posixpath.splitext(inside)[1].lower())
    if not kind or not content or len(content) > _MAX_IMAGE:
        return ""
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _text(target: etree._Element, text: str | None) -> None:
    """Add text at the end of an element's content."""
    if not text:
        return
    plain = _plain(text)
    if len(target):
        target[-1].tail = (target[-1].tail or "") + plain
    else:
        target.text = (target.text or "") + plain


def _plain(text: str) -> str:
    """Text without the characters that XML and HTML forbid."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "\ufffd", text)


__all__ = ["POLICY", "page_bytes"]
