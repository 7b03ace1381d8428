"""The accuracy that a rule gives instead of the page's."""

from decimal import Decimal

import pytest

from tests.support.figures import line_item, pack
from tests.unit.tagging.test_tag import one
from tieout.diagnostics.codes_mapping_language import FINER_DECIMALS


def decimals(said: str, page: int) -> tuple[int, list[str], str]:
    """The accuracy of the fact of a figure in thousands, the codes of findings, and what explains the accuracy."""
    rule = pack(f"  - {{label: Revenue, concept: ifrs-full:Revenue, decimals: {said}}}")
    item = line_item("Revenue", "1,230", Decimal(1230000), decimals=page)
    _, fact, findings = one(item, rule)
    assert fact is not None
    return fact.decimals, [finding.code for finding in findings], fact.explanation[1]


@pytest.mark.parametrize("said", ["-4", "-6"])
def test_a_rule_may_say_that_a_figure_is_less_accurate_than_it_looks(said: str) -> None:
    found, codes, why = decimals(said, page=-3)
    assert (found, codes) == (int(said), [])
    assert why.startswith(f"decimals {said}: the rule says, accurate to ")


def test_the_accuracy_of_the_page_is_confirmed_without_a_word() -> None:
    assert decimals("-3", page=-3) == (-3, [], "decimals -3: the last digit shown stands for thousands")


@pytest.mark.parametrize("said", ["-2", "0", "2"])
def test_a_rule_never_makes_a_figure_more_accurate_than_the_page(said: str) -> None:
    found, codes, why = decimals(said, page=-3)
    assert (found, codes) == (-3, [FINER_DECIMALS.name])
    assert why == "decimals -3: the last digit shown stands for thousands"


def test_it_is_told_once_a_row_with_both_accuracies() -> None:
    rule = pack("  - {label: Revenue, concept: ifrs-full:Revenue, decimals: 0}")
    _, _, (finding,) = one(line_item("Revenue", "1,230", Decimal(1230000)), rule)
    assert finding.message == (
        "the rule says decimals 0, but the figures of the row 'Revenue' of table t1 (line 1) are accurate to -3 only"
    )
