"""Ranks the concepts of a taxonomy for a row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tieout.mapping import Pack, normalise
from tieout.mapping.suggestion._asked import Asked, asked
from tieout.mapping.suggestion._context import Networks, context, related
from tieout.mapping.suggestion._evidence import Usage, evidence
from tieout.mapping.suggestion._places import places
from tieout.mapping.suggestion._rules import rule_reason
from tieout.mapping.suggestion._thesaurus import Thesaurus
from tieout.mapping.suggestion._types import MAX_SCORE, Candidate, Query, Reason
from tieout.mapping.suggestion._variants import Variant, Wordings
from tieout.mapping.suggestion._vocabulary import Match, Vocabulary, vocabulary
from tieout.mapping.suggestion._weights import WEIGHTS, Weights
from tieout.model import QName
from tieout.taxonomy import Taxonomy

_LEAST_LIKE = 100
_MOST = 250


@dataclass(frozen=True, slots=True)
class _Found:
    """The wording that speaks best for a concept."""

    points: int
    match: Match
    variant: Variant
    rule: Reason | None


@dataclass(frozen=True, slots=True)
class Suggester:
    """A taxonomy, packs and a thesaurus, ready to be asked."""

    _vocabulary: Vocabulary
    _wordings: Wordings
    _usage: Usage
    _networks: Networks
    _weights: Weights
    _known: dict[Query, tuple[_Found, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, taxonomy: Taxonomy, packs: Sequence[Pack], thesaurus: Thesaurus, weights: Weights = WEIGHTS
    ) -> "Suggester":
        """A suggester that knows the taxonomy's labels, the rules of packs and the wording of a thesaurus."""
        words = vocabulary(taxonomy, packs)
        known = Counter(phrase.concept.name for phrase in words.phrases if phrase.rule)
        return cls(words, Wordings.of(thesaurus), Usage(places(taxonomy), known), Networks(taxonomy), weights)

    def rank(self, query: Query, limit: int = 20) -> tuple[Candidate, ...]:
        """At most ``limit`` concepts for the row, the best first; those of equal score by their names."""
        said = asked(query)
        worded = self._wording(query, said)
        fit = (found for found in (*worded, *self._by_context(query, said, worded)) if _allowed(found, query))
        ranked = sorted((self._candidate(found, said, query) for found in fit), key=_order)
        return tuple(replace(each, score=max(0, min(MAX_SCORE, each.score))) for each in ranked[:limit])

    def _by_context(self, query: Query, said: Asked, worded: Iterable[_Found]) -> Iterator[_Found]:
        """The concepts that other rows suggest and the wording does not."""
        there = {found.match.phrase.concept.name for found in worded}
        for name in related(query, self._networks):
            number = self._vocabulary.first.get(name)
            if name not in there and number is not None:
                yield _Found(0, Match(self._vocabulary.phrases[number], 0, 0), Variant(said.label), None)

    def _candidate(self, found: _Found, said: Asked, query: Query) -> Candidate:
        concept = found.match.phrase.concept
        reasons = (
            *_wording_reasons(found, self._weights),
            *evidence(concept, said, query, self._usage, self._weights),
            *context(concept.name, query, self._networks, self._weights),
        )
        reasons = tuple(sorted(reasons, key=lambda reason: -abs(reason.points)))
        return Candidate(concept.name, sum(reason.points for reason in reasons), reasons)

    def _wording(self, query: Query, said: Asked) -> tuple[_Found, ...]:
        """The concepts whose wording is most like the label, in one of its readings; looked up once for each label."""
        key = Query(query.label, query.path, query.statement, query.period)
        if key not in self._known:
            best: dict[QName, _Found] = {}
            rules: dict[QName, Reason] = {}
            for found in self._matches(key, said):
                name = found.match.phrase.concept.name
                if name not in best or found.points > best[name].points:
                    best[name] = found
                if found.rule and (name not in rules or found.rule.points > rules[name].points):
                    rules[name] = found.rule
            if not best:
                best = {found.match.phrase.concept.name: found for found in self._usual(said)}
            known = (replace(found, rule=rules.get(name)) for name, found in best.items())
            self._known[key] = tuple(sorted(known, key=_by_points)[:_MOST])
        return self._known[key]

    def _matches(self, query: Query, said: Asked) -> Iterator[_Found]:
        """The phrases that are like one of the label's readings, with the points for the wording."""
        weights = self._weights
        label = normalise(query.label)
        for variant in self._wordings.variants(said):
            cost = _cost(variant, weights)
            for match in self._vocabulary.matches(variant.slots):
                likeness = match.likeness
                if likeness < _LEAST_LIKE:
                    continue
                points = weights.wording * likeness // 1000
                rule = rule_reason(match.phrase.rule, said, query, weights) if match.phrase.rule else None
                if rule and rule.points <= weights.rule_elsewhere:
                    points //= weights.rule_misfit
                points -= cost + weights.shortened * match.phrase.shortened
                if likeness == 1000:
                    verbatim = not match.phrase.rule and not variant.entries and normalise(match.phrase.text) == label
                    points += weights.whole + weights.verbatim * verbatim
                yield _Found(points, match, variant, self._counted(rule, match, variant))

    def _counted(self, rule: Reason | None, match: Match, variant: Variant) -> Reason | None:
        """What a rule that lists the wording says; less where the wording is not the label's own."""
        if rule is None or match.likeness < 1000:
            return None
        return replace(rule, points=rule.points // self._weights.rule_reworded) if variant.entries else rule

    def _usual(self, said: Asked) -> Iterator[_Found]:
        """Where no word of the label is known: the lines that packs know, for what statement and period say."""
        variant = Variant(said.label)
        for phrase in self._vocabulary.phrases:
            if phrase.concept.name in self._usage.known and not phrase.rule:
                yield _Found(0, Match(phrase, 0, 0), variant, None)


def _cost(variant: Variant, weights: Weights) -> int:
    """The points that a reading costs."""
    again = max(0, len(variant.entries) - 1)
    once = weights.reworded if variant.entries else 0
    return once + weights.reworded_again * again + weights.with_section * variant.with_section


def _by_points(found: _Found) -> tuple[int, str]:
    return -found.points - (found.rule.points if found.rule else 0), found.match.phrase.concept.name.local_name


def _allowed(found: _Found, query: Query) -> bool:
    """Whether the row may report the concept at all."""
    concept = found.match.phrase.concept
    return concept.name not in query.rejected and query.period in ("", concept.period_type)


def _wording_reasons(found: _Found, weights: Weights) -> Iterable[Reason]:
    """The wording in words."""
    phrase = found.match.phrase
    what = "a pack's wording" if phrase.rule else "its label"
    text = f"{what} {phrase.text!r}" + (
        "" if found.match.likeness == 1000 else f" has {found.match.likeness // 10} % in common"
    )
    if found.variant.entries:
        steps = (
            f"{each.phrase!r} is usual wording for {each.meaning!r} ({each.entry.at})" for each in found.variant.entries
        )
        text += "; " + ", ".join(steps)
    if found.variant.with_section:
        text += "; with the words of the section above"
    yield Reason("label", text, found.points)
    if found.rule:
        yield found.rule


def _order(candidate: Candidate) -> tuple[int, int, str]:
    name = candidate.concept.local_name
    return -candidate.score, len(name), name


__all__ = ["Suggester"]
