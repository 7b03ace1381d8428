"""From a company's document to a validated inline XBRL filing, every number tied to its source.

`build`, `check` and `Engine` are here for programs; they are loaded when they are first asked for.
"""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tieout.library import Engine, build, check

try:
    __version__ = version("tieout")
except PackageNotFoundError:  # a clone on the path that was never installed
    __version__ = "0+unknown"

_LIBRARY = frozenset({"Engine", "build", "check"})


def __getattr__(name: str) -> Any:
    if name in _LIBRARY:
        return getattr(import_module("tieout.library"), name)
    raise AttributeError(f"module 'tieout' has no attribute {name!r}")


__all__ = ["Engine", "__version__", "build", "check"]
