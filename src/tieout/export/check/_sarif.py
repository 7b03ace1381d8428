"""Findings as SARIF 2.1.0, for code scanning and editors."""

import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from tieout.diagnostics import Finding, Place, Severity
from tieout.export.check._lines import Lines, file_and_line, lines
from tieout.model import CheckedSubmission, CheckRun, Verdict

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif_bytes(run: CheckRun) -> bytes:
    """One run for each submission, one result for each finding, each at its physical location."""
    runs = [_run(checked, run.tool_version) for checked in run.submissions]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}
    return (json.dumps(log, ensure_ascii=False, indent=2) + "\n").encode()


def _run(checked: CheckedSubmission, version: str) -> dict[str, object]:
    codes = list(dict.fromkeys(finding.code for finding in checked.findings))
    index = {code: at for at, code in enumerate(codes)}
    known = lines(checked)
    submission = checked.submission
    return {
        "tool": {"driver": {"name": "tieout", "version": version, "rules": _rules(codes, checked.findings)}},
        "artifacts": [{"location": {"uri": _uri(submission.name)}, "hashes": {"sha-256": submission.sha256}}],
        "invocations": [{"executionSuccessful": checked.verdict is not Verdict.NOT_RUN}],
        "properties": {"profile": checked.profile, "verdict": checked.verdict.value},
        "results": [_result(finding, index, known, submission.name) for finding in checked.findings],
    }


def _rules(codes: Iterable[str], findings: Iterable[Finding]) -> list[dict[str, object]]:
    helps: dict[str, str] = {}
    for finding in findings:
        helps.setdefault(finding.code, finding.help)
    return [{"id": code, "help": {"text": helps[code]}} if helps[code] else {"id": code} for code in codes]


def _result(finding: Finding, index: Mapping[str, int], known: Lines, name: str) -> dict[str, object]:
    """A result; a finding without a place stands at the submission itself."""
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding.place, known, name)],
    }
    if finding.related:
        result["relatedLocations"] = [_location(place, known, name) for place in finding.related]
    properties: dict[str, object] = {"facts": list(finding.facts)} if finding.facts else {}
    if finding.source:
        properties |= {"engineLevel": finding.source.level}
    if properties:
        result["properties"] = properties
    return result


def _location(place: Place | None, known: Lines, name: str) -> dict[str, object]:
    file, line = file_and_line(place, known)
    region = {"startLine": max(line, 1)}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(file or name)}, "region": region}}


def _uri(file: str) -> str:
    """A document's URL as it is, a file's name as a relative one."""
    return quote(file, safe=":/?#[]@!$&'()*+,;=%") if "://" in file else quote(file)


__all__ = ["sarif_bytes"]
