"""Tagging: line items become facts by the filing's mappings, and facts a report."""

from tieout.tagging._assemble import assemble
from tieout.tagging._concepts import Concepts, Reportable
from tieout.tagging._display import transform
from tieout.tagging._mentions import with_mentions
from tieout.tagging._tag import Tagging, tag

__all__ = ["Concepts", "Reportable", "Tagging", "assemble", "tag", "transform", "with_mentions"]
