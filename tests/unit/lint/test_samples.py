"""Examples of what patterns match."""

import re

import pytest

from tieout.mapping._samples import samples


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("profit", {"profit"}),
        ("(net )?profits?", {"profit", "profits", "net profit", "net profits"}),
        ("entit(y|ies)", {"entity", "entities"}),
        (r"mr\. x", {"mr. x"}),
        ("a{2}b", {"aab"}),
    ],
)
def test_all_texts_of_a_pattern_that_has_few(pattern: str, texts: set[str]) -> None:
    assert set(samples(re.compile(pattern)).texts) == texts


@pytest.mark.parametrize("pattern", [".*", "revenue.*", r"\bbasic\b.*", "[a-c]x", "(a|b)+", "(?!x)[a-z]", "a{2,}"])
def test_what_matches_endlessly_or_by_kinds_is_not_complete(pattern: str) -> None:
    found = samples(re.compile(pattern))
    assert not found.complete
    assert found.texts
    assert all(re.fullmatch(pattern, text) for text in found.texts)


def test_the_literal_is_in_every_text_that_matches() -> None:
    assert samples(re.compile("(total )?Cost of sales?( and services)?")).literal == "cost of sale"
    assert samples(re.compile("a|b")).literal == ""
    assert samples(re.compile("(trade)? ?(payables)+")).literal == "payables"


@pytest.mark.parametrize("pattern", ["(?i:x)", "(?>x)", r"\x41"])
def test_what_is_not_understood_has_no_examples(pattern: str) -> None:
    assert samples(re.compile(pattern)).texts == ()


def test_many_choices_give_each_once() -> None:
    found = samples(re.compile("(a|b|c|d) (a|b|c|d) (a|b|c|d)"))
    assert not found.complete
    assert {"a a a", "d d d", "d a a", "a a d"} <= set(found.texts)
