import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.unit.export.sample import FINDINGS, SUMMARY
from tieout import __version__, pipeline
from tieout.cli import _main, main, tieout
from tieout.diagnostics import Finding, Severity, YamlAt
from tieout.engine import Engine
from tieout.pipeline import BuildOptions, BuildResult

Progress = Callable[[str], None]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[BuildOptions]:
    """Builds that were asked for; each comes out with one error and a summary."""
    found: list[BuildOptions] = []

    def build(options: BuildOptions, progress: Progress, _engine: Engine) -> BuildResult:
        progress("reading")
        found.append(options)
        return BuildResult(1, FINDINGS, SUMMARY, Path("out/harbour"))

    monkeypatch.setattr(pipeline, "build", build)
    return found


def test_the_version() -> None:
    assert CliRunner().invoke(tieout, ["--version"]).output == f"tieout {__version__}\n"


def test_options_reach_the_library(asked: list[BuildOptions]) -> None:
    runner = CliRunner()
    runner.invoke(tieout, ["build", "a/filing.yaml"])
    runner.invoke(tieout, ["build", "f.yaml", "--document", "d.txt", "-o", "x/y", "--fail-on", "warning"])
    assert asked == [
        BuildOptions(Path("a/filing.yaml"), None, None, Severity.ERROR),
        BuildOptions(Path("f.yaml"), Path("d.txt"), Path("x/y"), Severity.WARNING),
    ]


def test_findings_go_to_stderr_and_the_summary_to_stdout(asked: list[BuildOptions]) -> None:
    result = CliRunner().invoke(tieout, ["build", "filing.yaml"])
    assert asked
    assert result.exit_code == 1
    assert result.stderr.startswith("error: calc11e:inconsistent\n  harbour.txt:5:12: 5 < 6 & more\n")
    assert "\x1b" not in result.output
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines == [
        *("", "Harbour & Sons <plc> harbour.txt", "Tables 2 1 unresolved"),
        "Line items 5 2 tagged, 1 ignored, 1 unmapped, 1 unresolved",
        "Facts 2 1 concepts of the taxonomy, 1 of the extension; 1 loaded by the engine",
        "Unmapped 1 figures for which no rule was found",
        "Findings 4 1 error, 2 warnings, 1 note",
        *("Checks 1 of 2 rule sets ran", "Verdict not run", "Look at out/harbour/report.html the summary"),
        "Look at out/harbour/viewer.html the tagged document",
        "Look at out/harbour/hbr.xbri the package",
    ]


def test_without_output_every_finding_is_shown_at_a_path_from_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "filing.yaml").write_text("")
    told = tuple(
        Finding("yaml.bad", Severity.WARNING, f"bad {n}", YamlAt(name, n, 1))
        for n in range(1, 21)
        for name in ("filing.yaml", "elsewhere.yaml", "doc.txt")
    )
    monkeypatch.setattr(pipeline, "build", lambda *_: BuildResult(2, told))
    result = CliRunner().invoke(tieout, ["build", "x/filing.yaml", "--document", "d/doc.txt"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count(": bad ") == 60
    assert "  x/filing.yaml:20:1: bad 20\n  elsewhere.yaml:20:1: bad 20\n  d/doc.txt:20:1: bad 20\n" in result.stderr


def test_usage_errors_are_2() -> None:
    runner = CliRunner()
    assert runner.invoke(tieout, ["build"]).exit_code == 2
    assert runner.invoke(tieout, ["build", "f.yaml", "--fail-on", "never"]).exit_code == 2
    assert runner.invoke(tieout, ["bild"]).exit_code == 2


def test_init_says_what_it_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "init", lambda document, output: (output or document.with_name("filing.yaml"), ()))
    result = CliRunner().invoke(tieout, ["init", "a/doc.txt"])
    assert result.exit_code == 0
    assert "tieout build a/filing.yaml" in result.stdout
    assert "b.yaml written" in CliRunner().invoke(tieout, ["init", "a/doc.txt", "-o", "b.yaml"]).stdout


def test_init_never_writes_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "doc.txt").write_text("Results\n\tRMB'000\n\t2024\nRevenue\t5\n")
    (tmp_path / "filing.yaml").write_text("mine")
    result = CliRunner().invoke(tieout, ["init", str(tmp_path / "doc.txt")])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "store.exists" in result.stderr
    assert (tmp_path / "filing.yaml").read_text() == "mine"


def test_a_missing_filing_is_a_finding(tmp_path: Path) -> None:
    result = CliRunner().invoke(tieout, ["build", str(tmp_path / "filing.yaml"), "-o", str(tmp_path / "out")])
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"error: store.unreadable\n  {(tmp_path / 'filing.yaml').as_posix()}: " in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_no_stage_foresaw_ends_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the sky fell")

    monkeypatch.setattr(pipeline, "build", broken)
    monkeypatch.setattr(sys, "argv", ["tieout", "build", "f.yaml"])
    monkeypatch.delenv("TIEOUT_DEBUG", raising=False)
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr()
    assert ended.value.code == _main.INTERNAL_ERROR == 70
    assert "internal error: RuntimeError: the sky fell" in told.err
    assert "TIEOUT_DEBUG" in told.err
    assert "Traceback" not in told.err
    monkeypatch.setenv("TIEOUT_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main()


def test_the_listing_says_what_the_commands_say() -> None:
    context = click.Context(tieout)
    for width in (60, 100):
        formatter, imported = click.HelpFormatter(width=width), click.HelpFormatter(width=width)
        tieout.format_commands(context, formatter)
        loaded = [tieout.get_command(context, name) for name in tieout.list_commands(context)]
        click.Group(commands=[command for command in loaded if command]).format_commands(context, imported)
        assert formatter.getvalue() == imported.getvalue() != ""


@pytest.mark.parametrize(
    "code", ["import tieout", "from tieout.cli import main; main()"], ids=["the package", "the help of the command"]
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str) -> None:
    heavy = ("arelle", "iXBRLViewerPlugin", "pandas", "numpy", "lxml", "rich", "ruamel", "rapidfuzz", "yaml")
    ours = tuple(f"tieout.{name}" for name in ("engine", "export", "extract", "mapping", "regulator", "pipeline"))
    ended = f"import atexit, sys; atexit.register(lambda: print('loaded:', *sys.modules)); sys.argv[1:] = ['--help']; {code}"
    done = subprocess.run([sys.executable, "-c", ended], capture_output=True, text=True, check=True)
    loaded = done.stdout.rpartition("loaded:")[2].split()
    assert "tieout" in loaded
    assert [name for name in loaded if name.partition(".")[0] in heavy or name.startswith(ours)] == []
