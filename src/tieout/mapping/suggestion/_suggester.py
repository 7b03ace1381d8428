"""Ranks the concepts of a taxonomy for a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from tieout.mapping import Pack, normalise
from tieout.mapping.suggestion._thesaurus import Thesaurus
from tieout.mapping.suggestion._types import MAX_SCORE, Candidate, Query, Reason
from tieout.taxonomy import Concept, Taxonomy


@dataclass(frozen=True, slots=True)
class Suggester:
    """A taxonomy, packs and a thesaurus, ready to be asked."""

    _taxonomy: Taxonomy
    _words: dict[Concept, frozenset[str]]

    @classmethod
    def of(cls, taxonomy: Taxonomy, packs: Sequence[Pack], thesaurus: Thesaurus) -> "Suggester":
        """A suggester that knows the taxonomy's labels, the rules of packs and the wording of a thesaurus."""
        return cls(
            taxonomy,
            {
                concept: frozenset(normalise(concept.label()).replace(",", "").split())
                for concept in taxonomy.concepts.values()
                if concept.can_have_facts and not concept.type.endswith(":domainItemType")
            },
        )

    def rank(self, query: Query, limit: int = 20) -> tuple[Candidate, ...]:
        """At most ``limit`` concepts for the row, the best first; those of equal score by their names."""
        asked = frozenset(normalise(query.label).replace(",", "").split())
        found = [
            (MAX_SCORE * 2 * len(asked & words) // (len(asked) + len(words)), concept)
            for concept, words in self._words.items()
            if asked & words
            and concept.name not in query.rejected
            and (not query.period or concept.period_type == query.period)
        ]
        found.sort(key=lambda each: (-each[0], each[1].name.local_name))
        return tuple(
            Candidate(concept.name, score, (Reason("label", f"label: {concept.label()!r}", score),))
            for score, concept in found[:limit]
        )


__all__ = ["Suggester"]
