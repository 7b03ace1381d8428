"""The rule that an acceptance adds: as narrow as the row needs, with its score and reasons as a comment."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from tieout import mapping
from tieout.mapping import Rule, Sign, matches, normalise, review_digest
from tieout.mapping.suggestion import Reason
from tieout.model import LineItem, Measure
from tieout.proposals._extension import Proposed
from tieout.proposals._lines import Line
from tieout.proposals._signs import SignReason
from tieout.yaml_source import written

_WIDTH = 116
_MOST_REASONS = 4
# A caption is told by its first words: what follows changes from year to year.
_CAPTION = 80
_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Accepted:
    """An acceptance with all names resolved and written as in rules.

    ``score`` is None for a concept that was not among the proposals. ``extension`` and ``members`` (name and label) are
    what the pack has to declare for it.
    """

    line: Line
    concept: str
    dimensions: tuple[tuple[str, str], ...]
    sign: SignReason
    score: int | None
    reasons: tuple[Reason, ...]
    extension: Proposed | None = None
    members: tuple[tuple[str, str], ...] = ()

    @property
    def meaning(self) -> tuple[object, ...]:
        """What the rule gives; two rules with the same meaning may decide one another's rows."""
        return self.concept, self.dimensions, self.sign.sign


@dataclass(frozen=True, slots=True)
class Written:
    """A rule as lines without indentation, and as it will be read."""

    lines: tuple[str, ...]
    rule: Rule
    accepted: Accepted


def rule_for(accepted: Accepted, others: Sequence[Line], taxonomy: str) -> Written:
    """The rule with the fewest conditions that matches none of ``others``; with all of them where none does."""
    for level in range(_LEVELS):
        body = _body(accepted, level)
        rule = _read(body, taxonomy)
        if not any(matches(rule, other.subject) for other in others):
            break
    digest = review_digest(rule)
    reviewed = _body(accepted, level, digest)
    return Written(tuple(reviewed), _read(reviewed, taxonomy), accepted)


def _read(lines: Sequence[str], taxonomy: str) -> Rule:
    """A rule as the mapping language reads it."""
    text = "\n".join((f"pack: new\ntaxonomy: {written(taxonomy)}\nrules:", *(f"  {line}" for line in lines)))
    pack, findings = mapping.parse(text, "new")
    if pack is None:
        raise ValueError(f"a rule that was made can't be read: {findings[0]}")
    return pack.rules[0]


def _body(accepted: Accepted, level: int, digest: str = "") -> list[str]:
    """The lines of a rule; outer sections make groups around it."""
    item = accepted.line.item
    keys = [*_conditions(item, accepted.line, level), *_gives(accepted)]
    if digest:
        keys.append(f'review: {{state: accepted, digest: "{digest}"}}')
    lines = [*_comment(accepted), *(f"{'- ' if at == 0 else '  '}{key}" for at, key in enumerate(keys))]
    for section in reversed(item.label_path[:-1] if level else ()):
        lines = [f"- when: {{section: {_quoted(section)}}}", "  rules:", *(f"    {line}" for line in lines)]
    return lines


def _conditions(item: LineItem, line: Line, level: int) -> Iterator[str]:
    """The conditions: label, section and statement, else heading or caption; more of them with each level."""
    yield f"label: {written(item.label)}"
    if item.label_path:
        yield f"section: {written(item.label_path[-1])}"
    if item.statement:
        yield f"statement: {item.statement}"
    by_heading = bool(item.headings) and (level > 0 or not item.statement)
    if by_heading:
        yield f"heading: {written(item.headings[-1])}"
    if item.caption and (level > 1 or not (item.statement or by_heading)):
        yield f"caption: {written(_caption(item.caption))}"
    if level > 2 and line.subject.after is not None:
        yield f"after: {written(line.subject.after)}"
    if level > 2 and line.subject.before is not None:
        yield f"before: {written(line.subject.before)}"
    if line.period:
        yield f"period: {line.period}"
    if item.measure is not Measure.AMOUNT:
        yield f"measure: {item.measure.value}"


def _gives(accepted: Accepted) -> Iterator[str]:
    """What the rule gives."""
    yield f"concept: {accepted.concept}"
    if accepted.sign.sign is not Sign.PRESENTED:
        yield f"sign: {accepted.sign.sign.value}"
    if accepted.dimensions:
        yield "dimensions:"
        yield from (f"  {axis}: {member}" for axis, member in accepted.dimensions)


def _caption(caption: str) -> str:
    """An expression that finds a caption by its first words."""
    words = normalise(caption)
    head = words if len(words) <= _CAPTION else words[:_CAPTION].rpartition(" ")[0] or words[:_CAPTION]
    return re.sub(r"([.^$*+?{}\[\]\\|()])", r"\\\1", head)


def _quoted(text: str) -> str:
    """A text as a scalar inside braces."""
    plain = written(text)
    return plain if plain.startswith('"') or not set(plain) & set(",{}[]") else f'"{plain}"'


def _comment(accepted: Accepted) -> Iterator[str]:
    """The score and the weightiest reasons, and why the sign is as it is, as comment lines."""
    score = "not among the proposals" if accepted.score is None else f"score {accepted.score}"
    score = "an extension, see there" if accepted.extension else score
    reasons = "; ".join(reason.text for reason in accepted.reasons[:_MOST_REASONS])
    text = ": ".join(part for part in (f"Accepted, {score}", reasons) if part)
    sign = f"Sign {accepted.sign.sign.value}: {accepted.sign.why}."
    plain = " ".join("".join(char if char.isprintable() else " " for char in f"{text}. {sign}").split())
    yield from (f"# {line}" for line in wrap(plain, _WIDTH, break_long_words=False, break_on_hyphens=False))


__all__ = ["Accepted", "Written", "rule_for"]
