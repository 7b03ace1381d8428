"""Where things stand in an output folder, and how small files are put there."""

import json
import shutil
from pathlib import Path

from tieout.batch._results import Results
from tieout.batch._types import Outcome


def result_name(key: str) -> str:
    """Where the result under a key stands in the output folder."""
    return f"jobs/{key[:2]}/{key}.jsonl.gz"


def times_name(key: str) -> str:
    """Where the times of a job stand, which are no part of its result."""
    return f"times/{key[:2]}/{key}.json"


def built_name(key: str) -> str:
    """Where the files that a build makes stand."""
    return f"built/{key[:2]}/{key}"


def put_bytes(results: Results, folder: Path, name: str, content: bytes) -> None:
    """Put a file of these bytes, made in ``folder`` first."""
    made = folder / name.rpartition("/")[2]
    made.write_bytes(content)
    results.put(name, made)


def put_times(results: Results, folder: Path, outcome: Outcome) -> None:
    """Store what a job took, beside its result."""
    data = {"seconds": outcome.seconds, "memory": outcome.memory, "stages": dict(outcome.stages)}
    put_bytes(results, folder, times_name(outcome.key), json.dumps(data).encode())


def emptied(folder: Path) -> Path:
    """A folder with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


__all__ = ["built_name", "emptied", "put_bytes", "put_times", "result_name", "times_name"]
