"""Submissions for tests of the check: a package, a bare page, several pages, an instance."""

import hashlib
from dataclasses import replace

from tests.engine import _packages
from tests.engine._packages import Row, Tiny, zipped
from tieout.model.submission import Submission, SubmissionKind
from tieout.profiles import PROFILES, Profile

_INSTANCE = """<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
 xmlns:tiny="http://tiny.example/taxonomy">
 <link:schemaRef xlink:type="simple" xlink:href="{schema}"/>
 <xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://tiny.example/entity">tiny</xbrli:identifier>
 </xbrli:entity><xbrli:period><xbrli:instant>2024-12-31</xbrli:instant></xbrli:period></xbrli:context>
 <xbrli:unit id="u"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
 <tiny:Cash id="f-1" contextRef="c" unitRef="u" decimals="-3">-1000</tiny:Cash>
</xbrli:xbrl>
"""


def profile(name: str = "ifrs", **limits: int) -> Profile:
    """A shipped profile, with other limits where they are given."""
    found = next(each for each in PROFILES if each.name == name)
    return replace(found, limits=replace(found.limits, **limits))


def submission(name: str, kind: SubmissionKind, content: bytes) -> Submission:
    """Bytes as a submission."""
    return Submission(name, kind, content, hashlib.sha256(content).hexdigest())


def packed(tiny: Tiny | None = None, name: str = _packages.NAME) -> Submission:
    """A report package."""
    return submission(name, SubmissionKind.REPORT_PACKAGE, _packages.package(tiny))


def page(tiny: Tiny | None = None) -> Submission:
    """A page by itself, whose taxonomy is elsewhere."""
    return submission("tiny.xhtml", SubmissionKind.PAGE, _packages.page(tiny or Tiny()).encode())


def pages() -> Submission:
    """A plain zip with two pages that are one report: the second uses what the first declares."""
    first = _packages.page(Tiny(rows=(Row("f-1", "Assets", "1,300"),)))
    second = _packages.page(Tiny(rows=(Row("f-2", "Cash", "1,000"), Row("f-3", "Receivables", "300"))))
    start, end = second.index("<ix:references>"), second.index("</ix:header>")
    second = second[:start] + second[end:]
    content = zipped({"one.xhtml": first.encode(), "two.xhtml": second.encode()})
    return submission("tiny.zip", SubmissionKind.ZIP, content)


def instance() -> Submission:
    """An XBRL instance of the old kind."""
    content = _INSTANCE.format(schema=_packages.TAXONOMY + "tiny.xsd").encode()
    return submission("tiny.xml", SubmissionKind.INSTANCE, content)


def taxonomy() -> bytes:
    """The tiny taxonomy as a package by itself."""
    files = {path.removeprefix("taxonomy/"): text for path, text in _packages.taxonomy_files(Tiny()).items()}
    return _packages.taxonomy_package("tiny", _packages.TAXONOMY, files)


__all__ = ["instance", "packed", "page", "pages", "profile", "submission", "taxonomy"]
