"""Whole builds: the bundled examples, what makes a build end early, and what stays on disk then."""

import json
from pathlib import Path

import pytest

from tests.support.filings import FILING, rows, write
from tieout.diagnostics import Severity
from tieout.model import Verdict
from tieout.pipeline import BuildOptions, BuildResult, build, init

ROOT = Path(__file__).parents[2]
SECOND = ROOT / "examples" / "second"
PROSPECTUS = ROOT / "examples" / "prospectus"

MAPPING = """pack: test
title: Test
taxonomy: ifrs-2025
rules:
  - {label: Stock, concept: ifrs-full:Inventories}
  - {label: Cash, concept: ifrs-full:CashAndCashEquivalents}
  - {label: Total, concept: ifrs-full:CurrentAssets}
"""
DOCUMENT = """Balances as at the dates indicated:

\tAs at 31 December
\t2024\t2023
\t€'000\t€'000
Stock\t1,200\t1,100
Cash\t300\t250
Total\t1,500\t1,350
"""


def run(folder: Path, filing: str = FILING, mapping: str = MAPPING, document: str = DOCUMENT) -> BuildResult:
    written = write(folder, filing=filing, mapping=mapping, document=document)
    return build(BuildOptions(written, output=folder / "out"))


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildResult, Path]:
    folder = tmp_path_factory.mktemp("second") / "out"
    return build(BuildOptions(SECOND / "filing.yaml", output=folder)), folder


@pytest.mark.slow
def test_the_second_example_is_a_valid_filing_by_the_base_pack_alone(second: tuple[BuildResult, Path]) -> None:
    result, folder = second
    assert result.exit_code == 0
    assert result.summary is not None
    assert result.summary.verdict is Verdict.VALID
    amounts = [row for row in rows(folder, "line-items.csv") if row["measure"] == "amount" and row["value"]]
    tagged = [row for row in amounts if row["outcome"] == "tagged"]
    assert len(amounts) >= 60
    assert len(tagged) >= 0.8 * len(amounts)
    assert all(row["reason"] for row in amounts if row["outcome"] != "tagged")
    report = result.summary.report
    totals = {(table.id, footing.total) for table in report.document.tables for footing in table.footings}
    declared = {(summation.table, summation.total) for summation in report.summations}
    assert totals
    assert len(declared) >= len(totals) - 1  # a closing balance of cash adds up an instant and flows: no summation


@pytest.mark.slow
def test_the_output_folder_holds_every_file(second: tuple[BuildResult, Path]) -> None:
    result, folder = second
    assert result.summary is not None
    names = {"report.html", "viewer.html", "facts.json", "findings.json", "receipt.json", "line-items.csv", "facts.csv"}
    assert names | {"numbers.csv", result.summary.package} <= {path.name for path in folder.iterdir()}
    receipt = json.loads((folder / "receipt.json").read_text(encoding="utf-8"))
    assert receipt["facts"]["emitted"] == receipt["facts"]["loaded"] == len(rows(folder, "facts.csv"))
    assert len(json.loads((folder / "facts.json").read_text(encoding="utf-8"))["facts"]) == receipt["facts"]["loaded"]


@pytest.mark.slow
def test_a_second_build_elsewhere_is_the_same_to_the_byte(
    second: tuple[BuildResult, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, folder = second
    monkeypatch.chdir(tmp_path)
    build(BuildOptions(SECOND / "filing.yaml", output=Path("another")))
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "another").iterdir()} == first
    assert not any(str(tmp_path).encode() in content or str(ROOT).encode() in content for content in first.values())


@pytest.mark.slow
def test_init_writes_the_committed_filing_of_the_second_example(tmp_path: Path) -> None:
    (tmp_path / "document.txt").write_bytes((SECOND / "document.txt").read_bytes())
    target, findings = init(tmp_path / "document.txt")
    assert (target, findings) == (tmp_path / "filing.yaml", ())
    assert target.read_bytes() == (SECOND / "filing.yaml").read_bytes()
    _, findings = init(tmp_path / "document.txt")
    assert [finding.fatal for finding in findings] == [True]


@pytest.mark.slow
def test_the_first_example_is_valid(tmp_path: Path) -> None:
    result = build(BuildOptions(PROSPECTUS / "filing.yaml", output=tmp_path / "out"))
    assert result.exit_code == 0
    assert result.summary is not None
    concepts = {fact.concept for fact in result.summary.report.facts if fact.concept.prefix == "ifrs-full"}
    assert len(result.summary.report.facts) >= 340
    assert len(concepts) >= 35


@pytest.mark.shared
@pytest.mark.slow
def test_the_real_document_is_valid(tmp_path: Path, shared: Path) -> None:
    document = shared / "seeds" / "prospectus-financial-information.txt"
    result = build(BuildOptions(PROSPECTUS / "filing.yaml", document, tmp_path / "out"))
    assert result.exit_code == 0
    assert result.summary is not None
    facts = result.summary.report.facts
    assert len(facts) >= 340
    assert len({fact.concept for fact in facts if fact.concept.prefix == "ifrs-full"}) >= 35
    assert len(result.summary.validation.loaded) == len(facts)
    by_line = {(fact.origins[0].line, str(fact.concept), str(fact.period)): fact.value for fact in facts}
    # Read by hand: lines 206, 764 and 1165 of the document.
    assert by_line[206, "ifrs-full:ProfitLoss", "2021-01-01/2021-12-31"] == -219_706_000
    assert by_line[764, "ifrs-full:PropertyPlantAndEquipment", "2024-03-31"] == 118_387_000
    assert by_line[1165, "ifrs-full:CashFlowsFromUsedInInvestingActivities", "2023-01-01/2023-03-31"] == -34_860_000


