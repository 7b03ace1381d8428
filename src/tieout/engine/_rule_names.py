"""The rule sets of the engine by name: what must have run, known without loading the engine."""

REPORT_PACKAGE = "Report Package 1.0"
TAXONOMY_PACKAGES = "Taxonomy Packages 1.0"
XBRL = "XBRL 2.1"
DIMENSIONS = "XBRL Dimensions 1.0"
INLINE = "Inline XBRL 1.1"
CALCULATIONS = "Calculations 1.1"
UNITS = "Units Registry 1.0"
DUPLICATES = "Duplicate facts"
# These belong to checks of what others filed: a package that tieout builds has no formula and no regime's plugin.
FORMULA = "Formula 1.0"
SYSTEM = "Disclosure system"

REQUIRED = (REPORT_PACKAGE, TAXONOMY_PACKAGES, XBRL, DIMENSIONS, INLINE, CALCULATIONS, UNITS, DUPLICATES)


def plugin_rules(plugin: str) -> str:
    """The name of the rule set that a plugin of the engine checks."""
    return f"{plugin.rpartition('/')[2]} (plugin)"


__all__ = [
    "CALCULATIONS",
    "DIMENSIONS",
    "DUPLICATES",
    "FORMULA",
    "INLINE",
    "REPORT_PACKAGE",
    "REQUIRED",
    "SYSTEM",
    "TAXONOMY_PACKAGES",
    "UNITS",
    "XBRL",
    "plugin_rules",
]
