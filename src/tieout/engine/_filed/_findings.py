"""What is found of a filed submission: tieout's own findings, and every message of the engine."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from tieout.archive import Fault
from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics import codes_engine as codes
from tieout.diagnostics import codes_engine_check as more
from tieout.engine import _messages
from tieout.engine._filed._command_line import Ran
from tieout.engine._filed._evidence import Evidence, is_inline, own_documents, pages
from tieout.engine._filed._members import archive
from tieout.engine._filed._request import MARKS, Request
from tieout.engine._filed._scrub import FiledScrubber
from tieout.engine._session import Record
from tieout.model.submission import SubmissionKind
from tieout.profiles import KnownPackage, known_hosts

_PAGES = (".xhtml", ".html", ".htm")
# What Arelle says of its own progress, mostly with durations.
_PROGRESS = frozenset({"", "info", "info:profileActivity", "info:profileStats"})
_NO_ENTRY = "No XBRL entry points could be loaded from provided "


def own_findings(
    seen: Evidence, request: Request, missing: Sequence[KnownPackage], scrubber: FiledScrubber, *, is_bare: bool
) -> Iterator[Finding]:
    """tieout's own findings: what is not here, what failed, what the submission misses or overrides."""
    file = FileAt(request.file.name)
    profile = request.profile
    for package in missing:
        yield more.PACKAGE_MISSING.at(file, profile=profile.name, package=package.name)
    if not seen.plugin:
        yield more.PLUGIN_MISSING.at(file, plugin=profile.engine.plugin, why=_why_no_plugin(seen))
    if not seen.system:
        yield more.SYSTEM_MISSING.at(file, system=seen.ran.order.system)
    if seen.out_of_memory:
        yield more.OUT_OF_MEMORY.at(file, memory=request.limits.memory)
    elif seen.crashed:
        yield codes.CRASHED.at(file, doing="checking the submission", why=seen.crashed.partition("\n")[0])
    if seen.absent:
        first = scrubber.file(seen.absent[0])
        yield codes.TAXONOMY_INCOMPLETE.at(file, count=len(seen.absent), document=first)
    if seen.broken:
        first = scrubber.file(seen.broken[0])
        yield more.REFERENCE_BROKEN.at(file, count=len(seen.broken), document=first)
    for document in _foreign(seen.ran):
        yield codes.FOREIGN_DOCUMENT.at(file, document=document)
    for url in _overridden(seen.ran):
        yield more.TAXONOMY_OVERRIDDEN.at(file, document=url)
    if request.kind in (SubmissionKind.ZIP, SubmissionKind.REPORT_PACKAGE):
        for name in _unread(seen.ran):
            yield more.PAGE_NOT_LOADED.at(FileAt(name), page=name)
    if not is_bare and not seen.crashed:
        yield from _facts(seen, file)


def _unread(ran: Ran) -> Iterator[str]:
    """Pages with facts in an archive that belong to no report the engine found there: it passes over them silently."""
    read = {str(document.filepath) for document in own_documents(ran)}
    # What is no zip, or a damaged one, the engine itself has told of.
    filed = archive(ran.order.file)
    for name, content in filed.contents(lambda name: _is_unread(name, ran, read)) if filed else ():
        if not isinstance(content, Fault) and any(mark in content for mark in MARKS):
            yield name


def _is_unread(name: str, ran: Ran, read: Collection[str]) -> bool:
    return name.lower().endswith(_PAGES) and f"{ran.root}/{name}" not in read


def _why_no_plugin(seen: Evidence) -> str:
    said = (record.text for record in seen.ran.records if record.code == "arelle:pluginLoadingError")
    return next(said, "the engine knows no plugin of that name").partition("\n")[0]


def _facts(seen: Evidence, file: FileAt) -> Iterator[Finding]:
    """Facts on the pages that no model has; or that there is no fact at all."""
    loaded = {fact for model in seen.models for fact in model.factsInInstance}
    if not loaded:
        yield codes.NO_FACTS.at(file)
        return
    lost = [fact for fact in _on_pages(seen) if fact not in loaded]
    if lost:
        names = [str(fact.get("id")) for fact in lost if fact.get("id")]
        first = names[0] if names else "one without an id"
        yield codes.FACTS_LOST.at(file, facts=names, count=len(lost), first=first)


def _on_pages(seen: Evidence) -> Iterator[Any]:
    """Every fact's element on the pages, once."""
    documents = {id(page): page for model in seen.models if is_inline(model) for page in pages(model)}
    for page in documents.values():
        names = (f"{{{page.ixNS}}}{name}" for name in ("nonFraction", "nonNumeric", "fraction"))
        yield from page.xmlRootElement.iter(*names) if page.ixNS else ()


def _foreign(ran: Ran) -> tuple[str, ...]:
    """Documents that were read from elsewhere than the submission, the packages and Arelle's own schemas."""
    controller = ran.session.controller
    roots = (ran.root, controller.webCache.builtInCacheDir, controller.configDir, *ran.session.packages)
    read = {str(doc.filepath) for model in ran.models for doc in model.urlDocs.values()}
    surrogates = {str(model.modelDocument.filepath) for model in ran.models if is_inline(model)}
    return tuple(sorted(path for path in read - surrogates if not path.startswith(roots)))


def _overridden(ran: Ran) -> tuple[str, ...]:
    """URLs under the hosts of known taxonomies that the submission serves itself."""
    hosts = known_hosts()
    urls = {str(document.uri) for document in own_documents(ran)}
    return tuple(sorted(url for url in urls if urlsplit(url).hostname in hosts))


def engine_findings(seen: Evidence, scrubber: FiledScrubber) -> tuple[Finding, ...]:
    """Every message of the engine but those of its own progress."""
    ids = {name for model in seen.models for page in pages(model) for name in _ids(page)}
    records = [each for each in seen.ran.records if not is_progress(each) and not _asks_for_entry(each, seen.ran)]
    return _messages.findings(records, scrubber, frozenset(ids))


def is_progress(record: Record) -> bool:
    """Whether a message tells only of what the engine is doing."""
    return record.code in _PROGRESS and record.level in ("INFO", "DEBUG")


def _asks_for_entry(record: Record, ran: Ran) -> bool:
    """Whether the engine wants a file to load: its command line does not where packages are given with it.

    That nothing was loaded is among tieout's own findings.
    """
    return bool(ran.session.packages) and record.code == "error" and record.text.startswith(_NO_ENTRY)


def _ids(page: Any) -> Iterator[str]:
    inline = getattr(page, "ixNS", None)
    if inline:
        for name in ("nonFraction", "nonNumeric", "fraction"):
            yield from (each.get("id", "") for each in page.xmlRootElement.iter(f"{{{inline}}}{name}"))


__all__ = ["engine_findings", "is_progress", "own_findings"]
