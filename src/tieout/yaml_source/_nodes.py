"""YAML as frozen nodes: every scalar a text, every node with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from tieout.diagnostics import YamlAt


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as YAML reads it; ``plain`` tells an unquoted one, so that nothing (``key:``) differs from ``""``."""

    text: str
    at: YamlAt
    plain: bool = True

    @property
    def is_nothing(self) -> bool:
        """Whether no value was written at all."""
        return self.plain and not self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    at: YamlAt


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order written; keys are unique."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    at: YamlAt

    def get(self, name: str) -> "Node | None":
        """The value of key ``name``, or None."""
        return next((value for key, value in self.entries if key.text == name), None)

    def place(self, name: str) -> YamlAt:
        """Where the value of key ``name`` stands, or the mapping itself where it has no such key."""
        value = self.get(name)
        return value.at if value else self.at

    def text(self, name: str, default: str = "") -> str:
        """The text of key ``name``; ``default`` where the key is absent or no text."""
        value = self.get(name)
        return value.text if isinstance(value, Scalar) else default

    def scalars(self, name: str) -> tuple[Scalar, ...]:
        """The texts of key ``name``, written as one text or as a list of texts."""
        value = self.get(name)
        if isinstance(value, Sequence):
            return tuple(item for item in value.items if isinstance(item, Scalar))
        return (value,) if isinstance(value, Scalar) else ()

    def texts(self, name: str) -> tuple[str, ...]:
        """As `scalars`, without their places."""
        return tuple(scalar.text for scalar in self.scalars(name))

    def mapping(self, name: str) -> "Mapping":
        """The mapping of key ``name``; an empty one where the key is absent."""
        value = self.get(name)
        return value if isinstance(value, Mapping) else Mapping((), self.at)

    def mappings(self, name: str) -> Iterator["Mapping"]:
        """The mappings in the list of key ``name``."""
        value = self.get(name)
        items = value.items if isinstance(value, Sequence) else ()
        return (item for item in items if isinstance(item, Mapping))


Node = Scalar | Sequence | Mapping

__all__ = ["Mapping", "Node", "Scalar", "Sequence"]
