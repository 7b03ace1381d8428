"""Findings: what tieout has to say about a document, a filing, a mapping or a package.

Data problems are findings; an exception means a broken environment or a fault of tieout's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from tieout.diagnostics.places import Place


class Severity(IntEnum):
    """How much a finding matters; ordered, so that ``--fail-on`` can compare."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The lower-case name used in files and on the command line."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: its name, its usual severity, its message and what a reader can do about it.

    ``message`` is a ``str.format`` template; ``cause`` and ``remedy`` are whole sentences. ``fatal`` marks the kinds
    that keep a filing from being read at all (exit 2).
    """

    name: str
    severity: Severity
    message: str
    cause: str
    remedy: str
    fatal: bool = False

    def at(
        self, place: Place | None, *, related: Iterable[Place] = (), facts: Iterable[str] = (), **values: object
    ) -> "Finding":
        """A finding of this kind at ``place``; ``values`` fill the message and the remedy."""
        return Finding(
            code=self.name,
            severity=self.severity,
            message=self.message.format(**values),
            place=place,
            related=tuple(related),
            facts=tuple(facts),
            help=self.remedy.format(**values),
            fatal=self.fatal,
        )


@dataclass(frozen=True, slots=True)
class EngineSource:
    """What a validation engine said of its own message: its level, and all its references as file, fragment and line.

    A fragment is empty and a line 0 where the engine named none.
    """

    level: str
    references: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: code, severity, message, place, related places, ids of the facts concerned, and the remedy.

    ``source`` is there where the finding is a message of the engine.
    """

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    related: tuple[Place, ...] = ()
    facts: tuple[str, ...] = ()
    help: str = ""
    fatal: bool = False
    source: EngineSource | None = None

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.severity.word}: {self.message} [{self.code}]"


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The highest severity among ``findings``, or None where there is none."""
    return max((finding.severity for finding in findings), default=None)


__all__ = ["Code", "EngineSource", "Finding", "Severity", "worst"]
