"""Qualified names of concepts, members, axes and units."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class QName:
    """An expanded XML name; the prefix is how it is written and takes no part in equality (XML Namespaces 1.0, 2.1)."""

    namespace: str
    local_name: str
    prefix: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.prefix}:{self.local_name}" if self.prefix else self.local_name

    @property
    def clark(self) -> str:
        """The name as ``{namespace}local``, as lxml writes it."""
        return f"{{{self.namespace}}}{self.local_name}"


__all__ = ["QName"]
