"""One filed submission examined: what was loaded, which rule sets ran, and every message of the engine."""

from dataclasses import dataclass, replace
from time import perf_counter

from tieout.diagnostics import Finding
from tieout.engine._components import programs
from tieout.engine._filed._bounds import private_memory
from tieout.engine._filed._command_line import Order, opened, run
from tieout.engine._filed._evidence import evidence
from tieout.engine._filed._findings import engine_findings, own_findings
from tieout.engine._filed._report import filed_report
from tieout.engine._filed._request import Request, is_bare
from tieout.engine._filed._rule_sets import rule_sets
from tieout.engine._filed._scrub import FiledScrubber
from tieout.engine._packages import add_packages, needed
from tieout.engine._session import Session
from tieout.engine._types import EngineCheck
from tieout.model import Component, ValidationResult
from tieout.profiles import KnownPackage, known_hosts


@dataclass(frozen=True, slots=True)
class Ready:
    """A session with the taxonomy packages of a profile, and what is known of them.

    ``lacking`` counts the packages that could not be taken or are ``missing``, ``told`` are findings about them.
    """

    session: Session
    components: tuple[Component, ...]
    missing: tuple[KnownPackage, ...]
    lacking: int
    told: tuple[Finding, ...]


def examine(request: Request) -> EngineCheck:
    """Run the engine on the file; what is wrong with the submission is in the findings and rule sets."""
    with opened() as made:
        return examined(ready(made, request), request)


def ready(made: Session, request: Request) -> Ready:
    """Take the packages that the request's profile needs into the session."""
    chosen, missing = ((), ()) if is_bare(request) else needed(request.profile, request.packages)
    components, told = add_packages(made, chosen)
    return Ready(made, components, missing, len(chosen) - len(components) + len(missing), told)


def examined(prepared: Ready, request: Request) -> EngineCheck:
    """Run the engine on the file in a session that is ready for its profile."""
    began = perf_counter()
    asked, bare = request.profile.engine, is_bare(request)
    required = asked.page_rule_sets if bare else asked.rule_sets
    ran = run(prepared.session, order(request))
    validated = perf_counter()
    seen = evidence(ran, known_hosts(), asked.finished)
    scrubber = FiledScrubber(seen.ran)
    own = own_findings(seen, request, prepared.missing, scrubber, is_bare=bare)
    findings = (*prepared.told, *own, *engine_findings(seen, scrubber))
    plugin = (Component(asked.plugin, seen.plugin_version),) if asked.plugin else ()
    result = ValidationResult(
        sha256=request.sha256,
        components=(*programs(), *plugin, *prepared.components),
        rule_sets=rule_sets(seen, asked, required, prepared.lacking),
        loaded=(),
        findings=tuple(replace(finding, message=scrubber.text(finding.message)) for finding in findings),
    )
    report = filed_report(seen.ran, request.file.name, scrubber)
    timings = (("validation", validated - began), ("evidence", perf_counter() - validated))
    return EngineCheck(result, report, required, timings=timings, memory=private_memory())


def order(request: Request) -> Order:
    """The file with the plugin and the disclosure system of its regime."""
    asked = request.profile.engine
    return Order(request.file, asked.plugin, asked.page_system if is_bare(request) else asked.disclosure_system)


__all__ = ["Ready", "examine", "examined", "order", "ready"]
