"""Submissions as they are handed in: refused where unsafe, told of where merely forbidden."""

import hashlib

import pytest

from tests.unit.archive.test_zip import BOUNDS, encrypted, link, zipped
from tieout.model import SubmissionKind
from tieout.package.intake import Intake, inspect

PAGE = b'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Revenue 1</p></body></html>'


def taken(files: dict[str, bytes], name: str = "report.xbri") -> Intake:
    return inspect(name, zipped(files), BOUNDS)


def told(intake: Intake) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.place)) for finding in intake.findings]


def test_a_sound_package_is_taken_as_it_is() -> None:
    content = zipped({"report/META-INF/reportPackage.json": b"{}", "report/reports/page.xhtml": PAGE})
    intake = inspect("report.xbri", content, BOUNDS)
    assert (intake.refused, intake.findings) == (False, ())
    submission = intake.submission
    assert (submission.name, submission.kind) == ("report.xbri", SubmissionKind.REPORT_PACKAGE)
    assert submission.content == content
    assert submission.sha256 == hashlib.sha256(content).hexdigest()


def test_a_name_as_long_as_one_may_be_is_taken() -> None:
    assert not inspect("é" * 125 + "a.xml", b"<a/>", BOUNDS).refused


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.xbr", SubmissionKind.REPORT_PACKAGE),
        ("a.ZIP", SubmissionKind.ZIP),
        ("a.xhtml", SubmissionKind.PAGE),
        ("a.htm", SubmissionKind.PAGE),
        ("a.xml", SubmissionKind.INSTANCE),
    ],
)
def test_the_name_says_what_it_is(name: str, kind: SubmissionKind) -> None:
    assert inspect(name, PAGE, BOUNDS).submission.kind is kind


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        ({"../a.xml": b"<a/>"}, "intake.unsafe-path", "../a.xml"),
        ({"a.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}, "intake.entities", "a.xml"),
        ({"a.xsd": b"<!DOCTYPE a SYSTEM 'b'><a/>"}, "intake.external-dtd", "a.xsd"),
        ({"a.xhtml": b"<?xml version='1.0' encoding='utf-7'?><a/>"}, "intake.encoding", "a.xhtml"),
        ({"a.xml": b"<a>" * 257 + b"</a>" * 257}, "intake.too-deep", "a.xml"),
        ({"a": b"\0" * 2**19}, "intake.bomb", "a"),
    ],
)
def test_what_is_unsafe_is_refused_at_its_place(files: dict[str, bytes], code: str, place: str) -> None:
    intake = taken(files)
    assert intake.refused
    assert (code, place) in told(intake)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xbri", b"no zip", "intake.no-archive"),
        ("é" * 126 + ".xml", b"<a/>", "intake.unsafe-path"),
        ("a.zip", b"", "intake.no-archive"),
        ("a.xhtml", b"<a/>" + b" " * 2**19, "intake.too-large"),
        ("a.xhtml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "intake.entities"),
        ("a.xml", b"<!DOCTYPE a SYSTEM 'x'><a/>", "intake.external-dtd"),
    ],
)
def test_a_single_file_is_refused_for_the_same(name: str, content: bytes, code: str) -> None:
    intake = inspect(name, content, BOUNDS)
    assert intake.refused
    assert told(intake) == [(code, name)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (zipped({str(number): b"" for number in range(11)}), "intake.too-many-files"),
        (link(), "intake.link"),
        (zipped({"a.xml": b"<a/>", "A.xml": b"<b/>"}), "intake.name-twice"),
        (encrypted(), "intake.encrypted"),
    ],
)
def test_what_no_honest_package_is_is_refused(content: bytes, code: str) -> None:
    intake = inspect("report.zip", content, BOUNDS)
    assert intake.refused
    assert [found for found, _ in told(intake)] == [code]


