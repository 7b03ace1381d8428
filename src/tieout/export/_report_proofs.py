"""Proofs: the equations between the document's figures, and what each figure rests on."""

from collections import Counter
from collections.abc import Iterable

from tieout.export._html import Content, Markup, join, tag
from tieout.export._relations import equation
from tieout.export._summary import Summary
from tieout.export._text import several
from tieout.extract.graph import confidence
from tieout.extract.graph import proofs as proved_cells
from tieout.model import CellKey, Confidence, Relation, RelationKind

_HEADS = ("Period", "Row", "Equation", "Off by", "Rounding allows", "Likely cause", "Line:column")


def proofs(summary: Summary) -> Markup:
    """Counts by kind, what fails, what rests on the page alone, and every equation."""
    told = summary.relations
    if not told:
        return tag("p", "No equation between the document's figures was found.")
    failing = [relation for relation in told if not relation.holds]
    numbered = {id(relation): f"proof-{at}" for at, relation in enumerate(told, start=1)}
    return join(
        (
            _kinds(told),
            tag("h3", "Equations that fail"),
            _equations(failing, numbered) if failing else tag("p", "Every equation holds within rounding."),
            tag("h3", "What the figures rest on"),
            _confidence(summary),
            tag("h3", "Equations that hold"),
            *(_kind(kind, told, numbered) for kind in RelationKind),
        )
    )


def resting(summary: Summary) -> dict[str, Content]:
    """For each fact what its figure rests on, linked to the first equation that proves it."""
    proved = proved_cells(summary.relations)
    first: dict[CellKey, str] = {}
    for at, relation in enumerate(summary.relations, start=1):
        for cell in relation.cells if relation.holds else ():
            first.setdefault(cell, f"#proof-{at}")
    said: dict[str, Content] = {}
    for decision in summary.report.decisions:
        item = decision.item
        if decision.fact:
            kind, count = confidence(item, proved)
            words = f"{kind.value}, {several(count, 'relation')}"
            link = first.get((item.table, item.row, item.column), "")
            said[decision.fact] = tag("a", words, href=link) if count else kind.value
    return said


def _kinds(told: tuple[Relation, ...]) -> Markup:
    held, failed = (Counter(one.kind for one in told if one.holds is wanted) for wanted in (True, False))
    rows = [
        *((kind.value, held[kind], failed[kind]) for kind in RelationKind if held[kind] or failed[kind]),
        ("all", held.total(), failed.total()),
    ]
    body = (
        tag("tr", tag("td", name), tag("td", f"{good:,}", class_="n"), tag("td", f"{bad:,}", class_="n"))
        for name, good, bad in rows
    )
    return _table(("Kind", "Hold", "Fail"), body)


def _kind(kind: RelationKind, told: Iterable[Relation], numbered: dict[int, str]) -> Markup:
    """All equations of a kind that hold, folded away."""
    held = [relation for relation in told if relation.kind is kind and relation.holds]
    if not held:
        return join(())
    return tag("details", tag("summary", f"{kind.value}: {len(held):,}"), _equations(held, numbered))


def _equations(told: Iterable[Relation], numbered: dict[int, str]) -> Markup:
    body = (
        tag(
            "tr",
            tag("td", str(one.period or "").replace("/", " to "), class_="k"),
            tag("td", one.subject.label or "(no label)", tag("span", f" {one.subject.table}", class_="soft")),
            tag("td", equation(one), class_="wide"),
            tag("td", f"{one.difference.normalize():,f}" if one.difference else "", class_="n"),
            tag("td", f"{one.allowed.normalize():,f}", class_="n"),
            tag("td", one.cause.value, class_="" if one.holds else "warning"),
            tag(
                "td",
                tag("code", " ".join(f"{term.place.line}:{term.place.column}" for term in (one.subject, *one.terms))),
                class_="break",
            ),
            id=numbered[id(one)],
        )
        for one in told
    )
    return _table(_HEADS, body)


def _confidence(summary: Summary) -> Markup:
    """How many figures rest on what, and by row those that nothing but the page says."""
    proved = proved_cells(summary.relations)
    kinds: Counter[Confidence] = Counter()
    alone: dict[tuple[str, int, str], list[str]] = {}
    for item in summary.extraction.items:
        kind, _ = confidence(item, proved)
        kinds[kind] += 1
        if kind is Confidence.CERTAIN and item.value is not None:
            alone.setdefault((item.table, item.place.line, item.label), []).append(item.text or "(blank)")
    total = (tag("tr", tag("td", kind.value), tag("td", f"{kinds[kind]:,}", class_="n")) for kind in Confidence)
    body = (
        tag(
            "tr",
            tag("td", table, class_="k"),
            tag("td", str(line), class_="n"),
            tag("td", label or "(no label)"),
            tag("td", " · ".join(texts), class_="wide"),
        )
        for (table, line, label), texts in alone.items()
    )
    rows = several(len(alone), "row")
    return join(
        (
            _table(("Figures", "Count"), total),
            tag(
                "details",
                tag("summary", f"What rests on nothing but the page: figures of {rows}"),
                _table(("Table", "Line", "Row", "As printed"), body),
            ),
        )
    )


def _table(heads: tuple[str, ...], body: Iterable[Markup]) -> Markup:
    numeric = {"Hold", "Fail", "Line", "Count", "Off by", "Rounding allows"}
    cells = (tag("th", head, scope="col", class_="n" if head in numeric else "k") for head in heads)
    return tag("div", tag("table", tag("thead", tag("tr", *cells)), tag("tbody", *body)), class_="scroll")


__all__ = ["proofs", "resting"]
