"""``tieout prove``: what it prints and how it ends."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tieout.cli import tieout

HEAD = "Costs are set out below:\n\n\tYear ended December 31,\n\t2021\t2022\t2023\n\tRMB'000\tRMB'000\tRMB'000\n"
GOOD = HEAD + "Rent\t1,100\t1,200\t1,300\nWages\t400\t500\t600\nTotal\t1,500\t1,700\t1,900\n"
BAD = GOOD.replace("1,700", "1,790")
FILING = Path(__file__).parents[3] / "examples" / "prospectus" / "filing.yaml"


def prove(folder: Path, text: str, *options: str) -> tuple[int, str]:
    document = folder / "costs.txt"
    document.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(tieout, ["prove", str(FILING), "--document", str(document), *options])
    return result.exit_code, result.stdout


def test_what_holds_is_counted_and_shown_on_request(tmp_path: Path) -> None:
    code, shown = prove(tmp_path, GOOD)
    assert code == 0
    assert [line.split() for line in shown.splitlines()] == [
        *(["hold", "fail"], ["footing", "3", "0"], ["all", "3", "0"]),
    ]
    _, shown = prove(tmp_path, GOOD, "--all")
    assert shown.count("holds: footing of 'Total'") == 3
    assert "1,500,000 = 1,100,000 + 400,000" in shown
    assert "costs.txt:8:7  1,500,000  Total" in shown


def test_what_fails_is_shown_in_full_with_its_places(tmp_path: Path) -> None:
    code, shown = prove(tmp_path, BAD)
    assert code == 0
    assert "fails: footing of 'Total', 2022-01-01/2022-12-31\n" in shown
    assert "1,790,000 ≠ 1,200,000 + 500,000" in shown
    assert "off by 90,000, rounding allows 1,500; likely cause: true inconsistency" in shown
    assert [line.split()[0] for line in shown.splitlines() if line.startswith("  costs.txt")] == [
        *("costs.txt:8:13", "costs.txt:6:12", "costs.txt:7:11"),
    ]
    assert prove(tmp_path, BAD, "--fail-on", "warning")[0] == 1


@pytest.mark.parametrize("named", ["missing.yaml", "filing.yaml"])
def test_what_cannot_be_read_ends_with_2(tmp_path: Path, named: str) -> None:
    (tmp_path / "filing.yaml").write_text(FILING.read_text(encoding="utf-8"), encoding="utf-8")
    result = CliRunner().invoke(tieout, ["prove", str(tmp_path / named), "--document", str(tmp_path / "none.txt")])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "error: " in result.stderr
