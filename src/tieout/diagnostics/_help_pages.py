"""What to do about the engine's messages on pages and packages, by the beginning of their codes."""

from tieout.diagnostics._help_xbrl import Rows

_INLINE = "Inline XBRL 1.1"

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
        "rpe:invalidArchiveFormat",
        "A package is a zip whose folders are parted by slashes: pack it anew.",
        "Report Package 1.0, 3",
    ),
    (
        "rpe:invalidDirectoryStructure",
        "A package has exactly one folder at its top, and everything else inside of it.",
        "Report Package 1.0, 3",
    ),
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
        "tpe:invalidArchiveFormat",
        "A package is a zip whose folders are parted by slashes: pack it anew.",
        "Taxonomy Packages 1.0, 3.1",
    ),
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
    (
        "err:",
        "A formula of the taxonomy could not be evaluated with the values reported: look at the value it names.",
        "XPath 2.0, error codes",
    ),
    ("error", "The engine found no report in what was handed in: look at the package's folders and its reports.", ""),
    ("arelle:", "The engine could not do what it was asked to; the message says what.", ""),
    ("exception:", "The engine failed on this report; report it as a fault, with the package.", ""),
    ("xbrlce:", "The report in CSV or JSON breaks a rule of the Open Information Model.", "xBRL-CSV 1.0"),
)

ROWS: Rows = (*PAGES, *PACKAGES)

__all__ = ["ROWS"]
