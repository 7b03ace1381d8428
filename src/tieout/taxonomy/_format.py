"""The text format of a catalogue: what reader and writer share.

A catalogue is a folder of UTF-8 files with tabs between columns, one line a fact, sorted. A line that begins with ``#``
is a comment. In all files but the head, a line that begins with ``@`` opens a section: what follows stands in the
document named there. Backslash escapes: ``\\\\``, ``\\t``, ``\\n``.
"""

import re

FORMAT = "1"
HEAD = "catalogue.tsv"
DOCUMENTS = "documents.tsv"
ROLES = "roles.tsv"
CONCEPTS = "concepts.tsv"
LABELS = "labels.tsv"
REFERENCES = "references.tsv"
PRESENTATION = "presentation.tsv"
CALCULATION = "calculation.tsv"
DEFINITION = "definition.tsv"

# The order in which a reader needs them.
FILES = (HEAD, DOCUMENTS, CONCEPTS, ROLES, LABELS, REFERENCES, PRESENTATION, CALCULATION, DEFINITION)
ARC_FILES = (PRESENTATION, CALCULATION, DEFINITION)

LINK_KINDS = ("import", "include", "linkbaseRef", "roleRef", "arcroleRef", "schemaLocation")

LINKBASE = "http://www.xbrl.org/2003/linkbase"

_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_BACK = {value: key for key, value in _ESCAPES.items()}


def escape(text: str) -> str:
    """``text`` without tabs and line breaks."""
    return re.sub(r"[\\\t\n\r]", lambda match: _ESCAPES[match[0]], text)


def unescape(text: str) -> str:
    """The text that `escape` wrote; an unknown escape stays as it is."""
    return re.sub(r"\\[\\tnr]", lambda match: _BACK[match[0]], text) if "\\" in text else text


__all__ = [
    "ARC_FILES",
    "CALCULATION",
    "CONCEPTS",
    "DEFINITION",
    "DOCUMENTS",
    "FILES",
    "FORMAT",
    "HEAD",
    "LABELS",
    "LINKBASE",
    "LINK_KINDS",
    "PRESENTATION",
    "REFERENCES",
    "ROLES",
    "escape",
    "unescape",
]
