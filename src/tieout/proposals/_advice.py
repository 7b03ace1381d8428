"""Ranked proposals for a line, what speaks against each, and an extension where none is good enough."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tieout.mapping import Pack, Rule, normalise
from tieout.mapping.suggestion import MAX_SCORE, Candidate, Query, Reason, Suggester
from tieout.model import QName
from tieout.proposals._book import Book
from tieout.proposals._extension import Proposed, propose
from tieout.proposals._lines import Line
from tieout.proposals._members import Members
from tieout.proposals._options import ABOUT, Option, as_member, options, shared_dimensions, with_band
from tieout.proposals._query import other_queries, query, rejected, rejections
from tieout.proposals._signs import is_cash_flow

# The best candidate is good enough from this score on; below it, an extension is proposed beside the candidates.
GOOD_ENOUGH = 500
# How many concepts of the ranking by words take part before the filing's own evidence reorders them.
_CONSIDERED = 20
# From this score on, the words of a row say enough by themselves.
_TELLING = 700
# A concept of which the row can only be the current or the non-current part stands behind that part.
_PART_OF_WHOLE = 10
# A second kind of evidence for the same concept confirms the first.
_CONFIRMED = 20
_KINDS = frozenset({"label", "figures", "parts", "siblings", "totals"})
_PROOFS = frozenset({"figures", "parts"})
# The same concept with the same dimensions can't have two values for one period: one of the two rows is wrong.
_TWO_VALUES = -400
_NEEDS_MEMBER = -60
_TWICE_IN_TABLE = -250
_GREATER_THAN_WHOLE = -300
_NO_CASH_FLOW = -200
_CASH_FLOW = re.compile(r"^Adjustments for |, classified as (operating|investing|financing) activities")


@dataclass(frozen=True, slots=True)
class Advice:
    """What is proposed for a line: options from the best to the least, and an extension where none is good enough."""

    line: Line
    options: tuple[Option, ...]
    extension: Proposed | None

    @property
    def rank_of_own(self) -> int:
        """The place of the line's own meaning among the options, from 1; 0 where it is not mapped or not among them."""
        own = self.line.meaning.concept if self.line.meaning else None
        return next((rank for rank, each in enumerate(self.options, 1) if each.concept == own), 0)


