"""A check as a page for people: the findings under their causes on one side, the filed document on the other.

The page has no script. The document stands in a sandboxed frame, in a file of its own; a click on a finding moves the
frame to the fact.
"""

import posixpath
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from tieout.archive import Bounds, Fault, open_archive
from tieout.diagnostics import Finding, Place, Severity, XmlAt
from tieout.export._html import Markup, join, tag
from tieout.export._style import STYLE
from tieout.export._text import several
from tieout.export.check._groups import groups
from tieout.export.check._inert import visible
from tieout.export.check._page import POLICY, page_bytes
from tieout.export.check._verdicts import worst_verdict
from tieout.model import CheckedSubmission, CheckRun, Ran, SubmissionKind, Verdict

_BOUNDS = Bounds(size=512 * 2**20, entries=20_000, entry=256 * 2**20, whole=512 * 2**20)
_PAGES, _IMAGES = (".xhtml", ".html", ".htm"), (".png", ".jpg", ".jpeg", ".gif")
_MOST_PAGES, _LARGEST = 20, 64 * 2**20
_SAID = {
    Verdict.VALID: ("Valid", "is-valid"),
    Verdict.INVALID: ("Not valid", "is-invalid"),
    Verdict.REFUSED: ("Refused", "is-invalid"),
    Verdict.NOT_RUN: ("Not fully checked", "is-not-run"),
}
_FRAMES = """\
body.check { max-width: none; padding: 1.2rem 1.5rem; }
.split { display: grid; grid-template-columns: minmax(24rem, 2fr) 3fr; gap: 1.2rem; align-items: start; }
.split iframe { position: sticky; top: 1rem; width: 100%; height: calc(100vh - 2rem); background: #fff;
  border: 1px solid var(--line); border-radius: .4rem; }
@media (max-width: 60rem) { .split { display: block; } .split iframe { height: 70vh; position: static; } }
"""
_OWN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self' file:; base-uri 'none'; form-action 'none'"
)


def html_files(run: CheckRun, folder: str) -> dict[str, bytes]:
    """The page under ``""`` and the documents by file name; the page looks for them in ``folder`` beside it."""
    files: dict[str, bytes] = {}
    parts: list[Markup] = []
    for number, checked in enumerate(run.submissions, 1):
        shown = {path: f"{number}-{at}.html" for at, path in enumerate(_pages(checked), 1)}
        files |= dict(_documents(checked, shown))
        parts.append(_submission(checked, {path: f"{folder}/{name}" for path, name in shown.items()}, f"page-{number}"))
    files[""] = _whole(run, parts)
    return files


def _whole(run: CheckRun, parts: Sequence[Markup]) -> bytes:
    verdict = worst_verdict(run)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_OWN_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"tieout check: {_SAID[verdict][0].lower()}"),
        tag("style", Markup(STYLE + _FRAMES)),
    )
    body = tag("body", tag("h1", "Check of filed reports"), *parts, class_="check")
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n".encode()


def _submission(checked: CheckedSubmission, pages: dict[str, str], frame: str) -> Markup:
    said, hue = _SAID[checked.verdict]
    facts = len(checked.report.facts) if checked.report else 0
    verdict = tag(
        "div",
        tag("strong", said),
        tag("span", f"{checked.profile}: {visible(checked.profile_reason)}; {several(facts, 'fact')}"),
        class_=f"verdict {hue}",
    )
    links = _Links(checked, pages, frame)
    left = tag("div", verdict, _ruling(checked), *_grouped(checked, links), tag("h3", "What ran"), _ran(checked))
    right = _frame(pages, frame) if pages else tag("p", "There is no page to show.", class_="soft")
    return tag("section", tag("h2", visible(checked.submission.name)), tag("div", left, right, class_="split"))


def _frame(pages: dict[str, str], frame: str) -> Markup:
    others = [tag("a", visible(path), " ", href=quote(url), target=frame) for path, url in pages.items()]
    choice = tag("p", *others, class_="soft") if len(others) > 1 else Markup()
    first = quote(next(iter(pages.values())))
    document = tag(
        "iframe", sandbox=True, name=frame, src=first, title="The filed document", referrerpolicy="no-referrer"
    )
    return tag("div", choice, document)


def _ruling(checked: CheckedSubmission) -> Markup:
    ruling = checked.ruling
    return tag("p", f"Policy {visible(ruling.policy)}: {ruling.outcome.value}") if ruling else Markup()


