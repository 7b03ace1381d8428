"""A cluster from nothing, by the commands of the guide: the same rows, also where a worker is lost."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import dask
import pytest
from distributed import Client

from tests.support.s3 import free_port
from tests.unit.batch.bucket import bucket
from tests.unit.batch.folders import asked, filled, rows, tables
from tieout import batch
from tieout.batch import BatchOptions, BatchResult, Progress, run
from tieout.cli.batch import batch as command

GUIDE = Path(__file__).parents[3] / "docs" / "cluster.md"
NAMES = tuple(f"slow-{number:02}.xbri" for number in range(16))

QUICKLY = {"distributed.comm.timeouts.connect": "2s"}


def commands(program: str) -> list[str]:
    """The commands of the guide that begin so."""
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith(program)]


@dataclass(slots=True)
class Cluster:
    folder: Path
    address: str
    scheduler: "subprocess.Popen[bytes]"
    workers: "list[subprocess.Popen[bytes]]"

    def wait_for(self, count: int) -> None:
        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=60)

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def begun(line: str, address: str, folder: Path) -> "subprocess.Popen[bytes]":
    program, *arguments = shlex.split(line.replace("127.0.0.1:8786", address.removeprefix("tcp://")))
    port = address.rpartition(":")[2]
    arguments = [port if each == "8786" else each for each in arguments]
    paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path if path)
    environment = {**os.environ, "PYTHONPATH": paths, "DASK_TEMPORARY_DIRECTORY": str(folder)}
    command = [str(Path(sys.executable).parent / program), *arguments]
    with (folder / "log.txt").open("ab") as log:
        return subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=log, start_new_session=True)


def cluster_in(folder: Path) -> Cluster:
    address = f"tcp://127.0.0.1:{free_port()}"
    (scheduler,), workers = commands("dask scheduler"), commands("dask worker")
    made = Cluster(
        folder, address, begun(scheduler, address, folder), [begun(each, address, folder) for each in workers]
    )
    assert len(workers) == 2
    return made


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    found = cluster_in(tmp_path_factory.mktemp("cluster"))
    try:
        found.wait_for(2)
        yield found
    finally:
        found.close()


def dasked(output: Path | str, *sources: Path | str, cluster: Cluster) -> BatchOptions:
    return asked(output, *sources, workers=0, executor=batch.DASK, scheduler=cluster.address)


def job_workers(cluster: Cluster) -> set[int]:
    """The job workers begun in this cluster, whose folder is in their environment, without the jobs they forked."""
    found: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            is_ours = str(cluster.folder).encode() in (path.parent / "environ").read_bytes()
            if is_ours and b"tieout.batch._worker" in path.read_bytes():
                status = (path.parent / "stat").read_text(encoding="utf-8").rpartition(")")[2]
                found[int(path.parent.name)] = int(status.split()[1])
    return {process for process, parent in found.items() if parent not in found}


@pytest.mark.slow
def test_a_worker_lost_in_the_middle_changes_no_row(cluster: Cluster, tmp_path: Path) -> None:
    """First one that a job ends, which Dask begins anew; then a machine that is gone for good."""
    folder = filled(tmp_path / "in", NAMES)
    run(asked(tmp_path / "local", folder))
    filled(tmp_path / "poison", (*NAMES[:4], "cluster-1.xbri"))
    poisoned = run(dasked(tmp_path / "poisoned", tmp_path / "poison", cluster=cluster))
    found = {row["name"]: (row["status"], row["message"]) for row in rows(tmp_path / "poisoned")}
    why = "the process of this job ended without a result: its worker was lost each time"
    assert found.pop("cluster-1.xbri") == ("crashed", why)
    assert found == dict.fromkeys(NAMES[:4], ("valid", ""))
    assert poisoned.exit_code == 3
    cluster.wait_for(2)
    lost: list[int] = []

    def tell(progress: Progress) -> None:
        if progress.done == 4 and not lost:
            lost.append(len(job_workers(cluster)))
            os.killpg(cluster.workers[0].pid, signal.SIGKILL)

    result = run(dasked(tmp_path / "out", folder, cluster=cluster), tell)
    assert (result.exit_code, result.rows, lost) == (0, 16, [2])
    assert tables(tmp_path / "out") == tables(tmp_path / "local")
    assert not (tmp_path / "out" / ".work").exists()
    deadline = time.monotonic() + 20
    while job_workers(cluster):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert run(asked(tmp_path / "out", folder)).unchanged == 16


@pytest.mark.slow
def test_a_cluster_and_a_store_and_what_is_not_alike(tmp_path: Path) -> None:
    """Workers read from and put to a store by themselves; one with another installation does nothing."""
    with bucket(tmp_path / "cache") as desk:
        source = desk.put(filled(tmp_path / "in", NAMES[:6]), "in")
        cluster = cluster_in(tmp_path)
        try:
            cluster.wait_for(2)
            assert run(dasked("s3://desk/far", source, cluster=cluster)).rows == 6
            assert run(asked("s3://desk/near", source, workers=1)).rows == 6
            assert desk.tables("s3://desk/far") == desk.tables("s3://desk/near")
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr("tieout.batch._decides.__version__", "9.9")
                assert run(dasked(tmp_path / "out", source, cluster=cluster)).exit_code == 3
            assert {(row["status"], row["codes"]) for row in rows(tmp_path / "out")} == {
                ("not run", "batch.other-installation=1")
            }

            def tell(progress: Progress) -> None:
                if progress.done == 1:
                    cluster.scheduler.kill()

            with dask.config.set(QUICKLY):
                result = run(dasked(tmp_path / "more", source, cluster=cluster), tell)
            assert (result.exit_code, [each.code for each in result.findings]) == (3, ["batch.scheduler"])
        finally:
            cluster.close()


def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = filled(tmp_path / "in", NAMES[:1])
    with dask.config.set(QUICKLY):
        for address in (f"tcp://127.0.0.1:{free_port()}", "nowhere://here"):
            options = asked(tmp_path / "out", folder, executor=batch.DASK, scheduler=address)
            assert [each.code for each in run(options).findings] == ["batch.scheduler"]
    monkeypatch.setattr("tieout.batch._extras.find_spec", lambda name: None)
    assert [each.code for each in run(options).findings] == ["batch.extra"]


def test_the_batches_of_the_guide_are_asked_as_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[BatchOptions] = []

    def noted(options: BatchOptions, _: object) -> BatchResult:
        seen.append(options)
        return BatchResult(0)

    monkeypatch.setattr(batch, "run", noted)
    for line in commands("tieout batch"):
        with pytest.raises(SystemExit) as ended:
            command.main(shlex.split(line)[2:], prog_name="tieout batch")
        assert ended.value.code == 0
    local, far = Path("out/batch"), "s3://bucket/out"
    assert [(each.output, each.shard, each.executor, each.scheduler) for each in seen] == [
        (local, (1, 1), "dask", "tcp://127.0.0.1:8786"),
        (local, (1, 2), "local", ""),
        (local, (2, 2), "local", ""),
        (local, (1, 1), "local", ""),
        (far, (1, 1), "local", ""),
    ]
    with pytest.raises(SystemExit) as ended:
        command.main(["in", "-o", "out", "--executor", "dask"], prog_name="tieout batch")
    assert ended.value.code == 2
