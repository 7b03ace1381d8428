"""The verdict on a package, and the comparison of what was emitted with what was loaded. Pure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from tieout.diagnostics import FileAt, Finding, Severity
from tieout.diagnostics import codes_engine as codes
from tieout.engine._rule_names import REQUIRED
from tieout.model import Fact, LoadedFact, Ran, ValidationResult, Verdict

# These say that a file was not made; the package is no worse for it.
_NOT_OF_THE_PACKAGE = frozenset({codes.PLUGIN_NOT_LOADED.name, codes.OUTPUT_NOT_MADE.name})


def verdict(result: ValidationResult, emitted: int) -> Verdict:
    """VALID only where every required rule set ran, nothing is an error, and loaded = emitted > 0.

    NOT RUN where a required rule set is absent, did not run or crashed; INVALID in every other case.
    """
    ran = {rule_set.name for rule_set in result.rule_sets if rule_set.state is Ran.RAN}
    if not ran.issuperset(REQUIRED):
        return Verdict.NOT_RUN
    errors = (finding for finding in result.findings if finding.severity >= Severity.ERROR)
    if any(finding.code not in _NOT_OF_THE_PACKAGE for finding in errors):
        return Verdict.INVALID
    return Verdict.VALID if len(result.loaded) == emitted > 0 else Verdict.INVALID


def compare(result: ValidationResult, facts: Sequence[Fact], file: str) -> tuple[Finding, ...]:
    """A finding for every emitted fact that was loaded otherwise: concept, value or decimals; one for those lost.

    ``file`` is the package that the findings are about.
    """
    loaded = {fact.id: fact for fact in result.loaded}
    lost = [fact.id for fact in facts if fact.id not in loaded]
    findings = [difference for fact in facts if fact.id in loaded for difference in _differences(fact, loaded, file)]
    if lost:
        findings.insert(0, codes.FACTS_LOST.at(FileAt(file), facts=lost, count=len(lost), first=lost[0]))
    return tuple(findings)


def _differences(fact: Fact, loaded: dict[str, LoadedFact], file: str) -> Iterator[Finding]:
    found = loaded[fact.id]
    pairs = (
        ("the concept", str(fact.concept), found.concept, str(fact.concept) == found.concept),
        ("the value", f"{fact.value:f}", found.value, _number(found.value) == fact.value),
        ("the accuracy (decimals)", str(fact.decimals), found.decimals, str(fact.decimals) == found.decimals),
    )
    for what, emitted, read, same in pairs:
        if not same:
            yield codes.FACTS_DIFFER.at(
                FileAt(file), facts=[fact.id], what=what, fact=fact.id, emitted=emitted, loaded=read or "nothing"
            )


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


__all__ = ["compare", "verdict"]
