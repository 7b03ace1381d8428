"""Codes of findings about checking what others filed: what is missing here, and what a worker ran into."""

from tieout.diagnostics.findings import Code, Severity

PLUGIN_MISSING = Code(
    "engine.plugin-missing",
    Severity.ERROR,
    "the rules of the plugin {plugin} could not be loaded: {why}",
    "The profile asks for rules that the engine keeps in a plugin; without it they are not checked at all.",
    "Install tieout with the extra `esef`, which brings what the plugin needs.",
)
SYSTEM_MISSING = Code(
    "engine.disclosure-system-missing",
    Severity.ERROR,
    "the disclosure system {system} could not be selected",
    "The engine knows no rules under this name, mostly because the plugin that brings them did not load.",
    "Look at the finding about the plugin; else the installed engine is too old or too new for the profile.",
)
PACKAGE_MISSING = Code(
    "engine.taxonomy-package-missing",
    Severity.ERROR,
    "the profile {profile} needs the taxonomy package {package}, which is neither given nor installed",
    "A report can't be checked against a taxonomy that is not here, and nothing is ever downloaded.",
    "Give the package with `--packages`, or install it with `tieout taxonomy install`.",
)
REFERENCE_BROKEN = Code(
    "engine.reference-broken",
    Severity.ERROR,
    "{count} document(s) that the submission refers to could not be loaded, first {document}",
    "The document is neither in the submission nor under a host whose taxonomies are known.",
    "Put the document into the submission, or correct the reference.",
)
TAXONOMY_OVERRIDDEN = Code(
    "engine.taxonomy-overridden",
    Severity.ERROR,
    "the submission brings its own {document} in the place of the publisher's",
    "A report must be checked against the taxonomy that its publisher made, not against a copy that came with it.",
    "Leave the publisher's documents out of the submission, and its catalogue without entries for their URLs.",
)
PAGE_NOT_LOADED = Code(
    "engine.page-not-loaded",
    Severity.ERROR,
    "the page {page} holds tagged facts, but belongs to no report of the submission",
    "The engine takes the pages of a package's `reports` folder for the report, and passes over others silently.",
    "Put all pages of a report into one folder in `reports`, or take the facts out of the others.",
)
TIMED_OUT = Code(
    "engine.timed-out",
    Severity.ERROR,
    "the engine was ended after {seconds} seconds",
    "The submission takes longer than the limit allows; what was found until then is lost with the process.",
    "Raise the limit on seconds; if that does not help, the submission makes the engine loop.",
)
OUT_OF_MEMORY = Code(
    "engine.out-of-memory",
    Severity.ERROR,
    "the engine needed more than {memory} MiB of memory",
    "The submission takes more memory than the limit, or this machine, allows.",
    "Raise the limit on memory, on a machine that has it.",
)
WORKER_DIED = Code(
    "engine.worker-died",
    Severity.ERROR,
    "the process of the engine ended without a result: {why}",
    "The engine's process failed as a whole, or was ended from outside.",
    "Try again; if it happens again, report it as a fault with the submission.",
)

CODES: tuple[Code, ...] = (
    PLUGIN_MISSING,
    SYSTEM_MISSING,
    PACKAGE_MISSING,
    REFERENCE_BROKEN,
    TAXONOMY_OVERRIDDEN,
    PAGE_NOT_LOADED,
    TIMED_OUT,
    OUT_OF_MEMORY,
    WORKER_DIED,
)
