"""``tieout mapping review``: the list, the decisions that it writes, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support import filings
from tieout import mapping, reviewing
from tieout.cli import tieout
from tieout.packs import opened

PACK = """\
pack: own
taxonomy: ifrs-2025
rules:
  # Written by hand, with  odd   blanks.
  - {label: Rent, ignore: why}
  - label: [Wages, Salaries, Pay, Bonus]
    concept: ifrs-full:WagesAndSalaries  # 0.91: label of the taxonomy
    review: {state: proposed}
  - {label: Old, ignore: b, review: {state: accepted, digest: "0123456789ab"}}
  - {pattern: "no.*", concept: ifrs-full:Revenue, review: {state: rejected}}
  - when: {heading: Two on one line}
    rules: [{label: One, ignore: a}, {label: Two, ignore: b}]
"""


def review(target: Path, *options: str) -> Result:
    return CliRunner().invoke(tieout, ["mapping", "review", str(target), *options])


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_bytes(PACK.encode())
    return path


def test_rules_are_listed_by_how_far_they_are_agreed_to(pack: Path) -> None:
    result = review(pack)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == [
        "proposed, 1",
        f"  {pack}:6  wages | salaries | pay | … 1 more → ifrs-full:WagesAndSalaries",
        "      0.91: label of the taxonomy",
        "re-opened, 1",
        f"  {pack}:9  old → ignore: b",
        "rejected, 1",
        f"  {pack}:10  /no.*/ → ifrs-full:Revenue",
        "3 rules were written by hand",
    ]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_what_is_open_can_make_it_fail(pack: Path, fail_on: str, code: int) -> None:
    assert review(pack, "--fail-on", fail_on).exit_code == code


def test_what_is_only_proposed_is_a_note(pack: Path) -> None:
    pack.write_text(PACK.replace(', review: {state: accepted, digest: "0123456789ab"}', ""), encoding="utf-8")
    assert [review(pack, "--fail-on", severity).exit_code for severity in ("warning", "info")] == [0, 1]


def test_decisions_are_written_and_nothing_else_changes(pack: Path) -> None:
    result = review(pack, "--accept", f"{pack}:6", "--accept", "own.yaml:9", "--reject", f"{pack}:5")
    assert result.exit_code == 0, result.stderr
    assert [line.split(",")[0] for line in result.stdout.splitlines() if not line.startswith(" ")][:2] == [
        *("accepted", "rejected"),
    ]
    before, after = PACK.splitlines(), pack.read_text(encoding="utf-8").splitlines()
    assert [at for at, (one, other) in enumerate(zip(before, after, strict=True), start=1) if one != other] == [5, 8, 9]
    assert after[4].startswith('  - {label: Rent, ignore: why, review: {state: rejected, digest: "')
    assert after[7].startswith('    review: {state: accepted, digest: "')
    assert review(pack, "--fail-on", "info").exit_code == 0


def test_an_accepted_rule_is_open_again_where_it_says_something_else(pack: Path) -> None:
    review(pack, "--accept", f"{pack}:6", "--accept", f"{pack}:9")
    assert review(pack, "--fail-on", "info").exit_code == 0
    pack.write_text(pack.read_text(encoding="utf-8").replace("Salaries", "Salary"), encoding="utf-8")
    result = review(pack, "--fail-on", "warning")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, "re-opened, 1")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--accept", "own.yaml:7"], "mapping.review-no-rule"),
        (["--accept", "other.yaml:6"], "mapping.review-no-rule"),
        (["--accept", "own.yaml"], "mapping.review-no-rule"),
        (["--accept", "own.yaml:12"], "mapping.review-ambiguous"),
        (["--accept", "own.yaml:12:1"], "mapping.review-no-rule"),
        (["--accept", "own.yaml:6", "--reject", "own.yaml:6"], "mapping.review-twice"),
    ],
)
def test_a_place_that_means_no_single_rule_is_refused_and_nothing_is_written(
    pack: Path, options: list[str], code: str
) -> None:
    result = review(pack, "--accept", "own.yaml:9", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert code in result.stderr
    assert pack.read_text(encoding="utf-8") == PACK


def test_the_nearest_rule_and_the_columns_are_told(pack: Path) -> None:
    assert (
        "no rule begins at own.yaml:7; the nearest rule begins in line 6"
        in review(pack, "--accept", "own.yaml:7").stderr
    )
    assert "own.yaml:12:13 or own.yaml:12:38" in review(pack, "--accept", "own.yaml:12").stderr
    assert review(pack, "--accept", "own.yaml:12:38").exit_code == 0
    assert "{label: Two, ignore: b, review: {state: accepted" in pack.read_text(encoding="utf-8").replace("\n", " ")


def test_a_filing_s_packs_are_listed_together_and_a_byte_order_mark_stays(tmp_path: Path) -> None:
    path = filings.write(tmp_path, mapping=PACK, document="nothing\n")
    (tmp_path / "mapping.yaml").write_bytes(b"\xef\xbb\xbf" + PACK.encode())
    told = json.loads(review(path, "--accept", "mapping.yaml:6", "--json").stdout)
    assert [(rule["standing"], rule["place"]["line"], rule["labels"][:1]) for rule in told["rules"]] == [
        ("accepted", 6, ["wages"]),
        ("re-opened", 9, ["old"]),
        ("rejected", 10, ["/no.*/"]),
    ]
    assert told["rules"][0]["gives"] == "ifrs-full:WagesAndSalaries"
    assert told["rules"][0]["reason"] == "0.91: label of the taxonomy"
    assert (tmp_path / "mapping.yaml").read_bytes().startswith(b"\xef\xbb\xbfpack: own\n")


def test_a_folder_and_a_bundled_pack_are_packs_too(pack: Path) -> None:
    assert "proposed, 1" in review(pack.parent).stdout
    assert "rules were written by hand" in review(Path("ifrs")).stdout


def test_a_filing_that_names_no_such_pack_ends_with_2(tmp_path: Path) -> None:
    assert review(tmp_path / "missing.yaml").exit_code == 2
    path = filings.write(tmp_path, mapping="pack: [", document="nothing\n")
    result = review(path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "yaml.syntax" in result.stderr
    path.write_text("neither: filing\n", encoding="utf-8")
    assert review(path).exit_code == 2


def test_a_file_that_changed_meanwhile_is_left_alone(pack: Path) -> None:
    packs, _ = opened(pack)
    pack.write_text(PACK + "# more\n", encoding="utf-8")
    (finding,) = reviewing.decide(packs, [("own.yaml:6", mapping.ReviewState.ACCEPTED)])
    assert finding.code == "store.changed"
    assert pack.read_text(encoding="utf-8") == PACK + "# more\n"


def test_an_edit_that_went_wrong_is_not_written(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapping, "with_reviews", lambda *_: None)
    result = review(pack, "--accept", "own.yaml:6")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "mapping.review-unwritten" in result.stderr
    assert pack.read_text(encoding="utf-8") == PACK


def test_the_mode_of_the_file_stays(pack: Path) -> None:
    pack.chmod(0o640)
    review(pack, "--accept", "own.yaml:6")
    assert pack.stat().st_mode & 0o777 == 0o640
