"""The validation engine behind one face: Arelle and the ixbrl-viewer, offline and fail-closed.

Two engines give the same word: `COLD` starts anew for each document, as Arelle's command line does; `Warm` keeps
taxonomies loaded and has a process for each document. Cold, what tieout builds is validated in-process (`run`), one at
a time, as Arelle keeps state in globals; what others filed is always checked in a process of its own (`check`), within
limits.
"""

from tieout.engine._check import check
from tieout.engine._cold import COLD
from tieout.engine._components import programs
from tieout.engine._filed._bounds import die_with, private_memory
from tieout.engine._in_process import run
from tieout.engine._judge import judge, not_run
from tieout.engine._rule_names import REQUIRED
from tieout.engine._types import Engine, EngineCheck, EngineOutput
from tieout.engine._verdict import compare, verdict
from tieout.engine._warm_engine import Warm

__all__ = [
    "COLD",
    "REQUIRED",
    "Engine",
    "EngineCheck",
    "EngineOutput",
    "Warm",
    "check",
    "compare",
    "die_with",
    "judge",
    "not_run",
    "private_memory",
    "programs",
    "run",
    "verdict",
]
