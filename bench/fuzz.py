"""2,000 submissions made wrong at random through `tieout check`: `python -m bench.fuzz [FIRST LAST]`.

Each must end with a verdict or a refusal within the bounds of its profile: no hang, no crash, and no file written
outside of the output folder. Two processes check at once, each in a private folder of its own that holds its working
folder, its HOME and its TMPDIR, and that is looked through after every submission.

The seeds from FIRST up to LAST are run, and their lines in `bench/results/fuzz.csv` written anew; the summary in
`docs/check.md` counts all lines there. The taxonomy packages are those beside the project, where there are any.
"""

import csv
import io
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass, fields
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

from bench.mutate import Filed, mutated
from tests.engine import _filed, _packages
from tests.regimes.filed import ESEF_2022, files

from tieout.cli import main
from tieout.profiles import PROFILES

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
RESULTS = ROOT / "bench" / "results" / "fuzz.csv"
PAGE = ROOT / "docs" / "check.md"
BEGIN, END = "<!-- fuzz -->\n", "<!-- end of fuzz -->\n"
SEEDS = 2_000
PROCESSES = 2
FORMATS = ("json", "text", "html", "csv", "sarif", "junit", "github")
# Where mutations try to write by an absolute path.
OUTSIDE = Path("/tieout-fuzz-outside")
# From an argument to a verdict besides the engine's own time.
_SLACK = 60
_CODES = 4
_WORK = "a/b/c/work"
# Outcomes are stored after so many.
_BLOCK = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a submission; ``fault`` is empty, or what must never happen."""

    seed: int
    base: str
    mutation: str
    verdict: str
    exit: int
    codes: str
    fault: str


def bases() -> dict[str, Filed]:
    """The sound submissions: small ones with a taxonomy of their own, and one for ESEF."""
    return {
        "tiny": Filed("tiny.xbri", _packages.package()),
        "pages": Filed("pages.zip", _filed.pages().content),
        "page": Filed("tiny.xhtml", _filed.page().content),
        "instance": Filed("tiny.xml", _filed.instance().content),
        "esef": Filed(f"{ESEF_2022}.zip", _packages.zipped(files())),
    }


def built(folder: Path) -> dict[str, Filed]:
    """The packages of the two examples."""
    found = {}
    for name in ("prospectus", "second"):
        output = folder / name
        _called(["build", str(ROOT / "examples" / name / "filing.yaml"), "-o", str(output)])
        (package,) = output.glob("*.xbri")
        found[name] = Filed(package.name, package.read_bytes())
    return found


def _called(arguments: Sequence[str]) -> int | str:
    """The exit code of the command as its own process would have it; the error's name where one escapes."""
    kept, sys.argv = sys.argv, ["tieout", *arguments]
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    except BaseException as error:
        return type(error).__name__
    finally:
        sys.argv = kept
    return 0


def laid_out(private: Path) -> Path:
    """The working folder in a new private one, so deep that a path which leads out of it a little way is still seen."""
    for name in ("home", "tmp", "filed", "output", _WORK):
        (private / name).mkdir(parents=True)
    return private / _WORK


def _begin(place: str) -> None:
    """Make a private folder this process's home, working folder and place for temporary files; say nothing."""
    private = Path(tempfile.mkdtemp(prefix="process-", dir=place))
    os.chdir(laid_out(private))
    os.environ |= {"HOME": str(private / "home"), "TMPDIR": str(private / "tmp"), "TIEOUT_DEBUG": "1"}
    os.environ |= {"TIEOUT_DATA_DIR": str(private / "data"), "TIEOUT_CACHE_DIR": str(private.parent / "cache")}
    tempfile.tempdir = None
    quiet = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(quiet, stream)


def tried(seed: int, given: Mapping[str, Filed], packages: Sequence[str]) -> Outcome:
    """Check the submission of a seed in the private folder that this process has settled in."""
    private = Path.cwd().parents[_WORK.count("/")]
    case = mutated(seed, given)
    filed, output = private / "filed" / case.filed.name, private / "output"
    filed.write_bytes(case.filed.content)
    before = _all_files(private)
    receipt = output / "receipt.json"
    format_ = FORMATS[seed % len(FORMATS)]
    arguments = ["check", "--format", format_, "-o", str(output / "result"), "--receipt", str(receipt)]
    arguments += [part for package in packages for part in ("--packages", package)]
    began = monotonic()
    code = _called([*arguments, "--", str(filed)])
    took = monotonic() - began
    verdict, codes = _told(receipt)
    fault = _fault(code, verdict, took, (_all_files(private) - before) | _outside())
    _emptied(private)
    return Outcome(seed, case.base, case.mutation, verdict, code if isinstance(code, int) else 70, codes, fault)


