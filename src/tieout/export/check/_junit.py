"""A check as a JUnit report, for continuous integration: a rule set is a test, and so is each finding that fails."""

from lxml import etree

from tieout.diagnostics import Finding, Severity
from tieout.export.check._inert import visible
from tieout.model import CheckedSubmission, CheckRun, Ran


def junit_bytes(run: CheckRun, fail_on: Severity = Severity.ERROR) -> bytes:
    """A test suite for each submission; findings below ``fail_on`` stand in its output and fail nothing."""
    root = etree.Element("testsuites", name="tieout check")
    for checked in run.submissions:
        root.append(_suite(checked, fail_on))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _suite(checked: CheckedSubmission, fail_on: Severity) -> etree._Element:
    failing = [finding for finding in checked.findings if finding.severity >= fail_on]
    idle = [rules for rules in checked.rule_sets if rules.state is not Ran.RAN]
    suite = etree.Element(
        "testsuite",
        name=visible(checked.submission.name),
        tests=str(len(checked.rule_sets) + len(failing) + 1),
        failures=str(len(failing) + (checked.verdict.value in {"invalid", "refused"})),
        errors=str(len(idle) + (checked.verdict.value == "not run")),
    )
    verdict = _case(suite, checked, "verdict")
    if checked.verdict.value == "not run":
        etree.SubElement(verdict, "error", message="not run")
    elif checked.verdict.value != "valid":
        etree.SubElement(verdict, "failure", message=checked.verdict.value)
    for rules in checked.rule_sets:
        case = _case(suite, checked, rules.name)
        if rules.state is not Ran.RAN:
            etree.SubElement(case, "error", message=visible(f"{rules.state.value}: {rules.detail}"))
    for number, finding in enumerate(failing, 1):
        case = _case(suite, checked, f"{finding.code} {number}")
        failure = etree.SubElement(case, "failure", type=visible(finding.code), message=visible(finding.message))
        failure.text = _text(finding)
    rest = [_text(finding) for finding in checked.findings if finding.severity < fail_on]
    if rest:
        etree.SubElement(suite, "system-out").text = "\n".join(rest)
    return suite


def _case(suite: etree._Element, checked: CheckedSubmission, name: str) -> etree._Element:
    classname = visible(f"tieout.{checked.profile}")
    return etree.SubElement(suite, "testcase", classname=classname, name=visible(name))


def _text(finding: Finding) -> str:
    """A finding on one line, and its remedy."""
    return visible(str(finding)) + (f"\nhelp: {visible(finding.help)}" if finding.help else "")


__all__ = ["junit_bytes"]
