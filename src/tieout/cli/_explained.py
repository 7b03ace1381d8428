"""The answer of ``tieout mapping explain``, as text for people and as data for programs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from tieout.diagnostics import YamlAt
from tieout.diagnostics.render_data import place_data
from tieout.mapping import Condition, Explained, Known, Met, Pack, Rule, Verdict, nearest_labels, normalise, standing
from tieout.model import Decision, LineItem

_STYLES = {
    Verdict.MATCHES: "bold green",
    Verdict.MAY_MATCH: "yellow",
    Verdict.DOES_NOT: "dim",
    Verdict.REJECTED: "dim red",
}
_MET = {Met.YES: "green", Met.NO: "red", Met.UNKNOWN: "yellow"}
_MOST_ASKED = 4
_Locate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked and what is found; ``decisions`` are those of the filing's document, None without a filing."""

    label: str
    known: Known
    packs: tuple[Pack, ...]
    rules: tuple[Explained, ...]
    decisions: tuple[Decision, ...] | None

    @property
    def nearest(self) -> tuple[str, ...]:
        """Labels that rules do have, where none fits."""
        return () if self.rules else nearest_labels(self.packs, self.known.label)

    @property
    def same_label(self) -> tuple[Decision, ...]:
        """The decisions on rows of the label."""
        return tuple(each for each in self.decisions or () if normalise(each.item.label) == self.known.label)


def data(answer: Answer) -> dict[str, object]:
    """The answer for programs."""
    by_place = _by_place(answer.packs)
    return {
        "label": answer.label,
        "normalised": answer.known.label,
        "packs": [pack.name for pack in reversed(answer.packs)],
        "rules": [_rule_data(each) for each in answer.rules],
        "nearest": list(answer.nearest),
        "items": [_item_data(each, by_place) for each in answer.same_label],
    }


def _rule_data(one: Explained) -> dict[str, object]:
    """A rule with its conditions."""
    rule = one.rule
    return {
        "place": place_data(rule.at),
        "pack": one.pack.name,
        "layer": one.pack.layer.value,
        "verdict": one.verdict.value,
        "counts": one.counts,
        "conditions": [{"key": each.key, "asked": list(each.asked), "met": each.met.value} for each in one.conditions],
        "concept": rule.concept.text if rule.concept else None,
        "ignore": rule.ignore or None,
        "dimensions": {axis.text: member.text for axis, member in rule.dimensions},
        "sign": rule.sign.value,
        "review": standing(rule).value,
    }


def _item_data(decision: Decision, by_place: dict[YamlAt, Rule]) -> dict[str, object]:
    """A figure of the label, and the rule that it got."""
    item = decision.item
    rule = by_place.get(decision.rule) if decision.rule else None
    return {
        "place": place_data(item.place),
        "table": item.table,
        "statement": item.statement,
        "sections": list(item.label_path),
        "period": _kind(item),
        "text": item.text,
        "outcome": decision.outcome.value,
        "reason": decision.reason,
        "rule": place_data(decision.rule) if decision.rule else None,
        "concept": rule.concept.text if rule and rule.concept else None,
    }


def text(answer: Answer, locate: _Locate) -> Text:
    """The answer for people; ``locate`` turns names of files into paths from where the user stands."""
    out = Text.assemble((f"{answer.label or '(no label)'}\n", "bold"), f"compared as {answer.known.label!r}\n\n")
    out.append(f"{_precedence(answer.packs)}\n", "dim")
    for number, one in enumerate(answer.rules, start=1):
        out.append_text(_rule_text(number, one, answer.known.label, locate))
    if not answer.rules:
        near = "".join(f"\n  {label}" for label in answer.nearest)
        out.append("\nNo rule has this label or a pattern that fits it.", "bold yellow")
        out.append(
            f" Labels that rules have, nearest first:{near}\n" if near else " No label of a rule is near to it.\n"
        )
    if answer.decisions is not None:
        out.append_text(_items_text(answer, locate))
    return out


