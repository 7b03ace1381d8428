"""What the engine gives: for a package that tieout built, and for a submission that someone filed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tieout.model import EngineRun, ValidationResult
from tieout.model.filed import FiledReport
from tieout.model.submission import Submission
from tieout.profiles import Limits, Profile


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to validate of that which tieout built, and which files to make of it; ``packages`` are of the taxonomy."""

    package: bytes
    name: str
    packages: tuple[Path, ...]
    viewer: bool
    oim: bool


@dataclass(frozen=True, slots=True)
class EngineOutput:
    """What a run gives: the result, the report as xBRL-JSON, and the viewer's files by name.

    ``oim`` and ``viewer`` are empty where they were not asked for or could not be made; a finding says why.
    """

    result: ValidationResult
    oim: bytes = b""
    viewer: tuple[tuple[str, bytes], ...] = ()
    run: EngineRun = field(default_factory=EngineRun, compare=False)


@dataclass(frozen=True, slots=True)
class EngineCheck:
    """The engine's result for a filed submission, and the report as loaded (None where nothing was).

    ``required`` are the rule sets that must have RAN for the result to be one; ``run`` says how the engine ran;
    ``timings`` are the seconds that parts of the work took, by name,
    ``memory`` the bytes that the worker took for itself.
    """

    result: ValidationResult
    report: FiledReport | None
    required: tuple[str, ...]
    run: EngineRun = field(default_factory=EngineRun, compare=False)
    timings: tuple[tuple[str, float], ...] = field(default=(), compare=False)
    memory: int = field(default=0, compare=False)


class Engine(Protocol):
    """What validates: for whatever anyone filed, and for a package that tieout built."""

    def check(
        self, submission: Submission, profile: Profile, packages: Sequence[Path] = (), limits: Limits | None = None
    ) -> EngineCheck:
        """As `tieout.engine.check` says."""

    def run(
        self, package: bytes | Path, name: str, taxonomy_packages: Sequence[Path], *, viewer: bool, oim: bool
    ) -> EngineOutput:
        """As `tieout.engine.run` says."""


__all__ = ["BuildRequest", "Engine", "EngineCheck", "EngineOutput"]
