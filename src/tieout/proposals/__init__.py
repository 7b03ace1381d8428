"""Proposals: concepts for the lines of a filing, extensions where none fits, and the rules that an acceptance adds."""

from tieout.proposals._advice import GOOD_ENOUGH, Advice, Adviser
from tieout.proposals._book import Book
from tieout.proposals._extension import Proposed
from tieout.proposals._lines import Line, Meaning, lines
from tieout.proposals._members import Members
from tieout.proposals._options import Option

__all__ = ["GOOD_ENOUGH", "Advice", "Adviser", "Book", "Line", "Meaning", "Members", "Option", "Proposed", "lines"]
