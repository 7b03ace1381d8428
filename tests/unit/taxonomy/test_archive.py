import io
import zipfile

import pytest

from tests.unit.taxonomy import tiny
from tieout.taxonomy import PackageInfo, glance, inspect

_META = "tiny/META-INF/taxonomyPackage.xml"


def _why(data: bytes) -> str:
    info, findings = inspect(data, "some.zip")
    assert info is None
    (finding,) = findings
    assert finding.code == "taxonomy.package-refused"
    assert finding.fatal
    assert str(finding.place) == "some.zip"
    return finding.message


def test_a_sound_package_says_what_it_is() -> None:
    info, findings = inspect(tiny.official(), "some.zip")
    assert findings == ()
    assert info == PackageInfo(
        "urn:example:tiny", "Tiny, officially", "Nobody", ("https://example.com/tiny/entry.xsd",)
    )


@pytest.mark.parametrize(
    "name", ["../out.xml", "/out.xml", "tiny/../../out.xml", "tiny\\..\\out.xml", "C:/out.xml", "tiny/a:b"]
)
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    data = tiny.zipped({_META: tiny.METADATA, "tiny/a-place-to-be-changed": "x"})
    fit = name.ljust(len("tiny/a-place-to-be-changed"), "x")
    assert "leads out" in _why(data.replace(b"tiny/a-place-to-be-changed", fit.encode()))


def test_two_files_of_one_name_are_refused() -> None:
    assert "stands twice" in _why(tiny.zipped({_META: tiny.METADATA, "tiny/a.xsd": "x", "tiny/A.xsd": "y"}))


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("tiny/a.xsd")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(_META, tiny.METADATA)
        archive.writestr(link, "/etc/passwd")
    assert "is a link" in _why(buffer.getvalue())


def test_an_encrypted_file_is_refused() -> None:
    data = bytearray(tiny.zipped({_META: tiny.METADATA}))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    assert "encrypted" in _why(bytes(data))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "unpacks to 8,000,000 bytes" in _why(tiny.zipped({_META: tiny.METADATA, "tiny/a.xsd": b" " * 8_000_000}))


def test_a_size_that_lies_is_refused() -> None:
    data = bytearray(tiny.zipped({_META: tiny.METADATA}))
    central = data.index(b"PK\x01\x02")
    # The central directory promises 16 bytes where the data are more.
    data[central + 24 : central + 28] = (16).to_bytes(4, "little")
    assert _why(bytes(data))


def test_too_many_files_are_refused() -> None:
    assert "more than 20,000 files" in _why(tiny.zipped({f"tiny/{number}": "" for number in range(20_001)}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_entities_are_refused_in_any_file(encoding: str) -> None:
    text = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    assert "declares entities" in _why(tiny.zipped({_META: tiny.METADATA, "tiny/a.xml": text}))


@pytest.mark.parametrize("data", [b"", b"not a zip", tiny.official()[:-30], tiny.official()[40:]])
def test_no_zip_is_refused(data: bytes) -> None:
    assert "not a sound zip" in _why(data)


def test_a_damaged_file_is_refused() -> None:
    data = bytearray(tiny.official())
    start = data.index(b"PK\x03\x04") + 30 + len(_META) + 20
    data[start] ^= 0xFF
    assert "not a sound zip" in _why(bytes(data))


@pytest.mark.parametrize(
    ("contents", "why"),
    [
        ({"tiny/entry.xsd": "<a/>"}, "has no META-INF"),
        ({_META: tiny.METADATA, "other/META-INF/taxonomyPackage.xml": tiny.METADATA}, "single top-level folder"),
        ({"META-INF/taxonomyPackage.xml": tiny.METADATA}, "single top-level folder"),
        ({_META: "<tp:taxonomyPackage"}, "not well-formed (line 1)"),
        ({_META: "<a/>"}, "no identifier"),
        ({_META: tiny.METADATA.replace("https://example.com/tiny/entry.xsd", "")}, "without a document"),
    ],
)
def test_a_zip_without_sound_metadata_is_refused(contents: dict[str, str], why: str) -> None:
    assert why in _why(tiny.zipped(contents))


def test_a_glance_reads_the_metadata_and_nothing_else() -> None:
    sound = tiny.official()
    assert glance(sound) == inspect(sound, "some.zip")[0]
    entities = tiny.zipped({_META: tiny.METADATA, "tiny/a.xsd": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'})
    assert inspect(entities, "some.zip")[0] is None
    assert glance(entities) == inspect(tiny.zipped({_META: tiny.METADATA}), "some.zip")[0]


@pytest.mark.parametrize("data", [b"no zip", tiny.zipped({"a/b.xml": "x"}), tiny.zipped({_META: "<a"})])
def test_a_glance_at_what_is_no_package_sees_nothing(data: bytes) -> None:
    assert glance(data) is None
