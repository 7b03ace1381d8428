"""Filings read from YAML; places are counted by hand in `GOOD`."""

import pytest

from tieout.diagnostics import YamlAt
from tieout.filing import Filing, parse
from tieout.filing._filing import is_placeholder, lei_fault
from tieout.model import Entity

# The LEI of the foundation that runs the register of LEIs.
LEI = "506700GE1G29325QX363"
GOOD = f"""\
document: report.txt
entity:
  name: Northgate  Tools plc
  scheme: http://standards.iso.org/iso/17442
  identifier: {LEI}
language: en-GB
currency: GBP
fiscal-year-end: 06-30
taxonomy: ifrs-2025
mappings: [ifrs, own/pack.yaml]
extension:
  prefix: ngt
  namespace: https://northgate.test/taxonomy
profile: ifrs
"""


def parsed(text: str) -> Filing:
    filing, findings = parse(text, "filing.yaml")
    assert filing is not None, findings
    return filing


def mistakes(text: str) -> list[tuple[str, int, int]]:
    filing, findings = parse(text, "filing.yaml")
    assert filing is None
    assert all(finding.fatal for finding in findings if finding.code != "filing.placeholder-identifier")
    places = [finding.place for finding in findings]
    return [
        (finding.code, place.line, place.column)
        for finding, place in zip(findings, places, strict=True)
        if isinstance(place, YamlAt)
    ]


def test_a_filing_says_what_is_filed() -> None:
    filing, findings = parse(GOOD, "filing.yaml")
    assert findings == ()
    assert filing is not None
    assert filing.entity == Entity("Northgate Tools plc", "http://standards.iso.org/iso/17442", LEI)
    assert (filing.document, filing.language, filing.currency) == ("report.txt", "en-GB", "GBP")
    assert filing.fiscal_year_end == (6, 30)
    assert filing.mappings == (
        ("ifrs", YamlAt("filing.yaml", 10, 12)),
        ("own/pack.yaml", YamlAt("filing.yaml", 10, 18)),
    )
    assert (filing.prefix, filing.namespace) == ("ngt", "https://northgate.test/taxonomy")
    assert (filing.taxonomy, filing.profile, filing.title) == ("ifrs-2025", "ifrs", "Northgate Tools plc")


def test_every_value_has_its_place() -> None:
    filing = parsed(GOOD)
    assert filing.place("document") == YamlAt("filing.yaml", 1, 11)
    assert filing.place("entity.identifier") == YamlAt("filing.yaml", 5, 15)
    assert filing.place("title") == YamlAt("filing.yaml", 1, 1)


def test_a_title_of_its_own_counts() -> None:
    assert parsed(GOOD + "title: Annual report 2025\n").title == "Annual report 2025"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("fiscal-year-end: 06-30", "fiscal-year-end: 06-31", ("yaml.invalid-value", 8, 18)),
        ("fiscal-year-end: 06-30", "fiscal-year-end: 13-01", ("yaml.invalid-value", 8, 18)),
        ("fiscal-year-end: 06-30", "fiscal-year-end: 30 June", ("yaml.invalid-value", 8, 18)),
        ("currency: GBP", "currency: GPB", ("yaml.invalid-value", 7, 11)),
        ("language: en-GB", "language: English!", ("yaml.invalid-value", 6, 11)),
        ("https://northgate.test/taxonomy", "northgate.test", ("yaml.invalid-value", 13, 14)),
        ("https://northgate.test/taxonomy", "https://northgate.test/a b", ("yaml.invalid-value", 13, 14)),
        ("https://northgate.test/taxonomy", "'https://northgate.test/#a'", ("yaml.invalid-value", 13, 14)),
        ("prefix: ngt", "prefix: 9gt", ("yaml.invalid-value", 12, 11)),
        ("prefix: ngt", "prefix: ext", ("filing.reserved-prefix", 12, 11)),
        ("prefix: ngt", "prefix: XMLco", ("filing.reserved-prefix", 12, 11)),
        ("profile: ifrs", "profile: ifsr", ("yaml.invalid-value", 14, 10)),
        ("mappings: [ifrs, own/pack.yaml]", "mappings: []", ("yaml.wrong-type", 10, 11)),
        (LEI, LEI[:-1] + "4", ("filing.lei-checksum", 5, 15)),
        (f"identifier: {LEI}", "identifier: a b", ("yaml.invalid-value", 5, 15)),
        ("taxonomy: ifrs-2025", "taxonomy: ../ifrs", ("yaml.invalid-value", 9, 11)),
        ("taxonomy: ifrs-2025\n", "taxonmy: ifrs-2025\n", ("yaml.unknown-key", 9, 1)),
    ],
)
def test_a_mistake_is_told_where_it_stands(old: str, new: str, expected: tuple[str, int, int]) -> None:
    assert mistakes(GOOD.replace(old, new))[0] == expected


def test_the_nearest_valid_value_is_told() -> None:
    _, (finding,) = parse(GOOD.replace("GBP", "GPB"), "filing.yaml")
    assert "'GBP'" in finding.message


def test_text_that_is_no_yaml_is_told() -> None:
    assert mistakes("document: [a\n") == [("yaml.syntax", 2, 1)]


def test_a_placeholder_identifier_is_a_warning_and_a_namespace_a_remark() -> None:
    text = GOOD.replace("http://standards.iso.org/iso/17442", "http://example.org/entity").replace(LEI, "none")
    text = text.replace("https://northgate.test/taxonomy", "http://www.example.org/ngt")
    filing, findings = parse(text, "filing.yaml")
    assert filing is not None
    assert [(finding.code, finding.severity.word, str(finding.place)) for finding in findings] == [
        ("filing.placeholder-identifier", "warning", "filing.yaml:5:15"),
        ("filing.placeholder-namespace", "info", "filing.yaml:13:14"),
    ]


@pytest.mark.parametrize(
    "uri", ["http://notexample.org/a", "http://example.org.evil.test/", "https://x.test/example.org"]
)
def test_a_uri_that_only_looks_like_the_placeholder_is_none(uri: str) -> None:
    assert not is_placeholder(uri)


@pytest.mark.parametrize(
    "identifier",
    [LEI[:-2] + "64", LEI.lower(), LEI[:-1], LEI[:-1] + "X", "5O6700GE1G29325QX363", LEI[1] + LEI[0] + LEI[2:]],
)
def test_an_lei_with_a_fault_is_none(identifier: str) -> None:
    assert lei_fault(identifier)


def test_an_lei_passes_its_check_digits() -> None:
    assert lei_fault(LEI) == ""
