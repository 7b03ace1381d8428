"""Which regular expressions a mapping may hold."""

import re

import pytest

from tieout.mapping._patterns import MAX_PATTERN, compiled, pattern_fault


@pytest.mark.parametrize(
    "pattern",
    [
        "revenue.*customers",
        r"(?:net )?\(?loss\)?/profit",
        r"\((a+)\)+",
        "[(+*]+[^)]*",
        "(profit|loss).*",
        "(a|b)?c{2}",
        "(one) (two)*",
        "a" * MAX_PATTERN,
    ],
)
def test_ordinary_patterns_are_taken(pattern: str) -> None:
    assert pattern_fault(pattern) == ""


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(a+)+", "repeats a group"),
        ("(?:a|aa)*", "repeats a group"),
        ("(?:x{1,3})+", "repeats a group"),
        ("((a+)b)*", "repeats a group"),
        ("(?:(?:a|b)c){2,}", "repeats a group"),
        (r"(a)\1", "refers back"),
        ("(?P<n>a)(?P=n)", "refers back"),
        ("a*" * 5, "more than 4 repetitions"),
        ("[", "unterminated character set at character 1"),
        ("a(", "missing ), unterminated subpattern at character 2"),
        ("a" * (MAX_PATTERN + 1), f"more than {MAX_PATTERN} characters"),
    ],
)
def test_patterns_that_can_take_all_time_or_are_none_are_refused(pattern: str, why: str) -> None:
    assert why in pattern_fault(pattern)


def test_patterns_ignore_letter_case_as_labels_do() -> None:
    assert re.fullmatch(compiled("Revenue.*"), "revenue from customers")
