"""The public ESEF 2021 suite through Arelle's own command line, and tieout held against it.

`python -m bench.command_line run [AT-ONCE]` gives each of the 213 cases to a process of its own, as
`python -m arelle.CntlrCmdLine` with the options that run the rule sets of profile `esef-2021`, and keeps what it said
in `bench/results/esef-2021-command-line.csv`, a golden file: a case that stands there is not run again.

`python -m bench.command_line compare [CASE…]` checks the cases with tieout and tells where its messages differ.
"""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bench import conformance
from bench.conformance import SHARED, Case

from tieout.diagnostics import Finding, Severity
from tieout.engine import COLD, Engine

GOLDEN = conformance.ROOT / "bench" / "results" / "esef-2021-command-line.csv"
SECONDS = 900
FIELDS = ("group", "case", "exit", "level", "code", "told", "distinct")
_PACKAGES = ("esef-2021-03-24.zip", "ifrs-2021-03-24.zip", "lei-2020-07-02.zip")
_SYSTEM, _SYSTEM_OF_PAGES = "esef-2021", "esef-unconsolidated-2021"
_INLINE = (b"http://www.xbrl.org/2013/inlineXBRL", b"http://www.xbrl.org/2008/inlineXBRL")
# What Arelle says of its own progress, mostly with durations; tieout leaves the same out.
_PROGRESS = frozenset({"", "info", "info:profileActivity", "info:profileStats"})
# tieout's name for a message to which Arelle gives no code.
_NO_CODE = "engine.message"
_ERRORS = frozenset({"ERROR", "ERROR-SEMANTIC", "CRITICAL", "INCONSISTENCY", "ASSERTION-NOT-SATISFIED"})
# Arelle only warns of it; to tieout it is an error.
_RAISED = frozenset({"arelle:duplicateFacts"})

Key = tuple[str, str]
Row = tuple[str, str, str, str, str, int, int]
Told = Counter[tuple[Severity, str]]


def row_key(case: Case) -> Key:
    return case.group, case.name


def told_by_command_line(case: Case, shared: Path) -> tuple[Row, ...]:
    """What the command line says of a case: one row for each level and code, one without them where it is silent.

    ``told`` counts the messages, ``distinct`` those that differ in level, code, text or references: a message that is
    given twice is one.
    """
    with tempfile.TemporaryDirectory(prefix="command-line-") as name:
        folder = Path(name)
        code, messages = _run(folder, _filed(folder, case, shared), shared)
    heard = [each for each in messages if not _is_progress(each)]
    told = Counter(_level_and_code(each) for each in heard)
    once = Counter(key[:2] for key in {(*_level_and_code(each), _text(each), _references(each)) for each in heard})
    rows = [(level, code_, told[level, code_], once[level, code_]) for level, code_ in sorted(told)]
    return tuple((*row_key(case), str(code), *row) for row in rows or [("", "", 0, 0)])


def _filed(folder: Path, case: Case, shared: Path) -> Path:
    """The case's input in a folder of its own, with the files beside it."""
    submission = conformance.submission(case, shared)
    file = folder / "filed" / submission.name
    for name, content in (*submission.companions, (submission.name, submission.content)):
        path = file.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return file


