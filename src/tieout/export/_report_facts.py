"""Facts by concept, each with its figure, its place, its rule and how its value came about."""

from tieout.export._html import Content, Markup, tag
from tieout.export._names import VIEWER
from tieout.export._report_proofs import resting
from tieout.export._summary import Summary
from tieout.model import Fact, QName

_HEADS = ("Value", "Unit", "Period", "Dimensions", "As printed", "Rests on", "Place", "Rule, and how")


def facts(summary: Summary) -> Markup:
    """One table; each concept has a head row with the labels under which the page shows it."""
    report = summary.report
    by_concept: dict[QName, list[Fact]] = {}
    for fact in report.facts:
        by_concept.setdefault(fact.concept, []).append(fact)
    labels: dict[str, str] = {decision.fact: decision.item.label for decision in report.decisions if decision.fact}
    own = report.extension.namespace
    rests = resting(summary)
    ordered = sorted(by_concept, key=lambda name: (name.namespace == own, name.local_name))
    rows = [
        row
        for concept in ordered
        for row in (
            _head(concept, by_concept[concept], labels, own),
            *(_row(fact, rests.get(fact.id, "")) for fact in by_concept[concept]),
        )
    ]
    if not rows:
        return tag("p", "No figure became a fact.")
    heads = (tag("th", head, scope="col", class_="n" if head == "Value" else "k") for head in _HEADS)
    return tag("div", tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows)), class_="scroll")


def _head(concept: QName, held: list[Fact], labels: dict[str, str], own: str) -> Markup:
    shown = dict.fromkeys(labels.get(fact.id) or "(no label)" for fact in held)
    said = f" {' / '.join(shown)}"
    mine = (tag("span", " extension", class_="warning"),) if concept.namespace == own else ()
    return tag(
        "tr", tag("th", tag("code", str(concept)), *mine, tag("span", said, class_="soft"), colspan=str(len(_HEADS)))
    )


def _row(fact: Fact, rests: Content) -> Markup:
    dimensions = "; ".join(f"{axis.local_name} = {member.local_name}" for axis, member in fact.dimensions)
    return tag(
        "tr",
        tag("td", tag("a", f"{fact.value:,f}", href=f"{VIEWER}#f-{fact.id}"), class_="n"),
        tag("td", str(fact.unit), class_="k"),
        tag("td", str(fact.period).replace("/", " to "), class_="k"),
        tag("td", dimensions, class_="break"),
        tag("td", fact.text or "(blank)", class_="k"),
        tag("td", rests, class_="k"),
        tag("td", *_joined(tuple(tag("code", str(origin)) for origin in fact.origins)), class_="k"),
        tag("td", _rule(fact)),
        id=f"fact-{fact.id}",
    )


def _rule(fact: Fact) -> Markup:
    """The rule; how scale, accuracy and sign came about opens below it."""
    rule = tag("code", f"{fact.rule.file}:{fact.rule.line}")
    if not fact.explanation:
        return rule
    return tag(
        "details", tag("summary", rule), tag("ul", *(tag("li", said) for said in fact.explanation)), class_="how"
    )


def _joined(parts: tuple[Markup, ...]) -> tuple[Markup, ...]:
    """Parts on lines of their own."""
    return tuple(piece for part in parts for piece in (tag("br"), part))[1:]


__all__ = ["facts"]
