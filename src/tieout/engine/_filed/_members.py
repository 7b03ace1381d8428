"""The files inside a filed archive, read by the same rules as before any engine saw it."""

from pathlib import Path

from tieout.archive import Archive, open_archive
from tieout.profiles import WIDEST


def archive(file: Path) -> Archive | None:
    """The archive that a submission is; None where it is none, or unsafe to open.

    Whoever asked for the check has held it against the bounds of its profile; these are the widest of all.
    """
    try:
        content = file.read_bytes()
    except OSError:
        return None
    return open_archive(content, WIDEST)[0]


__all__ = ["archive"]
