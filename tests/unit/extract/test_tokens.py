"""Number tokens: each belongs to exactly one class, and the classes add up to the tokens of the raw text."""

import csv
import re
from pathlib import Path

import pytest

from tests.support.documents import document
from tieout.extract import extract
from tieout.model import TokenClass
from tieout.readers import read

TEXT = """1. Overview

In 2023 our sales of RMB1,471.0 million rose by 26.2%, and by 5 points since March 31, 2022, see Note 2.4.

We use 5G and obey Rule 13.13; COVID-19 hurt 2,500 shops (1) and (2), and 12 shops in 2024, too.

\tYear ended December 31,
\t2022\t2023
\tRMB'000\tRMB'000
Within 1 year ⁽¹⁾ (2)\t100\t200

Notes:

- (1) As IFRS 16 asks, on 31 July 2024.
"""


def test_each_token_has_the_class_read_by_hand(tmp_path: Path) -> None:
    _, extraction, _ = document(tmp_path, TEXT)
    found = [(token.text, token.token_class.name) for token in extraction.tokens]
    assert found == [
        ("1", "ORDINAL"),
        ("2023", "PERIOD"),
        ("1,471.0", "PROSE"),
        ("26.2", "PROSE"),
        ("5", "PROSE"),
        ("31,", "PERIOD"),
        ("2022,", "PERIOD"),
        ("2.4", "ORDINAL"),
        ("5", "NAME"),
        ("13.13", "ORDINAL"),
        ("19", "NAME"),
        ("2,500", "PROSE"),
        ("1", "ORDINAL"),
        ("2", "ORDINAL"),
        ("12", "PROSE"),
        ("2024,", "PERIOD"),
        ("31,", "PERIOD"),
        ("2022", "PERIOD"),
        ("2023", "PERIOD"),
        ("000", "UNIT"),
        ("000", "UNIT"),
        ("1", "NAME"),
        ("2", "ORDINAL"),
        ("100", "FIGURE"),
        ("200", "FIGURE"),
        ("1", "ORDINAL"),
        ("16", "NAME"),
        ("31", "PERIOD"),
        ("2024", "PERIOD"),
    ]


def test_damaged_figures_are_unreadable_or_unresolved_figures(tmp_path: Path) -> None:
    text = "Costs:\n\n\t4.00\t\tYear ended December 31,\n\t2022\t2023\n\tRMB'000\tRMB'000\nRent 1,000 2,000\t\nLand\t(1,4)\t5\nFees\t7\t8\n"
    _, extraction, _ = document(tmp_path, text)
    assert [token.token_class.name for token in extraction.tokens if token.text in {"4.00", "1,000", "2,000"}] == [
        "UNREADABLE"
    ] * 3
    assert [token.token_class.name for token in extraction.tokens if token.text == "1,4"] == ["FIGURE"]


@pytest.mark.shared
def test_the_real_document(shared: Path) -> None:
    path = shared / "seeds" / "prospectus-financial-information.txt"
    raw, _ = read(path, path.name)
    assert raw is not None
    (_, extraction), _ = extract(raw)
    text = path.read_text(encoding="utf-8")
    tokens = re.findall(r"\d[\d,]*(?:\.\d+)?", text)
    assert [token.text for token in extraction.tokens] == tokens
    counted = {kind: sum(token.token_class is kind for token in extraction.tokens) for kind in TokenClass}
    assert sum(counted.values()) == len(tokens)
    classes = {
        (token.place.line, token.place.column, token.text): token.token_class.value for token in extraction.tokens
    }
    with (Path(__file__).parent / "tokens_by_hand.csv").open(encoding="utf-8", newline="") as file:
        by_hand = {(int(row["line"]), int(row["column"]), row["text"]): row["class"] for row in csv.DictReader(file)}
    assert len(by_hand) >= 60
    assert {place: classes.get(place) for place in by_hand} == by_hand
