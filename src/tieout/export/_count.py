"""Figures about a build, counted once and shown alike in the receipt, in the report page and on the terminal."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tieout.diagnostics import Severity
from tieout.export._summary import Summary
from tieout.model import Decision, MentionRelation, Outcome, Ran, TokenClass


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of what; mappings hold every key, also those counted zero, in a fixed order."""

    tables: int
    tables_unresolved: int
    line_items: int
    outcomes: dict[str, int]
    facts_emitted: int
    facts_loaded: int
    taxonomy_concepts: int
    extension_concepts: int
    mentions: dict[str, int]
    disagreeing: int
    tokens: dict[str, int]
    severities: dict[str, int]
    codes: dict[str, int]
    rule_sets: int
    rule_sets_ran: int


def counts(summary: Summary) -> Counts:
    """Count a build."""
    report = summary.report
    used = {fact.concept for fact in report.facts}
    own = {concept for concept in used if concept.namespace == report.extension.namespace}
    codes = Counter(finding.code for finding in summary.findings)
    severities = Counter(finding.severity for finding in summary.findings)
    classes = Counter(token.token_class for token in summary.extraction.tokens)
    relations = Counter(mention.relation for mention in summary.mentions)
    return Counts(
        tables=len(report.document.tables),
        tables_unresolved=sum(not table.resolved for table in report.document.tables),
        line_items=len(report.decisions),
        outcomes=outcomes(report.decisions),
        facts_emitted=len(report.facts),
        facts_loaded=len(summary.validation.loaded),
        taxonomy_concepts=len(used - own),
        extension_concepts=len(own),
        mentions={relation.value: relations[relation] for relation in MentionRelation},
        disagreeing=sum(mention.agrees is False for mention in summary.mentions),
        tokens={kind.value: classes[kind] for kind in TokenClass},
        severities={severity.word: severities[severity] for severity in sorted(Severity, reverse=True)},
        codes={code: codes[code] for code in sorted(codes)},
        rule_sets=len(summary.validation.rule_sets),
        rule_sets_ran=sum(rule_set.state is Ran.RAN for rule_set in summary.validation.rule_sets),
    )


def outcomes(decisions: Iterable[Decision]) -> dict[str, int]:
    """How many decisions came out how, every outcome named."""
    found = Counter(decision.outcome for decision in decisions)
    return {outcome.value: found[outcome] for outcome in Outcome}


__all__ = ["Counts", "counts", "outcomes"]
