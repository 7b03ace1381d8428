"""The engine that a command is asked to use."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tieout.engine import Engine


@contextmanager
def opened(name: str) -> Iterator["Engine"]:
    """The ``warm`` engine, whose process begins at once, or the ``cold`` one."""
    from tieout.engine import COLD, Warm  # noqa: PLC0415 - not needed for --help

    if name == "cold":
        yield COLD
    else:
        with Warm() as engine:
            yield engine


__all__ = ["opened"]
