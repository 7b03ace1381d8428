"""A group whose commands are imported when they are called, so that asking for its help costs next to nothing."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group of commands by name, each with the text its listing begins with.

    The command ``name`` is the attribute of that name in the module of that name in ``package``. Its text stands here a
    second time, as the listing can't ask a module that isn't imported; a test holds the two together.
    """

    def __init__(self, *args: Any, package: str, texts: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._package = package
        self._texts = texts

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return sorted(self._texts)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now; None where there is none."""
        if cmd_name not in self._texts:
            return None
        command = getattr(import_module(f"{self._package}.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the listing from the texts given here."""
        listed = click.Group(commands=[click.Command(name, help=text) for name, text in self._texts.items()])
        listed.format_commands(ctx, formatter)


__all__ = ["LazyGroup"]
