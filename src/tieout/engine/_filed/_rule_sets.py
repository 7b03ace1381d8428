"""Which rule sets ran on a filed submission, each decided from evidence, and on whose side the cause lies if not."""

from collections.abc import Sequence
from typing import Any

from arelle import XbrlConst
from arelle.ModelDocumentType import ModelDocumentType
from arelle.ValidateDuplicateFactsConst import DuplicateType
from arelle.ValidateXbrlCalcs import ValidateCalcsMode

from tieout.engine import _rule_names as names
from tieout.engine._filed._evidence import Evidence, is_inline
from tieout.model import Ran, RuleSet
from tieout.profiles import EngineRule

_INLINE_1_1 = "http://www.xbrl.org/2013/inlineXBRL"
_CALCULATIONS_SKIPPED = "calc11e:oimIncompatibleReportWarning"
_XBRL_STAGES = ("validateLinks", "validateRelationships", "validateInstance", "validateConcepts", "validateDTS")


class _Gap(Exception):  # noqa: N818 - no error, but the answer that a rule set did not run
    """Why a rule set did not run, and whether the cause is ours."""

    def __init__(self, why: str, is_ours: bool = False) -> None:
        super().__init__(why)
        self.is_ours = is_ours


def rule_sets(evidence: Evidence, engine: EngineRule, asked: Sequence[str], lacking: int) -> tuple[RuleSet, ...]:
    """Every rule set ``asked`` for; ``lacking`` counts taxonomy packages that are not here or not sound."""
    judged = _Judge(evidence, lacking)
    sets = {
        names.REPORT_PACKAGE: judged.report_package,
        names.TAXONOMY_PACKAGES: judged.taxonomy_packages,
        names.XBRL: judged.xbrl,
        names.DIMENSIONS: judged.dimensions,
        names.INLINE: judged.inline,
        names.CALCULATIONS: judged.calculations,
        names.UNITS: judged.units,
        names.DUPLICATES: judged.duplicates,
        names.FORMULA: judged.formula,
        names.SYSTEM: judged.system,
        names.plugin_rules(engine.plugin): lambda: judged.plugin(engine.finished),
    }
    return tuple(_decide(evidence, name, sets.get(name)) for name in asked)


def _decide(evidence: Evidence, name: str, judge: Any) -> RuleSet:
    """RAN where the judge finds no gap; else CRASHED where the engine failed, or NOT RUN."""
    if judge is None:
        return RuleSet(name, Ran.NOT_RUN, "no rule set of the engine has this name", is_ours=True)
    try:
        return RuleSet(name, Ran.RAN, judge())
    except _Gap as gap:
        if evidence.crashed and not gap.is_ours:
            return RuleSet(name, Ran.CRASHED, "the engine failed", is_ours=True)
        return RuleSet(name, Ran.NOT_RUN, str(gap), gap.is_ours)


