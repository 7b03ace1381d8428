"""Manifests: lists of inputs as CSV or JSON Lines, read line by line."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tieout.diagnostics import Finding, TextAt
from tieout.diagnostics import codes_batch as codes
from tieout.yaml_source import or_nearest

SUFFIXES = (".csv", ".jsonl", ".ndjson")
FIELDS = ("path", "profile", "packages")
_BETWEEN = ";"


class _UnfitError(Exception):
    """Why a line is no entry."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: the path as written, the profile and packages where they are named, and its line."""

    path: str
    profile: str
    packages: tuple[str, ...]
    line: int


def lines(text: Iterable[str], name: str) -> Iterator[Line | Finding]:
    """The entries of a manifest called ``name``; a fatal finding ends it.

    In CSV several packages stand in one cell with semicolons between. Names that are not read are told once.
    """
    number = 1
    unknown: set[str] = set()
    try:
        for number, data in _objects(text, is_csv=name.lower().endswith(".csv")):
            new = sorted(set(data) - set(FIELDS) - unknown)
            unknown.update(new)
            if new:
                near = or_nearest(new[0], FIELDS) if len(new) == 1 else ""
                yield codes.MANIFEST_COLUMN.at(TextAt(name, number, 1), names=", ".join(new), nearest=near)
            yield Line(_text(data, "path", needed=True), _text(data, "profile"), _packages(data), number)
    except (_UnfitError, csv.Error) as error:
        yield codes.MANIFEST.at(TextAt(name, number, 1), why=str(error))
    except UnicodeDecodeError:
        yield codes.MANIFEST.at(TextAt(name, number, 1), why="it is not UTF-8 text from here on")


def _objects(text: Iterable[str], *, is_csv: bool) -> Iterator[tuple[int, dict[str, object]]]:
    """Each entry with its line number."""
    if is_csv:
        reader = csv.DictReader(text, strict=True)
        if "path" not in (reader.fieldnames or ()):
            raise _UnfitError("its first line has no column `path`")
        for row in reader:
            # A row that is too long or too short has a cell without a name, or a name without a cell.
            yield reader.line_num, {} if None in row or None in row.values() else dict(row)
        return
    for number, line in enumerate(text, 1):
        if line.strip():
            yield number, _object(line)


def _object(line: str) -> dict[str, object]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        data = None
    # A line that is no object has no path either, which is told at its number.
    return data if isinstance(data, dict) else {}


def _text(data: dict[str, object], field: str, *, needed: bool = False) -> str:
    value = data.get(field, "")
    if not isinstance(value, str) or "\0" in value:
        raise _UnfitError(f"`{field}` is no text")
    if needed and not value.strip():
        raise _UnfitError("the line names no `path`, or has more or fewer cells than the first")
    return value.strip()


def _packages(data: dict[str, object]) -> tuple[str, ...]:
    value = data.get("packages") or ""
    parts = value.split(_BETWEEN) if isinstance(value, str) else value
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise _UnfitError("`packages` is no text and no list of texts")
    return tuple(part.strip() for part in parts if part.strip())


__all__ = ["FIELDS", "SUFFIXES", "Line", "lines"]
