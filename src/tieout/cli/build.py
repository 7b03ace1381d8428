"""``tieout build``: one filing from its document to a validated package."""

from pathlib import Path

import click

from tieout.cli import _options, _show
from tieout.cli._engines import opened
from tieout.diagnostics import Severity


@click.command()
@click.argument("filing", type=click.Path(path_type=Path))
@click.option("--document", type=click.Path(path_type=Path), help="Read this document instead of the filing's own.")
@click.option(
    *("-o", "--output"),
    type=click.Path(path_type=Path),
    help="The output folder, replaced whole. [default: out/<name of the filing's folder>]",
)
@_options.fail_on()
@_options.engine("Validate in a process that begins while the document is read, or as Arelle's command line does.")
def build(filing: Path, document: Path | None, output: Path | None, fail_on: str, engine: str) -> None:
    """Build the filing that FILING.yaml describes.

    Writes the report package, the tagged document in a viewer, a report page, and tables of every figure and fact.
    """
    from tieout import pipeline  # noqa: PLC0415 - brings in the engine, which --help does not need

    options = pipeline.BuildOptions(filing, document, output, Severity[fail_on.upper()])
    with _show.progress() as progress, opened(engine) as with_engine:
        result = pipeline.build(options, progress, with_engine)
    _show.findings(result.findings, beside=filing.parent, document=document, filing=filing, whole=not result.output)
    if result.summary and result.output:
        _show.summary(result.summary, result.output)
    raise SystemExit(result.exit_code)


__all__ = ["build"]
