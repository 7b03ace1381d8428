"""The programs that took part, by version and digest."""

import hashlib
from importlib.metadata import PackageNotFoundError, distribution

from tieout.model import Component

_PROGRAMS = ("arelle-release", "ixbrl-viewer")


def programs() -> tuple[Component, ...]:
    """Arelle and the viewer; one that is not installed has no version."""
    return tuple(_program(name) for name in _PROGRAMS)


def _program(name: str) -> Component:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return Component(name, "")
    return Component(name, found.version, _digest(found.read_text("RECORD") or ""))


def _digest(record: str) -> str:
    """The digest of the digests of all installed modules: alike for one release, however it was installed."""
    lines = sorted(line.rpartition(",")[0] for line in record.splitlines() if ".py,sha256=" in line)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else ""


__all__ = ["programs"]
