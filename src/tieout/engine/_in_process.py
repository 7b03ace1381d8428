"""A run in this process. Arelle is loaded only once one is asked for: a check leaves it to its worker."""

from collections.abc import Sequence
from pathlib import Path

from tieout.engine._types import BuildRequest, EngineOutput


def run(
    package: bytes | Path,
    name: str,
    taxonomy_packages: Sequence[Path],
    *,
    viewer: bool,
    oim: bool,
) -> EngineOutput:
    """Validate a report package called ``name`` with the taxonomy packages given, and nothing else.

    Offline, without any setting of the user's; one run at a time in a process (a second thread waits). What is wrong
    with the package is in the findings and in the state of the rule sets; this never raises for it.
    """
    from tieout.engine import _run  # noqa: PLC0415 - loads Arelle

    content = package if isinstance(package, bytes) else package.read_bytes()
    return _run.run(BuildRequest(content, name, tuple(taxonomy_packages), viewer, oim))


__all__ = ["run"]
