"""The JSON Schema of the result of a check (draft 2020-12)."""

import json

_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_VERDICT = {"enum": ["valid", "invalid", "refused", "not run"]}
_OUTCOME = {"enum": ["accept", "warn", "reject", "undecided"]}


def _object(properties: dict[str, object], optional: tuple[str, ...] = ()) -> dict[str, object]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(items: object) -> dict[str, object]:
    return {"type": "array", "items": items}


_PLACE = _object(
    {"text": _TEXT, "file": _TEXT, "line": _COUNT, "column": _COUNT, "fragment": _TEXT},
    ("line", "column", "fragment"),
)
_ENGINE = _object({"level": _TEXT, "references": _list(_object({"file": _TEXT, "fragment": _TEXT, "line": _COUNT}))})
_FINDING = _object(
    {
        "code": _TEXT,
        "severity": {"enum": ["error", "warning", "info"]},
        "message": _TEXT,
        "place": {"anyOf": [_PLACE, {"type": "null"}]},
        "related": _list(_PLACE),
        "facts": _list(_TEXT),
        "help": _TEXT,
        "engine": {"anyOf": [_ENGINE, {"type": "null"}]},
    }
)
_POLICY = _object({"name": _TEXT, "outcome": _OUTCOME, "codes": {"type": "object", "additionalProperties": _OUTCOME}})
_SUBMISSION = _object(
    {
        "name": _TEXT,
        "kind": {"enum": ["report package", "zip", "page", "instance"]},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "profile": _TEXT,
        "profile_reason": _TEXT,
        "verdict": _VERDICT,
        "facts": _COUNT,
        "rule_sets": _list(_object({"name": _TEXT, "state": {"enum": ["RAN", "NOT RUN", "CRASHED"]}, "detail": _TEXT})),
        "components": _list(_object({"name": _TEXT, "version": _TEXT, "sha256": _TEXT})),
        "policy": {"anyOf": [_POLICY, {"type": "null"}]},
        "findings": _list(_FINDING),
        "groups": _list(_object({"cause": _TEXT, "findings": _list(_COUNT)})),
    }
)
_RUN = _object(
    {
        "format": {"const": 1},
        "tool": _object({"name": _TEXT, "version": _TEXT}),
        "profile": _TEXT,
        "verdict": _VERDICT,
        "rule_sets": _list(
            _object({"name": _TEXT, "RAN": _COUNT, "NOT RUN": _COUNT, "CRASHED": _COUNT}, ("RAN", "NOT RUN", "CRASHED"))
        ),
        "submissions": _list(_SUBMISSION),
    }
)


def schema() -> str:
    """The schema as indented JSON with a line feed at the end."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "tieout check"}
    return json.dumps({**head, **_RUN}, indent=2) + "\n"


__all__ = ["schema"]
