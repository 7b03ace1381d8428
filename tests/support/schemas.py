"""JSON Schemas held against YAML files."""

import json
from collections.abc import Callable

import jsonschema

from tieout.yaml_source import Mapping, Node, Scalar, Sequence


def plain(node: Node) -> object:
    """A YAML node as lists, dicts and texts."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}


def validator(schema: str) -> Callable[[Node], bool]:
    """Whether a node is valid under a JSON Schema, which must itself be one."""
    loaded = json.loads(schema)
    jsonschema.Draft202012Validator.check_schema(loaded)
    known = jsonschema.Draft202012Validator(loaded)
    return lambda node: bool(known.is_valid(plain(node)))
