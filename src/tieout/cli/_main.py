"""The ``tieout`` command and its outermost frame."""

import os
import sys

import click

from tieout import __version__
from tieout.cli.batch import batch
from tieout.cli.build import build
from tieout.cli.check import check
from tieout.cli.explain import explain
from tieout.cli.init import init
from tieout.cli.mapping import mapping
from tieout.cli.prove import prove
from tieout.cli.suggest import suggest
from tieout.cli.taxonomy import taxonomy

INTERNAL_ERROR = 70


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tieout", message="%(prog)s %(version)s")
def tieout() -> None:
    """From a company's document to a validated inline XBRL package, every figure tied to its source."""


tieout.add_command(batch)
tieout.add_command(build)
tieout.add_command(check)
tieout.add_command(explain)
tieout.add_command(init)
tieout.add_command(mapping)
tieout.add_command(prove)
tieout.add_command(suggest)
tieout.add_command(taxonomy)


def main() -> None:
    """Run the command; what no stage foresaw ends here, with exit code 70 (sysexits' EX_SOFTWARE)."""
    try:
        tieout()
    except Exception as error:
        if os.environ.get("TIEOUT_DEBUG"):
            raise
        click.echo(
            f"tieout {__version__}: internal error: {type(error).__name__}: {error}\n"
            "This is a fault of tieout, or of its installation, not of your files. Set TIEOUT_DEBUG=1 and run the\n"
            "same command again to see where it happened, and report that text with the command you ran.",
            err=True,
        )
        sys.exit(INTERNAL_ERROR)


__all__ = ["INTERNAL_ERROR", "main", "tieout"]
