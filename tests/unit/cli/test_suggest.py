"""``tieout suggest``: what it proposes, what an acceptance writes, and what it refuses."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from click.testing import CliRunner, Result

from tests.unit.packs.bundled import taxonomy
from tests.unit.proposals import kettles
from tieout import packs, suggesting
from tieout.cli import tieout
from tieout.mapping.suggestion import Suggester, Thesaurus
from tieout.packs import opened
from tieout.store import bundled, taxonomies
from tieout.suggesting import AcceptOptions

PRODUCTS = "ifrs-full:ProductsAndServicesAxis"
OUT = ("cost", "toasters", "total")


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """The taxonomy is read, and its words are learnt, once for all tests here: each run would take seconds for it."""
    words = Suggester.of(taxonomy(), (), Thesaurus(()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(taxonomies, "load", lambda *_: (taxonomy(), ()))
        patch.setattr(suggesting, "Suggester", Mock(of=lambda *_: words))
        yield


def suggest(filing: Path, *options: str) -> Result:
    return CliRunner().invoke(tieout, ["suggest", str(filing), *options])


def codes(result: suggesting.AcceptResult) -> list[str]:
    return [finding.code for finding in result.findings]


@pytest.fixture(scope="module")
def filing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filing that no test here changes."""
    return kettles.write(tmp_path_factory.mktemp("kettles"), *OUT)


@pytest.fixture(scope="module")
def proposed(filing: Path) -> Result:
    return suggest(filing)


def test_every_line_without_a_rule_is_shown_with_its_proposals(proposed: Result) -> None:
    assert proposed.exit_code == 0, proposed.stderr
    names = [line.split("  ")[0] for line in proposed.stdout.splitlines() if line.startswith("t")]
    assert names == ["t1: Cost of sales", "t2: Toasters", "t2: Total", "t4: Orders and deposits received"]
    assert f"  ifrs-full:Revenue [{PRODUCTS}=test:ToastersMember]\n" in proposed.stdout
    assert "none is good enough; an extension: ext:OrdersAndDepositsReceived" in proposed.stdout
    assert proposed.stdout.endswith("4 lines, 0 of them mapped; 1 without a good concept\n")


def test_all_lines_for_programs(filing: Path) -> None:
    result = suggest(filing, "--all", "--json", "--limit", "2")
    lines = json.loads(result.stdout)
    assert len(lines) == 13
    revenue, cost = lines[0], lines[1]
    assert (revenue["name"], revenue["mapped_to"]) == ("t1: Revenue", "ifrs-full:Revenue")
    assert revenue["proposals"][0]["concept"] == "ifrs-full:Revenue"
    assert (cost["mapped_to"], cost["place"]["line"], cost["period_type"]) == ("", 9, "duration")
    assert [each["rank"] for each in cost["proposals"]] == [1, 2]
    assert cost["proposals"][0]["score"] > cost["proposals"][1]["score"]
    assert {"kind", "text", "points"} == cost["proposals"][0]["reasons"][0].keys()
    assert lines[-1]["extension"]["period"] == "duration"


