"""A report loaded into the model that already holds its taxonomy. For a child process only: nothing is put back."""

import uuid
from typing import Any

from arelle import ModelXbrl
from arelle.ErrorManager import ErrorManager

from tieout.engine._session import Session
from tieout.engine._warm._base import Base
from tieout.engine._warm._fit import check_loaded, check_served, composed, grown
from tieout.engine._warm._lookups import loading
from tieout.engine._warm._narrow import Proof, narrow


def adopt(base: Base, made: Session, proof: Proof | None) -> None:
    """Let the first report that the session loads find the taxonomy there.

    With a ``proof`` that the taxonomy was checked without a word, what was checked in it is not checked again. Loading
    raises `UnfitError` where the report must be loaded from the beginning. Further reports of a submission are.
    """
    create, manager = ModelXbrl.create, made.controller.modelManager
    load = manager.load
    seen: list[Any] = []

    def adopted(of: Any, newDocumentType: Any = None, *others: Any, **named: Any) -> Any:  # noqa: N803 - Arelle's
        if newDocumentType:
            return create(of, newDocumentType, *others, **named)
        ModelXbrl.create = create
        check_served(base, manager.filesource)
        return _fresh(base, of, named.get("errorCaptureLevel"))

    def loaded(*given: Any, **named: Any) -> Any:
        with loading():
            model = load(*given, **named)
        if model is base.model and not seen:
            seen.append(model)
            check_loaded(base)
            _forget(base)
            if proof is not None:
                narrow(base, proof)
        return model

    ModelXbrl.create = adopted
    manager.load = loaded


def _fresh(base: Base, manager: Any, level: int | None) -> Any:
    """The model as a new one would be, but for the taxonomy in it."""
    model = base.model
    model.uuid = uuid.uuid1().urn
    if level:
        model.errorCaptureLevel = level
    model.errorManager = ErrorManager(manager, model.errorCaptureLevel)
    model.locale = manager.locale
    model.modelDocument, model.profileStats = None, {}
    for hook in manager.cntlr.plugins.hooks("ModelXbrl.Init"):
        hook(model)
    return model


def _forget(base: Base) -> None:
    """Drop the relationship sets that the report added to."""
    sets, changed = base.model.relationshipSets, grown(base)
    for key in [key for key in sets if not changed.isdisjoint(composed(key))]:
        del sets[key]


__all__ = ["adopt"]
