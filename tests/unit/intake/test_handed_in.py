"""Paths become submissions: files, folders of packages, and folders that were unpacked."""

import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tieout.diagnostics import Finding
from tieout.store.submissions import HandedIn, handed_in

LIMIT, ENTRIES = 1_000, 5


def read(path: Path) -> list[HandedIn | Finding]:
    return list(handed_in(path, LIMIT, ENTRIES))


def why(path: Path) -> str:
    (found,) = read(path)
    assert isinstance(found, Finding)
    assert (found.code, found.fatal) == ("intake.unreadable", True)
    return found.message


def test_a_file_is_read_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.xbri"
    path.write_bytes(b"bytes")
    assert read(path) == [HandedIn(path, "a.xbri", b"bytes")]


def test_a_large_file_is_read_to_just_past_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.xbri"
    path.write_bytes(b"x" * 5_000)
    (found,) = read(path)
    assert isinstance(found, HandedIn)
    assert len(found.content) == LIMIT + 1


def test_a_folder_of_packages_is_several_submissions(tmp_path: Path) -> None:
    for name in ("b.zip", "a.xbri", "readme.txt"):
        (tmp_path / name).write_bytes(name.encode())
    assert [found.name for found in read(tmp_path) if isinstance(found, HandedIn)] == ["a.xbri", "b.zip"]


def test_an_unpacked_folder_is_one_submission_with_the_same_bytes_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "filed"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "page.xhtml").write_bytes(b"<a/>")
    (folder / "a.xsd").write_bytes(b"<b/>")
    (found,) = read(folder)
    assert isinstance(found, HandedIn)
    assert found.name == "filed.zip"
    with zipfile.ZipFile(BytesIO(found.content)) as archive:
        assert archive.namelist() == ["filed/a.xsd", "filed/reports/page.xhtml"]
        assert archive.read("filed/a.xsd") == b"<b/>"
    os.utime(folder / "a.xsd", (1, 1))
    assert read(folder) == [found]


def test_a_page_comes_with_the_files_it_shows(tmp_path: Path) -> None:
    page = tmp_path / "filed" / "a.xhtml"
    (page.parent / "images").mkdir(parents=True)
    (page.parent / "images" / "logo.png").write_bytes(b"logo")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (page.parent / "link.png").symlink_to(tmp_path / "secret.png")
    sources = ("images/logo.png", "../secret.png", "link.png", "/etc/hostname", "https://example.org/a.png", "gone.png")
    page.write_text("".join(f'<img src="{source}" />' for source in sources), encoding="utf-8")
    (found,) = read(page)
    assert isinstance(found, HandedIn)
    assert found.companions == (("images/logo.png", b"logo"),)
    (page.parent / "images" / "logo.png").write_bytes(b"x" * 2_000)
    assert "past the bounds" in why(page)


def test_a_name_decides_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.7z").write_bytes(b"7z")
    (found,) = read(tmp_path / "a.7z")
    assert isinstance(found, HandedIn)


def test_what_can_be_no_submission_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "no such file" in why(tmp_path / "missing.xbri")
    assert "holds no file" in why(tmp_path / "empty")


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "filed"
    folder.mkdir()
    (folder / "page.xhtml").symlink_to("/etc/hostname")
    assert "is a link" in why(folder)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xbri")
    assert "no plain file" in why(tmp_path / "a.xbri")


@pytest.mark.parametrize("sizes", [[600, 600], [1] * 6])
def test_a_folder_past_the_bounds_is_not_read_on(tmp_path: Path, sizes: list[int]) -> None:
    folder = tmp_path / "filed"
    folder.mkdir()
    for number, size in enumerate(sizes):
        (folder / f"{number}.xml").write_bytes(b"x" * size)
    assert "past the bounds" in why(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_read_and_told_as_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.xbri")
    path.write_bytes(b"bytes")
    assert read(path) == [HandedIn(path, "caf?.xbri", b"bytes")]
    assert "caf?.zip" in why(tmp_path / os.fsdecode(b"caf\xe9.zip")), "it is not there"
    folder = tmp_path / os.fsdecode(b"\xff")
    folder.mkdir()
    (folder / os.fsdecode(b"\xe9.xhtml")).write_bytes(b"<a/>")
    (found,) = read(folder)
    assert isinstance(found, HandedIn)
    assert found.name == "?.zip"
    assert zipfile.ZipFile(BytesIO(found.content)).namelist() == ["?/?.xhtml"]
