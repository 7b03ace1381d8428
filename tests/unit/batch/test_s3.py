"""Batches that read from and write to a local S3 server."""

import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.batch.bucket import Bucket, bucket, store
from tests.unit.batch.folders import asked, filled, rows, tables
from tests.unit.batch.test_stopped import started
from tieout.batch import BatchOptions, Progress, _lease, report, run
from tieout.batch._lock import LockedError
from tieout.batch._objects import StoreError

NAMES = tuple(f"slow-{number:02}.xbri" for number in range(16))


def one(output: Path | str, *sources: Path | str, **more: Any) -> BatchOptions:
    """A batch with one worker, which has one courier to begin."""
    return replace(asked(output, *sources, **more), workers=1)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bucket]:
    with bucket(tmp_path_factory.mktemp("cache")) as found:
        yield found


@pytest.fixture(scope="module")
def source(desk: Bucket, tmp_path_factory: pytest.TempPathFactory) -> str:
    return desk.put(filled(tmp_path_factory.mktemp("in"), NAMES), "in")


@pytest.fixture(scope="module")
def undisturbed(desk: Bucket, source: str) -> dict[str, bytes]:
    result = run(asked("s3://desk/undisturbed", source))
    assert (result.exit_code, result.jobs, result.rows, result.tables) == (0, 16, 16, "s3://desk/undisturbed")
    return desk.tables("s3://desk/undisturbed")


def test_what_is_read_and_put_is_what_it_would_be_on_disk(
    desk: Bucket, source: str, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    filled(tmp_path / "in", NAMES)
    local = run(one(tmp_path / "local", tmp_path / "in"))
    named = {row["name"]: row for row in rows(tmp_path / "local")}
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "results.csv").write_bytes(undisturbed["results.csv"])
    far = {row["name"]: row for row in rows(tmp_path / "far")}
    assert set(far) == set(named) == set(NAMES)
    for name, row in far.items():
        assert row["source"] == f"s3://desk/in/{name}"
        assert {**row, "job": "", "source": ""} == {**named[name], "job": "", "source": ""}
    jobs = {name: data for name, data in undisturbed.items() if name.startswith("jobs/")}
    assert jobs == {name: data for name, data in tables(tmp_path / "local").items() if name.startswith("jobs/")}
    assert local.rows == len(jobs) == 16


def test_a_second_run_finds_all_done(desk: Bucket, source: str, undisturbed: dict[str, bytes]) -> None:
    result = run(one("s3://desk/undisturbed/", f"{source}/"))
    assert (result.unchanged, result.rows) == (16, 16)
    # The slash is part of the source as it was named.
    again = {name: data for name, data in desk.tables("s3://desk/undisturbed").items() if name != "run.json"}
    assert again == {name: data for name, data in undisturbed.items() if name != "run.json"}
    assert store("s3://desk/undisturbed").names(_lease.FOLDER) == []


