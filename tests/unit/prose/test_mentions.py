"""Sentences of small documents against their tables; every value worked out by hand."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.support.documents import document
from tieout.diagnostics import Finding
from tieout.extract import Hints
from tieout.extract.prose import mentions, read_tokens
from tieout.model import Mention, TokenClass

TABLE = (
    "The following table sets forth our results:\n\n"
    "\tYear ended December 31,\n\t2021\t2022\t2023\n\tRMB'000\tRMB'000\tRMB'000\n"
    "Revenue\t1,471,010\t1,147,290\t1,333,991\n"
    "Cost of sales\t1,179,843\t918,645\t1,053,731\n"
    "Finance costs\t5,960\t8,702\t8,247\n"
    "Loss for the year\t(219,702)\t(212,824)\t(324,146)\n"
)


def told(folder: Path, sentence: str, table: str = TABLE) -> tuple[list[Mention], tuple[Finding, ...]]:
    source, extraction, _ = document(folder, f"{table}\n\n{sentence}\n", Hints("CNY"))
    found, findings = mentions(source, extraction.items)
    return [mention for mention in found if mention.place.line == source.lines.index(sentence) + 1], findings


def rows(found: Iterable[Mention]) -> list[tuple[str, str, str, str, bool | None]]:
    """Value, period, relation, label of the first figure it rests on, agreement."""
    return [
        (
            f"{mention.value:f}",
            str(mention.period or ""),
            mention.relation.value,
            mention.items[0].label if mention.items else "",
            mention.agrees,
        )
        for mention in found
    ]


Y21, Y22, Y23 = (f"{year}-01-01/{year}-12-31" for year in (2021, 2022, 2023))


def test_a_list_takes_its_periods_one_for_each(tmp_path: Path) -> None:
    found, findings = told(
        tmp_path,
        "Our revenue amounted to RMB1,471.0 million, RMB1,147.3 million and RMB1,334.0 million in 2021, 2022 and 2023, "
        "respectively.",
    )
    assert rows(found) == [
        ("1471000000", Y21, "equals", "Revenue", True),
        ("1147300000", Y22, "equals", "Revenue", True),
        ("1334000000", Y23, "equals", "Revenue", True),
    ]
    assert [(mention.scale, mention.decimals, str(mention.unit)) for mention in found] == [(6, -5, "CNY")] * 3
    assert findings == ()


def test_growth_and_both_its_ends(tmp_path: Path) -> None:
    # 1,333,991 / 1,147,290 - 1 = 16.27 %.
    found, findings = told(
        tmp_path, "Our revenue increased by 16.3% from RMB1,147.3 million in 2022 to RMB1,334.0 million in 2023."
    )
    assert rows(found) == [
        ("0.163", Y23, "growth", "Revenue", True),
        ("1147300000", Y22, "equals", "Revenue", True),
        ("1334000000", Y23, "equals", "Revenue", True),
    ]
    assert findings == ()


def test_growth_that_does_not_follow_is_reported_with_both_places(tmp_path: Path) -> None:
    found, findings = told(
        tmp_path, "Our revenue increased by 26.3% from RMB1,147.3 million in 2022 to RMB1,334.0 million in 2023."
    )
    assert [(mention.relation.value, mention.agrees) for mention in found] == [
        ("growth", False),
        ("equals", True),
        ("equals", True),
    ]
    (finding,) = findings
    assert finding.code == "prose.derived-disagrees"
    assert "16.273%" in finding.message
    assert [place.line for place in finding.related if hasattr(place, "line")] == [6, 6]


def test_a_figure_of_another_period_disagrees(tmp_path: Path) -> None:
    found, findings = told(tmp_path, "Our finance costs amounted to RMB8.7 million in 2023.")
    assert rows(found) == [("8700000", Y23, "equals", "Finance costs", False)]
    (finding,) = findings
    assert finding.code == "prose.disagrees"
    assert "8,247" in finding.message and Y22 in finding.message


def test_a_figure_that_leaves_its_list_disagrees(tmp_path: Path) -> None:
    found, findings = told(
        tmp_path,
        "Our finance costs were RMB6.0 million, RMB9.7 million and RMB8.2 million in 2021, 2022 and 2023, respectively.",
    )
    assert [(f"{mention.value:f}", mention.agrees) for mention in found] == [
        ("6000000", True),
        ("9700000", False),
        ("8200000", True),
    ]
    assert [finding.code for finding in findings] == ["prose.disagrees"]


def test_a_difference_and_a_share(tmp_path: Path) -> None:
    # 1,053,731 - 918,645 = 135,086; 1,053,731 / 1,333,991 = 78.99 %.
    found, _ = told(
        tmp_path,
        "In 2023, our cost of sales amounted to RMB1,053.7 million, representing 79.0% of our revenue, an increase in "
        "cost of sales of RMB135.1 million from 2022.",
    )
    assert rows(found) == [
        ("1053700000", Y23, "equals", "Cost of sales", True),
        ("0.790", Y23, "share", "Cost of sales", True),
        ("135100000", Y23, "difference", "Cost of sales", True),
    ]


def test_a_share_that_leaves_its_list_disagrees(tmp_path: Path) -> None:
    # 80.2 %, 80.1 % and 79.0 %.
    found, findings = told(
        tmp_path,
        "Our cost of sales accounted for 80.2%, 80.1% and 78.0% of our revenue in 2021, 2022 and 2023, respectively.",
    )
    assert [(mention.relation.value, mention.agrees) for mention in found] == [
        ("share", True),
        ("share", True),
        ("share", False),
    ]
    assert [finding.code for finding in findings] == ["prose.derived-disagrees"]


def test_amounts_of_the_sentence_stand_in_for_a_row_that_is_missing(tmp_path: Path) -> None:
    # 76.5 / 1,471.010 = 5.20 %, 78.3 / 1,147.290 = 6.82 %, 78.1 / 1,333.991 = 5.855 %: at least 5.851 %.
    found, findings = told(
        tmp_path,
        "In 2021, 2022 and 2023, income from rent was RMB76.5 million, RMB78.3 million and RMB78.1 million, "
        "respectively, representing 5.2%, 6.8% and 5.8% of our revenue in the same periods.",
    )
    assert rows(found) == [
        ("76500000", Y21, "none", "", None),
        ("78300000", Y22, "none", "", None),
        ("78100000", Y23, "none", "", None),
        ("0.052", Y21, "share", "Revenue", True),
        ("0.068", Y22, "share", "Revenue", True),
        ("0.058", Y23, "share", "Revenue", False),
    ]
    (finding,) = findings
    assert "5.855%" in finding.message and "'RMB78.1 million' of the sentence" in finding.message


def test_tokens_of_mentions_are_read(tmp_path: Path) -> None:
    source, extraction, _ = document(tmp_path, "Our revenue was RMB5.2 million from 17 customers in 2023.\n")
    tokens = read_tokens(extraction.tokens, mentions(source, extraction.items)[0])
    assert [(token.text, token.token_class) for token in tokens] == [
        ("5.2", TokenClass.READ),
        ("17", TokenClass.PROSE),
        ("2023", TokenClass.PERIOD),
    ]


def test_a_loss_keeps_its_words(tmp_path: Path) -> None:
    found, _ = told(tmp_path, "We recorded a loss of RMB219.7 million in 2021 and a loss of RMB212.8 million in 2022.")
    assert rows(found) == [
        ("219700000", Y21, "equals", "Loss for the year", True),
        ("212800000", Y22, "equals", "Loss for the year", True),
    ]
    assert [mention.falling for mention in found] == [True, True]


@pytest.mark.parametrize(
    ("sentence", "falling"),
    [
        ("Our finance costs were RMB8.7 million in 2022.", False),
        ("Losses in finance costs were RMB8.7 million in 2022.", True),
        ("Cash used in finance costs was RMB8.7 million in 2022.", True),
        ("Assets at fair value through profit or loss had finance costs of RMB8.7 million in 2022.", False),
        ("The loss turned to a gain in finance costs of RMB8.7 million in 2022.", False),
    ],
)
def test_words_that_call_a_figure_negative(tmp_path: Path, sentence: str, *, falling: bool) -> None:
    found, _ = told(tmp_path, sentence)
    assert [mention.falling for mention in found] == [falling]


def test_the_period_of_the_sentence_before(tmp_path: Path) -> None:
    found, _ = told(tmp_path, "In 2022, our revenue fell. During this year, our finance costs were RMB8.7 million.")
    assert rows(found) == [("8700000", Y22, "equals", "Finance costs", True)]


def test_the_periods_of_the_heading_above(tmp_path: Path) -> None:
    # 1,333,991 / 1,147,290 - 1 = 16.27 %.
    text = "Year Ended December 31, 2023 Compared to Year Ended December 31, 2022\n\nRevenue\n\n"
    sentence = "Our revenue grew by 16.3% to RMB1,334.0 million."
    source, extraction, _ = document(tmp_path, f"{TABLE}\n\n{text}{sentence}\n", Hints("CNY"))
    found, findings = mentions(source, extraction.items)
    assert rows(found) == [
        ("0.163", Y23, "growth", "Revenue", True),
        ("1334000000", Y23, "equals", "Revenue", True),
    ]
    assert findings == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "According to a study, the market had revenue of RMB1,334.0 million in 2023.",
        "As of the Latest Practicable Date, revenue of RMB1,334.0 million had been settled.",
        "The statutory rate is 25% of the profit.",
    ],
)
def test_figures_of_others_are_not_tied(tmp_path: Path, sentence: str) -> None:
    found, findings = told(tmp_path, sentence)
    assert [(mention.relation.value, mention.agrees) for mention in found] == [("none", None)]
    assert findings == ()


def test_a_document_without_tables_has_mentions_without_facts(tmp_path: Path) -> None:
    source, extraction, _ = document(tmp_path, "Our revenue was US$5.2 million in 2023, up from nil in 2022.\n")
    found, findings = mentions(source, extraction.items)
    assert [(f"{one.value:f}", str(one.unit or ""), str(one.period)) for one in found] == [
        ("5200000", "USD", Y23),
        ("0", "", Y22),
    ]
    assert findings == ()
