"""Faults for `bench.batch_faults`, brought into workers and engines from outside: Python loads this module by itself.

A submission whose name says so is seized, in tieout's own stages (``own-…``) or in the engine (``engine-…``), by what
its name says next: ``hang``, ``eat`` or ``crash``.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any


def seize(name: str, place: str) -> None:
    """Do what a submission's name says, if it is this place's."""
    where, _, rest = name.partition("-")
    if where != place:
        return
    kind = rest.partition("-")[0]
    if kind == "crash":
        os.abort()
    held = []
    while kind in {"hang", "eat"}:
        time.sleep(0.05)
        if kind == "eat":
            held.append(bytearray(b"x" * 2**25))


if any(word.startswith("tieout.batch._worker") for word in sys.orig_argv):
    from tieout.regulator import _check

    _inspect: Any = _check.inspect

    def _seized(name: str, *rest: Any) -> Any:
        seize(name, "own")
        return _inspect(name, *rest)

    _check.inspect = _seized
elif any(word.startswith("tieout.engine._") for word in sys.orig_argv):
    # The engine's process for a document bounds itself when it stands in the folder that holds the submission.
    from tieout.engine._filed import _bounds

    _bound: Any = _bounds.bound

    def _bound_and_seized(*limits: int) -> None:
        _bound(*limits)
        for path in Path("filed").glob("*"):
            seize(path.name, "engine")

    _bounds.bound = _bound_and_seized
