"""The JSON Schema of mapping packs that is committed beside them."""

from pathlib import Path

import pytest

from tests.support.schemas import validator
from tests.unit.mapping.test_parse import HEAD, PACK
from tieout.mapping import schema
from tieout.yaml_source import load

ROOT = Path(__file__).parents[3]
IS_VALID = validator(schema())


def valid(text: str) -> bool:
    node, findings = load(text, "own.yaml")
    assert node is not None, findings
    return IS_VALID(node)


def test_the_committed_schema_is_the_generated_one() -> None:
    assert (ROOT / "mappings/mapping.schema.json").read_text(encoding="utf-8") == schema()


def test_it_accepts_a_pack() -> None:
    assert valid(PACK)


@pytest.mark.parametrize(
    "rule",
    [
        "  - {label: a}\n",
        "  - {label: a, concept: a:B, ignore: why}\n",
        "  - {label: a, pattern: b, ignore: why}\n",
        "  - {lable: a, ignore: why}\n",
        "  - {label: a, ignore: b, statement: PL}\n",
        "  - {label: a, concept: Revenue}\n",
        "  - {when: {heading: a}, rules: [{when: {heading: b}, rules: [{label: c}]}]}\n",
        "  - {when: {heading: a}, concept: a:B}\n",
        "  - {label: a, ignore: b, review: {state: maybe}}\n",
        "  - {label: a, ignore: b, review: {digest: 0123456789ab}}\n",
        "  - {label: a, ignore: b, examples: []}\n",
        "  - {when: {heading: a}, review: {state: proposed}, rules: [{label: c, ignore: d}]}\n",
        "  - {when: {decimals: -3}, rules: [{label: c, ignore: d}]}\n",
        "  - {label: a, ignore: b}\nlayer: company\n",
    ],
)
def test_it_refuses_mistakes(rule: str) -> None:
    assert not valid(HEAD + rule)


@pytest.mark.parametrize(
    "rule",
    [
        "  - {label: a, after: [b, ''], before: c, ignore: d}\n",
        "  - {when: {after: a, before: [b]}, rules: [{label: c, ignore: d}]}\n",
        "  - {pattern: a.*, examples: [a, ab], decimals: -3, concept: a:B}\n",
        "  - {label: a, ignore: b, review: {state: accepted, digest: 0123456789ab}}\n",
        "  - {label: a, ignore: b}\nlayer: sector\n",
    ],
)
def test_it_accepts_what_the_language_has(rule: str) -> None:
    assert valid(HEAD + rule)


def test_it_accepts_the_bundled_packs() -> None:
    packs = [path for path in sorted(ROOT.glob("mappings/**/*.yaml")) if path.parent.name != "thesaurus"]
    assert packs
    assert [path.name for path in packs if not valid(path.read_text(encoding="utf-8"))] == []
