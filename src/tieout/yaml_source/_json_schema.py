"""JSON Schema (draft 2020-12) of a shape, so that editors complete and check the files while they are written."""

import json
from typing import Any

from tieout.yaml_source._schema import Either, Many, Named, Record, Shape, Table, Text

_Schema = dict[str, Any]


def json_schema(shape: Shape, title: str, description: str) -> str:
    """The schema as JSON text with a final line break; the same bytes for the same shape.

    Values are texts to tieout; an editor that reads ``2025`` as a number is told that this is as good.
    """
    head: _Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": description,
    }
    named: dict[str, Named] = {}
    body = _schema(shape, named)
    definitions: _Schema = {}
    while missing := [name for name in named if name not in definitions]:
        definitions |= {name: _schema(named[name].shape(), named) for name in missing}
    tail = {"$defs": dict(sorted(definitions.items()))} if definitions else {}
    return json.dumps(head | body | tail, indent=2, ensure_ascii=False) + "\n"


def _schema(shape: Shape, named: dict[str, Named]) -> _Schema:
    """The schema of any shape; shapes with a name are referred to, and entered in ``named``."""
    match shape:
        case Text():
            return _text(shape)
        case Many():
            items = _schema(shape.item, named)
            several: _Schema = {"type": "array", "minItems": 1, "items": items}
            return {"anyOf": [items, several]} if shape.or_one else several
        case Record():
            return _record(shape, named)
        case Table():
            names = {"propertyNames": _text(shape.key)} if shape.key.pattern else {}
            value = _schema(shape.value, named)
            return {"type": "object", "minProperties": 1, **names, "additionalProperties": value}
        case Either():
            condition = {"required": [shape.key]}
            return {"if": condition, "then": _record(shape.having, named), "else": _record(shape.other, named)}
        case Named():
            named.setdefault(shape.name, shape)
            return {"$ref": f"#/$defs/{shape.name}"}


def _text(shape: Text) -> _Schema:
    """The schema of a text."""
    if shape.choices:
        return {"enum": list(shape.choices)}
    if shape.pattern:
        return {"type": "string", "pattern": f"^(?:{shape.pattern})$"}
    return {"type": ["string", "number", "boolean"], **({} if shape.empty else {"minLength": 1})}


def _record(shape: Record, named: dict[str, Named]) -> _Schema:
    """The schema of a record, with its rules about keys that exclude each other."""
    required = [field.name for field in shape.fields if field.required]
    rules: list[_Schema] = [{"not": {"required": list(names)}} for names in shape.exclusive]
    if shape.one_of:
        rules.append({"oneOf": [{"required": [name]} for name in shape.one_of]})
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: {"description": field.help} | _schema(field.shape, named) for field in shape.fields},
        **({"required": required} if required else {}),
        **({"allOf": rules} if rules else {}),
    }


__all__ = ["json_schema"]
