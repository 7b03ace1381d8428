"""The regulator's desk: what anyone filed, looked through, checked by its regime, with a verdict that can be trusted.

Nothing here knows how a report was made: it sees only what was filed.
"""

from tieout.regulator._check import CheckOptions, CheckResult, Desk, check, examine, open_desk, read, widest
from tieout.regulator._policy import Policy, schema
from tieout.regulator._policy import parse as parse_policy

__all__ = [
    "CheckOptions",
    "CheckResult",
    "Desk",
    "Policy",
    "check",
    "examine",
    "open_desk",
    "parse_policy",
    "read",
    "schema",
    "widest",
]
