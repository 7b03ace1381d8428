"""What a filer can do about the messages of the validation engine (Arelle), by the beginning of their codes."""

from dataclasses import dataclass

from tieout.diagnostics import _help_esef, _help_specifications
from tieout.diagnostics import codes_engine as codes


@dataclass(frozen=True, slots=True)
class EngineHelp:
    """A family of codes: the beginning they share, the help, and the section it stands on (or nothing)."""

    start: str
    text: str
    reference: str


FAMILIES: tuple[EngineHelp, ...] = tuple(EngineHelp(*row) for row in (*_help_specifications.ROWS, *_help_esef.ROWS))


def explained(code: str) -> EngineHelp | None:
    """The help of the longest beginning of codes that fits ``code``; None where none does."""
    fitting = (each for each in FAMILIES if code.startswith(each.start))
    return max(fitting, key=lambda each: len(each.start), default=None)


def help_for(code: str) -> str:
    """The help of the longest beginning that fits, else that of any message."""
    found = explained(code)
    return found.text if found else codes.MESSAGE.remedy


__all__ = ["FAMILIES", "EngineHelp", "explained", "help_for"]
