"""Codes of findings about taxonomies: their catalogues, their packages and the look-up of a concept."""

from tieout.diagnostics.findings import Code, Severity

NOT_FOUND = Code(
    "taxonomy.not-found",
    Severity.ERROR,
    "there is no taxonomy catalogue {name!r}{nearest}",
    "The taxonomy that the filing or the command names is neither a folder beside it nor one that comes with tieout.",
    "Name one of: {known}; or make a catalogue with `tieout taxonomy import`.",
    fatal=True,
)
CATALOGUE_MALFORMED = Code(
    "taxonomy.catalogue-malformed",
    Severity.ERROR,
    "the catalogue can't be read: {why}",
    "A file of the catalogue is missing or departs from the format, so the facts in it can't be relied on.",
    "Make the catalogue anew with `tieout taxonomy import`, or restore its files.",
    fatal=True,
)
UNKNOWN_CONCEPT = Code(
    "taxonomy.unknown-concept",
    Severity.ERROR,
    "{taxonomy} has no concept {concept!r}{nearest}",
    "The name is misspelt, or belongs to another version of the taxonomy.",
    "Write the name as the taxonomy has it; upper and lower case count.",
)
PACKAGE_UNREADABLE = Code(
    "taxonomy.package-unreadable",
    Severity.ERROR,
    "{file} can't be read: {why}",
    "The file does not exist, may not be read, or is too large for a taxonomy package.",
    "Give the path of the zip file as downloaded from the publisher.",
    fatal=True,
)
PACKAGE_REFUSED = Code(
    "taxonomy.package-refused",
    Severity.ERROR,
    "{file} is not taken as a taxonomy package: {why}",
    "The file is damaged, is no taxonomy package, or holds what a sound package never holds.",
    "Download the package from its publisher again and give that file unchanged.",
    fatal=True,
)
PACKAGE_CHANGED = Code(
    "taxonomy.package-changed",
    Severity.ERROR,
    "{file} says it is {name}, but its sha256 {sha256} is not the known {known}",
    "The bytes differ from the official package of this name that tieout knows: another edition, a repackaged copy, "
    "or a file that was tampered with.",
    "Download the package from {url} and install that file.",
)
INSTALLED_DAMAGED = Code(
    "taxonomy.installed-damaged",
    Severity.WARNING,
    "the installed package {file} is not used: {why}",
    "The file in the data folder is missing or no longer has the sha256 recorded when it was installed.",
    "Install the package again with `tieout taxonomy install`; until then the package made from the catalogue is used.",
)
LOCK_MALFORMED = Code(
    "taxonomy.lock-malformed",
    Severity.ERROR,
    "the lock file {file} can't be read: {why}",
    "The record of installed packages is damaged, so it is not certain which packages were installed.",
    "Delete the file and install the packages again with `tieout taxonomy install`.",
)
UNWRITABLE = Code(
    "taxonomy.unwritable",
    Severity.ERROR,
    "{file} can't be written: {why}",
    "The folder does not exist and can't be made, or the user may not write there.",
    "Choose another folder; TIEOUT_CACHE_DIR and TIEOUT_DATA_DIR name those of the cache and of installed packages.",
)
IMPORT_FAILED = Code(
    "taxonomy.import-failed",
    Severity.ERROR,
    "the entry point {entry} can't be loaded: {why}",
    "Arelle could not load the taxonomy from the packages given, without the network.",
    "Check the entry point's URL against the package; give the packages it depends on as well.",
)
IMPORT_UNSUPPORTED = Code(
    "taxonomy.import-unsupported",
    Severity.ERROR,
    "{subject} can't be catalogued: {why}",
    "The taxonomy uses a construct that the catalogue's format does not carry, so a package made of it would be wrong.",
    "Install the official package and validate with it; a catalogue of this taxonomy can't be made yet.",
)
LABELS_OUTSIDE = Code(
    "taxonomy.labels-outside",
    Severity.INFO,
    "{count} concepts have their English standard label only outside of the entry point",
    "The publisher gives these labels at another entry point of the same package.",
    "Nothing: the catalogue shows these labels and marks them, and the offline package does not serve them.",
)

CODES: tuple[Code, ...] = (
    NOT_FOUND,
    CATALOGUE_MALFORMED,
    UNKNOWN_CONCEPT,
    PACKAGE_UNREADABLE,
    PACKAGE_REFUSED,
    PACKAGE_CHANGED,
    INSTALLED_DAMAGED,
    LOCK_MALFORMED,
    UNWRITABLE,
    IMPORT_FAILED,
    IMPORT_UNSUPPORTED,
    LABELS_OUTSIDE,
)
