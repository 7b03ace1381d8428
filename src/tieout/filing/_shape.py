"""The shape of a filing's file."""

from calendar import monthrange

from tieout.filing._currencies import CURRENCIES
from tieout.profiles import PROFILES
from tieout.yaml_source import Field, Many, Record, Text, json_schema

# A leap year, so that the last day of February may be given as 02-29.
_LEAP = 2024


def _wrong_day(text: str) -> str:
    """Why a text of the form MM-DD is no day of the year."""
    month, day = int(text[:2]), int(text[3:])
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    return "" if 1 <= day <= monthrange(_LEAP, month)[1] else f"month {month} has no day {day}"


def _wrong_identifier(text: str) -> str:
    """Why a text is no identifier (XBRL 2.1, 4.7.3.1: a token)."""
    return "it holds a blank" if any(char.isspace() for char in text) else ""


DAY = Text("a day of the year as MM-DD, such as 12-31", pattern="[0-9]{2}-[0-9]{2}", check=_wrong_day)
URI = Text(
    "an absolute URI without a fragment, such as https://company.com/taxonomy",
    pattern=r"https?://[A-Za-z0-9.\-]+(:[0-9]+)?(/[A-Za-z0-9._~%!$&'()*+,;=:@/?\-]*)?",
)
NAME = Text("a name of letters, digits, dots, hyphens and underscores", pattern="[A-Za-z0-9][A-Za-z0-9._-]*")

SHAPE = Record(
    "the keys of a filing",
    (
        Field(
            "document", Text("the path of the document, from the filing's folder"), "The document that is tagged", True
        ),
        Field(
            "entity",
            Record(
                "the keys name, scheme and identifier",
                (
                    Field("name", Text("the company's name as printed"), "The company's name as printed", True),
                    Field("scheme", URI, "The URI of the scheme that the identifier belongs to", True),
                    Field(
                        "identifier",
                        Text("an identifier without blanks", check=_wrong_identifier),
                        "The entity's identifier under the scheme",
                        True,
                    ),
                ),
            ),
            "Who files",
            True,
        ),
        Field(
            "language",
            Text("a language tag such as en or en-GB", pattern="[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
            "The language of the document (BCP 47)",
            True,
        ),
        Field(
            "currency", Text("a currency code of ISO 4217", CURRENCIES), "The presentation currency (ISO 4217)", True
        ),
        Field("fiscal-year-end", DAY, "The last day of the financial year", True),
        Field("taxonomy", NAME, "The taxonomy, such as ifrs-2025", True),
        Field(
            "mappings",
            Many(Text("the name or path of a mapping pack")),
            "Mapping packs in order; of several with a rule for a row, the last one counts",
            True,
        ),
        Field(
            "extension",
            Record(
                "the keys prefix and namespace",
                (
                    Field(
                        "prefix",
                        Text("a prefix of letters, digits, hyphens and underscores", pattern="[A-Za-z][A-Za-z0-9_-]*"),
                        "The prefix of the company's own concepts",
                        True,
                    ),
                    Field("namespace", URI, "The namespace of the company's own concepts", True),
                ),
            ),
            "The company's extension taxonomy",
            True,
        ),
        Field(
            "profile",
            Text("the name of a profile", tuple(profile.name for profile in PROFILES if profile.is_built)),
            "The filing regime",
            True,
        ),
        Field(
            "restored",
            Text("what becomes of restored figures", ("tag", "report")),
            "Whether figures restored by arithmetic are tagged, or reported only (the default)",
        ),
        Field("title", Text("a title"), "The title of the report; the entity's name where it is absent"),
    ),
)


def schema() -> str:
    """The JSON Schema of a filing's file."""
    return json_schema(SHAPE, "tieout filing", "What is being filed: document, entity, taxonomy and mappings.")


__all__ = ["SHAPE", "schema"]
