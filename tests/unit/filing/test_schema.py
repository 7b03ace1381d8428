"""The JSON Schema of filings that is committed beside the mappings."""

from pathlib import Path

import pytest

from tests.support.schemas import validator
from tests.unit.filing.test_parse import GOOD
from tieout.filing import schema
from tieout.yaml_source import load

ROOT = Path(__file__).parents[3]
IS_VALID = validator(schema())


def valid(text: str) -> bool:
    node, findings = load(text, "filing.yaml")
    assert node is not None, findings
    return IS_VALID(node)


def test_the_committed_schema_is_the_generated_one() -> None:
    assert (ROOT / "mappings/filing.schema.json").read_text(encoding="utf-8") == schema()


def test_it_accepts_a_filing() -> None:
    assert valid(GOOD)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("currency: GBP", "currency: RMB"),
        ("fiscal-year-end: 06-30", "fiscal-year-end: June"),
        ("profile: ifrs", "profil: ifrs"),
        ("https://northgate.test/taxonomy", "northgate"),
    ],
)
def test_it_refuses_mistakes(old: str, new: str) -> None:
    assert not valid(GOOD.replace(old, new))


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*/filing.yaml")), ids=lambda path: path.parent.name)
def test_it_accepts_the_filings_of_the_examples(path: Path) -> None:
    assert valid(path.read_text(encoding="utf-8"))
