"""A package made by hand for ESEF 2022: valid with all of its regime, and not run where a part of that is missing."""

import re
from pathlib import Path

import pytest

from tests.regimes.filed import PAGE, filed, files
from tieout import regulator
from tieout.diagnostics import Severity
from tieout.model import CheckedSubmission, Ran, Verdict
from tieout.regulator import CheckOptions, CheckResult


@pytest.fixture(autouse=True)
def _nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIEOUT_DATA_DIR", str(tmp_path / "data"))


def checked(path: Path, *packages: Path, profile: str = "") -> tuple[CheckResult, CheckedSubmission]:
    result = regulator.check(CheckOptions((path,), profile=profile, packages=packages))
    (submission,) = result.run.submissions
    return result, submission


def amounts(page: str) -> dict[tuple[str, str], int]:
    """The amounts in thousands by concept and context, as they stand on the page."""
    fact = re.compile(r'name="\w[\w-]*:(\w+)" contextRef="([\w-]+)" unitRef="EUR"[^>]*?(sign="-")?>([\d,]+)<')
    return {
        (found[1], found[2]): int(found[4].replace(",", "")) * (-1 if found[3] else 1) for found in fact.finditer(page)
    }


def test_its_figures_foot() -> None:
    found = amounts(files()[PAGE].decode())
    for year in ("2021", "2022"):
        at, over = f"i{year}", f"d{year}"
        assert found["Assets", at] == found["NoncurrentAssets", at] + found["CurrentAssets", at]
        assert (
            found["Assets", at] == found["Equity", at] + found["Liabilities", at] == found["EquityAndLiabilities", at]
        )
        assert found["ComprehensiveIncome", over] == found["ProfitLoss", over] + found["OtherComprehensiveIncome", over]
        before = f"i{int(year) - 1}"
        change = found["IncreaseDecreaseInCashAndCashEquivalents", over]
        assert found["CashAndCashEquivalents", at] == found["CashAndCashEquivalents", before] + change
        earned = found["ComprehensiveIncome", over] - found["DividendsPaid", over]
        assert found["Equity", at] == found["Equity", before] + earned
        for moment in (at, before):
            parts = (found["Equity", f"{moment}-{part}"] for part in ("capital", "translation", "retained"))
            assert found["Equity", moment] == sum(parts)


@pytest.mark.shared
@pytest.mark.parametrize("profile", ["esef-2022", ""])
def test_it_is_valid_without_error_or_warning(profile: str, tmp_path: Path, shared: Path) -> None:
    result, submission = checked(filed(tmp_path), shared / "taxonomies", profile=profile)
    assert (submission.verdict, submission.profile, result.exit_code) == (Verdict.VALID, "esef-2022", 0)
    assert {each.state for each in submission.rule_sets} == {Ran.RAN}
    # Figures that stand in two statements are tagged in both.
    assert {finding.code for finding in submission.findings} == {"rules.duplicate-complete"}
    assert {finding.severity for finding in submission.findings} == {Severity.INFO}


def _without(shared: Path, *missing: str) -> list[Path]:
    return [path for path in sorted((shared / "taxonomies").glob("*.zip")) if not path.name.startswith(missing)]


FOUND = "lxml.SCHEMAV_CVC_COMPLEX_TYPE_4"


def _against_its_schema(folder: Path) -> Path:
    """The package with a style on its page whose type is not said: an error that needs no taxonomy to be found."""
    return filed(folder, {PAGE: files()[PAGE].replace(b' type="text/css"', b"")})


@pytest.mark.shared
@pytest.mark.parametrize("missing", ["esef-2022", "ifrs-2022", "lei"])
def test_without_a_package_of_its_taxonomy_it_is_not_run(missing: str, tmp_path: Path, shared: Path) -> None:
    result, submission = checked(_against_its_schema(tmp_path), *_without(shared, missing))
    assert (submission.verdict, submission.profile, result.exit_code) == (Verdict.NOT_RUN, "esef-2022", 3)
    found = {finding.code: finding for finding in submission.findings}
    assert found["engine.taxonomy-package-missing"].severity is Severity.ERROR
    assert FOUND in found


@pytest.mark.shared
def test_without_the_extra_it_is_not_run(tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module of that name, found before the real one, stands for an extra that is not installed."""
    (tmp_path / "tinycss2.py").write_text("raise ImportError('not installed')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for path, codes in (
        (filed(tmp_path), set()),
        (_against_its_schema(tmp_path), {FOUND}),
    ):
        result, submission = checked(path, shared / "taxonomies")
        assert (submission.verdict, submission.profile, result.exit_code) == (Verdict.NOT_RUN, "esef-2022", 3)
        gone = {each.name for each in submission.rule_sets if each.state is not Ran.RAN}
        assert {"Disclosure system", "ESEF (plugin)"} <= gone
        found = {finding.code for finding in submission.findings}
        assert found >= {"engine.plugin-missing"} | codes
