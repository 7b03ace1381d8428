"""Mappings: packs of rules that say which concept a row of a table reports."""

from tieout.mapping._check import check
from tieout.mapping._explain import Condition, Explained, Known, Met, Verdict, explain, nearest_labels
from tieout.mapping._layers import in_order
from tieout.mapping._match import Matcher, Subject, matches, matches_label, subjects
from tieout.mapping._normal import normalise
from tieout.mapping._pack import (
    EXTENSION_PREFIX,
    Conditions,
    DeclaredAxis,
    DeclaredConcept,
    DeclaredMember,
    Layer,
    Name,
    Pack,
    Review,
    ReviewState,
    Rule,
    Sign,
    join,
    parse,
)
from tieout.mapping._review import Standing, review_digest, reviews, standing
from tieout.mapping._shape import choices, schema
from tieout.mapping._write import reason, with_reviews

__all__ = [
    "EXTENSION_PREFIX",
    "Condition",
    "Conditions",
    "DeclaredAxis",
    "DeclaredConcept",
    "DeclaredMember",
    "Explained",
    "Known",
    "Layer",
    "Matcher",
    "Met",
    "Name",
    "Pack",
    "Review",
    "ReviewState",
    "Rule",
    "Sign",
    "Standing",
    "Subject",
    "Verdict",
    "check",
    "choices",
    "explain",
    "in_order",
    "join",
    "matches",
    "matches_label",
    "nearest_labels",
    "normalise",
    "parse",
    "reason",
    "review_digest",
    "reviews",
    "schema",
    "standing",
    "subjects",
    "with_reviews",
]
