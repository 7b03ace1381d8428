"""Loading and validating one report package in a session, and the evidence of what was really done.

The steps are those of Arelle's own command line: open the package, validate it as a package, load the one report in
it, validate that. Each step that fails is remembered; the next ones are then not reached.
"""

import io
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from arelle import Validate
from arelle.FileSource import openFileSource
from arelle.ModelFormulaObject import FormulaOptions
from arelle.utils.EntryPointDetection import filesourceEntrypointFiles
from arelle.ValidateDuplicateFactsConst import DuplicateType
from arelle.ValidateFileSource import ValidateFileSource
from arelle.ValidateXbrlCalcs import ValidateCalcsMode
from arelle.ValidateXbrlDTS import ValidateBaseTaxonomiesMode

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_engine as codes
from tieout.engine._session import Session

_NOT_FOUND = frozenset({"IOerror", "FileNotLoadable"})


class _Stream(io.BytesIO):
    """A package in memory under its name: Arelle judges its kind by the extension."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name


@dataclass(slots=True)
class Evidence:
    """What happened: which steps were finished, what they gave, and what went wrong on the way.

    ``stages`` are the parts of validation that Arelle's validator marked as finished; ``missing`` the documents of
    the taxonomy that could not be loaded.
    """

    name: str
    source: Any = None
    model: Any = None
    stages: frozenset[str] = frozenset()
    steps: set[str] = field(default_factory=set)
    crashed: str = ""
    missing: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)

    @property
    def report(self) -> str:
        """The report as Arelle names it, or the package where none was loaded."""
        document = getattr(self.model, "modelDocument", None)
        return str(document.uri) if document is not None else f"/{self.name}/"


def load(session: Session, content: bytes, name: str) -> Evidence:
    """Take one package through all steps; never raises for what the package holds."""
    evidence = Evidence(name)
    steps: tuple[tuple[str, str, Callable[[], None]], ...] = (
        ("open", "opening the package", lambda: _open(session, evidence, content)),
        ("package", "validating the package", lambda: _validate_package(session, evidence)),
        ("load", "loading the report", lambda: _load(session, evidence)),
        ("validate", "validating the report", lambda: _validate(session, evidence)),
    )
    _choose_rules(session)
    for step, doing, run in steps:
        try:
            run()
        except Exception as error:  # the boundary to the engine: whatever it raises becomes a finding
            crash(evidence, doing, error)
            break
        evidence.steps.add(step)
        if not evidence.source or (step == "load" and evidence.model is None):
            break
    return evidence


def crash(evidence: Evidence, doing: str, error: Exception) -> None:
    """Remember that the engine failed at a step."""
    why = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    evidence.crashed = doing
    evidence.findings.append(codes.CRASHED.at(FileAt(evidence.name), doing=doing, why=why))


def _choose_rules(session: Session) -> None:
    """The rule sets: Calculations 1.1 to the nearest, the units registry, inconsistent duplicates.

    The base taxonomy is its publisher's, and valid: its documents are loaded but not checked again. Whatever the
    package itself holds is checked in full.
    """
    manager = session.controller.modelManager
    manager.disclosureSystem.select(None)
    manager.loadCustomTransforms()
    manager.formulaOptions = FormulaOptions()
    manager.validateUtr = True
    manager.validateCalcs = ValidateCalcsMode.ROUND_TO_NEAREST
    manager.validateDuplicateFacts = DuplicateType.INCONSISTENT
    manager.baseTaxonomyValidationMode = ValidateBaseTaxonomiesMode.NONE
    # The validator then marks each part it has finished: the evidence that it ran.
    manager.collectProfileStats = True


def _open(session: Session, evidence: Evidence, content: bytes) -> None:
    evidence.source = openFileSource(None, session.controller, _Stream(content, evidence.name))


def _validate_package(session: Session, evidence: Evidence) -> None:
    ValidateFileSource(session.controller, evidence.source).validate()


def _load(session: Session, evidence: Evidence) -> None:
    reports = filesourceEntrypointFiles(evidence.source)
    if len(reports) != 1:
        raise ValueError(f"the package holds {len(reports)} reports, not one")
    evidence.source.select(reports[0]["file"])
    model = session.controller.modelManager.load(evidence.source, "", entrypoint=reports[0])
    # The package stays open for validation; the session closes both.
    model.closeFileSource = False
    evidence.model = model if model.modelDocument is not None else None
    texts = (record.text for record in session.log.records if record.code in _NOT_FOUND)
    evidence.missing = tuple(dict.fromkeys(text.rpartition(": ")[2].strip() for text in texts))


def _validate(session: Session, evidence: Evidence) -> None:
    Validate.validate(evidence.model)
    evidence.stages = frozenset(evidence.model.profileStats)
    # Arelle catches its own exceptions here and only logs them.
    if any(record.code.startswith("exception:") for record in session.log.records):
        evidence.crashed = "validating the report"


def foreign(session: Session, evidence: Evidence) -> tuple[str, ...]:
    """The documents that were read from elsewhere than the packages and Arelle's own schemas."""
    cache = session.controller.webCache.builtInCacheDir
    config = session.controller.configDir
    roots = tuple(f"{root}{os.sep}" for root in (f"{os.sep}{evidence.name}", cache, config, *session.packages))
    documents = evidence.model.urlDocs.values() if evidence.model is not None else ()
    return tuple(sorted({doc.uri for doc in documents if not str(doc.filepath).startswith(roots)}))


__all__ = ["Evidence", "crash", "foreign", "load"]
