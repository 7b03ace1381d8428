"""Submissions made wrong at random: `mutated(seed, bases)` gives the same one for the same seed and bases.

A mutation works on the bytes of a submission, on the members of its archive, or on the text of one document in it.
"""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

Members = list[tuple[zipfile.ZipInfo, bytes]]
Edit = Callable[[bytes, Random], bytes]
Kind = tuple[Callable[..., bytes], ...]

_DATE = (1980, 1, 1, 0, 0, 0)
_TEXTS = (".xhtml", ".html", ".xml", ".xsd", ".json")
_ATTRIBUTE = re.compile(rb'([\w:.-]+)="([^"]*)"')
_NUMBER = re.compile(rb">([\d][\d.,]*)<")
_TAG = re.compile(rb"<[^<>]+>")
_QNAME = re.compile(rb'(?<=")[A-Za-z][\w-]*:[A-Za-z]\w*(?=")')
_GIANT = 400_000
_DEEP = (50, 300, 3_000, 100_000)
_FIELDS = (0, 1, 8, 0x2000, 0x7FFF, 0xFFFF)
_SIGNATURES = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")
_VALUES = (
    b"", b" ", b"0", b"-1", b"99999999999", b"javascript:alert(1)", b"http://nowhere.example/a.xsd", b"file:///etc/passwd",
    b"../../../../../../etc/passwd", b"&#0;", b"&#x10FFFF;", b"&lt;script&gt;", b"=1+1", b"::error::x", b"%s%n%(a)s{0}",
    b"\xe2\x80\xae", b"\x1b[31m", "ÄÖ\u0600".encode(), b"C:\\nul", b"a b", b"xbrli:none", b"#", b"reports/",
)  # fmt: skip
_NUMBERS = (
    b"", b"-", b"-5", b"NaN", b"INF", b"1e999", b"1e-999999999", b"0x1F", b"1,2,3", b"12.34.56", b"9" * 5_000,
    b"0." + b"0" * 5_000 + b"1", "١٢٣".encode(), b"(1)", b"1 000", b"\xc2\xa0",
)  # fmt: skip
_NAMES = (
    "../outside.txt", "../../../../outside.txt", "/tieout-fuzz-outside", "C:\\outside.txt", "a\\b\\c.xml",
    "a//b.xml", "", ".", "con.xml", "a\x00b.xml", "a\x1b[31m.xml", "a\u202eb.xml", "e\u0301.xml", "x" * 300 + ".xml",
    "d/" * 60 + "a.xml",
    "META-INF/reportPackage.json", "reports/second.xhtml", "inner.zip", "~/.profile", "$HOME/a.xml", "a .xml ",
    ".DS_Store",
)  # fmt: skip
_PROLOGS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>', b'<!DOCTYPE html SYSTEM "http://nowhere.example/a.dtd">',
    b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1.dtd">',
    b'<?xml version="1.0" encoding="utf-7"?>', b'<?xml version="1.0" encoding="IBM037"?>',
    b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b'<?xml version="1.1"?>',
    b'<?xml-stylesheet href="http://nowhere.example/a.css"?>', b"<!--" + b"-" * 9 + b">",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filed:
    """A submission: its file name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mutated:
    """A submission made wrong: of which base, by which mutations, each named by its function."""

    base: str
    mutation: str
    filed: Filed


def mutated(seed: int, bases: Mapping[str, Filed]) -> Mutated:
    """The submission of a seed; now and then two mutations meet in it, or its file is renamed."""
    random = Random(seed)
    kinds = (_BYTES, _MEMBERS, _TEXT)
    kind = random.choices(kinds, _WEIGHTS)[0]
    names = sorted(bases)
    base = random.choices(names, [_weight(bases[name], kind) for name in names])[0]
    filed, done = bases[base], []
    for _ in range(random.choice((1, 1, 1, 2))):
        change = random.choice(kind)
        done.append(change.__name__)
        filed = Filed(filed.name, change(filed, random, bases))
    if random.random() < _RENAMED:
        done.append("rename_file")
        filed = Filed(random.choice(_FILE_NAMES), filed.content)
    return Mutated(base, "+".join(done), filed)


def _weight(filed: Filed, kind: Kind) -> int:
    """How often a base is taken for a kind of mutation.

    Damage to an archive is refused at once, damage to a bare document mostly goes to the engine; and the engine's time
    goes into the taxonomy: what reaches it is mostly small.
    """
    is_archive = filed.content.startswith(b"PK")
    if kind is _TEXT:
        return 12 if len(filed.content) < _SMALL else 1
    if kind is _MEMBERS and len(filed.content) > _SMALL:
        return 1
    return 6 if is_archive else 1


_WEIGHTS = (72, 18, 10)
_SMALL = 10_000
_RENAMED = 0.05
_FILE_NAMES = (
    "a.zip", "a.xbri", "a.xbr", "a.xhtml", "a.html", "a.xml", "A.XBRI", "a b.zip", "-rf.zip", "a.zip.xbri", "=1+1.xbri",
    "ä\u0301\u202e.zip", "%s{0}.xbri", "x" * 200 + ".zip", "a'\"<script>.xhtml", "::error::.zip",
    "a.tar.gz.zip", "a|b.zip",
)  # fmt: skip


def flip(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    content = bytearray(filed.content)
    for _number in range(random.choice((1, 2, 20))):
        if content:
            content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    return bytes(content)


def truncate(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    return filed.content[: random.randrange(len(filed.content) + 1)]


def splice(filed: Filed, random: Random, bases: Mapping[str, Filed]) -> bytes:
    other = bases[random.choice(sorted(bases))].content
    return filed.content[: random.randrange(len(filed.content) + 1)] + other[random.randrange(len(other) + 1) :]


def overwrite(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    at, length = random.randrange(len(filed.content) + 1), random.choice((1, 16, 512))
    filler = random.choice((bytes(length), b"\xff" * length, random.randbytes(length)))
    return filed.content[:at] + filler + filed.content[at + random.choice((0, length)) :]


def append(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    more = random.choice((bytes(70_000), filed.content, random.randbytes(300), b"PK\x05\x06" + bytes(18)))
    return more + filed.content if random.random() < 0.5 else filed.content + more


def edit_header(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    """Set one field of a zip's headers: sizes, offsets, flags, methods, counts."""
    content = bytearray(filed.content)
    signature = random.choice(_SIGNATURES)
    places = [found.start() for found in re.finditer(re.escape(signature), filed.content)]
    if places:
        at = random.choice(places) + random.randrange(4, 44, 2)
        content[at : at + 2] = struct.pack("<H", random.choice(_FIELDS))
    return bytes(content)


