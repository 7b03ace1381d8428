"""``tieout init``: a first filing file for a document."""

from pathlib import Path

import click

from tieout.cli import _show

UNREADABLE = 2


@click.command()
@click.argument("document", type=click.Path(path_type=Path))
@click.option(
    *("-o", "--output"),
    type=click.Path(path_type=Path),
    help="The filing file to write; it must not exist yet. [default: filing.yaml beside the document]",
)
def init(document: Path, output: Path | None) -> None:
    """Write a filing file for DOCUMENT with all that can be inferred from it.

    What can't be inferred stands as a marked placeholder; the file builds as it is.
    """
    from tieout import pipeline  # noqa: PLC0415 - brings in the engine, which --help does not need

    target, found = pipeline.init(document, output)
    _show.findings(found, beside=document.parent, document=document)
    if any(finding.fatal for finding in found):
        raise SystemExit(UNREADABLE)
    name = target.as_posix()
    click.echo(f"{name} written. Look at its placeholders, then: tieout build {name}")


__all__ = ["init"]
