"""Decisions written into packs: what changes, and that nothing else does."""

import difflib
import re
from pathlib import Path

import pytest

from tests.support.marked import marked
from tests.unit.mapping.test_parse import HEAD
from tieout.diagnostics import YamlAt
from tieout.mapping import ReviewState, Rule, parse, reason, review_digest, with_reviews
from tieout.yaml_source import Written

ROOT = Path(__file__).parents[3]
DIGEST = "############"


def with_review(text: str, file: str, at: YamlAt, state: ReviewState) -> str | None:
    return with_reviews(text, file, {at: state})


def rule_at(text: str, at: YamlAt) -> Rule:
    pack, findings = parse(text, at.file)
    assert pack is not None, findings
    return next(rule for rule in pack.rules if rule.at == at)


def decided(rule: str, state: ReviewState = ReviewState.ACCEPTED) -> tuple[str, str]:
    """The text of a pack with a marked rule and what becomes of it, without the head; the digest made unreadable."""
    text, line, column = marked(HEAD + rule)
    at = YamlAt("own.yaml", line, column)
    after = with_review(text, "own.yaml", at, state)
    assert after is not None
    digest = review_digest(rule_at(text, at))
    assert after.count(digest) == 1
    review = rule_at(after, at).review
    assert review is not None
    assert (review.state, review.digest) == (state, digest)
    return text.removeprefix(HEAD), after.removeprefix(HEAD).replace(digest, DIGEST)


BLOCK = """\
  # The first rule.
  - ¦label: [Revenue,
            Turnover]   # 0.93: both labels
    concept: ifrs-full:Revenue   # its own

  # The second rule.
  - label: Other
    ignore: why
"""


def test_a_rule_on_lines_of_its_own_gets_one_more_line() -> None:
    before, after = decided(BLOCK)
    added = f'    review: {{state: accepted, digest: "{DIGEST}"}}\n'
    own = "    concept: ifrs-full:Revenue   # its own\n"
    assert after == before.replace(own, own + added)


def test_a_rule_in_braces_gets_one_more_key() -> None:
    before, after = decided("  - ¦{label: Revenue, concept: ifrs-full:Revenue}  # 0.9\n", ReviewState.REJECTED)
    assert after == before.replace("}", f', review: {{state: rejected, digest: "{DIGEST}"}}}}')


def test_a_long_line_in_braces_is_continued() -> None:
    long = "  - ¦{label: A label that leaves no room for anything else on the line, concept: ifrs-full:Revenue}\n"
    before, after = decided(long)
    assert after == before.replace("}", f',\n     review: {{state: accepted, digest: "{DIGEST}"}}}}')


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("  - ¦{label: a, ignore: b, review: {state: proposed}}\n", "proposed", 'accepted, digest: "#"'),
        ("  - ¦{label: a, review: {state: proposed, digest: 0123456789ab}, ignore: b}\n",
         "proposed, digest: 0123456789ab", 'accepted, digest: "#"'),
        ("  - ¦{review: {digest: '0123456789ab', state: 'rejected'}, label: a, ignore: b}\n",
         "digest: '0123456789ab', state: 'rejected'", 'digest: "#", state: accepted'),
        ("  - ¦label: a\n    review: {state: proposed}  # why\n    ignore: b\n", "proposed", 'accepted, digest: "#"'),
        ("  - ¦label: a\n    review:\n      state: proposed  # why\n    ignore: b\n",
         "proposed  # why\n", 'accepted  # why\n      digest: "#"\n'),
        ("  - ¦label: a\n    review:  # why\n      state: proposed\n      digest: 0123456789ab\n    ignore: b\n",
         "proposed\n      digest: 0123456789ab", 'accepted\n      digest: "#"'),
        ("  - ¦label: a\n    ignore: b", "ignore: b", 'ignore: b\n    review: {state: accepted, digest: "#"}'),
        ("  - ¦label: a\n    ignore: |\n      for\n      reasons\n\n  - {label: b, ignore: c}\n",
         "reasons\n\n", 'reasons\n\n    review: {state: accepted, digest: "#"}\n'),
        ("  - ¦label: a\n    ignore: >-\n      for reasons",
         "reasons", 'reasons\n    review: {state: accepted, digest: "#"}\n'),
        ("  - ¦concept: a:B\n    label:\n      - Revenue  # one\n      - Sales  # two\n  # next\n  - {label: b, ignore: c}\n",
         "# two\n", '# two\n    review: {state: accepted, digest: "#"}\n'),
        ("  - ¦concept: a:B\n    label: a\n    dimensions:\n      a:X: b:Y # z\n",
         "# z\n", '# z\n    review: {state: accepted, digest: "#"}\n'),
        ("  - when: {heading: h}\n    rules:\n      - ¦label: a\n        ignore: b\n      - {label: c, ignore: d}\n",
         "ignore: b\n", 'ignore: b\n        review: {state: accepted, digest: "#"}\n'),
        ("  - when: {heading: h}\n    rules: [{label: a, ignore: b}, ¦{label: a, ignore: c}]\n",
         "ignore: c", 'ignore: c, review: {state: accepted, digest: "#"}'),
        ("  - ¦{label: a, ignore: b,}\n", "b,", 'b, review: {state: accepted, digest: "#"},'),
        ("  - ¦{label: a,\n     ignore: b # c\n    }\n", "b # c", 'b, review: {state: accepted, digest: "#"} # c'),
        ("  - ¦label: 'ä – “x”'\n    ignore: \"b # no comment\"\n", 'comment"\n', 'comment"\n    review: {state: accepted, digest: "#"}\n'),
    ],
)  # fmt: skip
def test_only_the_review_changes(rule: str, old: str, new: str) -> None:
    before, after = decided(rule)
    assert before.count(old) == 1
    assert after == before.replace(old, new.replace('"#"', f'"{DIGEST}"'))


