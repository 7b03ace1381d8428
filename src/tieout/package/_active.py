"""What acts in a page or comes from elsewhere: scripts, event handlers, remote images and styles, document types.

The bytes are searched, not parsed: a page that a parser gives up on is looked through too. Every expression takes time
linear in the length of the page, whatever stands there.
"""

import re
from collections.abc import Iterator

from tieout.archive import declared
from tieout.diagnostics import Code, Finding, XmlAt
from tieout.diagnostics import codes_intake as codes

_SCRIPT = re.compile(
    rb"""<(?:[a-z]{1,20}:)?script(?=[\s/>])|[\s"'/]on[a-z]{3,30}\s{0,20}=\s{0,20}["'][^"']|javascript\s{0,20}:""",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    rb"""<(?:img|image|link|iframe|frame|object|embed|video|audio|source|script|use|input|track)(?=[\s/>])"""
    rb"""[^<>]{0,2000}?\s(?:src|href|data|xlink:href|srcset|poster)\s{0,20}=\s{0,20}["']?\s{0,20}(?:https?:)?//"""
    rb"""|url\(\s{0,20}["']?\s{0,20}(?:https?:)?//|@import\s{1,20}["'](?:https?:)?//""",
    re.IGNORECASE,
)
_OWN = re.compile(rb"""\s(?:src|href|data)\s{0,20}=\s{0,20}["']([^"'<>:?#\\]{1,300})["']""", re.IGNORECASE)
_SHOWN = 60


def active(shown: str, content: bytes) -> Iterator[Finding]:
    """Findings about one page, each kind once with its number and its first place; ``shown`` is the page's name."""
    plain = content.replace(b"\0", b"") if b"\0" in content[:8] else content
    yield from _told(codes.SCRIPT, _SCRIPT, shown, plain)
    yield from _told(codes.REMOTE, _REMOTE, shown, plain)
    if declared(content).doctype:
        yield codes.DOCTYPE.at(XmlAt(shown, "1"))


def referred(content: bytes) -> tuple[str, ...]:
    """The relative paths in or below its own folder that a page refers to, each once, in their order."""
    plain = content.replace(b"\0", b"") if b"\0" in content[:8] else content
    names = (match[1].decode("utf-8", "replace") for match in _OWN.finditer(plain))
    inside = (name for name in names if not name.startswith("/") and ".." not in name.split("/"))
    return tuple(dict.fromkeys(inside))


def _told(code: Code, pattern: re.Pattern[bytes], shown: str, plain: bytes) -> Iterator[Finding]:
    """One finding for all matches, at the line of the first."""
    found = pattern.search(plain)
    if found is None:
        return
    count = sum(1 for _ in pattern.finditer(plain))
    line = plain.count(b"\n", 0, found.start()) + 1
    first = " ".join(plain[found.start() : found.start() + _SHOWN].decode("utf-8", "replace").split())
    yield code.at(XmlAt(shown, str(line)), count=count, first=repr(first))


__all__ = ["active", "referred"]