# A zip with something before it or behind it, or with another header, often is a sound one: damage comes more often.
_BYTES = (*(flip, truncate, splice, overwrite) * 2, edit_header, append)


def _members(filed: Filed) -> Members:
    """The members of an archive; a bare document, or what is no archive any more, is the only one of its own."""
    members: Members = []
    try:
        with zipfile.ZipFile(io.BytesIO(filed.content)) as archive:
            members = [(_info(info.filename), archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        pass
    return members or [(_info(filed.name), filed.content)]


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("placeholder", _DATE)
    # Set afterwards: the class cuts names at a zero byte.
    info.filename = name
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o100644 << 16
    return info


def _packed(members: Members) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(buffer, "w") as archive:
        for info, content in members:
            archive.writestr(info, content)
    return buffer.getvalue()


def reorder(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    members = _members(filed)
    random.shuffle(members)
    return _packed(members)


def duplicate(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    members = _members(filed)
    info, content = random.choice(members)
    name = random.choice((info.filename, info.filename.upper(), f"{info.filename}.bak", f"copy/{info.filename}"))
    return _packed([*members, (_info(name), random.choice((content, b"", content[::-1])))])


def rename(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    members = _members(filed)
    at = random.randrange(len(members))
    top = members[at][0].filename.partition("/")[0]
    name = random.choice(_NAMES)
    members[at] = (_info(random.choice((name, f"{top}/{name}"))), members[at][1])
    return _packed(members)


def drop(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    members = _members(filed)
    del members[random.randrange(len(members))]
    return _packed(members)


def swap(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    members = _members(filed)
    one, other = random.randrange(len(members)), random.randrange(len(members))
    (first, content), (second, more) = members[one], members[other]
    members[one], members[other] = (first, more), (second, content)
    return _packed(members)


def graft(filed: Filed, random: Random, bases: Mapping[str, Filed]) -> bytes:
    """A member of another submission, beside those that are there or in the place of one."""
    members, others = _members(filed), _members(bases[random.choice(sorted(bases))])
    info, content = random.choice(others)
    if random.random() < 0.5:
        at = random.randrange(len(members))
        members[at] = (members[at][0], content)
    else:
        members.append((info, content))
    return _packed(members)


def add(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    """A member of a forbidden or dangerous kind."""
    members = _members(filed)
    top = members[0][0].filename.partition("/")[0]
    info = _info(
        f"{top}/{random.choice(('a.xml', 'a.js', 'a.zip', 'a.exe', 'reports/a.xhtml', 'a.json', 'META-INF/a.xml'))}"
    )
    content = random.choice((b"", bytes(3_000_000), filed.content, b"<a>" * 10_000, random.randbytes(2_000)))
    if random.random() < 0.3:
        info.external_attr = 0o120777 << 16
        content = b"/etc/passwd"
    return _packed([*members, (info, content)])


_MEMBERS = (reorder, duplicate, rename, drop, swap, graft, add)


def _edited(filed: Filed, random: Random, edit: Edit) -> bytes:
    """The submission with one of its documents edited: mostly a page, where there is one."""
    members = _members(filed)
    texts = [at for at, (info, _) in enumerate(members) if info.filename.lower().endswith(_TEXTS)] or [0]
    pages = [at for at in texts if members[at][0].filename.lower().endswith("html")]
    at = random.choice(pages if pages and random.random() < 0.6 else texts)
    members[at] = (members[at][0], edit(members[at][1], random))
    return members[0][1] if filed.content[:2] != b"PK" else _packed(members)


def _replaced(content: bytes, random: Random, pattern: re.Pattern[bytes], group: int, value: bytes) -> bytes:
    """Content with one match of a pattern replaced by a value."""
    found = list(pattern.finditer(content))
    if not found:
        return content + value
    start, end = random.choice(found).span(group)
    return content[:start] + value + content[end:]


def attribute(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    return _edited(filed, random, lambda content, rng: _replaced(content, rng, _ATTRIBUTE, 2, rng.choice(_VALUES)))


def attribute_name(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    names = (b"id", b"onclick", b"xml:base", b"xsi:nil", b"xmlns", b"xlink:href", b"nope:a", b"continuedAt", b"target")
    return _edited(filed, random, lambda content, rng: _replaced(content, rng, _ATTRIBUTE, 1, rng.choice(names)))


def giant_attribute(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    giant = random.choice((b"x", b"9", b"x ", b"../", b"&amp;", b"x:")) * _GIANT
    return _edited(filed, random, lambda content, rng: _replaced(content, rng, _ATTRIBUTE, 2, giant))


def shuffle_values(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    """The values of one attribute exchanged among its elements: contexts, units, ids, ends of arcs, continuations."""
    return _edited(filed, random, _shuffled)


def _shuffled(content: bytes, random: Random) -> bytes:
    found = list(_ATTRIBUTE.finditer(content))
    if not found:
        return content
    name = random.choice(sorted({match[1] for match in found}))
    values = [match[2] for match in found if match[1] == name]
    random.shuffle(values)
    left = iter(values)
    return _ATTRIBUTE.sub(lambda match: match[0] if match[1] != name else b'%s="%s"' % (name, next(left)), content)


def number(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    return _edited(filed, random, lambda content, rng: _replaced(content, rng, _NUMBER, 1, rng.choice(_NUMBERS)))


def numeric_attribute(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    pattern = re.compile(rb'(?:scale|decimals|order|weight|sign|format|precision)="([^"]*)"')
    values = (*_NUMBERS, b"999999999", b"-999999999", b"INF", b"1.5", b"-")
    return _edited(filed, random, lambda content, rng: _replaced(content, rng, pattern, 1, rng.choice(values)))


def qname(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    return _edited(filed, random, _renamed)


def _renamed(content: bytes, random: Random) -> bytes:
    names = sorted({match[0] for match in _QNAME.finditer(content)}) or [b"a:b"]
    value = random.choice(
        (random.choice(names), b"nope:Thing", b"xbrli:item", b"Thing", b"a:b:c", b":", b"ix:nonFraction")
    )
    return _replaced(content, random, _QNAME, 0, value)


def nest(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    """An element in the place of a tag or around it, nested deeply, closed or not."""
    name = random.choice((b"div", b"ix:nonNumeric", b"xbrli:scenario", b"a"))
    depth = random.choice(_DEEP)
    closing = random.choice((b"", b"</%s>" % name))
    nested = b"<%s>" % name * depth + closing * depth
    return _edited(filed, random, lambda content, rng: _replaced(content, rng, _TAG, 0, nested))


def tags(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    """One tag in the place of another, or of nothing."""
    return _edited(filed, random, _retagged)


def _retagged(content: bytes, random: Random) -> bytes:
    found = [match[0] for match in _TAG.finditer(content)] or [b""]
    return _replaced(content, random, _TAG, 0, random.choice((b"", random.choice(found), random.choice(found) * 2)))


def prolog(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    head = random.choice(_PROLOGS)
    return _edited(
        filed, random, lambda content, _: head + (content.partition(b"?>")[2] if head[:1] == b"<" else content)
    )


def recode(filed: Filed, random: Random, _: Mapping[str, Filed]) -> bytes:
    """The text in another encoding than it says, or in that of which it says so."""
    name = random.choice(("utf-16", "utf-32", "latin-1", "utf-7", "cp500"))
    said = random.random() < 0.5

    def edit(content: bytes, _: Random) -> bytes:
        text = content.decode("utf-8", "replace").replace("UTF-8", name if said else "UTF-8", 1)
        return text.encode(name, "replace")

    return _edited(filed, random, edit)


def damage_text(filed: Filed, random: Random, bases: Mapping[str, Filed]) -> bytes:
    """Bits flipped, or the end cut off, inside of a document whose archive stays sound."""
    change = random.choice((flip, truncate, splice, overwrite))
    return _edited(filed, random, lambda content, rng: change(Filed("", content), rng, bases))


_TEXT = (
    attribute, attribute_name, giant_attribute, shuffle_values, number, numeric_attribute, qname, nest, tags, prolog,
    recode, damage_text,
)  # fmt: skip

__all__ = ["Filed", "Mutated", "mutated"]
