"""YAML as texts with their places, and the shapes that filings and mappings must have.

Every scalar is read as a string with line and column: a loader that makes objects takes ``NO`` for false, ``12:30`` for
750, and silently the last of two equal keys.
"""

from tieout.yaml_source._json_schema import json_schema
from tieout.yaml_source._nearest import nearest, or_nearest
from tieout.yaml_source._nodes import Mapping, Node, Scalar, Sequence
from tieout.yaml_source._reader import MAX_CHARACTERS, MAX_DEPTH, MAX_NODES, load, shown
from tieout.yaml_source._scalar import written
from tieout.yaml_source._schema import Either, Field, Many, Named, Record, Shape, Table, Text, check, expected
from tieout.yaml_source._written import Span, Written, WrittenMapping

__all__ = [
    "MAX_CHARACTERS",
    "MAX_DEPTH",
    "MAX_NODES",
    "Either",
    "Field",
    "Many",
    "Mapping",
    "Named",
    "Node",
    "Record",
    "Scalar",
    "Sequence",
    "Shape",
    "Span",
    "Table",
    "Text",
    "Written",
    "WrittenMapping",
    "check",
    "expected",
    "json_schema",
    "load",
    "nearest",
    "or_nearest",
    "shown",
    "written",
]
