"""Taxonomies as facts about concepts and relationships, and the search for the nearest name."""

from tieout.taxonomy.types import Concept, Label, Reference, Relationship, RoleType, Taxonomy

__all__ = ["Concept", "Label", "Reference", "Relationship", "RoleType", "Taxonomy"]
