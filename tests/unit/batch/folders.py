"""Folders of small submissions for tests of a batch, and what a run leaves of them."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.support.engines import FAULTY, QUICK
from tests.unit.check.made import zipped
from tieout.batch import BatchOptions

__all__ = ["FAULTY", "QUICK", "asked", "filled", "rows", "tables"]


def filled(folder: Path, names: Iterable[str], content: str = "") -> Path:
    """A folder with a small package of each name; the bytes follow from the name, or are those given."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        text = content or name
        (folder / name).write_bytes(zipped({"a/reports/page.txt": text.encode()}))
    return folder


def asked(output: Path | str, *sources: Path | str, **more: Any) -> BatchOptions:
    """A batch with the engine that fails where a name says so, by a profile that is named."""
    defaults: dict[str, Any] = {"engine": FAULTY, "profile": "ifrs", "workers": 2}
    return BatchOptions(tuple(str(source) for source in sources), output, **{**defaults, **more})


def rows(output: Path | str) -> list[dict[str, str]]:
    """The rows of `results.csv`."""
    with Path(output, "results.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tables(output: Path) -> dict[str, bytes]:
    """Every file of a run's output by its path, but for what holds times."""
    files = (path for path in output.rglob("*") if path.is_file())
    named = {path.relative_to(output).as_posix(): path.read_bytes() for path in files}
    return {name: data for name, data in named.items() if not name.startswith(("tim", ".tieout-batch.lock", "shards"))}
