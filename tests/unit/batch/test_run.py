"""A batch as a whole: one row a job, whatever becomes of it; nothing twice; and the same bytes each time."""

import json
import os
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from tests.unit.batch.folders import asked, filled, rows, tables
from tieout.batch import BatchResult, Progress, _lock, run
from tieout.diagnostics import Severity

SOUND = tuple(f"sound-{number:02}.xbri" for number in range(12))
FAULTS = ("hang", "eat", "below", "abort", "raise", "killer", "died")


def statuses(output: Path) -> dict[str, str]:
    return {Path(row["source"]).name: row["status"] for row in rows(output)}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("sound"), SOUND)


@pytest.fixture(scope="module")
def output(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("done") / "out"
    result = run(asked(folder, sound))
    assert (result.exit_code, result.jobs, result.rows, result.findings) == (0, 12, 12, ())
    return folder


def test_every_job_has_a_row_in_the_order_of_the_keys(output: Path) -> None:
    found = rows(output)
    assert statuses(output) == dict.fromkeys(SOUND, "valid")
    assert [row["key"] for row in found] == sorted(row["key"] for row in found)
    assert {row["facts"] for row in found} == {"1"}
    described = json.loads((output / "run.json").read_bytes())
    assert (described["jobs"], described["rows"], described["statuses"]) == (12, 12, {"valid": 12})
    assert not (output / ".work").exists()


def test_two_runs_give_the_same_bytes_with_any_number_of_workers(sound: Path, output: Path, tmp_path: Path) -> None:
    run(asked(tmp_path / "one", sound, workers=1))
    assert tables(tmp_path / "one") == tables(output)
    assert len(tables(output)) == 12 + 2 + 16 + 16 + 1


def test_a_second_run_does_nothing_again(sound: Path, tmp_path: Path) -> None:
    first = run(asked(tmp_path, sound))
    before = tables(tmp_path)
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "jobs").rglob("*.gz")}
    second = run(asked(tmp_path, sound))
    assert (first.unchanged, second.unchanged, second.rows) == (0, 12, 12)
    assert tables(tmp_path) == before
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "jobs").rglob("*.gz")} == stamps


def test_only_what_is_missing_damaged_or_changed_is_done(tmp_path: Path) -> None:
    folder = filled(tmp_path / "in", SOUND)
    run(asked(tmp_path / "out", folder))
    before = tables(tmp_path / "out")
    first, second, *_ = sorted((tmp_path / "out" / "jobs").rglob("*.gz"))
    first.unlink()
    second.write_bytes(second.read_bytes()[:-20])
    assert run(asked(tmp_path / "out", folder)).unchanged == 10
    assert tables(tmp_path / "out") == before
    filled(folder, SOUND[:3], "other")
    result = run(asked(tmp_path / "out", folder))
    assert (result.unchanged, result.rows) == (9, 12)


@pytest.mark.slow
def test_faults_are_rows_of_their_own_and_the_others_are_as_they_would_be_alone(
    sound: Path, output: Path, tmp_path: Path
) -> None:
    bad = [f"{kind}-{number}.xbri" for kind in FAULTS for number in (1, 2)]
    folder = filled(tmp_path / "in", (*SOUND, *bad))
    for name in ("hostile-1.xbri", "hostile-2.xbri"):
        (folder / name).write_bytes(b"PK no zip")
    seen: list[Progress] = []
    options = asked(tmp_path / "out", folder, timeout=8, memory_limit=400)
    result = run(options, seen.append)
    expected = {
        **dict.fromkeys(SOUND, "valid"),
        **{f"hostile-{number}.xbri": "refused" for number in (1, 2)},
        **{f"hang-{number}.xbri": "timed out" for number in (1, 2)},
        **{f"{kind}-{number}.xbri": "out of memory" for kind in ("eat", "below") for number in (1, 2)},
        **{f"{kind}-{n}.xbri": "crashed" for kind in ("abort", "raise", "killer", "died") for n in (1, 2)},
    }
    assert statuses(tmp_path / "out") == expected
    assert (result.exit_code, result.jobs, result.rows) == (3, 28, 28)
    assert result.statuses == Counter(expected.values())
    assert (seen[-1].done, seen[-1].total, seen[-1].failed) == (28, 28, 14)
    messages = {
        Path(row["source"]).name.partition("-")[0]: (row["codes"], row["message"]) for row in rows(options.output)
    }
    assert messages["abort"] == ("batch.crashed=1", "the process of this job ended without a result: signal SIGABRT")
    assert messages["raise"][1].endswith("RuntimeError: a fault of ours")
    assert messages["killer"][1].endswith("its worker ended: signal SIGKILL")
    assert messages["hang"] == ("batch.timed-out=1", "the job took longer than 8 seconds")
    assert messages["eat"] == ("batch.out-of-memory=1", "the job took more than 400 MiB of memory")
    assert messages["died"] == ("engine.worker-died=1", "")
    own = {row["job"]: row for row in rows(output)}
    by_name = {row["name"]: row for row in rows(options.output)}
    for row in own.values():
        other = by_name[row["name"]]
        assert {key: other[key] for key in other if key not in {"job", "source"}} == {
            key: row[key] for key in row if key not in {"job", "source"}
        }
    again = run(options)
    assert again.unchanged == 14
    assert not left_over(options.output)


