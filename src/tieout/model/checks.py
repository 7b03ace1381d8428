"""What a check says of submissions: one result each, and the run as a whole."""

from dataclasses import dataclass
from enum import StrEnum

from tieout.diagnostics import Finding
from tieout.model.filed import FiledReport
from tieout.model.submission import Submission
from tieout.model.validation import Component, EngineRun, RuleSet, Verdict


class Acceptance(StrEnum):
    """What a policy makes of a finding or a submission; a submission that could not be judged is undecided."""

    ACCEPT = "accept"
    WARN = "warn"
    REJECT = "reject"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a policy says of one submission: its outcome, and the outcome of each code that was found."""

    policy: str
    outcome: Acceptance
    by_code: tuple[tuple[str, Acceptance], ...]


@dataclass(frozen=True, slots=True)
class CheckedSubmission:
    """The result for one submission.

    ``profile`` is the regime it was checked by and ``profile_reason`` why; ``report`` what was loaded, None where
    nothing was; ``findings`` are tieout's own first, then every message of the engine. ``ruling`` is the policy's
    outcome, beside the verdict and never in its place; None without a policy. ``engine`` says how the engine ran, None
    where it was not started.
    """

    submission: Submission
    profile: str
    profile_reason: str
    verdict: Verdict
    rule_sets: tuple[RuleSet, ...]
    components: tuple[Component, ...]
    findings: tuple[Finding, ...]
    report: FiledReport | None = None
    ruling: Ruling | None = None
    engine: EngineRun | None = None


@dataclass(frozen=True, slots=True)
class CheckRun:
    """All submissions of one run in the order given, with the version of the tool."""

    tool_version: str
    submissions: tuple[CheckedSubmission, ...]


__all__ = ["Acceptance", "CheckRun", "CheckedSubmission", "Ruling"]
