"""``tieout mapping explain``: what it prints and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support import filings
from tieout.cli import tieout

MAPPING = """\
pack: own
taxonomy: ifrs-2025
rules:
  - {label: Rent, heading: Costs, concept: ifrs-full:RentalExpense}
  - {label: Rent, period: duration, concept: ifrs-full:CostOfSales, sign: deduction}
  - {label: Wages, concept: ifrs-full:Inventories}
  - {pattern: "tot.*", ignore: a sum, review: {state: proposed}}
"""
DOCUMENT = (
    "Costs are set out below:\n\n\tYear ended December 31,\n\t2022\t2023\n\tEUR'000\tEUR'000\n"
    "Rent\t1,200\t1,300\nWages\t500\t600\nTotal\t1,700\t1,900\n"
)


def explain(folder: Path, label: str, *options: str, filing: bool = True) -> Result:
    path = filings.write(folder, mapping=MAPPING, document=DOCUMENT)
    given = ["--filing", str(path)] if filing else ["--pack", str(folder.name)]
    return CliRunner().invoke(tieout, ["mapping", "explain", label, *given, *options])


def test_the_rule_that_counts_is_marked_and_its_rows_are_shown(tmp_path: Path) -> None:
    result = explain(tmp_path, "RENT:", "--period", "duration")
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[1] == "compared as 'rent'"
    assert "own (filer)" in lines[3]
    assert [line for line in lines if line.startswith("→")] == [f"→  2  {tmp_path}/mapping.yaml:5  counts"]
    assert "      unknown  heading: costs" in lines
    assert "      met      period: duration" in lines
    assert "      ifrs-full:CostOfSales sign deduction, by hand" in lines
    shown = lines[lines.index("In the document") + 1 :]
    assert shown == [
        f"  {tmp_path}/document.txt:6  t1 › Rent › duration  1,200 · 1,300",
        f"      tagged  ifrs-full:CostOfSales  {tmp_path}/mapping.yaml:5",
    ]


def test_the_same_as_json(tmp_path: Path) -> None:
    told = json.loads(explain(tmp_path, "Rent", "--period", "duration", "--heading", "Costs", "--json").stdout)
    assert (told["normalised"], told["packs"], told["nearest"]) == ("rent", ["own"], [])
    first, second = told["rules"]
    assert (first["place"]["line"], first["verdict"], first["counts"], first["layer"]) == (4, "matches", True, "filer")
    assert first["conditions"][0] == {"key": "label", "asked": ["rent"], "met": "met"}
    assert (second["verdict"], second["counts"], second["sign"]) == ("matches", False, "deduction")
    assert [(item["text"], item["outcome"], item["rule"]["line"]) for item in told["items"]] == [
        ("1,200", "tagged", 5),
        ("1,300", "tagged", 5),
    ]


def test_a_rule_of_the_other_kind_of_period_is_named_with_the_row(tmp_path: Path) -> None:
    result = explain(tmp_path, "Wages", "--period", "duration")
    assert "not met  concept is for: instant" in result.stdout
    assert "      unmapped  ifrs-full:Inventories" in result.stdout


def test_a_label_that_no_rule_has_gets_the_nearest(tmp_path: Path) -> None:
    result = explain(tmp_path, "Wagse")
    assert result.exit_code == 0
    assert "No rule has this label or a pattern that fits it." in result.stdout
    assert "\n  wages\n" in result.stdout
    assert "no row has this label" in result.stdout
    assert "No label of a rule is near to it" in explain(tmp_path, "Zzzzzzzz").stdout


def test_packs_may_be_asked_without_a_filing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path.parent)
    result = explain(tmp_path, "Total", filing=False)
    # The folder holds the filing's own file too, which is no pack.
    assert result.exit_code == 2
    (tmp_path / "filing.yaml").unlink()
    result = CliRunner().invoke(tieout, ["mapping", "explain", "Total", "--pack", tmp_path.name])
    assert result.exit_code == 0, result.stderr
    assert f"→  1  {tmp_path.name}/mapping.yaml:7  counts\n      ignore: a sum, proposed\n" in result.stdout
    assert "In the document" not in result.stdout


def test_the_base_pack_is_asked_where_nothing_is_named() -> None:
    runner = CliRunner()
    options = ["--statement", "IS", "--period", "duration", "--json"]
    told = json.loads(runner.invoke(tieout, ["mapping", "explain", "Cost of sales", *options]).stdout)
    assert [rule["concept"] for rule in told["rules"] if rule["counts"]] == ["ifrs-full:CostOfSales"]
    other = json.loads(
        runner.invoke(tieout, ["mapping", "explain", "Cost of sales", "--statement", "none", "--json"]).stdout
    )
    # Rules of notes may still match, whose headings are not known; none that asks for a statement does.
    assert not any(rule["counts"] for rule in other["rules"])
    assert {rule["verdict"] for rule in other["rules"]} == {"does not match", "may match"}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--filing", "missing.yaml"], 2),
        (["--pack", "missing"], 2),
        (["--pack", "ifrs", "--filing", "filing.yaml"], 2),
        (["--statement", "PL"], 2),
    ],
)
def test_what_cannot_be_read_ends_with_2(options: list[str], code: int) -> None:
    result = CliRunner().invoke(tieout, ["mapping", "explain", "Revenue", *options])
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr


def test_a_mapping_with_errors_ends_with_1(tmp_path: Path) -> None:
    path = filings.write(tmp_path, mapping=MAPPING.replace("CostOfSales", "CostsOfSale"), document=DOCUMENT)
    result = CliRunner().invoke(tieout, ["mapping", "explain", "Rent", "--filing", str(path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "did you mean ifrs-full:CostOfSales (Cost of sales)" in result.stderr


def test_packs_out_of_order_are_told_where_the_filing_names_them(tmp_path: Path) -> None:
    filing = filings.FILING.replace("[mapping.yaml]", "[mapping.yaml, ifrs]")
    path = filings.write(tmp_path, filing=filing, mapping=MAPPING.replace("CostOfSales", "None"), document=DOCUMENT)
    result = CliRunner().invoke(tieout, ["mapping", "explain", "Rent", "--filing", str(path)])
    assert "mapping.layers-order" in result.stderr
    assert "filing.yaml:7:26" in result.stderr
