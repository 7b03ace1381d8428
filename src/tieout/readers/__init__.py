"""Readers: a file of some format becomes a `RawDocument`, its text kept as read."""

from pathlib import Path

from tieout.diagnostics import Finding
from tieout.model import RawDocument
from tieout.readers.text import read_text


def read(path: Path, name: str) -> tuple[RawDocument | None, tuple[Finding, ...]]:
    """Read the document at ``path``, shown as ``name``; None with a fatal finding where it can't be read."""
    return read_text(path, name)


__all__ = ["read"]
