"""``report.html``: one page for the people who file, made to be read from top to bottom."""

from tieout.export._count import Counts, counts
from tieout.export._html import Markup, join, tag
from tieout.export._names import FACTS, FACTS_JSON, FINDINGS, LINE_ITEMS, NUMBERS, RECEIPT, RELATIONS, VIEWER
from tieout.export._report_coverage import coverage, not_tagged, number_tokens
from tieout.export._report_facts import facts
from tieout.export._report_findings import findings, what_ran
from tieout.export._report_proofs import proofs
from tieout.export._style import STYLE
from tieout.export._summary import Summary
from tieout.export._text import several
from tieout.model import Verdict

_SECTIONS = (
    ("findings", "Findings"),
    ("coverage", "Coverage"),
    ("open", "Not tagged, and why"),
    ("proofs", "Proofs, and what rests on the page alone"),
    ("facts", "Facts"),
    ("numbers", "Every number of the document"),
    ("ran", "What ran"),
    ("files", "Files"),
)
_SAID = {
    Verdict.VALID: "Valid",
    Verdict.INVALID: "Not valid",
    Verdict.REFUSED: "Refused",
    Verdict.NOT_RUN: "Not fully checked",
}


def report_html(summary: Summary) -> bytes:
    """The page, self-contained: no script, no outside resource, the same bytes for the same build."""
    count = counts(summary)
    bodies = {
        "findings": findings(summary),
        "coverage": coverage(summary),
        "open": not_tagged(summary),
        "proofs": proofs(summary),
        "facts": facts(summary),
        "numbers": number_tokens(count),
        "ran": what_ran(summary),
        "files": _files(summary),
    }
    sections = (tag("section", tag("h2", title), bodies[key], id=key) for key, title in _SECTIONS)
    body = tag("body", _head(summary, count), _tiles(count), _navigation(), *sections)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{summary.report.entity.name}: {_SAID[summary.verdict].lower()}"),
        tag("style", Markup(STYLE)),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n".encode()


def _head(summary: Summary, count: Counts) -> Markup:
    report = summary.report
    said = (
        f"{count.facts_loaded} of {count.facts_emitted} facts loaded by the engine; "
        f"{count.rule_sets_ran} of {count.rule_sets} rule sets ran; "
        f"{several(count.severities['error'], 'error')}, {several(count.severities['warning'], 'warning')}."
    )
    return join(
        (
            tag("p", "From document to package, every figure tied to its source", class_="soft"),
            tag("h1", report.entity.name),
            tag("p", report.title, " · ", tag("code", report.document.name), class_="soft"),
            tag(
                "div",
                tag("strong", _SAID[summary.verdict]),
                tag("span", said),
                class_=f"verdict is-{summary.verdict.value.replace(' ', '-')}",
            ),
        )
    )


def _tiles(count: Counts) -> Markup:
    tiles = (
        (count.tables, f"tables, {count.tables_unresolved} unresolved"),
        (count.line_items, "line items"),
        (count.facts_emitted, "facts"),
        (count.taxonomy_concepts, "concepts of the taxonomy used"),
        (count.extension_concepts, "concepts of your own"),
        (count.outcomes["unmapped"], "figures unmapped"),
        (count.outcomes["unresolved"], "figures unresolved"),
    )
    return tag(
        "div", *(tag("div", tag("b", f"{n:,}"), tag("span", what), class_="tile") for n, what in tiles), class_="tiles"
    )


def _navigation() -> Markup:
    return tag("nav", *(tag("a", title, href=f"#{key}") for key, title in _SECTIONS))


def _files(summary: Summary) -> Markup:
    rows = (
        (summary.package, "the report package: what is filed"),
        (VIEWER, "the tagged document in the ixbrl-viewer; click a figure to see its tag"),
        (LINE_ITEMS, "every figure of every table with its meaning and what became of it"),
        (FACTS, "every fact with its places and its rule"),
        (NUMBERS, "every other number of the document, classed"),
        (RELATIONS, "every equation between figures, whether it holds, and the places of its figures"),
        (FACTS_JSON, "the facts as the engine loaded them (xBRL-JSON)"),
        (FINDINGS, "the findings for programs"),
        (RECEIPT, "what went in, what ran, what came out, with digests"),
    )
    body = (tag("tr", tag("td", tag("a", name, href=name)), tag("td", said)) for name, said in rows)
    return tag("table", tag("tbody", *body))


__all__ = ["report_html"]
