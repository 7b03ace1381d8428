"""Tagging: line items become facts by the filing's mappings, and facts a report; how much is covered by it."""

from tieout.tagging._assemble import assemble
from tieout.tagging._concepts import Concepts, Reportable
from tieout.tagging._coverage import STATEMENTS, Coverage, Covered, coverage, share
from tieout.tagging._display import transform
from tieout.tagging._mentions import with_mentions
from tieout.tagging._networks import Network, Part, Total, networks
from tieout.tagging._tag import Tagging, tag

__all__ = [
    "STATEMENTS",
    "Concepts",
    "Coverage",
    "Covered",
    "Network",
    "Part",
    "Reportable",
    "Tagging",
    "Total",
    "assemble",
    "coverage",
    "networks",
    "share",
    "tag",
    "transform",
    "with_mentions",
]
