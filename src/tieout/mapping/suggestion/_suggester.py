"""Ranks the concepts of a taxonomy for a row."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tieout.mapping import Pack, Rule, normalise
from tieout.mapping.suggestion._asked import Asked, asked
from tieout.mapping.suggestion._context import Networks, context, related
from tieout.mapping.suggestion._evidence import Standing, evidence
from tieout.mapping.suggestion._places import places
from tieout.mapping.suggestion._rules import rule_reason
from tieout.mapping.suggestion._thesaurus import Thesaurus
from tieout.mapping.suggestion._types import MAX_SCORE, Candidate, Query, Reason
from tieout.mapping.suggestion._variants import Variant, Wordings
from tieout.mapping.suggestion._vocabulary import Phrase, Vocabulary, vocabulary
from tieout.mapping.suggestion._weights import WEIGHTS, Weights
from tieout.model import QName
from tieout.taxonomy import Taxonomy

# How like a wording must be, in thousandths; where fewer concepts have one, the second will do.
# In each case, a word that more forms than this have doesn't bring up any by itself.
_LIKE, _COMMON = 300, 100
_LITTLE_LIKE, _LESS_COMMON = 100, 250
_FEW = 8
_MOST = 250


@dataclass(frozen=True, slots=True)
class _Found:
    """The wording that speaks best for a concept."""

    points: int
    likeness: int
    phrase: Phrase
    variant: Variant
    rule: Reason | None = None

    @property
    def worth(self) -> int:
        """The points for the wording and the rule that lists it."""
        return self.points + (self.rule.points if self.rule else 0)


@dataclass(frozen=True, slots=True)
class Suggester:
    """A taxonomy, packs and a thesaurus, ready to be asked."""

    _vocabulary: Vocabulary
    _wordings: Wordings
    _usage: Mapping[QName, Standing]
    _networks: Networks
    _weights: Weights
    _known: dict[Query, tuple[_Found, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, taxonomy: Taxonomy, packs: Sequence[Pack], thesaurus: Thesaurus, weights: Weights = WEIGHTS
    ) -> "Suggester":
        """A suggester that knows the taxonomy's labels, the rules of packs and the wording of a thesaurus."""
        words = vocabulary(taxonomy, packs)
        known = Counter(phrase.concept.name for form in words.forms for phrase in form.phrases if phrase.rule)
        where = places(taxonomy)
        usage = {name: Standing.of(words.first[name].concept, where, known[name]) for name in words.first}
        return cls(words, Wordings.of(thesaurus), usage, Networks(taxonomy), weights)

    def rank(self, query: Query, limit: int = 20) -> tuple[Candidate, ...]:
        """At most ``limit`` concepts for the row, the best first; those of equal score by their names."""
        said = asked(query)
        worded = self._wording(query, said)
        fit = [found for found in (*self._by_context(query, said, worded), *worded) if _allowed(found, query)]
        ranked = sorted(self._promising(fit, said, query, limit), key=_order)
        return tuple(replace(each, score=max(0, min(MAX_SCORE, each.score))) for each in ranked[:limit])

    def _promising(self, fit: Sequence[_Found], said: Asked, query: Query, limit: int) -> Iterator[Candidate]:
        """The candidates, without those whose wording is too unlike for other evidence to bring them to the front."""
        most = self._weights.most_beside_wording(query, with_section=bool(said.section_words))
        best: list[int] = []
        for found in fit:
            if len(best) == limit and found.worth + most < best[0]:
                continue
            candidate = self._candidate(found, said, query)
            (heapq.heappush if len(best) < limit else heapq.heappushpop)(best, candidate.score)
            yield candidate

    def _by_context(self, query: Query, said: Asked, worded: Iterable[_Found]) -> Iterator[_Found]:
        """The concepts that other rows suggest and the wording does not."""
        there = {found.phrase.concept.name for found in worded}
        for name in related(query, self._networks):
            phrase = self._vocabulary.first.get(name)
            if name not in there and phrase is not None:
                yield _Found(0, 0, phrase, Variant(said.label))

    def _candidate(self, found: _Found, said: Asked, query: Query) -> Candidate:
        concept = found.phrase.concept
        reasons = (
            *_wording_reasons(found),
            *evidence(self._usage[concept.name], said, query, self._weights),
            *context(concept.name, query, self._networks, self._weights),
        )
        reasons = tuple(sorted(reasons, key=lambda reason: -abs(reason.points)))
        return Candidate(concept.name, sum(reason.points for reason in reasons), reasons)

    def _wording(self, query: Query, said: Asked) -> tuple[_Found, ...]:
        """The concepts whose wording is most like the label, in one of its readings; looked up once for each label."""
        key = Query(query.label, query.path, query.statement, query.period)
        if key not in self._known:
            found = self._best(said, _LIKE, _COMMON)
            if sum(_allowed(each, key) for each in found) < _FEW:
                found = self._best(said, _LITTLE_LIKE, _LESS_COMMON) or [*self._usual(said)]
            self._known[key] = tuple(sorted(found, key=_by_points)[:_MOST])
        return self._known[key]

    def _best(self, said: Asked, least: int, common: int) -> list[_Found]:
        """Every concept with the wording that speaks best for it, and the best that a rule says."""
        best: dict[QName, tuple[int, int, Phrase, Variant]] = {}
        rules: dict[QName, Reason] = {}
        for points, likeness, phrase, variant, rule in self._matches(said, least, common):
            name = phrase.concept.name
            if name not in best or points > best[name][0]:
                best[name] = (points, likeness, phrase, variant)
            if rule and (name not in rules or rule.points > rules[name].points):
                rules[name] = rule
        return [_Found(*found, rules.get(name)) for name, found in best.items()]

    def _matches(
        self, said: Asked, least: int, common: int
    ) -> Iterator[tuple[int, int, Phrase, Variant, Reason | None]]:
        """The phrases that are like one of the label's readings, with the points for the wording, the likeness, and
        what a rule that lists the wording says.
        """
        weights = self._weights
        fits: dict[int, Reason] = {}
        for variant in self._wordings.variants(said):
            cost = _cost(variant, weights)
            for form, likeness in self._vocabulary.matches(variant.slots, least, common):
                like = weights.wording * likeness // 1000
                for phrase in form.phrases:
                    rule = self._fit(phrase.rule, said, fits) if phrase.rule else None
                    misfit = rule is not None and rule.points <= weights.rule_elsewhere
                    points = like // weights.rule_misfit if misfit else like
                    points -= cost + weights.shortened * phrase.shortened
                    if likeness < 1000:
                        yield points, likeness, phrase, variant, None
                        continue
                    points += weights.whole
                    if _verbatim(phrase, variant, said):
                        points += weights.verbatim + weights.verbatim_alone * (not said.titles)
                    yield points, likeness, phrase, variant, self._counted(rule, variant)

    def _fit(self, rule: Rule, said: Asked, known: dict[int, Reason]) -> Reason:
        """How far a rule fits, looked at once for each question."""
        if id(rule) not in known:
            known[id(rule)] = rule_reason(rule, said, self._weights)
        return known[id(rule)]

    def _counted(self, rule: Reason | None, variant: Variant) -> Reason | None:
        """What a rule that lists the wording says; less where the wording is not the label's own."""
        if rule is None or not variant.entries:
            return rule
        return replace(rule, points=rule.points // self._weights.rule_reworded)

    def _usual(self, said: Asked) -> Iterator[_Found]:
        """Where no word of the label is known: the lines that packs know, for what statement and period say."""
        variant = Variant(said.label)
        for name, phrase in self._vocabulary.first.items():
            if self._usage[name].known:
                yield _Found(0, 0, phrase, variant)


def _verbatim(phrase: Phrase, variant: Variant, said: Asked) -> bool:
    """Whether the label is one of the taxonomy's, letter by letter."""
    return phrase.rule is None and not variant.entries and normalise(phrase.text) == said.plain


def _cost(variant: Variant, weights: Weights) -> int:
    """The points that a reading costs."""
    again = max(0, len(variant.entries) - 1)
    once = weights.reworded if variant.entries else 0
    return once + weights.reworded_again * again + weights.with_section * variant.with_section


def _by_points(found: _Found) -> tuple[int, str]:
    return -found.worth, found.phrase.concept.name.local_name


def _allowed(found: _Found, query: Query) -> bool:
    """Whether the row may report the concept at all."""
    concept = found.phrase.concept
    return concept.name not in query.rejected and query.period in ("", concept.period_type)


def _wording_reasons(found: _Found) -> Iterable[Reason]:
    """The wording in words."""
    phrase = found.phrase
    what = "a pack's wording" if phrase.rule else "its label"
    text = f"{what} {phrase.text!r}" + ("" if found.likeness == 1000 else f" has {found.likeness // 10} % in common")
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
