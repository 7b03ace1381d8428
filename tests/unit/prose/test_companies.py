"""Sentences as other companies write them: other currencies, year ends and ways to compare; worked out by hand."""

from pathlib import Path

import pytest

from tests.support.documents import document
from tieout.extract.prose import mentions

EURO = (
    "Consolidated income statement\n\n"
    "\tYear ended 30 June\n\t2024\t2023\n\t€ thousand\t€ thousand\n"
    "Revenue\t12,345\t11,020\nOperating expenses\t-8,100\t-7,450\nProfit for the year\t4,245\t3,570\n"
)
HONG_KONG = (
    "The following table sets forth our results:\n\n"
    "\tYear ended March 31,\n\t2023\t2024\n\tHK$ in millions\tHK$ in millions\n"
    "Turnover\t2,150.4\t2,580.9\nStaff costs\t(310.2)\t(355.7)\n"
)
BALANCE = (
    "The following table sets forth our financial position:\n\n"
    "\tAs of December 31,\n\t2022\t2023\n\tUS$'000\tUS$'000\n"
    "Cash and cash equivalents\t45,120\t51,870\nTrade payables\t9,310\t8,050\n"
)
Y24, Y23 = "2023-07-01/2024-06-30", "2022-07-01/2023-06-30"
H24, H23 = "2023-04-01/2024-03-31", "2022-04-01/2023-03-31"
RIGHT = [
    # 12,345 / 11,020 - 1 = 12.02 %.
    (
        EURO,
        "Revenue grew 12.0% to €12.3 million (2023: €11.0 million).",
        [
            ("12.0%", Y24, "growth", True),
            ("€12.3 million", Y24, "equals", True),
            ("€11.0 million", Y23, "equals", True),
        ],
    ),
    (
        EURO,
        "Operating expenses for the year ended 30 June 2024 were €8.1 million, against €7.5 million in FY2023.",
        [("€8.1 million", Y24, "equals", True), ("€7.5 million", Y23, "equals", True)],
    ),
    (
        EURO,
        "Profit for the year reached €4,245 thousand in FY24, a 19% increase from 2023.",
        # 4,245 / 3,570 - 1 = 18.9 %.
        [("€4,245 thousand", Y24, "equals", True), ("19%", Y24, "growth", True)],
    ),
    # 2,580.9 / 2,150.4 - 1 = 20.02 %; 355.7 - 310.2 = 45.5.
    (
        HONG_KONG,
        "Turnover rose 20.0% from HK$2,150.4 million in 2023 to HK$2.58 billion in 2024; staff costs rose by HK$45.5 million.",
        [
            ("20.0%", H24, "growth", True),
            ("HK$2,150.4 million", H23, "equals", True),
            ("HK$2.58 billion", H24, "equals", True),
            ("HK$45.5 million", H24, "difference", True),
        ],
    ),
    (
        BALANCE,
        "We held cash and cash equivalents of US$51.9 million as of December 31, 2023 (2022: US$45.1 million).",
        [("US$51.9 million", "2023-12-31", "equals", True), ("US$45.1 million", "2022-12-31", "equals", True)],
    ),
    (
        BALANCE,
        "At the end of 2023 we owed trade payables of 8.05 million US dollars.",
        [("8.05 million US dollars", "2023-12-31", "equals", True)],
    ),
    # The table has 9,310 for 2022.
    (
        BALANCE,
        "Trade payables were US$9.3 million as of December 31, 2023.",
        [("US$9.3 million", "2023-12-31", "equals", False)],
    ),
]


@pytest.mark.parametrize(("table", "sentence", "expected"), RIGHT)
def test_sentences_of_other_companies(
    tmp_path: Path, table: str, sentence: str, expected: list[tuple[str, str, str, bool]]
) -> None:
    source, extraction, _ = document(tmp_path, f"{table}\n\n{sentence}\n")
    found, findings = mentions(source, extraction.items)
    assert [(one.text, str(one.period), one.relation.value, one.agrees) for one in found] == expected
    assert len(findings) == sum(not agrees for *_, agrees in expected)
