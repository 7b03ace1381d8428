"""Small filings written for these tests, and the tables a build of them leaves."""

import csv
from pathlib import Path

FILING = """document: document.txt
entity: {name: Test plc, scheme: "http://example.org/entity", identifier: placeholder}
language: en
currency: EUR
fiscal-year-end: 12-31
taxonomy: ifrs-2025
mappings: [mapping.yaml]
extension: {prefix: test, namespace: "https://test.example/2024"}
profile: ifrs
"""


def write(folder: Path, *, filing: str = FILING, mapping: str, document: str) -> Path:
    """Writes the three files of a filing into ``folder`` and answers the path of the filing's own."""
    for name, text in (("filing.yaml", filing), ("mapping.yaml", mapping), ("document.txt", document)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "filing.yaml"


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file by the names of its columns."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
