"""The verdict on a filed submission. Pure."""

from collections.abc import Iterable

from tieout.diagnostics import Finding, Severity
from tieout.diagnostics import codes_engine as codes
from tieout.diagnostics import codes_engine_check as more
from tieout.engine._types import EngineCheck
from tieout.model import Ran, Verdict

# Their cause lies with this installation or machine: with one of them nothing was judged.
_OURS = frozenset(
    code.name
    for code in (
        codes.CRASHED,
        codes.TAXONOMY_INCOMPLETE,
        codes.TAXONOMY_NOT_LOADED,
        more.OUT_OF_MEMORY,
        more.PACKAGE_MISSING,
        more.PLUGIN_MISSING,
        more.SYSTEM_MISSING,
        more.TIMED_OUT,
        more.WORKER_DIED,
    )
)


def judge(check: EngineCheck, findings: Iterable[Finding] = ()) -> Verdict:
    """The verdict on what the engine found, with ``findings`` of other rules.

    NOT RUN where a cause on our side kept a required rule set from running, or there is no word of it; it wins over
    what was found. INVALID where the submission kept one from running, or anything is an error. VALID is what is left.
    """
    if not_run(check):
        return Verdict.NOT_RUN
    ran = {each.name for each in check.result.rule_sets if each.state is Ran.RAN}
    told = (*check.result.findings, *findings)
    if not ran.issuperset(check.required) or any(finding.severity >= Severity.ERROR for finding in told):
        return Verdict.INVALID
    return Verdict.VALID


def not_run(check: EngineCheck) -> tuple[str, ...]:
    """Why nothing was judged, in words: rule sets and findings whose cause lies with us; empty where all could run."""
    told = {each.name: each for each in check.result.rule_sets}
    silent = (f"{name}: not heard of" for name in check.required if name not in told)
    ours = (
        f"{name}: {told[name].detail}"
        for name in check.required
        if name in told and told[name].state is not Ran.RAN and (told[name].is_ours or told[name].state is Ran.CRASHED)
    )
    found = (finding.message for finding in check.result.findings if finding.code in _OURS)
    nothing = ("no rule set is required",) if not check.required else ()
    return tuple(dict.fromkeys((*nothing, *silent, *ours, *found)))


__all__ = ["judge", "not_run"]
