"""``tieout suggest``: which concepts labels may report."""

from pathlib import Path

import click

from tieout.cli import _labels


@click.command()
@click.option(
    "--labels",
    required=True,
    type=click.Path(path_type=Path),
    metavar="IN.csv",
    help="A table with the columns label, statement and period_type.",
)
@click.option(
    *("-o", "--output"), required=True, type=click.Path(path_type=Path), metavar="OUT.csv", help="Write the ranks here."
)
def suggest(labels: Path, output: Path) -> None:
    """Rank concepts for row labels.

    For each row of IN.csv, OUT.csv has up to 20 lines with the row's own columns, then rank, concept and score.
    """
    _labels.rank_labels(labels, output)


__all__ = ["suggest"]
