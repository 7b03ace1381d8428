"""``tieout suggest``: concepts for a filing's lines, their acceptance into its pack, and concepts for mere labels."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click
from rich.console import Console

from tieout import export
from tieout.cli import _labels, _show, _suggested
from tieout.proposals import Advice

_Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class _Given:
    """What the command line says."""

    filing: Path | None
    labels: Path | None
    document: Path | None
    every: bool
    limit: int
    as_json: bool
    output: Path | None
    accepted: tuple[str, ...]
    into: Path | None
    write: bool


_OPTIONS: tuple[Callable[[_Command], _Command], ...] = (
    click.argument("filing", type=click.Path(path_type=Path), required=False),
    click.option(
        "--labels",
        type=click.Path(path_type=Path),
        metavar="IN.csv",
        help="Instead of FILING.yaml: a table with the columns label, statement and period_type.",
    ),
    click.option("--document", type=click.Path(path_type=Path), help="Read this document instead of the filing's own."),
    click.option("--all", "every", is_flag=True, help="Rank for lines that are mapped, too, to compare."),
    click.option("--limit", type=click.IntRange(1, 20), default=5, show_default=True, help="Proposals for each line."),
    click.option("--json", "as_json", is_flag=True, help="Print JSON for programs."),
    click.option(*("-o", "--output"), type=click.Path(path_type=Path), help="Write a CSV file instead of printing."),
    click.option(
        *("--accept", "accepted"),
        multiple=True,
        metavar="LABEL=CONCEPT",
        help="Make a rule of this; may be repeated. CONCEPT: a name, or ext for the proposed extension.",
    ),
    click.option("--into", type=click.Path(path_type=Path), help="Add the rules to this mapping file."),
    click.option("--write", is_flag=True, help="Write what is accepted; without it, it is shown only."),
)


def _with_options(command: _Command) -> _Command:
    """A command with all options, shown in their order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command()
@_with_options
def suggest(**given: Any) -> None:
    """Propose concepts for the lines of FILING.yaml that no rule maps, with score and reasons.

    With --accept, show the rules that it adds to the filing's own mapping pack; with --write, add them. With --labels,
    rank concepts for row labels: for each row of IN.csv, OUT.csv has up to 20 lines with the row's own columns, then
    rank, concept and score.
    """
    asked = _Given(**given)
    if (asked.write or asked.into) and not asked.accepted:
        raise click.UsageError("--write and --into say what to do with --accept, which is missing")
    if (asked.filing is None) == (asked.labels is None):
        raise click.UsageError("give either FILING.yaml or --labels IN.csv")
    if asked.labels and not asked.output:
        raise click.UsageError("--labels needs -o OUT.csv")
    if asked.labels and asked.output:
        _labels.rank_labels(asked.labels, asked.output)
    elif asked.filing and asked.accepted:
        _accept(asked.filing, asked)
    elif asked.filing:
        _rank(asked.filing, asked)


def _rank(filing: Path, asked: _Given) -> NoReturn:
    """Show the proposals for a filing's lines."""
    from tieout import suggesting  # noqa: PLC0415 - brings in the engine, which --help does not need

    options = suggesting.SuggestOptions(filing, asked.document, asked.every, asked.limit)
    with _show.progress() as progress:
        result = suggesting.suggest(options, progress=progress)
    _show.findings(result.findings, beside=filing.parent, document=asked.document, filing=filing)
    if not result.exit_code:
        _print(result.advice, asked.output, as_json=asked.as_json)
    raise SystemExit(result.exit_code)


def _print(advice: tuple[Advice, ...], output: Path | None, *, as_json: bool) -> None:
    """Show proposals, or write them to a file."""
    if output:
        try:
            output.write_bytes(export.proposals_csv(advice))
        except OSError as error:
            raise click.ClickException(
                f"{output.as_posix()} can't be written: {(error.strerror or '').lower()}"
            ) from None
    elif as_json:
        click.echo(json.dumps(export.proposals_data(advice), indent=2, ensure_ascii=False))
    else:
        Console(soft_wrap=True, highlight=False).print(_suggested.text(advice), end="")


def _accept(filing: Path, asked: _Given) -> NoReturn:
    """Show the lines that acceptances add, and write them where asked to."""
    from tieout import suggesting  # noqa: PLC0415 - as above

    options = suggesting.AcceptOptions(filing, asked.accepted, asked.document, asked.into, asked.write)
    with _show.progress() as progress:
        result = suggesting.accept(options, progress=progress)
    _show.findings(result.findings, beside=filing.parent, document=asked.document, filing=filing)
    Console(soft_wrap=True, highlight=False).print(_suggested.diff(result.edits), end="")
    if result.edits and not result.exit_code:
        done = "written" if options.write else "not written; add --write to write them"
        click.echo(f"{', '.join(edit.name for edit in result.edits)}: {done}", err=True)
    raise SystemExit(result.exit_code)


__all__ = ["suggest"]
