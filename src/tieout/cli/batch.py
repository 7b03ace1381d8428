"""``tieout batch``: many filings, each in a process of its own; and a report of what came of them."""

import re
from pathlib import Path
from typing import Any

import click

from tieout.cli import _batched, _options, _show
from tieout.diagnostics import Severity

_PATH = click.Path(path_type=Path)
_UNREADABLE = 2
_WHOLE = click.IntRange(min=0)


def _shard(context: click.Context, option: click.Parameter, value: str) -> tuple[int, int]:
    """The two numbers of K/N."""
    found = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,5})", value)
    if not found or int(found[1]) > int(found[2]):
        raise click.BadParameter(f"{value!r} is not K/N with K from 1 to N, such as 2/8", context, option)
    return int(found[1]), int(found[2])


def _engine(context: click.Context, option: click.Parameter, value: str) -> str:
    """The name of an engine that a worker may own."""
    from tieout.batch import ENGINES  # noqa: PLC0415 - brings in the engine, which --help does not need

    if value not in ENGINES:
        raise click.BadParameter(f"{value!r} is none of: {', '.join(sorted(ENGINES))}", context, option)
    return value


def _place(context: click.Context, option: click.Parameter, value: str) -> Path | str:
    """A path, or a URL as it is written."""
    from tieout.batch import is_url  # noqa: PLC0415 - brings in the engine, which --help does not need

    del context, option
    return value if is_url(value) else Path(value)


def _places(context: click.Context, option: click.Parameter, value: tuple[str, ...]) -> tuple[Path | str, ...]:
    """Paths and URLs."""
    return tuple(_place(context, option, each) for each in value)


class Batch(click.Group):
    """A group whose command may be left away: sources are given to ``run``."""

    default = "run"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command before what names none."""
        return super().parse_args(ctx, args if args and args[0] in self.commands else [self.default, *args])


class _Run(click.Command):
    """The command that may be left away, and is, in its usage."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage as it is written."""
        path = ctx.parent.command_path if ctx.parent else ctx.command_path
        formatter.write_usage(path, " ".join(self.collect_usage_pieces(ctx)))


_fail_on = _options.fail_on(
    "The lowest severity of a finding that makes the exit code 1, and keeps a filing from being built."
)
_executor = click.option(
    *("--executor",),
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Where jobs are done: on this machine, or on a Dask cluster.",
)


@click.group(cls=Batch)
def batch() -> None:
    """Check and build many filings, each in a process of its own."""


@batch.command(cls=_Run)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("-o", "--output", callback=_place, required=True, help="A folder or URL; a former run is continued.")
@click.option("--profile", default="", metavar="NAME", help="The regime; without it each taxonomy decides.")
@click.option("--packages", multiple=True, type=_PATH, help="A taxonomy package, or a folder of them; repeatable.")
@click.option("--policy", type=_PATH, help="A YAML file that says what each finding means for acceptance.")
@click.option("--workers", type=_WHOLE, default=0, help="How many jobs at once. [default: one a processor]")
@click.option("--memory-limit", type=_WHOLE, default=0, metavar="MIB", help="Private memory of a job. [default: any]")
@click.option(
    "--timeout", type=click.IntRange(1), default=600, show_default=True, metavar="S", help="Seconds of a job."
)
@click.option("--retries", type=_WHOLE, default=1, show_default=True, help="How often a job that crashed is repeated.")
@_fail_on
@click.option("--limit", type=_WHOLE, default=0, metavar="N", help="Only the first N jobs. [default: all]")
@click.option("--shard", callback=_shard, default="1/1", metavar="K/N", help="Only the K-th of N parts of the jobs.")
@click.option("--engine", callback=_engine, default="warm", metavar="NAME", help="How the engine runs. [default: warm]")
@_executor
@click.option("--scheduler", default="", metavar="ADDRESS", help="The Dask scheduler, such as tcp://host:8786.")
def run(*, fail_on: str, **asked: Any) -> None:
    """Check and build many filings, each in a process of its own.

    SOURCE is a file, a folder, a pattern such as 'in/**/*.zip', a manifest (.csv, .jsonl), or a URL of any of these. A
    filing.yaml is built, all else is checked. Every job has one row in the tables. Run again, it does only what is
    missing. What came of it is printed by: tieout batch report FOLDER...
    """
    from tieout import batch as library  # noqa: PLC0415 - brings in the engine, which --help does not need

    if bool(asked["scheduler"]) != (asked["executor"] == "dask"):
        raise click.UsageError("--executor dask and --scheduler ADDRESS go together")
    options = library.BatchOptions(**asked, fail_on=Severity[fail_on.upper()])
    with _batched.progress() as progress:
        result = library.run(options, progress)
    _show.findings(result.findings, beside=Path.cwd())
    _batched.summary(result)
    raise SystemExit(result.exit_code)


@batch.command()
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True, callback=_places)
def report(folders: tuple[Path | str, ...]) -> None:
    """Print what came of batches: verdicts, the slowest jobs, the most frequent findings, time by stage.

    FOLDER is the output of a batch, or its URL; of several, such as shards, all jobs are counted together.
    """
    from tieout import batch as library  # noqa: PLC0415 - brings in the engine, which --help does not need

    found, findings = library.report(folders)
    _show.findings(findings, beside=Path.cwd())
    if found is None:
        raise SystemExit(_UNREADABLE)
    _batched.report(found)


__all__ = ["Batch", "batch"]
