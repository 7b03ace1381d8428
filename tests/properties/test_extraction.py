"""Whatever the text: extraction ends, every number token has one class, and every item stands where it says."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.extract import extract
from tieout.model import RawDocument
from tieout.readers.text import blocks

_WORDS = st.sampled_from(
    [
        "Year ended December 31,", "As of", "Three months", "ended", "March 3", "2021", "2022", "20", "21", "RMB'000", "%",
        "(unaudited)", "(unaud", "ited)", "Total", "Revenue", "borrowings", "Current", "1,000", "(2,000)", "3.5", "02,4",
        "-", "_", "", "N/A", "[REDACTED]", "10%-15%", "Note", "(1)", "Less:", "900", "1,900", "()1,4)3)", "<i>'</i>",
    ]
)  # fmt: skip
_LINES = st.lists(_WORDS, min_size=1, max_size=7).map("\t".join)
_TEXTS = st.lists(st.one_of(_LINES, st.just(""), st.text(max_size=30)), max_size=14).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_any_text(text: str) -> None:
    lines = tuple(text.split("\n"))
    document = RawDocument("d.txt", "", "text/plain", lines, blocks(lines, "d.txt"))
    (source, extraction), _ = extract(document)
    assert [token.text for token in extraction.tokens] == [
        token for line in lines for token in re.findall(r"\d[\d,]*(?:\.\d+)?", line)
    ]
    for item in extraction.items:
        start = item.place.column - 1
        assert lines[item.place.line - 1][start : start + len(item.text)] == item.text
    assert len({(item.place, item.part) for item in extraction.items}) == len(extraction.items)
    assert [table.raw for table in source.tables] == [
        block.lines for block in document.blocks if hasattr(block, "lines")
    ]
    assert extract(document)[0] == (source, extraction)
