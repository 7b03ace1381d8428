"""What a filer can do about the messages of the validation engine (Arelle), by the beginning of their codes."""

from tieout.diagnostics import codes_engine as codes

_HELP: tuple[tuple[str, str], ...] = (
    (
        "calc11e:inconsistent",
        (
            "The reported total differs from the sum of its reported parts by more than their rounding allows. Compare"
            " values, signs and scale of the facts named with the document, then their mapping rules."
        ),
    ),
    ("calc11e:", "Look at the calculation relationships that the mapping's totals declare (Calculations 1.1)."),
    (
        "arelle:duplicateFacts",
        (
            "Two facts with the same concept, period, unit and dimensions have different values. Give one of them"
            " another concept or dimension in the mapping, or correct the document."
        ),
    ),
    (
        "xbrldie:",
        (
            "The combination of concept and members is in no hypercube of the taxonomy (Dimensions 1.0, 3). Look at the"
            " dimensions in the mapping rule of the fact."
        ),
    ),
    ("xbrldte:", "A dimensional relationship of the extension taxonomy is not allowed (Dimensions 1.0, 2)."),
    ("utre:", "The unit is not in the Units Registry for this type of concept: look at the fact's unit and concept."),
    (
        "ix11.12.1.2:missingReferences",
        "The concept is not in the taxonomy that the report refers to: correct its name in the mapping.",
    ),
    ("ix11.", "The page breaks a rule of Inline XBRL 1.1; the number in the code is the section."),
    ("IOerror", "A document is in none of the packages given, and nothing is downloaded: add its taxonomy package."),
    ("FileNotLoadable", "A document can't be read from its package: correct the reference or the package."),
    ("rpe:", "The package breaks a rule of Report Package 1.0: make it anew."),
    ("tpe:", "A taxonomy package breaks a rule of Taxonomy Packages 1.0: get or make it anew."),
    ("exception:", "The engine failed on this report; report it as a fault, with the package."),
    ("lxml.SCHEMAV", "The page or a linkbase does not follow its XML schema at the place named."),
    (
        "ESEF.RTS",
        "The regulation on ESEF asks for this, in the article or annex that the code names: (EU) 2019/815, as amended.",
    ),
    ("ESEF.", "ESMA's ESEF Reporting Manual asks for this; the numbers in the code are those of its guidance."),
    (
        "ESEF.2.7.1",
        "Assertions of the taxonomy are not satisfied: each has a message of its own, and the facts it is about.",
    ),
    ("message:", "An assertion that the taxonomy itself makes is not satisfied: look at the facts that it speaks of."),
    ("arelle:pluginLoadingError", "Install what the plugin needs: tieout's extra of the same name brings it."),
    ("xbrl.", "A rule of XBRL 2.1 is broken; the number in the code is the section."),
)


def explained(code: str) -> tuple[str, str] | None:
    """The longest beginning of codes that fits ``code``, with its help; None where none does."""
    fitting = [(start, text) for start, text in _HELP if code.startswith(start)]
    return max(fitting, key=lambda pair: len(pair[0]), default=None)


def help_for(code: str) -> str:
    """The help of the longest beginning that fits, else that of any message."""
    found = explained(code)
    return found[1] if found else codes.MESSAGE.remedy


__all__ = ["explained", "help_for"]
