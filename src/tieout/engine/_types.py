"""What the engine gives: for a package that tieout built, and for a submission that someone filed."""

from dataclasses import dataclass

from tieout.model import ValidationResult
from tieout.model.filed import FiledReport


@dataclass(frozen=True, slots=True)
class EngineOutput:
    """What a run gives: the result, the report as xBRL-JSON, and the viewer's files by name.

    ``oim`` and ``viewer`` are empty where they were not asked for or could not be made; a finding says why.
    """

    result: ValidationResult
    oim: bytes = b""
    viewer: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class EngineCheck:
    """The engine's result for a filed submission, and the report as loaded (None where nothing was).

    ``required`` are the rule sets that must have RAN for the result to be one.
    """

    result: ValidationResult
    report: FiledReport | None
    required: tuple[str, ...]


__all__ = ["EngineCheck", "EngineOutput"]
