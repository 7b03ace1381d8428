"""Marks of units: letters and digits that say a scale, and numbers that say none."""

import pytest

from tieout.extract.marks import row_mark, unit_mark, unit_phrase


@pytest.mark.parametrize(
    ("text", "currency", "scale"),
    [
        ("TEUR", "EUR", 3),
        ("k€", "EUR", 3),
        ("(MSEK)", "SEK", 6),
        ("mEUR", "EUR", 6),
        ("CHF 1000", "CHF", 3),
        ("RMB10,000", "CNY", 4),
        ("JPY 100 million", "JPY", 8),
    ],
)
def test_letters_and_digits_say_a_scale_beside_a_currency(text: str, currency: str, scale: int) -> None:
    mark = unit_mark(text)
    assert mark is not None
    assert mark.unit is not None
    assert (mark.unit.numerator, mark.scale) == (currency, scale)


@pytest.mark.parametrize("text", ["1,000", "10,000", "CHF 500", "RMB 1,234", "TEURO"])
def test_a_figure_is_no_mark(text: str) -> None:
    assert unit_mark(text) is None


def test_a_phrase_with_a_number_that_is_no_scale_states_no_unit() -> None:
    thousands = unit_phrase("(in CHF 1000)")
    assert thousands is not None
    assert thousands.scale == 3
    assert unit_phrase("(in CHF 500)") is None


@pytest.mark.parametrize(
    ("label", "currency"),
    [
        ("Earnings per share (US cents)", "USD"),
        ("Earnings per share (HK cents)", "HKD"),
        ("Loss per share (sen)", "MYR"),
    ],
)
def test_hundredths_name_their_currency(label: str, currency: str) -> None:
    mark = row_mark(label, "MYR")
    assert mark is not None
    assert mark.unit is not None
    assert (mark.unit.numerator, mark.unit.denominator, mark.scale) == (currency, "shares", -2)


@pytest.mark.parametrize(("label", "scale"), [("Earnings per share (GBP)", 0), ("Earnings per share (p)", -2)])
def test_the_last_letter_of_a_currency_is_no_mark_for_pence(label: str, scale: int) -> None:
    mark = row_mark(label, "GBP")
    assert mark is not None
    assert mark.unit is not None
    assert (mark.unit.numerator, mark.unit.denominator, mark.scale) == ("GBP", "shares", scale)
