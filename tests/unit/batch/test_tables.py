"""The tables over all jobs, read as users read them; and the report of them."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from tests.architecture.tree import ROOT
from tests.unit.batch.folders import asked, filled, rows
from tieout.batch import Status, _tables, report, run
from tieout.batch._parquet import COUNTS, FLAG, REAL, TEXT, TEXTS, WHOLE, Writer
from tieout.batch._parquet import rows as parquet_rows


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    filled(folder / "in", (*(f"{number}.xbri" for number in range(6)), "=cmd.xbri", 'a"b,c.xbri', "abort-1.xbri"))
    (folder / "in" / "bad.zip").write_bytes(b"no zip")
    run(asked(folder / "out", folder / "in", retries=0))
    return folder / "out"


def test_pandas_reads_them_as_they_are(output: Path) -> None:
    results = pd.read_parquet(output / "results.parquet")
    assert list(results.columns) == [name for name, _ in _tables.RESULT_COLUMNS]
    assert len(results) == 10
    assert dict(results["status"].value_counts()) == {"valid": 8, "refused": 1, "crashed": 1}
    facts, findings = (pd.read_parquet(output / name) for name in ("facts.parquet", "findings.parquet"))
    assert list(facts.columns) == [*(name for name, _ in _tables.FACTS_COLUMNS), "part"]
    assert list(findings.columns) == [*(name for name, _ in _tables.FINDINGS_COLUMNS), "part"]
    assert len(facts) == 8
    assert sorted(findings["code"]) == ["batch.crashed", "intake.no-archive"]
    assert set(facts["job"]) == set(results[results["status"] == "valid"]["job"])
    assert (facts["part"].astype(str) == facts["key"].str[0]).all()


def test_duckdb_reads_them_as_they_are(output: Path) -> None:
    query = f"""
        SELECT r.status, count(*), sum(f.value::DECIMAL(38, 0)) FROM '{output}/results.parquet' r
        LEFT JOIN read_parquet('{output}/facts.parquet/*/*.parquet', hive_partitioning = true) f USING (job)
        GROUP BY r.status ORDER BY r.status"""
    found = duckdb.sql(query).fetchall()
    assert [(status, count) for status, count, _ in found] == [("crashed", 1), ("refused", 1), ("valid", 8)]
    assert found[2][2] > 0
    codes = f"SELECT map_keys(codes) FROM '{output}/results.parquet' WHERE status = 'refused'"
    assert duckdb.sql(codes).fetchall() == [(["intake.no-archive"],)]


def test_times_stand_in_one_table_only(output: Path) -> None:
    times = pd.read_parquet(output / "timings.parquet")
    assert list(times.columns) == [name for name, _ in _tables.TIMING_COLUMNS]
    assert (times["seconds"] > 0).all()
    assert (times["memory"] > 0).sum() >= 9
    assert [name for name, kind in (*_tables.RESULT_COLUMNS, *_tables.FACTS_COLUMNS) if kind == REAL] == []


def test_every_column_and_file_is_documented() -> None:
    page = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")
    columns = (*_tables.RESULT_COLUMNS, *_tables.FACTS_COLUMNS, *_tables.FINDINGS_COLUMNS, *_tables.TIMING_COLUMNS)
    names = {*(name for name, _ in columns), _tables.RESULTS_CSV, _tables.RESULTS, _tables.TIMINGS, _tables.RUN}
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []
    assert [each.value for each in Status if each.value not in page] == []


def test_a_spreadsheet_takes_cells_as_text(output: Path) -> None:
    names = {row["name"] for row in rows(output)}
    assert {"'=cmd.xbri", 'a"b,c.xbri'} <= names


def test_the_report_counts_all_jobs_of_all_folders(output: Path) -> None:
    found, findings = report([output, output])
    assert findings == ()
    assert found is not None
    assert (found.jobs, found.facts, found.statuses) == (20, 16, {"valid": 16, "refused": 2, "crashed": 2})
    assert found.codes == found.jobs_by_code == {"intake.no-archive": 2, "batch.crashed": 2}
    assert [(status, why.rpartition(" ")[2]) for status, _, why in found.failing] == [("crashed", "SIGABRT")] * 2
    assert [seconds for seconds, _ in found.slowest] == sorted((s for s, _ in found.slowest), reverse=True)
    assert found.memory > 0
    assert set(found.stages) >= {"read", "engine", "write"}


def test_a_folder_without_tables_is_told(output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, findings = report([output, tmp_path, tmp_path / "gone"])
    assert found is None
    assert [finding.code for finding in findings] == ["batch.no-results"] * 2
    monkeypatch.setattr("tieout.batch._parquet.is_installed", lambda: False)
    assert [finding.code for finding in report([output])[1]] == ["batch.extra"]


def test_rows_of_every_kind_in_groups_of_bounded_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tieout.batch._parquet._ROWS", 3)
    columns = (("a", TEXT), ("b", WHOLE), ("c", REAL), ("d", FLAG), ("e", TEXTS), ("f", COUNTS))
    given = [("x", number, None, True, ["y", "z"], {"code": 2}) for number in range(7)]
    for name in ("one.parquet", "two.parquet"):
        writer = Writer(tmp_path / name, columns)
        for row in given:
            writer.add(row)
        writer.close()
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    found = list(parquet_rows(tmp_path / "one.parquet", [name for name, _ in columns]))
    assert found == [(*row[:5], [("code", 2)]) for row in given]
    groups = duckdb.sql(f"SELECT DISTINCT row_group_id FROM parquet_metadata('{tmp_path}/one.parquet')").fetchall()
    assert len(groups) == 3
