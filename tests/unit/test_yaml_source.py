"""YAML as texts with places; expected places are counted by hand in the texts."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.schemas import plain, validator
from tieout.diagnostics import YamlAt
from tieout.yaml_source import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_NODES,
    Either,
    Field,
    Many,
    Mapping,
    Named,
    Record,
    Scalar,
    Sequence,
    Table,
    Text,
    _reader,
    check,
    json_schema,
    load,
    nearest,
)

ROOT = Path(__file__).parents[2]


def loaded(text: str) -> Mapping:
    node, findings = load(text, "f.yaml")
    assert isinstance(node, Mapping), findings
    return node


@pytest.mark.parametrize("text", ["NO", "12:30", "1_000", "~", "null", "0x10", "2025-01-01", "1e3", "=", "0012"])
def test_every_scalar_is_the_text_that_stands_there(text: str) -> None:
    assert loaded(f"key: {text}\n").text("key") == text


def test_places_count_lines_and_columns_from_one() -> None:
    node = loaded("# a comment\nname: x\nlist:\n  - one\n  - {two: 2}\n")
    assert node.at == YamlAt("f.yaml", 2, 1)
    assert node.place("name") == YamlAt("f.yaml", 2, 7)
    items = node.get("list")
    assert isinstance(items, Sequence)
    assert [item.at for item in items.items] == [YamlAt("f.yaml", 4, 5), YamlAt("f.yaml", 5, 5)]
    assert node.place("absent") == node.at


def test_columns_count_characters_not_bytes() -> None:
    node = loaded("{é: ü, k: v}\n")
    assert node.place("k") == YamlAt("f.yaml", 1, 11)


def test_nothing_differs_from_an_empty_text() -> None:
    node = loaded("nothing:\nempty: ''\nquoted: \"\"\n")
    values = [node.get(name) for name in ("nothing", "empty", "quoted")]
    assert [isinstance(value, Scalar) and value.is_nothing for value in values] == [True, False, False]


def test_a_byte_order_mark_moves_no_column() -> None:
    assert loaded("\ufeffkey: x\n").place("key") == YamlAt("f.yaml", 1, 6)


def test_accessors_give_nothing_where_the_value_has_another_form() -> None:
    node = loaded("a: [x, {y: z}]\nb: {c: d}\n")
    assert node.text("a", "default") == "default"
    assert node.texts("a") == ("x",)
    assert node.texts("b") == ()
    assert [plain(each) for each in node.mappings("a")] == [{"y": "z"}]
    assert node.mapping("a").entries == ()
    assert list(node.mappings("b")) == []


REFUSED = [
    ("yaml.syntax", "a: [1\nb: 2\n", 2, 2),
    ("yaml.syntax", "a: 1\n\tb: 2\n", 2, 1),
    ("yaml.syntax", "a: 'open\n", 2, 1),
    ("yaml.character", "a: b\nc: \x07\n", 2, 4),
    ("yaml.empty", "", 1, 1),
    ("yaml.empty", "# only a comment\n", 1, 1),
    ("yaml.several-documents", "a: 1\n---\nb: 2\n", 2, 1),
    ("yaml.alias", "a: &anchor 1\n", 1, 4),
    ("yaml.alias", "a: *anchor\n", 1, 4),
    ("yaml.tag", "a: !!python/object/apply:os.system [ls]\n", 1, 4),
    ("yaml.tag", "a: !!int 3\n", 1, 4),
    ("yaml.key", "{a: b}: c\n", 1, 1),
    ("yaml.key", "? [a, b]\n: c\n", 1, 3),
    ("yaml.duplicate-key", "a: 1\nb: 2\na: 3\n", 3, 1),
]


@pytest.mark.parametrize(("code", "text", "line", "column"), REFUSED)
def test_what_no_file_may_hold_is_a_fatal_finding_at_its_place(code: str, text: str, line: int, column: int) -> None:
    node, (finding,) = load(text, "f.yaml")
    assert node is None
    assert (finding.code, finding.place, finding.fatal) == (code, YamlAt("f.yaml", line, column), True)


def test_every_duplicate_key_is_told_with_the_place_of_the_first() -> None:
    _, findings = load("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n", "f.yaml")
    assert [(finding.place, finding.related) for finding in findings] == [
        (YamlAt("f.yaml", 2, 1), (YamlAt("f.yaml", 1, 1),)),
        (YamlAt("f.yaml", 5, 3), (YamlAt("f.yaml", 4, 3),)),
    ]


def test_a_file_of_aliases_to_aliases_is_refused_at_the_first() -> None:
    lines = ["a: &a [x, x]"] + [f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    node, (finding,) = load("\n".join(lines), "f.yaml")
    assert (node, finding.code, finding.place) == (None, "yaml.alias", YamlAt("f.yaml", 1, 4))


def test_depth_is_bounded() -> None:
    assert load("[" * MAX_DEPTH + "]" * MAX_DEPTH, "f.yaml")[1] == ()
    node, (finding,) = load("[" * 100_000, "f.yaml")
    assert (node, finding.code, finding.place) == (None, "yaml.too-deep", YamlAt("f.yaml", 1, MAX_DEPTH + 1))


def test_size_is_bounded_in_characters_and_in_values() -> None:
    node, (finding,) = load("#" * (MAX_CHARACTERS + 1), "f.yaml")
    assert (node, finding.code) == (None, "yaml.too-large")
    node, (finding,) = load("[" + "a," * (MAX_NODES + 1) + "]", "f.yaml")
    assert (node, finding.code) == (None, "yaml.too-large")


def yaml_files() -> list[Path]:
    return sorted([*ROOT.glob("mappings/**/*.yaml"), *ROOT.glob("examples/**/*.yaml")])


def test_the_fast_reader_gives_the_same_nodes_as_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_text(encoding="utf-8") for path in yaml_files()]
    texts += [
        "a: |\n  block\n  text\nb: >-\n  folded\n",
        "- a: 1\n  b:\n  - c\n",
        "{é: [ü, 'ö']}\n",
        "k:\n",
        "\ufeffa: b\n",
    ]
    assert len(texts) > 5
    fast = [load(text, "f.yaml") for text in texts]
    monkeypatch.setattr(_reader, "_FAST", yaml.Loader)
    assert [load(text, "f.yaml") for text in texts] == fast


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(alphabet="ab:-[]{}&*!|>'\"#%@?,. \n\t\x00\u2028", max_size=60)))
def test_any_text_gives_a_node_or_a_fatal_finding(text: str) -> None:
    node, findings = load(text, "f.yaml")
    assert (node is None) == bool(findings)
    assert all(finding.fatal and isinstance(finding.place, YamlAt) for finding in findings)


# --- shapes ---


def _branch() -> Either:
    return BRANCH


COLOUR = Text("a colour", ("red", "green", "blue"))
LEAF = Record(
    "a leaf", (Field("colour", COLOUR, "Its colour"), Field("none", Text("nothing"), "-")), one_of=("colour", "none")
)
TREE: Record = Record("a tree", (Field("branches", Many(Named("branch", _branch)), "Its branches", True),))
BRANCH: Either = Either("branches", TREE, LEAF)
SHAPE = Record(
    "a garden",
    (
        Field("name", Text("a name"), "Its name", True),
        Field("size", Text("a number of digits", pattern="[0-9]+"), "Its size"),
        Field("colours", Many(COLOUR, or_one=True), "Its colours"),
        Field(
            "plants", Table("plants by name", Text("a small letter", pattern="[a-z]"), Text("a text", empty=True)), "-"
        ),
        Field("tree", Named("branch", _branch), "A tree"),
        Field("left", Text("a text", check=lambda text: "it is odd" if len(text) % 2 else ""), "-"),
        Field("right", Text("a text"), "-"),
    ),
    exclusive=(("left", "right"),),
)


def wrong(text: str) -> list[tuple[str, int, int]]:
    findings = list(check(loaded(text), SHAPE))
    assert all(finding.fatal for finding in findings)
    places = [(finding.code, finding.place) for finding in findings]
    return [(code, place.line, place.column) for code, place in places if isinstance(place, YamlAt)]


def test_what_fits_a_shape_gives_no_finding() -> None:
    text = (
        "name: x\nsize: 12\ncolours: red\nplants: {a: ''}\ntree: {branches: [{colour: red}, {branches: [{none: x}]}]}\n"
    )
    assert wrong(text) == []
    assert wrong("name: x\ncolours: [red, blue]\nleft: ab\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nme: x\n", [("yaml.unknown-key", 1, 1), ("yaml.missing-key", 1, 1)]),
        ("name:\n", [("yaml.wrong-type", 1, 6)]),
        ("name: ' '\n", [("yaml.invalid-value", 1, 7)]),
        ("name: [x]\n", [("yaml.wrong-type", 1, 7)]),
        ("name: x\nsize: 1a\n", [("yaml.invalid-value", 2, 7)]),
        ("name: x\ncolours: [red, grean]\n", [("yaml.invalid-value", 2, 16)]),
        ("name: x\ncolours: []\n", [("yaml.wrong-type", 2, 10)]),
        ("name: x\nplants: {}\n", [("yaml.wrong-type", 2, 9)]),
        ("name: x\nplants: {A: x}\n", [("yaml.invalid-value", 2, 10)]),
        ("name: x\nplants: x\n", [("yaml.wrong-type", 2, 9)]),
        ("name: x\ntree: {}\n", [("yaml.key-needed", 2, 7)]),
        ("name: x\ntree: {colour: red, none: x}\n", [("yaml.keys-conflict", 2, 21)]),
        ("name: x\ntree: {branches: [{branches: [{color: red}]}]}\n", [("yaml.unknown-key", 2, 32)]),
        ("name: x\nleft: a\n", [("yaml.invalid-value", 2, 7)]),
        ("name: x\nleft: ab\nright: b\n", [("yaml.keys-conflict", 3, 1)]),
    ],
)
def test_a_mistake_is_told_where_it_stands(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert wrong(text) == expected


def test_the_nearest_valid_name_is_told() -> None:
    messages = [finding.message for finding in check(loaded("nmae: x\nname: y\ncolours: Grene\n"), SHAPE)]
    assert messages == [
        "unknown key 'nmae'; did you mean 'name'?",
        "colours: 'Grene' is not a colour (red, green, blue); did you mean 'green'?",
    ]


def test_a_file_of_the_wrong_form_altogether_is_told() -> None:
    node, _ = load("- a\n- b\n", "f.yaml")
    assert node is not None
    (finding,) = check(node, SHAPE)
    assert finding.message == "the file: expected a garden, found a list"


def test_the_nearest_names_ignore_letter_case_and_come_best_first() -> None:
    assert nearest("REVENU", ["Revenue", "RevenueFromGoods", "Assets"], 2) == ("Revenue",)
    assert nearest("x" * 10_000, ["Revenue"]) == ()


def test_the_json_schema_of_a_shape_accepts_and_refuses_the_same() -> None:
    is_valid = validator(json_schema(SHAPE, "garden", "A garden."))
    good = [
        "name: x\nsize: 12\ncolours: red\nplants: {a: ''}\ntree: {branches: [{colour: red}, {branches: [{none: x}]}]}\n"
    ]
    bad = [
        "nme: x\n",
        "name: x\nsize: 1a\n",
        "name: x\ncolours: [red, grean]\n",
        "name: x\ncolours: []\n",
        "name: x\nplants: {A: x}\n",
        "name: x\ntree: {}\n",
        "name: x\ntree: {branches: [{branches: [{color: red}]}]}\n",
        "name: x\nleft: ab\nright: b\n",
    ]
    assert [is_valid(loaded(text)) for text in good] == [True]
    assert [is_valid(loaded(text)) for text in bad] == [False] * len(bad)
