"""Lines put into YAML: where they go, and that all else stays."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tieout.proposals._insert import CannotInsertError, flow_item, insert, list_item, load, mapping_entry

PACK = """# a pack
pack: a
rules:
  # first
  - {label: x, concept: a:b} # trailing

  # second
  - label: y
    ignore: |
      a reason

      of two lines

  # a thought at the end
extension:
  concepts:
    One: {label: one}
    Two:
      label: two # the last
# the end
"""
BLOCK = ["# why", "- label: New", "  concept: a:new"]


def with_rule(text: str, before: int | None = None) -> str:
    return insert(text, [list_item(text, "rules", BLOCK, before)])


def test_a_rule_goes_below_the_last_one_and_above_the_comment_after_it() -> None:
    added = "  # why\n  - label: New\n    concept: a:new\n"
    head, tail = PACK.split("\n  # a thought")
    assert with_rule(PACK) == f"{head}\n{added}  # a thought{tail}"


@pytest.mark.parametrize(("line", "above"), [(5, "  # first\n"), (8, "  # second\n"), (10, "  # second\n")])
def test_a_rule_goes_above_another_and_its_comment(line: int, above: str) -> None:
    head, tail = PACK.split(above)
    assert with_rule(PACK, line) == f"{head}  # why\n  - label: New\n    concept: a:new\n{above}{tail}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rules:\n- a: b", "rules:\n- a: b\n# why\n- label: New\n  concept: a:new"),
        ("rules:\r\n  - a: b\r\n", "rules:\r\n  - a: b\r\n  # why\r\n  - label: New\r\n    concept: a:new\r\n"),
        ("pack: a\nrules:\n", "pack: a\nrules:\n  # why\n  - label: New\n    concept: a:new\n"),
        ("rules:\npack: a\n", "rules:\n  # why\n  - label: New\n    concept: a:new\npack: a\n"),
        ("pack: a\n# end\n", "pack: a\nrules:\n  # why\n  - label: New\n    concept: a:new\n# end\n"),
        ("rules:\n  -\n    a: b\n", "rules:\n  -\n    a: b\n  # why\n  - label: New\n    concept: a:new\n"),
    ],
)
def test_layouts_of_a_list(text: str, expected: str) -> None:
    assert with_rule(text) == expected


@pytest.mark.parametrize("text", ["rules: []", "rules: [{a: b}]", "{rules: }", "- a", "a: [", "rules: text"])
def test_layouts_without_a_place_are_refused(text: str) -> None:
    with pytest.raises(CannotInsertError):
        with_rule(text)


def test_a_line_outside_the_list_is_refused() -> None:
    with pytest.raises(CannotInsertError, match="line 2 stands in none"):
        with_rule(PACK, 2)


def test_a_declaration_goes_to_the_end_of_its_mapping_or_makes_it() -> None:
    block = ["Three: {label: three}"]
    after = insert(PACK, [mapping_entry(PACK, ("extension", "concepts"), block)])
    assert after == PACK.replace("two # the last\n", "two # the last\n    Three: {label: three}\n")
    after = insert(PACK, [mapping_entry(PACK, ("extension", "members"), block)])
    assert after == PACK.replace("two # the last\n", "two # the last\n  members:\n    Three: {label: three}\n")
    after = insert("pack: a\n", [mapping_entry("pack: a\n", ("extension", "members"), block)])
    assert after == "pack: a\nextension:\n  members:\n    Three: {label: three}\n"
    with pytest.raises(CannotInsertError):
        mapping_entry("extension: {concepts: {}}\n", ("extension", "concepts"), block)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mappings: [ifrs, 'x']  # two\n", "mappings: [ifrs, 'x', new]  # two\n"),
        ("mappings:\n  - ifrs  # one\nprofile: ifrs\n", "mappings:\n  - ifrs  # one\n  - new\nprofile: ifrs\n"),
    ],
)
def test_a_name_joins_a_list(text: str, expected: str) -> None:
    assert insert(text, [flow_item(text, "mappings", "new")]) == expected


def test_one_name_is_no_list() -> None:
    with pytest.raises(CannotInsertError, match="one name and not a list"):
        flow_item("mappings: ifrs\n", "mappings", "new")


ENTRY = st.sampled_from(
    [
        "- {label: x}",
        "- label: x\n  concept: a:b  # why",
        "- label: >\n    x\n    y",
        "- when: {a: b}\n  rules:\n    - c: d",
    ]
)
GAP = st.sampled_from(["", "\n", "# a comment\n", "\n# a comment\n\n"])


@settings(deadline=None)
@given(st.lists(st.tuples(ENTRY, GAP), min_size=1, max_size=6), st.integers(0, 4), st.booleans(), st.booleans())
def test_every_line_stays_and_the_parser_finds_one_rule_more(
    entries: list[tuple[str, str]], indent: int, ended: bool, crlf: bool
) -> None:
    body = "".join(f"{entry}\n{gap}" for entry, gap in entries)
    shifted = "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in body.split("\n")[:-1])
    text = f"pack: a\nrules:\n{shifted}" + ("title: b\n" if indent else "")
    # The end of a file ends a block of text too; a line below would change what it says.
    assume(ended or indent or not entries[-1][0].startswith("- label: >") or entries[-1][1].strip())
    text = text if ended else text.rstrip("\n")
    text = text.replace("\n", "\r\n") if crlf else text
    after = with_rule(text)
    insertion = list_item(text, "rules", BLOCK)
    assert after[: insertion.offset] + after[insertion.offset + len(insertion.text) :] == text
    before_rules, rules = load(text)["rules"], load(after)["rules"]  # type: ignore[index]
    assert rules == [*before_rules, {"label": "New", "concept": "a:new"}]