class _Links:
    """Places of findings as links into the frame."""

    def __init__(self, checked: CheckedSubmission, pages: dict[str, str], frame: str) -> None:
        self._frame = frame
        self._pages = pages
        found = checked.report.facts if checked.report else ()
        self._facts = {fact.id: self._url(fact.place.file) for fact in found if fact.id and not fact.hidden}

    def place(self, place: Place) -> Markup:
        """The place in words; a link where it stands in a page that is shown."""
        shown = tag("code", visible(str(place)))
        url = self._url(place.file) if isinstance(place, XmlAt) and not place.fragment.isdigit() else ""
        return self._link(shown, f"{url}#{quote(place.fragment)}") if url and isinstance(place, XmlAt) else shown

    def fact(self, identifier: str) -> Markup:
        """A fact by its id, a link where its page is shown."""
        shown = tag("code", visible(identifier))
        url = self._facts.get(identifier, "")
        return self._link(shown, f"{url}#{quote(identifier)}") if url else shown

    def _link(self, shown: Markup, url: str) -> Markup:
        return tag("a", shown, href=url, target=self._frame)

    def _url(self, file: str) -> str:
        """The shown page that a file name of a finding means: the one whose path ends with it."""
        name = posixpath.normpath(file)
        return next((quote(url) for path, url in self._pages.items() if f"/{path}".endswith(f"/{name}")), "")


def _grouped(checked: CheckedSubmission, links: _Links) -> Iterator[Markup]:
    if not checked.findings:
        yield tag("p", "There is nothing to report.")
    for group in groups(checked.findings):
        found = [checked.findings[at] for at in group.findings]
        worst = max(finding.severity for finding in found)
        count = f" · {len(found)}" if len(found) > 1 else ""
        head = tag("summary", tag("strong", worst.word, class_=worst.word), " ", visible(group.cause), count)
        items = (tag("li", _finding(finding, links)) for finding in found)
        helps = (tag("p", f"What to do: {visible(text)}", class_="help") for text in _helps(found))
        yield tag("details", head, tag("ul", *items), *helps, open=worst.word == "error")


def _helps(found: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.help for finding in found if finding.help))


def _finding(finding: Finding, links: _Links) -> Markup:
    parts: list[str] = [tag("code", visible(finding.code)), " ", visible(finding.message)]
    if finding.source:
        parts += [" ", tag("span", finding.source.level, class_="soft")]
    for identifier in finding.facts:
        parts += [" ", links.fact(identifier)]
    # A fact's own place says nothing more than its id.
    told = frozenset(finding.facts)
    for place in (*((finding.place,) if finding.place else ()), *finding.related):
        if not (isinstance(place, XmlAt) and place.fragment in told):
            parts += [" ", links.place(place)]
    return join(parts)


def _ran(checked: CheckedSubmission) -> Markup:
    def row(name: str, state: str, detail: str, mark: str = "") -> Markup:
        return tag("tr", tag("td", name), tag("td", state, class_=mark), tag("td", tag("code", detail)))

    sets = [
        row(each.name, each.state.value, visible(each.detail), "" if each.state is Ran.RAN else "error")
        for each in checked.rule_sets
    ]
    parts = [row(visible(part.name), visible(part.version), part.sha256) for part in checked.components]
    submission = row("submission", checked.submission.kind.value, checked.submission.sha256)
    return tag("div", tag("table", tag("tbody", *sets, *parts, submission)), class_="scroll")


def _documents(checked: CheckedSubmission, shown: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """The pages made inert, by the file name that each gets; notes mark nothing on them."""
    images, pages = {}, {}
    for path, content in _contents(checked):
        if path in shown:
            pages[path] = content
        elif path.lower().endswith(_IMAGES):
            images[path] = content
    grave = (finding for finding in checked.findings if finding.severity > Severity.INFO)
    found = frozenset(identifier for finding in grave for identifier in finding.facts)
    for path, name in shown.items():
        yield name, page_bytes(pages.get(path, b""), path, images, found)


def _pages(checked: CheckedSubmission) -> list[str]:
    """The pages of a submission that can be shown, in order; none of one that was refused."""
    if checked.verdict is Verdict.REFUSED:
        return []
    pages = (path for path, content in _contents(checked) if path.lower().endswith(_PAGES) and len(content) <= _LARGEST)
    return sorted(pages)[:_MOST_PAGES]


def _contents(checked: CheckedSubmission) -> Iterator[tuple[str, bytes]]:
    """The files of a submission; a bare page is its own only file."""
    submission = checked.submission
    if submission.kind is SubmissionKind.PAGE:
        yield submission.name, submission.content
        return
    if submission.kind is SubmissionKind.INSTANCE:
        return
    archive, _ = open_archive(submission.content, _BOUNDS)
    for path, content in archive.contents() if archive else ():
        if not isinstance(content, Fault):
            yield path, content


__all__ = ["POLICY", "html_files"]
