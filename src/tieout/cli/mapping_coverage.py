"""``tieout mapping coverage``: what the mapping of a filing covers, and what a complete one would have."""

import json
from pathlib import Path

import click
from rich.console import Console

from tieout.cli import _covered, _options, _show
from tieout.diagnostics import Severity


@click.command("coverage")
@click.argument("filing", type=click.Path(path_type=Path))
@click.option("--document", type=click.Path(path_type=Path), help="Read this document instead of the filing's own.")
@click.option("--all", "whole", is_flag=True, help="Name every absent part of a total, not only the first few.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@_options.fail_on("The lowest severity that makes the exit code 1; a row without a rule is a warning.")
def mapping_coverage(filing: Path, document: Path | None, *, whole: bool, as_json: bool, fail_on: str) -> None:
    """Tell what the mapping of FILING.yaml covers, and what it leaves out.

    Prints the figures tagged, ignored, unmapped and unresolved by statement and table, the share of own concepts, the
    rules that wait for a decision, and each primary statement against the taxonomy's calculation network.
    """
    from tieout import pipeline  # noqa: PLC0415 - brings in the engine, which --help does not need

    result = pipeline.draft(pipeline.BuildOptions(filing, document, None, Severity[fail_on.upper()]))
    if result.report is None or result.taxonomy is None:
        _show.findings(result.findings, beside=filing.parent, document=document, filing=filing)
        raise SystemExit(result.exit_code)
    answer = _covered.Answer.of(result.report, result.taxonomy, result.packs)
    if as_json:
        click.echo(json.dumps(_covered.data(answer), indent=2, ensure_ascii=False))
    else:
        locate = _show.locator(filing.parent, [path for path in (document, filing) if path])
        Console(soft_wrap=True, highlight=False).print(_covered.text(answer, locate, whole=whole), end="")
    raise SystemExit(result.exit_code)


__all__ = ["mapping_coverage"]
