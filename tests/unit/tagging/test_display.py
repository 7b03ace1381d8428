"""What stands inside an ix element, and that it gives the value back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.figures import line_item
from tieout.model import CellState, Display
from tieout.tagging import transform
from tieout.tagging._display import display


@pytest.mark.parametrize(
    ("text", "scale", "reported", "expected"),
    [
        ("1,179,834", 3, "1179834000", Display("1,179,834", 3, "", "num-dot-decimal")),
        ("(1,179,834)", 3, "1179834000", Display("1,179,834", 3, "", "num-dot-decimal")),
        ("(1,179,834)", 3, "-1179834000", Display("1,179,834", 3, "-", "num-dot-decimal")),
        ("$(2,659)$", 3, "2659000", Display("2,659", 3, "", "num-dot-decimal")),
        ("19.9%", -2, "0.199", Display("19.9", -2, "", "num-dot-decimal")),
        ("-22%", -2, "-0.22", Display("22", -2, "-", "num-dot-decimal")),
        ("7", 6, "7000000", Display("7", 6, "", "num-dot-decimal")),
        ("0.0", 0, "0", Display("0.0", 0, "", "num-dot-decimal")),
        ("1.179.834", 3, "1179834000", Display("1.179.834", 3, "", "num-comma-decimal")),
        ("1.234,5", 0, "1234.5", Display("1.234,5", 0, "", "num-comma-decimal")),
        ("12,5", 0, "12.5", Display("12,5", 0, "", "num-comma-decimal")),
        ("1 234,5", 0, "1234.5", Display("1 234,5", 0, "", "num-comma-decimal")),
        ("1\u00a0234", 3, "1234000", Display("1\u00a0234", 3, "", "num-dot-decimal")),
        ("1'234.5", 0, "1234.5", Display("1'234.5", 0, "", "num-dot-decimal-apos")),
        ("1’234,5", 0, "1234.5", Display("1’234,5", 0, "", "num-comma-decimal-apos")),
        ("—", 3, "0", Display("—", 3, "", "fixed-zero")),
        (" - ", 3, "0", Display("-", 3, "", "fixed-zero")),
        ("nil", 3, "0", Display("nil", 3, "", "fixed-zero")),
        ("", 3, "0", Display("\u00a0", 3, "", "fixed-zero")),
    ],
)
def test_digits_stand_inside_and_all_else_outside(text: str, scale: int, reported: str, expected: Display) -> None:
    assert display(line_item("a", text, None, scale=scale), Decimal(reported)) == expected


@pytest.mark.parametrize(
    ("text", "scale", "reported"), [("1,179,834", 3, "1179834"), ("", 3, "5000"), ("—", 3, "1"), ("1;2", 0, "12")]
)
def test_a_figure_that_the_page_does_not_show_has_no_display(text: str, scale: int, reported: str) -> None:
    assert display(line_item("a", text, None, scale=scale), Decimal(reported)) is None


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("num-dot-decimal", "1,234.50", "1234.50"),
        ("num-dot-decimal", ".5", ".5"),
        ("num-dot-decimal", "1 234", "1234"),
        ("num-comma-decimal", "1.234,50", "1234.50"),
        ("num-dot-decimal-apos", "1'234", "1234"),
        ("fixed-zero", "—", "0"),
    ],
)
def test_transformations_of_registry_5(name: str, text: str, value: str) -> None:
    assert transform(name, text) == Decimal(value)


@pytest.mark.parametrize(
    ("name", "text"),
    [("num-dot-decimal", "1.2.3"), ("num-dot-decimal", ""), ("num-dot-decimal", "1'2"), ("num-comma-decimal", "1,2.3")],
)
def test_transformations_refuse_other_text(name: str, text: str) -> None:
    assert transform(name, text) is None


@given(
    digits=st.integers(0, 10**12),
    places=st.integers(0, 4),
    scale=st.integers(-2, 9),
    marks=st.sampled_from([(",", "."), (".", ","), ("\u00a0", ","), (" ", "."), ("'", "."), ("", ".")]),
    dress=st.sampled_from(["{}", "({})", "{}%", "-{}", "RMB {}", "$({})$"]),
    negative=st.booleans(),
)
def test_the_transformed_text_scaled_and_signed_is_the_value(
    digits: int, places: int, scale: int, marks: tuple[str, str], dress: str, negative: bool
) -> None:
    group, point = marks
    shown = Decimal(digits).scaleb(-places)
    text = f"{shown:,.{places}f}".replace(",", "G").replace(".", point).replace("G", group)
    value = shown.scaleb(scale) * (-1 if negative else 1)
    found = display(line_item("a", dress.format(text), None, state=CellState.VALUE, scale=scale), value)
    assert found is not None
    back = transform(found.format, found.text)
    assert back is not None
    assert back.scaleb(found.scale) * (-1 if found.sign else 1) == value
    assert found.text in dress.format(text)