def test_a_table_of_them(filing: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert suggest(filing, "-o", str(out)).exit_code == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    first = rows[0]
    assert (first["table"], first["line"], first["label"], first["rank"]) == ("t1", "9", "Cost of sales", "1")
    assert (first["concept"], first["dimensions"]) == ("ifrs-full:CostOfSales", "")
    assert (rows[-1]["rank"], rows[-1]["concept"]) == ("extension", "ext:OrdersAndDepositsReceived")
    assert suggest(filing, "-o", str(tmp_path)).exit_code == 1


def test_without_write_the_lines_are_shown_only(filing: Path) -> None:
    before = (filing.parent / "mapping.yaml").read_bytes()
    result = suggest(filing, "--accept", "Cost of sales=ifrs-full:CostOfSales")
    assert result.exit_code == 0, result.stderr
    added = [line[1:] for line in result.stdout.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert added[0].startswith("  # Accepted, score ")
    assert [line for line in added if "#" not in line][:-1] == [
        *("  - label: Cost of sales", "    statement: IS", "    period: duration"),
        *("    concept: ifrs-full:CostOfSales", "    sign: deduction"),
    ]
    assert added[-1].startswith("    review: {state: accepted, digest: ")
    assert "not written; add --write" in result.stderr
    assert (filing.parent / "mapping.yaml").read_bytes() == before


def test_what_is_written_is_what_was_accepted_and_nothing_else_changes(tmp_path: Path) -> None:
    filing = kettles.write(tmp_path, *OUT)
    path = tmp_path / "mapping.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    accept = (
        *("--accept", "t1: Cost of sales=ifrs-full:CostOfSales", "--accept", "Toasters=ifrs-full:Revenue"),
        *("--accept", f"Revenue > Total=ifrs-full:Revenue[{PRODUCTS}=ext:AllProductsMember]"),
        *("--accept", "Orders and deposits received=ext:Orders"),
    )
    result = suggest(filing, *accept, "--write")
    assert result.exit_code == 0, result.stderr
    after = path.read_bytes()
    rest = iter(after.splitlines(keepends=True))
    assert all(line in rest for line in before.splitlines(keepends=True))
    assert after.count(b"\n") == after.count(b"\r\n")
    found, findings = opened(filing)
    assert [finding.code for finding in findings] == ["filing.placeholder-identifier"]
    (pack,) = found.packs
    new = [rule for rule in pack.rules if rule.review]
    assert [rule.concept.text for rule in new if rule.concept] == [
        *("ifrs-full:CostOfSales", "ifrs-full:Revenue", "ifrs-full:Revenue", "ext:Orders"),
    ]
    assert [[member.text for _, member in rule.dimensions] for rule in new] == [
        *([], ["ext:ToastersMember"], ["ext:AllProductsMember"], []),
    ]
    assert [concept.name for concept in pack.concepts] == ["Orders"]
    assert [member.name for member in pack.members] == ["KettlesMember", "ToastersMember", "AllProductsMember"]
    reviewed = CliRunner().invoke(tieout, ["mapping", "review", str(filing)])
    assert reviewed.stdout.startswith("accepted, 4\n")
    assert "Accepted, score " in reviewed.stdout
    again = suggest(filing)
    assert again.stdout == "0 lines, 0 of them mapped; 0 without a good concept\n"


def test_a_filing_without_a_pack_of_its_own_gets_one(tmp_path: Path) -> None:
    filing = kettles.write(tmp_path)
    filing.write_text(filing.read_text().replace("mappings: [mapping.yaml]", "mappings: [ifrs]"), encoding="utf-8")
    result = suggest(filing, "--accept", "Kettles=ext", "--write")
    assert result.exit_code == 0, result.stderr
    assert "mappings: [ifrs, mappings.yaml]\n" in filing.read_text()
    found, findings = opened(filing)
    assert [finding.code for finding in findings] == ["filing.placeholder-identifier"]
    assert (found.packs[1].name, found.packs[1].layer, len(found.packs[1].rules)) == ("test", "filer", 1)
    into = tmp_path / "more.yaml"
    result = suggest(filing, "--accept", "Toasters=ext", "--into", str(into), "--write")
    assert result.exit_code == 0, result.stderr
    assert "mappings: [ifrs, mappings.yaml, more.yaml]\n" in filing.read_text()
    assert "concept: ext:Toasters\n" in into.read_text()


def test_a_rule_goes_above_the_one_that_decides_the_row_now(tmp_path: Path) -> None:
    filing = kettles.write(tmp_path)
    asked = ("t1: Finance costs=ifrs-full:InterestExpense",)
    result = suggesting.accept(AcceptOptions(filing, asked, write=True))
    assert codes(result) == []
    lines = (tmp_path / "mapping.yaml").read_text().splitlines()
    assert lines.index("    concept: ifrs-full:InterestExpense") < lines.index(
        f"  - {kettles.RULES['finance']}  # finance"
    )


def test_what_can_not_be_accepted(filing: Path) -> None:
    asked = (
        *("Cost=ifrs-full:CostOfSales", "Total=ifrs-full:Revenue", "Toasters=ifrs-full:Revenu"),
        *("Toasters=ifrs-full:Inventories", "Toasters=ifrs-full:IncomeStatementAbstract", "Toasters=x:Revenue"),
        *("Toasters=ifrs-full:DilutedEarningsLossPerShare", "Toasters=ext:KettlesMember"),
        *(
            "Toasters=ifrs-full:Revenue[ifrs-full:Revenue=ext:AMember]",
            f"Toasters=ifrs-full:Revenue[{PRODUCTS}=ifrs-full:Revenue]",
        ),
        f"Toasters=ifrs-full:Revenue[{PRODUCTS}=ifrs-full:ProductsAndServicesDomain]",
        "Toasters=ifrs-full:Revenue[ext:AnAxis=ext:AMember]",
    )
    result = suggesting.accept(AcceptOptions(filing, asked))
    assert result.exit_code == 1
    assert result.edits == ()
    assert codes(result) == [
        *("accepting.unknown-label", "accepting.several-rows"),
        *["accepting.unfit-concept"] * 6,
        *["accepting.unfit-dimension"] * 4,
    ]
    said = [finding.message for finding in result.findings]
    assert "did you mean ifrs-full:Revenue" in said[2]
    assert "reported at an instant, and the figures are for a duration" in said[3]
    assert "a heading, an axis or a table" in said[4]
    assert "no prefix x" in said[5]
    assert "an amount of money per share" in said[6]
    assert "has a member or axis of that name" in said[7]
    assert "is no axis" in said[8]
    assert "is no member" in said[9]
    assert "the default of the axis" in said[10]
    assert "declares no axis" in said[11]


def test_what_is_no_acceptance_is_told_before_anything_is_read(tmp_path: Path) -> None:
    result = suggesting.accept(AcceptOptions(tmp_path / "none.yaml", ("Revenue",)))
    assert codes(result) == ["accepting.syntax"]
    assert suggest(tmp_path / "none.yaml", "--write").exit_code == 2
    assert suggest(tmp_path / "none.yaml").exit_code == 2


def test_a_row_without_letters_has_no_extension(tmp_path: Path) -> None:
    filing = kettles.write(tmp_path, *OUT)
    document = tmp_path / "document.txt"
    document.write_text(document.read_text().replace("Toasters", "产品"), encoding="utf-8")
    assert codes(suggesting.accept(AcceptOptions(filing, ("产品=ext",)))) == ["accepting.no-extension"]


def test_packs_that_come_with_tieout_are_not_written_to(filing: Path) -> None:
    into = bundled.root("mappings") / "ifrs" / "new.yaml"
    asked = AcceptOptions(filing, ("Toasters=ifrs-full:Revenue",), into=into, write=True)
    assert codes(suggesting.accept(asked)) == ["accepting.read-only"]
    assert not into.exists()


def test_a_pack_without_a_place_for_rules(tmp_path: Path) -> None:
    filing = kettles.write(tmp_path, *OUT)
    (tmp_path / "mapping.yaml").write_text(
        "pack: own\ntaxonomy: ifrs-2025\nrules: [{label: Revenue, concept: ifrs-full:Revenue}]\n", encoding="utf-8"
    )
    result = suggesting.accept(AcceptOptions(filing, ("Toasters=ifrs-full:Revenue",), write=True))
    assert codes(result) == ["accepting.no-place"]


def test_a_rule_that_has_no_effect_or_too_much(tmp_path: Path) -> None:
    """A later pack decides the row; and two rows that nothing tells apart can't be decided one by one."""
    filing = kettles.write(tmp_path, *OUT)
    filing.write_text(filing.read_text().replace("[mapping.yaml]", "[mapping.yaml, later.yaml]"), encoding="utf-8")
    (tmp_path / "later.yaml").write_text(
        "pack: later\ntaxonomy: ifrs-2025\nrules: [{label: Toasters, concept: ifrs-full:OtherRevenue}]\n",
        encoding="utf-8",
    )
    into = tmp_path / "mapping.yaml"
    result = suggesting.accept(AcceptOptions(filing, ("Toasters=ifrs-full:Revenue",), into=into))
    assert codes(result) == ["accepting.no-effect"]
    assert "a rule decides otherwise" in result.findings[0].message
    document = tmp_path / "document.txt"
    text = document.read_text()
    orders = text[text.index("Orders\n") :]
    document.write_text(f"{text}\n{orders}", encoding="utf-8")
    result = suggesting.accept(AcceptOptions(filing, ("t4: Orders and deposits received=ext",), into=into))
    assert codes(result) == ["accepting.other-rows"]
    assert "'Orders and deposits received' (document.txt:49:30)" in result.findings[0].message


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filing = kettles.write(tmp_path, *OUT)
    path = tmp_path / "mapping.yaml"
    read = packs.named

    def changing(names: list[str], beside: Path) -> object:
        found = read(names, beside)
        path.write_text(path.read_text() + "# another's line\n", encoding="utf-8")
        return found

    monkeypatch.setattr(packs, "named", changing)
    result = suggesting.accept(AcceptOptions(filing, ("Toasters=ifrs-full:Revenue",), write=True))
    assert codes(result) == ["store.changed"]
    assert path.read_text().endswith("# the end\n# another's line\n")
