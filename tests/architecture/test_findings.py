"""Every code is catalogued, documented, said in sentences, and seen raised in a test."""

import importlib
import re
import runpy

import pytest

from tests.architecture.tree import ROOT, SOURCE
from tieout.diagnostics import Code, Severity
from tieout.diagnostics.catalogue import CATALOGUE

AREAS = tuple(sorted(path.stem for path in (SOURCE / "diagnostics").glob("codes_*.py")))
GENERATED = sorted(runpy.run_path(str(ROOT / "docs" / "generate.py"))["generated"]().items())


@pytest.mark.parametrize(("name", "text"), GENERATED, ids=[name for name, _ in GENERATED])
def test_generated_files_are_what_the_code_makes(name: str, text: str) -> None:
    committed = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
    assert committed == text.encode(), f"{name} is stale: run `make docs`"


@pytest.mark.parametrize("area", AREAS)
def test_every_code_of_an_area_is_listed_and_catalogued(area: str) -> None:
    module = importlib.import_module(f"tieout.diagnostics.{area}")
    declared = [value for value in vars(module).values() if isinstance(value, Code)]
    assert sorted(code.name for code in declared) == sorted(code.name for code in module.CODES)
    assert set(module.CODES) <= set(CATALOGUE)


def test_names_are_unique_and_of_one_form() -> None:
    names = [code.name for code in CATALOGUE]
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*", name)] == []


@pytest.mark.parametrize("code", CATALOGUE, ids=[code.name for code in CATALOGUE])
def test_cause_and_remedy_are_sentences(code: Code) -> None:
    for sentence in (code.cause, code.remedy):
        assert re.match(r"[A-Z`{]", sentence), sentence
        assert re.search(r"[.}`]$", sentence), sentence
        assert len(sentence.split()) >= 2, sentence
    assert code.message
    assert not code.message.endswith("."), "a message is put before a code, without a stop"
    assert not code.fatal or code.severity is Severity.ERROR


def test_every_code_is_seen_in_a_test() -> None:
    """By its name, also in the cases that tests read, or by its constant in a test that imports it from its area."""
    tests = [
        path.read_text(encoding="utf-8")
        for path in (*sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "tests" / "cases").rglob("*.yaml")))
        if path.parent.name != "architecture"
    ]
    unseen = [
        code.name
        for area in AREAS
        for constant, code in vars(importlib.import_module(f"tieout.diagnostics.{area}")).items()
        if isinstance(code, Code) and not any(sees(test, area, constant, code.name) for test in tests)
    ]
    assert unseen == []


def sees(test: str, area: str, constant: str, name: str) -> bool:
    imported = area in test and re.search(rf"\b{constant}\b", test)
    return bool(imported or re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w.-])", test))
