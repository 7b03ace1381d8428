"""Which regime a submission is checked by: the one whose taxonomy it imports (without a word of the user's)."""

from tieout.archive import Bounds
from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_check as codes
from tieout.model import Submission
from tieout.package.references import references
from tieout.profiles import PROFILES, Profile

DEFAULT = "ifrs"


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
    return references(submission.kind, submission.content, bounds)


__all__ = ["DEFAULT", "choose", "imported", "named"]
