"""A worker: what it loads, what it owns, and how what it says is read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.batch.folders import asked, filled, rows
from tieout.batch import ENGINES, _engines, _wire, run
from tieout.batch._process import WorkerProcess
from tieout.batch._types import Failure, Job, Kind, Outcome, Settings, Status
from tieout.engine import COLD

OUTCOME = Outcome(
    "job", "a" * 64, Status.INVALID, False, 1, 2, None, 1.5, 10, (("read", 0.5),), (Failure("c", "m", "h"),)
)


def test_a_worker_loads_neither_the_engine_nor_what_makes_tables() -> None:
    code = "import sys, tieout.batch._worker; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, check=True, text=True
    ).stdout.split()
    assert not {"arelle", "pandas", "fsspec", "pyarrow", "dask", "numpy", "click", "rich"} & set(loaded)
    assert "tieout.pipeline" in loaded


def test_messages_come_back_as_they_were() -> None:
    job = Job("0123456789abcdef", "a\n'é", Kind.BUILD, "ifrs", ("p",), "d", 3, 4)
    assert _wire.job(json.loads(_wire.line(_wire.sent(job)))) == job
    assert _wire.outcome(json.loads(_wire.line(_wire.sent(OUTCOME)))) == OUTCOME


@pytest.mark.parametrize(
    "change",
    [
        {"key": "../../etc/passwd"},
        {"key": None},
        {"status": "fine"},
        {"errors": "1"},
        {"failure": {"code": "a"}},
        {"failure": 1},
        {"seconds": "soon"},
        {"memory": "much"},
        {"stages": [["a"]]},
        {"stages": 3},
        {"told": [None]},
    ],
)
def test_an_outcome_that_is_none_is_not_believed(change: dict[str, object]) -> None:
    with pytest.raises(_wire.MalformedError):
        _wire.outcome({**_wire.sent(OUTCOME), **change})
    with pytest.raises(_wire.MalformedError):
        _wire.outcome([])


def test_how_a_process_ended_is_said_alike_everywhere() -> None:
    assert [_wire.why_ended(code) for code in (3, -9, -6, -200)] == [
        *("exit code 3", "signal SIGKILL", "signal SIGABRT", "signal 200"),
    ]


def test_a_worker_that_never_begins_is_no_fault_of_a_job(tmp_path: Path) -> None:
    settings = Settings(str(tmp_path), str(tmp_path / "work"), str(tmp_path), "tests.nowhere:engine", "", "error", 5, 0)
    process = WorkerProcess(settings)
    with pytest.raises(RuntimeError, match=r"started: ModuleNotFoundError: No module named 'tests.nowhere'$"):
        process.ask(Job("0" * 16, "a.xbri", Kind.CHECK, "ifrs", (), "d"))
    process.close()


def test_engines_by_name() -> None:
    assert set(ENGINES) >= {"cold"}
    with _engines.factory("cold")() as engine:
        assert engine is COLD


def test_an_engine_s_process_that_ended_is_replaced_and_one_at_work_is_the_job_s(tmp_path: Path) -> None:
    """The engine has a process of its own, which a job ends; the next job has a new one. One that works in the folder
    of a job that is ended is ended too."""
    filled(tmp_path / "in", ("a.xbri", "b.xbri"))
    # The largest is the first.
    filled(tmp_path / "in", ("ends.xbri",), "x" * 1_000)
    run(asked(tmp_path / "out", tmp_path / "in", engine="tests.support.engines:with_process", workers=1))
    assert {row["status"] for row in rows(tmp_path / "out")} == {"valid"}
    filled(tmp_path / "in", ("stays.xbri",))
    source = tmp_path / "in" / "stays.xbri"
    run(asked(tmp_path / "out", source, engine="tests.support.engines:with_process", timeout=2))
    assert [row["status"] for row in rows(tmp_path / "out")] == ["timed out"]
    assert "tests.support.engines" not in "".join(_command_lines())


def _command_lines() -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(path.read_bytes().decode(errors="replace"))
        except OSError:
            continue
    return found
