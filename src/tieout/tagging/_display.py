"""How a figure on the page becomes the content of an ``ix:nonFraction`` (Inline XBRL 1.1, 10; transformations 5)."""

import re
from decimal import Decimal

from tieout.model import CellState, Display, LineItem

NO_BREAK_SPACE = "\u00a0"

_DIGITS = re.compile(r"\d(?:[\d.,'’ \u00a0]*\d)?")
# Transformation, marks between groups of digits, decimal mark, in the order they are tried.
_FORMATS: tuple[tuple[str, str, str], ...] = (
    ("num-dot-decimal", ", \u00a0", "."),
    ("num-comma-decimal", ". \u00a0", ","),
    ("num-dot-decimal-apos", ", \u00a0'’", "."),
    ("num-comma-decimal-apos", ". \u00a0'’", ","),
)


def display(item: LineItem, reported: Decimal) -> Display | None:
    """How ``item`` is shown and tagged to report ``reported``; None where its text does not give that value.

    A restored figure, which the page lacks, is shown with its digits in groups of three.
    Where there is a display, transform(text) × 10^scale × sign is ``reported``.
    """
    found = _DIGITS.search(item.text)
    if not item.text and item.state is CellState.RESTORED and reported:
        places = max(0, (item.decimals or 0) + item.scale)
        shown_text = f"{abs(reported.scaleb(-item.scale)):,.{places}f}"
        return Display(shown_text, item.scale, "-" if reported < 0 else "", "num-dot-decimal")
    if not found:
        shown_text = item.text.strip() or NO_BREAK_SPACE
        return Display(shown_text, item.scale, "", "fixed-zero") if reported == 0 else None
    for name, _, _ in _FORMATS:
        shown = transform(name, found[0])
        if shown is not None and shown.scaleb(item.scale) == abs(reported):
            return Display(found[0], item.scale, "-" if reported < 0 else "", name)
    return None


def transform(name: str, text: str) -> Decimal | None:
    """What the transformation ``name`` of registry 5 makes of ``text``; None where it does not take it."""
    if name == "fixed-zero":
        return Decimal(0)
    groups, point = next((groups, point) for known, groups, point in _FORMATS if known == name)
    if not re.fullmatch(rf"[0-9{re.escape(groups)}]*(?:{re.escape(point)}[0-9 \u00a0]+)?", text):
        return None
    plain = re.sub(f"[{re.escape(groups)}]", "", text).replace(point, ".")
    return Decimal(plain) if re.fullmatch(r"\d+(?:\.\d+)?|\.\d+", plain) else None


__all__ = ["NO_BREAK_SPACE", "display", "transform"]
