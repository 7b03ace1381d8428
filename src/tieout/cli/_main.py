"""The ``tieout`` command and its outermost frame."""

import os
import sys

import click

from tieout import __version__
from tieout.cli._lazy import LazyGroup

INTERNAL_ERROR = 70

_COMMANDS = {
    "batch": "Check and build many filings, each in a process of its own.",
    "build": "Build the filing that FILING.yaml describes.",
    "check": "Check report packages, pages or instances at PATH, whoever made them.",
    "explain": "What the finding CODE means, where it comes from, and what to do about it.",
    "init": "Write a filing file for DOCUMENT with all that can be inferred from it.",
    "mapping": "What mapping packs say of a label, what is open in them, and what they leave out.",
    "prove": "Prove the figures of the document of FILING.yaml by its own arithmetic.",
    "suggest": "Propose concepts for the lines of FILING.yaml that no rule maps, with score and reasons.",
    "taxonomy": "Catalogues and packages of taxonomies.",
}


@click.group(
    cls=LazyGroup,
    package="tieout.cli",
    texts=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="tieout", message="%(prog)s %(version)s")
def tieout() -> None:
    """From a company's document to a validated inline XBRL package, every figure tied to its source."""


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
