"""Extraction: a document's raw tables become columns with a meaning, rows with a role, and line items."""

from tieout.extract.document import Hints, extract

__all__ = ["Hints", "extract"]
