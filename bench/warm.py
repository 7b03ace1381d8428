"""Whether a warm engine gives the cold engine's verdict: `python -m bench.warm [FIRST LAST] [meddle | esef]`.

Submissions made wrong at random (`bench.mutate`), those made wrong on purpose (``tests/cases/check``), those that
meddle with the taxonomy they import (`bench.meddle`) and the public ESEF suite go through `engine.check` twice: anew
for each, and with taxonomies kept loaded. Everything that is said must be the same: findings with their code, severity,
text, place and facts, as often as they are told; rule sets, components, facts, and the report as loaded. The outcomes
are stored in `bench/results/warm.csv`: how each was examined, and what differs (nothing).

Where the engine leaves an order in a text to chance, tieout sorts it (`engine._messages`), so texts are compared as
they are; but for `CHANCE`, whose texts name whichever fact of a set came first.
"""

import csv
import io
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from bench import conformance
from bench.fuzz import bases, built
from bench.meddle import base, meddled
from bench.mutate import Filed, mutated
from tests.engine.conftest import ESEF
from tests.support.mutations import altered, cases

from tieout import engine
from tieout.diagnostics import Finding
from tieout.engine import COLD, Engine, EngineCheck, Warm
from tieout.model.submission import Submission
from tieout.package.intake import inspect
from tieout.profiles import PROFILES, WIDEST, Profile
from tieout.regulator import choose

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
RESULTS = ROOT / "bench" / "results" / "warm.csv"
SEEDS = 400
CHANCE = frozenset({"err:FORG0001"})


@dataclass(frozen=True, slots=True)
class Document:
    """A submission with a name for it, and the profile it is checked by."""

    name: str
    submission: Submission
    profile: Profile


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a document: its verdict, whether it was examined warm (or why not), and what differs."""

    document: str
    verdict: str
    messages: int
    warm: str
    differs: str


def compared(document: Document, packages: Sequence[Path], warm: Engine) -> Outcome:
    """Examine a document anew and with a warm engine."""
    first = COLD.check(document.submission, document.profile, packages)
    second = warm.check(document.submission, document.profile, packages)
    how = "warm" if second.run.warm else second.run.why
    verdict = engine.judge(first).value
    return Outcome(document.name, verdict, len(first.result.findings), how, " ".join(differences(first, second)))


def differences(first: EngineCheck, second: EngineCheck) -> Iterator[str]:
    """The codes of findings that only one has, and the names of the parts that differ."""
    one, other = (Counter(map(_told, each.result.findings)) for each in (first, second))
    yield from sorted(f"-{told[0]}" for told in one - other)
    yield from sorted(f"+{told[0]}" for told in other - one)
    for name in ("rule_sets", "components", "sha256"):
        if getattr(first.result, name) != getattr(second.result, name):
            yield name
    if first.report != second.report:
        yield "report"


def _told(finding: Finding) -> tuple[object, ...]:
    places = sorted(map(str, finding.related))
    if finding.code in CHANCE:
        return finding.code, finding.severity, "", "", (), ()
    return finding.code, finding.severity, finding.message, str(finding.place), tuple(places), tuple(finding.facts)


def documents(first: int, last: int, given: dict[str, Filed]) -> Iterator[Document]:
    """Submissions that may be opened: those made wrong on purpose, then those of the seeds."""
    sound = {**given, **_suite_package()}
    for case in cases(ROOT / "tests" / "cases" / "check"):
        if case.base in sound and not case.modules and not case.limits:
            whole = sound[case.base]
            filed = Filed(case.name or whole.name, altered(whole.content, case.change))
            yield from _opened(f"{case.base} {case.id}", filed, case.profile)
    for seed in range(first, last):
        made = mutated(seed, given)
        yield from _opened(f"{made.base} {made.mutation} {seed}", made.filed)


def meddling(first: int, last: int) -> Iterator[Document]:
    """Reports whose extensions meddle with the IFRS taxonomy; the first is as it was before."""
    yield from _opened("full", base())
    for seed in range(first, last):
        made = meddled(seed)
        yield from _opened(f"{made.base} {made.mutation} {seed}", made.filed)


def _suite_package() -> dict[str, Filed]:
    """The valid package of the ESEF suite that cases named `esef` start from."""
    if not SHARED.is_dir():
        return {}
    case = next(each for each in conformance.cases(SHARED) if each.member.endswith(ESEF))
    submission = conformance.submission(case, SHARED)
    return {"esef": Filed(submission.name, submission.content)}


def _opened(name: str, filed: Filed, profile: str = "") -> Iterator[Document]:
    intake = inspect(filed.name, filed.content, WIDEST)
    if not intake.refused:
        named = next((each for each in PROFILES if each.name == profile), None)
        yield Document(name, intake.submission, named or choose(intake.submission, WIDEST)[0])


def suite() -> Iterator[Document]:
    """The public ESEF suite."""
    profile = next(each for each in PROFILES if each.name == conformance.PROFILE)
    for case in conformance.cases(SHARED):
        yield Document(f"{case.group} {case.name}", conformance.submission(case, SHARED), profile)


def command(asked: Sequence[str]) -> None:
    """Compare, store each outcome as it comes, and say what differs."""
    first, last = [int(each) for each in asked if each.isdigit()] or (0, SEEDS)
    packages = [SHARED / "taxonomies"] if SHARED.is_dir() else []
    with tempfile.TemporaryDirectory(prefix="tieout-warm-") as place, Warm() as warm:
        given = {**bases(), **built(Path(place))}
        if "esef" in asked:
            chosen = suite()
        elif "meddle" in asked:
            chosen = meddling(first, last)
        else:
            chosen = documents(first, last, given)
        for document in chosen:
            outcome = compared(document, packages, warm)
            store([outcome])
            if outcome.differs:
                print(outcome, flush=True)
    print(f"{len(stored())} documents, {sum(bool(each.differs) for each in stored().values())} differ")


def stored() -> dict[str, Outcome]:
    """The outcomes stored, by document."""
    if not RESULTS.is_file():
        return {}
    _, *rows = csv.reader(io.StringIO(RESULTS.read_text(encoding="utf-8")))
    return {name: Outcome(name, verdict, int(count), warm, differs) for name, verdict, count, warm, differs in rows}


def store(outcomes: Iterable[Outcome]) -> None:
    """Add outcomes to those stored, in the place of older ones of the same documents."""
    known = {**stored(), **{each.document: each for each in outcomes}}
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(field.name for field in fields(Outcome))
    writer.writerows(astuple(known[name]) for name in sorted(known))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(buffer.getvalue(), encoding="utf-8", newline="")


if __name__ == "__main__":
    command(sys.argv[1:])
