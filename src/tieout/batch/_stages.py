"""How long the stages of a job take."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from tieout.engine import Engine, EngineCheck, EngineOutput
from tieout.model.submission import Submission
from tieout.profiles import Limits, Profile


@dataclass(slots=True)
class Stages:
    """Seconds by stage."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Count the time of a block to a stage."""
        began = monotonic()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + monotonic() - began

    def apart(self, whole: str, part: str) -> None:
        """Take the time of a stage out of the one around it."""
        self.seconds[whole] = max(self.seconds[whole] - self.seconds.get(part, 0.0), 0.0)


@dataclass(frozen=True, slots=True)
class Timed:
    """An engine whose time is taken."""

    engine: Engine
    stages: Stages

    def check(
        self, submission: Submission, profile: Profile, packages: Sequence[Path] = (), limits: Limits | None = None
    ) -> EngineCheck:
        """As `tieout.engine.check` says."""
        with self.stages.of("engine"):
            return self.engine.check(submission, profile, packages, limits)

    def run(
        self, package: bytes | Path, name: str, taxonomy_packages: Sequence[Path], *, viewer: bool, oim: bool
    ) -> EngineOutput:
        """As `tieout.engine.run` says."""
        with self.stages.of("engine"):
            return self.engine.run(package, name, taxonomy_packages, viewer=viewer, oim=oim)


__all__ = ["Stages", "Timed"]
