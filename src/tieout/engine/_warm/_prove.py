"""The engine's checks of a taxonomy by itself, made once, in a child that leaves nothing behind."""

import os
import pickle
from dataclasses import dataclass, replace
from typing import Any

from arelle import Validate, ValidateXbrl, ValidateXbrlDimensions, XbrlConst
from arelle.ValidateXbrlDTS import ValidateBaseTaxonomiesMode

from tieout.diagnostics import Finding
from tieout.engine import _messages
from tieout.engine._filed._findings import is_progress
from tieout.engine._scrub import Scrubber
from tieout.engine._session import Record, Session
from tieout.engine._warm._base import Base
from tieout.engine._warm._lookups import resolve
from tieout.engine._warm._narrow import Proof

# Properties of concepts that the engine works out when they are first asked for, and keeps.
_KINDS = (
    *("isItem", "isTuple", "isHypercubeItem", "isDimensionItem", "isPrimaryItem", "isDomainMember", "baseXbrliType"),
    *("isNumeric", "isDecimal", "isMonetary", "isShares", "isFraction", "isEnumeration", "isTextBlock"),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking a taxonomy: whether it was gone through to the end, and what was said of it.

    ``proof`` is None where the checks that are made anew for each report would say something, or where they failed.
    """

    finished: bool
    findings: tuple[Finding, ...]
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class _Said:
    finished: bool
    records: tuple[Record, ...]
    arcroles: frozenset[str]


def check(base: Base, made: Session) -> Checked:
    """Check the taxonomy in full, and make ready what each report's checks will ask of it."""
    whole = _in_child(base, made, ValidateBaseTaxonomiesMode.DISCLOSURE_SYSTEM)
    again = _in_child(base, made, ValidateBaseTaxonomiesMode.NONE) if whole.records else whole
    scrubber = Scrubber(str(base.model.modelDocument.uri), made.served, (made.cache,))
    found = _messages.findings(whole.records, scrubber, frozenset())
    told = tuple(replace(finding, message=scrubber.text(finding.message)) for finding in found)
    if again.records or not again.finished:
        return Checked(whole.finished, told, None)
    _resolve(base.model)
    return Checked(whole.finished, told, Proof(again.arcroles, _context_elements(base.model)))


def _in_child(base: Base, made: Session, mode: ValidateBaseTaxonomiesMode) -> _Said:
    """What the engine says of the taxonomy; not finished where the child did not come to its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as answer:
                pickle.dump(_said(base.model, made, mode), answer)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        data = answer.read()
    os.waitpid(child, 0)
    # What the child read is a published taxonomy, and what it is made of is ours.
    said = pickle.loads(data) if data else None
    return said if isinstance(said, _Said) else _Said(False, (), frozenset())


def _said(model: Any, made: Session, mode: ValidateBaseTaxonomiesMode) -> _Said:
    """Validate without plugins: their rules are for reports."""
    controller, heard = made.controller, len(made.log.records)
    controller.modelManager.baseTaxonomyValidationMode = mode
    asked = controller.plugins.hooks
    controller.plugins.hooks = lambda name: iter(()) if name.startswith("Validate.") else asked(name)
    generic: set[str] = set()
    links = ValidateXbrl.ValidateXbrl.checkLinks

    def check(self: Any, given: Any) -> None:
        links(self, given)
        generic.update(self.genericArcArcroles)

    ValidateXbrl.ValidateXbrl.checkLinks = check
    Validate.validate(model)
    records = tuple(record for record in made.log.records[heard:] if not is_progress(record))
    return _Said("validateDTS" in model.profileStats, records, frozenset(generic))


def _resolve(model: Any) -> None:
    """Work out every relationship set and what kind of thing each concept is, so that no child has to."""
    for concept in model.qnameConcepts.values():
        for asked in _KINDS:
            getattr(concept, asked)
    resolve(model)
    for key in tuple(model.baseSets):
        relationships = model.relationshipSet(*key)
        relationships.loadModelRelationshipsFrom()
        relationships.loadModelRelationshipsTo()


def _context_elements(model: Any) -> dict[Any, Any]:
    """The context element of each dimension, as the checks of hypercubes leave it."""
    found: dict[Any, Any] = {}
    model.qnameDimensionContextElement = found
    for arcrole, role, link, arc in tuple(model.baseSets):
        if arcrole == XbrlConst.all and role and link and arc:
            ValidateXbrlDimensions.checkBaseSet(model, arcrole, role, model.relationshipSet(arcrole, role, link, arc))
    del model.qnameDimensionContextElement
    return found


__all__ = ["Checked", "check"]
