"""Labels without a filing: a table of them in, concepts by rank out, so that anyone can measure the ranking.

In: comma-separated with the columns ``label``, ``statement`` (``IS``, ``BS``, ``CF``, ``OCI``, a heading or nothing)
and ``period_type`` (``instant``, ``duration`` or nothing). Out: those three as they were, then ``rank`` from 1,
``concept`` and ``score``. Each row stands alone.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieout.diagnostics import FileAt, Finding, TextAt
from tieout.diagnostics import codes_labels as codes
from tieout.mapping.suggestion._suggester import Suggester
from tieout.mapping.suggestion._types import Query

COLUMNS = ("label", "statement", "period_type")
RANKED = (*COLUMNS, "rank", "concept", "score")
_PERIODS = ("", "instant", "duration")


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A row of the table as read, in the order of `COLUMNS`."""

    label: str
    statement: str
    period_type: str


def read_labels(text: str, file: str) -> tuple[tuple[LabelRow, ...], tuple[Finding, ...]]:
    """The rows of a table of labels; ``file`` is its name in findings. A row with a finding is kept nevertheless."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[LabelRow] = []
    findings: list[Finding] = []
    try:
        header = [name.strip() for name in next(reader, [])]
        if "label" not in header:
            known = ", ".join(header) or "none"
            return (), (codes.NO_COLUMN.at(FileAt(file), file=file, column="label", known=known),)
        line = reader.line_num + 1
        for values in reader:
            if values:
                row = _row(header, values)
                rows.append(row)
                findings += _told(row, header, values, TextAt(file, line, 1))
            line = reader.line_num + 1
    except csv.Error as error:
        return (), (*findings, codes.MALFORMED.at(TextAt(file, reader.line_num, 1), why=str(error)))
    return tuple(rows), tuple(findings)


def ranked_labels(rows: Sequence[LabelRow], suggester: Suggester, limit: int = 20) -> str:
    """The table of ranks as comma-separated text; a row for which nothing speaks keeps one line without a concept."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(RANKED)
    for row in rows:
        period = row.period_type.strip().casefold()
        query = Query(row.label, statement=row.statement.strip(), period=period if period in _PERIODS else "")
        told = (row.label, row.statement, row.period_type)
        ranked = suggester.rank(query, limit)
        for number, candidate in enumerate(ranked, 1):
            writer.writerow((*told, number, candidate.concept, candidate.score))
        if not ranked:
            writer.writerow((*told, "", "", ""))
    return out.getvalue()


def _row(header: Sequence[str], values: Sequence[str]) -> LabelRow:
    """The values by their columns; one that is not there is empty."""
    by_name = dict(zip(header, values, strict=False))
    return LabelRow(*(by_name.get(name, "") for name in COLUMNS))


def _told(row: LabelRow, header: Sequence[str], values: Sequence[str], at: TextAt) -> Iterator[Finding]:
    """What is wrong with a row."""
    if len(values) > len(header):
        yield codes.FIELDS.at(at, found=len(values), columns=len(header))
    if not row.label.strip():
        yield codes.NO_LABEL.at(at)
    if row.period_type.strip().casefold() not in _PERIODS:
        yield codes.PERIOD.at(at, period=row.period_type)


__all__ = ["COLUMNS", "RANKED", "LabelRow", "ranked_labels", "read_labels"]
