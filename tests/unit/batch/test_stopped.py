"""Runs that are killed: what is there is whole, nothing writes on, and the next run does only what is missing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.unit.batch.folders import asked, filled, rows, tables
from tieout.batch import _lock, _record, run

NAMES = tuple(f"slow-{number:02}.xbri" for number in range(24))


def started(output: Path | str, source: Path | str, *more: Path) -> "subprocess.Popen[bytes]":
    paths = os.pathsep.join(path for path in sys.path if path)
    command = [sys.executable, "-m", "tests.unit.batch.stopped", str(output), str(source), *map(str, more)]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": paths})


def results(output: Path) -> list[Path]:
    return list((output / "jobs").rglob("*.gz"))


def wait_for(output: Path, count: int) -> None:
    deadline = time.monotonic() + 60
    while len(results(output)) < count:
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("in"), NAMES)


@pytest.fixture(scope="module")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("undisturbed")
    run(asked(output, source))
    return tables(output)


def test_killed_at_any_moment_and_run_again(source: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    for count in (1, 5, 14):
        process = started(tmp_path, source)
        wait_for(tmp_path, count)
        process.kill()
        assert process.wait() == -signal.SIGKILL
        # The lock is free once the last process that could write is gone.
        with _lock.locked(tmp_path, (1, 1)):
            there = {path: path.read_bytes() for path in results(tmp_path)}
            assert all(_record.head(data)["status"] == "valid" for data in there.values())
            assert not (tmp_path / "run.json").exists()
            time.sleep(0.5)
            assert {path: path.read_bytes() for path in results(tmp_path)} == there
    last = run(asked(tmp_path, source))
    assert last.unchanged >= 14
    assert tables(tmp_path) == undisturbed


def test_a_worker_that_is_killed_costs_only_its_job_which_is_repeated(
    source: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    process = started(tmp_path, source)
    wait_for(tmp_path, 3)
    for worker in workers(process.pid):
        os.kill(worker, signal.SIGKILL)
    assert process.wait() == 0
    assert {row["status"] for row in rows(tmp_path)} == {"valid"}
    assert tables(tmp_path) == undisturbed


def workers(parent: int) -> list[int]:
    found = []
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                stat, line = (path / "stat").read_text(), (path / "cmdline").read_bytes()
            except OSError:
                continue
            if int(stat.rpartition(")")[2].split()[1]) == parent and b"tieout.batch._worker" in line:
                found.append(int(path.name))
    assert found
    return found


@pytest.mark.slow
def test_the_memory_of_the_parent_does_not_grow_with_the_number_of_jobs(tmp_path: Path) -> None:
    filled(tmp_path / "in", (f"{number:04}.xbri" for number in range(240)))
    assert started(tmp_path / "out", tmp_path / "in", tmp_path / "memory.txt").wait() == 0
    lines = (line.split() for line in (tmp_path / "memory.txt").read_text().splitlines())
    seen = {int(done): int(memory) for done, memory in lines}
    assert set(seen) == set(range(0, 241, 20))
    assert max(seen.values()) <= 1.1 * seen[40]
