"""A validation that leaves out what was validated in the taxonomy before the report came.

`ValidateXbrl.validate` of Arelle goes through every link, base set, concept, type and document. What it finds in those
of the taxonomy depends on the taxonomy alone, unless the report changes it: by links in its roles, by default members,
or by labels that it prohibits. There the whole is checked again. It is left to Arelle to check; only what it is shown
becomes less, and only to that one function.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from arelle import ValidateXbrl, ValidateXbrlDTS, XbrlConst
from arelle.PythonUtil import OrderedDefaultDict

from tieout.engine._warm._base import Base
from tieout.engine._warm._fit import grown

_ALL = frozenset({XbrlConst.all, XbrlConst.notAll})
_ARCROLE = "{http://www.w3.org/1999/xlink}arcrole"
_CALLER = ValidateXbrl.ValidateXbrl.validate.__code__


@dataclass(frozen=True, slots=True)
class Proof:
    """That the engine checked a taxonomy by itself and had nothing to say, with what those checks left for others.

    ``arcroles`` are those of generic arcs, ``contexts`` the context element by dimension.
    """

    arcroles: frozenset[str]
    contexts: dict[Any, Any]


def narrow(base: Base, proof: Proof) -> None:
    """Show the validator the report's own links, concepts, types and documents, and the base sets that changed."""
    model = base.model
    _links(base, proof)
    _documents(base)
    model.baseSets = _BaseSets(model.baseSets, _left_out(base), proof)
    model.baseSets.model = model
    for name in ("qnameConcepts", "qnameTypes"):
        known = {id(value) for value in base.names[name].values()}
        setattr(model, name, _Components(getattr(model, name), known))


class _Components(dict[Any, Any]):
    """Components by name; the validator goes through the new ones only."""

    def __init__(self, components: dict[Any, Any], known: set[int]) -> None:
        super().__init__(components)
        self._known = known

    def values(self) -> Any:
        """All components, or to the validator those that are not known."""
        if sys._getframe(1).f_code is _CALLER:
            return [each for each in super().values() if id(each) not in self._known]
        return super().values()


class _BaseSets(OrderedDefaultDict):  # type: ignore[misc]
    """Links by base set; the validator goes through the base sets that are not left out."""

    model: Any = None

    def __init__(self, sets: Any, left_out: frozenset[Any], proof: Proof) -> None:
        super().__init__(sets.default_factory, sets.items())
        self._left_out = left_out
        self._proof = proof

    def keys(self) -> Any:
        """All keys, or to the validator those of changed base sets; the others' findings for dimensions are known."""
        if sys._getframe(1).f_code is not _CALLER:
            return super().keys()
        if any(key[0] in _ALL for key in self._left_out):
            self.model.qnameDimensionContextElement.update(self._proof.contexts)
        return [key for key in self if key not in self._left_out]


def _left_out(base: Base) -> frozenset[Any]:
    """The base sets of the taxonomy whose checks need not be made again.

    A default member is held against those of all other roles, so the base sets of default members stay. A hypercube's
    dimensions may lead into other roles, so all of dimensions stay where one of theirs changed.
    """
    changed = grown(base)
    dimensional = any(XbrlConst.isDimensionArcrole(key[0]) and key in base.lengths for key in changed)
    relabelled = _prohibits(base, changed)
    return frozenset(
        key
        for key in base.lengths
        if key not in changed
        and key[0] != XbrlConst.dimensionDefault
        and not (dimensional and XbrlConst.isDimensionArcrole(key[0]))
        and not (relabelled and key[0] == XbrlConst.parentChild)
    )


def _prohibits(base: Base, changed: Iterable[Any]) -> bool:
    """Whether the report takes labels away: a preferred label of the taxonomy may then be missing."""
    links = (link for key in changed if key[0] == XbrlConst.conceptLabel for link in base.model.baseSets[key])
    return any(
        child.get("use") == "prohibited"
        for link in links
        if link.modelDocument not in base.documents
        for child in link.iterchildren()
        if child.get(_ARCROLE) == XbrlConst.conceptLabel
    )


def _links(base: Base, proof: Proof) -> None:
    check = ValidateXbrl.ValidateXbrl.checkLinks

    def links(self: Any, given: Iterable[Any]) -> None:
        check(self, {link for link in given if link.modelDocument not in base.documents})
        self.genericArcArcroles |= proof.arcroles

    ValidateXbrl.ValidateXbrl.checkLinks = links


def _documents(base: Base) -> None:
    check = ValidateXbrlDTS.checkDTS

    def documents(validator: Any, document: Any, checked: set[Any]) -> None:
        if document in base.documents:
            checked.add(document)
        else:
            check(validator, document, checked)

    ValidateXbrlDTS.checkDTS = documents


__all__ = ["Proof", "narrow"]
