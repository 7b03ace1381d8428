"""From an acceptance as written to what the rule will say: names that exist and fit, sign, extension."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_accepting as codes
from tieout.mapping import EXTENSION_PREFIX
from tieout.model import QName
from tieout.proposals._advice import Adviser
from tieout.proposals._extension import Proposed, propose
from tieout.proposals._lines import Line
from tieout.proposals._members import Members
from tieout.proposals._options import Option
from tieout.proposals._request import Request, line_of
from tieout.proposals._rule import Accepted
from tieout.proposals._signs import SignReason, sign_of
from tieout.tagging import Concepts, Reportable

_CONSIDERED = 40


class _RefusedError(Exception):
    """Carries the finding that refuses an acceptance."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def resolve(request: Request, adviser: Adviser) -> tuple[Accepted | None, tuple[Finding, ...]]:
    """What a request means for the filing; a finding where its row, its concept or a dimension can't be used."""
    line, findings = line_of(request, adviser.book.lines)
    if line is None:
        return None, findings
    try:
        return _accepted(request, line, adviser), ()
    except _RefusedError as refused:
        return None, (refused.finding,)


def _accepted(request: Request, line: Line, adviser: Adviser) -> Accepted:
    """The acceptance of a line."""
    concepts = adviser.members.concepts
    ranked = adviser.advise(line, _CONSIDERED).options
    extension = _extension(request, line, ranked, adviser)
    concept = _declared(extension, concepts) if extension else _standard(request, line, concepts)
    option = next((each for each in ranked if each.concept == concept.name), None)
    dimensions, members = _dimensions(request, line, option, adviser.members)
    signed = sign_of(line, concept, dimensions, adviser.book)
    if request.sign is not None:
        signed = SignReason(request.sign, "as accepted")
    return Accepted(
        line=line,
        concept=written_name(concept.name, concepts),
        dimensions=tuple((written_name(axis, concepts), written_name(member, concepts)) for axis, member in dimensions),
        sign=signed,
        score=option.score if option else None,
        reasons=option.reasons if option else (),
        extension=extension,
        members=members,
    )


def written_name(name: QName, concepts: Concepts) -> str:
    """A name as rules write it: `ext:` stands for the filing's own prefix."""
    return f"{EXTENSION_PREFIX}:{name.local_name}" if name.namespace == concepts.namespace else str(name)


def _extension(request: Request, line: Line, ranked: Sequence[Option], adviser: Adviser) -> Proposed | None:
    """The extension element to be declared: the one proposed, under another name where the request gives one."""
    concepts = adviser.members.concepts
    prefix, _, local = request.concept.partition(":")
    if prefix != EXTENSION_PREFIX or local in concepts.concepts:
        return None
    proposed = propose(line, ranked[:3], adviser.book, concepts, adviser.suggester)
    if proposed is None:
        why = "its figures have no period" if not line.period else "its label has no letters to make a name of"
        raise _RefusedError(codes.NO_EXTENSION.at(line.place, label=line.name, why=why))
    if local in {*concepts.members, *concepts.axes}:
        why = "the extension has a member or axis of that name"
        raise _RefusedError(codes.UNFIT_CONCEPT.at(line.place, label=line.name, concept=request.concept, why=why))
    return replace(proposed, name=local) if local else proposed


def _declared(extension: Proposed, concepts: Concepts) -> Reportable:
    """The proposed element as tagging will know it."""
    kind = concepts.type_name(extension.type)
    return Reportable(concepts.own(extension.name), kind, extension.period, extension.balance)


def _standard(request: Request, line: Line, concepts: Concepts) -> Reportable:
    """The concept of the taxonomy, or one that the filing declares already; it must fit the figures."""
    name = concepts.named(request.concept)
    concept = concepts.item(name) if name else None
    why = _unfit(request, line, concepts) if concept is None or name is None else _misfit(concept, line)
    if concept is None or why:
        raise _RefusedError(codes.UNFIT_CONCEPT.at(line.place, label=line.name, concept=request.concept, why=why))
    return concept


def _unfit(request: Request, line: Line, concepts: Concepts) -> str:
    """Why a name is no concept that a fact can have, with the nearest that are."""
    taxonomy = concepts.taxonomy
    found = taxonomy.resolve(request.concept)
    if found is None:
        return f"{taxonomy.name} has no prefix {request.concept.partition(':')[0]}"
    if taxonomy.concept(found):
        return "it is a heading, an axis or a table, for which there are no facts"
    fitting = (name for name, each in taxonomy.concepts.items() if each.can_have_facts)
    near = " or ".join(taxonomy.nearest(request.concept, 3, fitting))
    return f"{taxonomy.name} has no such concept" + (f"; did you mean {near}?" if near else "")


def _misfit(concept: Reportable, line: Line) -> str:
    """Why a concept can't be reported by the figures of a line; empty where it can."""
    kinds = {"instant": "at an instant", "duration": "for a duration"}
    if not line.period:
        return "its figures have no period"
    if concept.period_type != line.period:
        return f"it is reported {kinds.get(concept.period_type, '')}, and the figures are {kinds[line.period]}"
    wanted = concept.unit_wanted(line.item.unit)
    return f"it takes {wanted}, and the figures are in {line.item.unit or 'no known unit'}" if wanted else ""


def _dimensions(
    request: Request, line: Line, option: Option | None, members: Members
) -> tuple[tuple[tuple[QName, QName], ...], tuple[tuple[str, str], ...]]:
    """The dimensions with the members to be declared: those of the request, else those proposed with the concept."""
    if request.dimensions is None:
        new = tuple((place.member.local_name, place.label) for place in option.new) if option else ()
        return (option.dimensions if option else ()), new
    pairs = [_pair(axis, member, line, members) for axis, member in request.dimensions]
    return tuple(sorted(pair for pair, _ in pairs)), tuple(new for _, found in pairs for new in found)


def _pair(
    axis: str, member: str, line: Line, members: Members
) -> tuple[tuple[QName, QName], tuple[tuple[str, str], ...]]:
    """An axis with its member, and the name and label of the member where it must be declared."""
    concepts, written = members.concepts, f"{axis}={member}"
    found, chosen = concepts.named(axis), concepts.named(member)
    why = next(_faults(axis, member, concepts), "")
    if found is None or chosen is None or why:
        raise _RefusedError(codes.UNFIT_DIMENSION.at(line.place, dimension=written, label=line.name, why=why))
    own = chosen.namespace == concepts.namespace and chosen.local_name not in concepts.members
    return (found, chosen), (((chosen.local_name, line.item.label or chosen.local_name),) if own else ())


def _faults(axis: str, member: str, concepts: Concepts) -> Iterator[str]:
    """Why a dimension can't be used."""
    taxonomy = concepts.taxonomy
    found, chosen = concepts.named(axis), concepts.named(member)
    own_axis = found is not None and found.namespace == concepts.namespace
    known = taxonomy.concept(found) if found else None
    if found is None or (not own_axis and (known is None or known.substitution_group != "dimensionItem")):
        yield f"{axis} is no axis of {taxonomy.name}"
    elif own_axis and found.local_name not in concepts.axes:
        yield f"the extension declares no axis {axis}"
    known = taxonomy.concept(chosen) if chosen else None
    if chosen is None or (
        chosen.namespace != concepts.namespace and (known is None or not known.type.endswith(":domainItemType"))
    ):
        yield f"{member} is no member of {taxonomy.name}"
    elif found and taxonomy.defaults.get(found) == chosen:
        yield f"{member} is the default of the axis, which is said by leaving the axis out"


__all__ = ["resolve", "written_name"]
