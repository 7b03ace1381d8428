"""Concepts in a statement, or under words, of the other kind of period."""

import re
from collections.abc import Iterator

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_lint as codes
from tieout.mapping.lint._desk import About, Desk
from tieout.mapping.lint._source import Line

# What kind of period the figures of a statement have; those of cash flows and of changes in equity have both.
_KIND_OF = {"BS": "instant", "IS": "duration", "OCI": "duration"}
_YEAR = r"(?:financial |fiscal |reporting |accounting )?(?:year|period|half-year|quarter)"
_AT = re.compile(
    rf"\b(?:at|as of) (?:the )?(?:beginning|start|end|close) of (?:the )?{_YEAR}\b|^(?:opening|closing) balances?\b"
)
_FOR = re.compile(rf"\b(?:for|during|in) (?:the )?{_YEAR}\b")
_SAID = {"instant": "at an instant", "duration": "for a duration"}


def statements(desk: Desk) -> Iterator[Finding]:
    """Rules for statements all of whose figures have the other kind of period than the concept."""
    for line in desk.lines:
        about, wanted = desk.about(line.concept), line.statements
        if about and wanted and all(_KIND_OF.get(each, about.period) != about.period for each in wanted):
            yield codes.STATEMENT_CONFLICT.at(
                line.rule.concept.at if line.rule.concept else None,
                related=(line.place("statement"),),
                name=about.name,
                concept=_SAID[about.period],
                statement=" and ".join(sorted(wanted)),
            )


def label_words(desk: Desk) -> Iterator[Finding]:
    """Labels that speak of the other kind of period than the concept has, where its own labels don't do so too."""
    for line in desk.lines:
        about = desk.about(line.concept)
        if about:
            words, other = (_FOR, "duration") if about.period == "instant" else (_AT, "instant")
            if not any(words.search(label) for label in about.labels):
                yield from _speaking(line, words, about, other)


def _speaking(line: Line, words: re.Pattern[str], about: About, other: str) -> Iterator[Finding]:
    """Findings about labels in which ``words`` are found.

    One that speaks of both kinds says nothing, and one that has a label of the concept in it speaks of more besides.
    """
    contrary = _FOR if words is _AT else _AT
    for label in (label for each in line.rule.conditions[-1:] for label in each.labels):
        named = any(own in label for own in about.labels)
        if words.search(label) and not contrary.search(label) and not named:
            scalar = next((scalar for normal, scalar in line.labels if normal == label), None)
            if scalar:
                yield codes.LABEL_PERIOD.at(
                    scalar.at, label=scalar.text, other=_SAID[other], name=about.name, concept=_SAID[_opposite(other)]
                )


def _opposite(kind: str) -> str:
    """The other kind of period."""
    return "duration" if kind == "instant" else "instant"


__all__ = ["label_words", "statements"]
