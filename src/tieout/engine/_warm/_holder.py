"""A process that holds a taxonomy: it loads it once, checks it once, and forks a child for each document."""

import gc
import socket
from pathlib import Path
from typing import Any

from tieout.engine import _channel
from tieout.engine._filed._examine import Ready
from tieout.engine._warm._alike import note_types
from tieout.engine._warm._base import Base
from tieout.engine._warm._child import Bounds, work
from tieout.engine._warm._lookups import keep_properties
from tieout.engine._warm._pages import know_pages
from tieout.engine._warm._prove import Checked, check
from tieout.engine._warm._ready import make_ready
from tieout.engine._warm._results import keep_results
from tieout.engine._warm._task import examine
from tieout.model import EngineRun


def serve(end: socket.socket, prepared: Ready, base: Base) -> None:
    """Take tasks until the other end is gone.

    A taxonomy is checked when the second document asks for it: one document alone is served sooner without.
    """
    checked: Checked | None = None
    served = 0
    keep_properties()
    keep_results()
    know_pages()
    note_types()
    gc.collect()
    gc.freeze()
    while (task := _channel.receive(end)) is not None:
        if served == 1:
            checked = check(base, prepared.session)
            make_ready(base.model, prepared.session)
            gc.collect()
            gc.freeze()
        served += 1
        _channel.send(end, {"code": _done(task, prepared, base, checked)})


def _done(task: dict[str, Any], prepared: Ready, base: Base, checked: Checked | None) -> int | None:
    folder = Path(task["folder"])
    proof = checked.proof if checked else None
    finished = checked is not None and checked.finished
    run = EngineRun(True, "", len(base.documents), finished, checked.findings if checked and finished else ())
    bounds = Bounds(task["memory"], task["seconds"])
    return work(lambda: examine(prepared, folder, base, proof, run), folder, bounds)


__all__ = ["serve"]
