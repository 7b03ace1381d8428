"""Report packages: what is inside, where, and that the bytes are always the same."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from tests.unit.ixbrl import sample
from tieout.model import Package
from tieout.package import build, sha256, to_bytes
from tieout.profiles import PROFILES

HREF = "https://example.org/xbrl/lantern/lan.xsd"
EXTENSION = (("lan.xsd", b"<schema/>"), ("lan_lab-en.xml", b"<linkbase/>"))


def built(name: str = "lantern", href: str = HREF) -> Package:
    return build(name, b"<html/>", EXTENSION, sample.report(), PROFILES[0], href)


def test_the_files_and_their_order() -> None:
    package = built()
    assert package.name == "lantern.xbri"
    assert [path for path, _ in package.files] == [
        "lantern/META-INF/reportPackage.json",
        "lantern/META-INF/taxonomyPackage.xml",
        "lantern/META-INF/catalog.xml",
        "lantern/reports/lantern.xhtml",
        "lantern/taxonomy/example.org/xbrl/lantern/lan.xsd",
        "lantern/taxonomy/example.org/xbrl/lantern/lan_lab-en.xml",
    ]


def test_the_document_type_is_that_of_an_inline_report_package() -> None:
    content = json.loads(dict(built().files)["lantern/META-INF/reportPackage.json"])
    assert content == {"documentInfo": {"documentType": "https://xbrl.org/report-package/2023/xbri"}}


def test_the_catalog_maps_the_folder_of_the_schema() -> None:
    catalog = etree.fromstring(dict(built().files)["lantern/META-INF/catalog.xml"])
    assert {str(name): str(value) for name, value in catalog[0].attrib.items()} == {
        "uriStartString": "https://example.org/xbrl/lantern/",
        "rewritePrefix": "../taxonomy/example.org/xbrl/lantern/",
    }


def test_the_taxonomy_package_names_company_and_entry_point() -> None:
    metadata = etree.fromstring(dict(built().files)["lantern/META-INF/taxonomyPackage.xml"])
    texts = {etree.QName(each).localname: each.text for each in metadata if each.text and each.text.strip()}
    assert texts["identifier"] == sample.OWN
    assert texts["publisher"] == "Lantern Works Limited"
    assert [each.get("href") for each in metadata.iter("{*}entryPointDocument")] == [HREF]


@pytest.mark.parametrize(
    ("name", "top"),
    [
        ("Annual report 2024", "Annual-report-2024"),
        ("../../etc/passwd", "etc-passwd"),
        ("年報", "年報"),
        ("...", "report"),
    ],
)
def test_names_are_reduced_to_harmless_ones(name: str, top: str) -> None:
    package = built(name)
    assert package.name == f"{top}.xbri"
    assert {path.split("/")[0] for path, _ in package.files} == {top}


def test_a_hostile_url_stays_inside_the_package() -> None:
    paths = [path for path, _ in built(href="https://example.org/../../a b/lan.xsd").files]
    assert paths[-2] == "lantern/taxonomy/example.org/a-b/lan.xsd"


def test_a_company_name_that_xml_forbids_is_no_crash() -> None:
    report = sample.report()
    named = replace(report, entity=replace(report.entity, name="Lantern\x00 & Co"))
    package = build("lantern", b"", (), named, PROFILES[0], HREF)
    assert b"Lantern\xef\xbf\xbd &amp; Co" in dict(package.files)["lantern/META-INF/taxonomyPackage.xml"]


def test_the_zip_holds_the_same_files_without_a_clock() -> None:
    package = built()
    with zipfile.ZipFile(io.BytesIO(to_bytes(package))) as archive:
        assert [(info.filename, archive.read(info)) for info in archive.infolist()] == list(package.files)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o100644}
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_DEFLATED}


def test_the_same_package_gives_the_same_bytes() -> None:
    assert to_bytes(built()) == to_bytes(built())


def test_digest() -> None:
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
