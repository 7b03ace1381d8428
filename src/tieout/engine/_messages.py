"""Arelle's messages as findings: code kept, level mapped, the facts they speak of, and texts fit to be compared."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from tieout.diagnostics import EngineSource, FileAt, Finding, Place, Severity, XmlAt
from tieout.diagnostics import codes_engine as codes
from tieout.diagnostics.engine_help import help_for
from tieout.engine._scrub import Scrubber
from tieout.engine._session import Record

_LEVELS = {
    "DEBUG": Severity.INFO,
    "INFO": Severity.INFO,
    "INFO-RESULT": Severity.INFO,
    "INFO-SEMANTIC": Severity.INFO,
    "ASSERTION-SATISFIED": Severity.INFO,
    "WARNING": Severity.WARNING,
    "WARNING-SEMANTIC": Severity.WARNING,
    "INCONSISTENCY": Severity.ERROR,
    "ASSERTION-NOT-SATISFIED": Severity.ERROR,
    "ERROR-SEMANTIC": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "CRITICAL": Severity.ERROR,
}
# Arelle only warns of these; here they are errors: two values for one fact can't both be meant.
_RAISED = frozenset({"arelle:duplicateFacts"})
# Arelle names a total before its parts; the order of other references may come from a set and is not kept.
_ORDERED = re.compile(r"calc11e:|xbrl\.5\.2\.5\.2")

# Their texts may end with names in the order of a set, which two runs of the engine need not share: they are sorted.
_UNORDERED = re.compile(r"xmlSchema:attributes(?:Extraneous|Required)|ESEF\.")
_NAMES = re.compile(r"(?<=: )[^\s,]+(?:, ?[^\s,]+)+(?=\.?$)")
_PARSERS = ("xmlSchema:syntax", "lxml.")
_TOLD_LINE = re.compile(r", line (\d{1,9})\b")


def severity(level: str, code: str = "") -> Severity:
    """The severity of a message: by its level, an error where the level is unknown."""
    return Severity.ERROR if code in _RAISED else _LEVELS.get(level, Severity.ERROR)


def findings(records: Iterable[Record], scrubber: Scrubber, fact_ids: Collection[str]) -> tuple[Finding, ...]:
    """One finding for each message: the gravest first, then in the order of the page."""
    told = [(_lines(record), _finding(record, scrubber, fact_ids)) for record in records]
    told.sort(key=lambda pair: (-pair[1].severity, pair[0], pair[1].code, pair[1].message, str(pair[1].place)))
    return tuple(finding for _, finding in told)


def _lines(record: Record) -> int:
    return min((line for _, line in _refs(record)), default=0)


def _refs(record: Record) -> list[tuple[str, int]]:
    """The references of a message; a parser's fault has its line in the text alone."""
    refs = list(record.refs)
    told = _TOLD_LINE.search(record.text) if record.code.startswith(_PARSERS) else None
    if told and not any(line or "#" in href for href, line in refs):
        return [(href, int(told[1])) for href, _ in refs]
    return refs


def _finding(record: Record, scrubber: Scrubber, fact_ids: Collection[str]) -> Finding:
    refs = _refs(record)
    if not _ORDERED.match(record.code):
        refs.sort(key=lambda ref: (ref[1], ref[0]))
    places = tuple(dict.fromkeys(place for href, line in refs if (place := _place(href, line, scrubber))))
    facts = (place.fragment for place in places if isinstance(place, XmlAt) and place.fragment in fact_ids)
    finding = codes.MESSAGE.at(
        places[0] if places else None,
        related=places[1:],
        facts=dict.fromkeys(facts),
        text=scrubber.text(_settled(record)),
    )
    code = record.code or codes.MESSAGE.name
    source = EngineSource(record.level, tuple(dict.fromkeys(_reference(*ref, scrubber) for ref in refs)))
    return replace(finding, code=code, severity=severity(record.level, record.code), help=help_for(code), source=source)


def _settled(record: Record) -> str:
    """The text as every run of the engine would give it."""
    return _NAMES.sub(_sorted, record.text) if _UNORDERED.match(record.code) else record.text


def _sorted(names: re.Match[str]) -> str:
    comma = ", " if ", " in names[0] else ","
    listed, stop = names[0].removesuffix("."), names[0][len(names[0].removesuffix(".")) :]
    return comma.join(sorted(listed.split(comma))) + stop


def _reference(href: str, line: int, scrubber: Scrubber) -> tuple[str, str, int]:
    path, fragment = scrubber.parts(href)
    return scrubber.file(path), fragment, line


def _place(href: str, line: int, scrubber: Scrubber) -> Place | None:
    path, fragment = scrubber.parts(href)
    file = scrubber.file(path)
    if not file:
        return None
    if fragment or line:
        return XmlAt(file, fragment or str(line))
    return FileAt(file)


__all__ = ["findings", "severity"]