@dataclass(slots=True)
class Adviser:
    """Asks the ranking and the filing's own evidence about each line."""

    book: Book
    suggester: Suggester
    packs: Sequence[Pack]
    members: Members
    _labels: dict[str, QName] = field(default_factory=dict)
    _rejected: list[tuple[QName, Rule]] = field(init=False)

    def __post_init__(self) -> None:
        self._rejected = rejected(self.packs, self.members.concepts)

    def advise(self, line: Line, limit: int = 5) -> Advice:
        """Proposals for one line, at most ``limit``."""
        ranked = self._ranked(line)
        best = ranked[0].score if ranked else 0
        extension = None
        if best < GOOD_ENOUGH:
            extension = propose(line, ranked[:limit], self.book, self.members.concepts, self.suggester)
        return Advice(line, tuple(ranked[:limit]), extension)

    def _ranked(self, line: Line) -> list[Option]:
        """All options for a line, the best first."""
        asked = query(line, self.book, rejections(line, self._rejected))
        words = [*self._by_words(line, self.suggester.rank(asked, _CONSIDERED))]
        if not words or words[0].score < _TELLING:
            words += self._by_surroundings(line, asked)
        words += self._by_portion(line, words)
        found = [*words, *options(line, self.book, self.members)]
        fitting = (each for each in found if each.concept not in asked.rejected and self._fits(line, each))
        judged = (self._judged(line, each) for each in _merged(fitting))
        return sorted(
            (each for each in judged if each.score), key=lambda each: (-each.score, each.concept, each.dimensions)
        )

    def _by_words(self, line: Line, candidates: Iterable[Candidate]) -> Iterator[Option]:
        """Candidates with the dimensions that the rows beside the line share, and the band of time that it is."""
        dimensions, new = with_band(line, shared_dimensions(line, self.book), self.members)
        for each in candidates:
            yield Option(each.concept, dimensions, each.score, each.reasons, new)

    def _by_surroundings(self, line: Line, asked: Query) -> Iterator[Option]:
        """Candidates for a line whose own words say too little, worth less than if it said them itself."""
        for other, part, alone in other_queries(asked, line):
            reason = Reason(ABOUT if alone else "words", f"read as {other.label!r}", 0)
            for each in self._by_words(line, self.suggester.rank(other, _CONSIDERED)):
                option = replace(each, score=each.score * part // 100, reasons=(reason, *each.reasons))
                yield as_member(line, option, self.members) if alone else option

    def _by_portion(self, line: Line, found: Sequence[Option]) -> Iterator[Option]:
        """For concepts that the taxonomy has a current and a non-current part of, the part that the row is."""
        portion = self.book.portion(line)
        for option in found if portion else ():
            part = self._part(option.concept, portion)
            if part:
                text = f"the taxonomy divides {option.concept} into current and non-current, and the row is {portion}"
                reasons = (Reason("portion", text, _PART_OF_WHOLE), *option.reasons)
                yield replace(option, concept=part, score=option.score + _PART_OF_WHOLE, reasons=reasons)

    def _part(self, concept: QName, portion: str) -> QName | None:
        """The current or non-current part of a concept that has both, by the labels of the taxonomy."""
        if not self._labels:
            known = self.members.concepts.taxonomy.concepts.items()
            self._labels.update({normalise(each.label()): name for name, each in known if each.can_have_facts})
        found = self.members.concepts.taxonomy.concept(concept)
        label = normalise(found.label()) if found else ""
        parts = {each: self._labels.get(f"{each} {label}") for each in ("current", "non-current")}
        return parts[portion] if all(parts.values()) else None

    def _fits(self, line: Line, option: Option) -> bool:
        """Whether figures of the line can be facts of the concept: its kind of period and its type."""
        concept = self.members.concepts.item(option.concept)
        unit = line.item.unit
        return (
            concept is not None
            and (not line.period or concept.period_type == line.period)
            and (unit is None or not concept.unit_wanted(unit))
        )

    def _judged(self, line: Line, option: Option) -> Option:
        """An option with what the filing's figures say against it."""
        found = (self._two_values(line, option), self._too_great(line, option), self._no_cash_flow(line, option))
        against = [reason for reason in found if reason]
        score = max(0, min(MAX_SCORE, option.score + sum(reason.points for reason in against)))
        return replace(option, score=score, reasons=(*option.reasons, *against))

    def _two_values(self, line: Line, option: Option) -> Reason | None:
        """The reason against a concept that another row reports with another value for the same period."""
        others = [each for each in self.book.reported(option.concept, option.dimensions) if each is not line]
        for other in others:
            if _differ(line, other) and any(reason.kind == ABOUT for reason in option.reasons):
                return Reason("used", f"{other.place} reports all of it, so the row needs a dimension", _NEEDS_MEMBER)
            if _differ(line, other):
                return Reason("used", f"the row at {other.place} reports it with another value", _TWO_VALUES)
        for other in others:
            if other.item.table == line.item.table:
                return Reason("used", f"the row at {other.place} of the same table reports it", _TWICE_IN_TABLE)
        return None

    def _no_cash_flow(self, line: Line, option: Option) -> Reason | None:
        """The reason against a line of cash flow statements for a row of which nothing says that it stands in one."""
        rows = (*self.book.siblings(line), *self.book.totals(line))
        named = (row.meaning.concept for row in rows if row.meaning)
        if is_cash_flow(line) or not self._is_cash_flow(option.concept) or any(map(self._is_cash_flow, named)):
            return None
        return Reason("statement", "it is a line of cash flow statements only", _NO_CASH_FLOW)

    def _is_cash_flow(self, name: QName) -> bool:
        """Whether the label of a concept says that it is a cash flow, or an adjustment on the way to one."""
        concept = self.members.concepts.taxonomy.concept(name)
        return bool(concept and _CASH_FLOW.search(concept.label()))

    def _too_great(self, line: Line, option: Option) -> Reason | None:
        """The reason against a part of a balance whose total, as reported, is smaller.

        Only for balances of which the taxonomy adds up every part: there is nothing that could be taken off.
        """
        if line.period != "instant" or option.dimensions:
            return None
        for whole in self._wholes(option.concept):
            for total in self.book.reported(whole, ()):
                if _exceeds(line, total):
                    text = f"it is a part of {whole}, which at {total.place} is smaller"
                    return Reason("magnitude", text, _GREATER_THAN_WHOLE)
        return None

    def _wholes(self, concept: QName) -> Iterator[QName]:
        """The concepts that the taxonomy adds this one up to, over others too, where nothing is taken off."""
        taxonomy = self.members.concepts.taxonomy
        waiting, seen = [concept], {concept}
        while waiting:
            for arc in taxonomy.calculation_parents(waiting.pop(0)):
                parts = taxonomy.calculation_children(arc.source, arc.role)
                if arc.source not in seen and all(Decimal(part.attribute("weight", "1")) == 1 for part in parts):
                    seen.add(arc.source)
                    waiting.append(arc.source)
                    yield arc.source


def _merged(found: Iterable[Option]) -> Iterator[Option]:
    """Options of one concept and dimensions as one, with the best score, which further kinds of evidence confirm."""
    groups: dict[object, list[Option]] = {}
    for each in found:
        groups.setdefault((each.concept, each.dimensions), []).append(each)
    for group in groups.values():
        group.sort(key=lambda each: -each.score)
        kinds = {reason.kind for each in group for reason in each.reasons} & _KINDS
        reasons = dict.fromkeys(reason for each in group for reason in each.reasons)
        yield replace(
            group[0], score=group[0].score + _CONFIRMED * max(0, len(kinds) - 1), reasons=_proofs_first(reasons)
        )


def _proofs_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons with those first that are as good as a proof."""
    return tuple(sorted(reasons, key=lambda reason: reason.kind not in _PROOFS))


def _tolerance(line: Line) -> Decimal:
    """How far a figure of the line may be from the true value, by its accuracy."""
    decimals = [item.decimals for item in (each.item for each in line.decisions) if item.decimals is not None]
    return Decimal(1).scaleb(-min(decimals, default=0))


def _differ(line: Line, other: Line) -> bool:
    """Whether two lines show values for the same period that no rounding explains, whatever their signs."""
    allowed = _tolerance(line) + _tolerance(other)
    pairs = ((value, other.values[slot]) for slot, value in line.values.items() if slot in other.values)
    return any(abs(abs(mine) - abs(theirs)) > allowed for mine, theirs in pairs)


def _exceeds(line: Line, total: Line) -> bool:
    """Whether the line is greater than a total in every period that both have."""
    allowed = _tolerance(line) + _tolerance(total)
    pairs = [(value, total.values[slot]) for slot, value in line.values.items() if slot in total.values]
    return bool(pairs) and all(mine > theirs + allowed for mine, theirs in pairs)


__all__ = ["GOOD_ENOUGH", "Advice", "Adviser"]
