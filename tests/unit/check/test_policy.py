"""A policy says what findings mean for acceptance; it never alters a verdict or hides a finding."""

import pytest

from tieout.diagnostics import Finding, Severity
from tieout.model import Acceptance, Verdict
from tieout.regulator import Policy, parse_policy

TEXT = """\
policy: strict
profiles:
  any:
    warning: accept
    codes:
      "rules.*": warn
      rules.negative: reject
  esef-2022:
    error: warn
    codes:
      "ESEF.2.*": accept
"""


def policy(text: str = TEXT) -> Policy:
    found, findings = parse_policy(text, "policy.yaml")
    assert findings == ()
    assert found is not None
    return found


def outcome(code: str, severity: Severity, profile: str = "ifrs") -> Acceptance:
    return policy().ruling(profile, Verdict.INVALID, [Finding(code, severity, "m")]).outcome


@pytest.mark.parametrize(
    ("code", "severity", "profile", "expected"),
    [
        ("rules.magnitude", Severity.WARNING, "ifrs", Acceptance.WARN),
        ("rules.negative", Severity.WARNING, "ifrs", Acceptance.REJECT),
        ("other", Severity.WARNING, "ifrs", Acceptance.ACCEPT),
        ("other", Severity.ERROR, "ifrs", Acceptance.REJECT),
        ("other", Severity.INFO, "ifrs", Acceptance.ACCEPT),
        ("other", Severity.ERROR, "esef-2022", Acceptance.WARN),
        ("ESEF.2.5.1", Severity.ERROR, "esef-2022", Acceptance.ACCEPT),
        ("ESEF.2.5.1", Severity.ERROR, "ifrs", Acceptance.REJECT),
        ("rules.negative", Severity.WARNING, "esef-2022", Acceptance.REJECT),
    ],
)
def test_the_longest_code_then_the_severity_decides(
    code: str, severity: Severity, profile: str, expected: Acceptance
) -> None:
    assert outcome(code, severity, profile) is expected


def test_the_gravest_finding_decides_and_every_code_is_told() -> None:
    findings = [Finding(code, Severity.WARNING, "m") for code in ("rules.negative", "other", "rules.magnitude")]
    ruling = policy().ruling("ifrs", Verdict.INVALID, findings)
    assert ruling.outcome is Acceptance.REJECT
    assert dict(ruling.by_code) == {
        "other": Acceptance.ACCEPT,
        "rules.magnitude": Acceptance.WARN,
        "rules.negative": Acceptance.REJECT,
    }


def test_without_findings_a_submission_is_accepted_and_one_not_judged_is_undecided() -> None:
    assert policy().ruling("ifrs", Verdict.VALID, ()).outcome is Acceptance.ACCEPT
    assert policy().ruling("ifrs", Verdict.NOT_RUN, ()).outcome is Acceptance.UNDECIDED


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (TEXT.replace("esef-2022", "esef-2O22"), "check.policy-profile", "policy.yaml:8:3"),
        (TEXT.replace("error: warn", "error: warm"), "yaml.", "policy.yaml:9:12"),
        (TEXT.replace("policy: strict\n", ""), "yaml.", "policy.yaml:1:1"),
        (TEXT + "  any: {}\n", "yaml.", "policy.yaml:12:3"),
    ],
)
def test_a_mistake_is_told_at_its_place(text: str, code: str, place: str) -> None:
    found, (finding, *_) = parse_policy(text, "policy.yaml")
    assert found is None
    assert finding.code.startswith(code)
    assert finding.fatal
    assert str(finding.place) == place
