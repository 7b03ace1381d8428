import hashlib
import os
from pathlib import Path

import pytest

from tieout import store
from tieout.diagnostics import FileAt, YamlAt

NAMED = YamlAt("filing.yaml", 3, 11)


def test_text_is_read_as_it_stands_with_the_digest_of_its_bytes(tmp_path: Path) -> None:
    data = "\ufeffone: é\r\n".encode()
    (tmp_path / "a.yaml").write_bytes(data)
    file, findings = store.read_text(tmp_path / "a.yaml", "a.yaml")
    assert file == store.TextFile("a.yaml", "one: é\r\n", hashlib.sha256(data).hexdigest())
    assert findings == ()


def test_what_can_not_be_read_is_a_fatal_finding(tmp_path: Path) -> None:
    (tmp_path / "long.yaml").write_bytes(b"12345")
    (tmp_path / "latin.yaml").write_bytes(b"ab\xe9")
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    told = {
        name: store.read_text(tmp_path / name, name, limit=4, place=NAMED)
        for name in ("missing.yaml", "long.yaml", "latin.yaml", "folder.yaml", "pipe.yaml", "a\0b")
    }
    assert all(file is None and findings[0].fatal for file, findings in told.values())
    assert {findings[0].place for _, findings in told.values()} == {NAMED}
    assert {name: (findings[0].code, findings[0].message) for name, (_, findings) in told.items()} == {
        "missing.yaml": ("store.unreadable", "missing.yaml can't be read: no such file or directory"),
        "long.yaml": ("store.too-large", "long.yaml is larger than 4 bytes"),
        "latin.yaml": ("store.not-utf8", "latin.yaml is not UTF-8 text: byte 3 can't be decoded"),
        "folder.yaml": ("store.unreadable", "folder.yaml can't be read: it is not a regular file"),
        "pipe.yaml": ("store.unreadable", "pipe.yaml can't be read: it is not a regular file"),
        "a\0b": ("store.unreadable", "a\0b can't be read: its name is not a valid path"),
    }


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"1234")
    file, _ = store.read_text(tmp_path / "a.yaml", "a.yaml", limit=4)
    assert file is not None
    assert file.text == "1234"


def test_a_new_file_is_written_with_line_feeds(tmp_path: Path) -> None:
    assert store.write_new(tmp_path / "filing.yaml", "a: é\n", "filing.yaml") == ()
    assert (tmp_path / "filing.yaml").read_bytes() == "a: é\n".encode()


def test_an_existing_file_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "filing.yaml").write_text("mine")
    (finding,) = store.write_new(tmp_path / "filing.yaml", "yours", "filing.yaml")
    assert (finding.code, finding.fatal, finding.place) == ("store.exists", True, FileAt("filing.yaml"))
    assert (tmp_path / "filing.yaml").read_text() == "mine"


def test_a_place_that_does_not_exist_can_not_be_written(tmp_path: Path) -> None:
    (finding,) = store.write_new(tmp_path / "no" / "filing.yaml", "x", "filing.yaml")
    assert (finding.code, finding.message) == (
        "store.unwritable",
        "filing.yaml can't be written: no such file or directory",
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A filing's folder, and bundled packs at another root."""
    package = tmp_path / "home" / "src" / "tieout"
    package.mkdir(parents=True)
    monkeypatch.setattr(store.bundled, "_PACKAGE", package)
    for name, text in (
        ("home/mappings/ifrs/20-b.yaml", "second"),
        ("home/mappings/ifrs/10-a.yaml", "first"),
        ("home/mappings/ifrs/readme.txt", "no"),
        ("home/mappings/shared/x.yaml", "bundled"),
        ("work/filing/own.yaml", "own"),
        ("work/filing/shared/y.yaml", "beside"),
        ("work/common/z.yaml", "common"),
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (tmp_path / "work" / "filing" / "empty").mkdir()
    return tmp_path / "work" / "filing"


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("ifrs", [("mappings/ifrs/10-a.yaml", "first"), ("mappings/ifrs/20-b.yaml", "second")]),
        ("own", [("own.yaml", "own")]),
        ("own.yaml", [("own.yaml", "own")]),
        ("shared", [("shared/y.yaml", "beside")]),
        ("../common", [("../common/z.yaml", "common")]),
    ],
)
def test_packs_resolve_beside_the_filing_first(project: Path, name: str, files: list[tuple[str, str]]) -> None:
    read, findings = store.load_pack(name, project, NAMED)
    assert [(file.name, file.text) for file in read] == files
    assert findings == ()


@pytest.mark.parametrize("name", ["ifsr", "", "/etc", "..\0", "missing", "."])
def test_a_pack_that_is_not_there_is_a_finding_where_it_is_named(project: Path, name: str) -> None:
    if name == ".":
        (project / "own.yaml").unlink()
    read, (finding,) = store.load_pack(name, project, NAMED)
    assert read == ()
    assert finding.code == ("store.pack-empty" if name == "." else "store.pack-not-found")
    assert (finding.place, finding.fatal) == (NAMED, True)


def test_the_nearest_pack_is_named(project: Path) -> None:
    _, (finding,) = store.load_pack("ifsr", project, NAMED)
    assert "did you mean 'ifrs'?" in finding.message
    assert finding.help.endswith("Bundled: ifrs, shared.")


def test_an_empty_folder_is_no_pack(project: Path) -> None:
    _, (finding,) = store.load_pack("empty", project, NAMED)
    assert finding.code == "store.pack-empty"


def test_resolve_serves_catalogues_too(project: Path) -> None:
    (project / "my-taxonomy").mkdir()
    assert store.resolve("my-taxonomy", project, "taxonomy") == project / "my-taxonomy"
    assert store.resolve("ifrs", project, "taxonomy") is None