class _Judge:
    """One method for each rule set: it gives the detail, or raises the gap."""

    def __init__(self, evidence: Evidence, lacking: int) -> None:
        self._evidence = evidence
        self._lacking = lacking
        self._manager = evidence.ran.session.controller.modelManager

    def report_package(self) -> str:
        if not self._evidence.models:
            raise _Gap("no report was loaded")
        packages = [model.fileSource for model in self._evidence.models if model.fileSource.isReportPackage]
        return "" if packages else "the submission is no report package, so nothing of it applies"

    def taxonomy_packages(self) -> str:
        if self._lacking:
            raise _Gap(f"{self._lacking} taxonomy package(s) are not here or could not be loaded", is_ours=True)
        if self._evidence.ran.broken:
            raise _Gap("the submission was not opened to its end")
        return f"{len(self._evidence.ran.session.packages)} package(s) besides the submission's own"

    def xbrl(self) -> str:
        self._whole()
        self._finished(*_XBRL_STAGES)
        count = sum(len(model.urlDocs) for model in self._evidence.models)
        return f"{count} documents loaded; the base taxonomy's own are not checked again"

    def dimensions(self) -> str:
        self._whole()
        if any(model.hasXDT for model in self._evidence.models):
            for model in self._evidence.models:
                if model.hasXDT and "validateDimensions" not in model.profileStats:
                    raise _Gap("the validator did not finish it")
            return ""
        if any(context.qnameDims for model in self._evidence.models for context in model.contexts.values()):
            raise _Gap("a context uses dimensions, but the taxonomy declares none")
        self._finished("validateInstance")
        return "no dimension is declared or used"

    def inline(self) -> str:
        inline = [model for model in self._evidence.models if is_inline(model)]
        if not inline:
            if any(model.modelDocument.type == ModelDocumentType.INSTANCE for model in self._evidence.models):
                return "the submission is an XBRL instance, so nothing of it applies"
            raise _Gap("no inline report was loaded")
        if any(model.modelDocument.ixNS != _INLINE_1_1 for model in inline):
            raise _Gap("a page is not inline XBRL 1.1")
        if any("validateInline" not in model.profileStats for model in inline):
            raise _Gap("the validator did not finish it")
        return ""

    def calculations(self) -> str:
        self._whole()
        if self._manager.validateCalcs != ValidateCalcsMode.ROUND_TO_NEAREST:
            raise _Gap("another mode of calculation was active", is_ours=True)
        if self._evidence.said(_CALCULATIONS_SKIPPED):
            raise _Gap("the engine skipped it for errors in the report")
        self._finished("validateCalculations")
        arcroles = (XbrlConst.summationItem, XbrlConst.summationItem11)
        sets = (model.relationshipSet(arcrole) for model in self._evidence.models for arcrole in arcroles)
        return f"round-to-nearest; {sum(len(each.modelRelationships) for each in sets)} summation relationship(s)"

    def units(self) -> str:
        self._whole()
        if not getattr(self._manager.disclosureSystem, "utrItemTypeEntries", None):
            raise _Gap("the registry was not loaded", is_ours=bool(self._evidence.models))
        self._finished("validateUTR")
        return ""

    def duplicates(self) -> str:
        if self._manager.validateDuplicateFacts != DuplicateType.INCONSISTENT:
            raise _Gap("duplicates were not looked for", is_ours=True)
        self._finished("validateInstance")
        return "inconsistent duplicates are errors"

    def formula(self) -> str:
        self._whole()
        self._finished("validateDTS")
        with_formulae = [model for model in self._evidence.models if model.hasFormulae]
        if any("formulaExecutionTotal" not in model.profileStats for model in with_formulae):
            raise _Gap("the engine skipped it for errors in the report or in the formulae")
        count = sum(len(model.modelVariableSets) for model in with_formulae)
        return f"{count} assertion(s) and formulae" if count else "the taxonomy has no formula"

    def system(self) -> str:
        if not self._evidence.system:
            raise _Gap(f"the disclosure system {self._evidence.ran.order.system} was not selected", is_ours=True)
        return self._evidence.ran.order.system

    def plugin(self, finished: str) -> str:
        if not self._evidence.plugin:
            raise _Gap("the plugin did not load", is_ours=True)
        self.system()
        if not self._evidence.models:
            raise _Gap("no report was loaded")
        if any(model.factsInInstance for model in self._evidence.models):
            self._whole()
        self._passed_to_the_end(finished)
        return ""

    def _passed_to_the_end(self, finished: str) -> None:
        """A page without facts has no XBRL to go through, and the plugin says nothing at its end."""
        if not any(model.facts for model in self._evidence.models):
            if self._evidence.crashed:
                raise _Gap("the plugin did not finish")
            return
        self._finished("validateDTS")
        if finished and not self._evidence.finished:
            raise _Gap("the plugin broke off before the end of its rules")

    def _whole(self) -> None:
        """Raise where the report's taxonomy is not whole."""
        if not self._evidence.models:
            raise _Gap("no report was loaded")
        if self._lacking:
            raise _Gap(f"{self._lacking} taxonomy package(s) are not here or could not be loaded", is_ours=True)
        if self._evidence.absent:
            raise _Gap(f"{len(self._evidence.absent)} document(s) of known taxonomies are not here", is_ours=True)
        if self._evidence.broken:
            raise _Gap(f"{len(self._evidence.broken)} document(s) that the submission refers to could not be loaded")
        if not all(_has_schema(model) for model in self._evidence.models):
            raise _Gap("the report refers to no taxonomy")

    def _finished(self, *stages: str) -> None:
        if self._evidence.missed(*stages):
            raise _Gap("the validator did not finish it")


def _has_schema(model: Any) -> bool:
    return any(doc.type == ModelDocumentType.SCHEMA and doc.inDTS for doc in model.urlDocs.values())


__all__ = ["rule_sets"]
