"""What speaks for and against a concept beside its wording: statement, section, use, kind of figure, balance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tieout.mapping.suggestion._asked import Asked
from tieout.mapping.suggestion._places import NOWHERE, Place
from tieout.mapping.suggestion._types import Query, Reason
from tieout.mapping.suggestion._weights import Weights
from tieout.mapping.suggestion._words import slots
from tieout.model import QName
from tieout.taxonomy import Concept

# Words of sections that exclude each other.
_OPPOSITES = (
    frozenset({"current", "noncurrent"}),
    frozenset({"operating", "investing", "financing"}),
    frozenset({"asset", "liability", "equity"}),
    frozenset({"continuing", "discontinued"}),
)
_MOST_USUAL = 8
_PARTS = ("Name", "Number", "Paragraph")
_REQUIRED = (("IAS", "1", "54"), ("IAS", "1", "82"), ("IAS", "1", "82A"), ("IAS", "7", "10"), ("IAS", "7", "45"))


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a concept apart from any query: where it stands, the words of its label, its type without
    prefix, how many wordings of it the packs know, and whether a standard asks for it as a line.
    """

    concept: Concept
    place: Place
    words: frozenset[str]
    kind: str
    known: int
    required: bool

    @classmethod
    def of(cls, concept: Concept, places: Mapping[QName, Place], known: int) -> "Standing":
        """What is known of a concept."""
        return cls(
            concept,
            places.get(concept.name, NOWHERE),
            frozenset(word for slot in slots(concept.label()) for word in slot),
            concept.type.rpartition(":")[2].removesuffix("ItemType"),
            known,
            any(tuple(dict(each.parts).get(part, "") for part in _PARTS) in _REQUIRED for each in concept.references),
        )


def evidence(standing: Standing, asked: Asked, query: Query, weights: Weights) -> Iterator[Reason]:
    """The reasons that need no other row of the filing."""
    concept, place = standing.concept, standing.place
    yield from _statement(place, asked, weights)
    yield from _section(standing.words, place, asked, weights)
    yield from _use(standing, weights)
    if standing.kind not in asked.kinds:
        yield Reason("type", f"its facts are of the type {standing.kind}", weights.other_type)
    if query.balance_hint and concept.balance:
        agrees = query.balance_hint == concept.balance
        points = weights.balance if agrees else weights.other_balance
        yield Reason("balance", f"its balance is {concept.balance}", points)


def _statement(place: Place, asked: Asked, weights: Weights) -> Iterator[Reason]:
    """Whether the taxonomy presents the concept in the row's statement."""
    said = asked.statement
    if said:
        if said in place.statements:
            yield Reason("statement", f"the taxonomy presents it in the statement {said}", weights.statement)
        elif said in place.notes:
            yield Reason("statement", f"the taxonomy breaks the statement {said} down by it", weights.statement_note)
        else:
            where = ", ".join(sorted(place.statements)) or "notes only"
            yield Reason("statement", f"the taxonomy presents it elsewhere: {where}", weights.other_statement)
    elif place.statements:
        where = ", ".join(sorted(place.statements))
        points = weights.primary_oci if where == "OCI" else weights.primary
        yield Reason("statement", f"the taxonomy presents it in a primary statement: {where}", points)


def _section(own: frozenset[str], place: Place, asked: Asked, weights: Weights) -> Iterator[Reason]:
    """Whether what stands above the concept in the taxonomy has the words of what stands above the row."""
    said = asked.section_words | asked.words
    split = said & {"current", "noncurrent", "longterm", "shortterm", "long", "short"}
    if place.liquidity_only and not split:
        yield Reason("unsaid", "it is for statements in the order of liquidity, which are rarer", weights.liquidity)
    for word, points in (("noncurrent", weights.unsaid_noncurrent), ("current", weights.unsaid_current)):
        if word in own and not split:
            yield Reason("unsaid", f"nothing says that the row is {word}", points)
    for group in _OPPOSITES:
        asks, has = group & asked.section_words, (group & own) or (group & place.above)
        if len(asks) == 1 and has and not asks & has:
            text = f"the section is {', '.join(asks)}, the concept {', '.join(sorted(has))}"
            yield Reason("section", text, weights.other_section)
            return
    portion = asked.section_words & own & _OPPOSITES[0]
    if portion:
        yield Reason("section", f"the section and its label say {min(portion)}", weights.portion)
    shared = asked.section_words & place.above
    if shared:
        points = weights.section * len(shared) // len(asked.section_words)
        yield Reason("section", f"it stands below {', '.join(sorted(shared))} in the taxonomy", points)


def _use(standing: Standing, weights: Weights) -> Iterator[Reason]:
    """How usual the concept is."""
    if standing.known:
        points = weights.usual * min(standing.known, _MOST_USUAL) // _MOST_USUAL
        yield Reason("usual", f"the packs know {standing.known} wordings of it", points)
    if standing.required:
        yield Reason("usual", "a standard asks for it as a line of a primary statement", weights.required)
    depth = standing.place.depth
    yield Reason("depth", f"it stands {depth} levels deep in the taxonomy", weights.depth * depth)


__all__ = ["Standing", "evidence"]
