"""A suggester for all tests of suggestion: reading the taxonomy and its words takes a second."""

import pytest

from tieout.mapping.suggestion import Suggester
from tieout.store.suggesters import load_suggester


@pytest.fixture(scope="session")
def suggester() -> Suggester:
    found, findings = load_suggester()
    assert not findings
    assert found is not None
    return found
