"""Where the time of tieout's own stages goes: `python -m bench.stages [--facts 500,2000,8000,20000] [--repeat 3]`.

Builds and checks generated reports of each size, the engine apart, and prints the seconds of each stage, the least of
all repetitions, with its ratio to a bare parse and write of the same page with lxml. All sizes are measured in turn in
each repetition. The rows go to `bench/results/stages.csv`.
"""

import argparse
import csv
import io
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.documents.__main__ import write
from lxml import etree

from tieout import __version__, export, filing, ixbrl, mapping, package, packs, rules, tagging
from tieout.archive import Bounds
from tieout.engine import COLD
from tieout.export import check as formats
from tieout.extract import Hints, extract
from tieout.extract.graph import relations, with_proofs
from tieout.extract.prose import mentions, read_tokens
from tieout.model import CheckedSubmission, CheckRun, FiledReport, Package, Report, ValidationResult, Verdict
from tieout.package.intake import inspect
from tieout.profiles import PROFILES
from tieout.readers import read
from tieout.store import check_packages, taxonomies
from tieout.taxonomy import Taxonomy

RESULTS = Path(__file__).with_name("results") / "stages.csv"
COLUMNS = ("work", "stage", "facts", "seconds", "ratio")
SIZES = (500, 2_000, 8_000, 20_000)
BARE = "lxml parse and write"
PROFILE = next(profile for profile in PROFILES if profile.name == "ifrs")
SEED = 1
_LIMITS = PROFILE.limits
BOUNDS = Bounds(size=_LIMITS.size, entries=_LIMITS.files, entry=_LIMITS.unpacked, whole=_LIMITS.unpacked)

Times = Mapping[str, float]


@dataclass(slots=True)
class Watch:
    """Seconds by stage, in the order in which they were measured."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        begin = time.process_time()
        yield
        self.seconds[stage] = time.process_time() - begin


@dataclass(frozen=True, slots=True)
class Filed:
    """A package handed in and what the engine loaded from it, so that the check's own stages can do without it."""

    name: str
    content: bytes
    report: FiledReport


def built(folder: Path) -> Times:
    """The stages of a build of the filing in ``folder``, the engine apart."""
    watch = Watch()
    with watch("read the document"):
        raw, _ = read(folder / "document.txt", "document.txt")
    with watch("read filing, mapping and taxonomy"):
        parsed, _ = filing.parse((folder / "filing.yaml").read_text(encoding="utf-8"), "filing.yaml")
        taxonomy, _ = taxonomies.load("ifrs-2025")
        assert raw and parsed and taxonomy
        opened, _ = packs.of_filing(parsed, folder)
        mapping.check(opened.packs, taxonomy)
    with watch("extract"):
        (document, extraction), _ = extract(raw, Hints(parsed.currency, parsed.fiscal_year_end))
    with watch("prove"):
        proved, _ = relations(document, extraction.items)
        items = with_proofs(extraction.items, proved)
    with watch("tag"):
        tagged, _ = tagging.tag(items, document, opened.packs, taxonomy, parsed)
    with watch("read and tie prose"):
        mentioned, _ = mentions(document, items)
        tokens = read_tokens(extraction.tokens, mentioned)
        tagged = tagging.with_mentions(tagged, mentioned)
    with watch("assemble"):
        report, _ = tagging.assemble(tagged, parsed, document, taxonomy)
    made, data = packed(watch, report, taxonomy)
    result = ValidationResult(package.sha256(data), (), (), (), ())
    with watch("tables and report page"):
        used = export.TaxonomyUsed(taxonomy.name, "none", "", "")
        done = type(extraction)(items, tokens)
        summary = export.Summary(
            *(__version__, report, done, result, Verdict.VALID, (), made.name, package.sha256(data), (), used, "ifrs"),
            relations=proved,
            mentions=mentioned,
        )
        export.files(summary)
    page = next(content for name, content in made.files if name.endswith(".xhtml"))
    return {**watch.seconds, BARE: bare(page)}


