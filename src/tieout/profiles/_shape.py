"""The shape of a profile's file."""

from tieout.yaml_source import Field, Many, Record, Text, json_schema

_YES_NO = Text("yes or no", ("yes", "no"))
_URL = Text("a URL", pattern=r"https?://\S+")
_URLS = Many(_URL)
_NUMBER = Text("a whole number above zero", pattern=r"[1-9][0-9]{0,8}")
_DATE = Text("a date such as 2022-03-24", pattern=r"\d{4}-\d{2}-\d{2}")
_HOST = Text("a host name", pattern=r"[a-z0-9][a-z0-9.\-]*")
_EXTENSION = Text("a file extension such as .zip", pattern=r"\.[a-z0-9.]+")
_NAMES = Many(Text("a name for XML", pattern=r"[A-Za-z_][A-Za-z0-9_.\-]*"))
_RULE_SETS = Many(Text("the name of a rule set"))

TAXONOMY = Record(
    "a taxonomy",
    (
        Field("name", Text("a name"), "The taxonomy's name", True),
        Field("published", _DATE, "The date in its URLs", True),
        Field("urls", _URLS, "The folders of its documents, which its namespaces begin with, for each scheme", True),
        Field("entry-points", _URLS, "The schemas that an extension imports", True),
    ),
)
PACKAGE = Record(
    "a taxonomy package",
    (
        Field("name", Text("a name"), "The package's name", True),
        Field("identifiers", _URLS, "What the package says it is, by whoever packed it", True),
        Field("urls", _URLS, "Folders of its entry points, by which it is known too", True),
        Field("required", _YES_NO, "Whether a check without it is none; else it may be needed", True),
    ),
)
ENTITY = Record(
    "how the entity is identified",
    (
        Field("scheme", _URL, "The scheme of the identifier", True),
        Field("pattern", Text("a regular expression"), "What a whole identifier looks like", True),
        Field("check", Text("a check sum", ("iso17442",)), "The check sum that the identifier must pass"),
    ),
)
CONTEXTS = Record(
    "what contexts hold",
    (
        Field("dimensions", Text("an element", ("scenario", "segment")), "The element that holds dimensions", True),
        Field("other-container", _YES_NO, "Whether the other element may stand too", True),
        Field("times", _YES_NO, "Whether a period may have a time of day", True),
        Field("typed-dimensions", _YES_NO, "Whether dimensions may be typed", True),
    ),
)
TRANSFORMATIONS = Record(
    "transformation registries",
    (
        Field("written", _URL, "The namespace of the registry that tieout writes", True),
        Field("accepted", _URLS, "The namespaces accepted; any where absent"),
    ),
)
HIDDEN = Record(
    "what may be hidden",
    (
        Field("style", Text("a CSS property", pattern=r"-[a-z\-]+"), "What ties a hidden fact to the page"),
        Field("untransformable-only", _YES_NO, "Whether ix:hidden is only for what no transformation writes", True),
        Field("styles", _YES_NO, "Whether a tagged figure may be hidden by a style", True),
    ),
)
PACKAGING = Record(
    "how a submission is packed",
    (
        Field("extensions", Many(_EXTENSION), "The file extensions accepted", True),
        Field("built", _EXTENSION, "The file extension of a package that tieout builds", True),
        Field("required", _YES_NO, "Whether a report must come in a package", True),
        Field("named-as-folder", _YES_NO, "Whether the file is named as its one top folder", True),
        Field("report-name", Text("a regular expression"), "What a report's file name looks like"),
        Field("linkbase-names", Many(Text("a regular expression")), "What names of linkbase files look like"),
        Field("base-length", _NUMBER, "The most characters of the first part of file names"),
    ),
)
FACTS = Record(
    "facts that must be there",
    (
        Field("mandatory", _NAMES, "Local names of concepts that must be reported where they apply"),
        Field("visible", _NAMES, "Local names of concepts whose facts must be visible"),
    ),
)
PAGE = Record(
    "what a page may hold",
    (
        Field("images", Many(Text("a file extension", pattern="[a-z]+")), "The types of images; any where absent"),
        Field("embedded-images", _YES_NO, "Whether images must be embedded", True),
        Field("scripts", _YES_NO, "Whether a page may hold scripts", True),
        Field("targets", _YES_NO, "Whether facts may have a target", True),
        Field("language", _YES_NO, "Whether texts must state the report's language", True),
    ),
)
EXTENSION = Record(
    "what an extension taxonomy must do",
    (
        Field("anchored", _YES_NO, "Whether its concepts must be anchored", True),
        Field(
            "linkbases",
            Many(Text("a kind of linkbase", ("calculation", "definition", "label", "presentation"))),
            "The linkbases that it must bring",
        ),
        Field("labels", _YES_NO, "Whether its concepts must have labels in the report's language", True),
    ),
)
ENGINE = Record(
    "what the engine must have run",
    (
        Field("plugin", Text("a plugin"), "Arelle's name of the plugin"),
        Field("disclosure-system", Text("a disclosure system"), "The disclosure system to select"),
        Field("finished", Text("a text"), "What the plugin says once it is through with its rules"),
        Field("page-system", Text("a disclosure system"), "The disclosure system for a page without facts"),
        Field("rule-sets", _RULE_SETS, "The rule sets that must have run", True),
        Field("page-rule-sets", _RULE_SETS, "Those for a page without facts; absent where it is no submission"),
    ),
)
LIMITS = Record(
    "limits of one submission",
    (
        Field("size", _NUMBER, "MiB as filed", True),
        Field("unpacked", _NUMBER, "MiB unpacked", True),
        Field("files", _NUMBER, "Files in it", True),
        Field("memory", _NUMBER, "MiB of memory for the engine", True),
        Field("seconds", _NUMBER, "Seconds for the engine", True),
    ),
)
SHAPE = Record(
    "a profile",
    (
        Field("profile", Text("a name", pattern="[a-z0-9][a-z0-9-]*"), "The profile's name, as its file's", True),
        Field("title", Text("a title"), "The regime in words", True),
        Field("builds", _YES_NO, "Whether tieout builds packages for the regime", True),
        Field("taxonomies", Many(TAXONOMY), "The taxonomies accepted", True),
        Field("packages", Many(PACKAGE), "The taxonomy packages that the engine needs", True),
        Field("hosts", Many(_HOST), "The hosts that the taxonomies' documents stand under", True),
        Field("entity", ENTITY, "How the entity is identified; any way where absent"),
        Field("contexts", CONTEXTS, "What contexts hold", True),
        Field("transformations", TRANSFORMATIONS, "Transformation registries", True),
        Field("hidden", HIDDEN, "What may be hidden", True),
        Field("package", PACKAGING, "How a submission is packed", True),
        Field("facts", FACTS, "Facts that must be there"),
        Field("page", PAGE, "What a page may hold", True),
        Field("extension", EXTENSION, "What an extension taxonomy must do", True),
        Field("engine", ENGINE, "What the engine must have run", True),
        Field("limits", LIMITS, "What one submission may take", True),
    ),
)


def schema() -> str:
    """The JSON Schema of a profile's file."""
    return json_schema(SHAPE, "tieout profile", "What a filing regime asks for.")


__all__ = ["SHAPE", "schema"]
