"""Prefixes, measures and the URL of the schema."""

from dataclasses import replace

import pytest

from tests.unit.ixbrl import sample
from tieout.ixbrl import schema_url
from tieout.ixbrl._namespaces import prefixes
from tieout.ixbrl._resources import measure
from tieout.model import QName


@pytest.mark.parametrize(
    ("namespace", "url"),
    [
        ("https://example.org/lan", "https://example.org/lan/lan.xsd"),
        ("https://example.org/lan/", "https://example.org/lan/lan.xsd"),
        ("https://example.org/lan#", "https://example.org/lan/lan.xsd"),
    ],
)
def test_the_schema_stands_under_the_namespace(namespace: str, url: str) -> None:
    report = sample.report()
    assert schema_url(replace(report, extension=replace(report.extension, namespace=namespace))) == url


def test_a_prefix_of_the_company_never_takes_one_of_the_standards() -> None:
    extension = replace(sample.extension(), prefix="ix")
    names = [QName("urn:a", "b", "ifrs-full"), QName(sample.IFRS, "Revenue", "whatever")]
    found = prefixes({"ix": "urn:inline"}, extension, sample.taxonomy(), names)
    assert found.by_namespace == {
        "urn:inline": "ix",
        sample.OWN: "ix2",
        sample.IFRS: "ifrs-full",
        "urn:a": "ifrs-full2",
    }


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("CNY", "iso4217:CNY"),
        ("pure", "xbrli:pure"),
        ("shares", "xbrli:shares"),
        ("days", "utr:D"),
        ("customer", "lan:customer"),
        ("square metre", "lan:square_metre"),
        ("2nd", "lan:_2nd"),
    ],
)
def test_measures(word: str, name: str) -> None:
    assert str(measure(word, sample.extension())) == name