def _precedence(packs: Sequence[Pack]) -> str:
    """The order of precedence in a paragraph."""
    names = ", then ".join(f"{pack.name} ({pack.layer.value})" for pack in reversed(packs))
    return (
        f"The last pack of a filing is asked first: {names}. Inside a pack the rules are tried from the top, and the "
        "first whose conditions are all met counts. A rule whose concept is of the other kind of period does not "
        "match, and a rejected one never does."
    )


def _rule_text(number: int, one: Explained, label: str, locate: _Locate) -> Text:
    """A rule: where it stands, what it gives, what becomes of it, and its conditions."""
    rule = one.rule
    said = "counts" if one.counts else one.verdict.value
    mark = "→" if one.counts else " "
    out = Text.assemble("\n", (f"{mark}{number:>3}  ", "bold"), (_place(rule.at, locate), "cyan"), "  ")
    out.append(f"{said}\n", _STYLES[one.verdict])
    out.append(f"      {_gives(rule)}\n", "" if one.counts else "dim")
    for condition in one.conditions:
        out.append(f"      {condition.met.value:<8} ", _MET[condition.met]).append(f"{_asked(condition, label)}\n")
    return out


def _gives(rule: Rule) -> str:
    """What a rule gives, in one line."""
    if rule.concept is None:
        given = f"ignore: {rule.ignore}"
    else:
        dimensions = [f"{axis.text}={member.text}" for axis, member in rule.dimensions]
        given = " ".join([rule.concept.text, *dimensions, f"sign {rule.sign.value}"])
    return f"{given}, {standing(rule).value}"


def _asked(condition: Condition, label: str) -> str:
    """A condition in one line; of many alternatives the row's own label and the first few."""
    more = len(condition.asked) - _MOST_ASKED
    asked = sorted(condition.asked, key=lambda text: text != label) if condition.key == "label" else condition.asked
    shown = " | ".join(text or "(no label)" for text in asked[:_MOST_ASKED])
    return f"{condition.key}: {shown}" + (f" | … {more} more" if more > 0 else "")


def _items_text(answer: Answer, locate: _Locate) -> Text:
    """The rows of the label in the document, figures of one row that got the same rule together."""
    by_place = _by_place(answer.packs)
    rows: dict[tuple[str, ...], list[str]] = {}
    for each in answer.same_label:
        rows.setdefault(tuple(_row(each, by_place, locate)), []).append(each.item.text)
    out = Text("\nIn the document\n", "bold")
    if not rows:
        out.append("  no row has this label\n")
    for (place, stands, outcome, got), texts in rows.items():
        out.append(f"  {place}", "cyan").append(f"  {stands}  {' · '.join(texts)}\n")
        out.append(f"      {outcome}", "green" if outcome == "tagged" else "yellow").append(f"  {got}\n", "dim")
    return out


def _row(decision: Decision, by_place: dict[YamlAt, Rule], locate: _Locate) -> Iterator[str]:
    """Where a figure's row stands and what it got."""
    item = decision.item
    rule = by_place.get(decision.rule) if decision.rule else None
    yield f"{locate(item.place.file)}:{item.place.line}"
    yield " › ".join((f"{item.table} {item.statement}".rstrip(), *item.label_path, item.label, _kind(item)))
    yield decision.outcome.value
    got = rule.concept.text if rule and rule.concept else decision.reason
    yield f"{got}  {_place(rule.at, locate)}" if rule else got


def _by_place(packs: Sequence[Pack]) -> dict[YamlAt, Rule]:
    """All rules by their places."""
    return {rule.at: rule for pack in packs for rule in pack.rules}


def _kind(item: LineItem) -> str:
    """The kind of an item's period."""
    return "no period" if item.period is None else "instant" if item.period.is_instant else "duration"


def _place(at: YamlAt, locate: _Locate) -> str:
    """A rule's place that a terminal makes clickable."""
    return f"{locate(at.file)}:{at.line}"


__all__ = ["Answer", "data", "text"]
