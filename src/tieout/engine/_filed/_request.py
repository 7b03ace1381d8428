"""What a worker is asked."""

from dataclasses import dataclass
from pathlib import Path

from tieout.model.submission import SubmissionKind
from tieout.profiles import Limits, Profile


@dataclass(frozen=True, slots=True)
class Request:
    """What to examine: the file as it was filed, what it is, by which profile, with which packages, within limits."""

    file: Path
    kind: SubmissionKind
    sha256: str
    profile: Profile
    packages: tuple[Path, ...]
    limits: Limits


__all__ = ["Request"]
