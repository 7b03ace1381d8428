"""Results of checks made by hand, with texts that a hostile submission could bring."""

import hashlib
import io
import zipfile

from tests.unit.rules.made import fact, report
from tieout.diagnostics import EngineSource, FileAt, Finding, Severity, XmlAt
from tieout.model import CheckedSubmission, CheckRun, Component, Ran, RuleSet, Submission, SubmissionKind, Verdict

HOSTILE = "=cmd|'/C calc'!A0 \x1b[31mred\x1b[0m\u202e <script>alert(1)</script> ::error::forged\nnext"
PAGE = b"""<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL">
<head><title>t</title><script>alert(1)</script><style>p { color: red } </style>
<style>p { background: url(http://example.org/a.png) }</style></head>
<body onload="alert(1)"><ix:header><ix:hidden><p>hidden</p></ix:hidden></ix:header>
<p>Revenue <ix:nonFraction id="f-1" name="a:b" onclick="alert(1)">1,234</ix:nonFraction>
<img src="x" onerror="alert(1)" alt="logo"/><img src="logo.png" alt="own"/>
<a href="javascript:alert(1)">here</a> <a href="#f-1">there</a><iframe src="http://example.org/"></iframe>
<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg></p></body></html>
"""
IMAGE = b"\x89PNG\r\n\x1a\n"


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def submission(name: str = "a.xbri", content: bytes | None = None) -> Submission:
    held = zipped({"a/reports/page.xhtml": PAGE, "a/reports/logo.png": IMAGE}) if content is None else content
    return Submission(name, SubmissionKind.REPORT_PACKAGE, held, hashlib.sha256(held).hexdigest())


ENGINE = Finding(
    "calc11e:inconsistent",
    Severity.ERROR,
    "the sum is wrong",
    XmlAt("a/reports/page.xhtml", "f-1"),
    facts=("f-1",),
    help="Look at it.",
    source=EngineSource("INCONSISTENCY", (("a/reports/page.xhtml", "f-1", 5), ("a/a_cal.xml", "", 7))),
)
RULE = Finding(
    "rules.sum-sign",
    Severity.WARNING,
    "the sign of f-1 is wrong",
    XmlAt("a/reports/page.xhtml", "f-1"),
    facts=("f-1", "f-2"),
    help="Turn it.",
)
NOTE = Finding("intake.odd-name", Severity.INFO, HOSTILE, FileAt(HOSTILE), help=HOSTILE)


def checked(
    *findings: Finding,
    verdict: Verdict = Verdict.INVALID,
    name: str = "a.xbri",
    rule_sets: tuple[RuleSet, ...] = (RuleSet("XBRL 2.1", Ran.RAN), RuleSet("Formula 1.0", Ran.NOT_RUN, "why not")),
) -> CheckedSubmission:
    return CheckedSubmission(
        submission(name),
        "ifrs",
        "it imports a taxonomy",
        verdict,
        rule_sets,
        (Component("arelle-release", "2.47.3", "00"),),
        findings,
        report([fact("Revenue", 1234, id="f-1")]),
    )


def run(*submissions: CheckedSubmission) -> CheckRun:
    return CheckRun("0.1.0", submissions)
