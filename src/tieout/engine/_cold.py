"""The engine that starts anew for every document, as its command line does."""

from collections.abc import Sequence
from pathlib import Path

from tieout.engine import _check, _in_process
from tieout.engine._types import EngineCheck, EngineOutput
from tieout.model.submission import Submission
from tieout.profiles import Limits, Profile


class Cold:
    """Loads the taxonomy for each document, and keeps nothing between two."""

    def check(
        self, submission: Submission, profile: Profile, packages: Sequence[Path] = (), limits: Limits | None = None
    ) -> EngineCheck:
        """As `tieout.engine.check` says."""
        return _check.check(submission, profile, packages, limits)

    def run(
        self, package: bytes | Path, name: str, taxonomy_packages: Sequence[Path], *, viewer: bool, oim: bool
    ) -> EngineOutput:
        """As `tieout.engine.run` says."""
        return _in_process.run(package, name, taxonomy_packages, viewer=viewer, oim=oim)


COLD = Cold()

__all__ = ["COLD", "Cold"]
