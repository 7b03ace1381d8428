"""Coverage: what became of the figures, how much is the company's own, and why some are not tagged."""

from collections import Counter
from collections.abc import Iterable

from tieout import tagging
from tieout.export._count import Counts
from tieout.export._html import Markup, join, tag
from tieout.export._summary import Summary
from tieout.export._text import percent
from tieout.model import Outcome, Table
from tieout.tagging import Covered

_HEADS = ("Figures", *(outcome.value.capitalize() for outcome in Outcome), "")
_OWN_HEADS = ("Statement", "Facts", "Own facts", "Share", "Concepts", "Own concepts", "Share")


def coverage(summary: Summary) -> Markup:
    """Counts and bars for each statement, then for each table in document order, then the share of own concepts."""
    found = tagging.coverage(summary.report)
    statements = [(title, told) for _, title, told in found.statements]
    if found.whole.figures:
        statements.append(("All", found.whole))
    return join(
        (
            _key(),
            tag("h3", "By statement"),
            _table(
                ("Statement", *_HEADS), (tag("tr", tag("td", title), *_figures(told)) for title, told in statements)
            ),
            tag("h3", "By table"),
            _table(("Table", "Line", "Caption", *_HEADS), (_table_row(table, told) for table, told in found.tables)),
            tag("h3", "Concepts of your own"),
            _table(_OWN_HEADS, (tag("tr", tag("td", title), *_own(told)) for title, told in statements)),
        )
    )


def not_tagged(summary: Summary) -> Markup:
    """Rows that are unmapped or unresolved, one line each with its reason; ignored figures by reason."""
    rows: dict[tuple[str, ...], list[str]] = {}
    ignored: Counter[str] = Counter()
    for decision in summary.report.decisions:
        item = decision.item
        if decision.outcome is Outcome.IGNORED:
            ignored[decision.reason] += 1
        elif decision.outcome is not Outcome.TAGGED:
            label = " › ".join((*item.label_path, item.label or "(no label)"))
            key = (decision.outcome.value, item.table, str(item.place.line), label, decision.reason)
            rows.setdefault(key, []).append(item.text)
    body = (
        tag(
            "tr",
            tag("td", outcome, class_="k"),
            tag("td", table, class_="k"),
            tag("td", line, class_="n"),
            tag("td", label),
            tag("td", " · ".join(texts), class_="wide"),
            tag("td", reason, class_="wide"),
        )
        for (outcome, table, line, label, reason), texts in rows.items()
    )
    reasons = (tag("tr", tag("td", reason), tag("td", f"{n:,}", class_="n")) for reason, n in ignored.most_common())
    return join(
        (
            _table(("Outcome", "Table", "Line", "Row", "As printed", "Why"), body)
            if rows
            else tag("p", "Every figure is tagged or ignored for a stated reason."),
            tag("h3", "Ignored"),
            _table(("Why", "Figures"), reasons) if ignored else tag("p", "No figure is ignored."),
        )
    )


def number_tokens(count: Counts) -> Markup:
    """How many number tokens of the document's text are what; the classes add up to all of them."""
    rows = [*count.tokens.items(), ("all", sum(count.tokens.values()))]
    body = (tag("tr", tag("td", kind), tag("td", f"{n:,}", class_="n")) for kind, n in rows)
    return _table(("What the number is", "Count"), body)


def _table_row(table: Table, told: Covered) -> Markup:
    caption = table.caption or " › ".join(table.headings) or "(no caption)"
    doubt = () if table.resolved else (tag("span", " (columns unresolved)", class_="warning"),)
    return tag(
        "tr",
        tag("td", table.id, class_="k"),
        tag("td", str(table.line), class_="n"),
        tag("td", caption, *doubt),
        *_figures(told),
    )


def _figures(told: Covered) -> tuple[Markup, ...]:
    """The cells with the counts of a row, and its bar."""
    parts = (tag("span", class_=outcome.value, style=f"flex:{n}") for outcome, n in told.outcomes if n)
    numbers = (tag("td", f"{n:,}", class_="n") for n in (told.figures, *(n for _, n in told.outcomes)))
    return *numbers, tag("td", tag("span", *parts, class_="bar"))


def _own(told: Covered) -> tuple[Markup, ...]:
    """The cells that tell how much of the facts and of their concepts is the company's own."""
    cells = (
        *(f"{told.facts:,}", f"{told.own_facts:,}", percent(told.own_facts, told.facts)),
        *(f"{told.concepts:,}", f"{told.own_concepts:,}", percent(told.own_concepts, told.concepts)),
    )
    return tuple(tag("td", cell, class_="n") for cell in cells)


def _key() -> Markup:
    return tag("p", *(join((tag("i", class_=outcome.value), outcome.value)) for outcome in Outcome), class_="key soft")


def _table(heads: tuple[str, ...], body: Iterable[Markup]) -> Markup:
    numeric = {"Line", "Figures", "Count", *_OWN_HEADS[1:], *(outcome.value.capitalize() for outcome in Outcome)}
    cells = (tag("th", head, scope="col", class_="n" if head in numeric else "k") for head in heads)
    return tag("div", tag("table", tag("thead", tag("tr", *cells)), tag("tbody", *body)), class_="scroll")


__all__ = ["coverage", "not_tagged", "number_tokens"]
