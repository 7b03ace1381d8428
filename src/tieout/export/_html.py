"""A small maker of HTML: every text is escaped, every element is closed, the same input gives the same bytes."""

import html
import re
from collections.abc import Iterable

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_VOID = frozenset({"br", "meta", "hr", "col"})


class Markup(str):
    """Text that is HTML already; only `tag` and `join` make it."""

    __slots__ = ()


Content = str | Markup


def tag(name: str, /, *content: Content, **attributes: str | bool) -> Markup:
    """An element. Plain strings are escaped, `Markup` is not; ``class_`` stands for ``class``, True for a bare name."""
    head = "".join(_attribute(key, value) for key, value in attributes.items() if value is not False)
    if name in _VOID:
        return Markup(f"<{name}{head}>")
    return Markup(f"<{name}{head}>{join(content)}</{name}>")


def join(content: Iterable[Content]) -> Markup:
    """Pieces one after another, escaped where they are plain text."""
    return Markup("".join(part if isinstance(part, Markup) else _escaped(part) for part in content))


def _attribute(key: str, value: str | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{_escaped(str(value))}"'


def _escaped(text: str) -> str:
    """Escaped, and what HTML forbids shown as U+FFFD."""
    return html.escape(_FORBIDDEN.sub("\ufffd", text))


__all__ = ["Content", "Markup", "join", "tag"]
