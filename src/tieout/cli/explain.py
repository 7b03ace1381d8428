"""``tieout explain``: what a code means, ours or the engine's."""

import click
from rich.console import Console
from rich.text import Text

from tieout.diagnostics.catalogue import CATALOGUE
from tieout.diagnostics.engine_help import explained
from tieout.yaml_source import or_nearest

UNKNOWN = 2


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """What the finding CODE means, where it comes from, and what to do about it."""
    known = {each.name: each for each in CATALOGUE}
    found = known.get(code)
    console = Console(soft_wrap=True, highlight=False)
    if found:
        console.print(Text(f"{found.name} ({found.severity.word})", style="bold"))
        console.print(Text(f"says        {found.message}\ncause       {found.cause}\nwhat to do  {found.remedy}"))
        return
    engine = explained(code)
    if engine is None:
        click.echo(f"no code {code!r} is known{or_nearest(code, tuple(known))}", err=True)
        raise SystemExit(UNKNOWN)
    console.print(Text(f"{code} (a message of the engine)", style="bold"))
    console.print(Text(f"known as    {engine.start}…\nwhat to do  {engine.text}"))
    if engine.reference:
        console.print(Text(f"reference   {engine.reference}"))


__all__ = ["explain"]
