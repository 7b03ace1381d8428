"""Codes of findings about YAML files as such: what keeps a filing or a mapping from being read."""

from tieout.diagnostics.findings import Code, Severity

SYNTAX = Code(
    "yaml.syntax",
    Severity.ERROR,
    "the file is not well-formed YAML: {why}",
    "The file breaks a rule of YAML, so nothing after this place can be read with certainty.",
    "Correct the line; indentation, a missing colon or an unclosed quote are the usual reasons.",
    fatal=True,
)
CHARACTER = Code(
    "yaml.character",
    Severity.ERROR,
    "the file holds the control character {character}",
    "YAML allows no control characters but tab and line breaks; they often come from copying out of a PDF.",
    "Delete the character.",
    fatal=True,
)
TOO_LARGE = Code(
    "yaml.too-large",
    Severity.ERROR,
    "the file is larger than {limit}",
    "The size of a YAML file is bounded, so that no file can use up the memory of the machine.",
    "Split the file; a mapping pack may be a folder of several files.",
    fatal=True,
)
TOO_DEEP = Code(
    "yaml.too-deep",
    Severity.ERROR,
    "the file nests deeper than {limit} levels",
    "No filing or mapping needs such nesting, and its depth is bounded.",
    "Flatten the nesting; see the documentation for the shape of the file.",
    fatal=True,
)
EMPTY = Code(
    "yaml.empty",
    Severity.ERROR,
    "the file is empty",
    "The file holds no YAML document, or nothing but comments.",
    "Write the file's keys; the documentation shows an example.",
    fatal=True,
)
SEVERAL_DOCUMENTS = Code(
    "yaml.several-documents",
    Severity.ERROR,
    "a second YAML document begins here",
    "A file holds one YAML document; a line with `---` begins another one.",
    "Move what follows into a file of its own, or delete the line.",
    fatal=True,
)
ALIAS = Code(
    "yaml.alias",
    Severity.ERROR,
    "anchors and aliases (`&{name}`, `*{name}`) are not allowed",
    "Aliases hide where a value stands, and a few of them can stand for more than any memory holds.",
    "Write the value out, or quote a text that begins with `&` or `*`.",
    fatal=True,
)
TAG = Code(
    "yaml.tag",
    Severity.ERROR,
    "the tag {tag!r} is not allowed",
    "Every value is read as the text that stands there; tags would turn it into something else.",
    "Delete the tag, or quote a text that begins with `!`.",
    fatal=True,
)
KEY = Code(
    "yaml.key",
    Severity.ERROR,
    "a key must be a text",
    "A list or a mapping stands where the name of a key is expected; a value in braces is the usual reason.",
    "Quote the key, or the value that begins with `[` or `{{`.",
    fatal=True,
)
DUPLICATE_KEY = Code(
    "yaml.duplicate-key",
    Severity.ERROR,
    "the key {key!r} stands twice; the first is at {first}",
    "A key may stand only once in a mapping; most readers of YAML would silently take the last one.",
    "Delete one of the two, or merge their values.",
    fatal=True,
)
UNKNOWN_KEY = Code(
    "yaml.unknown-key",
    Severity.ERROR,
    "unknown key {key!r}{nearest}",
    "The key is not one of those this part of the file may have; it is misspelt or stands at the wrong level.",
    "Correct or delete the key; known here: {known}.",
    fatal=True,
)
MISSING_KEY = Code(
    "yaml.missing-key",
    Severity.ERROR,
    "the key {key!r} is missing",
    "This part of the file can't do without the key.",
    "Add `{key}:` with {kind}.",
    fatal=True,
)
WRONG_TYPE = Code(
    "yaml.wrong-type",
    Severity.ERROR,
    "{key}: expected {expected}, found {found}",
    "The value has another shape than this key needs.",
    "Write {expected}.",
    fatal=True,
)
INVALID_VALUE = Code(
    "yaml.invalid-value",
    Severity.ERROR,
    "{key}: {value!r} is not {kind}{why}",
    "The value is outside of what this key allows.",
    "Write {kind}.",
    fatal=True,
)
KEYS_CONFLICT = Code(
    "yaml.keys-conflict",
    Severity.ERROR,
    "the keys {keys} exclude each other",
    "Each of these keys decides the same thing, so only one of them may stand here.",
    "Keep one of the keys and delete the others.",
    fatal=True,
)
KEY_NEEDED = Code(
    "yaml.key-needed",
    Severity.ERROR,
    "one of the keys {keys} is needed",
    "Without one of these keys it is not settled what this part of the file means.",
    "Add one of the keys.",
    fatal=True,
)

CODES: tuple[Code, ...] = (
    SYNTAX,
    CHARACTER,
    TOO_LARGE,
    TOO_DEEP,
    EMPTY,
    SEVERAL_DOCUMENTS,
    ALIAS,
    TAG,
    KEY,
    DUPLICATE_KEY,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    INVALID_VALUE,
    KEYS_CONFLICT,
    KEY_NEEDED,
)
