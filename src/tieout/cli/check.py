"""``tieout check``: submissions of anyone, checked as a regulator would."""

from pathlib import Path
from typing import Any

import click

from tieout.cli import _options, _show
from tieout.cli._engines import opened
from tieout.diagnostics import Severity

_PATH = click.Path(path_type=Path)
_UNWRITABLE = 2
_FORMATS = click.Choice(["text", "json", "csv", "html", "sarif", "junit", "github"])

_paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=_PATH)
_profile = click.option(
    "--profile", default="", metavar="NAME", help="The regime; without it the submission's taxonomy decides."
)
_packages = click.option(
    "--packages", multiple=True, type=_PATH, help="A taxonomy package, or a folder of them; may be given several times."
)
_policy = click.option("--policy", type=_PATH, help="A YAML file that says what each finding means for acceptance.")
_prior = click.option("--prior", type=_PATH, help="The filing before, to compare the comparatives with.")
_format = click.option(
    "--format", "format_", type=_FORMATS, default="text", show_default=True, help="How the result is written."
)
_output = click.option(
    *("-o", "--output"), type=_PATH, help="The file to write the result to, instead of stdout; html needs one."
)
_receipt = click.option(
    "--receipt", type=_PATH, help="Write the receipt to this file: JSON if it ends with .json, else text."
)
_fail_on = _options.fail_on()
_engine = _options.engine(
    "Keep a taxonomy loaded between submissions, or start anew for each as Arelle's command line does."
)


@click.command()
@_paths
@_profile
@_packages
@_policy
@_prior
@_format
@_output
@_receipt
@_fail_on
@_engine
def check(*, format_: str, output: Path | None, receipt: Path | None, fail_on: str, engine: str, **asked: Any) -> None:
    """Check report packages, pages or instances at PATH, whoever made them.

    Takes .xbri, .xbr and .zip files, bare .xhtml pages, .xml instances, and folders of them. What is unsafe to open is
    refused; all else is held against its regime by the engine and by rules of tieout's own.
    """
    if format_ == "html" and output is None:
        raise click.UsageError("--format html writes files: name the page with -o.")
    from tieout import regulator  # noqa: PLC0415 - brings in the engine, which --help does not need

    options = regulator.CheckOptions(**asked, fail_on=Severity[fail_on.upper()])
    with _show.progress() as progress, opened(engine) as with_engine:
        result = regulator.check(options, progress, with_engine)
    _show.findings(result.findings, beside=Path.cwd())
    written = _show.checked(result.run, format_, output, receipt) if result.run.submissions else ()
    _show.findings(written, beside=Path.cwd())
    raise SystemExit(_UNWRITABLE if written else result.exit_code)


__all__ = ["check"]
