"""Options that several commands have."""

from collections.abc import Callable
from typing import Any

import click

_EXIT = "The lowest severity of a finding that makes the exit code 1."


def fail_on(told: str = _EXIT, *, info: bool = False) -> Callable[[Any], Any]:
    """``--fail-on``, with what it says in the help; ``info`` lets notes count too."""
    severities = ["error", "warning", "info"] if info else ["error", "warning"]
    return click.option("--fail-on", type=click.Choice(severities), default="error", show_default=True, help=told)


def engine(told: str) -> Callable[[Any], Any]:
    """``--engine``, with what it says in the help."""
    return click.option("--engine", type=click.Choice(["warm", "cold"]), default="warm", show_default=True, help=told)


__all__ = ["engine", "fail_on"]
