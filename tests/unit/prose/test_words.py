"""Figures, periods and sentences as they are written."""

from datetime import date

import pytest

from tieout.diagnostics import TextAt
from tieout.extract.numbers import COMMA_DECIMAL, DOT_DECIMAL
from tieout.extract.phrases import Phrase
from tieout.extract.prose._figures import figures_in, sentences
from tieout.extract.prose._times import Calendar, times_in
from tieout.model import Period

AT = TextAt("a.txt", 3, 11)
CALENDAR = Calendar((), Phrase(12, 12, 31))
MARCH = Calendar((), Phrase(12, 3, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("revenue of RMB1,471.0 million", [("1471000000", "CNY", 6, -5)]),
        ("HK$2.5 billion and US\\$300", [("2500000000", "HKD", 9, -8), ("300", "USD", 0, 0)]),
        ("€1.2m or 3 million euros", [("1200000", "EUR", 6, -5), ("3000000", "EUR", 6, -6)]),
        ("RMB1.5, RMB2.5 and RMB3.5 million", [(n, "CNY", 6, -5) for n in ("1500000", "2500000", "3500000")]),
        ("by 26.4% or 3 per cent", [("0.264", "pure", -2, 3), ("0.03", "pure", -2, 2)]),
        ("rose 2.1 percentage points", []),
        ("44 days, 58 days and 65 days", [("44", "days", 0, 0), ("58", "days", 0, 0), ("65", "days", 0, 0)]),
        ("nil and RMB1.1 million", [("0", "None", 0, None), ("1100000", "CNY", 6, -5)]),
        ("$5 with no currency known", []),
        ("in 2021, 2022 and Note 28", []),
        ("RMB12,34.5 is no number", []),
    ],
)
def test_figures(text: str, expected: list[tuple[str, str, int, int | None]]) -> None:
    found = figures_in(text, AT, DOT_DECIMAL, "")
    assert [(f"{one.value:f}", str(one.unit), one.scale, one.decimals) for one in found] == expected


def test_a_figure_knows_its_place_and_a_bare_sign_takes_the_currency_of_the_document() -> None:
    (found,) = figures_in("it was $5.20", AT, DOT_DECIMAL, "USD")
    assert (found.place, found.text, str(found.unit)) == (TextAt("a.txt", 3, 18), "$5.20", "USD")


def test_decimal_commas() -> None:
    (found,) = figures_in("€ 1.234,5 million", AT, COMMA_DECIMAL, "")
    assert (f"{found.value:f}", found.decimals) == ("1234500000", -5)


def spans(text: str, calendar: Calendar = CALENDAR) -> list[list[str]]:
    return [[str(period) for period in time.periods] for time in times_in(text, calendar, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2021, 2022 and the three months ended March 31, 2024",
         [["2021-01-01/2021-12-31", "2022-01-01/2022-12-31", "2024-01-01/2024-03-31"]]),
        ("as of December 31, 2021, 2022 and March 31, 2024", [["2021-12-31", "2022-12-31", "2024-03-31"]]),
        ("as at 30 June 2023 and 2024", [["2023-06-30", "2024-06-30"]]),
        ("for the years ended December 31, 2022 and 2023", [["2022-01-01/2022-12-31", "2023-01-01/2023-12-31"]]),
        ("in the first half of 2024", [["2024-01-01/2024-06-30"]]),
        ("at the end of 2023", [["2023-12-31"]]),
        ("from 2019 to 2022", [["2019-01-01/2019-12-31"], ["2022-01-01/2022-12-31"]]),
        ("in 2022 and 2023, and in the same periods",
         [["2022-01-01/2022-12-31", "2023-01-01/2023-12-31"], ["2022-01-01/2022-12-31", "2023-01-01/2023-12-31"]]),
        ("in the three months ended March 31, 2024 against the same period in 2023",
         [["2024-01-01/2024-03-31"], ["2023-01-01/2023-03-31"]]),
        ("as of the Latest Practicable Date", [[]]),
        # 364 days and 371 days, both ends included.
        ("in the 52 weeks ended 28 January 2024 and 53 weeks ended 29 January 2023",
         [["2023-01-30/2024-01-28", "2022-01-24/2023-01-29"]]),
        ("in Q1 2024, 2Q23 and the second half of 2022",
         [["2024-01-01/2024-03-31", "2023-04-01/2023-06-30", "2022-07-01/2022-12-31"]]),
        ("RMB2,023 million and 2024 customers", [["2024-01-01/2024-12-31"]]),
        ("on February 30, 2024", []),
    ],
)  # fmt: skip
def test_times(text: str, expected: list[list[str]]) -> None:
    assert spans(text) == expected


def test_financial_years_that_end_in_march() -> None:
    assert spans("in 2023", MARCH) == [["2022-04-01/2023-03-31"]]
    assert spans("in the first three months of 2023", MARCH) == [["2022-04-01/2022-06-30"]]
    weeks = Calendar(((2023, Period(date(2022, 10, 2), date(2023, 9, 30))),), Phrase(12, 9, 30))
    assert spans("in fiscal 2023", weeks) == [["2022-10-02/2023-09-30"]]


def test_sentences_keep_their_offsets_and_abbreviations() -> None:
    text = "It fell. Beta Co. Ltd. rose by 5.2% in 2023. (See Note 2.)"
    assert list(sentences(text)) == [
        (0, "It fell."),
        (9, "Beta Co. Ltd. rose by 5.2% in 2023."),
        (45, "(See Note 2.)"),
    ]
