"""Small documents written for these tests, read through the real reader."""

from pathlib import Path

from tieout.diagnostics import Finding
from tieout.extract import Hints, extract
from tieout.model import Extraction, LineItem, SourceDocument
from tieout.readers import read


def document(
    folder: Path, text: str, hints: Hints | None = None
) -> tuple[SourceDocument, Extraction, tuple[Finding, ...]]:
    path = folder / "document.txt"
    path.write_text(text, encoding="utf-8")
    raw, findings = read(path, "document.txt")
    assert raw is not None, findings
    (source, extraction), told = extract(raw, hints)
    return source, extraction, told


def told(items: tuple[LineItem, ...]) -> list[tuple[str, str, str, str]]:
    """Label, period, value and unit of each item, as text."""
    return [
        (item.label, str(item.period or ""), "" if item.value is None else f"{item.value:f}", str(item.unit or ""))
        for item in items
    ]


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}
