"""Codes of findings about a check as a whole: its policy, the choice of the profile, and what the regime asks for."""

from tieout.diagnostics.findings import Code, Severity

NO_PROFILE = Code(
    "check.no-profile",
    Severity.WARNING,
    "the submission imports no taxonomy that a profile knows; it is checked as plain IFRS",
    "Without --profile the regime is chosen by the taxonomy that the submission imports, and this one names none.",
    "Name the regime with --profile, if there is one for it: {known}.",
)
UNKNOWN_PROFILE = Code(
    "check.unknown-profile",
    Severity.ERROR,
    "there is no profile {name!r}{nearest}",
    "Profiles are the regimes that tieout knows the rules of.",
    "Name one of: {known}.",
    fatal=True,
)
UNKNOWN_OUTCOME = Code(
    "check.policy-profile",
    Severity.ERROR,
    "the policy speaks of the profile {name!r}, which does not exist{nearest}",
    "A policy says by profile what each code means for acceptance.",
    "Name one of: {known}, or `any`.",
    fatal=True,
)
RULES_CRASHED = Code(
    "check.rules-crashed",
    Severity.ERROR,
    "tieout's own rules failed on this submission: {why}",
    "This is a fault of tieout; what its rules would have found is not known.",
    "Report it, with the submission.",
)
PRIOR_UNUSABLE = Code(
    "check.prior-unusable",
    Severity.ERROR,
    "the filing before, {file}, could not be loaded: {why}",
    "Comparatives can be compared only with a filing that is safe to open and loads.",
    "Give the package of the filing before as it was filed, with the packages of its taxonomy.",
)
WRONG_TAXONOMY = Code(
    "regime.taxonomy",
    Severity.ERROR,
    "the report uses {found}, which the profile {profile} does not accept",
    "A regime names the taxonomies, by year, that a report may extend.",
    "Extend one of: {accepted}.",
)
ENTITY = Code(
    "regime.entity",
    Severity.ERROR,
    "the entity identifier {identifier!r} is not accepted: {why}",
    "The regime names the scheme by which an entity is identified, and the identifier must pass its check.",
    "Give the identifier as registered, under the scheme of the regime.",
)
MANDATORY = Code(
    "regime.mandatory-fact",
    Severity.WARNING,
    "{count} fact(s) that the regime asks for are missing: {names}",
    "The regime lists elements that a report must tag where it discloses them, which only a reader can tell.",
    "Tag them on the page, where the report discloses them.",
)
INVISIBLE = Code(
    "regime.hidden-fact",
    Severity.ERROR,
    "{concept} must be visible, but it is hidden",
    "The regime lists facts that a reader must see on the page.",
    "Tag the fact where it stands on the page.",
)

CODES: tuple[Code, ...] = (
    NO_PROFILE,
    UNKNOWN_PROFILE,
    UNKNOWN_OUTCOME,
    RULES_CRASHED,
    PRIOR_UNUSABLE,
    WRONG_TAXONOMY,
    ENTITY,
    MANDATORY,
    INVISIBLE,
)

__all__ = ["CODES"]
