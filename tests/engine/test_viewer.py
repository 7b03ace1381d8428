"""The page in the viewer: its files, and what a reader sees in a browser."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.engine._packages import NAME, SOUND, Row, Tiny, package
from tieout import engine
from tieout.engine import EngineOutput
from tieout.model import Verdict

XHTML = "{http://www.w3.org/1999/xhtml}"
WRONG_TOTAL = Tiny(rows=(Row("f-1", "Assets", "1,400"), *SOUND[1:]))


def run(tiny: Tiny | None = None) -> EngineOutput:
    return engine.run(package(tiny), NAME, [], viewer=True, oim=False)


def data(output: EngineOutput) -> Any:
    """The viewer's data inside the page."""
    page = etree.fromstring(dict(output.viewer)["viewer.html"])
    (script,) = page.iterfind(f".//{XHTML}script[@type='application/x.ixbrl-viewer+json']")
    return json.loads(script.text or "")


def test_the_page_and_its_script_stand_side_by_side() -> None:
    output = run()
    assert [name for name, _ in output.viewer] == ["viewer.html", "ixbrlviewer.js"]
    page = etree.fromstring(output.viewer[0][1])
    assert [script.get("src") for script in page.iter(f"{XHTML}script") if script.get("src")] == ["ixbrlviewer.js"]
    assert list(data(output)["sourceReports"][0]["targetReports"][0]["facts"]) == ["f-1", "f-2", "f-3"]


def test_the_page_loads_nothing_from_elsewhere() -> None:
    page = etree.fromstring(dict(run().viewer)["viewer.html"])
    loading = [element.get(name, "") for element in page.iter() for name in ("src", "data") if element.get(name)]
    loading += [element.get("href", "") for element in page.iter(f"{XHTML}link")]
    assert [url for url in loading if re.match(r"(?:[a-z]+:)?//", url)] == []


def test_what_was_found_is_shown_in_the_viewer() -> None:
    assert data(run())["validation"] == []
    (shown,) = data(run(WRONG_TOTAL))["validation"]
    assert (shown["sev"], shown["code"]) == ("ERROR", "calc11e:inconsistentCalculationUsingRounding")


def test_it_is_made_only_when_asked_for_and_when_there_are_facts() -> None:
    assert engine.run(package(), NAME, [], viewer=False, oim=False).viewer == ()
    assert run(Tiny(rows=(Row("f-1", "Nothing", "1"),))).viewer == ()


def test_a_missing_plugin_is_told_and_the_package_stays_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "iXBRLViewerPlugin.iXBRLViewer", None)
    output = run()
    assert [finding.code for finding in output.result.findings] == ["engine.plugin-not-loaded"]
    assert output.viewer == ()
    assert engine.verdict(output.result, 3) is Verdict.VALID


def test_a_viewer_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("role")

    monkeypatch.setattr("iXBRLViewerPlugin.iXBRLViewer.IXBRLViewerBuilder.processModel", fail)
    (finding,) = run().result.findings
    assert finding.code == "engine.output-not-made"
    assert finding.message == "viewer.html was not made: KeyError: 'role'"


@contextmanager
def opened(browser: str, output: EngineOutput, folder: Path) -> Iterator[tuple[Any, list[str]]]:
    """The page open in the browser, with the URLs it asked for and the errors it met."""
    from playwright.sync_api import sync_playwright

    for name, content in output.viewer:
        (folder / name).write_bytes(content)
    events: list[str] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser)
        page = chromium.new_page()
        page.on("request", lambda request: events.append(request.url))
        page.on("pageerror", lambda error: events.append(str(error)))
        page.goto((folder / "viewer.html").as_uri())
        yield page, events
        chromium.close()


@pytest.mark.chromium
def test_a_reader_clicks_a_figure_and_sees_its_fact(browser: str, tmp_path: Path) -> None:
    with opened(browser, run(), tmp_path) as (page, events):
        document = page.frame_locator("#iframe-container iframe").first
        document.locator("h1").wait_for()
        assert document.locator("h1").inner_text() == "Tiny report"
        document.locator(".ixbrl-element", has_text="1,000").click()
        details = page.locator("#inspector .fact-properties")
        details.wait_for()
        text = details.inner_text()
        assert page.locator("#inspector .concept-name-title").count() == 1
        for shown in ("€ 1,000", "31 Dec 2024", "Cash", "Monetary", "Debit"):
            assert shown in text
        assert "tiny:Cash" in page.locator("#inspector").inner_text()
        assert events == [(tmp_path / name).as_uri() for name in ("viewer.html", "ixbrlviewer.js")]


@pytest.mark.chromium
def test_a_reader_is_told_of_errors(browser: str, tmp_path: Path) -> None:
    with opened(browser, run(WRONG_TOTAL), tmp_path) as (page, _):
        dialog = page.locator("dialog[open]")
        dialog.wait_for()
        assert "validation errors" in dialog.inner_text()
