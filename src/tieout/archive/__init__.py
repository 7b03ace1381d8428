"""Zip files of unknown origin, read within bounds: nothing is unpacked, and what is unsafe to open is refused.

One reading serves taxonomy packages, report packages and whatever else is handed in; each caller keeps its own bounds
and its own words.
"""

from tieout.archive._markup import Declared, declared, is_deeper
from tieout.archive._zip import Archive, Bounds, Entry, Fault, FaultKind, open_archive, widest

__all__ = [
    "Archive",
    "Bounds",
    "Declared",
    "Entry",
    "Fault",
    "FaultKind",
    "declared",
    "is_deeper",
    "open_archive",
    "widest",
]
