"""``tieout mapping``: what mapping packs say, and what is open in them.

Each command is a module of its own, ``mapping_<command>``, added here.
"""

import click

from tieout.cli.mapping_coverage import mapping_coverage
from tieout.cli.mapping_explain import mapping_explain
from tieout.cli.mapping_review import mapping_review


@click.group()
def mapping() -> None:
    """What mapping packs say of a label, what is open in them, and what they leave out."""


mapping.add_command(mapping_coverage)
mapping.add_command(mapping_explain)
mapping.add_command(mapping_review)

__all__ = ["mapping"]
