"""``tieout mapping``: what mapping packs say, and what is open in them.

Each command is a module of its own, ``mapping_<command>``, added here.
"""

import click

from tieout.cli.mapping_explain import mapping_explain


@click.group()
def mapping() -> None:
    """What mapping packs say of a label, what is open in them, and what they leave out."""


mapping.add_command(mapping_explain)

__all__ = ["mapping"]
