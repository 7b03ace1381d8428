"""What a check of a filed submission gives."""

from dataclasses import dataclass

from tieout.model import ValidationResult
from tieout.model.filed import FiledReport


@dataclass(frozen=True, slots=True)
class EngineCheck:
    """The engine's result for a filed submission, and the report as loaded (None where nothing was).

    ``required`` are the rule sets that must have RAN for the result to be one.
    """

    result: ValidationResult
    report: FiledReport | None
    required: tuple[str, ...]


__all__ = ["EngineCheck"]
