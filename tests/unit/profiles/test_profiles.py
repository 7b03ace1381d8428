"""Profiles are data: what is shipped, what a mistake is told as, and identifiers with check digits."""

import json
from importlib.resources import files

import jsonschema
import pytest
import yaml

from tieout.profiles import PROFILES, EntityRule, has_lei_check_digits, identifier_fault, known_hosts, parse, schema

TEXTS = {
    each.name: each.read_text("utf-8") for each in files("tieout.profiles").iterdir() if each.name.endswith(".yaml")
}
LEI = EntityRule("http://standards.iso.org/iso/17442", "[0-9A-Z]{18}[0-9]{2}", "iso17442")


def test_every_file_is_a_profile_and_named_as_it() -> None:
    assert [profile.name for profile in PROFILES] == ["ifrs", "esef-2021", "esef-2022"]
    assert sorted(TEXTS) == sorted(f"{profile.name}.yaml" for profile in PROFILES)
    assert [profile.name for profile in PROFILES if profile.is_built] == ["ifrs"]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_schema_accepts_what_is_shipped(name: str) -> None:
    jsonschema.validate(yaml.load(TEXTS[name], yaml.BaseLoader), json.loads(schema()))


def test_the_builder_reads_what_it_needs() -> None:
    ifrs = PROFILES[0]
    assert ifrs.dimension_container == "scenario"
    assert ifrs.transformations == "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"
    assert ifrs.package_extension == ".xbri"


def test_the_two_years_of_esef_differ_in_dates_only() -> None:
    """Nothing of a year stands in code: with the dates exchanged, one file is the other."""
    year = TEXTS["esef-2021.yaml"].replace("2021-03-24", "2022-03-24").replace("2021", "2022")
    assert year == TEXTS["esef-2022.yaml"]


def test_the_newest_profile_that_fits_can_be_told() -> None:
    dates = {profile.name: profile.newest for profile in PROFILES}
    assert dates == {"ifrs": "2025-03-27", "esef-2021": "2021-03-24", "esef-2022": "2022-03-24"}


def test_a_namespace_or_document_belongs_to_a_taxonomy() -> None:
    esef = next(profile for profile in PROFILES if profile.name == "esef-2022")
    found = esef.taxonomy_of("http://www.esma.europa.eu/taxonomy/2022-03-24/esef_cor.xsd")
    assert found is not None
    assert found.name == "ESEF 2022"
    assert esef.taxonomy_of("https://www.esma.europa.eu/taxonomy/2022-03-24/esef_cor") == found
    assert esef.taxonomy_of("https://www.esma.europa.eu/taxonomy/2021-03-24/esef_cor.xsd") is None
    assert known_hosts() == {"xbrl.ifrs.org", "www.xbrl.org", "xbrl.org", "www.esma.europa.eu"}


@pytest.mark.parametrize(
    ("was", "becomes", "code", "line"),
    [
        ("builds: yes", "builds: maybe", "yaml.invalid-value", 4),
        ("builds: yes", "bilds: yes", "yaml.unknown-key", 4),
        ("title:", "profile: again\ntitle:", "yaml.duplicate-key", 3),
        ("published: 2021-03-24", "published: March 2021", "yaml.invalid-value", 7),
    ],
)
def test_a_mistake_is_told_at_its_line(was: str, becomes: str, code: str, line: int) -> None:
    profile, findings = parse(TEXTS["ifrs.yaml"].replace(was, becomes, 1), "mine.yaml")
    assert profile is None
    finding = next(finding for finding in findings if finding.code == code)
    assert str(finding.place).startswith(f"mine.yaml:{line}:")


# The first is the LEI of the Global LEI Foundation itself; two digits exchanged, or one wrong, must be seen.
@pytest.mark.parametrize(
    ("identifier", "is_right"),
    [
        ("506700GE1G29325QX363", True),
        ("506700GE1G29325QX336", False),
        ("506700GE1G29325QX364", False),
        ("506700EG1G29325QX363", False),
        ("506700ge1g29325qx363", False),
        ("", False),
    ],
)
def test_check_digits_of_an_lei(identifier: str, is_right: bool) -> None:
    assert has_lei_check_digits(identifier) is is_right


def test_an_entity_is_identified_as_the_regime_asks() -> None:
    scheme = "http://standards.iso.org/iso/17442"
    assert identifier_fault(LEI, scheme, "506700GE1G29325QX363") == ""
    assert identifier_fault(LEI, "http://other.example", "506700GE1G29325QX363").startswith("the scheme is not")
    assert identifier_fault(LEI, scheme, "506700GE1G") == "it is not written as the scheme asks"
    assert identifier_fault(LEI, scheme, "506700GE1G29325QX364") == "its check digits are wrong"
    assert identifier_fault(EntityRule(), "any", "thing") == ""
