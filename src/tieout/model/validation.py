"""What an engine says of a package, and whether it said it at all."""

from dataclasses import dataclass
from enum import StrEnum

from tieout.diagnostics import Finding


class Ran(StrEnum):
    """Whether a rule set was applied."""

    RAN = "RAN"
    NOT_RUN = "NOT RUN"
    CRASHED = "CRASHED"


class Verdict(StrEnum):
    """The verdict on a package; anything but VALID needs a reader's attention.

    REFUSED is a submission that is unsafe to open, NOT RUN one that could not be judged for a cause on our side.
    """

    VALID = "valid"
    INVALID = "invalid"
    REFUSED = "refused"
    NOT_RUN = "not run"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One set of rules, whether it ran, and why not where it did not.

    ``is_ours`` tells of a set that did not run for a cause on our side: something that is not installed or not here, a
    crash, a limit. Without it the submission kept the set from running.
    """

    name: str
    state: Ran
    detail: str = ""
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Component:
    """A program or taxonomy package that took part, with its version and digest (empty where there is none)."""

    name: str
    version: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class LoadedFact:
    """A fact as the engine loaded it, for comparison with what was emitted."""

    id: str
    concept: str
    value: str
    decimals: str


@dataclass(frozen=True, slots=True)
class EngineRun:
    """How an engine ran: anew for the document (cold), or on a taxonomy that was loaded before it (warm).

    ``why`` tells why a warm engine ran cold. ``documents`` counts the documents of the taxonomy loaded before. Where
    they were ``validated`` too, ``findings`` are what the engine says of the taxonomy itself: reported once, no matter
    how many documents rest on it, and no part of their verdicts, as the taxonomy is its publisher's.
    """

    warm: bool = False
    why: str = ""
    documents: int = 0
    validated: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ValidationResult:
    """The engine's result for one package, by the package's sha256.

    ``findings`` hold every engine message with its severity mapped; ``loaded`` the facts of a report that tieout built
    (those that were filed are in the report).
    """

    sha256: str
    components: tuple[Component, ...]
    rule_sets: tuple[RuleSet, ...]
    loaded: tuple[LoadedFact, ...]
    findings: tuple[Finding, ...]


__all__ = ["Component", "EngineRun", "LoadedFact", "Ran", "RuleSet", "ValidationResult", "Verdict"]
