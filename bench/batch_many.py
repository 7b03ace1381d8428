"""Many small packages through ``tieout batch``: ``python -m bench.batch_many [--jobs N] [--engine NAME] [--work DIR]``.

First a run that nothing disturbs, over which the memory of its parent process is sampled. Then the same batch into
another folder, killed (`kill -9`) at random moments and started again; its tables and results must be those of the
first, byte for byte, but for the times. A kill must also leave nothing that writes on: its lock must come free, and
from then on no file may change.

Writes `bench/results/batch-many.json`. The exit code is 1 where anything of this does not hold.
"""

import argparse
import random
import re
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import monotonic, sleep

from bench.batches import RESULTS, rows, started, store, tables
from bench.small import write

from tieout.batch import _lock

_LINE = re.compile(r"^([\d,]+) of ([\d,]+) jobs")
# The parent's memory may grow so far from the first tenth of the jobs to the last.
_FLAT = 1.1
_SEED = 6


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all, and store what was seen."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--jobs", type=int, default=10_000)
    asked.add_argument("--kills", type=int, default=5)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--engine", default="cold")
    asked.add_argument("--work", type=Path, help="a folder for inputs and outputs, which stay there")
    asked.add_argument("--results", type=Path, default=RESULTS / "batch-many.json")
    given = asked.parse_args(arguments)
    options = ("--workers", str(given.workers), "--engine", given.engine)
    with tempfile.TemporaryDirectory(prefix="tieout-many-") as temporary:
        work = given.work or Path(temporary)
        source = write(work / "in", given.jobs)
        seconds, memory = _undisturbed(work / "whole", source, options)
        kills = _killed(work / "killed", source, options, seconds, given.kills)
        return _judged(given, work, seconds, memory, kills)


def _undisturbed(output: Path, source: Path, options: tuple[str, ...]) -> tuple[float, list[tuple[int, int]]]:
    """Seconds, and the parent's memory in KiB by the number of jobs that were done."""
    began = monotonic()
    process = started(output, source, *options)
    assert process.stderr
    seen: list[tuple[int, int]] = []
    for line in process.stderr:
        found = _LINE.match(line)
        if found:
            seen.append((int(found[1].replace(",", "")), _resident(process.pid)))
            print(line, end="", flush=True)
    process.wait()
    return monotonic() - began, seen


def _resident(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def _killed(
    output: Path, source: Path, options: tuple[str, ...], seconds: float, count: int
) -> list[dict[str, float | int | bool]]:
    """Kill so many runs at random moments, and let the last one end; what was seen after each kill."""
    chance = random.Random(_SEED)
    seen: list[dict[str, float | int | bool]] = []
    for _ in range(count):
        process = started(output, source, *options)
        moment = chance.uniform(0.02, 1.6 / (count + 1)) * seconds
        try:
            process.communicate(timeout=moment)
            continue
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
        began = monotonic()
        with _lock.locked(output, (1, 1)):
            free = monotonic() - began
            there = _stamps(output)
            sleep(2)
            seen.append({"after": moment, "lock_free": free, "done": len(there), "still": there == _stamps(output)})
        print(seen[-1], flush=True)
    started(output, source, *options).communicate()
    return seen


def _stamps(output: Path) -> dict[str, int]:
    """The results there are, and when each was written."""
    return {str(path): path.stat().st_mtime_ns for path in (output / "jobs").rglob("*") if path.is_file()}


def _judged(
    given: argparse.Namespace,
    work: Path,
    seconds: float,
    memory: list[tuple[int, int]],
    kills: list[dict[str, float | int | bool]],
) -> int:
    whole, resumed = tables(work / "whole"), tables(work / "killed")
    differing = sorted(name for name in whole.keys() | resumed.keys() if whole.get(name) != resumed.get(name))
    found = rows(work / "whole")
    # While the tables are written, the parent reads results and holds a part of a table: that is not its work on jobs.
    early = max((held for done, held in memory if 0 < done <= max(given.jobs // 10, 1)), default=0)
    most = max((held for done, held in memory if 0 < done < given.jobs), default=0)
    store(
        given.results,
        {
            "jobs": given.jobs,
            "engine": given.engine,
            "workers": given.workers,
            "rows": len(found),
            "statuses": dict(Counter(row["status"] for row in found)),
            "seconds": round(seconds, 1),
            "jobs_a_second": round(given.jobs / seconds, 2),
            "parent_kib_early": early,
            "parent_kib_most": most,
            "parent_kib_by_jobs": memory,
            "kills": kills,
            "files_compared": len(whole),
            "files_differing": differing,
        },
    )
    is_sound = not differing and len(found) == given.jobs and all(kill["still"] for kill in kills)
    return 0 if is_sound and (not early or most <= _FLAT * early) else 1


if __name__ == "__main__":
    sys.exit(main())
