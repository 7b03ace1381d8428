"""The public ESEF 2021 conformance suite through `engine.check`: `python -m bench.conformance [CASE…]`.

Every case is given under its own name, two at once. A case that is meant to be valid counts as reached where nothing is
an error; another one where one of its expected codes is among the engine's (last segment), at any severity, or where
anything is an error if the suite names no code. A case whose inputs name a taxonomy package that is not here is not
run, with the engine's codes listed all the same.

Without arguments all cases run, and `bench/results/esef-2021.csv` and the table in `docs/conformance.md` are written.
"""

import csv
import hashlib
import io
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass, fields
from pathlib import Path, PurePosixPath

from tieout import engine
from tieout.diagnostics import Severity
from tieout.engine import COLD, Engine, EngineCheck
from tieout.model import Verdict
from tieout.model.submission import Submission, SubmissionKind
from tieout.profiles import PROFILES

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
RESULTS = ROOT / "bench" / "results" / "esef-2021.csv"
PAGE = ROOT / "docs" / "conformance.md"
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"
PROFILE = "esef-2021"


@dataclass(frozen=True, slots=True)
class Case:
    """One case of the suite: its group and name, the member of the suite's archive, and what is expected."""

    group: str
    name: str
    member: str
    is_valid: bool
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a case; codes are parted by blanks, ``errors`` those of findings that are errors."""

    group: str
    case: str
    expected: str
    verdict: str
    outcome: str
    errors: str
    codes: str


def cases(shared: Path) -> tuple[Case, ...]:
    """All cases in the order of the suite."""
    text = (shared / "conformance" / "esef2021_cases.csv").read_text(encoding="utf-8")
    return tuple(
        Case(
            group=PurePosixPath(row["dir"]).name,
            name=row["id"],
            member=f"{row['dir']}/{row['input']}",
            # One case names neither a verdict nor a code; its description and its name say that it is valid.
            is_valid=row["expected"] != "invalid" and not row["errors"],
            codes=tuple(row["errors"].split(";")) if row["errors"] else (),
        )
        for row in csv.DictReader(io.StringIO(text))
    )


def submission(case: Case, shared: Path) -> Submission:
    """The case's input under its own name; a page by itself comes with the images beside it."""
    with zipfile.ZipFile(shared / "conformance" / "esef_conformance_suite_2021.zip") as suite:
        content = suite.read(case.member)
        path = PurePosixPath(case.member)
        is_page = path.suffix == ".xhtml"
        beside = [
            name for name in suite.namelist() if is_page and name.startswith(f"{path.parent}/") and name != str(path)
        ]
        files = tuple(
            (name[len(str(path.parent)) + 1 :], suite.read(name)) for name in beside if not name.endswith("/")
        )
    kind = SubmissionKind.PAGE if is_page else SubmissionKind.ZIP
    return Submission(path.name, kind, content, hashlib.sha256(content).hexdigest(), files)


def tried(case: Case, shared: Path) -> Outcome:
    """Check one case and say what came of it."""
    return outcome(case, checked(case, shared))


def checked(case: Case, shared: Path, with_engine: Engine = COLD) -> EngineCheck:
    """Check one case with the taxonomy packages beside the project."""
    profile = next(each for each in PROFILES if each.name == PROFILE)
    return with_engine.check(submission(case, shared), profile, [shared / "taxonomies"])


def outcome(case: Case, check: EngineCheck) -> Outcome:
    """What came of a case that was checked."""
    verdict = engine.judge(check)
    codes = sorted({finding.code for finding in check.result.findings if finding.source})
    errors = sorted({finding.code for finding in check.result.findings if finding.severity is Severity.ERROR})
    expected = "valid" if case.is_valid else " ".join(case.codes) or "invalid"
    came = "reached" if reached(case, errors, codes) else "not run" if verdict is Verdict.NOT_RUN else "missed"
    return Outcome(case.group, case.name, expected, verdict.value, came, " ".join(errors), " ".join(codes))


def reached(case: Case, errors: Sequence[str], codes: Sequence[str]) -> bool:
    """Whether the codes found are as the suite expects; of a case without codes only that it is not valid."""
    if case.is_valid or not case.codes:
        return bool(errors) is not case.is_valid
    return not {code.rpartition(".")[2] for code in codes}.isdisjoint(case.codes)


def run(chosen: Iterable[Case], shared: Path) -> Iterator[Outcome]:
    """Two cases at once, each in a worker of its own; outcomes as they come, in the order of the cases."""
    with ThreadPoolExecutor(2) as pool:
        yield from pool.map(lambda case: tried(case, shared), chosen)


def write(outcomes: Sequence[Outcome]) -> str:
    """Outcomes as CSV."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(field.name for field in fields(Outcome))
    writer.writerows(astuple(outcome) for outcome in outcomes)
    return buffer.getvalue()


def read(text: str) -> tuple[Outcome, ...]:
    """Outcomes from CSV."""
    return tuple(Outcome(**row) for row in csv.DictReader(io.StringIO(text)))


def table(outcomes: Sequence[Outcome]) -> str:
    """The outcomes by group as a table in Markdown, with their sum."""
    groups = dict.fromkeys(outcome.group for outcome in outcomes)
    lines = ["| group | cases | reached | not run | missed |", "| --- | --- | --- | --- | --- |"]
    lines += [_line(group, [each for each in outcomes if each.group == group]) for group in groups]
    return "\n".join([*lines, _line("**all**", outcomes)]) + "\n"


def _line(name: str, outcomes: Sequence[Outcome]) -> str:
    counts = (sum(each.outcome == word for each in outcomes) for word in ("reached", "not run", "missed"))
    return f"| {name} | {len(outcomes)} | {' | '.join(str(count) for count in counts)} |"


def main(names: Sequence[str]) -> None:
    """Run the cases named ``group/case``, or all, and say what was not reached."""
    chosen = [case for case in cases(SHARED) if not names or f"{case.group}/{case.name}" in names]
    outcomes: list[Outcome] = []
    for tried_ in run(chosen, SHARED):
        outcomes.append(tried_)
        if names or tried_.outcome != "reached":
            print(tried_, flush=True)
    if not names:
        RESULTS.write_text(write(outcomes), encoding="utf-8", newline="")
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        page = before + BEGIN + "\n" + table(outcomes) + "\n" + END + rest.partition(END)[2]
        PAGE.write_text(page, encoding="utf-8", newline="")
    print(table(outcomes).splitlines()[-1])


if __name__ == "__main__":
    main(sys.argv[1:])
