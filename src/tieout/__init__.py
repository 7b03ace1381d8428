"""tieout: from a company's document to a validated inline XBRL filing, every number tied to its source."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("tieout")
except PackageNotFoundError:  # a clone on the path that was never installed
    __version__ = "0+unknown"

__all__ = ["__version__"]
