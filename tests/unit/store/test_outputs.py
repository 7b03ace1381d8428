import json
from pathlib import Path

import pytest

from tieout.store import outputs

RECEIPT = json.dumps({"tool": {"name": "tieout", "version": "0"}}).encode()
FIRST = {"receipt.json": RECEIPT, "a.csv": b"1"}
SECOND = {"receipt.json": RECEIPT, "b.csv": b"2"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    assert outputs.replace(tmp_path / "out" / "run", FIRST) == ()
    assert held(tmp_path / "out" / "run") == FIRST
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["run"]


def test_a_former_output_is_replaced_whole(tmp_path: Path) -> None:
    outputs.replace(tmp_path / "run", FIRST)
    assert outputs.replace(tmp_path / "run", SECOND) == ()
    assert held(tmp_path / "run") == SECOND
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    assert outputs.replace(tmp_path / "run", FIRST) == ()
    assert held(tmp_path / "run") == FIRST


@pytest.mark.parametrize(
    "receipt",
    [None, b"", b"{", b"[]", b'{"tool": "tieout"}', b'{"tool": {"name": "other"}}', b"[" * 100_000, b"\xff"],
)
def test_a_folder_of_someone_else_is_refused(tmp_path: Path, receipt: bytes | None) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_bytes(b"dear")
    if receipt is not None:
        (folder / "receipt.json").write_bytes(receipt)
    before = held(folder)
    (finding,) = outputs.replace(folder, FIRST)
    assert (finding.code, finding.fatal) == ("store.foreign-output", True)
    assert held(folder) == before
    assert outputs.check(folder) == (finding,)


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("x")
    (finding,) = outputs.replace(tmp_path / "run", FIRST)
    assert finding.code == "store.unwritable"
    (below,) = outputs.replace(tmp_path / "run" / "deeper", FIRST)
    assert below.code == "store.unwritable"
    assert (tmp_path / "run").read_text() == "x"


def test_earlier_output_stays_where_the_last_step_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs.replace(tmp_path / "run", FIRST)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    (finding,) = outputs.replace(tmp_path / "run", SECOND)
    assert finding.message.endswith("can't be written: no space left on device")
    assert held(tmp_path / "run") == FIRST
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_a_linked_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert outputs.replace(tmp_path / "link", FIRST) == ()
    assert (tmp_path / "link").is_symlink()
    assert held(tmp_path / "real") == FIRST


def test_names_that_leave_the_folder_are_a_fault_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a plain file name"):
        outputs.replace(tmp_path / "run", {"../evil": b""})
    assert list(tmp_path.iterdir()) == []
