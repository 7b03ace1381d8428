"""A result as a file: all of it, or it is damaged."""

import gzip
import json
from dataclasses import replace

import pytest

from tests.unit.check.made import ENGINE, NOTE, RULE, checked
from tests.unit.rules.made import END, fact, report
from tieout.batch import _record
from tieout.batch._record import FACT_COLUMNS, FINDING_COLUMNS, DamagedError
from tieout.batch._types import Status
from tieout.model import QName

AXIS = QName("http://example.org/base", "NameAxis", "ifrs-full")
FACTS = (
    replace(fact("Assets", "-1200.50", END, id="f-1", decimals=-2), label="Total", line=7),
    replace(fact("Cash", None, id="f-2", decimals=None), typed=((AXIS, 'a "b";c'),), hidden=True),
)
CHECKED = replace(checked(ENGINE, RULE, NOTE), report=report(FACTS))


def packed() -> bytes:
    return _record.packed(_record.checked_lines(CHECKED, Status.INVALID))


def test_everything_said_of_a_check_is_there() -> None:
    head = _record.head(packed())
    assert (head["kind"], head["form"], head["status"], head["verdict"]) == (
        *("check", "report package"),
        *("invalid", CHECKED.verdict.value),
    )
    assert (head["errors"], head["warnings"], head["infos"], head["facts"]) == (1, 1, 1, 2)
    assert head["codes"] == {"calc11e:inconsistent": 1, "intake.odd-name": 1, "rules.sum-sign": 1}
    rows = list(_record.rows(packed()))
    findings = [dict(zip(FINDING_COLUMNS, row, strict=True)) for is_finding, row in rows if is_finding]
    facts = [dict(zip(FACT_COLUMNS, row, strict=True)) for is_finding, row in rows if not is_finding]
    assert findings[0] == {
        "number": 1,
        "code": "calc11e:inconsistent",
        "severity": "error",
        "level": "INCONSISTENCY",
        "file": "a/reports/page.xhtml",
        "line": 5,
        "place": "a/reports/page.xhtml#f-1",
        "facts": ["f-1"],
        "message": "the sum is wrong",
        "help": "Look at it.",
    }
    assert [(each["number"], each["severity"]) for each in findings] == [(1, "error"), (2, "warning"), (3, "info")]
    shown = ("fact", "concept", "namespace", "value", "decimals", "unit", "period_start", "instant", "label", "line")
    assert [facts[0][name] for name in shown] == [
        *("f-1", "ifrs-full:Assets", "http://example.org/base", "-1200.50", "-2", "EUR", "", "2024-12-31"),
        *("Total", 7),
    ]
    assert [facts[1][name] for name in ("value", "decimals", "dimensions", "is_nil", "is_hidden")] == [
        *("", "INF", 'ifrs-full:NameAxis="a \\"b\\";c"'),
        *(True, True),
    ]


def test_the_same_result_gives_the_same_bytes() -> None:
    assert packed() == packed()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no record",
        packed()[:-1],
        packed()[: len(packed()) // 2],
        packed()[:60] + b"\0\0\0\0" + packed()[64:],
        gzip.compress(b"[]\n"),
        gzip.compress(b'{"format": 0}\n["end", 0, 0]\n'),
        gzip.compress(b'{"format": 1}\n'),
        gzip.compress(b'{"format": 1}\n["finding", 1]\n'),
    ],
)
def test_what_is_not_whole_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedError):
        _record.head(data)


def test_a_record_that_says_another_number_of_rows_is_damaged() -> None:
    lines = gzip.decompress(packed()).splitlines()
    lines[-1] = json.dumps(["end", 3, 3]).encode()
    with pytest.raises(DamagedError):
        list(_record.rows(gzip.compress(b"\n".join(lines) + b"\n")))
