"""What a worker is asked."""

from dataclasses import dataclass
from pathlib import Path

from tieout.model.submission import SubmissionKind
from tieout.profiles import Limits, Profile

_NAMESPACES = ("http://www.xbrl.org/2013/inlineXBRL", "http://www.xbrl.org/2008/inlineXBRL")
# A page that holds none of these has no facts.
MARKS = tuple(name.encode(encoding) for name in _NAMESPACES for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Request:
    """What to examine: the file as it was filed, what it is, by which profile, with which packages, within limits."""

    file: Path
    kind: SubmissionKind
    sha256: str
    profile: Profile
    packages: tuple[Path, ...]
    limits: Limits


def is_bare(request: Request) -> bool:
    """Whether the submission is a page without facts, in a regime that takes such pages."""
    if request.kind is not SubmissionKind.PAGE or not request.profile.engine.page_rule_sets:
        return False
    content = request.file.read_bytes()
    return not any(mark in content for mark in MARKS)


__all__ = ["MARKS", "Request", "is_bare"]
