"""Names and types of the files in a package (Report Package 1.0, 3; Taxonomy Packages 1.0, 3)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from tieout.archive import Entry
from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_intake as codes

_ARCHIVES = frozenset({".zip", ".xbri", ".xbr", ".jar", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar", ".tgz"})
_USUAL = frozenset(
    {
        *{".xml", ".xsd", ".xbrl", ".xhtml", ".html", ".htm", ".json", ".csv", ".css", ".xlf", ".xsl", ".xslt"},
        *{".jpg", ".jpeg", ".png", ".gif", ".svg", ".tif", ".tiff", ".woff", ".woff2", ".ttf", ".otf", ".txt", ".md"},
    }
)
_LEFT_BEHIND = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx"})
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def lint(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Findings about the names and types of a package's files."""
    for entry in entries:
        place = FileAt(entry.name)
        why = _odd(entry.name)
        if why:
            yield codes.ODD_NAME.at(place, name=repr(entry.name), why=why)
        suffix = PurePosixPath(entry.name.replace("\\", "/")).suffix.lower()
        if entry.is_folder or why == "is left behind by an operating system":
            continue
        if suffix in _ARCHIVES:
            yield codes.NESTED.at(place, name=repr(entry.name))
        elif suffix not in _USUAL:
            yield codes.ODD_TYPE.at(place, name=repr(entry.name))


def _odd(name: str) -> str:
    """What is odd about a name, or nothing."""
    parts = [part for part in re.split(r"[/\\]", name) if part]
    if any(part.lower() in _LEFT_BEHIND for part in parts):
        return "is left behind by an operating system"
    if "\\" in name:
        return "has backslashes between its folders, which most readers take for part of one name"
    if any(unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn"} for char in name):
        return "holds control or invisible characters"
    if "//" in name or "." in parts:
        return "has an empty folder in its path"
    if any(part != part.strip() or part.endswith(".") for part in parts):
        return "begins or ends with a blank or a dot"
    if any(_RESERVED.fullmatch(part) for part in parts):
        return "is reserved on some systems"
    return "" if unicodedata.is_normalized("NFC", name) else "is not in the usual form of its accents (NFC)"


__all__ = ["lint"]
