"""Coverage: what became of the figures, by statement and by table, and why some are not tagged."""

from collections import Counter
from collections.abc import Iterable

from tieout.export._count import Counts, outcomes
from tieout.export._html import Markup, join, tag
from tieout.export._summary import Summary
from tieout.model import Decision, Outcome, Table

_STATEMENTS = (
    ("IS", "Profit or loss"),
    ("OCI", "Other comprehensive income"),
    ("BS", "Financial position"),
    ("CF", "Cash flows"),
    ("EQ", "Changes in equity"),
    ("", "Other tables"),
)
_HEADS = ("Figures", *(outcome.value.capitalize() for outcome in Outcome), "")


def coverage(summary: Summary) -> Markup:
    """Counts and bars for each statement, then for each table in document order."""
    decisions = summary.report.decisions
    by_statement = [
        (title, tuple(decision for decision in decisions if decision.item.statement == statement))
        for statement, title in _STATEMENTS
    ]
    by_table: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_table.setdefault(decision.item.table, []).append(decision)
    statements = (
        tag("tr", tag("td", title), *_figures(told)) for title, told in (*by_statement, ("All", decisions)) if told
    )
    tables = (_table_row(table, by_table.get(table.id, [])) for table in summary.report.document.tables)
    return join(
        (
            _key(),
            tag("h3", "By statement"),
            _table(("Statement", *_HEADS), statements),
            tag("h3", "By table"),
            _table(("Table", "Line", "Caption", *_HEADS), tables),
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


def _table_row(table: Table, decisions: list[Decision]) -> Markup:
    caption = table.caption or " › ".join(table.headings) or "(no caption)"
    doubt = () if table.resolved else (tag("span", " (columns unresolved)", class_="warning"),)
    return tag(
        "tr",
        tag("td", table.id, class_="k"),
        tag("td", str(table.line), class_="n"),
        tag("td", caption, *doubt),
        *_figures(decisions),
    )


def _figures(decisions: Iterable[Decision]) -> tuple[Markup, ...]:
    """The cells with the counts of a row, and its bar."""
    found = outcomes(decisions)
    parts = (tag("span", class_=outcome, style=f"flex:{n}") for outcome, n in found.items() if n)
    numbers = (tag("td", f"{n:,}", class_="n") for n in (sum(found.values()), *found.values()))
    return *numbers, tag("td", tag("span", *parts, class_="bar"))


def _key() -> Markup:
    return tag("p", *(join((tag("i", class_=outcome.value), outcome.value)) for outcome in Outcome), class_="key soft")


def _table(heads: tuple[str, ...], body: Iterable[Markup]) -> Markup:
    numeric = {"Line", "Figures", "Count", *(outcome.value.capitalize() for outcome in Outcome)}
    cells = (tag("th", head, scope="col", class_="n" if head in numeric else "k") for head in heads)
    return tag("div", tag("table", tag("thead", tag("tr", *cells)), tag("tbody", *body)), class_="scroll")


__all__ = ["coverage", "not_tagged", "number_tokens"]