def test_paths_and_urls_may_be_mixed(source: str, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    run(one(tmp_path / "out", source))
    assert tables(tmp_path / "out") == undisturbed
    (tmp_path / "list.csv").write_text("path\ns3://desk/in/slow-03.xbri\n")
    (job,) = {run(one("s3://desk/mixed", tmp_path / "list.csv", f"{source}/*-0[34].xbri")).jobs}
    assert job == 2


def test_a_manifest_in_a_bucket_names_what_is_beside_it(desk: Bucket, tmp_path: Path) -> None:
    filled(tmp_path / "lot" / "in", ("a.xbri", "b.xbri"))
    (tmp_path / "lot" / "lists").mkdir()
    lines = ("path", "../in/a.xbri", "s3://desk/lot/in/b.xbri", "../in/gone.xbri", f"{tmp_path}/lot/in/a.xbri")
    (tmp_path / "lot" / "lists" / "list.csv").write_text("\n".join(lines))
    url = desk.put(tmp_path / "lot", "lot")
    assert run(one(tmp_path / "out", f"{url}/lists/list.csv")).exit_code == 2
    found = {row["source"]: (row["status"], row["message"]) for row in rows(tmp_path / "out")}
    gone = "s3://desk/lot/in/gone.xbri"
    assert found.pop(gone) == ("unreadable", f"{gone} can't be read: no such file or directory")
    expected = ("s3://desk/lot/in/a.xbri", "s3://desk/lot/in/b.xbri", f"{tmp_path}/lot/in/a.xbri")
    assert found == dict.fromkeys(expected, ("valid", ""))
    desk.system.pipe_file(f"{url}/packages.csv", b"path,packages\nin/a.xbri,p/x.zip\n")
    (finding,) = run(one(tmp_path / "out", f"{url}/packages.csv")).findings
    assert finding.code == "batch.package-url"


@pytest.mark.slow
def test_killed_at_any_moment_and_run_again(
    desk: Bucket, source: str, undisturbed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = "s3://desk/killed"
    for count in (1, 7):
        process = started(output, source)
        deadline = time.monotonic() + 60
        while len(desk.results(output)) < count:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.kill()
        assert process.wait() == -signal.SIGKILL
        monkeypatch.setattr(_lease, "_PATIENCE", 1.0)
        # The processes of the run end with it; what they were about to put is there soon, or never.
        time.sleep(0.5)
        there = desk.tables(output)
        assert "run.json" not in there
        time.sleep(0.5)
        assert desk.tables(output) == there
    # The lock of the killed run is in the way of those who do not wait.
    assert store(output).names(_lease.FOLDER) == ["whole"]
    last = run(asked(output, source))
    assert last.unchanged >= 7
    assert desk.tables(output) == undisturbed


def test_a_second_run_into_the_same_place_is_refused(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_lease, "_BEAT", 0.1)
    place = store("s3://desk/locked")
    place.write(".tieout-batch.lock", b"")

    def code(shard: tuple[int, int]) -> str:
        result = run(one("s3://desk/locked", source, shard=shard, limit=1))
        return result.findings[0].code if result.findings else str(result.exit_code)

    with _lease.leased(place, (1, 1)):
        assert code((1, 1)) == code((2, 5)) == "batch.locked"
    with _lease.leased(place, (1, 5)):
        assert code((1, 1)) == code((1, 5)) == "batch.locked"
        assert code((2, 5)) == "0"
    assert place.names(_lease.FOLDER) == []


def test_a_lock_that_is_not_renewed_is_taken_over_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_lease, "_PATIENCE", 0.3)
    monkeypatch.setattr(_lease, "_SETTLE", 0.1)
    place = store("s3://desk/stale")
    place.write(f"{_lease.FOLDER}/whole", b"someone\n4\n")
    with _lease.leased(place, (1, 1)) as held:
        held.look()
        # Another that had waited for the same one, and writes over it, has it from then on.
        place.write(f"{_lease.FOLDER}/whole", b"another\n0\n")
        with pytest.raises(LockedError):
            held.look()
    assert place.read(f"{_lease.FOLDER}/whole") == b"another\n0\n"


def test_a_run_whose_lock_was_taken_over_writes_no_tables(
    desk: Bucket, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_lease, "_BEAT", 600)
    place = store("s3://desk/taken")

    def tell(_: Progress) -> None:
        place.write(f"{_lease.FOLDER}/whole", b"another\n0\n")

    result = run(one("s3://desk/taken", source, limit=1), tell)
    assert [finding.code for finding in result.findings] == ["batch.locked"]
    assert {name.partition("/")[0] for name in desk.tables("s3://desk/taken")} == {"jobs"}


@pytest.mark.slow
def test_shards_are_put_together(desk: Bucket, source: str, undisturbed: dict[str, bytes]) -> None:
    parts = [run(one("s3://desk/parts", source, shard=(part, 2))) for part in (1, 2)]
    assert [part.tables for part in parts] == [f"s3://desk/parts/shards/{part}-of-2" for part in (1, 2)]
    found, findings = report([str(part.tables) for part in parts])
    assert found
    assert (found.jobs, findings) == (16, ())
    assert run(one("s3://desk/parts", source)).unchanged == 16
    assert desk.tables("s3://desk/parts") == undisturbed


def test_a_page_has_the_files_beside_it_and_a_folder_is_one_submission(desk: Bucket, tmp_path: Path) -> None:
    (tmp_path / "in" / "page").mkdir(parents=True)
    (tmp_path / "in" / "report" / "META-INF").mkdir(parents=True)
    page = b'<html xmlns="http://www.w3.org/1999/xhtml"><body><img src="img/a.png"/><img src="gone.png"/></body></html>'
    for name in ("page/page.xhtml", "page/img/a.png", "report/META-INF/reports.json", "report/reports/page.xhtml"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(page)
    desk.put(tmp_path / "in", "pages")
    run(one(tmp_path / "far", "s3://desk/pages/page/page.xhtml", "s3://desk/pages/report"))
    run(one(tmp_path / "near", tmp_path / "in" / "page" / "page.xhtml", tmp_path / "in" / "report"))
    keys = [{(row["name"], row["key"]) for row in rows(tmp_path / folder)} for folder in ("far", "near")]
    assert keys[0] == keys[1]
    assert {name for name, _ in keys[0]} == {"page.xhtml", "report.zip"}
    desk.system.pipe_file("s3://desk/pages/page/img/a.png", b"other")
    run(one(tmp_path / "far", "s3://desk/pages/page/page.xhtml"))
    assert {(row["name"], row["key"]) for row in rows(tmp_path / "far")}.isdisjoint(keys[1])


def test_names_that_no_file_can_have_are_told_of_their_rows(desk: Bucket, tmp_path: Path) -> None:
    long = f"{'x' * 300}.xbri"
    odd = "a b%20é[1]*?.xbri"
    for name in (long, odd):
        desk.system.pipe_file(f"desk/odd/{name}", filled(tmp_path, ("x",)).joinpath("x").read_bytes())
    run(one(tmp_path / "out", "s3://desk/odd"))
    assert {row["name"]: (row["status"], row["message"]) for row in rows(tmp_path / "out")} == {
        long: ("unreadable", f"s3://desk/odd/{long} can't be read: no file can have its name"),
        odd: ("valid", ""),
    }


def test_what_a_store_refuses_is_told(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(output: Path | str, *sources: str) -> tuple[str, int]:
        result = run(one(output, *sources))
        return result.findings[0].code, result.exit_code

    assert told("s3://elsewhere/out", source) == ("batch.store", 3)
    assert told("nowhere://desk/out", source) == ("batch.store", 3)
    assert told(source, source) == ("batch.foreign-output", 2)
    assert told("s3://desk/nothing", "s3://desk/gone/*.zip") == ("batch.nothing", 2)
    assert report(["s3://desk/in"])[1][0].code == "batch.no-results"
    assert report(["nowhere://desk/in"])[1][0].code == "batch.store"
    monkeypatch.setattr("tieout.batch._extras.find_spec", lambda name: None)
    assert told(tmp_path / "out", source) == ("batch.extra", 2)


def test_a_courier_that_ends_or_a_store_that_fails_costs_only_the_job(
    desk: Bucket, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    """A fault ends the job in the midst of the others; the courier that served it is replaced."""
    filled(tmp_path / "in", ("abort-1.xbri", "courier-1.xbri", "hang-1.xbri", "sound-1.xbri", "sound-2.xbri"))
    url = desk.put(tmp_path / "in", "faults")
    run(one("s3://desk/faulty", url, timeout=5, retries=0))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "results.csv").write_bytes(desk.tables("s3://desk/faulty")["results.csv"])
    found = {row["name"]: row["status"] for row in rows(tmp_path / "out")}
    ends = {"abort-1.xbri": "crashed", "courier-1.xbri": "crashed", "hang-1.xbri": "timed out"}
    assert found == ends | {"sound-1.xbri": "valid", "sound-2.xbri": "valid"}


@pytest.mark.usefixtures("desk")
def test_a_store_that_fails_is_an_error() -> None:
    with pytest.raises(StoreError, match="no such bucket"):
        store("s3://elsewhere").write("a", b"")
