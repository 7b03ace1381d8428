"""A job's result as one file: what is said of it, every finding, every fact, and an end that proves it whole.

The file is compressed JSON Lines. The first line is an object; findings and facts are arrays, in the order of their
columns; the last line counts them.
"""

import gzip
import io
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tieout.batch._types import Kind, Status
from tieout.diagnostics import Finding, Severity
from tieout.export import check, number, period_columns, plain
from tieout.export.check import Lines
from tieout.model import CheckedSubmission, Fact, FiledFact

FORMAT = 1
FINDING_COLUMNS = ("number", "code", "severity", "level", "file", "line", "place", "facts", "message", "help")
FACT_COLUMNS = (
    *("fact", "concept", "namespace", "value", "text", "decimals", "unit"),
    *("period_start", "period_end", "instant", "dimensions", "entity", "scheme", "language", "label"),
    *("file", "line", "place", "is_numeric", "is_nil", "is_hidden"),
)
_FINDING, _FACT, _END = "finding", "fact", "end"
# Fast, and small enough: a record is read once or twice.
_LEVEL = 1

Row = Sequence[Any]


class DamagedError(Exception):
    """A file is no whole record."""


def checked_lines(checked: CheckedSubmission, status: Status) -> Iterator[object]:
    """The lines of a check's result."""
    head = {**check.head(checked), "form": checked.submission.kind.value, "output": ""}
    facts = checked.report.facts if checked.report else ()
    yield from _lines(Kind.CHECK, status, head, checked.findings, check.lines(checked), map(_filed, facts))


def built_lines(
    status: Status,
    head: Mapping[str, object],
    findings: Sequence[Finding],
    facts: Iterable[Fact],
    entity: Sequence[str],
) -> Iterator[object]:
    """The lines of a build's result; ``entity`` is the identifier and its scheme."""
    yield from _lines(Kind.BUILD, status, head, findings, {}, (_built(fact, entity) for fact in facts))


def _lines(
    kind: Kind,
    status: Status,
    head: Mapping[str, object],
    findings: Sequence[Finding],
    known: Lines,
    facts: Iterable[Row],
) -> Iterator[object]:
    severities = Counter(finding.severity for finding in findings)
    counted = {f"{severity.word}s": severities[severity] for severity in sorted(Severity, reverse=True)}
    codes = dict(sorted(Counter(finding.code for finding in findings).items()))
    yield {**head, "format": FORMAT, "kind": kind, "status": status, **counted, "codes": codes}
    for place, finding in enumerate(findings, 1):
        yield [_FINDING, *_finding(place, finding, known)]
    count = 0
    for fact in facts:
        count += 1
        yield [_FACT, *fact]
    yield [_END, len(findings), count]


def _finding(index: int, finding: Finding, known: Lines) -> Row:
    file, line = check.file_and_line(finding.place, known)
    level = finding.source.level if finding.source else ""
    place = str(finding.place or "")
    told = (finding.code, finding.severity.word, level, file, line, place)
    return (index, *told, list(finding.facts), finding.message, finding.help)


def _filed(fact: FiledFact) -> Row:
    typed = ((axis, json.dumps(value, ensure_ascii=False)) for axis, value in fact.typed)
    decimals = "INF" if fact.is_exact else number(fact.decimals)
    return (
        *(fact.id, str(fact.concept), fact.concept.namespace, plain(fact.value), fact.text, decimals),
        str(fact.unit or ""),
        *period_columns(fact.period),
        ";".join(f"{axis}={member}" for axis, member in (*fact.dimensions, *typed)),
        *(fact.identifier, fact.scheme, fact.language, fact.label, fact.place.file, fact.line, str(fact.place)),
        *(fact.is_numeric, fact.is_nil, fact.hidden),
    )


def _built(fact: Fact, entity: Sequence[str]) -> Row:
    place = fact.origins[0] if fact.origins else None
    return (
        *(fact.id, str(fact.concept), fact.concept.namespace, plain(fact.value), fact.text),
        *(str(fact.decimals), str(fact.unit)),
        *period_columns(fact.period),
        ";".join(f"{axis}={member}" for axis, member in fact.dimensions),
        *(*entity, "", "", place.file if place else "", place.line if place else 0, str(place or "")),
        *(True, False, False),
    )


def packed(lines: Iterable[object]) -> bytes:
    """Lines as a file; the same lines always give the same bytes."""
    buffer = io.BytesIO()
    with gzip.GzipFile("", "wb", _LEVEL, buffer, mtime=0) as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return buffer.getvalue()


def head(data: bytes) -> dict[str, Any]:
    """What is said of a result; `DamagedError` where the file is none of this format, or not whole."""
    try:
        lines = gzip.decompress(data).splitlines()
        found, end = json.loads(lines[0]), json.loads(lines[-1])
    except (OSError, EOFError, ValueError, IndexError, zlib.error) as error:
        raise DamagedError from error
    if not isinstance(found, dict) or found.get("format") != FORMAT or not isinstance(end, list) or end[0] != _END:
        raise DamagedError
    return found


def rows(data: bytes) -> Iterator[tuple[bool, Row]]:
    """Every finding (True) and fact (False) of a result, in order; `DamagedError` where the end is missing."""
    counts = [0, 0]
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        file.readline()
        for line in file:
            kind, *row = json.loads(line)
            if kind == _END:
                if row != counts:
                    break
                return
            counts[kind == _FACT] += 1
            yield kind == _FINDING, row
    raise DamagedError


__all__ = [
    "FACT_COLUMNS",
    "FINDING_COLUMNS",
    "FORMAT",
    "DamagedError",
    "Row",
    "built_lines",
    "checked_lines",
    "head",
    "packed",
    "rows",
]
