"""A submission looked at before any engine: refused where it is unsafe to open, told of what is merely forbidden."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tieout.archive import Archive, Bounds, Fault, FaultKind, declared, is_deeper, open_archive
from tieout.diagnostics import Code, FileAt, Finding
from tieout.diagnostics import codes_intake as codes
from tieout.model import Submission, SubmissionKind
from tieout.package._active import active, referred
from tieout.package._lint import lint

_KINDS = {
    ".xbri": SubmissionKind.REPORT_PACKAGE,
    ".xbr": SubmissionKind.REPORT_PACKAGE,
    ".zip": SubmissionKind.ZIP,
    ".xhtml": SubmissionKind.PAGE,
    ".html": SubmissionKind.PAGE,
    ".htm": SubmissionKind.PAGE,
    ".xml": SubmissionKind.INSTANCE,
    ".xbrl": SubmissionKind.INSTANCE,
}
_CODES: dict[FaultKind, Code] = {
    FaultKind.NO_ARCHIVE: codes.NO_ARCHIVE,
    FaultKind.DAMAGED: codes.DAMAGED,
    FaultKind.TOO_LARGE: codes.TOO_LARGE,
    FaultKind.TOO_MANY: codes.TOO_MANY,
    FaultKind.BOMB: codes.BOMB,
    FaultKind.PATH: codes.UNSAFE_PATH,
    FaultKind.LINK: codes.LINK,
    FaultKind.TWICE: codes.NAME_TWICE,
    FaultKind.ENCRYPTED: codes.ENCRYPTED,
}
_MARKUP = frozenset({".xml", ".xsd", ".xhtml", ".html", ".htm", ".xbrl", ".svg", ".xlf", ".rdf"})
_PAGES = frozenset({".xhtml", ".html", ".htm", ".svg", ".css"})
# A package of thousands of bad files is told of by its first ones and their number.
_MAX_FAULTS = 50
# As deep as XML parsers go where they are not told otherwise; the engine's own steps go one deeper with each element.
_MAX_DEPTH = 256
# As long as file systems let a name be; the engine sees a submission under its own.
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Intake:
    """A submission with what was found in it; where it is ``refused``, no engine may open it."""

    submission: Submission
    refused: bool
    findings: tuple[Finding, ...]


def kind_of(name: str) -> SubmissionKind:
    """What a file name says a submission is; a zip where it says nothing, to be refused if it is none."""
    return _KINDS.get(PurePosixPath(name).suffix.lower(), SubmissionKind.ZIP)


def inspect(name: str, content: bytes, bounds: Bounds) -> Intake:
    """Look through one submission; ``name`` is the file name it was handed in under.

    Refused is what is unsafe to open: past the bounds, built to exhaust or mislead a reader, encrypted, damaged, or
    with entities or a document type of its own. Only reported is what regimes forbid but does no harm to read.
    """
    submission = Submission(name, kind_of(name), content, hashlib.sha256(content).hexdigest())
    if len(name.encode()) > _LONGEST_NAME:
        why = f"its own name is longer than {_LONGEST_NAME} bytes"
        return Intake(submission, True, (codes.UNSAFE_PATH.at(FileAt(name), why=why),))
    if submission.kind in {SubmissionKind.PAGE, SubmissionKind.INSTANCE}:
        refusals = tuple(_single(submission, bounds))
        reports = () if refusals else tuple(active(name, content))
        return Intake(submission, bool(refusals), (*refusals, *reports))
    archive, faults = open_archive(content, bounds)
    if archive is None:
        return Intake(submission, True, tuple(_fault(name, fault) for fault in faults[:_MAX_FAULTS]))
    unsafe, forbidden = _members(name, archive)
    return Intake(submission, bool(unsafe), (*unsafe[:_MAX_FAULTS], *forbidden))


def _single(submission: Submission, bounds: Bounds) -> Iterator[Finding]:
    """Why a bare page or instance is refused."""
    if len(submission.content) > min(bounds.size, bounds.entry):
        why = f"it is larger than {min(bounds.size, bounds.entry) >> 20:,} MiB"
        yield codes.TOO_LARGE.at(FileAt(submission.name), why=why)
        return
    yield from _declarations(submission.name, submission.content)


def _members(name: str, archive: Archive) -> tuple[list[Finding], list[Finding]]:
    """What is unsafe in the files of an archive, and what is only forbidden."""
    refusals: list[Finding] = []
    reports = list(lint(archive.entries))
    for path, content in archive.contents():
        if isinstance(content, Fault):
            refusals.append(_fault(name, content))
            continue
        suffix = PurePosixPath(path).suffix.lower()
        if suffix in _MARKUP:
            refusals += _declarations(path, content)
        if suffix in _PAGES:
            reports += active(path, content)
    return refusals, reports


def _declarations(shown: str, content: bytes) -> Iterator[Finding]:
    """Why a document is refused for what it declares, or for how deep it is nested."""
    said = declared(content)
    if said.entities:
        yield codes.ENTITIES.at(FileAt(shown))
    if said.external:
        yield codes.EXTERNAL_DTD.at(FileAt(shown))
    if said.encoding:
        yield codes.ENCODING.at(FileAt(shown), encoding=said.encoding)
    if not said.entities and is_deeper(content, _MAX_DEPTH):
        yield codes.TOO_DEEP.at(FileAt(shown), limit=_MAX_DEPTH)


def _fault(name: str, fault: Fault) -> Finding:
    """A refusal of an archive, at the member concerned."""
    return _CODES[fault.kind].at(FileAt(fault.entry or name), why=fault.why)


__all__ = ["Intake", "inspect", "kind_of", "referred"]
