"""Codes of findings about submissions as they were handed in, before any engine looks at them."""

from tieout.diagnostics.findings import Code, Severity

_HOW = "Make the package anew with the tool that wrote it and hand it in again."

UNREADABLE = Code(
    "intake.unreadable",
    Severity.ERROR,
    "{file} can't be read: {why}",
    "The path does not exist, may not be read, is a link or a device, or holds nothing that can be a submission.",
    "Give the path of a package (.xbri, .xbr, .zip), a page (.xhtml, .html), an instance (.xml), or a folder of them.",
    fatal=True,
)
NO_ARCHIVE = Code(
    "intake.no-archive",
    Severity.ERROR,
    "refused: {why}",
    "The name says that the file is a package, but its bytes are no zip file that can be read.",
    _HOW,
)
DAMAGED = Code(
    "intake.damaged",
    Severity.ERROR,
    "refused: {why}",
    "A file of the package does not have the size or check sum that the table of contents states.",
    _HOW,
)
TOO_LARGE = Code(
    "intake.too-large",
    Severity.ERROR,
    "refused: {why}",
    "The submission is past the size that the profile allows.",
    "Hand in what the profile allows; its limits stand in its file.",
)
TOO_MANY = Code(
    "intake.too-many-files",
    Severity.ERROR,
    "refused: {why}",
    "No honest package holds so many files.",
    "Leave out what is no part of the report.",
)
BOMB = Code(
    "intake.bomb",
    Severity.ERROR,
    "refused: {why}",
    "The package unpacks to far more than it is, or its files share bytes: it may be built to exhaust a reader.",
    _HOW,
)
UNSAFE_PATH = Code(
    "intake.unsafe-path",
    Severity.ERROR,
    "refused: {why}",
    "The name of a file would lead out of the folder that the package is unpacked into, or is longer than one may be.",
    "Use short paths within the package, with single slashes.",
)
LINK = Code(
    "intake.link",
    Severity.ERROR,
    "refused: {why}",
    "A link in a package points at files of whoever opens it.",
    "Put the file itself into the package.",
)
NAME_TWICE = Code(
    "intake.name-twice",
    Severity.ERROR,
    "refused: {why}",
    "Two readers of the package may see different files under one name.",
    "Give every file a name of its own, in more than its letter case.",
)
ENCRYPTED = Code(
    "intake.encrypted",
    Severity.ERROR,
    "refused: {why}",
    "What is encrypted can't be checked.",
    "Hand in the package without a password.",
)
ENTITIES = Code(
    "intake.entities",
    Severity.ERROR,
    "refused: the document declares entities",
    "Entity declarations can expand without bound or read files of whoever opens the document (XML 1.0, 4.2).",
    "Write the characters themselves, or numeric references.",
)
TOO_DEEP = Code(
    "intake.too-deep",
    Severity.ERROR,
    "refused: elements of the document stand more than {limit} deep in each other",
    "Whoever reads a document takes a step deeper with each element; nothing that is meant to be read nests so deeply.",
    "Write the document with fewer elements around each other.",
)
EXTERNAL_DTD = Code(
    "intake.external-dtd",
    Severity.ERROR,
    "refused: the document names a document type definition of its own",
    "An external definition can change what the document says, and loading it reads from elsewhere.",
    "Leave the document type declaration out.",
)
ENCODING = Code(
    "intake.encoding",
    Severity.ERROR,
    "refused: the document is written in {encoding!r}, in which it can't be looked through for declarations",
    "An unusual encoding can hide entity declarations from whoever looks for them.",
    "Save the document as UTF-8.",
)
SCRIPT = Code(
    "intake.script",
    Severity.WARNING,
    "{count} script(s) or event handler(s) in the page, the first here: {first}",
    "A report is text and figures; scripts can change what a reader sees, and every regime forbids them.",
    "Leave scripts, handlers (onclick …) and javascript: addresses out of the page.",
)
REMOTE = Code(
    "intake.remote-reference",
    Severity.WARNING,
    "{count} reference(s) to something elsewhere that is shown with the page, the first here: {first}",
    "An image, style or frame loaded from elsewhere can change after filing.",
    "Put it into the package or into the page itself.",
)
DOCTYPE = Code(
    "intake.doctype",
    Severity.WARNING,
    "the page has a document type declaration",
    "Inline XBRL documents are validated by schema; a DOCTYPE invites readers to load a definition from elsewhere.",
    "Leave the DOCTYPE out.",
)
ODD_NAME = Code(
    "intake.odd-name",
    Severity.WARNING,
    "the name {name} {why}",
    "Such names are written by tools or systems that do not follow the format of packages, or are not portable.",
    "Name files with letters, digits, dots, hyphens and underscores, with slashes between folders.",
)
ODD_TYPE = Code(
    "intake.odd-type",
    Severity.WARNING,
    "{name} is of a type that is no part of a report package",
    "A report package holds pages, schemas, linkbases, images and style sheets.",
    "Leave the file out of the package.",
)
NESTED = Code(
    "intake.nested-archive",
    Severity.WARNING,
    "{name} is an archive within the package; it was not opened",
    "What is inside an inner archive is seen by no reader of the report.",
    "Put its files into the package itself, or leave it out.",
)

CODES: tuple[Code, ...] = (
    UNREADABLE,
    NO_ARCHIVE,
    DAMAGED,
    TOO_LARGE,
    TOO_MANY,
    BOMB,
    UNSAFE_PATH,
    LINK,
    NAME_TWICE,
    ENCRYPTED,
    ENTITIES,
    TOO_DEEP,
    EXTERNAL_DTD,
    ENCODING,
    SCRIPT,
    REMOTE,
    DOCTYPE,
    ODD_NAME,
    ODD_TYPE,
    NESTED,
)

__all__ = ["CODES"]