@pytest.mark.parametrize("file", ["2-results.yaml", "3-balances.yaml"])
def test_rules_of_a_shipped_pack_take_a_decision_and_give_it_back(file: str) -> None:
    """What is added for a rule, taken away again, leaves the file as it was, comments and blanks included."""
    text = (ROOT / "mappings" / "filers" / "prospectus" / file).read_text(encoding="utf-8")
    pack, _ = parse(text, file)
    assert pack is not None
    for rule in pack.rules[::9]:
        after = with_review(text, file, rule.at, ReviewState.ACCEPTED)
        assert after is not None
        review = f'review: {{state: accepted, digest: "{review_digest(rule)}"}}'
        assert re.sub(rf"(,\s+|\n +){re.escape(review)}", "", after) == text


def test_line_breaks_stay_as_they_are() -> None:
    text = (HEAD + BLOCK.replace("¦", "")).replace("\n", "\r\n")
    at = YamlAt("own.yaml", 5, 5)
    after = with_review(text, "own.yaml", at, ReviewState.ACCEPTED)
    assert after is not None
    assert "\n" not in after.replace("\r\n", "")
    changed = [line for line in difflib.ndiff(text.splitlines(), after.splitlines()) if line[0] in "+-"]
    assert [line[:40] for line in changed] == ["+     review: {state: accepted, digest: "]


def test_deciding_again_changes_the_line_once_more() -> None:
    text, line, column = marked(HEAD + BLOCK)
    at = YamlAt("own.yaml", line, column)
    once = with_review(text, "own.yaml", at, ReviewState.ACCEPTED)
    assert once is not None
    twice = with_review(once, "own.yaml", at, ReviewState.REJECTED)
    assert twice == once.replace("state: accepted", "state: rejected")
    assert with_review(twice, "own.yaml", at, ReviewState.ACCEPTED) == once


def test_several_decisions_are_written_at_once() -> None:
    text = (
        HEAD
        + "  - {label: a, ignore: b}\n  - label: c\n    ignore: d\n  - {label: e, ignore: f, review: {state: proposed}}\n"
    )
    places = [YamlAt("own.yaml", line, 5) for line in (4, 5, 7)]
    states = [ReviewState.ACCEPTED, ReviewState.REJECTED, ReviewState.ACCEPTED]
    after = with_reviews(text, "own.yaml", dict(zip(places, states, strict=True)))
    assert after is not None
    pack, _ = parse(after, "own.yaml")
    assert pack is not None
    assert [rule.review.state for rule in pack.rules if rule.review] == states
    assert [rule.at.line for rule in pack.rules] == [4, 5, 8]


def test_a_place_where_no_rule_begins_is_refused() -> None:
    text, line, column = marked(HEAD + BLOCK)
    assert with_review(text, "own.yaml", YamlAt("own.yaml", line + 1, column), ReviewState.ACCEPTED) is None
    assert with_review(text, "own.yaml", YamlAt("own.yaml", line, column + 1), ReviewState.ACCEPTED) is None


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("  - ¦label: a  # one\n    ignore: b  # two\n  - {label: c, ignore: d}  # three\n", "one two"),
        ("  # one\n  # two\n  - ¦label: a\n    ignore: b\n  # three\n", "one two"),
        ("  # one\n\n  - ¦label: a\n    ignore: b\n", ""),
        ("  - {label: c, ignore: d}  # three\n\n  - ¦{label: a, ignore: 'b # c'}\n", ""),
        ("  - ¦{label: a, # one\n     ignore: b} #two\n", "one two"),
    ],
)
def test_the_reason_is_in_the_comments_of_the_rule_or_right_above_it(rule: str, said: str) -> None:
    text, line, column = marked(HEAD + rule)
    assert reason(Written(text), rule_at(text, YamlAt("own.yaml", line, column))) == said
