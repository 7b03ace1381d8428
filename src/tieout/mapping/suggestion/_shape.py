"""The shape of a thesaurus's file."""

from tieout.yaml_source import Field, Many, Record, Text, json_schema

_STATEMENTS = ("IS", "BS", "CF", "OCI", "EQ")

ENTRY = Record(
    "a rule of wording",
    (
        Field("words", Many(Text("a phrase"), or_one=True), "What reporters write: a phrase, or several", True),
        Field("means", Many(Text("a phrase"), or_one=True), "What it says in the words of the taxonomy's labels", True),
        Field("statement", Many(Text("a statement", _STATEMENTS), or_one=True), "Only in these statements"),
        Field("period", Text("a kind of period", ("instant", "duration")), "Only for figures of this kind of period"),
        Field("whole", Text("yes or no", ("yes", "no")), "yes: only where the label is the phrase and nothing else"),
        Field(
            "ground",
            Many(Text("a ground"), or_one=True),
            "What the entry rests on: a paragraph of a standard, a label of the taxonomy, or two issuers",
            True,
        ),
    ),
)
SHAPE = Record(
    "the keys of a thesaurus",
    (
        Field("thesaurus", Text("the name of the thesaurus"), "The name of the thesaurus", True),
        Field("title", Text("a title"), "What it is for"),
        Field("entries", Many(ENTRY), "Rules of wording", True),
    ),
)


def thesaurus_schema() -> str:
    """The JSON Schema of a thesaurus's file."""
    return json_schema(SHAPE, "tieout thesaurus", "What reporters write for the words of a taxonomy's labels.")


__all__ = ["SHAPE", "thesaurus_schema"]
