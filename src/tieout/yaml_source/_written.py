"""How a YAML file is written: where its mappings and values begin and end, and its comments, for edits in place."""

import re
from dataclasses import dataclass
from functools import cached_property

import yaml

_COMMENT = re.compile(r"#[ \t]*([^\r\n]*)")
_BLOCK_STYLES = ("|", ">")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, as indices of characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WrittenMapping:
    """A mapping as written: its first character, the end of its last value, and its values by their keys.

    ``flow`` tells ``{a: b}`` from keys on lines of their own. ``column`` is that of the first key or the brace, from 0.
    ``ends_line`` is True where the last value is a block of text (``|``), which ends with its line.
    """

    span: Span
    column: int
    flow: bool
    ends_line: bool
    values: tuple[tuple[str, "Span | WrittenMapping"], ...]

    def value(self, key: str) -> "Span | WrittenMapping | None":
        """The value of a key, or None."""
        return dict(self.values).get(key)


class Written:
    """A text that `load` has read without a finding."""

    def __init__(self, text: str) -> None:
        self._text = text

    def mapping_at(self, line: int, column: int) -> WrittenMapping | None:
        """The mapping that begins at a place, both from 1; None where none does."""
        node = self._mappings.get((line - 1, column - 1))
        return _mapping(node) if node else None

    def line_of(self, index: int) -> int:
        """The line, from 1, of a character."""
        return self._text.count("\n", 0, index) + 1

    @cached_property
    def comments(self) -> dict[int, str]:
        """The comments by the lines that they stand on, without their mark."""
        found: dict[int, str] = {}
        end = 0
        for token in yaml.scan(self._text, Loader=yaml.SafeLoader):
            # Between two tokens there are blanks and comments only.
            for comment in _COMMENT.finditer(self._text, end, token.start_mark.index):
                found.setdefault(self.line_of(comment.start()), comment[1].rstrip())
            end = token.end_mark.index
        return found

    @cached_property
    def _mappings(self) -> dict[tuple[int, int], yaml.MappingNode]:
        """All mappings by their line and column, from 0."""
        found: dict[tuple[int, int], yaml.MappingNode] = {}
        waiting = [yaml.compose(self._text, Loader=yaml.SafeLoader)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, yaml.MappingNode):
                found[node.start_mark.line, node.start_mark.column] = node
                waiting += [value for _, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                waiting += node.value
        return found


def _mapping(node: yaml.MappingNode) -> WrittenMapping:
    """A mapping of the composed text; all marks of a text in memory have an index."""
    values = tuple((key.value, _value(value)) for key, value in node.value)
    last = _last(node)
    return WrittenMapping(
        span=Span(node.start_mark.index, last.end_mark.index),
        column=node.start_mark.column,
        flow=bool(node.flow_style),
        ends_line=isinstance(last, yaml.ScalarNode) and last.style in _BLOCK_STYLES,
        values=values,
    )


def _value(node: yaml.Node) -> Span | WrittenMapping:
    """A value: mappings with what is in them, all else as where it stands."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(node)
    return Span(node.start_mark.index, _last(node).end_mark.index)


def _last(node: yaml.Node) -> yaml.Node:
    """The node that a node's text ends with: the mark at the end of a block is only at the next token."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _last(last[1] if isinstance(last, tuple) else last)
    return node


__all__ = ["Span", "Written", "WrittenMapping"]
