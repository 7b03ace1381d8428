"""What each finding means for acceptance, by regime: a policy in YAML that stands beside the verdict."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tieout.diagnostics import Finding, Severity
from tieout.diagnostics import codes_check as codes
from tieout.model import Acceptance, Ruling, Verdict
from tieout.profiles import PROFILES
from tieout.yaml_source import Field, Mapping, Record, Scalar, Table, Text, check, json_schema, load, or_nearest

ANY = "any"
_GRAVITY = (Acceptance.ACCEPT, Acceptance.WARN, Acceptance.REJECT)
_OUTCOME = Text("an outcome", tuple(outcome.value for outcome in _GRAVITY))
_CODE = Text("a code, in which * stands for anything", pattern=r"[A-Za-z0-9_.:\-*]{1,200}")
_REGIME = Record(
    "what findings mean under a profile",
    (
        Field("error", _OUTCOME, "What an error means that no code below names; reject where absent"),
        Field("warning", _OUTCOME, "What a warning means; warn where absent"),
        Field("info", _OUTCOME, "What a note means; accept where absent"),
        Field("codes", Table("codes with an outcome each", _CODE, _OUTCOME), "What each code means"),
    ),
)
SHAPE = Record(
    "the keys of a policy",
    (
        Field("policy", Text("a name"), "The policy's name", True),
        Field(
            "profiles",
            Table("profiles, or `any` for all, with what findings mean", Text("a profile"), _REGIME),
            "What findings mean by profile; one that is named goes before `any`",
            True,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class _Regime:
    """Outcomes by severity, and by code: the longest code that fits counts."""

    by_severity: dict[Severity, Acceptance]
    by_code: tuple[tuple[str, Acceptance], ...]

    def outcome(self, finding: Finding) -> Acceptance | None:
        """What the codes say of a finding, None where none fits."""
        fitting = [(code, outcome) for code, outcome in self.by_code if _fits(code, finding.code)]
        return max(fitting, key=lambda pair: len(pair[0].replace("*", "")))[1] if fitting else None


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy as read."""

    name: str
    profiles: dict[str, _Regime]

    def ruling(self, profile: str, verdict: Verdict, findings: Iterable[Finding]) -> Ruling:
        """The outcome for a submission: the gravest of its findings; undecided where it could not be judged."""
        by_code: dict[str, Acceptance] = {}
        for finding in findings:
            outcome = self._outcome(profile, finding)
            by_code[finding.code] = max(by_code.get(finding.code, outcome), outcome, key=_GRAVITY.index)
        worst = max(by_code.values(), default=Acceptance.ACCEPT, key=_GRAVITY.index)
        outcome = Acceptance.UNDECIDED if verdict is Verdict.NOT_RUN else worst
        return Ruling(self.name, outcome, tuple(sorted(by_code.items())))

    def _outcome(self, profile: str, finding: Finding) -> Acceptance:
        """The profile's word on the code, then that of `any`; then on the severity, in the same order."""
        regimes = [self.profiles[name] for name in (profile, ANY) if name in self.profiles]
        by_code = (regime.outcome(finding) for regime in regimes)
        by_severity = (regime.by_severity.get(finding.severity) for regime in regimes)
        return next((outcome for outcome in (*by_code, *by_severity) if outcome), _DEFAULTS[finding.severity])


_DEFAULTS = {Severity.ERROR: Acceptance.REJECT, Severity.WARNING: Acceptance.WARN, Severity.INFO: Acceptance.ACCEPT}


def parse(text: str, file: str) -> tuple[Policy | None, tuple[Finding, ...]]:
    """The policy written in ``text``, or None with what is wrong at line and column."""
    node, findings = load(text, file)
    if node is None:
        return None, findings
    findings = tuple(check(node, SHAPE))
    if findings or not isinstance(node, Mapping):
        return None, findings
    entries = [(key, value) for key, value in node.mapping("profiles").entries if isinstance(value, Mapping)]
    unknown = tuple(_unknown(key) for key, _ in entries if key.text not in _known())
    return (
        None if unknown else Policy(node.text("policy"), {key.text: _regime(value) for key, value in entries})
    ), unknown


def schema() -> str:
    """The JSON Schema of a policy's file."""
    return json_schema(SHAPE, "tieout policy", "What each finding means for acceptance, by filing regime.")


def _known() -> tuple[str, ...]:
    return (*(profile.name for profile in PROFILES), ANY)


def _unknown(key: Scalar) -> Finding:
    near = or_nearest(key.text, _known())
    return codes.UNKNOWN_OUTCOME.at(key.at, name=key.text, nearest=near, known=", ".join(_known()[:-1]))


def _regime(node: Mapping) -> _Regime:
    words = {severity: node.text(severity.word) for severity in Severity}
    by_code = (
        (key.text, Acceptance(value.text)) for key, value in node.mapping("codes").entries if isinstance(value, Scalar)
    )
    return _Regime({severity: Acceptance(word) for severity, word in words.items() if word}, tuple(by_code))


def _fits(pattern: str, code: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), code) is not None


__all__ = ["ANY", "Policy", "parse", "schema"]
