"""A submission as it was handed in: its name, its bytes, and what kind of thing it is."""

from dataclasses import dataclass
from enum import StrEnum


class SubmissionKind(StrEnum):
    """What was handed in."""

    REPORT_PACKAGE = "report package"
    ZIP = "zip"
    PAGE = "page"
    INSTANCE = "instance"


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission: ``name`` is the file name it was filed under, ``content`` its bytes, ``sha256`` their digest.

    A folder is taken as the zip of its files in sorted order; its name is then the folder's with ``.zip``. A page by
    itself may have ``companions``: files beside it that it shows, such as images, by their paths from its folder.
    """

    name: str
    kind: SubmissionKind
    content: bytes
    sha256: str
    companions: tuple[tuple[str, bytes], ...] = ()


__all__ = ["Submission", "SubmissionKind"]
