"""What a document tells about its filing; the documents are small and written for these tests."""

from datetime import date
from decimal import Decimal

import pytest

from tests.support.figures import line_item, source_document
from tieout.filing import draft, parse
from tieout.model import Period, Unit

ENGLISH = "The directors of the company present the report for the year to which it relates, as approved by the board."


def drafted(*lines: str, years: tuple[Period, ...] = (), unit: str = "EUR") -> str:
    items = [line_item("Revenue", "1", Decimal(1), period, unit=Unit(unit)) for period in years]
    return draft(source_document(*lines), items, "document.txt")


def year(end: date) -> Period:
    return Period(date(end.year - 1, end.month, end.day), end)


def test_everything_the_document_tells_is_inferred() -> None:
    text = drafted(
        "NORDMEER CANNERY PLC",
        ENGLISH,
        years=(
            Period(date(2024, 7, 1), date(2025, 6, 30)),
            Period(date(2023, 7, 1), date(2024, 6, 30)),
            Period(date(2025, 1, 1), date(2025, 3, 31)),
        ),
    )
    assert text == (
        "document: document.txt\n"
        "entity:\n"
        "  name: NORDMEER CANNERY PLC\n"
        "  scheme: http://example.org/entity  # placeholder: the scheme of an official identifier, such as "
        "http://standards.iso.org/iso/17442 for an LEI\n"
        "  identifier: placeholder  # placeholder: the official identifier of the company under that scheme\n"
        "language: en\n"
        "currency: EUR\n"
        "fiscal-year-end: 06-30\n"
        "taxonomy: ifrs-2025\n"
        "mappings:\n"
        "  - ifrs\n"
        "extension:\n"
        "  prefix: nordmeer\n"
        "  namespace: http://example.org/nordmeer  # placeholder: a URI under the company's own domain\n"
        "profile: ifrs\n"
    )


def test_what_the_document_does_not_tell_is_a_marked_placeholder_that_still_parses() -> None:
    text = drafted("OVERVIEW")
    marked = [line.partition(":")[0].strip() for line in text.splitlines() if "# placeholder: " in line]
    assert marked == ["name", "scheme", "identifier", "language", "currency", "fiscal-year-end", "prefix", "namespace"]
    filing, findings = parse(text, "filing.yaml")
    assert filing is not None
    assert {finding.code for finding in findings} == {"filing.placeholder-identifier", "filing.placeholder-namespace"}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Northgate Tools plc", "Northgate Tools plc"),
        ("BRIGHTWATER HOLDINGS PLC - ANNUAL REPORT 2025", "BRIGHTWATER HOLDINGS PLC"),
        ("Annual report of Halvorsen Marine ASA (the Group) for the year", "Halvorsen Marine ASA"),
        ("Meridian Holdings Limited and its subsidiaries", "Meridian Holdings Limited"),
        ("Compagnie de Saint-Cloud S.A.", "Compagnie de Saint-Cloud S.A."),
        ("Société Générique Café S.p.A.", "Société Générique Café S.p.A."),
        ("Brightwater Co., Ltd.", "Brightwater Co., Ltd."),
        ("We, the Company, have a parent. Brightwater Limited is its name.", "Brightwater Limited"),
    ],
)
def test_a_company_is_known_by_the_legal_form_in_its_name(line: str, name: str) -> None:
    filing, _ = parse(drafted(line), "filing.yaml")
    assert filing is not None
    assert filing.entity.name == name


@pytest.mark.parametrize(
    "line",
    ["OVERVIEW", "The Bank", "Our bank was good", "History of the Company", "RESULTS AS OF MARCH", "The Company"],
)
def test_words_that_name_no_company_give_no_name(line: str) -> None:
    assert "  name: Company  # placeholder: " in drafted(line)


def test_a_whole_line_counts_before_a_name_in_a_sentence() -> None:
    filing, _ = parse(drafted("According to Other Research Limited, we lead.", "Nordmeer AG"), "filing.yaml")
    assert filing is not None
    assert filing.entity.name == "Nordmeer AG"


def test_instants_tell_the_year_end_where_no_period_is_a_year_long() -> None:
    instants = (Period(None, date(2024, 3, 31)), Period(None, date(2023, 3, 31)), Period(None, date(2024, 9, 30)))
    assert "fiscal-year-end: 03-31\n" in drafted("Nordmeer AG", years=instants)


def test_a_year_of_53_weeks_is_a_year() -> None:
    assert "fiscal-year-end: 01-04\n" in drafted("Nordmeer AG", years=(Period(date(2024, 12, 30), date(2026, 1, 4)),))


def test_the_language_is_told_by_its_commonest_words() -> None:
    german = (
        "Der Konzern und die Gesellschaft haben im Jahr den Umsatz mit der Marke und von dem Werk auf das Ziel erhöht."
    )
    assert "language: de\n" in drafted("Nordmeer AG", german)


def test_a_name_that_needs_quotes_gets_them() -> None:
    text = draft(source_document("Nordmeer: Söhne & Co. AG"), [], "my: document #1.txt")
    filing, _ = parse(text, "filing.yaml")
    assert filing is not None
    assert filing.document == "my: document #1.txt"
    assert '"my: document #1.txt"' in text


def test_a_reserved_prefix_is_not_taken() -> None:
    assert "  prefix: company  # placeholder: " in drafted("Link AG")


def test_a_hostile_name_breaks_no_line() -> None:
    filing, findings = parse(draft(source_document("A\u2028b\x85c: [Evil] AG"), [], "a\nb: c.txt"), "filing.yaml")
    assert filing is not None, findings
    assert filing.document == "a b: c.txt"