def left_over(output: Path | str) -> list[str]:
    """Processes that still have something of the output folder open."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and process.name != str(os.getpid()):
            try:
                links = [str(link.readlink()) for link in (*(process / "fd").iterdir(), process / "cwd")]
            except OSError:
                continue
            found += [f"{process.name} {link}" for link in links if str(output) in link]
    return found


def test_a_job_that_crashed_is_repeated_as_often_as_asked(tmp_path: Path) -> None:
    folder = filled(tmp_path / "in", ("abort-1.xbri", "sound.xbri"))
    counts = []
    for retries in (0, 2):
        seen: list[Progress] = []
        run(asked(tmp_path / f"out{retries}", folder, retries=retries), seen.append)
        counts.append(len(seen))
    # The beginning, two jobs, and each repetition.
    assert counts == [3, 5]


def test_what_a_library_prints_disturbs_nothing(tmp_path: Path) -> None:
    run(asked(tmp_path / "out", filled(tmp_path / "in", ("print-1.xbri", "sound.xbri")), workers=1))
    assert set(statuses(tmp_path / "out").values()) == {"valid"}


def test_two_sources_with_equal_bytes_are_two_jobs(tmp_path: Path) -> None:
    for name in ("a", "b"):
        filled(tmp_path / name, ("same.xbri",), "same")
    filled(tmp_path / "a", ("other.xbri",), "same")
    run(asked(tmp_path / "out", tmp_path / "a", tmp_path / "b", tmp_path / "a" / "same.xbri"))
    found = rows(tmp_path / "out")
    assert len(found) == len({row["job"] for row in found}) == 3
    assert len({row["key"] for row in found if row["name"] == "same.xbri"}) == 1
    assert len({row["key"] for row in found}) == 2
    assert len({row["sha256"] for row in found}) == 1


def test_what_is_missing_has_a_row_too(tmp_path: Path) -> None:
    filled(tmp_path, ("a.xbri",))
    (tmp_path / "list.csv").write_text("path\na.xbri\ngone.xbri\n")
    result = run(asked(tmp_path / "out", tmp_path / "list.csv"))
    assert (result.exit_code, statuses(tmp_path / "out")) == (2, {"a.xbri": "valid", "gone.xbri": "unreadable"})


@pytest.mark.parametrize(
    ("names", "fail_on", "code"),
    [
        (("sound.xbri",), Severity.ERROR, 0),
        (("refused.zip", "sound.xbri"), Severity.ERROR, 1),
        (("died.xbri", "refused.zip"), Severity.ERROR, 3),
    ],
)
def test_exit_codes(tmp_path: Path, names: tuple[str, ...], fail_on: Severity, code: int) -> None:
    folder = filled(tmp_path / "in", names)
    if "refused.zip" in names:
        (folder / "refused.zip").write_bytes(b"no zip")
    assert run(asked(tmp_path / "out", folder, fail_on=fail_on, retries=0)).exit_code == code


def test_warnings_count_where_they_are_to(tmp_path: Path) -> None:
    folder = filled(tmp_path / "in", ("sound.xbri",))
    # Without a profile there is a warning that none was found.
    codes = [run(asked(tmp_path / "out", folder, profile="", fail_on=each)).exit_code for each in Severity]
    assert codes == [1, 1, 0]


def test_limit_and_shards(sound: Path, output: Path, tmp_path: Path) -> None:
    run(asked(tmp_path / "few", sound / SOUND[5], sound, limit=3))
    assert sorted(statuses(tmp_path / "few")) == [SOUND[0], SOUND[1], SOUND[5]]
    parts = [run(asked(tmp_path / "all", sound, shard=(part, 2))) for part in (1, 2)]
    assert sum(part.rows for part in parts) == 12
    assert all(part.tables and Path(part.tables, "run.json").is_file() and part.rows for part in parts)
    assert not (tmp_path / "all" / "run.json").exists()
    whole = run(asked(tmp_path / "all", sound))
    assert (whole.unchanged, whole.rows) == (12, 12)
    assert tables(tmp_path / "all") == tables(output)


def test_results_of_several_machines_are_put_together_by_copying_them(
    sound: Path, output: Path, tmp_path: Path
) -> None:
    for part in (1, 2):
        run(asked(tmp_path / f"machine{part}", sound, shard=(part, 2)))
        shutil.copytree(tmp_path / f"machine{part}", tmp_path / "all", dirs_exist_ok=True)
    assert run(asked(tmp_path / "all", sound)).unchanged == 12
    assert tables(tmp_path / "all") == tables(output)


def fatal(result: BatchResult) -> str:
    assert (result.exit_code, result.jobs) == (2, 0)
    (finding,) = (each for each in result.findings if each.fatal)
    return finding.code


def test_a_second_run_into_the_same_folder_is_refused(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_lock, "_PATIENCE", 0)
    with _lock.locked(tmp_path, (1, 1)):
        assert fatal(run(asked(tmp_path, sound))) == "batch.locked"
        assert fatal(run(asked(tmp_path, sound, shard=(1, 2)))) == "batch.locked"
    with _lock.locked(tmp_path, (1, 2)):
        assert fatal(run(asked(tmp_path, sound))) == "batch.locked"
        assert fatal(run(asked(tmp_path, sound, shard=(1, 2)))) == "batch.locked"
        assert run(asked(tmp_path, sound, shard=(2, 2))).rows


def test_the_lock_is_waited_for_a_moment(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as executor:
        with _lock.locked(tmp_path, (1, 1)):
            waiting = executor.submit(lambda: _lock.locked(tmp_path, (1, 1)).__enter__())
            assert wait([waiting], 0.3).not_done
        assert waiting.result()


def test_what_keeps_a_batch_from_beginning_is_told(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    assert fatal(run(asked(tmp_path / "mine", sound))) == "batch.foreign-output"
    assert fatal(run(asked(tmp_path / "mine" / "letter.txt", sound))) == "store.unwritable"
    assert fatal(run(asked(tmp_path / "out", sound, profile="esef-2020"))) == "check.unknown-profile"
    assert fatal(run(asked(tmp_path / "out", sound, policy=tmp_path / "gone.yaml"))) == "store.unreadable"
    assert fatal(run(asked(tmp_path / "out", sound, tmp_path / "gone"))) == "batch.nothing"
    monkeypatch.setattr("tieout.batch._memory.is_told", lambda: False)
    assert fatal(run(asked(tmp_path / "out", sound, memory_limit=100))) == "batch.no-measure"
    monkeypatch.setattr("tieout.batch._parquet.is_installed", lambda: False)
    assert fatal(run(asked(tmp_path / "out", sound))) == "batch.extra"


def test_without_fork_the_job_is_done_in_the_worker(tmp_path: Path) -> None:
    """A worker's own `sitecustomize` takes fork away; the time of a job is then kept by the parent."""
    folder = filled(tmp_path / "in", ("sound.xbri", "abort-1.xbri", "hang-1.xbri"))
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text("import os\ndel os.fork\n")
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(str(tmp_path / "site"))
        patched.setattr("tieout.batch._supervise.can_fork", lambda: False)
        run(asked(tmp_path / "out", folder, timeout=4, retries=0))
    assert statuses(tmp_path / "out") == {"sound.xbri": "valid", "abort-1.xbri": "crashed", "hang-1.xbri": "timed out"}
