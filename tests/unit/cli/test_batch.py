"""`tieout batch` and its report."""

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.unit.batch.folders import filled
from tieout import batch
from tieout.batch import BatchOptions, BatchResult, Progress, Report
from tieout.cli import _batched, tieout
from tieout.diagnostics import Severity
from tieout.diagnostics.codes_batch import LOCKED


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[BatchOptions]:
    """Runs that were asked for; each tells of two jobs, of which one has no verdict."""
    found: list[BatchOptions] = []

    def run(options: BatchOptions, progress: _batched.Tell) -> BatchResult:
        found.append(options)
        for done in (0, 1, 2):
            progress(Progress(2, done, 0, done // 2, done * 2.0))
        statuses = {"crashed": 1, "valid": 1}
        return BatchResult(3, (), 2, 2, 1, statuses, options.output)

    monkeypatch.setattr(batch, "run", run)
    return found


def test_options_reach_the_library(asked: list[BatchOptions]) -> None:
    runner = CliRunner()
    assert runner.invoke(tieout, ["batch", "in/", "-o", "out"]).exit_code == 3
    more = "batch run -o out a.zip *.zip --profile ifrs --packages p --packages q.zip --policy p.yaml --workers 3"
    limits = "--memory-limit 900 --timeout 60 --retries 0 --fail-on warning --limit 9 --shard 2/8 --engine cold"
    runner.invoke(tieout, f"{more} {limits}".split())
    packages = (Path("p"), Path("q.zip"))
    assert asked == [
        BatchOptions(("in/",), Path("out")),
        BatchOptions(
            *(("a.zip", "*.zip"), Path("out"), "ifrs", packages, Path("p.yaml"), 3, 900, 60, 0, Severity.WARNING),
            *(9, (2, 8), "cold"),
        ),
    ]


@pytest.mark.parametrize(
    "arguments", [["-o", "out"], ["in"], ["in", "-o", "o", "--shard", "3/2"], ["in", "--engine", "x"]]
)
def test_usage(asked: list[BatchOptions], arguments: list[str]) -> None:
    assert CliRunner().invoke(tieout, ["batch", *arguments]).exit_code == 2
    assert asked == []


def test_help_is_that_of_the_run() -> None:
    shown = CliRunner().invoke(tieout, ["batch", "--help"]).output
    assert shown.startswith("Usage: tieout batch [OPTIONS] SOURCE...\n")
    assert "tieout batch report" in " ".join(shown.split())


def test_progress_is_plain_lines_where_there_is_no_terminal(asked: list[BatchOptions]) -> None:
    result = CliRunner().invoke(tieout, ["batch", "in", "-o", "out"])
    assert result.stderr.splitlines() == [
        "0 of 2 jobs  0 without a verdict",
        "2 of 2 jobs  0.5/s, 1 without a verdict",
    ]
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["1", "crashed"],
        ["1", "valid"],
        ["2", "jobs,", "2", "rows;", "1", "skipped", "as", "unchanged"],
        ["out/results.csv"],
    ]


def test_a_bar_is_shown_in_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    with _batched.progress() as tell:
        tell(Progress(100, 20, 10, 1, 5.0))
    shown = capsys.readouterr().err
    assert "20/100" in shown
    assert "2.0/s, 0:00:40 left, 10 unchanged, 1 without a verdict" in shown


def test_what_keeps_a_run_from_beginning_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = LOCKED.at(None, folder="out")
    monkeypatch.setattr(batch, "run", lambda *_: BatchResult(2, (finding,)))
    result = CliRunner().invoke(tieout, ["batch", "in", "-o", "out"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "another run is writing to out" in result.stderr


def test_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Report(
        jobs=3,
        facts=4_000,
        statuses=Counter({"valid": 2, "crashed": 1}),
        profiles=Counter({"ifrs": 3}),
        codes=Counter({"rules.negative": 9, "batch.crashed": 1}),
        jobs_by_code=Counter({"rules.negative": 2, "batch.crashed": 1}),
        failing=[("crashed", "in/a\x1b.xbri", "signal SIGABRT")],
        slowest=[(2.5, "in/b.xbri")],
        stages=Counter({"engine": 3.0, "read": 1.0}),
        seconds=4.5,
        memory=300 * 2**20,
    )
    monkeypatch.setattr(
        batch, "report", lambda folders: (found, ()) if folders == (Path("a"), Path("b")) else (None, ())
    )
    shown = [
        " ".join(line.split()) for line in CliRunner().invoke(tieout, ["batch", "report", "a", "b"]).output.splitlines()
    ]
    assert [line for line in shown if line] == [
        *("3 jobs, 4,000 facts", "2 valid", "1 crashed", "By profile", "3 ifrs", "Most frequent findings"),
        *("9 in 2 jobs rules.negative", "1 in 1 jobs batch.crashed", "Without a result (the first)"),
        *("crashed: in/a\ufffd.xbri: signal SIGABRT", "Slowest", "2.50 s in/b.xbri", "Time by stage"),
        *("3.0 s 75.0% engine", "1.0 s 25.0% read", "4.5 s in all", "Memory", "300 MiB at most in a job"),
    ]


def test_a_report_of_nothing(tmp_path: Path) -> None:
    result = CliRunner().invoke(tieout, ["batch", "report", str(tmp_path)])
    assert result.exit_code == 2
    assert "run.json is missing" in result.stderr


def test_run_and_report_for_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    filled(Path("in"), ("a.xbri",))
    Path("in/b.zip").write_bytes(b"no zip")
    result = CliRunner().invoke(tieout, ["batch", "in", "-o", "out", "--profile", "ifrs"])
    assert result.exit_code == 1
    shown = CliRunner().invoke(tieout, ["batch", "report", "out"]).output
    assert "2 jobs" in shown
    assert "refused" in shown
