"""Codes of findings about files: what is read beside a filing, and the output folder."""

from tieout.diagnostics.findings import Code, Severity

UNREADABLE = Code(
    "store.unreadable",
    Severity.ERROR,
    "{file} can't be read: {why}",
    "The file does not exist at this place, is no regular file, or may not be read.",
    "Correct the path, or make the file readable.",
    fatal=True,
)
TOO_LARGE = Code(
    "store.too-large",
    Severity.ERROR,
    "{file} is larger than {limit} bytes",
    "Filings and mappings are read whole into memory, so their size is bounded.",
    "Split the file; a mapping pack may be a folder of several files.",
    fatal=True,
)
NOT_UTF8 = Code(
    "store.not-utf8",
    Severity.ERROR,
    "{file} is not UTF-8 text: byte {byte} can't be decoded",
    "Filings and mappings are UTF-8; any other encoding would be read wrongly without a word.",
    "Save the file as UTF-8 text.",
    fatal=True,
)
PACK_NOT_FOUND = Code(
    "store.pack-not-found",
    Severity.ERROR,
    "no mapping pack {name!r} beside the filing or among the bundled ones{nearest}",
    "A pack is a YAML file or a folder of them; its name is sought beside the filing first, then among those bundled.",
    "Correct the name, or put the pack beside the filing. Bundled: {known}.",
    fatal=True,
)
PACK_EMPTY = Code(
    "store.pack-empty",
    Severity.ERROR,
    "the mapping pack {name!r} is a folder without a YAML file",
    "A pack that is a folder consists of the *.yaml files right inside it, in the order of their names.",
    "Name the folder that holds the files, or add one.",
    fatal=True,
)
EXISTS = Code(
    "store.exists",
    Severity.ERROR,
    "{file} exists already",
    "A file that someone may have edited is never written over.",
    "Choose another name with -o, or move the file away.",
    fatal=True,
)
CHANGED = Code(
    "store.changed",
    Severity.ERROR,
    "{file} has changed since it was read",
    "Another program or person wrote to the file in the meantime; an edit made for its former text would undo that.",
    "Run the command again.",
    fatal=True,
)
UNWRITABLE = Code(
    "store.unwritable",
    Severity.ERROR,
    "{file} can't be written: {why}",
    "The folder is missing, is no folder, may not be written to, or the disk is full. What stood there before stays.",
    "Choose another place with -o, or make this one writable.",
    fatal=True,
)
FOREIGN_OUTPUT = Code(
    "store.foreign-output",
    Severity.ERROR,
    "{file} is not empty and holds no output of tieout",
    "An output folder is replaced whole, so everything in this one would be lost; it has no receipt.json of tieout.",
    "Choose an empty or new folder with -o, or empty this one.",
    fatal=True,
)

CODES: tuple[Code, ...] = (
    UNREADABLE,
    TOO_LARGE,
    NOT_UTF8,
    PACK_NOT_FOUND,
    PACK_EMPTY,
    EXISTS,
    CHANGED,
    UNWRITABLE,
    FOREIGN_OUTPUT,
)
