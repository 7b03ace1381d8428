"""Relations in the output: equations as people read them, one CSV row each, a section of the report page."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd
from lxml import html

from tests.unit.export.sample import DAY, FILE, SUMMARY, TAGGED, YEAR
from tieout.diagnostics import TextAt
from tieout.export import equation, relations_csv, relations_frame, report_html
from tieout.model import Cause, Period, Relation, RelationKind, Term


def term(value: str, column: int = 1, weight: int = 1, row: int = 0) -> Term:
    return Term(TextAt(FILE, 5 + row, 12 * column), "t1", row, column, f"Row {row}", weight, Decimal(value))


def relation(kind: RelationKind, found: str, expected: str, *terms: Term, period: Period = YEAR) -> Relation:
    fails = abs(Decimal(found) - Decimal(expected)) > Decimal("1500")
    return Relation(
        kind=kind,
        period=period,
        definition="what the rows give",
        subject=term(found),
        terms=terms,
        expected=Decimal(expected),
        found=Decimal(found),
        allowed=Decimal("1.5E+3"),
        cause=Cause.INCONSISTENT if fails else Cause.NONE,
    )


SUM = relation(RelationKind.FOOTING, "-1.234E+6", "-1234000", term("-1E+6", row=1), term("234000", weight=-1, row=2))
OFF = relation(RelationKind.EQUALITY, "7000", "9000", term("9000", 2, row=1), period=DAY)
SHARE = relation(RelationKind.PERCENT_OF, "0.25", "0.25", term("1000", 2), term("4000", 2, -1, 3))
DAYS = relation(RelationKind.RATIO, "60", "60", term("1000", 2), term("1400", 3), term("7300", 2, -1, 3))
ALL = (SUM, SHARE, OFF, DAYS)
BUILD = replace(SUMMARY, relations=ALL)


def test_equations_show_signs_and_whether_they_hold() -> None:
    assert [equation(one) for one in ALL] == [
        "-1,234,000 = (1,000,000) − 234,000",
        "0.25 ≈ 1,000 ÷ 4,000",
        "7,000 ≠ 9,000",
        "60 ≈ mean(1,000; 1,400) × days ÷ 7,300",
    ]
    near = relation(RelationKind.FOOTING, "8000", "9000", term("9000"))
    assert equation(near) == "8,000 ≈ 9,000"


def test_each_is_a_row_of_the_csv_file() -> None:
    rows = list(csv.DictReader(io.StringIO(relations_csv(ALL).decode())))
    assert rows[0] == {
        "kind": "footing",
        "period_start": "2023-07-01",
        "period_end": "2024-06-30",
        "instant": "",
        "holds": "true",
        "found": "-1234000",
        "expected": "-1234000",
        "difference": "0",
        "allowed": "1500",
        "cause": "",
        "definition": "what the rows give",
        "table": "t1",
        "label": "Row 0",
        "place": "harbour.txt:5:12",
        "terms": "1*harbour.txt:6:12=-1000000 -1*harbour.txt:7:12=234000",
    }
    assert (rows[2]["instant"], rows[2]["holds"], rows[2]["difference"], rows[2]["cause"]) == (
        *("2024-06-30", "false"),
        *("-2000", "true inconsistency"),
    )
    read = pd.read_csv(io.BytesIO(relations_csv(ALL)), dtype=str, keep_default_na=False)
    pd.testing.assert_frame_equal(relations_frame(ALL), read)


def test_the_report_shows_them_and_what_rests_on_the_page_alone() -> None:
    tree: Any = html.document_fromstring(report_html(BUILD))
    (section,) = tree.xpath("//section[@id='proofs']")
    cells = [[" ".join(cell.text_content().split()) for cell in row.xpath("td")] for row in section.xpath(".//tr")]
    assert ["all", "3", "1"] in cells
    assert ["proved", "3"] in cells  # the sample has two figures in the cell of the sum, and one beside it
    assert ["unresolved", "1"] in cells
    failing = next(row for row in cells if "7,000 ≠ 9,000" in row)
    assert failing[3:6] == ["-2,000", "1,500", "true inconsistency"]
    assert failing[6] == "5:12 6:24"


def test_a_fact_links_to_the_equation_that_proves_it() -> None:
    tree: Any = html.document_fromstring(report_html(BUILD))
    (link,) = tree.xpath("//tr[@id=$row]//a[starts-with(@href, '#proof')]", row=f"fact-{TAGGED.fact}")
    assert link.text_content() == "proved, 3 relations"
    assert tree.xpath("//*[@id=$id]", id=link.get("href")[1:])


def test_a_report_without_relations_says_so() -> None:
    assert "No equation between the document" in report_html(SUMMARY).decode()
