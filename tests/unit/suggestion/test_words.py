"""Labels as words."""

import pytest

from tieout.mapping.suggestion._words import slots


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Inventories", [["inventory"]]),
        ("(Loss)/profit for the year", [["profit", "loss"]]),
        ("Profit (loss) before taxes", [["profit", "loss"], ["before"], ["tax"]]),
        ("Net cash (outflow)/inflow", [["net"], ["cash"], ["inflow", "outflow"]]),
        ("Amortization of intangibles", [["amortisation"], ["intangible"]]),
        ("Non current liabilities", [["noncurrent"], ["liability"]]),
        ("Non-current liabilities", [["noncurrent"], ["liability"]]),
        ("Long term debt", [["longterm"], ["debt"]]),
        ("Written-off receivables", [["writeoff"], ["receivable"]]),
        ("Shareholders' equity", [["shareholder"], ["equity"]]),
        ("Balance at 30 June 2019", [["balance"]]),
        ("Trade receivables (note 12)", [["trade"], ["receivable"]]),
        ("Cash, note 4(b)", [["cash"]]),
        ("Turnover (RMB'000)", [["turnover"]]),
        ("Level 3 assets", [["level"], ["3"], ["asset"]]),
        ("Assets at fair va...", [["asset"], ["fair"]]),
        ("Opening balance", [["beginning"], ["balance"]]),
        ("", []),
        ("1,234", []),
    ],
)
def test_what_is_typography_spelling_or_number_is_no_word(label: str, expected: list[list[str]]) -> None:
    assert [list(slot) for slot in slots(label)] == expected


def test_a_long_label_is_cut_and_brackets_need_not_close() -> None:
    assert len(slots("word " * 1000)) == 1
    assert slots("profit (loss") == (("profit", "loss"),)
    assert slots(")) profit") == (("profit",),)
