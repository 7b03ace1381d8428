"""The thesaurus: what reporters usually write for the words of the taxonomy's labels."""

from collections.abc import Sequence
from dataclasses import dataclass

from tieout.diagnostics import Finding, YamlAt
from tieout.mapping.suggestion._shape import SHAPE
from tieout.yaml_source import Mapping, check, load


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule of wording: where a label has one of the phrases ``words``, ``means`` may be read in its place.

    ``statements`` and ``period`` are conditions, empty where there are none; with ``whole`` the label must be the
    phrase and nothing else. ``grounds`` say what the entry rests on.
    """

    words: tuple[str, ...]
    means: tuple[str, ...]
    statements: tuple[str, ...]
    period: str
    whole: bool
    grounds: tuple[str, ...]
    at: YamlAt


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The entries of one or several files, in their order."""

    entries: tuple[Entry, ...]


def parse_thesaurus(text: str, file: str) -> tuple[Thesaurus | None, tuple[Finding, ...]]:
    """Read a thesaurus from the text of a YAML file; ``file`` is its name in findings. None where one is fatal."""
    node, findings = load(text, file)
    if node is None:
        return None, findings
    findings = tuple(check(node, SHAPE))
    if findings or not isinstance(node, Mapping):
        return None, findings
    return Thesaurus(tuple(_entry(entry) for entry in node.mappings("entries"))), ()


def join_thesauri(parts: Sequence[Thesaurus]) -> Thesaurus:
    """The thesaurus that several files make up."""
    return Thesaurus(tuple(entry for part in parts for entry in part.entries))


def _entry(node: Mapping) -> Entry:
    return Entry(
        words=node.texts("words"),
        means=node.texts("means"),
        statements=node.texts("statement"),
        period=node.text("period"),
        whole=node.text("whole") == "yes",
        grounds=node.texts("ground"),
        at=node.at,
    )


__all__ = ["Entry", "Thesaurus", "join_thesauri", "parse_thesaurus"]
