import pytest

from tests.unit.taxonomy import tiny
from tieout.diagnostics import TextAt
from tieout.taxonomy import Concept, Label, Reference, digest, parse, read_catalogue, write_catalogue


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if not line.startswith("#")]


def test_what_is_written_is_what_was_read() -> None:
    catalogue, findings = read_catalogue(tiny.files())
    assert catalogue is not None
    assert findings == ()
    written = write_catalogue(catalogue)
    assert {name: _lines(text) for name, text in written.items()} == {
        # The writer sorts siblings by name before it compares their orders.
        name: _lines(text)
        for name, text in tiny.files(
            presentation=_sorted_presentation(tiny.files()["presentation.tsv"]),
        ).items()
    }


def _sorted_presentation(text: str) -> str:
    head, assets, start, end, inventories, last = text.split("\n")
    return "\n".join((head, start, end, inventories, assets, last))


def test_a_concept_has_all_that_the_files_say_of_it() -> None:
    taxonomy, _ = parse(tiny.files())
    assert taxonomy is not None
    assert taxonomy.concepts[tiny.name("Cash")] == Concept(
        name=tiny.name("Cash"),
        id="t_Cash",
        type="xbrli:monetaryItemType",
        substitution_group="item",
        period_type="instant",
        balance="debit",
        abstract=False,
        nillable=True,
        labels=(
            Label("label", "en", 'Cash & "equals" <>'),
            Label("label", "en-GB", "Cash\tat\\bank"),
            Label("periodEndLabel", "en", "Cash at end"),
            Label("periodStartLabel", "en", "Cash at beginning"),
        ),
        references=(Reference("https://example.com/role/own", (("Name", "IAS"), ("Number", "7"))),),
    )
    assert not taxonomy.concepts[tiny.name("Inventories")].nillable
    assert taxonomy.concepts[tiny.name("RegionAxis")].substitution_group == "dimensionItem"


def test_an_enumeration_keeps_its_role_domain_and_id() -> None:
    taxonomy, _ = parse(tiny.files())
    assert taxonomy is not None
    choice = taxonomy.concepts[tiny.name("Choice")]
    assert choice.id == "choice-1"
    assert choice.enumeration == ("https://example.com/role/two", tiny.name("RegionDomain"), False)


def test_a_label_outside_of_the_entry_point_is_marked_and_its_linkbase_not_imported() -> None:
    taxonomy, _ = parse(tiny.files())
    assert taxonomy is not None
    assert taxonomy.concepts[tiny.name("Overdraft")].labels == (Label("label", "en", "Overdraft", served=False),)
    assert taxonomy.label_linkbases == ("https://example.com/tiny/lab.xml",)


def test_the_head_of_the_taxonomy() -> None:
    taxonomy, _ = parse(tiny.files())
    assert taxonomy is not None
    assert taxonomy.core_schema == "https://example.com/tiny/core.xsd"
    assert taxonomy.entry_point == "https://example.com/tiny/entry.xsd"
    assert taxonomy.resolve("t:Cash") == tiny.name("Cash")
    assert [(role.id, role.definition) for role in taxonomy.role_types] == [
        ("one", '[1] Position <&> "more"'),
        ("two", "[2] Regions"),
    ]
    assert taxonomy.role_title("https://example.com/role/two") == "[2] Regions"
    assert taxonomy.role_title("https://example.com/role/none") == "https://example.com/role/none"


def test_any_change_of_a_file_changes_the_digest() -> None:
    files = tiny.files()
    assert digest(files) == digest(dict(reversed(files.items())))
    assert digest(files) != digest(tiny.files(labels=files["labels.tsv"].replace("Total assets", "Total Assets")))


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "why"),
    [
        ("catalogue", "format\t1", "format\t2", 1, "format '2'"),
        ("catalogue", "publisher\tNobody\n", "", 1, "'publisher' is missing"),
        ("catalogue", "title\t", "name\t", 3, "'name' stands twice"),
        ("catalogue", "prefix\tlink", "prefix\tt", 9, "'t' is no prefix"),
        ("catalogue", tiny.ENTRY, "file:///etc/passwd", 1, "not the URL"),
        ("documents", "@\tcore.xsd", "@\t../core.xsd", 4, "not the URL"),
        ("documents", "@\tcore.xsd", "@\tcal.xml", 4, "stands twice"),
        ("documents", "@\tdoc.xml\t\tserved", "@\tdoc.xml\t\tmaybe", 16, "'served' or 'outside'"),
        ("documents", "import\thttps://example.com/role", "steal\thttps://example.com/role", 18, "kind of link"),
        ("concepts", "@\tcore.xsd", "@\tother.xsd", 1, "not a document"),
        ("concepts", "@\tcore.xsd\n", "", 1, "must come first"),
        ("concepts", "RegionAxis\txbrli:stringItemType\t", "RegionAxis\t", 10, "may not have"),
        (
            "concepts",
            "EastMember\txbrli:stringItemType\titem\tduration\t\tabstract\tnillable",
            "EastMember",
            5,
            "not 1",
        ),
        ("concepts", "RegionDomain\n", "RegionDomain\t\tusable\n", 4, "not 12"),
        ("concepts", "\tinstant\tcredit", "\tinstant\tleft", 9, "may not have"),
        ("concepts", "Inventories\t", "Cash\t", 7, "stands twice"),
        ("concepts", "Inventories\t", "In ventories\t", 7, "is no name"),
        ("concepts", "\tRegionDomain\n", "\tNoDomain\n", 4, "'NoDomain' is not a concept"),
        ("labels", "Assets\ttotalLabel", "Assets\tdocumentation", 3, "'documentation' is not a label role"),
        ("labels", "en\tTotal assets", "en\tTotal \x00assets", 3, "U+0000"),
        ("references", "Paragraph=55", "Note=55", 2, "unknown"),
        ("references", "disclosureRef\t", "someRef\t", 2, "'someRef' is not a role"),
        ("presentation", "LineItems\tCash\t1.5", "LineItems\tCash\tfirst", 3, "'first' is not a number"),
        ("presentation", "LineItems\tCash\t1.5", "LineItems\tCsah\t1.5", 3, "'Csah' is not a concept"),
        ("calculation", "weight=-1.0", "weight=minus", 4, "are not attributes"),
        ("definition", "usable=false", "onclick=false", 15, "are not attributes"),
    ],
)
def test_a_fault_is_a_finding_at_its_line(file: str, old: str, new: str, line: int, why: str) -> None:
    text = tiny.files()[f"{file}.tsv"]
    assert old in text
    taxonomy, findings = parse(tiny.files(**{file: text.replace(old, new, 1)}))
    assert taxonomy is None
    (finding,) = findings
    assert finding.code == "taxonomy.catalogue-malformed"
    assert why in finding.message
    assert finding.place == TextAt(f"{file}.tsv", line, 1)


def test_an_entry_point_that_is_no_document_is_a_finding() -> None:
    head = tiny.files()["catalogue.tsv"].replace("entry.xsd", "none.xsd")
    taxonomy, (finding,) = parse(tiny.files(catalogue=head))
    assert taxonomy is None
    assert finding.place == TextAt("documents.tsv", 1, 1)
    assert "entry point" in finding.message


def test_a_missing_file_is_a_finding() -> None:
    files = tiny.files()
    del files["roles.tsv"]
    taxonomy, (finding,) = parse(files)
    assert taxonomy is None
    assert finding.place == TextAt("roles.tsv", 1, 1)
    assert "missing" in finding.message
