"""However a clean table is damaged, its figures come out right or unresolved, never silently wrong."""

from collections.abc import Callable
from copy import deepcopy
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.damage import DAMAGES, Grid, clean, read, text_of, told


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_what_is_not_damaged_is_read_whole(seed: int) -> None:
    page = clean(Random(seed))
    items, _ = read(text_of(page.tables))
    assert set(told(items)) == page.truth
    assert len(items) == sum(len(row) - 1 for grid in page.tables for row in grid[3:])


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_no_false_figure(damage: Callable[[Grid, Random], None], seed: int) -> None:
    random = Random(seed)
    page = clean(random)
    tables = deepcopy(page.tables)
    damage(tables[random.randrange(3)], random)
    items, findings = read(text_of(tables))
    assert set(told(items)) <= page.truth
    assert findings or set(told(items)) == page.truth
