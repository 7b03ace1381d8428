"""``tieout mapping lint``: mistakes in mapping packs, each with its place and remedy."""

import json
from collections import Counter
from pathlib import Path

import click

from tieout import linting
from tieout.cli import _options, _show
from tieout.diagnostics import Severity
from tieout.diagnostics.render_data import finding_data


@click.command("lint")
@click.argument("targets", metavar="FILING.yaml|PACK...", nargs=-1, required=True)
@click.option("--taxonomy", default="", help="Hold the packs against this taxonomy.  [default: the one they name]")
@click.option(
    *("--format", "form"),
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for readers on stderr, or JSON for programs on stdout.",
)
@_options.fail_on(info=True)
def mapping_lint(targets: tuple[str, ...], taxonomy: str, form: str, fail_on: str) -> None:
    """Find mistakes in the packs of FILING.yaml, or in PACKs that are used together.

    A PACK is a file, a folder, or the name of one that comes with tieout. With a filing its document is read too: rules
    of its own pack that no row meets are told, and rules that meet in a row and differ.
    """
    result = linting.run(linting.LintOptions(targets, taxonomy, Severity[fail_on.upper()]))
    if form == "json":
        click.echo(json.dumps([finding_data(finding) for finding in result.findings], indent=2, ensure_ascii=False))
        raise SystemExit(result.exit_code)
    filing = Path(targets[0]) if len(targets) == 1 else None
    _show.findings(result.findings, beside=result.beside, filing=filing)
    counts = Counter(finding.severity.word for finding in result.findings)
    told = ", ".join(f"{counts[severity.word]} {severity.word}" for severity in sorted(Severity, reverse=True))
    click.echo(f"{told}" if counts else "no findings")
    raise SystemExit(result.exit_code)


__all__ = ["mapping_lint"]
