"""Speed and memory side by side, in one run: `python -m bench.performance [sizes] [throughput] [page]`.

`sizes` takes reports of 500 to 20,000 facts through Arelle's command line, with its defaults and without validation of
the base taxonomy, a process for each; through tieout with a cold engine; and with a warm one that has served two
reports before. The four take turns, so that what slows the machine slows all of them. `throughput` takes reports of
1,000 facts through `tieout batch` with one worker and with two, the command line taking its turns before and after
each. Own rules and results are part of tieout's times, and the messages of the engine must be those of the command
line. `page` writes the tables and the plot of `docs/performance.md` from what is stored in `bench/results/`, that of
`bench.stages` too.
"""

import csv
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from time import monotonic, perf_counter

from bench.documents import Kind, packaged
from pyarrow import parquet

from tieout import batch, package, regulator
from tieout.batch import BatchOptions
from tieout.engine import COLD, Engine, EngineCheck, EngineOutput, Warm, programs
from tieout.export import check as shown
from tieout.model import CheckedSubmission, CheckRun, Submission
from tieout.profiles import Limits, Profile
from tieout.regulator import CheckOptions
from tieout.store.submissions import HandedIn

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PACKAGE = SHARED / "taxonomies" / "IFRSAT-2025.zip"
RESULTS = ROOT / "bench" / "results"
SIZES_FILE = RESULTS / "performance-sizes.csv"
THROUGHPUT_FILE = RESULTS / "performance-throughput.json"
STAGES_FILE = RESULTS / "stages.csv"
PAGE = ROOT / "docs" / "performance.md"
PLOT = ROOT / "docs" / "performance.svg"
KINDS: tuple[Kind, ...] = ("full", "core")
SIZES = (500, 2_000, 8_000, 20_000)
ROUNDS = 3
_TITLES = {"full": "The full entry point", "core": "The core schema only"}
_MIB = 2**20
_PROGRESS = frozenset({"", "info", "info:profileActivity", "info:profileStats"})
_COMMAND = (
    *(sys.executable, "-m", "arelle.CntlrCmdLine", "--validate", "--calc", "round-to-nearest", "--utr"),
    *("--validateDuplicateFacts", "inconsistent", "--plugins", "inlineXbrlDocumentSet", "--packages", str(PACKAGE)),
    *("--internetConnectivity", "offline", "--disablePersistentConfig"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of one way on one report: seconds, and the most memory in MiB of the process that validated."""

    kind: str
    facts: int
    way: str
    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Told:
    """What a way took, and the codes of the engine's messages as often as they came."""

    seconds: float
    memory: float
    codes: Counter[str]


Way = Callable[[HandedIn], Told]


def command_line(*options: str) -> Way:
    """Arelle's command line in a process of its own, with the rule sets that tieout asks for."""

    def run(given: HandedIn) -> Told:
        with tempfile.TemporaryDirectory(prefix="tieout-bench-") as name:
            folder = Path(name)
            file, log = folder / given.name, folder / "log.json"
            file.write_bytes(given.content)
            command = [*_COMMAND, "--file", str(file), "--cacheDirectory", str(folder / "cache"), "--logFile", str(log)]
            began = perf_counter()
            process = subprocess.Popen([*command, *options], cwd=folder, stdout=subprocess.DEVNULL)
            _, status, used = os.wait4(process.pid, 0)
            took = perf_counter() - began
            # Waited for already; the object must not do so again.
            process.returncode = os.waitstatus_to_exitcode(status)
            records = json.loads(log.read_text(encoding="utf-8"))["log"]
        codes = Counter(record["code"] for record in records if record["code"] not in _PROGRESS)
        return Told(took, used.ru_maxrss / 1024, codes)

    return run


class _Watched:
    """An engine whose last worker's memory is remembered."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.memory = 0

    def check(
        self, submission: Submission, profile: Profile, packages: Sequence[Path] = (), limits: Limits | None = None
    ) -> EngineCheck:
        found = self._engine.check(submission, profile, packages, limits)
        self.memory = found.memory
        return found

    def run(
        self, package: bytes | Path, name: str, taxonomy_packages: Sequence[Path], *, viewer: bool, oim: bool
    ) -> EngineOutput:
        return self._engine.run(package, name, taxonomy_packages, viewer=viewer, oim=oim)


def tieout(engine: Engine) -> Way:
    """tieout with an engine: from the bytes to the verdict, its own rules, the receipt and the findings as JSON."""
    watched = _Watched(engine)
    desk, findings = regulator.open_desk(CheckOptions((), packages=(PACKAGE,)), watched)
    if desk is None:
        raise RuntimeError("; ".join(map(str, findings)))

    def run(given: HandedIn) -> Told:
        began = perf_counter()
        checked = regulator.examine(given, desk)
        result = CheckRun("bench", (checked,))
        shown.receipt_bytes(result)
        shown.FORMATS["json"](result)
        return Told(perf_counter() - began, watched.memory / _MIB, _codes(checked))

    return run


def _codes(checked: CheckedSubmission) -> Counter[str]:
    return Counter(finding.code for finding in checked.findings if finding.source)


def sizes() -> Iterator[Measured]:
    """Every way on every size, taking turns."""
    with Warm() as warm:
        ways = {
            "arelle, defaults": command_line(),
            "arelle, base none": command_line("--baseTaxonomyValidation", "none"),
            "tieout, cold": tieout(COLD),
            "tieout, warm": tieout(warm),
        }
        for kind in KINDS:
            for seed in range(2):
                ways["tieout, warm"](report(kind, SIZES[0], 900 + seed))
            for number in range(ROUNDS):
                for facts in SIZES:
                    given = report(kind, facts, number)
                    told = {name: way(given) for name, way in ways.items()}
                    _same(given, told)
                    for name, each in told.items():
                        yield Measured(kind, facts, name, round(each.seconds, 3), round(each.memory, 1))


def _same(given: HandedIn, told: dict[str, Told]) -> None:
    first, *others = told.values()
    for other in others:
        if other.codes != first.codes:
            raise RuntimeError(f"{given.name}: the ways differ in messages: {told}")


def report(kind: Kind, facts: int, seed: int) -> HandedIn:
    """A generated report as it would be handed in."""
    made = packaged(seed, facts, kind)
    return HandedIn(Path(made.name), made.name, package.to_bytes(made))


def throughput(documents: int = 200, facts: int = 1_000, turns: int = 10) -> dict[str, object]:
    """Reports through `tieout batch` with one worker and with two, and the command line's turns before and after each.

    The warm-up is the jobs of each worker up to the second of the taxonomy, which has it validated; what comes after is
    counted from job to job as it ends.
    """
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory(prefix="tieout-bench-") as name:
        folder = Path(name)
        for kind in KINDS:
            source = folder / kind
            for seed in range(documents):
                made = report(kind, facts, seed)
                (source / str(seed)).mkdir(parents=True)
                (source / str(seed) / made.name).write_bytes(made.content)
            lines: dict[str, list[float]] = {"arelle, defaults": [], "arelle, base none": []}
            _turns(lines, kind, facts, turns)
            batches = {}
            for workers in (1, 2):
                batches[f"tieout batch, {workers}"] = _batch(source, folder / f"{kind}-{workers}", workers)
                _turns(lines, kind, facts, turns)
            found[kind] = {
                "documents": documents,
                "facts": facts,
                **{way: {"each": [round(each, 2) for each in took]} for way, took in lines.items()},
                **batches,
            }
    return found


def _turns(lines: dict[str, list[float]], kind: Kind, facts: int, turns: int) -> None:
    ways = (command_line(), command_line("--baseTaxonomyValidation", "none"))
    for seed in range(turns if not lines["arelle, defaults"] else turns // 2):
        for took, way in zip(lines.values(), ways, strict=True):
            took.append(way(report(kind, facts, seed)).seconds)


def _batch(source: Path, output: Path, workers: int) -> dict[str, object]:
    """A batch over a folder: seconds in all, those of the warm-up, and a report thereafter."""
    ends: list[float] = []
    began = monotonic()

    def ended(seen: batch.Progress) -> None:
        ends.extend([monotonic() - began] * (seen.done - len(ends)))

    options = BatchOptions((str(source / "*" / "*.xbri"),), output, "ifrs", (PACKAGE,), workers=workers)
    result = batch.run(options, ended)
    first = 2 * workers
    warm_up, rest = ends[first - 1], len(ends) - first
    memory = parquet.read_table(output / "timings.parquet", columns=["memory"]).to_pydict()["memory"]
    return {
        "rows": result.rows,
        "statuses": result.statuses,
        "seconds": round(ends[-1], 1),
        "warm-up": round(warm_up, 1),
        "seconds a report": round((ends[-1] - warm_up) / rest, 4),
        "memory of a job": round(statistics.median(each for each in memory if each) / _MIB),
    }


def store_sizes() -> None:
    """Measure all sizes, and store each run as it comes."""
    with SIZES_FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(Measured))
        for each in sizes():
            writer.writerow(astuple(each))
            file.flush()
            print(*astuple(each), flush=True)


def page() -> None:
    """The tables and the plot of the page, from what is stored."""
    with SIZES_FILE.open(encoding="utf-8", newline="") as file:
        runs = [
            Measured(row["kind"], int(row["facts"]), row["way"], float(row["seconds"]), float(row["memory"]))
            for row in csv.DictReader(file)
        ]
    text = PAGE.read_text(encoding="utf-8")
    made = {"sizes": _sizes_table(runs), "throughput": _throughput_table(), "stages": _stages_table()}
    tables = {name: "\n".join(lines) for name, lines in made.items()}
    for name, table in tables.items():
        head, _, tail = text.partition(f"<!-- {name} -->\n")
        text = f"{head}<!-- {name} -->\n{table}\n<!-- end of {name} -->{tail.partition(f'<!-- end of {name} -->')[2]}"
    PAGE.write_text(text, encoding="utf-8", newline="")
    _plot(runs)


def _sizes_table(runs: Sequence[Measured]) -> Iterator[str]:
    """Seconds of each way by size (least to most), ratios to the warm engine, and what a further fact costs."""
    yield f"{_machine()}."
    yield f"Seconds, the least and the most of {ROUNDS} runs; MiB of the process that validates."
    for kind in KINDS:
        yield ""
        yield f"**{_TITLES[kind]}**"
        yield ""
        yield "| | " + " | ".join(f"{facts:,} facts" for facts in SIZES) + " | ms a further fact | MiB |"
        yield "| --- |" + " ---: |" * (len(SIZES) + 2)
        best = {(run.way, run.facts): min(_of(runs, kind, run.way, run.facts)) for run in runs if run.kind == kind}
        for way in dict.fromkeys(run.way for run in runs):
            cells = []
            for facts in SIZES:
                took = _of(runs, kind, way, facts)
                ratio = min(took) / best["tieout, warm", facts]
                cells.append(f"{min(took):.2f}–{max(took):.2f} ({ratio:.1f}×)")
            slope = (best[way, SIZES[-1]] - best[way, SIZES[2]]) / (SIZES[-1] - SIZES[2]) * 1000
            memory = [run.memory for run in runs if (run.kind, run.way) == (kind, way)]
            yield f"| {way} | " + " | ".join(cells) + f" | {slope:.3f} | {min(memory):.0f}–{max(memory):.0f} |"
        children = [run for run in runs if (run.kind, run.way) == (kind, "tieout, warm")]
        most = (max(run.memory for run in children if run.facts == facts) for facts in SIZES)
        yield ""
        yield f"A warm engine's child takes at most {', '.join(f'{each:.0f}' for each in most)} MiB at these sizes."


def _of(runs: Iterable[Measured], kind: str, way: str, facts: int) -> list[float]:
    return [run.seconds for run in runs if (run.kind, run.way, run.facts) == (kind, way, facts)]


def _throughput_table() -> Iterator[str]:
    """Seconds a report of the batch against the command line's, and how soon the warm-up pays."""
    data = json.loads(THROUGHPUT_FILE.read_text(encoding="utf-8"))
    for kind, found in data.items():
        yield ""
        yield f"**{_TITLES[kind]}**, {found['documents']} reports"
        yield ""
        yield "| | seconds a report | against one worker | warm-up, s | pays after reports |"
        yield "| --- | ---: | ---: | ---: | ---: |"
        one = found["tieout batch, 1"]["seconds a report"]
        for way in ("arelle, defaults", "arelle, base none"):
            each = found[way]["each"]
            middle = statistics.median(each)
            pays = found["tieout batch, 1"]["warm-up"] / (middle - one)
            yield f"| {way} | {middle:.2f} ({min(each):.2f}–{max(each):.2f}) | {middle / one:.1f}× | | {pays:.0f} |"
        for workers in (1, 2):
            ran = found[f"tieout batch, {workers}"]
            took = ran["seconds a report"]
            yield f"| tieout batch, {workers} worker(s) | {took:.3f} | {took / one:.2f}× | {ran['warm-up']} | |"


def _stages_table() -> Iterator[str]:
    """Seconds of each stage of tieout's own by size, and the ratio to a bare parse and write of the page."""
    with STAGES_FILE.open(encoding="utf-8", newline="") as file:
        cells = {(row["work"], row["stage"], int(row["facts"])): row for row in csv.DictReader(file)}
    facts_of = sorted({facts for _, _, facts in cells})
    yield "| | | " + " | ".join(f"{facts:,} facts" for facts in facts_of) + " |"
    yield "| --- | --- |" + " ---: |" * len(facts_of)
    for work, stage in dict.fromkeys((work, stage) for work, stage, _ in cells):
        found = [cells[work, stage, facts] for facts in facts_of]
        told = " | ".join(f"{float(row['seconds']):.3f} ({float(row['ratio']):.1f}×)" for row in found)
        yield f"| {work} | {stage} | {told} |"


def _plot(runs: Sequence[Measured]) -> None:
    import matplotlib  # noqa: PLC0415 - only for the page

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "tieout"
    from matplotlib import pyplot  # noqa: PLC0415

    figure, axes = pyplot.subplots(1, 2, figsize=(10, 4), sharey=True)
    for axis, kind in zip(axes, KINDS, strict=True):
        for way in dict.fromkeys(run.way for run in runs):
            axis.plot(SIZES, [min(_of(runs, kind, way, facts)) for facts in SIZES], marker="o", label=way)
        axis.set(xscale="log", yscale="log", xlabel="facts", title=f"imports the {kind} schema")
        axis.grid(visible=True, which="both", alpha=0.3)
    axes[0].set_ylabel("seconds")
    axes[0].legend()
    figure.tight_layout()
    figure.savefig(PLOT, metadata={"Date": None})


def _machine() -> str:
    versions = ", ".join(f"{each.name} {each.version}" for each in programs())
    return f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, {versions}"


def main(asked: Sequence[str]) -> None:
    """Do what is asked for; all without a word."""
    wanted = set(asked) or {"sizes", "throughput", "page"}
    RESULTS.mkdir(exist_ok=True)
    if "sizes" in wanted:
        store_sizes()
    if "throughput" in wanted:
        THROUGHPUT_FILE.write_text(json.dumps(throughput(), indent=2) + "\n", encoding="utf-8")
    if "page" in wanted:
        page()


if __name__ == "__main__":
    main(sys.argv[1:])
