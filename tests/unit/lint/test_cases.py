"""Every seeded mistake is found at its place, and its near miss is not."""

import pytest

from tests.unit.lint.cases import Case, at, cases, expected
from tieout.diagnostics import codes_lint

CASES = tuple(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_mistake_is_found_at_its_place_and_nothing_else(case: Case) -> None:
    text, places = expected(case.mistake)
    assert len(places) == len(case.codes)
    told = case.told(text)
    assert [(finding.code, *at(finding)) for finding in told] == [
        (code, *place) for code, place in zip(case.codes, places, strict=True)
    ], told
    assert all(finding.help and finding.message for finding in told)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_near_miss_is_silent(case: Case) -> None:
    assert case.told(case.clean) == ()


def test_there_are_enough_cases_and_one_for_every_code_of_lint() -> None:
    assert len(CASES) >= 40
    assert {code.name for code in codes_lint.CODES} <= {code for case in CASES for code in case.codes}
