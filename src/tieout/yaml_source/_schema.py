"""Shapes that YAML must have, as plain values: checked here, and written as JSON Schema by `_json_schema`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_yaml as codes
from tieout.yaml_source._nearest import nearest, or_nearest
from tieout.yaml_source._nodes import Mapping, Node, Scalar, Sequence
from tieout.yaml_source._reader import shown


@dataclass(frozen=True, slots=True)
class Text:
    """A text. ``kind`` says in words what it is, as in 'a date such as 12-31'.

    ``choices`` are all values allowed; ``pattern`` must match the whole text, in the common ground of Python's and
    ECMA's regular expressions; ``check`` gives the reason why a text is wrong, or nothing. ``empty`` allows ``""``.
    """

    kind: str
    choices: tuple[str, ...] = ()
    pattern: str = ""
    check: Callable[[str], str] | None = None
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Many:
    """A list of at least one; ``or_one`` allows a single item in place of the list."""

    item: "Shape"
    or_one: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a record with the shape of its value."""

    name: str
    shape: "Shape"
    help: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys. Of ``one_of`` exactly one key must stand; of each of ``exclusive`` at most one."""

    kind: str
    fields: tuple[Field, ...]
    one_of: tuple[str, ...] = ()
    exclusive: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping whose keys are the file's own, each with a value of the same shape."""

    kind: str
    key: Text
    value: "Shape"


@dataclass(frozen=True, slots=True)
class Either:
    """A record with key ``key`` is a ``having``; any other is an ``other``."""

    key: str
    having: Record
    other: Record


@dataclass(frozen=True, slots=True)
class Named:
    """A shape by its name, so that it can stand inside itself; ``shape`` is asked for it when it is needed."""

    name: str
    shape: "Callable[[], Shape]"


Shape = Text | Many | Record | Table | Either | Named


def check(node: Node, shape: Shape, key: str = "the file") -> Iterator[Finding]:
    """Findings about where ``node`` departs from ``shape``; ``key`` is what the node is the value of."""
    match shape:
        case Text():
            yield from _check_text(node, shape, key)
        case Many():
            yield from _check_many(node, shape, key)
        case Record():
            yield from _check_record(node, shape, key)
        case Table():
            yield from _check_table(node, shape, key)
        case Either():
            having = isinstance(node, Mapping) and node.get(shape.key) is not None
            yield from _check_record(node, shape.having if having else shape.other, key)
        case Named():
            yield from check(node, shape.shape(), key)


def expected(shape: Shape) -> str:
    """In words, what has this shape."""
    match shape:
        case Many():
            return (
                f"{expected(shape.item)}, or a list of such"
                if shape.or_one
                else f"a list; each item {expected(shape.item)}"
            )
        case Either():
            return shape.other.kind
        case Named():
            return expected(shape.shape())
        case Text() if shape.choices and len(shape.choices) <= 12:
            return f"{shape.kind} ({', '.join(shape.choices)})"
        case _:
            return shape.kind


def _found(node: Node) -> str:
    """In words, what was found in the place of something else."""
    match node:
        case Scalar():
            return "nothing" if node.is_nothing else f"the text {shown(node.text)!r}"
        case Sequence():
            return "a list" if node.items else "an empty list"
        case Mapping():
            return "keys with values" if node.entries else "an empty mapping"


def _wrong_type(node: Node, shape: Shape, key: str) -> Finding:
    """The finding about a value of another type."""
    return codes.WRONG_TYPE.at(node.at, key=key, expected=expected(shape), found=_found(node))


def _check_text(node: Node, shape: Text, key: str) -> Iterator[Finding]:
    """A text must be one, and be allowed."""
    if not isinstance(node, Scalar) or node.is_nothing:
        yield _wrong_type(node, shape, key)
        return
    text = node.text
    why = ""
    if shape.choices:
        if text in shape.choices:
            return
        why = or_nearest(text, shape.choices) or " "
    elif not text.strip():
        why = "" if shape.empty else "; it is empty"
    elif shape.pattern and not _whole(shape.pattern)(text):
        why = " "
    elif shape.check and (reason := shape.check(text)):
        why = f": {reason}"
    if why:
        yield codes.INVALID_VALUE.at(node.at, key=key, value=shown(text), kind=expected(shape), why=why.rstrip())


@lru_cache(maxsize=64)
def _whole(pattern: str) -> Callable[[str], object]:
    """What tells whether a pattern matches a whole text; `re` itself forgets patterns where a file holds many."""
    return re.compile(pattern).fullmatch


def _check_many(node: Node, shape: Many, key: str) -> Iterator[Finding]:
    """A list must be one, with something in it."""
    if isinstance(node, Sequence) and node.items:
        for item in node.items:
            yield from check(item, shape.item, key)
    elif shape.or_one and not isinstance(node, Sequence):
        yield from check(node, shape.item, key)
    else:
        yield _wrong_type(node, shape, key)


def _check_record(node: Node, shape: Record, key: str) -> Iterator[Finding]:
    """A record has its required keys and no unknown ones."""
    if not isinstance(node, Mapping):
        yield _wrong_type(node, shape, key)
        return
    fields = {field.name: field for field in shape.fields}
    there = [name.text for name, _ in node.entries]
    for name, value in node.entries:
        if name.text in fields:
            yield from check(value, fields[name.text].shape, name.text)
        else:
            yield codes.UNKNOWN_KEY.at(
                name.at, key=shown(name.text), nearest=or_nearest(name.text, fields), known=", ".join(fields)
            )
    for field in shape.fields:
        if field.required and field.name not in there:
            yield codes.MISSING_KEY.at(node.at, key=field.name, kind=expected(field.shape))
    yield from _check_choice(node, shape, there)


def _check_choice(node: Mapping, shape: Record, there: list[str]) -> Iterator[Finding]:
    """Keys that exclude each other, and those of which one is needed."""
    for names in (shape.one_of, *shape.exclusive):
        clash = [name for name in there if name in names]
        if len(clash) > 1:
            at = next(key.at for key, _ in node.entries if key.text == clash[1])
            yield codes.KEYS_CONFLICT.at(at, keys=_listed(clash))
    # A misspelt key has its own finding; that the right one is missing would be said twice.
    lacking = bool(shape.one_of) and not any(name in shape.one_of for name in there)
    if lacking and not any(nearest(name, shape.one_of) for name in there):
        yield codes.KEY_NEEDED.at(node.at, keys=_listed(list(shape.one_of)))


def _listed(names: list[str]) -> str:
    """Names in quotes, with commas."""
    return ", ".join(repr(name) for name in names)


def _check_table(node: Node, shape: Table, key: str) -> Iterator[Finding]:
    """Every key and every value of a table has its shape."""
    if not isinstance(node, Mapping) or not node.entries:
        yield _wrong_type(node, shape, key)
        return
    for name, value in node.entries:
        yield from _check_text(name, shape.key, f"a key of {key}")
        yield from check(value, shape.value, shown(name.text))


__all__ = ["Either", "Field", "Many", "Named", "Record", "Shape", "Table", "Text", "check", "expected"]
