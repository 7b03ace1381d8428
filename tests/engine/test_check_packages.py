"""Which taxonomy packages a check loads: those that the profile needs, from wherever they are, and no other year's."""

from pathlib import Path

import pytest

from tests.engine import _filed
from tests.engine._packages import taxonomy_package
from tieout.engine._packages import needed
from tieout.store import check_packages, taxonomies

SCHEMA = '<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="{}"/>'
SERVED = {
    "esef-2021": "https://www.esma.europa.eu/taxonomy/2021-03-24/",
    "esef-2022": "https://www.esma.europa.eu/taxonomy/2022-03-24/",
    "ifrs-2022": "https://xbrl.ifrs.org/taxonomy/2022-03-24/",
    "ifrs-2025": "https://xbrl.ifrs.org/taxonomy/2025-03-27/",
    "lei": "https://www.xbrl.org/taxonomy/int/lei/",
    "own": "http://own.example/taxonomy/",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with packages of several years, and one that no profile knows."""
    made = tmp_path / "packages"
    made.mkdir()
    for name, url in SERVED.items():
        (made / f"{name}.zip").write_bytes(taxonomy_package(name, url, {"entry.xsd": SCHEMA.format(url)}))
    (made / "notes.txt").write_text("not a package", encoding="utf-8")
    return made


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.stem for path in paths]


def test_of_a_folder_only_what_the_profile_needs_is_loaded(folder: Path) -> None:
    """Two years of ESEF together serve the same URLs."""
    taken, missing = needed(_filed.profile("esef-2022"), [folder])
    assert names(taken) == ["esef-2022", "ifrs-2022", "lei"]
    assert missing == ()


def test_what_is_required_and_not_there_is_missing(folder: Path) -> None:
    taken, missing = needed(_filed.profile("esef-2021"), [folder])
    assert names(taken) == ["esef-2021", "lei"]
    assert [package.name for package in missing] == ["IFRS Taxonomy 2021"]
    assert needed(_filed.profile("ifrs"), []) == ((), ())


def test_the_user_s_own_package_is_loaded_where_it_is_named(folder: Path) -> None:
    taken, _ = needed(_filed.profile("ifrs"), [folder / "own.zip", folder / "esef-2021.zip"])
    assert names(taken) == ["own"]
    assert "own" not in names(needed(_filed.profile("ifrs"), [folder])[0])


def test_the_first_of_two_is_taken(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    again.write_bytes((folder / "lei.zip").read_bytes())
    assert names(needed(_filed.profile("esef-2022"), [again, folder])[0]) == ["again", "esef-2022", "ifrs-2022"]


def test_a_file_that_is_no_package_is_left_to_be_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"no zip")
    assert needed(_filed.profile("ifrs"), [broken, tmp_path / "absent.zip"])[0] == (broken, tmp_path / "absent.zip")


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIEOUT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("TIEOUT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "data" / "taxonomies"


def test_installed_packages_come_after_those_given(folder: Path, own_folders: Path) -> None:
    entry, findings = taxonomies.install(folder / "esef-2022.zip")
    assert entry is not None
    assert findings == ()
    paths, findings = check_packages.at_hand(_filed.profile("esef-2022"), [folder / "lei.zip"])
    assert paths == (folder / "lei.zip", own_folders / entry.file)
    assert findings == ()


def test_an_installed_package_that_was_altered_is_not_used(folder: Path, own_folders: Path) -> None:
    entry, _ = taxonomies.install(folder / "esef-2022.zip")
    assert entry is not None
    (own_folders / entry.file).write_bytes(b"altered")
    paths, findings = check_packages.at_hand(_filed.profile("esef-2022"))
    assert paths == ()
    assert [finding.code for finding in findings] == ["taxonomy.installed-damaged"]


def test_a_bundled_catalogue_stands_in_for_a_package_that_is_not_installed(folder: Path, own_folders: Path) -> None:
    (path,), findings = check_packages.at_hand(_filed.profile("ifrs"))
    assert path.name.startswith("ifrs-2025-")
    assert findings == ()
    assert check_packages.at_hand(_filed.profile("esef-2022")) == ((), ())
    taxonomies.install(folder / "ifrs-2025.zip")
    (path,), _ = check_packages.at_hand(_filed.profile("ifrs"))
    assert path.is_relative_to(own_folders)
