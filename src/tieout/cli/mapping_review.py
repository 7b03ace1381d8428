"""``tieout mapping review``: how far the rules of packs are agreed to, and decisions on them."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from tieout import packs as packs_on_disk
from tieout import reviewing
from tieout.cli import _options, _show
from tieout.diagnostics import Severity
from tieout.diagnostics.render_data import place_data
from tieout.mapping import ReviewState, Rule, Standing, reviews
from tieout.reviewing import Reviewed

_UNREADABLE = 2
_STYLES = {
    Standing.PROPOSED: "bold yellow",
    Standing.REOPENED: "bold red",
    Standing.ACCEPTED: "bold green",
    Standing.REJECTED: "bold",
}
_MOST_LABELS = 3


@click.command("review")
@click.argument("target", metavar="FILING.yaml|PACK")
@click.option("--accept", "accepted", multiple=True, metavar="FILE:LINE", help="Accept the rule that begins there.")
@click.option("--reject", "rejected", multiple=True, metavar="FILE:LINE", help="Reject the rule that begins there.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@_options.fail_on(
    "The lowest severity that makes the exit code 1: re-opened is a warning, proposed is info.", info=True
)
def mapping_review(
    target: str, accepted: tuple[str, ...], rejected: tuple[str, ...], *, as_json: bool, fail_on: str
) -> None:
    """List the rules of a filing's packs, or of one pack, by how far they are agreed to.

    With --accept or --reject the decision is written into the file first, with the digest of what the rule says now.
    """
    path = Path(target)
    opened, findings = packs_on_disk.opened(path)
    decisions = [(at, ReviewState.ACCEPTED) for at in accepted] + [(at, ReviewState.REJECTED) for at in rejected]
    if decisions and not any(finding.fatal for finding in findings):
        findings += reviewing.decide(opened, decisions)
        opened, _ = packs_on_disk.opened(path)
    _show.findings(findings, beside=opened.beside, filing=path)
    if any(finding.fatal for finding in findings):
        raise SystemExit(_UNREADABLE)
    found = reviewing.reviewed(opened)
    if as_json:
        click.echo(json.dumps({"rules": [_data(one) for one in found]}, indent=2, ensure_ascii=False))
    else:
        by_hand = sum(len(pack.rules) for pack in opened.packs) - len(found)
        Console(soft_wrap=True, highlight=False).print(_text(found, by_hand, _show.locator(opened.beside)), end="")
    raise SystemExit(any(told.severity >= Severity[fail_on.upper()] for told in (*findings, *reviews(opened.packs))))


def _data(one: Reviewed) -> dict[str, object]:
    """A rule for programs."""
    return {
        "standing": one.standing.value,
        "place": place_data(one.rule.at),
        "pack": one.pack.name,
        "labels": list(_labels(one.rule)),
        "gives": _gives(one.rule),
        "reason": one.reason,
    }


def _text(found: tuple[Reviewed, ...], by_hand: int, locate: Callable[[str], str]) -> Text:
    """The rules by standing, those that wait for a decision first."""
    count = Counter(one.standing for one in found)
    out = Text()
    for standing, style in _STYLES.items():
        if count[standing]:
            out.append(f"{standing.value}, {count[standing]:,}\n", style)
        for one in found:
            if one.standing is standing:
                labels = _labels(one.rule)
                more = f" | … {len(labels) - _MOST_LABELS} more" if len(labels) > _MOST_LABELS else ""
                out.append(f"  {locate(one.rule.at.file)}:{one.rule.at.line}", "cyan")
                out.append(f"  {' | '.join(labels[:_MOST_LABELS])}{more} → {_gives(one.rule)}\n")
                out.append(f"      {one.reason}\n" if one.reason else "", "dim")
    return out.append(f"{by_hand:,} rules were written by hand\n", "dim")


def _labels(rule: Rule) -> tuple[str, ...]:
    """The labels of a rule as it compares them, or its pattern."""
    labels = tuple(label or "(no label)" for each in rule.conditions for label in each.labels)
    return labels or tuple(f"/{each.pattern.pattern}/" for each in rule.conditions if each.pattern) or ("(any label)",)


def _gives(rule: Rule) -> str:
    """What a rule gives."""
    if rule.concept is None:
        return f"ignore: {rule.ignore}"
    return " ".join([rule.concept.text, *(f"{axis.text}={member.text}" for axis, member in rule.dimensions)])


__all__ = ["mapping_review"]
