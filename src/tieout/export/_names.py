"""The names of the files in an output folder, the package's apart."""

REPORT = "report.html"
VIEWER = "viewer.html"
FACTS_JSON = "facts.json"
FINDINGS = "findings.json"
RECEIPT = "receipt.json"
LINE_ITEMS = "line-items.csv"
FACTS = "facts.csv"
NUMBERS = "numbers.csv"
MENTIONS = "mentions.csv"
RELATIONS = "relations.csv"

__all__ = [
    "FACTS",
    "FACTS_JSON",
    "FINDINGS",
    "LINE_ITEMS",
    "MENTIONS",
    "NUMBERS",
    "RECEIPT",
    "RELATIONS",
    "REPORT",
    "VIEWER",
]
