"""``tieout mapping coverage``: what it prints and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.support import filings
from tieout.cli import _covered, tieout
from tieout.model import Outcome, QName
from tieout.tagging import Coverage, Covered, Network, Part, Total

MAPPING = """\
pack: own
taxonomy: ifrs-2025
rules:
  - {label: Revenue, concept: ifrs-full:Revenue}
  - {label: Cost of sales, concept: ifrs-full:CostOfSales, sign: deduction, review: {state: proposed}}
  - {label: Gross profit, concept: ifrs-full:GrossProfit}
  - {label: Rebates, concept: ext:Rebates, sign: deduction}
  - {label: Net revenue, ignore: a subtotal of our own}
extension:
  concepts:
    Rebates: {label: Rebates, type: monetary, period: duration, balance: debit}
"""
DOCUMENT = """\
CONSOLIDATED STATEMENT OF PROFIT OR LOSS

The following table sets forth our consolidated statement of profit or loss:

	Year ended December 31,
	2022	2023
	EUR'000	EUR'000
Revenue	9,000	9,900
Rebates	(1,000)	(1,100)
Net revenue	8,000	8,800
Cost of sales	(3,000)	(3,300)
Gross profit	5,000	5,500
Sundries	7	8
"""


def covered(folder: Path, *options: str, mapping: str = MAPPING) -> Result:
    path = filings.write(folder, mapping=mapping, document=DOCUMENT)
    return CliRunner().invoke(tieout, ["mapping", "coverage", str(path), *options])


def data(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(covered(folder, "--json").stdout)
    return told


def test_figures_are_told_by_statement_and_table(tmp_path: Path) -> None:
    result = covered(tmp_path)
    assert result.exit_code == 0, result.stderr
    lines = [line.split() for line in result.stdout.splitlines()]
    # Figures, tagged, ignored, unmapped, unresolved, share of tagged: 8 of 12.
    assert ["Profit", "or", "loss", "12", "8", "2", "2", "0", "66.7", "%"] in lines
    assert ["ignored", "2", "a", "subtotal", "of", "our", "own"] in lines
    assert ["all", "12", "8", "2", "2", "0", "66.7", "%"] in lines
    (table,) = [line for line in lines if line[:1] == ["t1"]]
    assert table[-6:] == ["8", "2", "2", "0", "66.7", "%"]
    # Facts, own ones; concepts, own ones: rebates are one concept of four.
    assert ["all", "8", "2", "25.0", "%", "4", "1", "25.0", "%"] in lines


def test_rules_that_wait_for_a_decision_are_told_with_their_facts(tmp_path: Path) -> None:
    shown = covered(tmp_path).stdout
    assert "\nRules\n  4 by hand, 1 proposed\n" in shown
    assert f"  {tmp_path}/mapping.yaml:5  proposed  ifrs-full:CostOfSales  2 facts\n" in shown


def test_the_statement_is_held_against_its_network(tmp_path: Path) -> None:
    shown = covered(tmp_path).stdout
    head = "Profit or loss against [310000] Statement of comprehensive income, profit or loss, by function of expense"
    assert f"{head}\n  3 of the statement's 4 concepts stand in it\n" in shown
    assert (
        "  ifrs-full:GrossProfit  2 of 2 parts tagged\n"
        "      tagged  +1 ifrs-full:Revenue\n"
        "      tagged  -1 ifrs-full:CostOfSales\n"
    ) in shown
    assert "    ifrs-full:ProfitLossFromOperatingActivities  1 of 8 parts tagged\n" in shown


def test_the_same_as_json(tmp_path: Path) -> None:
    told = data(tmp_path)
    assert {key: told["all"][key] for key in ("figures", "tagged", "ignored", "unmapped", "unresolved")} == {
        "figures": 12, "tagged": 8, "ignored": 2, "unmapped": 2, "unresolved": 0,
    }  # fmt: skip
    assert (told["all"]["tagged_share"], told["all"]["own_facts_share"]) == ("0.667", "0.250")
    assert told["tables"][0]["ignored_reasons"] == {"a subtotal of our own": 2}
    assert told["rules"] == {"by hand": 4, "proposed": 1, "accepted": 0, "re-opened": 0, "rejected": 0}
    assert [(rule["place"]["line"], rule["facts"]) for rule in told["waiting"]] == [(5, 2)]
    assert [each["facts"] for each in told["concepts"]] == [2, 2, 2, 2]
    (network,) = told["networks"]
    totals = {total["concept"]: total for total in network["totals"]}
    assert [part["tagged"] for part in totals["ifrs-full:GrossProfit"]["parts"]] == [True, True]
    assert totals["ifrs-full:ProfitLoss"]["tagged"] is False


def test_absent_parts_are_shortened_unless_all_are_asked_for(tmp_path: Path) -> None:
    mapping = MAPPING.replace("ifrs-full:GrossProfit", "ifrs-full:ProfitLossBeforeTax")
    head = "  ifrs-full:ProfitLossBeforeTax  0 of 14 parts tagged\n"
    short, whole = (covered(tmp_path, *options, mapping=mapping).stdout for options in ((), ("--all",)))
    lines = short.split(head)[1].splitlines()
    assert [line.split()[0] for line in lines[:6]] == ["absent"] * 6
    assert lines[5] == "      absent  … 9 more"
    assert [line.split()[0] for line in whole.split(head)[1].splitlines()[:14]] == ["absent"] * 14
    assert " more\n" not in whole


def test_an_absent_part_that_has_tagged_parts_itself_comes_first() -> None:
    names = {name: QName("urn:x", name) for name in ("Total", "A", "B", "C", "D", "E")}
    parts = tuple(Part(names[name], weight, name == "C") for name, weight in (("A", 1), ("B", -1), ("C", 1)))
    below = Total(names["B"], False, (Part(names["D"], 1, True), Part(names["E"], 1, False)))
    network = Network(
        "BS", "Financial position", "urn:r", "the network", 2, 3, (Total(names["Total"], True, parts), below)
    )
    nothing = Covered(tuple((outcome, 0) for outcome in Outcome), (), 0, 0, 0, 0)
    answer = _covered.Answer(Coverage((), (), nothing, ()), (network,), (), ())
    shown = _covered.text(answer, str, whole=False).plain
    assert shown.endswith(
        "\nFinancial position against the network\n  2 of the statement's 3 concepts stand in it\n"
        "  Total  1 of 3 parts tagged\n      tagged  +1 C\n"
        "      absent  -1 B  (1 of 2 parts tagged)\n      absent  +1 A\n"
        "  totals without a fact: 1\n    B  1 of 2 parts tagged\n"
    )


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1)])
def test_a_row_without_a_rule_can_make_it_fail(tmp_path: Path, fail_on: str, code: int) -> None:
    assert covered(tmp_path, "--fail-on", fail_on).exit_code == code


def test_what_cannot_be_read_ends_with_2(tmp_path: Path) -> None:
    result = covered(tmp_path, mapping="pack: own\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "yaml.missing-key" in result.stderr


def test_a_mapping_with_errors_ends_with_1(tmp_path: Path) -> None:
    result = covered(tmp_path, mapping=MAPPING.replace("ifrs-full:Revenue", "ifrs-full:Revenu"))
    assert (result.exit_code, result.stdout) == (1, "")
