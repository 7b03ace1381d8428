"""Catalogue, package and Arelle agree: what is imported from a generated package is what the catalogue says."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.unit.taxonomy import tiny
from tieout.cli.taxonomy import taxonomy as command
from tieout.engine._taxonomy_load import loaded
from tieout.engine.taxonomy_import import import_taxonomy
from tieout.store import taxonomies
from tieout.taxonomy import PackageInfo, read_catalogue, write_catalogue


def _package(folder: Path, **changed: str) -> Path:
    """The offline package of the tiny taxonomy, written by hand to keep clear of the cache."""
    from tieout.taxonomy import package_files

    catalogue, findings = read_catalogue(tiny.files(**changed))
    assert catalogue is not None, findings
    path = folder / "tiny.zip"
    path.write_bytes(tiny.zipped(dict(package_files(catalogue))))
    return path


def _info(path: Path) -> PackageInfo:
    package, findings = taxonomies.read_package(path)
    assert package is not None, findings
    return package[1]


def test_arelle_loads_every_document_of_the_package_without_a_complaint(tmp_path: Path) -> None:
    with loaded([_package(tmp_path)], tiny.ENTRY) as (model, errors):
        assert errors == ()
        own = sorted(url for url in model.urlDocs if url.startswith(tiny.BASE))
    names = ("cal.xml", "core.xsd", "def.xml", "doc.xml", "entry.xsd", "lab.xml", "pre.xml", "ref.xml", "roles.xsd")
    assert own == [tiny.BASE + name for name in names]


def test_what_is_imported_from_the_package_is_what_the_catalogue_says(tmp_path: Path) -> None:
    path = _package(tmp_path)
    catalogue, findings = import_taxonomy([path], [_info(path)], tiny.ENTRY, "tiny")
    assert catalogue is not None, findings
    assert findings == ()
    written = write_catalogue(catalogue)
    original, _ = read_catalogue(tiny.files())
    assert original is not None
    expected = write_catalogue(original)
    # Nothing outside of the entry point is in the package, and the package has a title of its own.
    expected["documents.tsv"] = expected["documents.tsv"].replace("@\tmore.xml\t\toutside\n", "")
    expected["labels.tsv"] = expected["labels.tsv"].replace("@\tmore.xml\nOverdraft\tlabel\ten\tOverdraft\n", "")
    expected["catalogue.tsv"] = written["catalogue.tsv"]
    assert written == expected
    assert "title\tTiny taxonomy (from the catalogue)\n" in written["catalogue.tsv"]
    assert "prefix\tt\thttps://example.com/tiny\n" in written["catalogue.tsv"]


def test_labels_at_another_entry_point_are_catalogued_and_not_served(tmp_path: Path) -> None:
    contents = _unzipped(_package(tmp_path))
    entry = contents["tiny/https/example.com/tiny/entry.xsd"]
    other = entry.replace("tiny/lab.xml", "tiny/more.xml")
    more = (
        contents["tiny/https/example.com/tiny/lab.xml"]
        .replace("t_Assets", "t_Overdraft")
        .replace(">Assets<", ">Bank overdraft<")
    )
    contents |= {"tiny/https/example.com/tiny/other.xsd": other, "tiny/https/example.com/tiny/more.xml": more}
    path = tmp_path / "two.zip"
    path.write_bytes(tiny.zipped(contents))
    info = PackageInfo("urn:two", "Two", "Nobody", (tiny.ENTRY, tiny.BASE + "other.xsd"))
    catalogue, findings = import_taxonomy([path], [info], tiny.ENTRY, "two")
    assert catalogue is not None
    assert [finding.code for finding in findings] == ["taxonomy.labels-outside"]
    (outside,) = (document for document in catalogue.documents if not document.served)
    assert outside.url == tiny.BASE + "more.xml"
    assert {(name.local_name, label.role, label.text, label.served) for name, label in outside.labels} == {
        ("Overdraft", "label", "Bank overdraft", False),
        ("Overdraft", "totalLabel", "Total assets", False),
    }


def _unzipped(path: Path) -> dict[str, str]:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("</xsd:schema>", '<xsd:simpleType name="own"/></xsd:schema>', "a type of its own"),
        ("<xsd:element ", '<xsd:element xbrldt:typedDomainRef="#x" ', "the attribute typedDomainRef"),
        ('substitutionGroup="xbrli:item"', 'substitutionGroup="xbrli:tuple"', "no item"),
        (
            "</xsd:appinfo>",
            '<link:arcroleType id="a" arcroleURI="https://example.com/a" cyclesAllowed="any"/></xsd:appinfo>',
            "an arcrole of its own",
        ),
    ],
)
def test_what_the_format_does_not_carry_is_refused(tmp_path: Path, old: str, new: str, why: str) -> None:
    contents = _unzipped(_package(tmp_path))
    core = "tiny/https/example.com/tiny/core.xsd"
    contents[core] = contents[core].replace(old, new, 1)
    path = tmp_path / "changed.zip"
    path.write_bytes(tiny.zipped(contents))
    catalogue, (finding,) = import_taxonomy([path], [_info(path)], tiny.ENTRY, "tiny")
    assert catalogue is None
    assert finding.code == "taxonomy.import-unsupported"
    assert why in finding.message


@pytest.mark.parametrize("missing", ["entry.xsd", "def.xml"])
def test_a_document_that_is_missing_is_an_error(tmp_path: Path, missing: str) -> None:
    contents = _unzipped(_package(tmp_path))
    del contents[f"tiny/https/example.com/tiny/{missing}"]
    path = tmp_path / "changed.zip"
    path.write_bytes(tiny.zipped(contents))
    catalogue, (finding,) = import_taxonomy([path], [_info(path)], tiny.ENTRY, "tiny")
    assert catalogue is None
    assert finding.code == "taxonomy.import-failed"
    assert missing in finding.message


def test_an_entry_point_of_xbrl_org_has_nothing_to_catalogue(tmp_path: Path) -> None:
    path = _package(tmp_path)
    catalogue, (finding,) = import_taxonomy([path], [_info(path)], f"{tiny.XBRL}xbrl-instance-2003-12-31.xsd", "tiny")
    assert catalogue is None
    assert "declares a concept" in finding.message


def test_the_command_writes_a_catalogue_that_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _package(tmp_path)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command, ["import", "tiny.zip", "--entry-point", tiny.ENTRY, "-o", "made/own"])
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "made/own: 12 concepts\n"
    found, findings = taxonomies.load("made/own", tmp_path)
    assert found is not None, findings
    assert found.concepts[tiny.name("Assets")].label("totalLabel") == "Total assets"


def test_the_command_ends_with_1_where_the_entry_point_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _package(tmp_path)
    monkeypatch.chdir(tmp_path)
    entry = "https://example.com/tiny/none.xsd"
    result = CliRunner().invoke(command, ["import", "tiny.zip", "--entry-point", entry, "-o", "made"])
    assert result.exit_code == 1
    assert "taxonomy.import-failed" in result.stderr
    assert not (tmp_path / "made").exists()
