"""What an XML document declares before its root: document types and entities (XML 1.0, 2.8 and 4.2).

It is read from the bytes, not by a parser: what a hostile prolog does to a parser is the question.
"""

import codecs
import re
from dataclasses import dataclass
from xml.parsers import expat

# Without the zero bytes a declaration in UTF-16 or UTF-32 reads as one in ASCII.
_ZERO = b"\0"
_ENCODING = re.compile(
    rb"""^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._\-]{1,40})["']"""
)
# All repetitions are bounded: the time is linear in the length, whatever stands there.
_DOCTYPE = re.compile(
    rb"""<!DOCTYPE\s{1,200}[^\s>\[]{1,200}(?:\s{1,200}(?:(SYSTEM)|PUBLIC\s{0,200}["']([^"']{0,500})["']))?""",
    re.IGNORECASE,
)
_PUBLISHERS = re.compile(rb"-//(W3C|OASIS)//", re.IGNORECASE)
# In these, "<!ENTITY" is written with the bytes of ASCII, zero bytes apart.
_ALIKE = re.compile(
    r"(utf-?(8|16|32)|us-?ascii|ascii|iso-?8859-?\d|latin|windows-12|cp12|koi8|gb|big5|euc|shift|iso-2022)"
)


@dataclass(frozen=True, slots=True)
class Declared:
    """What a document declares: ``doctype`` at all, a DTD of its own choice, entities, or an unreadable encoding.

    ``external`` is a document type definition that is neither the W3C's nor OASIS's; those are never loaded, but known.
    """

    doctype: bool = False
    external: bool = False
    entities: bool = False
    encoding: str = ""


def declared(content: bytes) -> Declared:
    """What ``content`` declares; ``encoding`` is the name of one in which declarations can't be looked for."""
    plain = content.replace(_ZERO, b"") if _ZERO in content[:8] else content
    found = [(match[1], match[2]) for match in _DOCTYPE.finditer(plain)]
    return Declared(
        doctype=bool(found),
        external=any(system or (public and not _PUBLISHERS.match(public)) for system, public in found),
        entities=b"<!ENTITY" in plain,
        encoding=_strange_encoding(plain),
    )


def is_deeper(content: bytes, limit: int) -> bool:
    """Whether elements stand more than ``limit`` deep in each other, as far as the document is well-formed.

    The parser takes one step for each tag, however deep it stands; a document with entities must not come here.
    """
    depth = 0
    parser = expat.ParserCreate()

    def begin(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > limit:
            raise _DeepError

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        parser.Parse(content, True)
    except _DeepError:
        return True
    except (expat.ExpatError, ValueError, LookupError):
        # What is not well-formed is for the engine to tell.
        return False
    return False


class _DeepError(Exception):
    """An element stands too deep."""


def _strange_encoding(plain: bytes) -> str:
    """The encoding that the XML declaration names, where it is none that shares its signs with ASCII; else nothing."""
    named = _ENCODING.match(plain)
    if named is None:
        return ""
    name = named[1].decode("ascii")
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return name
    return "" if _ALIKE.match(codec) else name


__all__ = ["Declared", "declared", "is_deeper"]
