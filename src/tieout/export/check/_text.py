"""A check for a terminal and for the log of a workflow."""

from collections import Counter
from collections.abc import Iterator

from tieout.diagnostics import Finding, Severity
from tieout.export._text import several
from tieout.export.check._groups import groups
from tieout.export.check._inert import github, github_property, visible
from tieout.export.check._lines import file_and_line, lines
from tieout.model import CheckedSubmission, CheckRun, EngineRun, Ran

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST = 8


def text_bytes(run: CheckRun) -> bytes:
    """Each submission with its verdict and its findings under their causes; long lists are cut and counted."""
    return "\n".join("".join(f"{line}\n" for line in _submission(each)) for each in run.submissions).encode()


def receipt_text(run: CheckRun) -> bytes:
    """The receipt for people: what was checked by what, and with which verdict."""
    return "\n".join("".join(f"{line}\n" for line in _receipt(each, run)) for each in run.submissions).encode()


def github_bytes(run: CheckRun) -> bytes:
    """One workflow command for each finding, and one for each verdict that is not valid."""
    told: list[str] = []
    for checked in run.submissions:
        known = lines(checked)
        told += [_command(finding, *file_and_line(finding.place, known)) for finding in checked.findings]
        level = "notice" if checked.verdict.value == "valid" else "error"
        told.append(f"::{level} title=verdict::{github(f'{checked.submission.name}: {checked.verdict.value}')}")
    return "".join(f"{line}\n" for line in told).encode()


def _command(finding: Finding, file: str, line: int) -> str:
    where = [f"file={github_property(file)}", f"line={line}"] if file else []
    properties = ",".join([*where, f"title={github_property(finding.code)}"])
    return f"::{_COMMANDS[finding.severity]} {properties}::{github(finding.message)}"


def _submission(checked: CheckedSubmission) -> Iterator[str]:
    yield from _verdict(checked)
    for group in groups(checked.findings):
        found = [checked.findings[at] for at in group.findings]
        worst = max(finding.severity for finding in found)
        yield ""
        yield f"{worst.word}: {visible(group.cause)}" + (f" ({len(found)} messages)" if len(found) > 1 else "")
        shown = found if worst is Severity.ERROR or len(found) <= _MOST + 1 else found[:_MOST]
        for finding in shown:
            where = f"{visible(str(finding.place))}:" if finding.place else ""
            message = "" if finding.message == group.cause else visible(finding.message)
            yield "  " + " ".join(part for part in (where, message, f"[{visible(finding.code)}]") if part)
        if len(shown) < len(found):
            yield f"  … and {len(found) - len(shown)} more"
        yield from (f"  help: {visible(text)}" for text in dict.fromkeys(each.help for each in found) if text)


def _verdict(checked: CheckedSubmission) -> Iterator[str]:
    counts = Counter(finding.severity for finding in checked.findings)
    words = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
    ran = sum(rules.state is Ran.RAN for rules in checked.rule_sets)
    facts = len(checked.report.facts) if checked.report else 0
    yield f"{visible(checked.submission.name)}: {checked.verdict.value.upper()}"
    yield f"  profile   {checked.profile} ({visible(checked.profile_reason)})"
    yield f"  checks    {ran} of {len(checked.rule_sets)} rule sets ran, {facts:,} facts"
    yield f"  findings  {', '.join(several(counts[severity], word) for severity, word in words)}"
    if checked.ruling:
        yield f"  policy    {checked.ruling.policy}: {checked.ruling.outcome.value}"
    for rules in checked.rule_sets:
        if rules.state is not Ran.RAN:
            yield f"  {rules.state.value}   {rules.name}: {visible(rules.detail)}"


def _receipt(checked: CheckedSubmission, run: CheckRun) -> Iterator[str]:
    submission = checked.submission
    yield from _verdict(checked)
    yield f"  sha256    {submission.sha256}"
    yield f"  tool      tieout {run.tool_version}"
    for part in checked.components:
        yield f"  with      {visible(part.name)} {visible(part.version)} {part.sha256}".rstrip()
    if checked.engine is not None:
        yield f"  engine    {visible(_engine(checked.engine))}"
    for rules in checked.rule_sets:
        yield f"  {rules.state.value:<9} {rules.name}" + (f" ({visible(rules.detail)})" if rules.detail else "")


def _engine(run: EngineRun) -> str:
    if not run.warm:
        return "cold" + (f": {run.why}" if run.why else "")
    told = f", validated once with {several(len(run.findings), 'message')}" if run.validated else ""
    return f"warm: on a taxonomy of {several(run.documents, 'document')}{told}"


__all__ = ["github_bytes", "receipt_text", "text_bytes"]
