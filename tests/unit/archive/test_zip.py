"""What is refused of a zip before a byte of it is unpacked, and what an honest one gives."""

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from tieout.archive import Bounds, Fault, FaultKind, open_archive

BOUNDS = Bounds(size=2**20, entries=10, entry=2**19, whole=2**20, ratio=50, ratio_from=2**14, depth=5, name=60)


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def link() -> bytes:
    info = zipfile.ZipInfo("a/b.xml")
    info.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    return buffer.getvalue()


def encrypted() -> bytes:
    data = bytearray(zipped({"a.xml": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def overlapping() -> bytes:
    """Two members whose table entries point at the same bytes."""
    data = bytearray(zipped({"a": b"x" * 40, "b": b"x" * 40}, zipfile.ZIP_STORED))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    return bytes(data)


def kinds(content: bytes, bounds: Bounds = BOUNDS) -> set[FaultKind]:
    archive, faults = open_archive(content, bounds)
    assert (archive is None) == bool(faults)
    return {fault.kind for fault in faults}


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda: b"", FaultKind.NO_ARCHIVE),
        (lambda: b"PK\x03\x04 and no more", FaultKind.NO_ARCHIVE),
        (lambda: zipped({"a": b"x"})[:-5], FaultKind.NO_ARCHIVE),
        (lambda: zipped({"a": b"x"}, zipfile.ZIP_LZMA), FaultKind.NO_ARCHIVE),
        (lambda: b"\0" * (2**20 + 1), FaultKind.TOO_LARGE),
        (lambda: zipped({str(number): b"" for number in range(11)}), FaultKind.TOO_MANY),
        (lambda: zipped({"a": b"\0" * 2**18}), FaultKind.BOMB),
        (lambda: zipped({"a": b"\0" * (2**19 + 1)}), FaultKind.BOMB),
        (lambda: zipped({"a": b"\0" * 2**19, "b": b"\0" * 2**19, "c": b"\0"}), FaultKind.BOMB),
        (overlapping, FaultKind.BOMB),
        (lambda: zipped({"../a": b"x"}), FaultKind.PATH),
        (lambda: zipped({"a/../../b": b"x"}), FaultKind.PATH),
        (lambda: zipped({"a\\..\\..\\b": b"x"}), FaultKind.PATH),
        (lambda: zipped({"/a": b"x"}), FaultKind.PATH),
        (lambda: zipped({"\\\\server\\a": b"x"}), FaultKind.PATH),
        (lambda: zipped({"C:/a": b"x"}), FaultKind.PATH),
        (lambda: zipped({"a/b:stream": b"x"}), FaultKind.PATH),
        (lambda: zipped({"a/b/c/d/e/f": b"x"}), FaultKind.PATH),
        (lambda: zipped({"a" * 61: b"x"}), FaultKind.PATH),
        (link, FaultKind.LINK),
        (encrypted, FaultKind.ENCRYPTED),
        (lambda: zipped({"a/B.xml": b"x", "A/b.xml": b"y"}), FaultKind.TWICE),
        (lambda: zipped({"a/b.xml": b"x", "a\\b.xml": b"y"}), FaultKind.TWICE),
        (lambda: zipped({"\u00e9.xml": b"x", "e\u0301.xml": b"y"}), FaultKind.TWICE),
    ],
)
def test_what_is_unsafe_is_not_opened(make: Callable[[], bytes], kind: FaultKind) -> None:
    assert kinds(make()) == {kind}


def test_every_reason_is_told() -> None:
    assert kinds(zipped({"../a": b"\0" * 2**18})) == {FaultKind.PATH, FaultKind.BOMB}


def test_an_honest_zip_gives_its_files_in_order() -> None:
    archive, faults = open_archive(zipped({"a/": b"", "a/b.xml": b"one", "a/c.xml": b""}), BOUNDS)
    assert archive is not None
    assert faults == ()
    assert [(entry.name, entry.size, entry.is_folder) for entry in archive.entries] == [
        ("a/", 0, True),
        ("a/b.xml", 3, False),
        ("a/c.xml", 0, False),
    ]
    assert list(archive.contents()) == [("a/b.xml", b"one"), ("a/c.xml", b"")]


def test_just_within_the_bounds_is_honest() -> None:
    bounds = replace(BOUNDS, ratio=10**6)
    assert kinds(zipped({"a": b"\0" * 2**19, "b": b"\0" * 2**19}), bounds) == set()
    assert kinds(zipped({"a/b/c/d/e": b"x", "a" * 60: b"x"})) == set()
    assert kinds(zipped({"small": b"\0" * 2**14})) == set()


def test_a_file_that_is_not_what_the_zip_says_is_a_fault_of_its_own() -> None:
    data = bytearray(zipped({"a": b"first", "b": b"second"}, zipfile.ZIP_STORED))
    data[data.index(b"first")] ^= 0xFF
    archive, _ = open_archive(bytes(data), BOUNDS)
    assert archive is not None
    (_, broken), (_, sound) = archive.contents()
    assert isinstance(broken, Fault)
    assert (broken.kind, broken.entry) == (FaultKind.DAMAGED, "a")
    assert sound == b"second"
