"""One package through the engine: one load for validation, xBRL-JSON and the viewer."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_engine as codes
from tieout.engine import _messages, _outputs
from tieout.engine._components import programs
from tieout.engine._facts import fact_ids, loaded_facts
from tieout.engine._guard import refused
from tieout.engine._load import Evidence, foreign, load
from tieout.engine._packages import add_packages
from tieout.engine._rules import not_run, rule_sets
from tieout.engine._scrub import Scrubber
from tieout.engine._session import Session, session
from tieout.engine._types import BuildRequest, EngineOutput
from tieout.model import Component, LoadedFact, ValidationResult


def run(request: BuildRequest) -> EngineOutput:
    """As `tieout.engine.run` says."""
    refusal = refused(request.package, PurePath(request.name).name)
    if refusal:
        digest = hashlib.sha256(request.package).hexdigest()
        sets = not_run("the package was refused")
        return EngineOutput(ValidationResult(digest, programs(), sets, (), (refusal,)))
    with session() as opened:
        components, told = add_packages(opened, request.packages)
        return validated(opened, components, told, request)


def validated(
    opened: Session, components: tuple[Component, ...], told: tuple[Finding, ...], request: BuildRequest
) -> EngineOutput:
    """Validate in a session that has the taxonomy packages; ``told`` are findings about those."""
    content, shown = request.package, PurePath(request.name).name
    evidence = load(opened, content, shown)
    scrubber = Scrubber(evidence.report, opened.served, (opened.cache,))
    loaded = loaded_facts(evidence.model) if evidence.model is not None else ()
    result = ValidationResult(
        sha256=hashlib.sha256(content).hexdigest(),
        components=(*programs(), *components),
        rule_sets=rule_sets(opened, evidence, len(request.packages) - len(components)),
        loaded=loaded,
        findings=(*told, *_findings(opened, evidence, loaded, scrubber)),
    )
    return _with_outputs(opened, evidence, result, scrubber, viewer=request.viewer, oim=request.oim)


def _findings(
    opened: Session, evidence: Evidence, loaded: Sequence[LoadedFact], scrubber: Scrubber
) -> tuple[Finding, ...]:
    """tieout's own findings first, then every message of the engine."""
    on_page = fact_ids(evidence.model) if evidence.model is not None else ()
    told = list(evidence.findings)
    file = FileAt(evidence.name)
    missing = [scrubber.file(document) for document in evidence.missing]
    if missing:
        told.append(codes.TAXONOMY_INCOMPLETE.at(file, count=len(missing), document=missing[0]))
    told += [codes.FOREIGN_DOCUMENT.at(file, document=scrubber.file(path)) for path in foreign(opened, evidence)]
    if not loaded:
        told.append(codes.NO_FACTS.at(file))
    elif len(on_page) > len(loaded):
        known = {fact.id for fact in loaded}
        lost = [name for name in on_page if name and name not in known]
        first = lost[0] if lost else "one without an id"
        told.append(codes.FACTS_LOST.at(file, facts=lost, count=len(on_page) - len(loaded), first=first))
    clean = (replace(finding, message=scrubber.text(finding.message)) for finding in told)
    return (*clean, *_messages.findings(opened.log.records, scrubber, frozenset(on_page)))


def _with_outputs(
    opened: Session, evidence: Evidence, result: ValidationResult, scrubber: Scrubber, *, viewer: bool, oim: bool
) -> EngineOutput:
    """The result together with the files asked for; what could not be made is a finding."""
    if not result.loaded:
        return EngineOutput(result)
    content, told = _outputs.oim_json(evidence.model) if oim else (b"", ())
    files, more = _outputs.viewer(opened, evidence.model, result.findings) if viewer else ((), ())
    clean = (replace(finding, message=scrubber.text(finding.message)) for finding in (*told, *more))
    return EngineOutput(replace(result, findings=(*result.findings, *clean)), content, files)


__all__ = ["run", "validated"]
