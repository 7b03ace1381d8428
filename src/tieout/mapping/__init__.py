"""Mappings: packs of rules that say which concept a row of a table reports."""

from tieout.mapping._check import EXTENSION_PREFIX, check
from tieout.mapping._match import Matcher, Subject, matches, subjects
from tieout.mapping._normal import normalise
from tieout.mapping._pack import (
    Conditions,
    DeclaredAxis,
    DeclaredConcept,
    DeclaredMember,
    Name,
    Pack,
    Rule,
    Sign,
    join,
    parse,
)
from tieout.mapping._shape import schema

__all__ = [
    "EXTENSION_PREFIX",
    "Conditions",
    "DeclaredAxis",
    "DeclaredConcept",
    "DeclaredMember",
    "Matcher",
    "Name",
    "Pack",
    "Rule",
    "Sign",
    "Subject",
    "check",
    "join",
    "matches",
    "normalise",
    "parse",
    "schema",
    "subjects",
]
