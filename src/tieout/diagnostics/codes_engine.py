"""Codes of findings about validation: what keeps a package from being checked, and what a check can't say itself.

Messages of the engine keep their own codes (``calc11e:…``, ``xbrldie:…``); these are tieout's.
"""

from tieout.diagnostics.findings import Code, Severity

MESSAGE = Code(
    "engine.message",
    Severity.ERROR,
    "{text}",
    "The validation engine said this without giving a code of its own.",
    "Read the message; the code before a colon names the specification, the rest its section or rule.",
)
PACKAGE_REFUSED = Code(
    "engine.package-refused",
    Severity.ERROR,
    "{file} was not validated: {why}",
    "The file is no zip, or is built so that reading it could exhaust or mislead the program; it is not opened.",
    "Make the package anew, without links, encryption, entity declarations or paths that lead out of it.",
)
TAXONOMY_NOT_LOADED = Code(
    "engine.taxonomy-package-not-loaded",
    Severity.ERROR,
    "the taxonomy package {file} could not be loaded: {why}",
    "Without its taxonomy a report can't be checked, so the checks that need it count as not run.",
    "Install the taxonomy package again, or name another one.",
)
TAXONOMY_INCOMPLETE = Code(
    "engine.taxonomy-incomplete",
    Severity.ERROR,
    "{count} document(s) of the taxonomy could not be loaded, first {document}",
    "A document that the taxonomy refers to is in no package that was given, and nothing is ever downloaded.",
    "Add the taxonomy package that holds the document.",
)
FOREIGN_DOCUMENT = Code(
    "engine.foreign-document",
    Severity.ERROR,
    "the report draws on {document}, which is in none of the packages",
    "Reports and taxonomies are read from the packages given and nowhere else, so that a result can be repeated.",
    "Refer to the document by a URL that a taxonomy package serves, or put it into the package.",
)
NO_FACTS = Code(
    "engine.no-facts",
    Severity.ERROR,
    "no fact was loaded from the report",
    "A report without facts breaks no rule of XBRL, so silence would look like success.",
    "Look at the other findings: the page was not read as inline XBRL, or nothing on it is tagged.",
)
FACTS_LOST = Code(
    "engine.facts-lost",
    Severity.ERROR,
    "{count} fact(s) stand on the page but were not loaded, first {first}",
    "The engine drops a fact whose concept, context or unit it can't resolve, at times without a word.",
    "Look at the findings about these facts; usually their concept is not in the taxonomy.",
)
FACTS_DIFFER = Code(
    "engine.facts-differ",
    Severity.ERROR,
    "{what} of fact {fact} was emitted as {emitted} but loaded as {loaded}",
    "The page does not say what the report means: a scale, sign, format or id went wrong in rendering.",
    "Report this as a fault of tieout, with the fact's row and mapping rule.",
)
CRASHED = Code(
    "engine.crashed",
    Severity.ERROR,
    "the engine failed while {doing}: {why}",
    "An error inside the validation engine kept it from finishing; what it did not reach counts as not checked.",
    "Look at the other findings for a damaged file; if there is none, report this as a fault with the package.",
)
PLUGIN_NOT_LOADED = Code(
    "engine.plugin-not-loaded",
    Severity.ERROR,
    "{output} was not made: the plugin {plugin} can't be loaded: {why}",
    "A part of the installation is missing or damaged.",
    "Install tieout again with its dependencies.",
)
OUTPUT_NOT_MADE = Code(
    "engine.output-not-made",
    Severity.ERROR,
    "{output} was not made: {why}",
    "The report was loaded, but the plugin that writes this file failed on it.",
    "Look at the other findings first; a report that is not sound may have no such form.",
)

CODES: tuple[Code, ...] = (
    MESSAGE,
    PACKAGE_REFUSED,
    TAXONOMY_NOT_LOADED,
    TAXONOMY_INCOMPLETE,
    FOREIGN_DOCUMENT,
    NO_FACTS,
    FACTS_LOST,
    FACTS_DIFFER,
    CRASHED,
    PLUGIN_NOT_LOADED,
    OUTPUT_NOT_MADE,
)
