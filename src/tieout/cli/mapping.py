"""``tieout mapping``: what mapping packs say, and what is open in them.

Each command is a module of its own, ``mapping_<command>``, added here.
"""

import click


@click.group()
def mapping() -> None:
    """What mapping packs say of a label, what is open in them, and what they leave out."""


__all__ = ["mapping"]
