"""Texts as YAML: plain where every reader takes them for a text, else in double quotes."""

import json
import re

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .&,'()/_-]*[A-Za-z0-9.)]")
# Unquoted, other readers of YAML take these for something else than a text.
_NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def written(text: str) -> str:
    """A text of one line as a scalar outside brackets; runs of blanks become one, what can't be printed is left out."""
    text = " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split())
    if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)


__all__ = ["written"]
