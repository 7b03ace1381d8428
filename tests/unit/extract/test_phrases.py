"""Periods in weeks, in odd numbers of months and in digits; what could be read in two ways is not read."""

from pathlib import Path

import pytest

from tests.support.documents import codes, document
from tieout.extract.fiscal import parts_of_years
from tieout.extract.phrases import read_phrase

DECEMBER = (12, 31)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("52 weeks ended 28 December 2024", "2023-12-31/2024-12-28"),
        ("fifty-three weeks ended December 30, 2023", "2022-12-25/2023-12-30"),
        ("15 months ended 31 March 2024", "2023-01-01/2024-03-31"),
        ("As at 31.12.2024", "2024-12-31"),
        ("Year ended 2024-06-30", "2023-07-01/2024-06-30"),
    ],
)
def test_periods_named_in_full(text: str, period: str) -> None:
    reading = read_phrase((text,))
    assert reading.phrase
    assert reading.year
    assert str(reading.phrase.in_year(reading.year)) == period


def test_a_date_in_digits_is_a_day_where_it_can_only_be_one() -> None:
    assert (read_phrase(("31/12/2024",)).day, read_phrase(("12/31/2024",)).day) == (DECEMBER, DECEMBER)
    assert (read_phrase(("03/04/2024",)).day, read_phrase(("31/13/2024",)).day) == (None, None)


@pytest.mark.parametrize(
    ("texts", "year_end", "periods"),
    [
        (("Q4 2024", "2H24", "9M 2024"), DECEMBER, ["2024-10-01/2024-12-31", "2024-07-01/2024-12-31", "2024-01-01/2024-09-30"]),
        (("FY 2024", "FY2023"), (3, 31), ["2023-04-01/2024-03-31", "2022-04-01/2023-03-31"]),
        (("Q1 2024",), (3, 31), []),
        (("Q1 2024",), None, []),
        (("H3 2024",), DECEMBER, []),
        (("H1 2024", "H1 24"), DECEMBER, []),
    ],
)  # fmt: skip
def test_parts_of_years(texts: tuple[str, ...], year_end: tuple[int, int] | None, periods: list[str]) -> None:
    found, why = parts_of_years(texts, year_end)
    assert [str(period) for period in found] == periods
    assert bool(why) == (not periods)


@pytest.mark.parametrize(
    "header",
    ["\t03/04/2024\t03/04/2023", "\t2023/24\t2022/23", "\tQ1 2024\tQ1 2023", "\tDec-24\tDec-23"],
)
def test_a_header_with_an_unread_period_does_not_state_none(tmp_path: Path, header: str) -> None:
    _, extraction, findings = document(tmp_path, f"Costs:\n\n{header}\n\t€m\t€m\nRent\t10\t20\n")
    assert [item.value for item in extraction.items] == [None, None]
    assert "extract.header-unresolved" in codes(findings)
    assert "extract.no-period" not in codes(findings)
