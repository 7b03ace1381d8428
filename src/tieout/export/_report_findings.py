"""Findings with places and remedies, and the record of what ran."""

from collections.abc import Iterable

from tieout.diagnostics import Finding
from tieout.diagnostics.render_text import grouped
from tieout.export._html import Markup, join, tag
from tieout.export._summary import Summary
from tieout.model import Ran


def findings(summary: Summary) -> Markup:
    """Findings by severity and code; errors and warnings stand open."""
    if not summary.findings:
        return tag("p", "There is nothing to report.")
    known = frozenset(fact.id for fact in summary.report.facts)
    return join(
        tag("details", _summary(severity.word, code, told), *_told(told, known), open=severity.word != "info")
        for severity, groups in grouped(summary.findings)
        for code, told in groups
    )


def what_ran(summary: Summary) -> Markup:
    """Rule sets, programs, taxonomy, and the files that went in, each with its digest."""
    result, taxonomy = summary.validation, summary.taxonomy
    rule_sets = [
        (rules.name, tag("span", rules.state.value, class_="" if rules.state is Ran.RAN else "error"), rules.detail)
        for rules in result.rule_sets
    ]
    used = [
        ("tieout", summary.tool_version, ""),
        *((part.name, part.version, part.sha256) for part in result.components),
        (f"taxonomy {taxonomy.name}", f"{taxonomy.kind} package {taxonomy.package}", taxonomy.sha256),
        ("package", summary.package, summary.package_sha256),
        *((source.part, source.name, source.sha256) for source in summary.sources),
    ]
    return join((_table(("Rule set", "State", ""), rule_sets), _table(("Part", "Version or name", "sha256"), used)))


def _summary(severity: str, code: str, told: tuple[Finding, ...]) -> Markup:
    times = f" · {len(told)}" if len(told) > 1 else ""
    return tag(
        "summary", tag("strong", severity, class_=severity), " ", tag("code", code), tag("span", times, class_="soft")
    )


def _told(told: tuple[Finding, ...], known: frozenset[str]) -> tuple[Markup, ...]:
    """The findings of one code; a remedy that all share stands once, below them."""
    shared = len({finding.help for finding in told}) == 1
    items = (tag("li", _finding(finding, known), _help(finding) if not shared else "") for finding in told)
    return tag("ul", *items), _help(told[0]) if shared else Markup()


def _finding(finding: Finding, known: frozenset[str]) -> Markup:
    parts: list[str] = [tag("code", str(finding.place)), " "] if finding.place else []
    parts.append(finding.message)
    if finding.related:
        parts += [" See also ", tag("code", ", ".join(map(str, finding.related)))]
    for fact in finding.facts:
        parts += [" ", tag("a", fact, href=f"#fact-{fact}") if fact in known else fact]
    return join(parts)


def _help(finding: Finding) -> Markup:
    return tag("p", f"What to do: {finding.help}", class_="help") if finding.help else Markup()


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, str, str]]) -> Markup:
    """A table of three columns, the last one for digests or details."""
    head = tag("thead", tag("tr", *(tag("th", text, scope="col") for text in heads)))
    body = (tag("tr", tag("td", a, class_="k"), tag("td", b), tag("td", tag("code", c))) for a, b, c in rows)
    return tag("div", tag("table", head, tag("tbody", *body)), class_="scroll")


__all__ = ["findings", "what_ran"]
