"""The tables over all jobs: made from the results in the order of their keys, so that two runs give the same bytes."""

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import IO, Any

from tieout.batch import _record
from tieout.batch._parquet import COUNTS, FLAG, REAL, TEXT, TEXTS, WHOLE, Columns, Writer
from tieout.batch._places import result_name, times_name
from tieout.batch._plan import Plan
from tieout.batch._record import FACT_COLUMNS, FINDING_COLUMNS, Row
from tieout.batch._results import Results
from tieout.batch._types import Job, Outcome
from tieout.export import check

RESULTS_CSV, RESULTS, FACTS = "results.csv", "results.parquet", "facts.parquet"
FINDINGS, TIMINGS, RUN = "findings.parquet", "timings.parquet", "run.json"
TABLES = (RESULTS_CSV, RESULTS, FACTS, FINDINGS, TIMINGS)
# A partition for each first digit of the key.
PARTITIONS = "0123456789abcdef"
STAGES = ("read", "check", "build", "engine", "write")

_JOB: Columns = (("job", TEXT), ("key", TEXT), ("source", TEXT))
RESULT_COLUMNS: Columns = (
    *_JOB,
    *(
        (name, TEXT)
        for name in ("kind", "form", "name", "sha256", "status", "verdict", "policy", "profile", "profile_reason")
    ),
    *((name, WHOLE) for name in ("facts", "errors", "warnings", "infos")),
    *(("codes", COUNTS), ("output", TEXT), ("message", TEXT)),
)
_KINDS = {"number": WHOLE, "line": WHOLE, "facts": TEXTS, "is_numeric": FLAG, "is_nil": FLAG, "is_hidden": FLAG}
FINDINGS_COLUMNS: Columns = (*_JOB, *((name, _KINDS.get(name, TEXT)) for name in FINDING_COLUMNS))
FACTS_COLUMNS: Columns = (*_JOB, *((name, _KINDS.get(name, TEXT)) for name in FACT_COLUMNS))
TIMING_COLUMNS: Columns = (*_JOB, ("seconds", REAL), ("memory", WHOLE), *((name, REAL) for name in STAGES))


class MissingError(Exception):
    """A result that a job said it had stored is not there."""


def write(plan: Plan, results: Results, folder: Path) -> int:
    """Make every table of a run in ``folder``; the number of rows, one a job."""
    with ExitStack() as stack:
        made = stack.enter_context((folder / RESULTS_CSV).open("w", encoding="utf-8", newline=""))
        table = _Results(made, stack.enter_context(closing(Writer(folder / RESULTS, RESULT_COLUMNS))))
        timings = stack.enter_context(closing(Writer(folder / TIMINGS, TIMING_COLUMNS)))
        for part in PARTITIONS:
            with (
                closing(Writer(_partition(folder / FACTS, part), FACTS_COLUMNS)) as facts,
                closing(Writer(_partition(folder / FINDINGS, part), FINDINGS_COLUMNS)) as findings,
            ):
                for job, outcome in plan.done(part):
                    timings.add(_timing(job, outcome, results))
                    table.add(_job(job, outcome, results, facts, findings))
        return table.count


def _partition(folder: Path, part: str) -> Path:
    """The file of a partition, laid out as Hive does, which pandas, DuckDB and Spark know."""
    return folder / f"part={part}" / "0.parquet"


class _Results:
    """One row a job, in both formats."""

    def __init__(self, text: IO[str], table: Writer) -> None:
        self._text, self._table, self.count = text, table, 0
        self._line([name for name, _ in RESULT_COLUMNS])

    def add(self, row: Row) -> None:
        """Add the row of a job."""
        self._line([check.cell(_shown(value)) for value in row])
        self._table.add(row)
        self.count += 1

    def _line(self, cells: Sequence[str]) -> None:
        quoted = (f'"{cell.replace(chr(34), chr(34) * 2)}"' if set(cell) & set(',"\r\n') else cell for cell in cells)
        self._text.write(",".join(quoted) + "\n")


def _shown(value: object) -> str:
    """A value as a cell; counts by code as ``code=2``, with spaces between."""
    if isinstance(value, dict):
        return " ".join(f"{name}={count}" for name, count in value.items())
    return str(value)


def _job(job: Job, outcome: Outcome, results: Results, facts: Writer, findings: Writer) -> Row:
    """Write the facts and findings of a job; its row."""
    names = (job.id, outcome.key, job.source)
    failure = outcome.failure
    if failure is not None:
        findings.add((*names, 1, failure.code, "error", "", "", 0, "", [], failure.message, failure.help))
        codes = {failure.code: 1}
        empty = ("", outcome.status, "", "", "", "")
        return (*names, job.kind, "", Path(job.source).name, *empty, 0, 1, 0, 0, codes, "", failure.message)
    data = results.read(result_name(outcome.key))
    if data is None:
        raise MissingError(job.source)
    for is_finding, row in _record.rows(data):
        (findings if is_finding else facts).add((*names, *row))
    return _row(names, _record.head(data))


def _row(names: Row, head: Mapping[str, Any]) -> Row:
    ruling = head["policy"]
    return (
        *names,
        *(head["kind"], head["form"], head["name"], head["sha256"], head["status"], head["verdict"]),
        ruling["outcome"] if ruling else "",
        *(head["profile"], head.get("profile_reason", "")),
        *(head["facts"], head["errors"], head["warnings"], head["infos"], head["codes"]),
        *(head["output"], ""),
    )


def _timing(job: Job, outcome: Outcome, results: Results) -> Row:
    """What a job took, in this run or in the one that did it; unknown where that run was stopped just then."""
    took: dict[str, Any] = {"seconds": outcome.seconds, "memory": outcome.memory, "stages": dict(outcome.stages)}
    if outcome.unchanged:
        data = results.read(times_name(outcome.key))
        took = json.loads(data) if data else {"seconds": None, "memory": None, "stages": {}}
    stages = took["stages"]
    return job.id, outcome.key, job.source, took["seconds"], took["memory"], *(stages.get(name) for name in STAGES)


__all__ = [
    "FACTS",
    "FACTS_COLUMNS",
    "FINDINGS",
    "FINDINGS_COLUMNS",
    "PARTITIONS",
    "RESULTS",
    "RESULTS_CSV",
    "RESULT_COLUMNS",
    "RUN",
    "STAGES",
    "TABLES",
    "TIMINGS",
    "TIMING_COLUMNS",
    "MissingError",
    "write",
]
