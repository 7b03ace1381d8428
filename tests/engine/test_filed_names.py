"""Names that submissions, and the files in them, may have: the verdict stays, and every place has the name as it is."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from tests.engine import _filed, _packages
from tests.engine._packages import SOUND, Row, Tiny, zipped
from tieout import engine
from tieout.diagnostics import Finding, XmlAt
from tieout.export import check as formats
from tieout.model import CheckRun, Submission, SubmissionKind, Verdict
from tieout.regulator import CheckOptions, check

WRONG = Tiny(rows=(Row("f-1", "Assets", "1,400"), *SOUND[1:]))
SUM = "calc11e:inconsistentCalculationUsingRounding"
ODD = (
    "a b+c=d,e;f@g~h",
    "100%",
    "a%2Fb%20c",
    "a#b#c",
    "a\\b#c",
    'it\'s "so" [x]{y}',
    "Jahresabschlüsse 日本語",
    "a|b?c*d$e:f::g",
    "-",
    "Smith & Sons",
    "a&amp;b<c>&#65;",
    "é" * 122,
)


def zip_of(stem: str) -> Submission:
    """A plain zip whose page has an odd name itself."""
    content = zipped({f"{stem}.xhtml": _packages.page(WRONG).encode()})
    return _filed.submission("tiny.zip", SubmissionKind.ZIP, content)


def page_of(stem: str) -> Submission:
    return replace(_filed.page(WRONG), name=f"{stem}.xhtml")


@pytest.fixture(scope="module")
def taxonomy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packages") / "tiny-taxonomy.zip"
    path.write_bytes(_filed.taxonomy())
    return path


def places(finding: Finding) -> set[tuple[str, str]]:
    found = (finding.place, *finding.related)
    return {(place.file, place.fragment) for place in found if isinstance(place, XmlAt)}


@pytest.mark.parametrize("make", [page_of, zip_of])
@pytest.mark.parametrize("stem", ODD)
def test_a_message_stands_at_the_page_as_it_is_named(
    stem: str, make: Callable[[str], Submission], taxonomy: Path
) -> None:
    result = engine.check(make(stem), _filed.profile(), [taxonomy])
    (finding,) = result.result.findings
    file = f"{stem}.xhtml"
    assert finding.code == SUM
    assert places(finding) == {(file, "f-1"), (file, "f-2"), (file, "f-3")}
    assert finding.facts == ("f-1", "f-2", "f-3")
    assert finding.source is not None
    assert [(name, fragment) for name, fragment, _ in finding.source.references] == [
        (file, "f-1"),
        (file, "f-2"),
        (file, "f-3"),
    ]
    assert result.report is not None
    assert {str(fact.place) for fact in result.report.facts} == {f"{file}#{fact}" for fact in ("f-1", "f-2", "f-3")}


@pytest.mark.parametrize("stem", ODD)
def test_a_sound_package_is_valid_under_every_name(stem: str) -> None:
    result = engine.check(replace(_filed.packed(), name=f"{stem}.xbri"), _filed.profile())
    assert (result.result.findings, engine.judge(result)) == ((), Verdict.VALID)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, taxonomy: Path) -> CheckRun:
    """A page checked under a name with every odd sign that a format could mistake."""
    path = tmp_path_factory.mktemp("odd") / "=a#b%20c::d, é 'x'.xhtml"
    path.write_bytes(_packages.page(WRONG).encode())
    return check(CheckOptions((path,), packages=(taxonomy,))).run


def test_the_formats_have_the_name_as_it_is(run: CheckRun) -> None:
    name = run.submissions[0].submission.name
    (found,) = json.loads(formats.FORMATS["json"](run))["submissions"]
    assert {each["place"]["file"] for each in found["findings"]} == {name}
    rows = list(csv.DictReader(io.StringIO(formats.FORMATS["csv"](run).decode())))
    assert {(row["submission"], row["file"]) for row in rows} == {(f"'{name}", f"'{name}")}
    assert f"{name}: INVALID" in formats.FORMATS["text"](run).decode()
    assert f"\n  {name}#f-1: [rules.sum-differs]" in formats.FORMATS["text"](run).decode()
    junit = etree.fromstring(formats.FORMATS["junit"](run))
    assert junit.xpath("string(testsuite/@name)") == name


def test_sarif_names_the_file_by_a_relative_url(run: CheckRun) -> None:
    (told,) = json.loads(formats.FORMATS["sarif"](run))["runs"]
    locations = [each["locations"][0]["physicalLocation"]["artifactLocation"] for each in told["results"]]
    for uri in (each["uri"] for each in (*locations, told["artifacts"][0]["location"])):
        parts = urlsplit(uri)
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        assert unquote(parts.path) == run.submissions[0].submission.name


def test_github_takes_the_name_for_no_command(run: CheckRun) -> None:
    name = run.submissions[0].submission.name
    *lines, last = formats.FORMATS["github"](run).decode().splitlines()
    assert len(lines) == len(run.submissions[0].findings)
    for line in lines:
        head, _, _ = line.removeprefix("::").partition("::")
        properties = dict(each.partition("=")[::2] for each in head.partition(" ")[2].split(","))
        assert unquote(properties["file"]) == name
    command, _, said = last.removeprefix("::").partition("::")
    assert (command, unquote(said)) == ("error title=verdict", f"{name}: invalid")


def test_the_page_for_people_leads_to_the_fact(run: CheckRun) -> None:
    files = formats.html_files(run, "files #1")
    assert set(files) == {"", "1-1.html"}
    page = etree.HTML(files[""].decode())
    assert "files%20%231/1-1.html#f-1" in {link.get("href") for link in page.iter("a")}
    assert [frame.get("src") for frame in page.iter("iframe")] == ["files%20%231/1-1.html"]
    assert page.xpath("string(//h2)") == run.submissions[0].submission.name
