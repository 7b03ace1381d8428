"""The validation engine behind one face: Arelle and the ixbrl-viewer, offline and fail-closed.

What tieout builds is validated in-process: Arelle keeps state in globals of the process, so one `run` happens at a time
in a process. What others filed is checked in a process of its own (`check`), within limits; Arelle is then loaded there
only.
"""

from tieout.engine._check import check
from tieout.engine._cold import COLD
from tieout.engine._components import programs
from tieout.engine._filed._bounds import die_with
from tieout.engine._in_process import run
from tieout.engine._judge import judge, not_run
from tieout.engine._rule_names import REQUIRED
from tieout.engine._types import Engine, EngineCheck, EngineOutput
from tieout.engine._verdict import compare, verdict

__all__ = [
    "COLD",
    "REQUIRED",
    "Engine",
    "EngineCheck",
    "EngineOutput",
    "check",
    "compare",
    "die_with",
    "judge",
    "not_run",
    "programs",
    "run",
    "verdict",
]
