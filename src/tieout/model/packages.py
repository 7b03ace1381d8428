"""Report packages as values: a file name and the files inside."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Package:
    """A package ready to be written: ``files`` are (path inside, bytes) pairs in the order of writing."""

    name: str
    files: tuple[tuple[str, bytes], ...]


__all__ = ["Package"]
