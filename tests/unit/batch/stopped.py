"""A run in a process of its own, to be stopped: ``python -m tests.unit.batch.stopped OUTPUT SOURCE [RSS]``.

With a third argument it writes there, line by line, how many jobs were done and the memory of this process in KiB.
"""

import sys
from pathlib import Path

from tests.unit.batch.folders import QUICK, asked
from tieout.batch import Progress, _lease, is_url, run


def _resident() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def main() -> None:
    """Run the batch."""
    output, source, *log = sys.argv[1:]
    seen: list[str] = []

    def tell(progress: Progress) -> None:
        if log and progress.done % 20 == 0:
            seen.append(f"{progress.done} {_resident()}\n")

    # A lock of a run that was killed is in the way for a moment only.
    _lease._PATIENCE = 1.0
    place = output if is_url(output) else Path(output)
    options = asked(place, source, engine=QUICK) if log else asked(place, source)
    run(options, tell)
    if log:
        Path(log[0]).write_text("".join(seen))


if __name__ == "__main__":
    main()
