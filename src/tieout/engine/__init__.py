"""The validation engine behind one face: Arelle and the ixbrl-viewer, in-process, offline and fail-closed.

Arelle keeps state in globals of the process, so one run happens at a time in a process; run packages in parallel in
processes of their own.
"""

from tieout.engine._rules import REQUIRED
from tieout.engine._run import EngineOutput, run
from tieout.engine._verdict import compare, verdict

__all__ = ["REQUIRED", "EngineOutput", "compare", "run", "verdict"]
