"""Lines added to a YAML file at the place that the parser gives: every byte that was there stays as it was.

A round trip through an emitter keeps comments and order but wraps long lines and quotes anew. So lines are put in as
text, and the parser is asked before, for the place, and after, whether the file holds what it held and the addition.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_INDENT = 2


class CannotInsertError(Exception):
    """Carries the reason why a file's layout leaves no place for lines."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """Text to be put in at an offset, in characters."""

    offset: int
    text: str


def insert(text: str, insertions: Sequence[Insertion]) -> str:
    """The text with all insertions; of those at one offset the first comes first."""
    result, done = [], 0
    for each in sorted(insertions, key=lambda each: each.offset):
        result += [text[done : each.offset], each.text]
        done = each.offset
    return "".join((*result, text[done:]))


def list_item(text: str, key: str, block: Sequence[str], before: int | None = None) -> Insertion:
    """The insertion of ``block``, lines without indentation, as entries of the list under the top-level ``key``.

    At the list's end; or with ``before``, a line counted from 1, above the entry that holds it and the comment right
    above that entry. A missing key is added at the end of the file. Raises `CannotInsertError`.
    """
    root = _root(text)
    found = _value(root, key)
    if found is None or _is_nothing(found):
        return _new_key(text, root, key, block)
    if not isinstance(found, SequenceNode) or found.flow_style:
        raise CannotInsertError(f"its {key} are not written one below the other, each with a dash")
    lines = text.splitlines(keepends=True)
    indent = found.start_mark.column
    if before is None:
        return _below(text, lines, _last_line(found), _indented(block, indent))
    entry = next((each for each in reversed(found.value) if _first_line(each) < before), None)
    if entry is None:
        raise CannotInsertError(f"line {before} stands in none of its {key}")
    at = _dash_line(lines, _first_line(entry), indent)
    while at > 0 and lines[at - 1].strip().startswith("#"):
        at -= 1
    added = "".join(f"{line}{_newline(text)}" if line else _newline(text) for line in _indented(block, indent))
    return Insertion(sum(map(len, lines[:at])), added)


def mapping_entry(text: str, path: Sequence[str], block: Sequence[str]) -> Insertion:
    """The insertion of ``block`` at the end of the mapping under the keys of ``path``; what is missing is added.

    Raises `CannotInsertError` where the mapping stands in braces.
    """
    node: Node = _root(text)
    for depth, key in enumerate(path):
        found = _value(node, key)
        if found is None:
            missing = _nested(path[depth:], block)
            return _entry(text, node, missing)
        node = found
    return _entry(text, node, block)


def flow_item(text: str, key: str, item: str) -> Insertion:
    """The insertion of a short item at the end of the list under a top-level key, in brackets or with dashes.

    Raises `CannotInsertError`.
    """
    found = _value(_root(text), key)
    if isinstance(found, SequenceNode) and found.flow_style and found.value:
        return Insertion(found.value[-1].end_mark.index, f", {item}")
    if isinstance(found, ScalarNode):
        raise CannotInsertError(f"its {key} is one name and not a list")
    return list_item(text, key, [f"- {item}"])


def load(text: str) -> object:
    """What a text holds, comments and order included, as ruamel.yaml reads it for a round trip."""
    return YAML(typ="rt", pure=True).load(text)


def _root(text: str) -> Node:
    """The node of a file, which must be a mapping."""
    try:
        root = YAML(typ="rt", pure=True).compose(text)
    except YAMLError as error:
        raise CannotInsertError(f"it can't be parsed: {error}") from error
    if not isinstance(root, MappingNode) or root.flow_style:
        raise CannotInsertError("it is not written as one key below the other")
    return root


def _value(node: Node, key: str) -> Node | None:
    """The value of a key of a mapping."""
    pairs = node.value if isinstance(node, MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _is_nothing(node: Node) -> bool:
    """Whether a key has no value."""
    return isinstance(node, ScalarNode) and node.value == "" and not node.style


def _new_key(text: str, root: Node, key: str, block: Sequence[str]) -> Insertion:
    """The insertion of a key with a list, at the end of the file; of its list alone where it stands without."""
    lines = text.splitlines(keepends=True)
    for name, value in root.value:
        if name.value == key and _is_nothing(value):
            return _below(text, lines, name.end_mark.line, _indented(block, _INDENT))
    return _below(text, lines, _last_line(root), [f"{key}:", *_indented(block, _INDENT)])


def _nested(keys: Sequence[str], block: Sequence[str]) -> list[str]:
    """Lines of keys one inside the other, with the block in the innermost."""
    if not keys:
        return list(block)
    return [f"{keys[0]}:", *_indented(_nested(keys[1:], block), _INDENT)]


def _entry(text: str, node: Node, block: Sequence[str]) -> Insertion:
    """The insertion of entries at the end of a mapping."""
    if not isinstance(node, MappingNode) or node.flow_style or not node.value:
        raise CannotInsertError("its extension is not written as one key below the other")
    return _below(text, text.splitlines(keepends=True), _last_line(node), _indented(block, node.start_mark.column))


def _below(text: str, lines: Sequence[str], line: int, block: Sequence[str]) -> Insertion:
    """The insertion of a block below a line, counted from 0; a last line without an end gets one first."""
    newline = _newline(text)
    offset = sum(map(len, lines[: line + 1]))
    added = newline.join(block)
    ended = not lines or lines[min(line, len(lines) - 1)].endswith(("\n", "\r"))
    return Insertion(offset, f"{added}{newline}" if ended else f"{newline}{added}")


def _indented(block: Sequence[str], indent: int) -> list[str]:
    """Lines with an indentation; empty ones stay empty."""
    return [f"{' ' * indent}{line}" if line else "" for line in block]


def _newline(text: str) -> str:
    """How the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def _first_line(node: Node) -> int:
    """The line, counted from 0, on which a node begins."""
    line: int = node.start_mark.line
    return line


def _dash_line(lines: Sequence[str], line: int, indent: int) -> int:
    """The line of the dash before an entry that begins on ``line``."""
    while line > 0 and not lines[line][indent:].startswith("-"):
        line -= 1
    return line


def _last_line(node: Node) -> int:
    """The last line, counted from 0, that belongs to a node; comments below it do not."""
    if isinstance(node, ScalarNode):
        if _is_nothing(node):
            return _first_line(node)
        end: int = node.end_mark.line
        # A block of text ends at the beginning of the line below it, if there is one.
        return end - 1 if node.style in {"|", ">"} and not node.end_mark.column else end
    if not isinstance(node, (MappingNode, SequenceNode)) or node.flow_style or not node.value:
        closed: int = node.end_mark.line
        return closed
    return max(_ends(node))


def _ends(node: Node) -> Iterator[int]:
    """The last lines of all children of a block; a key without a value ends with itself."""
    for child in node.value:
        if isinstance(node, MappingNode):
            key, value = child
            yield key.end_mark.line if _is_nothing(value) else _last_line(value)
        else:
            yield _last_line(child)


__all__ = ["CannotInsertError", "Insertion", "flow_item", "insert", "list_item", "load", "mapping_entry"]
