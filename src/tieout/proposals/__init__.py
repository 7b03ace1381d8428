"""Proposals: concepts for the lines of a filing, extensions where none fits, and the rules that an acceptance adds."""

from tieout.proposals._advice import GOOD_ENOUGH, Advice, Adviser
from tieout.proposals._book import Book
from tieout.proposals._extension import Proposed
from tieout.proposals._insert import CannotInsertError, flow_item, insert
from tieout.proposals._lines import Line, Meaning, lines
from tieout.proposals._members import Members
from tieout.proposals._options import Option
from tieout.proposals._plan import Edit, Text, plan
from tieout.proposals._request import Request, parse_request
from tieout.proposals._resolve import resolve, written_name
from tieout.proposals._rule import Accepted
from tieout.proposals._verify import Tried, verify

__all__ = [
    "GOOD_ENOUGH",
    "Accepted",
    "Advice",
    "Adviser",
    "Book",
    "CannotInsertError",
    "Edit",
    "Line",
    "Meaning",
    "Members",
    "Option",
    "Proposed",
    "Request",
    "Text",
    "Tried",
    "flow_item",
    "insert",
    "lines",
    "parse_request",
    "plan",
    "resolve",
    "verify",
    "written_name",
]
