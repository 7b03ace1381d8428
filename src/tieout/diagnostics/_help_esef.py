"""What to do about the messages of the ESEF rules, by the beginning of their codes.

The reference is the guidance of ESMA's ESEF Reporting Manual, or the article or annex of Delegated Regulation (EU)
2019/815 ("RTS"); numbers of the guidance are those of the codes.
"""

from tieout.diagnostics._help_specifications import Rows

_MANUAL, _RTS = "ESEF Reporting Manual, guidance", "Delegated Regulation (EU) 2019/815,"

PAGES: Rows = (
    ("ESEF.1.2", "The concept belongs to a standard that the taxonomy does not have yet.", f"{_MANUAL} 1.2"),
    (
        "ESEF.1.3.3",
        "A block of text was tagged with nothing in it: tag the text, or leave the tag out.",
        f"{_MANUAL} 1.3.3",
    ),
    (
        "ESEF.2.1.1",
        "The entity is told by its LEI: 20 characters whose check digits fit, under the scheme of ISO 17442.",
        f"{_MANUAL} 2.1.1",
    ),
    ("ESEF.2.1.2", "Periods are plain dates, without time or time zone.", f"{_MANUAL} 2.1.2"),
    ("ESEF.2.1.3", "Contexts hold dimensions in the scenario, and nothing else; no segment.", f"{_MANUAL} 2.1.3"),
    ("ESEF.2.1.4", "All contexts of a report are of one entity.", f"{_MANUAL} 2.1.4"),
    ("ESEF.2.2.1", "State accuracy with `decimals`, not with `precision`.", f"{_MANUAL} 2.2.1"),
    ("ESEF.2.2.2", "A percentage above 100 % is most often a missing scale of -2.", f"{_MANUAL} 2.2.2"),
    ("ESEF.2.2.3", "Use the formats of the transformation registry that is accepted.", f"{_MANUAL} 2.2.3"),
    ("ESEF.2.2.4", "One figure that stands at several places must be the same at each.", f"{_MANUAL} 2.2.4"),
    ("ESEF.2.2.5", "A figure is rounded to nothing by its decimals or its scale.", f"{_MANUAL} 2.2.5"),
    ("ESEF.2.2.6", "The text of a tag must read in the order in which it stands on the page.", f"{_MANUAL} 2.2.6"),
    ("ESEF.2.2.7", "Use `escape` for blocks of text that keep their layout, and only for those.", f"{_MANUAL} 2.2.7"),
    ("ESEF.2.2.8", "Give every fact an id of its own.", f"{_MANUAL} 2.2.8"),
    (
        "ESEF.2.3",
        "Footnotes must be linked to a fact, with the standard role, in the report's language.",
        f"{_MANUAL} 2.3",
    ),
    (
        "ESEF.2.4.1",
        (
            "Only facts that no transformation can read may be hidden, and each must be linked to"
            " its place on the page by the style of the regime; tuples and fractions are not used."
        ),
        f"{_MANUAL} 2.4.1",
    ),
    ("ESEF.2.4.2", "Do without `base` and `xml:base`: they turn references elsewhere.", f"{_MANUAL} 2.4.2"),
    (
        "ESEF.2.5.1.executableCode",
        "Take scripts, event handlers and everything else that runs out of the page.",
        f"{_MANUAL} 2.5.1",
    ),
    (
        "ESEF.2.5.1",
        (
            "Images are GIF, JPEG or PNG whose bytes are what their type says, embedded as base64 where"
            " the rule asks for it."
        ),
        f"{_MANUAL} 2.5.1",
    ),
    (
        "ESEF.2.5.2",
        "Give the page and its texts a language, and every tagged text one in the report's.",
        f"{_MANUAL} 2.5.2",
    ),
    ("ESEF.2.5.3", "Do without the target attribute: the report is the default target.", f"{_MANUAL} 2.5.3"),
    (
        "ESEF.2.5.4",
        "Put style into the page itself, or of several pages into a file beside them; hide no tagged fact by style.",
        f"{_MANUAL} 2.5.4",
    ),
    (
        "ESEF.2.6",
        "Reports stand in the folder `reports` of the package, under a name of the form that the manual asks for.",
        f"{_MANUAL} 2.6",
    ),
    ("ESEF.2.7", "The report must pass the taxonomy's own assertions.", f"{_MANUAL} 2.7.1"),
    ("ESEF.4.1", "A single XHTML page refers to nothing outside of itself and has its style inside.", f"{_MANUAL} 4.1"),
)

