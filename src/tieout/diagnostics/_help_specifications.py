"""What to do about the engine's messages on the specifications of XBRL, by the beginning of their codes.

Each row is such a beginning, the help, and the section of the specification that the message stands on.
"""

Rows = tuple[tuple[str, str, str], ...]

_XBRL, _INLINE, _DIMENSIONS = "XBRL 2.1", "Inline XBRL 1.1", "Dimensions 1.0"

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

PAGES: Rows = (
    (
        "ix11.10.1.1:transform",
        "The text on the page is not of the form that the format reads: choose the format that fits its separators.",
        f"{_INLINE}, 10.1.1; Transformation Rules Registry",
    ),
    (
        "ix11.10.1.2:contextReference",
        "The fact names a context that the page does not declare.",
        f"{_INLINE}, 10.1.2",
    ),
    (
        "ix11.10.1.2:unitReference",
        "The number names no unit, or one that the page does not declare.",
        f"{_INLINE}, 10.1.2",
    ),
    (
        "ix11.10.1.2:invalidTransformation",
        "No registry of transformations has a format of that name: correct its name or the namespace of its prefix.",
        f"{_INLINE}, 10.1.2; Transformation Rules Registry",
    ),
    ("ix11.10.", "A number on the page is not marked up as the specification asks.", f"{_INLINE}, 10"),
    ("ix11.11.", "A text on the page is not marked up as the specification asks.", f"{_INLINE}, 11"),
    (
        "ix11.12.1.2:missingReferences",
        (
            "The concept is not in the taxonomy that the report refers to: correct its name or"
            " namespace, in the mapping where tieout made the page."
        ),
        f"{_INLINE}, 12.1.2",
    ),
    (
        "ix11.12.",
        "The page's references or resources are not complete: look at the schemaRef, the contexts and the units.",
        f"{_INLINE}, 12",
    ),
    ("ix11.", "The page breaks a rule of Inline XBRL 1.1; the number in the code is the section.", _INLINE),
    ("ix:", "The page breaks a rule of Inline XBRL.", _INLINE),
    ("ixTransform", "The format of the fact is in no registry that is accepted.", "Transformation Rules Registry"),
    ("xml.3.3.1", "Two elements have one id: give each its own.", "XML 1.0, 3.3.1"),
    ("xml.", "The document breaks a rule of XML; the number in the code is the section.", "XML 1.0"),
    (
        "xmlSchema:syntax",
        "The document is no well-formed XML at the line named: close every element, escape `&` and `<`.",
        "XML 1.0, 2.1",
    ),
    (
        "xmlSchema:abstractElement",
        "A heading of the taxonomy can't have a fact: use a line item.",
        "XML Schema 1.0, 3.3.4",
    ),
    ("xmlSchema:", "An element or value is not of the type that its schema asks for.", "XML Schema 1.0"),
    (
        "lxml.",
        "The page or a linkbase does not follow its XML schema at the place named.",
        f"{_INLINE}, 4; XML Schema 1.0",
    ),
    ("html:", "The page is not the XHTML that inline XBRL asks for.", f"{_INLINE}, 4"),
)

PACKAGES: Rows = (
    (
        "IOerror",
        "A document is in none of the packages given, and nothing is downloaded: add its taxonomy package.",
        "Taxonomy Packages 1.0, 4",
    ),
    ("FileNotLoadable", "A document can't be read from its package: correct the reference or the package.", ""),
    (
        "rpe:documentType",
        "The document type in reportPackage.json and the ending of the package's name do not belong together.",
        "Report Package 1.0, 3.2",
    ),
    (
        "rpe:invalidJSON",
        "META-INF/reportPackage.json is not the JSON that the specification asks for.",
        "Report Package 1.0, 3.1",
    ),
    (
        "rpe:missingReport",
        "The package needs a folder `reports` beside META-INF, with the report in it.",
        "Report Package 1.0, 4",
    ),
    ("rpe:multipleReports", "A package of this type holds exactly one report.", "Report Package 1.0, 4.2"),
    (
        "rpe:unsupported",
        "The document type in reportPackage.json is of no version that is known.",
        "Report Package 1.0, 3.2",
    ),
    ("rpe:", "The package breaks a rule of Report Package 1.0: make it anew.", "Report Package 1.0"),
    (
        "tpe:invalidDirectoryStructure",
        "A package has exactly one folder at its top, and everything else inside of it.",
        "Taxonomy Packages 1.0, 3.1",
    ),
    (
        "tpe:invalidMetaDataFile",
        "META-INF/taxonomyPackage.xml does not follow its schema.",
        "Taxonomy Packages 1.0, 3.2",
    ),
    ("tpe:invalidCatalog", "META-INF/catalog.xml does not follow its schema.", "Taxonomy Packages 1.0, 4"),
    ("tpe:packageRewriteOverlap", "Two packages serve one address: give only one of them.", "Taxonomy Packages 1.0, 4"),
    (
        "tpe:",
        "A taxonomy package breaks a rule of Taxonomy Packages 1.0: get or make it anew.",
        "Taxonomy Packages 1.0",
    ),
    ("arelle:", "The engine could not do what it was asked to; the message says what.", ""),
    ("exception:", "The engine failed on this report; report it as a fault, with the package.", ""),
    ("xbrlce:", "The report in CSV or JSON breaks a rule of the Open Information Model.", "xBRL-CSV 1.0"),
)

ROWS: Rows = (*CALCULATIONS, *INSTANCES, *PAGES, *PACKAGES)

__all__ = ["ROWS", "Rows"]
