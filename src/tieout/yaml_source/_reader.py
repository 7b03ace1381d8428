"""From text to nodes, within bounds, on YAML's events: no object is made of what a file says (YAML 1.1).

PyYAML's own reader in Python is the reference. libyaml gives the same events faster; where it refuses a text, the
reference reader says why, so that findings read alike on every machine.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml.reader import Reader

from tieout.diagnostics import Code, Finding, YamlAt
from tieout.diagnostics import codes_yaml as codes
from tieout.yaml_source._nodes import Mapping, Node, Scalar, Sequence

MAX_CHARACTERS = 4_000_000
MAX_NODES = 400_000
MAX_DEPTH = 32

_FAST: type = getattr(yaml, "CLoader", yaml.Loader)


class _RefusedError(Exception):
    """Carries the finding that ends the reading of a file."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; ``key`` waits for its value."""

    at: YamlAt
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    key: Scalar | None = None

    def closed(self) -> Node:
        """The finished node."""
        return (
            Mapping(tuple(self.entries.values()), self.at) if self.is_mapping else Sequence(tuple(self.items), self.at)
        )


def load(text: str, file: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read one YAML document of at most `MAX_CHARACTERS` characters.

    ``file`` is the name that places show. The node is None where a finding is fatal; all of this module's are.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_CHARACTERS:
        limit = f"{MAX_CHARACTERS // 1_000_000} million characters"
        return None, (codes.TOO_LARGE.at(YamlAt(file, 1, 1), limit=limit),)
    if found := Reader.NON_PRINTABLE.search(text):
        return None, (codes.CHARACTER.at(_place(text, found.start(), file), character=f"U+{ord(found[0]):04X}"),)
    try:
        try:
            return _Builder(file).build(yaml.parse(text, Loader=_FAST))
        except yaml.YAMLError:
            return _Builder(file).build(yaml.parse(text, Loader=yaml.Loader))
    except _RefusedError as refused:
        return None, (refused.finding,)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = YamlAt(file, mark.line + 1, mark.column + 1) if mark else YamlAt(file, 1, 1)
        why = " ".join(part for part in (error.context, error.problem) if part)
        return None, (codes.SYNTAX.at(at, why=why),)


def _place(text: str, index: int, file: str) -> YamlAt:
    """The place of the character at ``index``."""
    before = text[:index]
    return YamlAt(file, before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)


class _Builder:
    """Builds the nodes of one document from its events."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._count = 0
        self._duplicates: list[Finding] = []

    def build(self, events: Iterator[yaml.Event]) -> tuple[Node | None, tuple[Finding, ...]]:
        """The document's node, or the duplicate keys it has."""
        for event in events:
            self._take(event)
        if self._root is None or (isinstance(self._root, Scalar) and self._root.is_nothing):
            return None, (codes.EMPTY.at(YamlAt(self._file, 1, 1)),)
        return (None if self._duplicates else self._root), tuple(self._duplicates)

    def _take(self, event: yaml.Event) -> None:
        """Take in one event."""
        mark = event.start_mark
        at = YamlAt(self._file, mark.line + 1, mark.column + 1) if mark else YamlAt(self._file, 1, 1)
        if isinstance(event, yaml.NodeEvent):
            self._check(event, at)
        if isinstance(event, yaml.DocumentStartEvent) and self._root is not None:
            raise _RefusedError(codes.SEVERAL_DOCUMENTS.at(at))
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(event.value, at, plain=not event.style))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(_Open(at, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self._open.pop().closed())

    def _check(self, event: yaml.NodeEvent, at: YamlAt) -> None:
        """Refuse what no file may hold: aliases, tags, more nodes than the bound."""
        if event.anchor is not None:
            raise _RefusedError(codes.ALIAS.at(at, name=shown(event.anchor)))
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise _RefusedError(codes.TAG.at(at, tag=shown(tag)))
        self._count += 1
        if self._count > MAX_NODES:
            raise _RefusedError(codes.TOO_LARGE.at(at, limit=f"{MAX_NODES:,} values"))

    def _begin(self, collection: _Open) -> None:
        """A list or mapping begins."""
        above = self._open[-1] if self._open else None
        if above and above.is_mapping and above.key is None:
            raise _RefusedError(codes.KEY.at(collection.at))
        if len(self._open) >= MAX_DEPTH:
            raise _RefusedError(codes.TOO_DEEP.at(collection.at, limit=MAX_DEPTH))
        self._open.append(collection)

    def _add(self, node: Node) -> None:
        """A finished node takes its place in what is open around it."""
        if not self._open:
            self._root = node
            return
        above = self._open[-1]
        if not above.is_mapping:
            above.items.append(node)
        elif above.key is None and isinstance(node, Scalar):
            above.key = node
        elif above.key is not None:
            self._set(above, above.key, node)
            above.key = None

    def _set(self, above: _Open, key: Scalar, value: Node) -> None:
        """Enter a key with its value; a key that is there already is a finding."""
        first = above.entries.setdefault(key.text, (key, value))[0]
        if first is not key:
            self._duplicates.append(_duplicate(key, first, codes.DUPLICATE_KEY))


def _duplicate(key: Scalar, first: Scalar, code: Code) -> Finding:
    """The finding about a key that stands twice."""
    return code.at(key.at, related=(first.at,), key=shown(key.text), first=f"line {first.at.line}")


def shown(text: str, limit: int = 60) -> str:
    """``text`` short enough for a message."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


__all__ = ["MAX_CHARACTERS", "MAX_DEPTH", "MAX_NODES", "load", "shown"]
