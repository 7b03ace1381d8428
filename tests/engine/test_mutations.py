"""A sound package altered in one respect at a time: caught by the code meant for it, at its place, and never valid.

The cases are data in ``tests/cases/check``: to add one, write its change and what must be found.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import jsonschema
import pytest

from tests.support.mutations import Case, altered, cases
from tieout import engine, regulator
from tieout.diagnostics import Severity
from tieout.diagnostics.catalogue import CATALOGUE
from tieout.diagnostics.engine_help import explained
from tieout.export.check import FORMATS
from tieout.model import CheckedSubmission, Verdict
from tieout.profiles import PROFILES
from tieout.regulator import CheckOptions, CheckResult
from tieout.store import check_packages, taxonomies

ROOT = Path(__file__).parents[2]
CASES = cases(ROOT / "tests" / "cases" / "check")
SCHEMA = json.loads((ROOT / "docs" / "check.schema.json").read_text(encoding="utf-8"))
EXIT = {Verdict.VALID: 0, Verdict.INVALID: 1, Verdict.REFUSED: 1, Verdict.NOT_RUN: 3}
OURS = frozenset(code.name for code in CATALOGUE)


@pytest.fixture(scope="module", autouse=True)
def _catalogues_once() -> Iterator[None]:
    """The catalogues are read once for all cases."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(taxonomies, "load", cache(taxonomies.load))
        yield


@pytest.fixture(scope="session")
def sound(second_package: Path) -> CheckResult:
    return regulator.check(CheckOptions((second_package,)))


def checked(
    case: Case, base: Path, folder: Path, patch: pytest.MonkeyPatch, packages: tuple[Path, ...] = ()
) -> CheckResult:
    """The case's package through the check, as the case says, with taxonomy packages that are given."""
    path = folder / (case.name or base.name)
    path.write_bytes(altered(base.read_bytes(), case.change))
    (folder / "modules").mkdir()
    for name, source in case.modules.items():
        (folder / "modules" / f"{name}.py").write_text(source, encoding="utf-8")
    patch.syspath_prepend(str(folder / "modules"))
    if case.without_taxonomy:
        patch.setattr(check_packages, "at_hand", lambda _, given: (tuple(given), ()))
    if case.limits:
        limits = replace(PROFILES[0].limits, **case.limits)
        patch.setattr(engine.COLD, "check", partial(engine.check, limits=limits))
    return regulator.check(CheckOptions((path,), profile=case.profile, packages=packages))


def only(result: CheckResult) -> CheckedSubmission:
    (submission,) = result.run.submissions
    return submission


def test_there_are_sixty_and_each_has_a_name_of_its_own() -> None:
    assert len({case.id for case in CASES}) == len(CASES)
    assert len([case for case in CASES if not case.beyond and case.base != "esef"]) >= 60
    assert all(case.verdict != "valid" for case in CASES if not case.beyond)
    assert all(case.verdict == "valid" for case in CASES if case.beyond)


@pytest.mark.slow
def test_the_package_itself_is_valid(sound: CheckResult) -> None:
    found = only(sound)
    assert (found.verdict, sound.exit_code, found.profile) == (Verdict.VALID, 0, "ifrs")
    assert [str(each) for each in found.findings if each.severity is Severity.ERROR] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case.id, marks=[pytest.mark.shared] if case.base == "esef" else []) for case in CASES],
)
def test_a_mutation_is_caught_by_its_code_at_its_place(
    case: Case, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base: Path = request.getfixturevalue(f"{case.base}_package")
    packages = (request.getfixturevalue("shared") / "taxonomies",) if case.base == "esef" else ()
    result = checked(case, base, tmp_path, monkeypatch, packages)
    found = only(result)
    told = [(each.code, str(each.place or "")) for each in found.findings]
    for each in case.expected:
        places = [place for code, place in told if code == each.code]
        assert places, f"{each.code} is not among {told}"
        assert not each.place or each.place in places, f"{each.code} stands at {places}"
    assert (found.verdict.value, result.exit_code) == (case.verdict, EXIT[found.verdict])
    jsonschema.validate(json.loads(FORMATS["json"](result.run)), SCHEMA)
    assert [code for code, _ in told if code not in OURS and explained(code) is None] == []
