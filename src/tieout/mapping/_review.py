"""Review of rules: what a digest is made of, and how far a rule is agreed to."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from enum import StrEnum

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_mapping_language as codes
from tieout.mapping._pack import Conditions, Pack, ReviewState, Rule

_DIGEST_LENGTH = 12


class Standing(StrEnum):
    """How far a rule is agreed to, its digest considered."""

    BY_HAND = "by hand"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REOPENED = "re-opened"
    REJECTED = "rejected"


def review_digest(rule: Rule) -> str:
    """What a review is about, as the first 12 hexadecimal digits of a SHA-256.

    It covers the conditions of the rule and of its groups, and the concept, dimensions, sign, unit and decimals that it
    gives. Texts are compared as rules compare them; neither the order of alternatives nor the group that a condition
    stands in makes a difference. Reasons, examples and comments may change.
    """
    said = {
        "conditions": _conditions(rule.conditions),
        "measure": sorted(rule.measures),
        "concept": rule.concept.text if rule.concept else "",
        "dimensions": sorted((axis.text, member.text) for axis, member in rule.dimensions),
        "sign": rule.sign,
        "unit": str(rule.unit) if rule.unit else "",
        "decimals": int(rule.decimals.text) if rule.decimals else None,
    }
    text = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_LENGTH]


def standing(rule: Rule) -> Standing:
    """How far a rule is agreed to; an acceptance of something else than the rule says now is open again."""
    if rule.review is None:
        return Standing.BY_HAND
    if rule.review.state is ReviewState.ACCEPTED:
        return Standing.ACCEPTED if rule.review.digest == review_digest(rule) else Standing.REOPENED
    return Standing(rule.review.state.value)


def reviews(packs: Sequence[Pack]) -> Iterator[Finding]:
    """Findings about rules that nobody has agreed to as they stand, and about rejections of something else."""
    for rule in (rule for pack in packs for rule in pack.rules if rule.review):
        yield from _review(rule)


def _review(rule: Rule) -> Iterator[Finding]:
    """The finding about the review of one rule."""
    if rule.review is None:
        return
    at, state, was, now = rule.review.at, rule.review.state, rule.review.digest, review_digest(rule)
    what = rule.concept.text if rule.concept else "ignore"
    if state is ReviewState.PROPOSED:
        yield codes.PROPOSED.at(at, concept=what, file=rule.at.file, line=rule.at.line)
    elif was != now and (was or state is ReviewState.ACCEPTED):
        effect = "counts as proposed" if state is ReviewState.ACCEPTED else "still matches nothing"
        yield codes.REOPENED.at(
            at,
            concept=what,
            file=rule.at.file,
            line=rule.at.line,
            state=state.value,
            was=was or "nothing",
            now=now,
            effect=effect,
        )


def _conditions(conditions: Sequence[Conditions]) -> dict[str, list[list[str]]]:
    """For each kind of condition its alternatives at each level, all sorted; every level must be met."""
    levels: dict[str, set[tuple[str, ...]]] = {}
    for each in conditions:
        for kind, alternatives in (
            ("label", each.labels),
            ("pattern", (each.pattern.pattern,) if each.pattern else ()),
            ("section", each.sections),
            ("heading", each.headings),
            ("caption", (each.caption.pattern,) if each.caption else ()),
            ("after", each.after),
            ("before", each.before),
            ("statement", each.statements),
            ("period", (each.period,) if each.period else ()),
        ):
            if alternatives:
                levels.setdefault(kind, set()).add(tuple(sorted(set(alternatives))))
    return {kind: [list(alternatives) for alternatives in sorted(found)] for kind, found in levels.items()}


__all__ = ["Standing", "review_digest", "reviews", "standing"]
