"""The JSON files of an output folder: findings and receipt."""

import json
from collections.abc import Iterable

from tieout.diagnostics import Finding
from tieout.diagnostics.render_data import finding_data
from tieout.export._count import counts
from tieout.export._summary import Summary

FORMAT = 1


def findings_json(findings: Iterable[Finding]) -> bytes:
    """``findings.json``: every finding of the build, in the order in which they arose."""
    return _json({"format": FORMAT, "findings": [finding_data(finding) for finding in findings]})


def receipt_json(summary: Summary) -> bytes:
    """``receipt.json``: what went in, what ran with which versions, what came out; nothing that two runs differ in."""
    count = counts(summary)
    result = summary.validation
    taxonomy = summary.taxonomy
    return _json(
        {
            "format": FORMAT,
            "tool": {"name": "tieout", "version": summary.tool_version},
            "verdict": summary.verdict.value,
            "package": {"name": summary.package, "sha256": summary.package_sha256},
            "sources": [
                {"part": source.part, "name": source.name, "sha256": source.sha256} for source in summary.sources
            ],
            "profile": summary.profile,
            "taxonomy": {
                "name": taxonomy.name,
                "kind": taxonomy.kind,
                "package": taxonomy.package,
                "sha256": taxonomy.sha256,
            },
            "components": [
                {"name": part.name, "version": part.version, "sha256": part.sha256} for part in result.components
            ],
            "rule_sets": [
                {"name": rules.name, "state": rules.state.value, "detail": rules.detail} for rules in result.rule_sets
            ],
            "facts": {"emitted": count.facts_emitted, "loaded": count.facts_loaded},
            "tables": {"all": count.tables, "unresolved": count.tables_unresolved},
            "line_items": {"all": count.line_items, **count.outcomes},
            "mentions": {"all": sum(count.mentions.values()), **count.mentions, "disagreeing": count.disagreeing},
            "number_tokens": {"all": sum(count.tokens.values()), **count.tokens},
            "findings": {**count.severities, "codes": count.codes},
        }
    )


def _json(data: object) -> bytes:
    """Indented UTF-8 with a line feed at the end."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


__all__ = ["FORMAT", "findings_json", "receipt_json"]
