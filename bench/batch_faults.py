"""A batch in which some jobs go wrong: ``python -m bench.batch_faults [--jobs N] [--bad N] [--engine NAME]``.

Of 200 jobs, 10 hang, 10 eat memory, 10 crash the interpreter, half of each in tieout's own stages and half in the
engine (`bench/faults` brings that in; the product has no switch for it), and 10 are hostile. Each must have the row
that says so. The others must have the rows of a batch of their own, in which nothing goes wrong.

Writes `bench/results/batch-faults.json`. The exit code is 1 where anything of this does not hold.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from bench.batches import RESULTS, ROOT, rows, started, store
from bench.small import small, write

FAULTS = ROOT / "bench" / "faults"
EXPECTED = {"hang": "timed out", "eat": "out of memory", "crash": "crashed", "hostile": "refused"}
_PLACES = ("own", "engine")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run both batches, and store what was seen."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--jobs", type=int, default=200)
    asked.add_argument("--bad", type=int, default=10, help="how many of each of the four kinds")
    asked.add_argument("--timeout", type=int, default=30)
    asked.add_argument("--memory-limit", type=int, default=1_000)
    asked.add_argument("--engine", default="cold")
    asked.add_argument("--results", type=Path, default=RESULTS / "batch-faults.json")
    given = asked.parse_args(arguments)
    options = ("--engine", given.engine, "--timeout", str(given.timeout), "--memory-limit", str(given.memory_limit))
    with tempfile.TemporaryDirectory(prefix="tieout-faults-") as temporary:
        work = Path(temporary)
        good = given.jobs - 4 * given.bad
        expected = _bad(write(work / "in", good), given.bad)
        began = monotonic()
        code = started(work / "out", work / "in", *options, before=[FAULTS]).wait()
        seconds = monotonic() - began
        started(work / "alone", write(work / "good", good), *options).wait()
        wrong = _wrong(work, expected)
        found = rows(work / "out")
        store(
            given.results,
            {
                "jobs": given.jobs,
                "bad": 4 * given.bad,
                "engine": given.engine,
                "timeout": given.timeout,
                "memory_limit": given.memory_limit,
                "exit_code": code,
                "seconds": round(seconds, 1),
                "rows": len(found),
                "statuses": dict(Counter(row["status"] for row in found)),
                "alike": good - sum(name.startswith("small") for name in wrong),
                "wrong": wrong,
            },
        )
        return 0 if not wrong and len(found) == given.jobs and code == 3 else 1


def _bad(folder: Path, count: int) -> dict[str, str]:
    """Put the bad ones into the folder; the status that each must have, by its name."""
    expected = {}
    for number in range(count):
        for kind, status in EXPECTED.items():
            place = f"{_PLACES[number % 2]}-" if kind != "hostile" else ""
            name = f"{place}{kind}-{number:02}.xbri"
            content = _hostile(number) if kind == "hostile" else small(number * 10)
            (folder / name).write_bytes(content)
            expected[name] = status
    return expected


def _hostile(number: int) -> bytes:
    """Bytes that are no package that may be opened: cut off, or one whose end speaks of another beginning."""
    whole = small(0)
    return whole[: len(whole) // 2] if number % 2 else whole[:-30] + bytes(30)


def _wrong(work: Path, expected: dict[str, str]) -> dict[str, str]:
    """What is not as it must be, by the name of the submission."""
    found = {row["name"]: row for row in rows(work / "out")}
    alone = {row["name"]: row for row in rows(work / "alone")}
    wrong = {
        name: f"{found[name]['status']} instead of {status}"
        for name, status in expected.items()
        if found[name]["status"] != status
    }
    for name, row in alone.items():
        # A job's own name holds where its source lies.
        same = {key: value for key, value in row.items() if key not in {"job", "source"}}
        differing = [key for key, value in same.items() if found[name][key] != value]
        if differing:
            wrong[name] = f"differs from the one alone in {', '.join(differing)}"
    return wrong


if __name__ == "__main__":
    sys.exit(main())
