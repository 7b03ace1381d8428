"""``tieout mapping lint``: targets, formats and exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tieout.cli import tieout

HEAD = "pack: own\ntitle: Own\nlayer: filer\ntaxonomy: ifrs-2025\n"
GOOD = HEAD + "rules:\n  - {label: Goodwill, concept: ifrs-full:Goodwill}\n"
BAD = HEAD + "rules:\n  - {label: Goodwill, concept: ifrs-full:Goodwil}\n"
TWICE = HEAD + "rules:\n  - {label: [Goodwill, GOODWILL], concept: ifrs-full:Goodwill}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(*arguments: str) -> Result:
    return CliRunner().invoke(tieout, ["mapping", "lint", *arguments])


def test_a_clean_pack(here: Path) -> None:
    (here / "own.yaml").write_text(GOOD)
    result = lint("own.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "no findings\n", "")


def test_a_mistake_stands_on_stderr_with_place_nearest_name_and_label(here: Path) -> None:
    (here / "own.yaml").write_text(BAD)
    result = lint("own.yaml")
    assert (result.exit_code, result.stdout) == (1, "1 error, 0 warning, 0 info\n")
    assert result.stderr.startswith("error: mapping.unknown-concept\n  own.yaml:6:32: ifrs-2025 has no concept ifrs-")
    assert "did you mean ifrs-full:Goodwill (Goodwill)" in result.stderr


def test_json_is_data(here: Path) -> None:
    (here / "own.yaml").write_text(TWICE)
    result = lint("own.yaml", "--format", "json")
    (finding,) = json.loads(result.stdout)
    assert (result.exit_code, finding["code"], finding["severity"]) == (0, "lint.label-twice", "warning")
    assert finding["place"] == {"text": "own.yaml:6:24", "file": "own.yaml", "line": 6, "column": 24}


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_what_fails_is_asked_for(here: Path, fail_on: str, code: int) -> None:
    (here / "own.yaml").write_text(TWICE)
    assert lint("own.yaml", "--fail-on", fail_on).exit_code == code


def test_a_folder_is_one_pack_and_a_bundled_one_goes_by_its_name(here: Path) -> None:
    (here / "own").mkdir()
    (here / "own" / "1.yaml").write_text(GOOD)
    (here / "own" / "2.yaml").write_text(HEAD + "rules:\n  - {label: Goodwill, concept: ifrs-full:Assets}\n")
    result = lint("filers/prospectus", "own")
    assert result.exit_code == 1
    assert "lint.shadowed" in result.stderr
    assert "own/2.yaml:6:13" in result.stderr
    assert "prospectus" not in result.stderr


def test_what_can_not_be_read_is_exit_code_2(here: Path) -> None:
    (here / "own.yaml").write_text(HEAD + "rulez: []\n")
    assert lint("own.yaml").exit_code == 2
    assert lint("nowhere").exit_code == 2
    assert lint().exit_code == 2
    (here / "own.yaml").write_text(GOOD)
    assert lint("own.yaml", "--taxonomy", "ifrs-1999").exit_code == 2


def test_a_filing_brings_its_document(here: Path) -> None:
    (here / "own.yaml").write_text(GOOD)
    (here / "d.txt").write_text("Statement of financial position\n\nAt 31 December 2024\n\tEUR'000\nInventories\t5\n")
    (here / "filing.yaml").write_text(
        "document: d.txt\nentity: {name: Abc plc, scheme: 'http://www.sec.gov/CIK', identifier: '0000000001'}\n"
        "language: en\ncurrency: EUR\nfiscal-year-end: 12-31\ntaxonomy: ifrs-2025\nmappings: [own]\n"
        "extension: {prefix: abc, namespace: 'https://abc.test/x'}\nprofile: ifrs\n"
    )
    result = lint("filing.yaml")
    assert result.exit_code == 0
    assert "own.yaml:6:5: the rule matches no figure of the document" in result.stderr
    (here / "d.txt").unlink()
    assert lint("filing.yaml").exit_code == 2
