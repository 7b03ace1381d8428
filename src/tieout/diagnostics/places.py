"""Where something stands: in a text, in a YAML file, in a rendered report, or in a file as a whole.

Every place prints as something an editor or terminal makes clickable.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FileAt:
    """A file as a whole, by the name the user gave it."""

    file: str

    def __str__(self) -> str:
        return self.file


@dataclass(frozen=True, slots=True, order=True)
class TextAt:
    """A position in a text document; line and column count from 1, the column in characters."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class YamlAt:
    """A position in a YAML file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class XmlAt:
    """An element of a rendered or filed XML document, by its id or line."""

    file: str
    fragment: str

    def __str__(self) -> str:
        return f"{self.file}#{self.fragment}"


Place = FileAt | TextAt | YamlAt | XmlAt

__all__ = ["FileAt", "Place", "TextAt", "XmlAt", "YamlAt"]
