"""One filed submission examined: what was loaded, which rule sets ran, and every message of the engine."""

from dataclasses import replace

from tieout.engine._components import programs
from tieout.engine._facts import loaded_facts
from tieout.engine._filed._command_line import Order, opened, run
from tieout.engine._filed._evidence import MARKS, evidence
from tieout.engine._filed._findings import engine_findings, own_findings
from tieout.engine._filed._report import filed_report
from tieout.engine._filed._request import Request
from tieout.engine._filed._rule_sets import rule_sets
from tieout.engine._filed._scrub import FiledScrubber
from tieout.engine._packages import add_packages, needed
from tieout.engine._types import EngineCheck
from tieout.model import Component, ValidationResult
from tieout.model.submission import SubmissionKind
from tieout.profiles import known_hosts


def examine(request: Request) -> EngineCheck:
    """Run the engine on the file; what is wrong with the submission is in the findings and rule sets."""
    asked = request.profile.engine
    is_bare = _is_bare(request)
    required = asked.page_rule_sets if is_bare else asked.rule_sets
    chosen, missing = ((), ()) if is_bare else needed(request.profile, request.packages)
    with opened() as made:
        components, told = add_packages(made, chosen)
        order = Order(request.file, asked.plugin, asked.page_system if is_bare else asked.disclosure_system)
        seen = evidence(run(made, order), known_hosts(), asked.finished)
        scrubber = FiledScrubber(seen.ran)
        lacking = len(chosen) - len(components) + len(missing)
        own = own_findings(seen, request, missing, scrubber, is_bare=is_bare)
        findings = (*told, *own, *engine_findings(seen, scrubber))
        plugin = (Component(asked.plugin, seen.plugin_version),) if asked.plugin else ()
        result = ValidationResult(
            sha256=request.sha256,
            components=(*programs(), *plugin, *components),
            rule_sets=rule_sets(seen, asked, required, lacking),
            loaded=tuple(fact for model in seen.models for fact in loaded_facts(model)),
            findings=tuple(replace(finding, message=scrubber.text(finding.message)) for finding in findings),
        )
        report = filed_report(seen.ran, request.file.name, scrubber)
    return EngineCheck(result, report, required)


def _is_bare(request: Request) -> bool:
    """Whether the submission is a page without facts, in a regime that takes such pages."""
    if request.kind is not SubmissionKind.PAGE or not request.profile.engine.page_rule_sets:
        return False
    content = request.file.read_bytes()
    return not any(mark in content for mark in MARKS)


__all__ = ["examine"]
