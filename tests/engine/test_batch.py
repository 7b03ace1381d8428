"""Batches with the real engine: a batch of N is N singles, and a filing is built."""

from pathlib import Path

import pandas as pd
import pytest

from tests.engine._packages import Row, Tiny, package
from tests.support import engines
from tests.unit.batch.folders import rows, tables
from tests.unit.proposals import kettles
from tieout import pipeline, regulator
from tieout.batch import BatchOptions, run
from tieout.pipeline import BuildOptions
from tieout.regulator import CheckOptions

KINDS = {
    "sound.xbri": Tiny(),
    "wrong-member.xbri": Tiny(rows=(Row("f-1", "Assets", "1,300", "north"),), member="StrayMember"),
    "wrong-unit.xbri": Tiny(measure="iso4217:XXQ"),
    "wrong-sum.xbri": Tiny(
        rows=(Row("f-1", "Assets", "1,900"), Row("f-2", "Cash", "1,000"), Row("f-3", "Receivables", "300"))
    ),
}


def test_a_batch_of_several_is_as_many_singles(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, tiny in KINDS.items():
        (tmp_path / "in" / name).write_bytes(package(tiny))
    result = run(BatchOptions((str(tmp_path / "in"),), tmp_path / "out"))
    singles = {each.submission.name: each for each in regulator.check(CheckOptions((tmp_path / "in",))).run.submissions}
    assert {row["name"]: row["verdict"] for row in rows(tmp_path / "out")} == {
        name: each.verdict.value for name, each in singles.items()
    }
    assert len({row["verdict"] for row in rows(tmp_path / "out")}) == 2
    found = pd.read_parquet(tmp_path / "out" / "findings.parquet").sort_values(["source", "number"])
    told = [(each.submission.name, finding) for _, each in sorted(singles.items()) for finding in each.findings]
    assert [
        (Path(source).name, code, message, place)
        for source, code, message, place in zip(
            found["source"], found["code"], found["message"], found["place"], strict=True
        )
    ] == [(name, finding.code, finding.message, str(finding.place or "")) for name, finding in told]
    assert (result.exit_code, result.rows) == (1, len(KINDS))


def test_a_filing_that_changes_while_it_is_built_has_no_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filing = kettles.write(tmp_path)
    monkeypatch.setenv(engines.MEDDLED, str(tmp_path / "document.txt"))
    options = BatchOptions((str(filing),), tmp_path / "out", engine="tests.support.engines:meddling")
    assert run(options).exit_code == 2
    (row,) = rows(tmp_path / "out")
    assert (row["status"], row["codes"]) == ("unreadable", "batch.changed=1")
    assert not (tmp_path / "out" / "jobs").exists()
    assert not (tmp_path / "out" / "built").exists()


@pytest.mark.slow
def test_filings_are_built_once_beside_what_is_checked(tmp_path: Path) -> None:
    for name in ("acme", "broken"):
        (tmp_path / "in" / name).mkdir(parents=True)
        kettles.write(tmp_path / "in" / name)
    (tmp_path / "in" / "broken" / "document.txt").unlink()
    options = BatchOptions((str(tmp_path / "in"),), tmp_path / "out")
    result = run(options)
    found = {Path(row["source"]).parent.name: row for row in rows(tmp_path / "out")}
    assert found["broken"]["status"] == "unreadable"
    assert "document.unreadable=1" in found["broken"]["codes"]
    assert result.exit_code == 2
    single = pipeline.build(BuildOptions(tmp_path / "in" / "acme" / "filing.yaml", output=tmp_path / "single"))
    assert single.summary is not None
    assert found["acme"]["status"] == "built"
    assert int(found["acme"]["facts"]) == len(single.summary.report.facts)
    built = tmp_path / "out" / found["acme"]["output"]
    assert {path.name: path.read_bytes() for path in built.iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "single").iterdir()
    }
    before = tables(tmp_path / "out")
    assert run(options).unchanged == 1
    (built / "receipt.json").unlink()
    assert run(options).unchanged == 0
    assert tables(tmp_path / "out") == before
