"""What the benches of a batch share: runs in a process of their own, their tables, and the machine they ran on."""

import csv
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.small import PROFILE

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "bench" / "results"
_COMMAND = "from tieout.cli import main; main()"


def started(output: Path, source: Path, *options: str, before: Sequence[Path] = ()) -> "subprocess.Popen[str]":
    """``tieout batch`` on a folder; ``before`` are folders that modules are looked for in first."""
    paths = os.pathsep.join([*map(str, before), str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-c", _COMMAND, "batch", str(source), "-o", str(output), "--profile", PROFILE, *options]
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONUNBUFFERED": "1"}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdout=quiet, stderr=subprocess.PIPE, text=True)


def rows(output: Path) -> list[dict[str, str]]:
    """The rows of `results.csv`."""
    with (output / "results.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tables(output: Path) -> dict[str, bytes]:
    """Every table and every result by its path, but for those that hold times."""
    tops = ("results.csv", "results.parquet", "facts.parquet", "findings.parquet", "run.json", "jobs", "built")
    found = (path for top in tops for path in _files(output / top))
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def _files(top: Path) -> Iterable[Path]:
    return (path for path in top.rglob("*") if path.is_file()) if top.is_dir() else ([top] if top.is_file() else [])


def store(path: Path, data: Mapping[str, Any]) -> None:
    """Write results with the machine and the versions, and print them."""
    machine = {
        "processors": len(os.sched_getaffinity(0)),
        "memory_mib": os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**20,
        "system": platform.platform(),
        "python": platform.python_version(),
        **{each: version(each) for each in ("arelle-release", "pyarrow", "lxml")},
    }
    text = json.dumps({"machine": machine, **data}, indent=2) + "\n"
    path.write_text(text, encoding="utf-8")
    print(text)


__all__ = ["RESULTS", "ROOT", "rows", "started", "store", "tables"]
