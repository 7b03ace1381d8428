"""What to do about the engine's messages on XBRL itself, by the beginning of their codes.

Each row is such a beginning, the help, and the section of the specification that the message stands on.
"""

Rows = tuple[tuple[str, str, str], ...]

_XBRL, _DIMENSIONS = "XBRL 2.1", "Dimensions 1.0"

CALCULATIONS: Rows = (
    (
        "calc11e:inconsistent",
        (
            "The reported total differs from the sum of its reported parts by more than their rounding allows."
            " Compare values, signs and scale of the facts named with the document, then their mapping rules."
        ),
        "Calculations 1.1, 4",
    ),
    (
        "calc11e:oimIncompatible",
        "Errors elsewhere in the report keep calculations from being checked: correct those first.",
        "Calculations 1.1",
    ),
    ("calc11e:", "Look at the calculation relationships that the report's totals declare.", "Calculations 1.1"),
)

INSTANCES: Rows = (
    (
        "arelle:duplicateFacts",
        (
            "Two facts with the same concept, period, unit and dimensions have different values."
            " Give one of them another concept or dimension in the mapping, or correct the document."
        ),
        "Open Information Model 1.0, duplicate facts",
    ),
    (
        "xbrl.3.5.1.2",
        "A locator of a linkbase points at an element that its schema does not have: correct the name after the `#`.",
        f"{_XBRL}, 3.5.1.2",
    ),
    ("xbrl.3.5.1", "A reference of a linkbase leads nowhere, or to what it may not name.", f"{_XBRL}, 3.5.1"),
    (
        "xbrl.3.5.2.4",
        (
            "A link role or arc role is used without being declared as the schema declares it: compare"
            " roleRef and roleType."
        ),
        f"{_XBRL}, 3.5.2.4 and 5.1.3",
    ),
    (
        "xbrl.3.5.4",
        "The address names an element that its document does not have: correct the name after the `#`.",
        f"{_XBRL}, 3.5.4",
    ),
    ("xbrl.3.5.3", "An arc is not well formed, or joins what it may not join.", f"{_XBRL}, 3.5.3"),
    (
        "xbrl.4.6.1",
        "The fact's context does not exist: name one that the page declares, or declare it.",
        f"{_XBRL}, 4.6.1",
    ),
    ("xbrl.4.6.2", "A number needs a unit, and a text must not have one.", f"{_XBRL}, 4.6.2"),
    (
        "xbrl.4.6.3",
        "A number says how accurate it is by `decimals`, and by nothing else.",
        f"{_XBRL}, 4.6.3 to 4.6.6",
    ),
    (
        "xbrl.4.6.5",
        "`decimals` is a whole number, or INF.",
        f"{_XBRL}, 4.6.5",
    ),
    (
        "xbrl.4.7.2",
        (
            "The dates of the context are in the wrong order, or the concept is of the other period"
            " type: stocks stand at a day, flows over a period."
        ),
        f"{_XBRL}, 4.7.2",
    ),
    ("xbrl.4.7", "The context breaks a rule: look at its entity, period, segment and scenario.", f"{_XBRL}, 4.7"),
    (
        "xbrl.4.8.2",
        (
            "The unit does not fit the type of the concept: amounts of money are in one currency,"
            " counts of shares in shares, ratios in pure."
        ),
        f"{_XBRL}, 4.8.2",
    ),
    ("xbrl.4.8", "The unit is not well formed.", f"{_XBRL}, 4.8"),
    ("xbrl.4.9", "The parts of a tuple are not those that its schema allows.", f"{_XBRL}, 4.9"),
    ("xbrl.5.1.1", "A concept of the extension is declared against the rules for items.", f"{_XBRL}, 5.1.1"),
    ("xbrl.5.2.5", "A calculation breaks a rule: look at weights, balances and accuracy.", f"{_XBRL}, 5.2.5"),
    ("xbrl.5.", "The extension taxonomy breaks a rule; the number in the code is the section.", f"{_XBRL}, 5"),
    ("xbrl.", "A rule of XBRL 2.1 is broken; the number in the code is the section.", _XBRL),
    (
        "xbrl:schemaImportMissing",
        "A schema uses a namespace that it does not import: add the import.",
        f"{_XBRL}, 5.1; XML Schema 1.0, 4.2.3",
    ),
    ("xbrl:", "The report or its taxonomy breaks a rule of XBRL.", _XBRL),
    (
        "xbrldie:ExplicitMember",
        "The axis or the member is none that the taxonomy declares as such: correct its name in the context.",
        f"{_DIMENSIONS}, 3.1.4",
    ),
    (
        "xbrldie:PrimaryItem",
        (
            "The combination of concept and members is in no hypercube of the taxonomy. Look at the"
            " dimensions in the mapping rule of the fact, or let the extension's hypercube have the member."
        ),
        f"{_DIMENSIONS}, 3.1.1",
    ),
    ("xbrldie:", "The dimensions of a context are not those that the taxonomy allows.", f"{_DIMENSIONS}, 3"),
    ("xbrldte:", "A dimensional relationship of the extension taxonomy is not allowed.", f"{_DIMENSIONS}, 2"),
    (
        "utre:",
        "The unit is not in the Units Registry for this type of concept: look at the fact's unit and concept.",
        "Units Registry 1.0, 3",
    ),
    (
        "xbrlfe:",
        "A formula of the taxonomy can't be evaluated, or its assertion fails: read the message of the assertion.",
        "Formula 1.0",
    ),
    ("xbrlve:", "A variable of a formula can't be evaluated.", "Variables 1.0"),
    ("message:", "An assertion of the taxonomy does not hold for the facts named.", "Formula 1.0"),
    ("formula:", "An assertion of the taxonomy does not hold for the facts named.", "Formula 1.0"),
)

ROWS: Rows = (*CALCULATIONS, *INSTANCES)

__all__ = ["ROWS", "Rows"]
