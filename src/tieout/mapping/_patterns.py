"""Regular expressions in mappings: what keeps one from being used, and from using up all time.

Python's engine backtracks: a repeated group that holds a repetition, as ``(a+)+``, can take time that doubles with
every character. Such patterns are refused. Repetitions in a row take time that grows with a power of the length, so
their number is bounded, and labels longer than a bound are not searched.
"""

import re
from functools import lru_cache

MAX_PATTERN = 300
MAX_REPETITIONS = 4

_REPETITION = re.compile(r"[*+]|\{\d*,\d*\}")
_TOKEN = re.compile(r"[()|*+]|\{\d*,\d*\}")
_ESCAPED = re.compile(r"\\.")
_BACK = re.compile(r"\\[1-9]|\(\?P=")
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")


@lru_cache(maxsize=8192)
def pattern_fault(pattern: str) -> str:
    """Why ``pattern`` can't be used; empty where it can."""
    if len(pattern) > MAX_PATTERN:
        return f"it has more than {MAX_PATTERN} characters"
    try:
        compiled(pattern)
    except re.error as error:
        return f"{error.msg} at character {(error.pos or 0) + 1}"
    except (RecursionError, OverflowError):
        return "it nests too deep"
    if _BACK.search(pattern):
        return "it refers back to a group, which can take unbounded time"
    # Escaped characters and character sets hold no groups and no repetitions.
    bare = _SET.sub("x", _ESCAPED.sub("x", pattern))
    if len(_REPETITION.findall(bare)) > MAX_REPETITIONS:
        return f"it has more than {MAX_REPETITIONS} repetitions"
    return "it repeats a group that holds a repetition, which can take unbounded time" if _nests(bare) else ""


@lru_cache(maxsize=8192)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, which ignores letter case as labels do."""
    return re.compile(pattern, re.IGNORECASE)


def _nests(bare: str) -> bool:
    """Whether a repetition is applied to a group that holds another repetition or a choice between alternatives."""
    open_groups: list[bool] = []
    for token in _TOKEN.finditer(bare):
        if token[0] == "(":
            open_groups.append(False)
        elif token[0] == ")" and open_groups:
            variable = open_groups.pop()
            if variable and _REPETITION.match(bare, token.end()):
                return True
            if variable and open_groups:
                open_groups[-1] = True
        elif open_groups:
            open_groups[-1] = True
    return False


__all__ = ["MAX_PATTERN", "MAX_REPETITIONS", "compiled", "pattern_fault"]
