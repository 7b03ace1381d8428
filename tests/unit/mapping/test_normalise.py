"""Labels that mean the same compare as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.mapping import normalise


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Revenue", "revenue"),
        ("  Cost  of\u00a0sales ", "cost of sales"),
        ("Non‑current assets", "non-current assets"),
        ("Owners’ equity", "owners' equity"),
        ("“Other” items", '"other" items'),
        ("ﬁnance costs", "finance costs"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Due from related parties:", "due from related parties"),
        ("Trade receivables⁽¹⁾ :", "trade receivables"),
        ("Trade receivables (1)", "trade receivables"),
        ("Total assets (a)*", "total assets"),
        ("Note (iv)", "note"),
        ("Loss [2]", "loss"),
        ("Goodwill†", "goodwill"),
        ("- Wages", "wages"),
        ("– – Wages", "wages"),
        ("• Wages", "wages"),
        ("Sales . . . . . .", "sales"),
        ("Sales……", "sales"),
        ("(Loss) / profit for the year", "(loss)/profit for the year"),
        ("Profit (loss)", "profit (loss)"),
        ("II. Current assets", "current assets"),
        ("Ⅱ. Current assets", "current assets"),
        ("(a) Wages", "wages"),
        ("12) Wages", "wages"),
        ("Wages (a) and salaries", "wages (a) and salaries"),
        ("E. Miller and sons", "miller and sons"),
        ("A.", "a"),
        ("Deferred tax (net)", "deferred tax, net"),
        ("Other gains – net", "other gains, net"),
        ("Net", "net"),
        ("Internet", "internet"),
        ("Shares of HK$1 (2023)", "shares of hk$1 (2023)"),
        ("", ""),
        ("—", ""),
    ],
)
def test_typography_is_no_difference(printed: str, expected: str) -> None:
    assert normalise(printed) == expected


@given(st.text(max_size=40))
def test_blanks_and_letter_case_are_no_difference(text: str) -> None:
    assert normalise(f"  {text} ") == normalise(text)
    assert "  " not in normalise(text)


@pytest.mark.parametrize("text", ["." * 200_000 + "x", "- " * 200_000, " (1)" * 50_000, "⁽" * 200_000, "/ " * 100_000])
def test_hostile_labels_end(text: str) -> None:
    assert len(normalise(text)) <= len(text)
