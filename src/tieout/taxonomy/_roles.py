"""The roles of labels and references that a catalogue carries, by the last part of their URIs."""

_2003 = "http://www.xbrl.org/2003/role/"
_2009 = "http://www.xbrl.org/2009/role/"

# Documentation, commentary guidance and every other role of explaining text is left with the publisher.
LABEL_ROLES = {
    role.rpartition("/")[2]: role
    for role in (
        *(_2003 + name for name in ("label", "terseLabel", "totalLabel", "periodStartLabel", "periodEndLabel")),
        *(
            _2009 + name
            for name in (
                "netLabel",
                "negatedLabel",
                "negatedNetLabel",
                "negatedPeriodStartLabel",
                "negatedPeriodEndLabel",
                "negatedTerseLabel",
                "negatedTotalLabel",
            )
        ),
    )
}

REFERENCE_ROLES = {
    role.rpartition("/")[2]: role
    for role in (
        *(
            _2003 + name
            for name in (
                "reference",
                "definitionRef",
                "disclosureRef",
                "mandatoryDisclosureRef",
                "recommendedDisclosureRef",
                "presentationRef",
                "measurementRef",
                "commentaryRef",
                "exampleRef",
            )
        ),
        _2009 + "commonPracticeRef",
    )
}

# The parts that say where a requirement stands (http://www.xbrl.org/2006/ref); notes and links are not carried.
REFERENCE_PARTS = (
    "Publisher",
    "Name",
    "Number",
    "Chapter",
    "Article",
    "Section",
    "Subsection",
    "Paragraph",
    "Subparagraph",
    "Clause",
    "Subclause",
    "Appendix",
    "Sentence",
)

__all__ = ["LABEL_ROLES", "REFERENCE_PARTS", "REFERENCE_ROLES"]
