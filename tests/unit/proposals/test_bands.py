"""Bands of time: what a row of an ageing is for, in days."""

import pytest

from tieout.proposals._bands import Band, band


@pytest.mark.parametrize(
    ("label", "low", "high"),
    [
        ("Within 1 year", 0, 360),
        ("Not later than one year", 0, 360),
        ("1-2 years", 360, 720),
        ("Later than one year and not later than two years", 360, 720),
        ("90 days - 6 months", 90, 180),
        ("91 to 180 days", 90, 180),
        ("Between one and five years", 360, 1800),
        ("365 days or less", 0, 360),
        ("Over 1 year", 360, None),
        ("Past due over 90 days", 90, None),
    ],
)
def test_a_label_that_is_a_band(label: str, low: int, high: int | None) -> None:
    assert band(label) == Band(low, high)


@pytest.mark.parametrize(
    "label", ["", "Total", "2021 Notes", "Loans due within one year", "12", "5-3 years", "1-2-3 years", "x" * 100]
)
def test_a_label_that_is_something_else(label: str) -> None:
    assert band(label) is None
