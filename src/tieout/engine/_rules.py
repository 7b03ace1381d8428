"""Which rule sets ran, each decided from evidence and never from silence."""

from collections.abc import Iterator
from typing import Any

from arelle import XbrlConst
from arelle.ModelDocumentType import ModelDocumentType
from arelle.ValidateDuplicateFactsConst import DuplicateType
from arelle.ValidateXbrlCalcs import ValidateCalcsMode

from tieout.engine._load import Evidence
from tieout.engine._rule_names import (
    CALCULATIONS,
    DIMENSIONS,
    DUPLICATES,
    INLINE,
    REPORT_PACKAGE,
    REQUIRED,
    TAXONOMY_PACKAGES,
    UNITS,
    XBRL,
)
from tieout.engine._session import Session
from tieout.model import Ran, RuleSet

_XBRL_STAGES = frozenset(
    {"validateLinks", "validateRelationships", "validateInstance", "validateConcepts", "validateDTS"}
)
_INLINE_1_1 = "http://www.xbrl.org/2013/inlineXBRL"
_CALCULATIONS_SKIPPED = "calc11e:oimIncompatibleReportWarning"


def rule_sets(session: Session, evidence: Evidence, rejected: int) -> tuple[RuleSet, ...]:
    """Every rule set of `REQUIRED`, in that order; ``rejected`` counts taxonomy packages that were not taken."""
    return tuple(_rule_sets(session, evidence, rejected))


def not_run(why: str) -> tuple[RuleSet, ...]:
    """Every rule set as not run for one reason."""
    return tuple(RuleSet(name, Ran.NOT_RUN, why) for name in REQUIRED)


def _rule_sets(session: Session, evidence: Evidence, rejected: int) -> Iterator[RuleSet]:
    yield _decide(evidence, REPORT_PACKAGE, *_report_package(evidence))
    yield _decide(evidence, TAXONOMY_PACKAGES, *_taxonomy_packages(session, evidence, rejected))
    whole = _taxonomy_gap(evidence)
    yield _decide(evidence, XBRL, whole or _unfinished(evidence, *_XBRL_STAGES), _extent(evidence))
    yield _decide(evidence, DIMENSIONS, *((whole, "") if whole else _dimensions(evidence)))
    yield _decide(evidence, INLINE, _inline_gap(evidence))
    yield _decide(evidence, CALCULATIONS, whole or _calculation_gap(session, evidence), _networks(evidence))
    yield _decide(evidence, UNITS, whole or _units_gap(session, evidence))
    yield _decide(evidence, DUPLICATES, _duplicates_gap(session, evidence), "inconsistent duplicates are errors")


def _decide(evidence: Evidence, name: str, gap: str, detail: str = "") -> RuleSet:
    """RAN where there is no gap; else CRASHED where the engine failed, or NOT RUN."""
    if not gap:
        return RuleSet(name, Ran.RAN, detail)
    if evidence.crashed:
        return RuleSet(name, Ran.CRASHED, f"the engine failed while {evidence.crashed}")
    return RuleSet(name, Ran.NOT_RUN, gap)


def _report_package(evidence: Evidence) -> tuple[str, str]:
    if "package" not in evidence.steps:
        return "the package was not opened", ""
    return ("" if evidence.source.isReportPackage else "the file is no report package"), ""


def _taxonomy_packages(session: Session, evidence: Evidence, rejected: int) -> tuple[str, str]:
    if "package" not in evidence.steps:
        return "the package was not opened", ""
    if rejected:
        return f"{rejected} taxonomy package(s) could not be loaded", ""
    own = evidence.source.taxonomyPackage is not None
    count = len(session.packages) + own
    return ("" if count else "no taxonomy package was given"), f"{count} package(s)"


def _taxonomy_gap(evidence: Evidence) -> str:
    """Why the report's taxonomy is not whole, or nothing."""
    if "load" not in evidence.steps or evidence.model is None:
        return "the report was not loaded"
    if evidence.missing:
        return f"{len(evidence.missing)} document(s) of the taxonomy could not be loaded"
    schemas = [doc for doc in _documents(evidence.model) if doc.type == ModelDocumentType.SCHEMA and doc.inDTS]
    return "" if schemas else "the report refers to no taxonomy"


def _documents(model: Any) -> list[Any]:
    return list(model.urlDocs.values())


def _unfinished(evidence: Evidence, *stages: str) -> str:
    return "" if evidence.stages.issuperset(stages) else "the validator did not finish it"


def _extent(evidence: Evidence) -> str:
    if evidence.model is None:
        return ""
    return f"{len(_documents(evidence.model))} documents loaded; the base taxonomy's own are not checked again"


def _dimensions(evidence: Evidence) -> tuple[str, str]:
    model = evidence.model
    if model.hasXDT:
        return _unfinished(evidence, "validateDimensions"), ""
    if any(context.qnameDims for context in model.contexts.values()):
        return "a context uses dimensions, but the taxonomy declares none", ""
    return _unfinished(evidence, "validateInstance"), "no dimension is declared or used"


def _inline_gap(evidence: Evidence) -> str:
    if evidence.model is None:
        return "the report was not loaded"
    document = evidence.model.modelDocument
    if document.type != ModelDocumentType.INLINEXBRL or document.ixNS != _INLINE_1_1:
        return "the page is not inline XBRL 1.1"
    return _unfinished(evidence, "validateInline")


def _calculation_gap(session: Session, evidence: Evidence) -> str:
    if session.controller.modelManager.validateCalcs != ValidateCalcsMode.ROUND_TO_NEAREST:
        return "another mode of calculation was active"
    if any(record.code == _CALCULATIONS_SKIPPED for record in session.log.records):
        return "the engine skipped it for errors in the report"
    return _unfinished(evidence, "validateCalculations")


def _networks(evidence: Evidence) -> str:
    if evidence.model is None:
        return ""
    arcroles = (XbrlConst.summationItem, XbrlConst.summationItem11)
    count = sum(len(evidence.model.relationshipSet(arcrole).modelRelationships) for arcrole in arcroles)
    return f"round-to-nearest; {count} summation relationship(s)"


def _units_gap(session: Session, evidence: Evidence) -> str:
    if not getattr(session.controller.modelManager.disclosureSystem, "utrItemTypeEntries", None):
        return "the registry was not loaded"
    return _unfinished(evidence, "validateUTR")


def _duplicates_gap(session: Session, evidence: Evidence) -> str:
    if session.controller.modelManager.validateDuplicateFacts != DuplicateType.INCONSISTENT:
        return "duplicates were not looked for"
    if evidence.model is None:
        return "the report was not loaded"
    return _unfinished(evidence, "validateInstance")


__all__ = ["not_run", "rule_sets"]
