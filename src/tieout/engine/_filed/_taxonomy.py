"""The taxonomy of a filed report as loaded: concepts with their anchors, relationships, roles, documents."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any

from arelle import XbrlConst

from tieout.diagnostics import XmlAt
from tieout.engine._filed._command_line import Ran
from tieout.engine._filed._evidence import is_own, own_documents
from tieout.engine._filed._facts import qualified
from tieout.engine._filed._scrub import FiledScrubber
from tieout.model import QName
from tieout.model.filed import FiledArc, FiledConcept

_TYPES = ("/dtr/type/", "http://www.xbrl.org/2003/instance")


def calculation(model: Any, reported: Collection[QName]) -> tuple[FiledArc, ...]:
    """Summation relationships of both versions whose totals are ``reported``, in the order of their roles."""
    return tuple(sorted(_sums(model, reported), key=_key))


def imported(ran: Ran) -> tuple[str, ...]:
    """The URLs of the documents that the submission's own ones refer to and do not bring."""
    referred = (other for document in own_documents(ran) for other in document.referencesDocument)
    return tuple(sorted({str(other.uri) for other in referred if not is_own(ran, other)}))


def concepts(
    ran: Ran, model: Any, used: Iterable[QName], language: str, scrubber: FiledScrubber
) -> dict[QName, FiledConcept]:
    """The concepts ``used``, and every one that the submission declares, with what it is anchored to."""
    wider, narrower = _anchors(model)
    wanted = set(used)
    own_ones = {id(document) for document in model.urlDocs.values() if is_own(ran, document)}
    found: dict[QName, FiledConcept] = {}
    for concept in model.qnameConcepts.values():
        name, own = qualified(concept.qname), id(concept.modelDocument) in own_ones
        if not (own or name in wanted) or not (concept.isItem or concept.isTuple):
            continue
        found[name] = FiledConcept(
            name=name,
            label=_label(concept, language),
            type=str(concept.typeQname or ""),
            base_type=_base_type(concept),
            period_type=concept.periodType or "",
            balance=concept.balance or "",
            abstract=concept.isAbstract,
            is_extension=own,
            wider=tuple(sorted(wider[name])),
            narrower=tuple(sorted(narrower[name])),
            place=_place(concept, scrubber) if own else None,
        )
    return dict(sorted(found.items()))


def _place(concept: Any, scrubber: FiledScrubber) -> XmlAt:
    return XmlAt(scrubber.file(str(concept.modelDocument.filepath)), concept.id or str(concept.sourceline))


def _sums(model: Any, reported: Collection[QName]) -> Iterator[FiledArc]:
    for arcrole in (XbrlConst.summationItem, XbrlConst.summationItem11):
        for arc in model.relationshipSet(arcrole).modelRelationships:
            source, target = arc.fromModelObject, arc.toModelObject
            if getattr(source, "qname", None) is not None and getattr(target, "qname", None) is not None:
                total = qualified(source.qname)
                if total in reported:
                    yield FiledArc(
                        role=arc.linkrole,
                        source=total,
                        target=qualified(target.qname),
                        order=_decimal(arc.get("order"), "1"),
                        weight=_decimal(arc.get("weight"), "0"),
                    )


def _decimal(text: str | None, default: str) -> Decimal:
    try:
        value = Decimal((text or default).strip())
    except ArithmeticError:
        value = Decimal(default)
    return value if value.is_finite() else Decimal(default)


def _key(arc: FiledArc) -> tuple[object, ...]:
    return arc.role, arc.source, arc.order, arc.target, arc.weight


def _anchors(model: Any) -> tuple[dict[QName, set[QName]], dict[QName, set[QName]]]:
    """For each concept the wider ones and the narrower ones that it is anchored to (wider-narrower arcs)."""
    wider: dict[QName, set[QName]] = defaultdict(set)
    narrower: dict[QName, set[QName]] = defaultdict(set)
    for arc in model.relationshipSet(XbrlConst.widerNarrower).modelRelationships:
        source, target = arc.fromModelObject, arc.toModelObject
        if getattr(source, "qname", None) is not None and getattr(target, "qname", None) is not None:
            narrower[qualified(source.qname)].add(qualified(target.qname))
            wider[qualified(target.qname)].add(qualified(source.qname))
    return wider, narrower


def _label(concept: Any, language: str) -> str:
    """The standard label in the report's language, else in English, else in any; empty where there is none."""
    for wanted in (language, "en", None):
        label = concept.label(lang=wanted, fallbackToQname=False, strip=True)
        if label:
            return str(label)
    return ""


def _base_type(concept: Any) -> str:
    """The first type of XBRL 2.1 or of the Data Types Registry that the concept's type is or derives from."""
    kind = concept.type
    seen = set()
    while kind is not None and id(kind) not in seen:
        seen.add(id(kind))
        name = kind.qname
        if name is not None and any(mark in (name.namespaceURI or "") for mark in _TYPES):
            return str(name.localName)
        # Of a union the engine gives a list.
        derived = kind.typeDerivedFrom
        kind = next(iter(derived), None) if isinstance(derived, list) else derived
    return str(concept.baseXbrliType or "")


__all__ = ["calculation", "concepts", "imported"]
