"""Codes of findings about what is being filed."""

from tieout.diagnostics.findings import Code, Severity

PLACEHOLDER_IDENTIFIER = Code(
    "filing.placeholder-identifier",
    Severity.WARNING,
    "the identifier {identifier!r} under {scheme} is a placeholder, not an official identifier of {name}",
    "The document states no official identifier, so one under the reserved domain example.org stands in for it.",
    "Before filing, write the entity's official scheme and identifier (an LEI under {lei}, or the regulator's own).",
)
PLACEHOLDER_NAMESPACE = Code(
    "filing.placeholder-namespace",
    Severity.INFO,
    "the namespace {namespace} of the extension lies under the reserved domain example.org",
    "A namespace should lie under a domain of the company, and none is known yet.",
    "Before filing, write a URI under the company's own domain.",
)
LEI_CHECKSUM = Code(
    "filing.lei-checksum",
    Severity.ERROR,
    "{identifier!r} is no LEI: {why}",
    "The scheme says that the identifier is a legal entity identifier, and ISO 17442 gives every LEI two check digits.",
    "Copy the LEI from the register again; it has 18 capital letters or digits and two check digits.",
    fatal=True,
)
RESERVED_PREFIX = Code(
    "filing.reserved-prefix",
    Severity.ERROR,
    "the prefix {prefix!r} is used by a standard or by the mapping language itself",
    "The prefix of the extension must differ from those of the standards, or names could be read in two ways.",
    "Choose another prefix, such as a short form of the company's name.",
    fatal=True,
)

CODES: tuple[Code, ...] = (PLACEHOLDER_IDENTIFIER, PLACEHOLDER_NAMESPACE, LEI_CHECKSUM, RESERVED_PREFIX)