def _run(folder: Path, file: Path, shared: Path) -> tuple[int, list[dict[str, Any]]]:
    log = folder / "log.json"
    is_bare = file.suffix == ".xhtml" and not any(mark in file.read_bytes() for mark in _INLINE)
    packages = () if is_bare else tuple(shared / "taxonomies" / name for name in _PACKAGES)
    command = [
        *(sys.executable, "-P", "-m", "arelle.CntlrCmdLine", "--file", str(file), "--validate"),
        *("--plugins", "validate/ESEF", "--disclosureSystem", _SYSTEM_OF_PAGES if is_bare else _SYSTEM),
        *("--calc", "round-to-nearest", "--utr", "--validateDuplicateFacts", "inconsistent"),
        *("--baseTaxonomyValidation", "none", "--internetConnectivity", "offline", "--disablePersistentConfig"),
        *(word for path in packages for word in ("--packages", str(path))),
        *("--uiLang", "en", "--logFile", str(log)),
    ]
    own = {name: str(folder) for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    environment = {"PATH": os.environ["PATH"], **own, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    quiet = subprocess.DEVNULL
    done = subprocess.run(
        command, cwd=folder, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, timeout=SECONDS, check=False
    )
    return done.returncode, json.loads(log.read_text(encoding="utf-8"))["log"] if log.is_file() else []


def _level_and_code(message: Mapping[str, Any]) -> tuple[str, str]:
    return message["level"].upper(), message["code"]


def _text(message: Mapping[str, Any]) -> str:
    return str(message["message"]["text"])


def _references(message: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((str(ref.get("href", "")), str(ref.get("sourceLine", ""))) for ref in message.get("refs", ()))


def _is_progress(message: Mapping[str, Any]) -> bool:
    level, code = _level_and_code(message)
    return code in _PROGRESS and level in ("INFO", "DEBUG")


def read(text: str) -> dict[Key, tuple[Row, ...]]:
    """The golden file's rows by case."""
    rows: dict[Key, tuple[Row, ...]] = {}
    for line in csv.DictReader(io.StringIO(text)):
        words = tuple(line[name] for name in FIELDS[:5])
        row: Row = (*words, int(line["told"]), int(line["distinct"]))  # type: ignore[assignment]
        rows[row[:2]] = (*rows.get(row[:2], ()), row)
    return rows


def write(rows: Mapping[Key, Sequence[Row]], order: Iterable[Case]) -> str:
    """Rows as CSV, the cases in the order of the suite."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(FIELDS)
    for case in order:
        writer.writerows(rows.get(row_key(case), ()))
    return buffer.getvalue()


def expected(rows: Iterable[Row]) -> Told:
    """The command line's messages as severity and code, as often as tieout is to give each.

    The mapping is written out here once more, so that a slip in tieout's own is seen.
    """
    told: Told = Counter()
    for _, _, _, level, code, _, distinct in rows:
        if distinct:
            told[_severity(level, code), code or _NO_CODE] += distinct
    return told


def _severity(level: str, code: str) -> Severity:
    if code in _RAISED or level in _ERRORS:
        return Severity.ERROR
    return Severity.WARNING if level.startswith("WARNING") else Severity.INFO


def told_by_tieout(findings: Iterable[Finding]) -> Told:
    """The engine's messages among findings, as severity and code."""
    return Counter((finding.severity, finding.code) for finding in findings if finding.source)


def differences(rows: Iterable[Row], findings: Iterable[Finding]) -> tuple[str, ...]:
    """Where the engine's messages among ``findings`` are not the command line's: one line for each code."""
    golden, found = expected(rows), told_by_tieout(findings)
    return tuple(
        f"{severity.word} {code}: {golden[severity, code]} by the command line, {found[severity, code]} by tieout"
        for severity, code in sorted({*golden, *found})
        if golden[severity, code] != found[severity, code]
    )


def compared(case: Case, rows: Iterable[Row], shared: Path, engine: Engine = COLD) -> tuple[str, ...]:
    """Check a case with tieout and tell where its messages differ from the command line's."""
    return differences(rows, conformance.checked(case, shared, engine).result.findings)


def run(at_once: int) -> None:
    """Give the cases that the golden file lacks to the command line; the file is whole after each."""
    every = conformance.cases(SHARED)
    rows = read(GOLDEN.read_text(encoding="utf-8")) if GOLDEN.is_file() else {}
    lacking = [case for case in every if row_key(case) not in rows]
    with ThreadPoolExecutor(at_once) as pool:
        for case, told in zip(lacking, pool.map(lambda each: told_by_command_line(each, SHARED), lacking), strict=True):
            rows[row_key(case)] = told
            beside = GOLDEN.with_suffix(".part")
            beside.write_text(write(rows, every), encoding="utf-8", newline="")
            beside.replace(GOLDEN)
            print(len(rows), *row_key(case), flush=True)


def compare(names: Sequence[str]) -> Iterator[str]:
    """A line for each difference, over the cases named ``group/case`` or all."""
    rows = read(GOLDEN.read_text(encoding="utf-8"))
    chosen = [case for case in conformance.cases(SHARED) if not names or f"{case.group}/{case.name}" in names]
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda case: compared(case, rows[row_key(case)], SHARED), chosen)
        for case, told in zip(chosen, found, strict=True):
            yield from (f"{case.group}/{case.name} {line}" for line in told)
    yield f"{len(chosen)} cases compared"


def main(words: Sequence[str]) -> None:
    match words:
        case ["run", *rest] if len(rest) < 2:
            run(int(rest[0]) if rest else 2)
        case ["compare", *names]:
            for line in compare(names):
                print(line, flush=True)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
