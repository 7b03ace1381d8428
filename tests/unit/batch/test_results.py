"""Results are put whole: a reader sees the former one or the new one."""

from pathlib import Path

import pytest

from tieout.batch._results import LocalResults


def made(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    for name in ("a.txt", "sub/b.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_a_file_is_put_with_its_folders(tmp_path: Path) -> None:
    results = LocalResults(tmp_path / "out")
    assert results.read("jobs/ab/x") is None
    for text in ("one", "two"):
        (tmp_path / "made").write_text(text)
        results.put("jobs/ab/x", tmp_path / "made")
        assert results.read("jobs/ab/x") == text.encode()
        assert not (tmp_path / "made").exists()
    assert [path.name for path in (tmp_path / "out" / "jobs" / "ab").iterdir()] == ["x"]


def test_a_folder_takes_the_place_of_a_former_one(tmp_path: Path) -> None:
    results = LocalResults(tmp_path / "out")
    for text in ("one", "two"):
        results.put("built/ab", made(tmp_path / "work" / text, text))
        files = (tmp_path / "out" / "built" / "ab").rglob("*.txt")
        assert {path.name: path.read_text() for path in files} == {"a.txt": text, "b.txt": text}
    assert [path.name for path in (tmp_path / "out" / "built").iterdir()] == ["ab"]


def test_a_place_that_can_not_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    results = LocalResults(tmp_path / "out")
    (tmp_path / "made").write_text("x")
    with pytest.raises(OSError, match="out"):
        results.put("jobs/x", tmp_path / "made")
    with pytest.raises(OSError, match="gone"):
        LocalResults(tmp_path).put("gone", tmp_path / "gone-too")