def packed(watch: Watch, report: Report, taxonomy: Taxonomy) -> tuple[Package, bytes]:
    """The package of a report and its bytes."""
    href = ixbrl.schema_url(report)
    with watch("render"):
        page = ixbrl.render(report, taxonomy, PROFILE, href)
    with watch("extension"):
        extension = ixbrl.extension_files(report, taxonomy, PROFILE)
    with watch("pack"):
        made = package.build(report.extension.prefix, page, extension, report, PROFILE, href)
        data = package.to_bytes(made)
    with watch("inspect the page"):
        ixbrl.inspect(report)
    return made, data


def filed(path: Path) -> Filed:
    """A package as the engine loads it."""
    content = path.read_bytes()
    taken = inspect(path.name, content, BOUNDS)
    served, _ = check_packages.at_hand(PROFILE)
    result = COLD.check(taken.submission, PROFILE, served)
    assert result.report is not None, result
    return Filed(path.name, content, result.report)


def checked(handed_in: Filed) -> Times:
    """The stages of a check, the engine apart."""
    watch = Watch()
    with watch("intake"):
        taken = inspect(handed_in.name, handed_in.content, BOUNDS)
    with watch("catalogue"):
        taxonomy, _ = taxonomies.load("ifrs-2025")
    with watch("rules"):
        findings = (*rules.regime(handed_in.report, PROFILE), *rules.check(handed_in.report, taxonomy))
    result = CheckedSubmission(
        *(taken.submission, PROFILE.name, "", Verdict.VALID, (), (), findings, handed_in.report),
    )
    run = CheckRun(__version__, (result,))
    for name, written in formats.FORMATS.items():
        with watch(f"write {name}"):
            written(run)
    with watch("write html"):
        formats.html_files(run, "files")
    with zipfile.ZipFile(io.BytesIO(handed_in.content)) as archive:
        page = archive.read(next(name for name in archive.namelist() if name.endswith(".xhtml")))
    return {**watch.seconds, BARE: bare(page)}


def bare(page: bytes) -> float:
    """The seconds that lxml takes to parse a page and write it; the least of three."""
    times = []
    for _ in range(3):
        begin = time.process_time()
        etree.tostring(etree.fromstring(page), xml_declaration=True, encoding="UTF-8")
        times.append(time.process_time() - begin)
    return min(times)


def measured(sizes: Sequence[int], repeat: int, folder: Path) -> Iterator[tuple[str, str, int, float, float]]:
    """A row for each work, stage and size: seconds, and their ratio to the bare parse and write."""
    sources = {size: write(folder, SEED, size, "source").parent for size in sizes}
    packages = {size: filed(write(folder, SEED, size, "core")) for size in sizes}
    least: dict[tuple[str, int], dict[str, float]] = {}
    for _ in range(repeat):
        for size in sizes:
            for work, times in (("build", built(sources[size])), ("check", checked(packages[size]))):
                kept = least.setdefault((work, size), dict(times))
                kept.update({stage: min(seconds, kept[stage]) for stage, seconds in times.items()})
    for (work, size), times in sorted(least.items()):
        for stage, seconds in (*times.items(), ("all but lxml", sum(times.values()) - times[BARE])):
            yield work, stage, size, seconds, seconds / times[BARE]


def shown(rows: Sequence[tuple[str, str, int, float, float]]) -> Iterator[str]:
    """The rows as a table of stages by size, each with its seconds and ratio."""
    sizes = sorted({size for _, _, size, _, _ in rows})
    yield f"{'':33}" + "".join(f"{size:>16,}" for size in sizes)
    cells = {(work, stage, size): f"{seconds:9.3f} {ratio:5.1f}x" for work, stage, size, seconds, ratio in rows}
    for work, stage in dict.fromkeys((work, stage) for work, stage, *_ in rows):
        yield f"{work:6}{stage:27}" + "".join(f"{cells[work, stage, size]:>16}" for size in sizes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", default=",".join(map(str, SIZES)))
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--output", type=Path, default=RESULTS)
    args = parser.parse_args()
    sizes = [int(size) for size in args.facts.split(",")]
    with tempfile.TemporaryDirectory() as name:
        rows = list(measured(sizes, args.repeat, Path(name)))
    with args.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((*row[:3], f"{row[3]:.4f}", f"{row[4]:.1f}") for row in rows)
    print("\n".join(shown(rows)))


if __name__ == "__main__":
    main()