EXTENSIONS: Rows = (
    ("ESEF.1.4.1", "The extension gives a concept another type than the taxonomy has for it.", f"{_MANUAL} 1.4.1"),
    (
        "ESEF.3.1.1",
        "The extension is one schema with a linkbase each for presentation, calculation, definition and labels.",
        f"{_MANUAL} 3.1.1",
    ),
    (
        "ESEF.3.1.2",
        "The extension imports the entry point of the ESEF taxonomy of the year, and no other.",
        f"{_MANUAL} 3.1.2",
    ),
    ("ESEF.3.1.3", "The report package must be a taxonomy package too, with its catalogue.", f"{_MANUAL} 3.1.3"),
    (
        "ESEF.3.1.5",
        (
            "Name the files {base}-{date}.xsd and {base}-{date}_cal.xml, _def, _lab-{language},"
            " _pre; the base has at most 20 characters."
        ),
        f"{_MANUAL} 3.1.5",
    ),
    ("ESEF.3.2.1", "Make the concept's name of its label, each word with a capital.", f"{_MANUAL} 3.2.1"),
    (
        "ESEF.3.2",
        "Extension elements have the types that the manual allows; none is typed or abstract.",
        f"{_MANUAL} 3.2",
    ),
    (
        "ESEF.3.3.1.extensionConceptsNotAnchored",
        (
            "Anchor the extension concept to the closest wider concept of the taxonomy, or to narrower"
            " ones that it combines."
        ),
        f"{_MANUAL} 3.3.1; RTS Annex IV, 9",
    ),
    ("ESEF.3.3", "Anchors join line items by wider-narrower arcs, in a link role of their own.", f"{_MANUAL} 3.3"),
    ("ESEF.3.4.1", "Declare the sums that the statements show as calculations.", f"{_MANUAL} 3.4.1"),
    (
        "ESEF.3.4.2",
        "Every line item stands in a closed positive hypercube of the definition linkbase.",
        f"{_MANUAL} 3.4.2",
    ),
    (
        "ESEF.3.4.3",
        "Every dimension has its default member, in the role that the taxonomy keeps for it.",
        f"{_MANUAL} 3.4.3",
    ),
    (
        "ESEF.3.4.4",
        "Say with preferred labels which figures are totals, opening or closing balances.",
        f"{_MANUAL} 3.4.4",
    ),
    ("ESEF.3.4.5", "Every extension element has one standard label in the report's language.", f"{_MANUAL} 3.4.5"),
    ("ESEF.3.4.6", "Every concept of the extension is used by a fact or by the presentation.", f"{_MANUAL} 3.4.6"),
    ("ESEF.3.4.7", "Each primary statement has a link role of its own.", f"{_MANUAL} 3.4.7"),
    ("ESEF.3.5.1", "The report refers to nothing outside of its package.", f"{_MANUAL} 3.5.1"),
)

REGULATION: Rows = (
    ("ESEF.RTS.Art.3", "The report is XHTML without a document type of HTML.", f"{_RTS} Article 3"),
    (
        "ESEF.RTS.Art.6",
        "Consolidated statements under IFRS must be marked up with inline XBRL.",
        f"{_RTS} Articles 4 and 6",
    ),
    (
        "ESEF.RTS.Annex.II.Par.1",
        "Mark up the primary statements, with one currency throughout.",
        f"{_RTS} Annex II, paragraph 1",
    ),
    (
        "ESEF.RTS.Annex.II.Par.2",
        "Mark up the elements of Annex II's table wherever the report has what they mean.",
        f"{_RTS} Annex II, paragraph 2",
    ),
    ("ESEF.RTS.Annex.II", "The mandatory markups are not complete.", f"{_RTS} Annex II"),
    (
        "ESEF.RTS.Annex.III",
        "The report is inline XBRL 1.1 in one package with the extension taxonomy.",
        f"{_RTS} Annex III",
    ),
    (
        "ESEF.RTS.Annex.IV",
        "The extension may not repeat or change the core taxonomy; its concepts have labels, and amounts a balance.",
        f"{_RTS} Annex IV",
    ),
    ("ESEF.RTS", "The report departs from the regulation; the code names the article or annex.", _RTS.rstrip(",")),
    ("ESEF.Arelle", "The engine found no report of the regime where it looks for one.", ""),
    ("ESEF.", "A rule of ESEF is broken; the number in the code is that of the guidance.", "ESEF Reporting Manual"),
    (
        "arelle.ESEF",
        "The package, its reports or the engine's settings are not as the ESEF rules need them.",
        "ESEF Reporting Manual",
    ),
)

ROWS: Rows = (*PAGES, *EXTENSIONS, *REGULATION)

__all__ = ["ROWS"]