def test_a_damaged_member_refuses_the_package() -> None:
    data = bytearray(zipped({"a.xhtml": PAGE}, 0))
    data[data.index(b"Revenue")] ^= 0xFF
    intake = inspect("report.xbri", bytes(data), BOUNDS)
    assert intake.refused
    assert told(intake) == [("intake.damaged", "a.xhtml")]


@pytest.mark.parametrize(
    "page",
    [
        b"<p>\n<script>alert(1)</script></p>",
        b"<p>\n<svg:script href='x'/></p>",
        b"<p>\n<img src='a.png' onerror='alert(1)'/></p>",
        b"<p>\n<a href='javascript:alert(1)'>here</a></p>",
    ],
)
def test_scripts_are_told_at_the_first_line(page: bytes) -> None:
    intake = inspect("page.xhtml", page, BOUNDS)
    assert not intake.refused
    assert told(intake) == [("intake.script", "page.xhtml#2")]


@pytest.mark.parametrize(
    "page",
    [
        b"<p><img alt='' src='https://example.org/a.png'/></p>",
        b"<link rel='stylesheet' href='//example.org/a.css'/>",
        b"<style>p { background: url( 'http://example.org/a.png' ) }</style>",
        b"<style>@import 'https://example.org/a.css';</style>",
    ],
)
def test_what_is_loaded_from_elsewhere_is_told(page: bytes) -> None:
    assert told(inspect("page.xhtml", page, BOUNDS)) == [("intake.remote-reference", "page.xhtml#1")]


@pytest.mark.parametrize(
    "page",
    [
        b"<p>The script on page 3 = 'x' was read; confirmation = \"yes\".</p>",
        b"<a href='https://example.org/'>a link that a reader may follow</a>",
        b"<link:schemaRef xlink:href='https://example.org/a.xsd'/>",
        b"<img alt='' src='data:image/png;base64,AAAA'/>",
        b"<style>p { background: url(image.png) }</style>",
    ],
)
def test_near_misses_are_silent(page: bytes) -> None:
    assert inspect("page.xhtml", page, BOUNDS).findings == ()


def test_several_scripts_are_counted_once() -> None:
    (finding,) = inspect("page.xhtml", b"<script>1</script><script>2</script>", BOUNDS).findings
    assert finding.message.startswith("2 script(s)")


def test_a_document_type_of_the_w3c_is_only_told() -> None:
    intake = inspect("page.xhtml", b"<!DOCTYPE html><html/>", BOUNDS)
    assert (intake.refused, told(intake)) == (False, [("intake.doctype", "page.xhtml#1")])


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("a\\b.xml", "intake.odd-name"),
        ("a/.DS_Store", "intake.odd-name"),
        ("__MACOSX/b", "intake.odd-name"),
        ("a/b .xml ", "intake.odd-name"),
        ("a/con.xml", "intake.odd-name"),
        ("a//b.xml", "intake.odd-name"),
        ("a/\u202eb.xml", "intake.odd-name"),
        ("annual-report.pdf", "intake.odd-type"),
        ("a/tool.exe", "intake.odd-type"),
        ("a/inner.zip", "intake.nested-archive"),
        ("a/inner.xbri", "intake.nested-archive"),
    ],
)
def test_odd_names_and_types_are_told_and_nothing_is_refused(path: str, code: str) -> None:
    intake = taken({path: b"x", "a/page.xhtml": PAGE})
    assert not intake.refused
    assert code in {found for found, _ in told(intake)}


def test_usual_names_are_silent() -> None:
    names = ["a/META-INF/catalog.xml", "a/reports/page-2024_en.xhtml", "a/b.xsd", "a/logo.png", "a/Prüfung.xhtml"]
    assert taken(dict.fromkeys(names, PAGE)).findings == ()


def test_what_nests_no_deeper_than_parsers_go_is_taken() -> None:
    assert not inspect("a.xhtml", b"<a>" * 256 + b"</a>" * 256, BOUNDS).refused
