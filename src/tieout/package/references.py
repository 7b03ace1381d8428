"""What the documents of a submission refer to, read from its bytes before anything is loaded."""

import re
from collections.abc import Iterator

from tieout.archive import Bounds, Fault, open_archive
from tieout.model import SubmissionKind

_REFERRING = (".xsd", ".xml", ".xhtml", ".html", ".htm", ".xbrl")
# Where a document says what it imports: schemaLocation, xlink:href and href; the value within a bound.
_VALUE = rb"""\s{0,20}=\s{0,20}["']([^"'<>]{1,2000})["']"""
# Each begins with plain text: what is searched for that is found ten times sooner than one of several.
_REFERENCES = (re.compile(b"schemaLocation" + _VALUE), re.compile(b"href" + _VALUE))


def references(kind: SubmissionKind, content: bytes, bounds: Bounds) -> frozenset[str]:
    """The addresses that the documents of a submission refer to, as they are written there."""
    return frozenset(_references(kind, content, bounds))


def _references(kind: SubmissionKind, content: bytes, bounds: Bounds) -> Iterator[str]:
    for document in _documents(kind, content, bounds):
        plain = document.replace(b"\0", b"") if b"\0" in document[:8] else document
        for reference in _REFERENCES:
            for match in reference.finditer(plain):
                yield from match[1].decode("utf-8", "replace").split()


def _documents(kind: SubmissionKind, content: bytes, bounds: Bounds) -> Iterator[bytes]:
    if kind in {SubmissionKind.PAGE, SubmissionKind.INSTANCE}:
        yield content
        return
    archive, _ = open_archive(content, bounds)
    for path, document in archive.contents() if archive else ():
        if path.lower().endswith(_REFERRING) and not isinstance(document, Fault):
            yield document


__all__ = ["references"]
