"""The public ESEF 2021 suite through `tieout batch`, held against Arelle's command line: `python -m bench.esef_batch`.

Every case is given under its own name, in a folder of its own, by a manifest. Codes and severities of the engine's
messages must be those of the golden file of `bench.command_line` on every case, as often as they are told, and the
verdict that of a check by itself (`bench/results/esef-2021.csv`). What is refused never gets to the engine, and is
listed with its reason. What was seen is stored in `bench/results/esef-2021-batch.json`; the exit code is 1 where
anything differs.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import monotonic

from bench import command_line, conformance
from bench.batches import rows
from bench.conformance import SHARED, Case
from pyarrow import dataset

from tieout import batch
from tieout.batch import BatchOptions
from tieout.diagnostics import Severity

RESULTS = conformance.ROOT / "bench" / "results" / "esef-2021-batch.json"
_SEVERITIES = {severity.word: severity for severity in Severity}


def laid_out(cases: tuple[Case, ...], folder: Path) -> dict[str, Case]:
    """The cases' files below a folder, and each case by the path of its file from there."""
    found = {}
    for case in cases:
        submission = conformance.submission(case, SHARED)
        path = folder / case.group / case.name / submission.name
        for name, content in ((submission.name, submission.content), *submission.companions):
            (path.parent / name).parent.mkdir(parents=True, exist_ok=True)
            (path.parent / name).write_bytes(content)
        found[path.relative_to(folder).as_posix()] = case
    return found


def told(output: Path) -> Mapping[str, command_line.Told]:
    """The engine's messages as severity and code, by the source of the job."""
    table = dataset.dataset(output / "findings.parquet", partitioning="hive").to_table(
        columns=["source", "code", "severity", "level"]
    )
    found: dict[str, command_line.Told] = {}
    for row in table.to_pylist():
        if row["level"]:
            found.setdefault(row["source"], Counter())[_SEVERITIES[row["severity"]], row["code"]] += 1
    return found


def differences(output: Path, cases: Mapping[str, Case], folder: Path) -> Iterator[str]:
    """A line for each case whose messages or verdict differ."""
    golden = command_line.read(command_line.GOLDEN.read_text(encoding="utf-8"))
    alone = {(each.group, each.case): each.verdict for each in conformance.read(conformance.RESULTS.read_text())}
    messages = told(output)
    found = rows(output)
    if len(found) != len(cases):
        yield f"{len(cases)} cases gave {len(found)} rows"
    for row in found:
        if row["status"] == "refused":
            continue
        case = cases[Path(row["source"]).relative_to(folder).as_posix()]
        expected = command_line.expected(golden[command_line.row_key(case)])
        if messages.get(row["source"], Counter()) != expected:
            yield f"{case.group}/{case.name}: other messages than the command line's"
        if row["verdict"] != alone[case.group, case.name]:
            yield f"{case.group}/{case.name}: {row['verdict']}, by itself {alone[case.group, case.name]}"


def refused(output: Path) -> dict[str, str]:
    """The codes of what was refused, by the name of the file."""
    return {row["name"]: row["codes"] for row in rows(output) if row["status"] == "refused"}


def main() -> int:
    """Run the suite, compare, and store what was seen."""
    cases = conformance.cases(SHARED)
    with tempfile.TemporaryDirectory(prefix="tieout-esef-") as name:
        folder = Path(name).resolve()
        found = laid_out(cases, folder / "in")
        manifest = folder / "cases.jsonl"
        manifest.write_text("".join(json.dumps({"path": f"in/{path}"}) + "\n" for path in found), encoding="utf-8")
        options = BatchOptions(
            (str(manifest),), folder / "out", conformance.PROFILE, (SHARED / "taxonomies",), workers=2
        )
        began = monotonic()
        result = batch.run(options)
        seconds = monotonic() - began
        differing = list(differences(folder / "out", found, folder / "in"))
        turned_away = refused(folder / "out")
    seen = {
        "cases": len(cases),
        "rows": result.rows,
        "workers": 2,
        "seconds": round(seconds),
        "statuses": result.statuses,
        "refused": turned_away,
    }
    RESULTS.write_text(json.dumps({**seen, "differences": differing}, indent=2) + "\n", encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