def _all_files(private: Path) -> set[str]:
    """Every path of a private folder, but for what is in the output folder."""
    found = (path.relative_to(private).as_posix() for path in private.rglob("*"))
    return {path for path in found if not path.startswith("output/")}


def _outside() -> set[str]:
    return {str(OUTSIDE)} if OUTSIDE.exists() else set()


def _told(receipt: Path) -> tuple[str, str]:
    """Verdict and first codes, by the receipt."""
    if not receipt.is_file():
        return "", ""
    (submission,) = json.loads(receipt.read_text(encoding="utf-8"))["submissions"]
    return submission["verdict"], " ".join(list(submission["findings"]["codes"])[:_CODES])


def _fault(code: int | str, verdict: str, took: float, left: Iterable[str]) -> str:
    """What must never happen, in words; empty where nothing of it did."""
    expected = {"valid": 0, "invalid": 1, "refused": 1, "not run": 3}.get(verdict)
    if isinstance(code, str):
        return f"raised {code}"
    if code != expected:
        return f"exit {code} with verdict {verdict or 'none'}"
    if took > max(profile.limits.seconds for profile in PROFILES) + _SLACK:
        return "took longer than its bounds"
    written = sorted(left)
    return f"wrote {written[0]}" if written else ""


def _emptied(private: Path) -> None:
    """Remove what a submission and its result left in the two folders that may be written to."""
    for folder in (private / "filed", private / "output"):
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def run(seeds: Iterable[int], given: Mapping[str, Filed], packages: Sequence[str], place: str) -> tuple[Outcome, ...]:
    """Outcomes in the order of the seeds; ``place`` is where the processes have their private folders."""
    pool = ProcessPoolExecutor(PROCESSES, get_context("spawn"), _begin, (place,))
    with pool:
        return tuple(pool.map(_Try(given, packages), seeds))


@dataclass(frozen=True, slots=True)
class _Try:
    """`tried` with what is the same for every seed."""

    given: Mapping[str, Filed]
    packages: Sequence[str]

    def __call__(self, seed: int) -> Outcome:
        return tried(seed, self.given, self.packages)


def write(outcomes: Sequence[Outcome]) -> str:
    """Outcomes as CSV."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(field.name for field in fields(Outcome))
    writer.writerows(astuple(outcome) for outcome in outcomes)
    return buffer.getvalue()


def read(text: str) -> tuple[Outcome, ...]:
    """Outcomes from CSV."""
    _, *rows = csv.reader(io.StringIO(text))
    return tuple(
        Outcome(int(seed), base, mutation, verdict, int(code), codes, fault)
        for seed, base, mutation, verdict, code, codes, fault in rows
    )


def summary(outcomes: Sequence[Outcome]) -> str:
    """The outcomes in a sentence."""
    counts = Counter(outcome.verdict for outcome in outcomes)
    told = ", ".join(f"{counts[word]:,} {word}" for word in ("refused", "invalid", "valid", "not run"))
    faults = sum(bool(outcome.fault) for outcome in outcomes)
    return f"{len(outcomes):,} submissions: {told}; {faults} with a fault.\n"


def stored() -> dict[int, Outcome]:
    """The outcomes stored, by seed."""
    return {each.seed: each for each in read(RESULTS.read_text(encoding="utf-8"))} if RESULTS.is_file() else {}


def store(outcomes: Iterable[Outcome]) -> str:
    """Add outcomes to those stored, in the place of older ones of the same seeds; the summary of all."""
    known = {**stored(), **{outcome.seed: outcome for outcome in outcomes}}
    found = [known[seed] for seed in sorted(known)]
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(write(found), encoding="utf-8", newline="")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(before + BEGIN + summary(found) + END + rest.partition(END)[2], encoding="utf-8", newline="")
    return summary(found)


def command(first: int = 0, last: int = SEEDS) -> None:
    """Run the seeds from ``first`` up to ``last``, store their outcomes, and say what must not have happened."""
    packages = [str(SHARED / "taxonomies")] if SHARED.is_dir() else []
    with tempfile.TemporaryDirectory(prefix="tieout-fuzz-") as place:
        given = {**bases(), **built(Path(place))}
        for begin in range(first, last, _BLOCK):
            outcomes = run(range(begin, min(begin + _BLOCK, last)), given, packages, place)
            for outcome in outcomes:
                if outcome.fault:
                    print(outcome, flush=True)
            print(store(outcomes), end="", flush=True)


if __name__ == "__main__":
    command(*map(int, sys.argv[1:]))
