"""Decisions written into the text of a pack: what a review says changes, every other character stays."""

from collections.abc import Iterator, Mapping

from tieout.diagnostics import YamlAt
from tieout.mapping._pack import Pack, ReviewState, Rule, parse
from tieout.mapping._review import review_digest
from tieout.yaml_source import Span, Written, WrittenMapping

_WIDTH = 120

# From and to which character, and what stands there then.
_Edit = tuple[int, int, str]


def with_reviews(text: str, file: str, decisions: Mapping[YamlAt, ReviewState]) -> str | None:
    """The text of a pack with each decision, and the digest of what its rule says now, in the rule at that place.

    None where that can't be done without a doubt: the result is read again, and must say of those rules what
    was decided and of all else what was there before.
    """
    before, _ = parse(text, file)
    rules = {rule.at: rule for rule in before.rules} if before else {}
    written = Written(text)
    edits: list[_Edit] = []
    for at, state in decisions.items():
        mapping = written.mapping_at(at.line, at.column)
        if at not in rules or mapping is None:
            return None
        edits += _edits(text, mapping, state, review_digest(rules[at]))
    edited = text
    # From the end, so that what stands before keeps its place.
    for start, end, new in sorted(edits, reverse=True):
        edited = edited[:start] + new + edited[end:]
    after, _ = parse(edited, file)
    return edited if before and after and _is_sound(before, after, decisions) else None


def reason(written: Written, rule: Rule) -> str:
    """The comments on the lines of a rule, or else those on the lines right above it; empty where there are none."""
    mapping = written.mapping_at(rule.at.line, rule.at.column)
    last = written.line_of(mapping.span.end) if mapping else rule.at.line
    inside = [written.comments[line] for line in range(rule.at.line, last + 1) if line in written.comments]
    above: list[str] = []
    line = rule.at.line - 1
    while not inside and line in written.comments:
        above.insert(0, written.comments[line])
        line -= 1
    return " ".join(inside or above)


def _is_sound(before: Pack, after: Pack, decisions: Mapping[YamlAt, ReviewState]) -> bool:
    """Whether an edit did what it should: decided rules carry the decision, and all rules mean what they meant."""
    if len(before.rules) != len(after.rules):
        return False
    for was, now in zip(before.rules, after.rules, strict=True):
        state = decisions.get(was.at)
        wanted = (state, review_digest(was)) if state else _said(was)
        if _meaning(was) != _meaning(now) or _said(now) != wanted:
            return False
    return True


def _said(rule: Rule) -> tuple[ReviewState, str] | None:
    """The state and digest of a rule's review."""
    return (rule.review.state, rule.review.digest) if rule.review else None


def _meaning(rule: Rule) -> tuple[str, str, tuple[str, ...]]:
    """What a rule says, wherever it stands and whoever agreed to it."""
    return review_digest(rule), rule.ignore, tuple(example.text for example in rule.examples)


def _edits(text: str, rule: WrittenMapping, state: ReviewState, digest: str) -> Iterator[_Edit]:
    """What to change for a decision: a review's values where there is one, else a new entry."""
    review = rule.value("review")
    if not isinstance(review, WrittenMapping):
        yield _added(text, rule, f'review: {{state: {state.value}, digest: "{digest}"}}')
        return
    for key, new in (("state", state.value), ("digest", f'"{digest}"')):
        old = review.value(key)
        if isinstance(old, Span):
            yield old.start, old.end, new
        else:
            yield _added(text, review, f"{key}: {new}")


def _added(text: str, mapping: WrittenMapping, entry: str) -> _Edit:
    """One more entry at the end of a mapping."""
    line_break = "\r\n" if "\r\n" in text else "\n"
    if mapping.flow:
        return _added_in_braces(text, mapping, entry, line_break)
    line = " " * mapping.column + entry
    end = mapping.span.end
    if mapping.ends_line:
        return end, end, f"{'' if text[:end].endswith(line_break) else line_break}{line}{line_break}"
    end = _line_end(text, end)
    return end, end, line_break + line


def _added_in_braces(text: str, mapping: WrittenMapping, entry: str, line_break: str) -> _Edit:
    """One more entry after the last value, on a line of its own where the line would be too long."""
    last = mapping.values[-1][1]
    at = last.span.end if isinstance(last, WrittenMapping) else last.end
    line_start = text.rfind("\n", 0, at) + 1
    too_long = _line_end(text, at) - line_start + len(entry) + 2 > _WIDTH
    between = f",{line_break}{' ' * (mapping.column + 1)}" if too_long else ", "
    return at, at, between + entry


def _line_end(text: str, at: int) -> int:
    """Where the line of a character ends, before its line break."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if text[at:end].endswith("\r") else end


__all__ = ["reason", "with_reviews"]
