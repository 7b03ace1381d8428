"""``tieout explain``: every code of ours, and the engine's by family."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from tieout.cli import tieout
from tieout.diagnostics.catalogue import CATALOGUE
from tieout.diagnostics.engine_help import FAMILIES, EngineHelp, explained, help_for

RESULTS = Path(__file__).parents[3] / "bench" / "results" / "esef-2021.csv"


def told(code: str) -> tuple[int, str]:
    result = CliRunner().invoke(tieout, ["explain", code])
    return result.exit_code, result.output


def test_a_code_of_ours_is_told_with_cause_and_remedy() -> None:
    status, text = told("rules.sum-sign")
    assert status == 0
    assert "rules.sum-sign (warning)" in text
    assert "cause       Turning the sign" in text
    assert "what to do  Report {part}" in text


def test_a_code_of_the_engine_is_told_by_its_family_with_its_section() -> None:
    status, text = told("ESEF.3.3.1.extensionConceptsNotAnchored")
    assert status == 0
    assert "known as    ESEF.3.3.1.extensionConceptsNotAnchored…" in text
    assert "closest wider concept" in text
    assert "reference   ESEF Reporting Manual, guidance 3.3.1" in text


def test_what_is_unknown_ends_with_2_and_the_nearest() -> None:
    status, text = told("rules.sum-sing")
    assert (status, "rules.sum-sign" in text) == (2, True)


def test_the_longest_beginning_counts() -> None:
    found = [explained(code) for code in ("xbrl.4.8.2:monetaryFactUnit-QName", "xbrl.4.8.9:other", "xbrl.9")]
    assert [each.start for each in found if each] == ["xbrl.4.8.2", "xbrl.4.8", "xbrl."]
    assert explained("nothing.of.the.kind") is None
    assert help_for("nothing.of.the.kind")


@pytest.mark.parametrize("family", FAMILIES, ids=[family.start for family in FAMILIES])
def test_a_family_is_told_in_sentences(family: EngineHelp) -> None:
    assert family.text[0].isupper() or family.text[0] == "`"
    assert family.text.endswith(".")
    assert not family.reference.endswith(".")


def test_no_family_is_there_twice_nor_named_as_codes_of_ours() -> None:
    starts = [family.start for family in FAMILIES]
    assert len(set(starts)) == len(starts)
    assert not any(code.name.startswith(start) for code in CATALOGUE for start in starts)


# Of the public suite, over its groups; the rest is met in the stored results of the bench.
@pytest.mark.parametrize(
    ("code", "reference"),
    [
        ("ESEF.2.1.1.invalidIdentifier", "guidance 2.1.1"),
        ("ESEF.2.2.4.inconsistentDuplicateNumericFactInInlineXbrlDocument", "guidance 2.2.4"),
        ("ESEF.2.4.1.transformableElementIncludedInHiddenSection", "guidance 2.4.1"),
        ("ESEF.2.5.1.executableCodePresent", "guidance 2.5.1"),
        ("ESEF.2.6.1.reportIncorrectlyPlacedInPackage", "guidance 2.6"),
        ("ESEF.3.1.2.incorrectEsefTaxonomyVersionUsed", "guidance 3.1.2"),
        ("ESEF.3.4.6.UsableConceptsNotAppliedByTaggedFacts", "guidance 3.4.6"),
        ("ESEF.RTS.Annex.II.Par.2.missingMandatoryMarkups", "Annex II, paragraph 2"),
        ("ESEF.RTS.Annex.IV.Par.4.2.monetaryConceptWithoutBalance", "Annex IV"),
        ("ESEF.RTS.Art.3.htmlDoctype", "Article 3"),
    ],
)
def test_codes_of_esef_have_their_guidance(code: str, reference: str) -> None:
    found = explained(code)
    assert found is not None
    assert reference in found.reference


def test_every_code_of_the_bench_s_results_is_explained() -> None:
    rows = csv.DictReader(RESULTS.read_text(encoding="utf-8").splitlines())
    ours = {code.name for code in CATALOGUE}
    codes = {code for row in rows for code in row["codes"].split()} - ours
    assert codes
    assert sorted(code for code in codes if explained(code) is None) == []
