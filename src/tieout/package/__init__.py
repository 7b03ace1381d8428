"""Report packages: the page and its extension taxonomy in one file, byte for byte alike (Report Package 1.0)."""

from tieout.package._build import build
from tieout.package._zip import sha256, to_bytes

__all__ = ["build", "sha256", "to_bytes"]
