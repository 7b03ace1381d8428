"""What the user names becomes jobs: files, folders, patterns and manifests."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.batch.folders import filled
from tieout.batch._sources import jobs
from tieout.batch._types import BatchOptions, Job, Kind
from tieout.diagnostics import Finding, TextAt


def listed(*sources: Path | str, **more: Any) -> list[Job]:
    found = told(*sources, **more)
    assert [each for each in found if isinstance(each, Finding)] == []
    return [each for each in found if isinstance(each, Job)]


def told(*sources: Path | str, **more: Any) -> list[Job | Finding]:
    return list(jobs(BatchOptions(tuple(map(str, sources)), Path("out"), **more), "common"))


def seen(found: list[Job], folder: Path) -> list[tuple[str, str]]:
    return sorted((each.kind.value, Path(each.source).relative_to(folder).as_posix()) for each in found)


def test_a_folder_stands_for_its_packages_and_its_filings(tmp_path: Path) -> None:
    filled(tmp_path, ("a.xbri", "b.ZIP", "c.xbr", "page.xhtml", "notes.txt"))
    for name in ("acme", "empty", "zeta"):
        (tmp_path / name).mkdir()
    for path in ("filing.yaml", "acme/filing.yaml", "acme/mapping.yaml", "zeta/document.txt", "other.yaml"):
        (tmp_path / path).write_text("x")
    assert seen(listed(tmp_path), tmp_path) == [
        ("build", "acme/filing.yaml"),
        ("build", "filing.yaml"),
        ("check", "a.xbri"),
        ("check", "b.ZIP"),
        ("check", "c.xbr"),
    ]


def test_a_folder_without_either_is_one_submission(tmp_path: Path) -> None:
    filled(tmp_path / "report", ("page.xhtml", "logo.png"))
    (job,) = listed(tmp_path / "report")
    assert (job.kind.value, job.source) == ("check", (tmp_path / "report").as_posix())
    assert job.size >= sum(path.stat().st_size for path in (tmp_path / "report").iterdir())


def test_files_and_patterns(tmp_path: Path) -> None:
    filled(tmp_path / "x" / "deep", ("a.zip", "b.xhtml"))
    filled(tmp_path / "x", ("c.zip",))
    (tmp_path / "x" / "my.yaml").write_text("x")
    assert seen(listed(tmp_path / "x" / "deep" / "b.xhtml", tmp_path / "x" / "my.yaml"), tmp_path / "x") == [
        ("build", "my.yaml"),
        ("check", "deep/b.xhtml"),
    ]
    found = listed(f"{tmp_path}/x/**/*.zip")
    assert seen(found, tmp_path / "x") == [("check", "c.zip"), ("check", "deep/a.zip")]
    assert [job.size for job in found] == [Path(job.source).stat().st_size for job in found]


def test_a_name_with_brackets_that_exists_is_no_pattern(tmp_path: Path) -> None:
    filled(tmp_path, ("a[1].zip",))
    assert seen(listed(tmp_path / "a[1].zip"), tmp_path) == [("check", "a[1].zip")]


def test_nothing_at_a_source_is_told(tmp_path: Path) -> None:
    (tmp_path / "list.jsonl").write_text("\n\n")
    for source in (tmp_path / "gone.zip", f"{tmp_path}/*.zip", tmp_path / "list.jsonl"):
        (finding,) = told(source)
        assert isinstance(finding, Finding)
        assert (finding.code, finding.fatal) == ("batch.nothing", True)


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_a_manifest_names_paths_with_profile_and_packages(tmp_path: Path, suffix: str) -> None:
    filled(tmp_path / "in", ("a.zip", "b.zip"))
    entries = [
        {"path": "in/a.zip", "profile": "esef-2021", "packages": "p/x.zip;p/y.zip"},
        {"path": "in/b.zip", "profile": "", "packages": ""},
        {"path": f"{tmp_path.as_posix()}/in/gone.zip", "profile": "", "packages": ""},
    ]
    manifest = tmp_path / f"list.{suffix}"
    lines = [json.dumps(entry) for entry in entries]
    if suffix == "csv":
        lines = ["path,profile,packages", *(",".join(entry.values()) for entry in entries)]
    manifest.write_text("\n".join(lines))
    first, second, third = listed(manifest, profile="ifrs", packages=(Path("own"),))
    folder = tmp_path.as_posix()
    assert (first.source, first.profile) == (f"{folder}/in/a.zip", "esef-2021")
    assert first.packages == (f"{folder}/p/x.zip", f"{folder}/p/y.zip")
    assert (second.source, second.profile, second.packages) == (f"{folder}/in/b.zip", "ifrs", ("own",))
    assert (third.source, third.size) == (f"{folder}/in/gone.zip", 0)
    assert len({first.id, second.id, third.id}) == len({first.decides, second.decides}) + 1 == 3


@pytest.mark.parametrize(
    ("name", "text", "line", "why"),
    [
        ("l.csv", "file\na.zip\n", 1, "no column `path`"),
        ("l.csv", "", 1, "no column `path`"),
        ("l.csv", "path,profile\na.zip,ifrs\nb.zip\n", 3, "more or fewer cells"),
        ("l.csv", "path\na.zip,ifrs\n", 2, "more or fewer cells"),
        ("l.csv", 'path\n"a.zip\n', 1, "end of data"),
        ("l.jsonl", '{"path": "a.zip"}\n\n{"path": 3}\n', 3, "`path` is no text"),
        ("l.jsonl", '{"path": "a.zip"}\n["a.zip"]\n', 2, "names no `path`"),
        ("l.jsonl", '{"path": "a.zip", "packages": [1]}\n', 1, "no list of texts"),
        ("l.ndjson", "[" * 100_000, 1, "names no `path`"),
        ("l.jsonl", "a\udce9", 1, "not UTF-8"),
    ],
)
def test_a_manifest_that_can_not_be_read_is_told_at_its_line(
    tmp_path: Path, name: str, text: str, line: int, why: str
) -> None:
    (tmp_path / name).write_bytes(text.encode(errors="surrogateescape"))
    (finding,) = (each for each in told(tmp_path / name) if isinstance(each, Finding))
    assert (finding.code, finding.place, finding.fatal) == ("batch.manifest", TextAt(name, line, 1), True)
    assert why in finding.message


def test_a_column_that_is_not_read_and_a_profile_that_does_not_exist_are_told(tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text("path,profil\na.zip,x\nb.zip,x\n")
    warned, *others = told(tmp_path / "l.csv")
    assert isinstance(warned, Finding)
    assert (warned.code, warned.fatal) == ("batch.manifest-column", False)
    assert "`profile`" in warned.message or "'profile'" in warned.message
    assert [type(each) for each in others] == [Job, Job]
    (tmp_path / "l.jsonl").write_text('{"path": "a.zip", "profile": "esef-2020"}')
    (finding,) = told(tmp_path / "l.jsonl")
    assert isinstance(finding, Finding)
    assert (finding.code, finding.place) == ("check.unknown-profile", TextAt("l.jsonl", 1, 1))


def test_shards_part_the_jobs() -> None:
    found = [Job(f"{number:016x}", "", Kind.CHECK, "", (), "") for number in range(50)]
    parts = [[job.id for job in found if job.in_shard((part, 3))] for part in (1, 2, 3)]
    assert sorted(name for part in parts for name in part) == [job.id for job in found]
    assert all(parts)
