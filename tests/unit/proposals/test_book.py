"""What the lines of a filing say about one another."""

import pytest

from tests.unit.proposals.kettles import adviser, line
from tieout.model import QName
from tieout.proposals import Adviser, Line
from tieout.proposals._query import balance_hint, query


@pytest.fixture(scope="module")
def kettles() -> Adviser:
    return adviser("cost", "gross", "total", "old")


def concepts(lines: tuple[Line, ...]) -> list[str]:
    return [each.meaning.concept.local_name for each in lines if each.meaning]


def test_figures_of_one_label_and_table_make_a_line(kettles: Adviser) -> None:
    cost = line(kettles, "t1: Cost of sales")
    assert [decision.item.text for decision in cost.decisions] == ["(7,001)", "(7,603)"]
    assert (cost.period, cost.meaning, cost.mostly_negative) == ("duration", None, True)


def test_totals_beyond_one_that_is_not_mapped(kettles: Adviser) -> None:
    """Gross profit is not mapped: revenue and cost of sales count as parts of the profit that it is added up to."""
    assert concepts(kettles.book.totals(line(kettles, "t1: Cost of sales"))) == ["ProfitLossBeforeTax"]
    assert concepts(kettles.book.totals(line(kettles, "t1: Finance costs"))) == ["ProfitLossBeforeTax"]
    assert concepts(kettles.book.parts(line(kettles, "t1: Gross profit"))) == ["Revenue"]


def test_what_a_figure_adds_to(kettles: Adviser) -> None:
    """Revenue is a credit: what is added to it with its sign, or taken off in parentheses, is told by that."""
    cost, gross = line(kettles, "t1: Cost of sales"), line(kettles, "t1: Gross profit")
    assert (kettles.book.orientation(cost), balance_hint(cost, kettles.book)) == ("credit", "debit")
    assert (kettles.book.orientation(gross), balance_hint(gross, kettles.book)) == ("credit", "credit")
    assert kettles.book.orientation(line(kettles, "t4: Orders and deposits received")) == ""


def test_the_same_figures_elsewhere(kettles: Adviser) -> None:
    (echo,) = kettles.book.echoes(line(kettles, "t2: Total"))
    assert (echo.line.name, echo.figures, echo.opposite) == ("t1: Revenue", 2, False)
    assert kettles.book.echoes(line(kettles, "t3: 90 days - 6 months")) == ()


def test_the_question_about_a_total_is_asked_in_the_words_of_its_table(kettles: Adviser) -> None:
    asked = query(line(kettles, "t2: Total"), kettles.book)
    assert (asked.label, asked.statement, asked.period, asked.measure) == ("Revenue", "Revenue", "duration", "amount")
    assert [name.local_name for name in asked.parts] == ["Revenue"]
    assert query(line(kettles, "t3: 90 days - 6 months"), kettles.book).label == "Trade receivables"


def test_a_rejected_rule_takes_its_concept_out_of_the_question() -> None:
    found = adviser(
        "cost", more="  - {label: Cost of sales, concept: ifrs-full:CostOfSales, review: {state: rejected}}\n"
    )
    advice = found.advise(line(found, "t1: Cost of sales"))
    assert QName("https://xbrl.ifrs.org/taxonomy/2025-03-27/ifrs-full", "CostOfSales") not in [
        option.concept for option in advice.options
    ]
