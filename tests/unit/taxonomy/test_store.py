import io
import json
import multiprocessing
import zipfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from lxml import etree

from tests.unit.taxonomy import tiny
from tieout.diagnostics import TextAt, YamlAt
from tieout.store import taxonomies
from tieout.taxonomy import Taxonomy


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIEOUT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("TIEOUT_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture(name="beside")
def _beside(tmp_path: Path) -> Path:
    folder = tmp_path / "filing" / "tiny"
    folder.mkdir(parents=True)
    for name, text in tiny.files().items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder.parent


@pytest.fixture(name="taxonomy")
def _taxonomy(beside: Path) -> Taxonomy:
    taxonomy, findings = taxonomies.load("tiny", beside)
    assert taxonomy is not None, findings
    return taxonomy


@pytest.fixture(name="official")
def _official(tmp_path: Path) -> Path:
    path = tmp_path / "Tiny (2).zip"
    path.write_bytes(tiny.official())
    return path


def test_a_catalogue_is_found_beside_the_filing(taxonomy: Taxonomy) -> None:
    assert taxonomy.name == "tiny"
    assert len(taxonomy.concepts) == 12


def test_a_bundled_catalogue_is_found_by_its_name() -> None:
    taxonomy, findings = taxonomies.load("ifrs-2025")
    assert taxonomy is not None, findings
    assert taxonomy.entry_point == "https://xbrl.ifrs.org/taxonomy/2025-03-27/full_ifrs_entry_point_2025-03-27.xsd"


@pytest.mark.parametrize("name", ["ifrs-2052", "../taxonomy/ifrs-2025", ""])
def test_an_unknown_name_is_a_finding_at_its_place(name: str, tmp_path: Path) -> None:
    place = YamlAt("filing.yaml", 3, 11)
    taxonomy, (finding,) = taxonomies.load(name, tmp_path, place)
    assert taxonomy is None
    assert (finding.code, finding.place, finding.fatal) == ("taxonomy.not-found", place, True)
    assert "ifrs-2025" in finding.help


def test_an_unknown_name_is_told_the_nearest() -> None:
    _, (finding,) = taxonomies.load("ifrs-2052")
    assert "did you mean 'ifrs-2025'" in finding.message


def test_a_fault_is_told_with_the_folder(beside: Path) -> None:
    (beside / "tiny" / "labels.tsv").write_text("@\tnowhere.xml\n")
    taxonomy, (finding,) = taxonomies.load("tiny", beside)
    assert taxonomy is None
    assert finding.place == TextAt("tiny/labels.tsv", 1, 1)


def test_a_missing_file_is_a_finding(beside: Path) -> None:
    (beside / "tiny" / "roles.tsv").unlink()
    taxonomy, (finding,) = taxonomies.load("tiny", beside)
    assert taxonomy is None
    assert "tiny/roles.tsv" in str(finding.place)


def test_the_package_serves_every_document_of_the_entry_point(taxonomy: Taxonomy, beside: Path) -> None:
    path, findings = taxonomies.offline_package(taxonomy, beside)
    assert path is not None, findings
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [
            "tiny/META-INF/taxonomyPackage.xml",
            "tiny/META-INF/catalog.xml",
            *(
                f"tiny/https/example.com/tiny/{name}"
                for name in (
                    *("cal.xml", "core.xsd", "def.xml", "doc.xml", "entry.xsd"),
                    *("lab.xml", "pre.xml", "ref.xml", "roles.xsd"),
                )
            ),
        ]
        rewriting = etree.fromstring(archive.read("tiny/META-INF/catalog.xml"))[0]
        empty = etree.fromstring(archive.read("tiny/https/example.com/tiny/doc.xml"))
    assert {str(key): str(value) for key, value in rewriting.attrib.items()} == {
        "uriStartString": "https://example.com/tiny/",
        "rewritePrefix": "../https/example.com/tiny/",
    }
    assert (empty.tag, len(empty)) == ("{http://www.xbrl.org/2003/linkbase}linkbase", 0)


def test_two_arcs_between_two_concepts_have_a_locator_each(taxonomy: Taxonomy, beside: Path) -> None:
    path, _ = taxonomies.offline_package(taxonomy, beside)
    assert path is not None
    with zipfile.ZipFile(path) as archive:
        linkbase = etree.fromstring(archive.read("tiny/https/example.com/tiny/pre.xml"))
    arcs = linkbase.findall(".//{http://www.xbrl.org/2003/linkbase}presentationArc")
    ends = [
        (arc.get("{http://www.w3.org/1999/xlink}from"), arc.get("{http://www.w3.org/1999/xlink}to")) for arc in arcs
    ]
    assert len(ends) == 4
    assert len(set(ends)) == 4


def test_the_package_has_its_digest_in_its_name_and_is_written_once(taxonomy: Taxonomy, beside: Path) -> None:
    first, _ = taxonomies.offline_package(taxonomy, beside)
    assert first is not None
    assert taxonomy.digest[:16] in first.name
    before = first.stat()
    second, _ = taxonomies.offline_package(taxonomy, beside)
    assert second == first
    assert (second.stat().st_ino, second.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_broken_package_in_the_cache_is_written_anew(taxonomy: Taxonomy, beside: Path) -> None:
    path, _ = taxonomies.offline_package(taxonomy, beside)
    assert path is not None
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    assert taxonomies.offline_package(taxonomy, beside) == (path, ())
    assert path.read_bytes() == whole


def test_the_same_catalogue_gives_the_same_bytes(
    taxonomy: Taxonomy, beside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = taxonomies.offline_package(taxonomy, beside)
    monkeypatch.setenv("TIEOUT_CACHE_DIR", str(tmp_path / "another"))
    second, _ = taxonomies.offline_package(taxonomy, beside)
    assert first is not None
    assert second is not None
    assert first != second
    assert first.read_bytes() == second.read_bytes()


def _package(beside: Path) -> bytes:
    taxonomy, _ = taxonomies.load("tiny", beside)
    assert taxonomy is not None
    path, _ = taxonomies.offline_package(taxonomy, beside)
    assert path is not None
    return path.read_bytes()


def test_two_processes_at_once_leave_one_whole_package(beside: Path, tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        first, second = pool.map(_package, [beside, beside])
    assert first == second
    assert zipfile.ZipFile(io.BytesIO(first)).testzip() is None
    assert len(list((tmp_path / "cache" / "taxonomies").iterdir())) == 1


def test_a_cache_that_can_t_be_written_is_a_finding(taxonomy: Taxonomy, beside: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    path, (finding,) = taxonomies.offline_package(taxonomy, beside)
    assert path is None
    assert finding.code == "taxonomy.unwritable"
    assert str(tmp_path) not in finding.message


def test_without_an_installed_package_the_generated_one_is_used(taxonomy: Taxonomy, beside: Path) -> None:
    package, findings = taxonomies.package_for(taxonomy, beside)
    assert package is not None, findings
    assert (package.kind, package.title) == ("generated", "Tiny taxonomy")
    assert findings == ()


def test_an_installed_package_is_preferred(taxonomy: Taxonomy, beside: Path, official: Path, tmp_path: Path) -> None:
    entry, findings = taxonomies.install(official)
    assert entry is not None, findings
    package, _ = taxonomies.package_for(taxonomy, beside)
    assert package is not None
    assert (package.kind, package.title, package.sha256) == ("official", "Tiny, officially", entry.sha256)
    assert package.path.read_bytes() == official.read_bytes()
    lock = json.loads((tmp_path / "data" / "taxonomies" / "installed.json").read_text())
    assert lock["packages"] == [
        {
            "identifier": "urn:example:tiny",
            "name": "Tiny, officially",
            "file": f"Tiny-2-{entry.sha256[:12]}.zip",
            "sha256": entry.sha256,
            "entry_points": ["https://example.com/tiny/entry.xsd"],
        }
    ]


def test_another_edition_takes_the_place_of_the_installed_one(official: Path, tmp_path: Path) -> None:
    first, _ = taxonomies.install(official)
    official.write_bytes(tiny.zipped({"tiny/META-INF/taxonomyPackage.xml": tiny.METADATA}))
    second, _ = taxonomies.install(official)
    assert first is not None
    assert second is not None
    assert taxonomies.installed() == ((second,), ())
    assert not (tmp_path / "data" / "taxonomies" / first.file).exists()


@pytest.mark.parametrize("change", ["append", "delete"])
def test_an_installed_package_that_changed_is_not_used(
    change: str, taxonomy: Taxonomy, beside: Path, official: Path, tmp_path: Path
) -> None:
    entry, _ = taxonomies.install(official)
    assert entry is not None
    path = tmp_path / "data" / "taxonomies" / entry.file
    if change == "append":
        path.write_bytes(path.read_bytes() + b"x")
    else:
        path.unlink()
    package, findings = taxonomies.package_for(taxonomy, beside)
    assert package is not None
    assert package.kind == "generated"
    assert [finding.code for finding in findings] == ["taxonomy.installed-damaged"]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"packages": [{"identifier": "a"}]}',
        '{"packages": [{"identifier": "a", "name": "b", "file": "../../x.zip", "sha256": "c", "entry_points": []}]}',
        "[" * 100_000,
    ],
)
def test_a_damaged_lock_file_is_a_finding(
    text: str, taxonomy: Taxonomy, beside: Path, official: Path, tmp_path: Path
) -> None:
    lock = tmp_path / "data" / "taxonomies" / "installed.json"
    lock.parent.mkdir(parents=True)
    lock.write_text(text)
    entry, (finding,) = taxonomies.install(official)
    assert entry is None
    assert finding.code == "taxonomy.lock-malformed"
    _, findings = taxonomies.package_for(taxonomy, beside)
    assert finding in findings


def test_a_package_that_says_it_is_a_known_one_and_is_not_is_refused(tmp_path: Path) -> None:
    ((known, *_), _) = taxonomies.known_packages()
    metadata = tiny.METADATA.replace("urn:example:tiny", known.text("identifier"))
    path = tmp_path / "IFRSAT-2025.zip"
    path.write_bytes(tiny.zipped({"x/META-INF/taxonomyPackage.xml": metadata}))
    entry, (finding,) = taxonomies.install(path)
    assert entry is None
    assert finding.code == "taxonomy.package-changed"
    assert known.text("sha256")[:12] in finding.message
    assert known.text("url") in finding.help
    assert taxonomies.installed() == ((), ())


def test_a_missing_or_hostile_package_is_not_installed(tmp_path: Path) -> None:
    _, (finding,) = taxonomies.install(tmp_path / "none.zip")
    assert (finding.code, str(finding.place)) == ("taxonomy.package-unreadable", "none.zip")
    path = tmp_path / "bad.zip"
    path.write_bytes(b"not a zip")
    _, (finding,) = taxonomies.install(path)
    assert finding.code == "taxonomy.package-refused"
    assert not (tmp_path / "data").exists()


def test_a_package_past_the_bound_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    _, (finding,) = taxonomies.install(path)
    assert finding.code == "taxonomy.package-unreadable"
    assert "64 MiB" in finding.message


def test_a_data_folder_that_can_t_be_written_is_a_finding(official: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    entry, (finding,) = taxonomies.install(official)
    assert entry is None
    assert finding.code == "taxonomy.unwritable"