@pytest.mark.parametrize(
    ("parts", "code", "place", "exit_code"),
    [
        ({"mapping": MAPPING.replace("Inventories", "Inventorys")}, "mapping.unknown-concept", "mapping.yaml:5:29", 1),
        ({"filing": FILING.replace("12-31", "13-31")}, "yaml.invalid-value", "filing.yaml:5:18", 2),
        ({"filing": FILING.replace("document.txt", "none.txt")}, "document.unreadable", "filing.yaml:1:11", 2),
        ({"filing": FILING.replace("mapping.yaml", "none.yaml")}, "store.", "filing.yaml:7:12", 2),
        ({"mapping": MAPPING + "title: Again\n"}, "yaml.duplicate-key", "mapping.yaml:8:1", 2),
        ({"filing": FILING + "language: de\n"}, "yaml.duplicate-key", "filing.yaml:10:1", 2),
        ({"filing": "document: [unclosed"}, "yaml.", "filing.yaml:", 2),
        ({"filing": FILING.replace("profile: ifrs", "profile: irfs")}, "yaml.", "filing.yaml:9:10", 2),
    ],
)
def test_a_mistake_ends_with_a_finding_at_its_place(
    tmp_path: Path, parts: dict[str, str], code: str, place: str, exit_code: int
) -> None:
    earlier = tmp_path / "out"
    earlier.mkdir()
    (earlier / "receipt.json").write_text('{"tool": {"name": "tieout"}}', encoding="utf-8")
    result = run(tmp_path, **parts)
    assert result.exit_code == exit_code
    found = [(finding.code, str(finding.place)) for finding in result.findings if finding.severity is Severity.ERROR]
    assert any(named.startswith(code) and where.startswith(place) for named, where in found), found
    assert [path.name for path in earlier.iterdir()] == ["receipt.json"]


@pytest.mark.slow
def test_a_clean_build_and_what_fail_on_makes_of_warnings(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert (result.exit_code, result.output) == (0, tmp_path / "out")
    assert [(row["concept"], row["value"], row["instant"]) for row in rows(tmp_path / "out", "facts.csv")][:2] == [
        ("ifrs-full:Inventories", "1200000", "2024-12-31"),
        ("ifrs-full:Inventories", "1100000", "2023-12-31"),
    ]
    before = (tmp_path / "out" / "receipt.json").read_bytes()
    strict = build(BuildOptions(tmp_path / "filing.yaml", output=tmp_path / "out", fail_on=Severity.WARNING))
    assert (strict.exit_code, strict.output) == (1, None)
    assert (tmp_path / "out" / "receipt.json").read_bytes() == before


@pytest.mark.slow
def test_an_invalid_package_is_written_so_that_the_report_shows_why(tmp_path: Path) -> None:
    body = "Stock\t1,200\t1,100\nCash\t300\t250\nTotal\t1,500\t1,350\n\nAgain:\n\n\tAs at 31 December\n\t2024\t2023\n\t€'000\t€'000\n"
    document = DOCUMENT.replace(
        "Stock\t1,200\t1,100\nCash\t300\t250\nTotal\t1,500\t1,350\n", body + "Stock\t9,200\t1,100\n"
    )
    result = run(tmp_path, document=document)
    assert result.exit_code == 1
    assert result.summary is not None
    assert result.summary.verdict is Verdict.INVALID
    traced = [finding for finding in result.summary.findings if finding.facts and finding.severity is Severity.ERROR]
    assert traced
    assert {str(finding.place) for finding in traced} <= {"document.txt:6:7", "document.txt:15:7"}
    assert any(str(place) == "mapping.yaml:5:5" for finding in traced for place in finding.related)
    assert (tmp_path / "out" / "report.html").is_file()


@pytest.mark.slow
def test_the_files_of_a_folder_are_one_pack_whose_first_match_wins(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "1.yaml").write_text(MAPPING, encoding="utf-8")
    again = MAPPING.replace("ifrs-full:Inventories", "ifrs-full:Merchandise")
    (pack / "2.yaml").write_text(again, encoding="utf-8")
    assert run(tmp_path, filing=FILING.replace("mapping.yaml", "pack")).exit_code == 0
    assert rows(tmp_path / "out", "facts.csv")[0]["concept"] == "ifrs-full:Inventories"
    both = FILING.replace("[mapping.yaml]", "[pack/1.yaml, pack/2.yaml]")
    assert run(tmp_path, filing=both).exit_code == 0
    assert rows(tmp_path / "out", "facts.csv")[0]["concept"] == "ifrs-full:Merchandise"
