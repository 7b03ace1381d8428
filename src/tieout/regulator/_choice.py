"""Which regime a submission is checked by: the one whose taxonomy it imports (without a word of the user's)."""

import re
from collections.abc import Iterator

from tieout.archive import Bounds, Fault, open_archive
from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_check as codes
from tieout.model import Submission, SubmissionKind
from tieout.profiles import PROFILES, Profile

DEFAULT = "ifrs"
_IMPORTING = (".xsd", ".xml", ".xhtml", ".html", ".htm", ".xbrl")
# Where a document says what it imports: schemaLocation, xlink:href and href; the value within a bound.
_REFERENCE = re.compile(rb"""(?:schemaLocation|href)\s{0,20}=\s{0,20}["']([^"'<>]{1,2000})["']""")


def choose(submission: Submission, bounds: Bounds) -> tuple[Profile, str, tuple[Finding, ...]]:
    """The profile for a submission, why, and a finding where nothing in it says.

    Of several that fit, the one with the newest taxonomy that the submission imports; of two with the same, the one
    with rules of a regime.
    """
    urls = imported(submission, bounds)
    fitting = [
        (taxonomy.published, bool(profile.engine.plugin), profile, taxonomy.name)
        for profile in PROFILES
        for taxonomy in profile.taxonomies
        if any(taxonomy.has(url) for url in urls)
    ]
    if fitting:
        _, _, profile, name = max(fitting, key=lambda each: each[:2])
        return profile, f"it imports {name}", ()
    known = ", ".join(profile.name for profile in PROFILES)
    finding = codes.NO_PROFILE.at(FileAt(submission.name), known=known)
    return named(DEFAULT), "it imports no taxonomy that a profile knows", (finding,)


def named(name: str) -> Profile:
    """The profile of that name, which must exist."""
    return next(profile for profile in PROFILES if profile.name == name)


def imported(submission: Submission, bounds: Bounds) -> frozenset[str]:
    """The URLs that the documents of a submission refer to, read from its bytes."""
    return frozenset(_references(submission, bounds))


def _references(submission: Submission, bounds: Bounds) -> Iterator[str]:
    for content in _documents(submission, bounds):
        plain = content.replace(b"\0", b"") if b"\0" in content[:8] else content
        for match in _REFERENCE.finditer(plain):
            yield from match[1].decode("utf-8", "replace").split()


def _documents(submission: Submission, bounds: Bounds) -> Iterator[bytes]:
    if submission.kind in {SubmissionKind.PAGE, SubmissionKind.INSTANCE}:
        yield submission.content
        return
    archive, _ = open_archive(submission.content, bounds)
    for path, content in archive.contents() if archive else ():
        if path.lower().endswith(_IMPORTING) and not isinstance(content, Fault):
            yield content


__all__ = ["DEFAULT", "choose", "imported", "named"]
