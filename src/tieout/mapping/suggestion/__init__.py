"""Suggestion: which concepts a row may report, ranked, with the reasons in words.

Deterministic and offline: wording, statement, period, networks, the rules of the packs and the filing's own context.
"""

from tieout.mapping.suggestion._labels import LabelRow, ranked_labels, read_labels
from tieout.mapping.suggestion._shape import thesaurus_schema
from tieout.mapping.suggestion._suggester import Suggester
from tieout.mapping.suggestion._thesaurus import Entry, Thesaurus, join_thesauri, parse_thesaurus
from tieout.mapping.suggestion._types import MAX_SCORE, Candidate, Query, Reason

__all__ = [
    "MAX_SCORE",
    "Candidate",
    "Entry",
    "LabelRow",
    "Query",
    "Reason",
    "Suggester",
    "Thesaurus",
    "join_thesauri",
    "parse_thesaurus",
    "ranked_labels",
    "read_labels",
    "thesaurus_schema",
]
