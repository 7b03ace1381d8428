"""Building a report package that is a taxonomy package too (Report Package 1.0; Taxonomy Packages 1.0)."""

import json
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from lxml import etree

from tieout.model import Package, Report
from tieout.profiles import Profile

_DOCUMENT_TYPES = {".xbri": "https://xbrl.org/report-package/2023/xbri"}
_TAXONOMY_PACKAGE = "http://xbrl.org/2016/taxonomy-package"
_CATALOG = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
# XML 1.0 (Fifth Edition), 2.2: what may not stand in a document at all.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def build(
    name: str,
    xhtml: bytes,
    extension: Sequence[tuple[str, bytes]],
    report: Report,
    profile: Profile,
    schema_href: str,
) -> Package:
    """A package called ``name`` plus the profile's extension, with one top-level folder of that name.

    ``extension`` holds the files that stand beside the schema at the URL ``schema_href``; the catalog maps that URL's
    folder to theirs, so that the extension is found without a download. ``name`` is reduced to letters, digits,
    ``.``, ``_`` and ``-``.
    """
    top = re.sub(r"[^\w.-]+", "-", name).strip("-.") or "report"
    url = schema_href.rpartition("/")[0] + "/"
    folder = _folder(url)
    files = [
        ("META-INF/reportPackage.json", _report_package(profile)),
        ("META-INF/taxonomyPackage.xml", _taxonomy_package(report, schema_href)),
        ("META-INF/catalog.xml", _catalog(url, folder)),
        (f"reports/{top}.xhtml", xhtml),
        *((f"{folder}{path}", content) for path, content in extension),
    ]
    return Package(f"{top}{profile.package_extension}", tuple((f"{top}/{path}", content) for path, content in files))


def _folder(url: str) -> str:
    """The folder inside the package for a URL's folder: its host and path, of harmless characters only."""
    parts = urlsplit(url)
    names = [re.sub(r"[^\w.-]+", "-", part) for part in f"{parts.netloc}/{parts.path}".split("/")]
    kept = [part for part in names if part.strip(".")]
    # Beside reports/ and META-INF/, never inside them.
    return "/".join(["taxonomy", *kept]) + "/"


def _report_package(profile: Profile) -> bytes:
    content = {"documentInfo": {"documentType": _DOCUMENT_TYPES[profile.package_extension]}}
    return (json.dumps(content, indent=2) + "\n").encode()


def _taxonomy_package(report: Report, schema_href: str) -> bytes:
    """The metadata: the extension under its namespace, with its schema as the one entry point."""
    root = etree.Element(f"{{{_TAXONOMY_PACKAGE}}}taxonomyPackage", nsmap={"tp": _TAXONOMY_PACKAGE})
    root.set(_XML_LANG, report.language)
    title = f"{report.entity.name}: extension taxonomy"
    _text(root, "identifier", report.extension.namespace)
    _text(root, "name", title)
    _text(root, "publisher", report.entity.name)
    entry = etree.SubElement(_text(root, "entryPoints", ""), f"{{{_TAXONOMY_PACKAGE}}}entryPoint")
    _text(entry, "name", title)
    etree.SubElement(entry, f"{{{_TAXONOMY_PACKAGE}}}entryPointDocument").set("href", schema_href)
    return _written(root)


def _catalog(url: str, folder: str) -> bytes:
    root = etree.Element(f"{{{_CATALOG}}}catalog", nsmap={"cat": _CATALOG})
    rewrite = etree.SubElement(root, f"{{{_CATALOG}}}rewriteURI")
    rewrite.set("uriStartString", url)
    rewrite.set("rewritePrefix", f"../{folder}")
    return _written(root)


def _text(parent: etree._Element, tag: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_TAXONOMY_PACKAGE}}}{tag}")
    element.text = _ILLEGAL.sub("\ufffd", text) or None
    return element


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


__all__ = ["build"]
