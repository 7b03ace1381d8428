from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.unit.taxonomy import tiny
from tieout.cli.taxonomy import taxonomy


@pytest.fixture(name="run")
def _run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("TIEOUT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "tiny"
    folder.mkdir()
    for name, text in tiny.files().items():
        (folder / name).write_text(text, encoding="utf-8")
    return CliRunner()


def test_show_tells_what_and_where_a_concept_is(run: CliRunner) -> None:
    result = run.invoke(taxonomy, ["show", "t:Cash", "--taxonomy", "tiny"])
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert "type xbrli:monetaryItemType (debit, instant)" in lines
    assert "periodStartLabel Cash at beginning" in lines
    assert "https://example.com/role/own IAS 7" in lines
    assert 'presentation [1] Position <&> "more"' in lines
    assert "t:LineItems → t:Cash (periodStartLabel)" in lines
    assert "t:Assets → 1.0 × t:Cash" in lines


def test_show_marks_a_label_from_outside_of_the_entry_point(run: CliRunner) -> None:
    result = run.invoke(taxonomy, ["show", "Overdraft", "--taxonomy", "tiny"])
    assert result.exit_code == 0
    assert "Overdraft (outside of the entry point)" in result.stdout


def test_show_tells_the_domain_of_an_enumeration(run: CliRunner) -> None:
    result = run.invoke(taxonomy, ["show", "Choice", "--taxonomy", "tiny"])
    assert "members of t:RegionDomain in https://example.com/role/two" in result.stdout


@pytest.mark.parametrize("name", ["t:Inventorys", "Inventorys", "x:Inventories"])
def test_show_of_an_unknown_concept_names_the_nearest(run: CliRunner, name: str) -> None:
    result = run.invoke(taxonomy, ["show", name, "--taxonomy", "tiny"])
    assert result.exit_code == 1
    assert "taxonomy.unknown-concept" in result.stderr
    assert "did you mean 't:Inventories'" in result.stderr


def test_show_in_an_unknown_taxonomy_ends_with_2(run: CliRunner) -> None:
    result = run.invoke(taxonomy, ["show", "Cash", "--taxonomy", "none"])
    assert result.exit_code == 2
    assert "taxonomy.not-found" in result.stderr


def test_install_then_list(run: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "official.zip").write_bytes(tiny.official())
    installed = run.invoke(taxonomy, ["install", "official.zip"])
    assert installed.exit_code == 0
    assert installed.stdout.startswith("installed Tiny, officially as official-")
    listed = run.invoke(taxonomy, ["list"])
    assert listed.exit_code == 0
    assert "5,512 concepts" in listed.stdout
    assert "Tiny, officially" in listed.stdout


def test_install_of_a_bad_file_ends_with_2(run: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(b"not a zip")
    result = run.invoke(taxonomy, ["install", "bad.zip"])
    assert result.exit_code == 2
    assert "taxonomy.package-refused" in result.stderr
