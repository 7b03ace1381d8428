from pathlib import Path

import pytest

from tieout.store import bundled


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone: the package two levels below a root that holds the data."""
    package = tmp_path / "clone" / "src" / "tieout"
    package.mkdir(parents=True)
    monkeypatch.setattr(bundled, "_PACKAGE", package)
    for name in ("ifrs/a.yaml", "filers/one/b.yaml", "single.yaml", "mapping.schema.json"):
        file = tmp_path / "clone" / "mappings" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("pack: x\n")
    (tmp_path / "secret").mkdir()
    (tmp_path / "clone" / "mappings" / "link").symlink_to(tmp_path / "secret")
    return tmp_path / "clone"


def test_a_clone_has_its_data_at_the_root(tree: Path) -> None:
    assert bundled.root("mappings") == tree / "mappings"
    assert bundled.root("taxonomy") == tree / "taxonomy"


def test_a_wheel_has_its_data_inside(tree: Path) -> None:
    inside = tree / "src" / "tieout" / "_bundled" / "mappings"
    inside.mkdir(parents=True)
    assert bundled.root("mappings") == inside
    assert bundled.find("mappings", "ifrs") is None


def test_folders_and_single_files_are_found_by_name(tree: Path) -> None:
    assert bundled.find("mappings", "ifrs") == tree / "mappings" / "ifrs"
    assert bundled.find("mappings", "filers/one") == tree / "mappings" / "filers" / "one"
    assert bundled.find("mappings", "single") == tree / "mappings" / "single.yaml"
    assert bundled.find("taxonomy", "ifrs") is None


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "../secret", "ifrs/../../secret", "/etc", "ifrs//a", "ifrs/", "C:\\x", "a\0b", "link"),
        *("~", "ifrs\n", "nothing", "mapping.schema.json"),
    ],
)
def test_names_that_point_elsewhere_are_not_found(tree: Path, name: str) -> None:
    assert bundled.find("mappings", name) is None


def test_names_are_the_folders_that_hold_files(tree: Path) -> None:
    assert bundled.names("mappings") == ("filers/one", "ifrs")
    assert bundled.names("taxonomy") == ()
