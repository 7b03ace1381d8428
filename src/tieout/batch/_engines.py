"""The engines that a worker may own, by name."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module

from tieout.engine import COLD, Engine, Warm


def cold() -> AbstractContextManager[Engine]:
    """The engine that starts anew for every document."""
    return nullcontext(COLD)


def warm() -> AbstractContextManager[Engine]:
    """The engine that keeps taxonomies loaded; its process begins with the worker."""
    return Warm()


# Where to find what makes each: a worker is a process of its own, so it is told by name.
ENGINES: Mapping[str, str] = {"cold": f"{__name__}:cold", "warm": f"{__name__}:warm"}


def factory(name: str) -> Callable[[], AbstractContextManager[Engine]]:
    """What makes the engine called ``name``: one of `ENGINES`, or a function named as ``module:function``."""
    module, _, function = ENGINES.get(name, name).partition(":")
    made: Callable[[], AbstractContextManager[Engine]] = getattr(import_module(module), function)
    return made


__all__ = ["ENGINES", "cold", "factory", "warm"]
