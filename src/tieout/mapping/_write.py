"""Decisions written into the text of a pack: what a review says changes, every other character stays."""

from collections.abc import Iterator

from tieout.diagnostics import YamlAt
from tieout.mapping._pack import ReviewState, Rule, parse
from tieout.mapping._review import review_digest
from tieout.yaml_source import Span, Written, WrittenMapping

_WIDTH = 120

# From and to which character, and what stands there then.
_Edit = tuple[int, int, str]


def with_review(text: str, file: str, at: YamlAt, state: ReviewState) -> str | None:
    """The text of a pack with ``state`` and the digest of what it says now in the ``review`` of the rule at ``at``.

    None where that can't be done without a doubt: the result is read again, and must say of that rule what was decided
    and of all else what was there before.
    """
    rule = _rule(text, file, at)
    written = Written(text).mapping_at(at.line, at.column)
    if rule is None or written is None:
        return None
    edited = _edited(text, written, state, review_digest(rule))
    return edited if _is_sound(text, edited, file, at, state) else None


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


def _rule(text: str, file: str, at: YamlAt) -> Rule | None:
    """The rule that begins at a place."""
    pack, _ = parse(text, file)
    return next((rule for rule in pack.rules if rule.at == at), None) if pack else None


def _is_sound(before: str, after: str, file: str, at: YamlAt, state: ReviewState) -> bool:
    """Whether an edit did what it should: the rule carries the decision, and all rules mean what they meant."""
    (was, _), (now, _) = parse(before, file), parse(after, file)
    rule = _rule(after, file, at)
    if was is None or now is None or rule is None or rule.review is None:
        return False
    decided = (rule.review.state, rule.review.digest) == (state, review_digest(rule))
    others = [_others(each.rules, at) for each in (was, now)]
    return decided and others[0] == others[1] and len(was.rules) == len(now.rules)


def _others(rules: tuple[Rule, ...], at: YamlAt) -> list[tuple[str, str]]:
    """What each rule but one says, and how far it is agreed to, wherever it stands."""
    return [
        (review_digest(rule), rule.review.state.value + rule.review.digest if rule.review else "")
        for rule in rules
        if rule.at != at
    ]


def _edited(text: str, rule: WrittenMapping, state: ReviewState, digest: str) -> str:
    """The text with the decision in it."""
    for start, end, new in sorted(_edits(text, rule, state, digest), reverse=True):
        text = text[:start] + new + text[end:]
    return text


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


__all__ = ["reason", "with_review"]
