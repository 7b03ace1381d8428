"""Findings as plain data, for JSON and whatever else takes dictionaries and lists."""

from tieout.diagnostics.findings import Finding
from tieout.diagnostics.places import Place, TextAt, XmlAt, YamlAt


def finding_data(finding: Finding) -> dict[str, object]:
    """A finding with every key always there; ``place`` is None where the finding has none."""
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "message": finding.message,
        "place": place_data(finding.place) if finding.place else None,
        "related": [place_data(place) for place in finding.related],
        "facts": list(finding.facts),
        "help": finding.help,
    }


def place_data(place: Place) -> dict[str, object]:
    """A place as its file, what points inside it (``line`` and ``column``, or ``fragment``), and the text shown."""
    data: dict[str, object] = {"text": str(place), "file": place.file}
    match place:
        case TextAt() | YamlAt():
            data |= {"line": place.line, "column": place.column}
        case XmlAt():
            data["fragment"] = place.fragment
    return data


__all__ = ["finding_data", "place_data"]
