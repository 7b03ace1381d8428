"""What the tables of one or several batches say together: verdicts, the slowest, the most frequent, time by stage."""

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tieout.batch import _parquet, _tables
from tieout.batch._extras import no_tables
from tieout.batch._objects import Objects, StoreError
from tieout.batch._urls import is_url
from tieout.diagnostics import Finding
from tieout.diagnostics import codes_batch as codes

_MOST = 10


@dataclass(slots=True)
class Report:
    """Counts over all jobs of the folders.

    ``slowest`` are (seconds, source) pairs; ``codes`` the number of findings and of jobs by code; ``stages`` the
    seconds by stage; ``memory`` the most private memory of a job in bytes; ``failing`` are (status, source, message) of
    the first jobs without a verdict.
    """

    jobs: int = 0
    facts: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    profiles: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    jobs_by_code: Counter[str] = field(default_factory=Counter)
    failing: list[tuple[str, str, str]] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    stages: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    memory: int = 0


def report(folders: Sequence[Path | str]) -> tuple[Report | None, tuple[Finding, ...]]:
    """Read the tables of every folder; None with a finding where one has none."""
    if not _parquet.is_installed():
        return None, (no_tables(),)
    with TemporaryDirectory(prefix="tieout-batch-") as copies:
        try:
            return _reported([_here(folder, Path(copies, str(at))) for at, folder in enumerate(folders)])
        except StoreError as error:
            return None, (codes.STORE.at(None, url=error.url, why=error.why),)


def _here(folder: Path | str, copy: Path) -> tuple[str, Path]:
    """How a folder is shown, and where its tables can be read: of a URL they are fetched."""
    if isinstance(folder, Path) or not is_url(folder):
        return Path(folder).as_posix(), Path(folder)
    copy.mkdir()
    for name in (_tables.RUN, _tables.RESULTS, _tables.TIMINGS):
        Objects().fetch(f"{folder.rstrip('/')}/{name}", copy / name)
    return folder, copy


def _reported(named: Sequence[tuple[str, Path]]) -> tuple[Report | None, tuple[Finding, ...]]:
    findings = tuple(_unfit(*each) for each in named)
    told = tuple(finding for finding in findings if finding)
    if told:
        return None, told
    found = Report()
    folders = [folder for _, folder in named]
    for folder in folders:
        _add_results(found, folder / _tables.RESULTS)
    found.slowest = heapq.nlargest(_MOST, _times(found, folders))
    return found, ()


def _unfit(shown: str, folder: Path) -> Finding | None:
    if (folder / _tables.RUN).is_file():
        return None
    why = "run.json is missing" if folder.is_dir() else "it is no folder"
    return codes.NO_RESULTS.at(None, folder=shown, why=why)


def _add_results(found: Report, table: Path) -> None:
    columns = ("source", "status", "profile", "facts", "codes", "message")
    for source, status, profile, facts, by_code, message in _parquet.rows(table, columns):
        found.jobs += 1
        found.facts += facts
        found.statuses[status] += 1
        found.profiles[profile or "none"] += 1
        found.codes.update(dict(by_code))
        found.jobs_by_code.update(code for code, _ in by_code)
        if message and len(found.failing) < _MOST:
            found.failing.append((status, source, message))


def _times(found: Report, folders: Sequence[Path]) -> Iterator[tuple[float, str]]:
    for folder in folders:
        columns = ("source", "seconds", "memory", *_tables.STAGES)
        for source, seconds, memory, *stages in _parquet.rows(folder / _tables.TIMINGS, columns):
            found.memory = max(found.memory, memory or 0)
            found.stages.update({name: took for name, took in zip(_tables.STAGES, stages, strict=True) if took})
            if seconds is not None:
                found.seconds += seconds
                yield seconds, source


__all__ = ["Report", "report"]
