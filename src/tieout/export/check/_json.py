"""The result of a check as one JSON object, every message in it; its schema is generated from here."""

import json
from collections import Counter
from collections.abc import Iterable

from tieout.diagnostics import Finding
from tieout.diagnostics.render_data import finding_data
from tieout.export.check._groups import groups
from tieout.export.check._verdicts import worst_verdict
from tieout.model import CheckedSubmission, CheckRun, Component, EngineRun, RuleSet, Ruling

FORMAT = 1


def json_bytes(run: CheckRun) -> bytes:
    """Indented UTF-8 with a line feed at the end; nothing that two runs differ in."""
    return _dumped(
        {
            "format": FORMAT,
            "tool": {"name": "tieout", "version": run.tool_version},
            "profile": _common(each.profile for each in run.submissions),
            "verdict": worst_verdict(run).value,
            "rule_sets": _rule_sets_of_all(run.submissions),
            "submissions": [{**head(each), **_findings(each.findings)} for each in run.submissions],
        }
    )


def receipt_bytes(run: CheckRun) -> bytes:
    """The receipt: what was checked, by what, with which verdict; the findings by number and not by text."""
    return _dumped(
        {
            "format": FORMAT,
            "tool": {"name": "tieout", "version": run.tool_version},
            "verdict": worst_verdict(run).value,
            "submissions": [_receipt(each) for each in run.submissions],
        }
    )


def _receipt(checked: CheckedSubmission) -> dict[str, object]:
    return {**head(checked), "engine": _engine(checked.engine), "findings": _counted(checked.findings)}


def _engine(run: EngineRun | None) -> dict[str, object] | None:
    """How the engine ran, and what it said of the taxonomy that was loaded before the submission."""
    if run is None:
        return None
    told = [finding_data(finding) for finding in run.findings]
    taxonomy = {"documents": run.documents, "validated": run.validated, "findings": told}
    return {"mode": "warm" if run.warm else "cold", "why": run.why, "taxonomy": taxonomy if run.warm else None}


def head(checked: CheckedSubmission) -> dict[str, object]:
    """What is said of a submission but for its findings."""
    submission = checked.submission
    return {
        "name": submission.name,
        "kind": submission.kind.value,
        "sha256": submission.sha256,
        "profile": checked.profile,
        "profile_reason": checked.profile_reason,
        "verdict": checked.verdict.value,
        "facts": len(checked.report.facts) if checked.report else 0,
        "rule_sets": [_rule_set(each) for each in checked.rule_sets],
        "components": [_component(each) for each in checked.components],
        "policy": _ruling(checked.ruling),
    }


def _findings(findings: tuple[Finding, ...]) -> dict[str, object]:
    """Every finding in order, and the groups that name them by their index."""
    return {
        "findings": [_finding(finding) for finding in findings],
        "groups": [{"cause": group.cause, "findings": list(group.findings)} for group in groups(findings)],
    }


def _finding(finding: Finding) -> dict[str, object]:
    """A finding; one of the engine has its level and references as the engine gave them."""
    engine: dict[str, object] | None = None
    if finding.source:
        named = finding.source.references
        references = [{"file": file, "fragment": fragment, "line": line} for file, fragment, line in named]
        engine = {"level": finding.source.level, "references": references}
    return {**finding_data(finding), "engine": engine}


def _counted(findings: Iterable[Finding]) -> dict[str, object]:
    told = list(findings)
    severities = Counter(finding.severity.word for finding in told)
    return {
        **{word: severities[word] for word in ("error", "warning", "info")},
        "codes": dict(sorted(Counter(finding.code for finding in told).items())),
    }


def _rule_sets_of_all(submissions: Iterable[CheckedSubmission]) -> list[dict[str, object]]:
    """Each rule set with the number of submissions in which it ran, did not run or crashed."""
    names: dict[str, Counter[str]] = {}
    for checked in submissions:
        for each in checked.rule_sets:
            names.setdefault(each.name, Counter())[each.state.value] += 1
    return [{"name": name, **dict(sorted(states.items()))} for name, states in names.items()]


def _rule_set(rules: RuleSet) -> dict[str, object]:
    return {"name": rules.name, "state": rules.state.value, "detail": rules.detail}


def _component(part: Component) -> dict[str, object]:
    return {"name": part.name, "version": part.version, "sha256": part.sha256}


def _ruling(ruling: Ruling | None) -> dict[str, object] | None:
    if ruling is None:
        return None
    codes = {code: outcome.value for code, outcome in ruling.by_code}
    return {"name": ruling.policy, "outcome": ruling.outcome.value, "codes": codes}


def _common(profiles: Iterable[str]) -> str:
    """The profile of all submissions, or ``several``."""
    names = list(dict.fromkeys(profiles))
    return names[0] if len(names) == 1 else "several" if names else ""


def _dumped(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


__all__ = ["FORMAT", "head", "json_bytes", "receipt_bytes"]
