"""Packages and catalogues are read only where a submission asks for them, and once."""

import subprocess
import sys
from dataclasses import replace

import pytest

from tests.unit.rules import made
from tieout.regulator._shelf import Shelf
from tieout.store import taxonomies

CORE = "https://xbrl.ifrs.org/taxonomy/2025-03-27/full_ifrs/full_ifrs-cor_2025-03-27.xsd"
OLDER = "https://xbrl.ifrs.org/taxonomy/2022-03-24/full_ifrs/full_ifrs-cor_2022-03-24.xsd"
PLAIN = replace(made.report([made.fact("Revenue", 1)], [made.concept("Revenue")]), documents=(CORE,))
OWN = replace(made.report([made.fact("Revenue", 1, own=True)], [made.concept("Revenue", own=True)]), documents=(CORE,))


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the catalogues that were loaded."""
    names: list[str] = []
    load = taxonomies.load

    def noted(name: str) -> object:
        names.append(name)
        return load(name)

    monkeypatch.setattr(taxonomies, "load", noted)
    return names


def test_the_catalogue_of_a_report_s_taxonomy_is_read_once(loaded: list[str]) -> None:
    shelf = Shelf(())
    first = shelf.catalogue(OWN)
    assert first is not None
    assert first.core_schema == CORE
    assert shelf.catalogue(OWN) is first
    assert loaded == ["ifrs-2025"]


def test_no_catalogue_is_read_where_no_rule_asks_for_it(loaded: list[str]) -> None:
    shelf = Shelf(())
    assert shelf.catalogue(PLAIN) is None
    assert shelf.catalogue(replace(OWN, documents=(OLDER, "http://own.example/own.xsd"))) is None
    assert loaded == []


def test_a_check_leaves_arelle_to_its_worker() -> None:
    code = "import tieout.regulator, sys; sys.exit('arelle' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
