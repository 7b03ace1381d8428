"""Figures as printed, under each style of writing numbers."""

from decimal import Decimal

import pytest

from tieout.extract.numbers import COMMA_DECIMAL, DOT_DECIMAL, SPACE_GROUPS, NumberStyle, figures, style_of


@pytest.mark.parametrize(
    ("text", "style", "value", "places"),
    [
        ("1,179,834", DOT_DECIMAL, "1179834", 0),
        ("(1,179,834)", DOT_DECIMAL, "-1179834", 0),
        ("−12.50", DOT_DECIMAL, "-12.50", 2),
        ("$(2,659)$", DOT_DECIMAL, "-2659", 0),
        ("€ 1,234", DOT_DECIMAL, "1234", 0),
        ("(22.1)%", DOT_DECIMAL, "-22.1", 1),
        ("7,442*", DOT_DECIMAL, "7442", 0),
        ("1'234'567", DOT_DECIMAL, "1234567", 0),
        ("1.234.567,8", COMMA_DECIMAL, "1234567.8", 1),
        ("1 234,5", COMMA_DECIMAL, "1234.5", 1),
        ("12 345", SPACE_GROUPS, "12345", 0),
    ],
)
def test_values(text: str, style: NumberStyle, value: str, places: int) -> None:
    (figure,) = figures(text, style)
    assert (figure.value, figure.places) == (Decimal(value), places)


@pytest.mark.parametrize(
    "text", ["02,407", "2 202", "4.4.002", "(5,612", "5,612)", "1,23", "()1,4)3)", "- 0.5", "1,2345"]
)
def test_what_is_no_figure_is_unresolved_with_a_reason(text: str) -> None:
    (figure,) = figures(text, DOT_DECIMAL)
    assert (figure.state.value, figure.value) == ("unresolved", None)
    assert figure.why


@pytest.mark.parametrize("text", ["-", "–", "—", "_", "nil", "Nil"])
def test_nil(text: str) -> None:
    assert figures(text, DOT_DECIMAL)[0].state.value == "nil"


def test_ranges_give_two_figures_where_they_stand() -> None:
    low, high = figures("8.7%-26%", DOT_DECIMAL)
    assert (low.text, low.offset, low.value) == ("8.7%", 0, Decimal("8.7"))
    assert (high.text, high.offset, high.value) == ("26%", 5, Decimal(26))


def test_the_style_is_what_most_figures_show() -> None:
    assert style_of(["1,000", "2,000.50", "3.5"]) is DOT_DECIMAL
    assert style_of(["1.000", "2.000,50", "3,5"]) is COMMA_DECIMAL
    assert style_of(["1 000", "22 500", "3"]) is SPACE_GROUPS
    assert style_of(["7", "8.5"]) is DOT_DECIMAL
