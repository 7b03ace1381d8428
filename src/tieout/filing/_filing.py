"""What is being filed, read from its YAML file."""

import re
from dataclasses import dataclass

from tieout.diagnostics import Finding, YamlAt
from tieout.diagnostics import codes_filing as codes
from tieout.filing._shape import SHAPE
from tieout.model import Entity
from tieout.yaml_source import Mapping, check, load

LEI_SCHEME = "http://standards.iso.org/iso/17442"
PLACEHOLDER_HOST = "example.org"

# Prefixes that documents of a report give a meaning of their own, and `ext`, which mappings use for the extension.
_STANDARD_PREFIXES = (
    "ext ix ixt ixt-sec xbrli xbrldi xbrldt link xlink xl xsd xs xsi xml xmlns html xhtml iso4217 utr num nonnum "
    "dtr-types gen label reference ifrs-full esef_cor esef_all lei"
)
RESERVED_PREFIXES = frozenset(_STANDARD_PREFIXES.split())


@dataclass(frozen=True, slots=True)
class Filing:
    """A filing: what is filed, by whom, and how it is tagged.

    ``file`` is the name of the filing's file as shown in places, ``document`` the document's path as written there.
    ``fiscal_year_end`` is (month, day), the last day of the year. ``mappings`` are the names of packs in order, each
    with its place. ``tags_restored`` says whether figures restored by arithmetic are tagged. ``places`` tell where each
    value stands, by its keys joined with dots (``entity.identifier``).
    """

    file: str
    document: str
    entity: Entity
    language: str
    currency: str
    fiscal_year_end: tuple[int, int]
    taxonomy: str
    mappings: tuple[tuple[str, YamlAt], ...]
    prefix: str
    namespace: str
    profile: str
    title: str
    tags_restored: bool
    places: tuple[tuple[str, YamlAt], ...]

    def place(self, key: str) -> YamlAt:
        """Where the value of ``key`` stands; the beginning of the file where the key is not written."""
        return dict(self.places).get(key, YamlAt(self.file, 1, 1))


def parse(text: str, file: str) -> tuple[Filing | None, tuple[Finding, ...]]:
    """Read a filing from the text of its YAML file; ``file`` is its name in findings.

    The filing is None where a finding is fatal: the text is no YAML of the shape that a filing has.
    """
    node, findings = load(text, file)
    if node is None:
        return None, findings
    findings = tuple(check(node, SHAPE))
    if findings or not isinstance(node, Mapping):
        return None, findings
    filing = _filing(node, file)
    findings = tuple(_doubts(filing))
    return (None if any(finding.fatal for finding in findings) else filing), findings


def _filing(node: Mapping, file: str) -> Filing:
    """The filing that a checked node says."""
    entity, extension, day = node.mapping("entity"), node.mapping("extension"), node.text("fiscal-year-end")
    name = " ".join(entity.text("name").split())
    return Filing(
        file=file,
        document=node.text("document"),
        entity=Entity(name, entity.text("scheme"), entity.text("identifier")),
        language=node.text("language"),
        currency=node.text("currency"),
        fiscal_year_end=(int(day[:2]), int(day[3:])),
        taxonomy=node.text("taxonomy"),
        mappings=tuple((name.text, name.at) for name in node.scalars("mappings")),
        prefix=extension.text("prefix"),
        namespace=extension.text("namespace"),
        profile=node.text("profile"),
        title=" ".join(node.text("title", name).split()),
        tags_restored=node.text("restored", "report") == "tag",
        places=tuple(_places(node)),
    )


def _places(node: Mapping, above: str = "") -> list[tuple[str, YamlAt]]:
    """The place of every value, by its keys joined with dots."""
    places: list[tuple[str, YamlAt]] = []
    for key, value in node.entries:
        places.append((f"{above}{key.text}", value.at))
        if isinstance(value, Mapping):
            places += _places(value, f"{above}{key.text}.")
    return places


def _doubts(filing: Filing) -> list[Finding]:
    """Findings about values of the right shape."""
    found = []
    entity, at = filing.entity, filing.place("entity.identifier")
    if is_placeholder(entity.scheme):
        found.append(
            codes.PLACEHOLDER_IDENTIFIER.at(
                at, identifier=entity.identifier, scheme=entity.scheme, name=entity.name, lei=LEI_SCHEME
            )
        )
    if entity.scheme == LEI_SCHEME and (why := lei_fault(entity.identifier)):
        found.append(codes.LEI_CHECKSUM.at(at, identifier=entity.identifier, why=why))
    if filing.prefix.lower() in RESERVED_PREFIXES or filing.prefix.lower().startswith("xml"):
        found.append(codes.RESERVED_PREFIX.at(filing.place("extension.prefix"), prefix=filing.prefix))
    if is_placeholder(filing.namespace):
        found.append(codes.PLACEHOLDER_NAMESPACE.at(filing.place("extension.namespace"), namespace=filing.namespace))
    return found


def is_placeholder(uri: str) -> bool:
    """Whether a URI lies under the domain reserved for examples (RFC 2606)."""
    host = re.match(r"https?://([^/:?#]*)", uri.lower())
    return host is not None and (host[1] == PLACEHOLDER_HOST or host[1].endswith(f".{PLACEHOLDER_HOST}"))


def lei_fault(identifier: str) -> str:
    """Why ``identifier`` is no LEI, or nothing (ISO 17442-1: 18 characters, two check digits of ISO 7064 MOD 97-10)."""
    if len(identifier) != 20:
        return f"it has {len(identifier)} characters, not 20"
    if not (identifier.isascii() and identifier.isalnum() and identifier == identifier.upper()):
        return "it holds characters other than capital letters and digits"
    if not identifier[18:].isdigit():
        return "its last two characters are not digits"
    return "" if int("".join(str(int(char, 36)) for char in identifier)) % 97 == 1 else "its check digits do not fit"


__all__ = ["LEI_SCHEME", "RESERVED_PREFIXES", "Filing", "is_placeholder", "lei_fault", "parse"]
