"""Where a place stands as file and line, for formats that want a line."""

from collections.abc import Mapping

from tieout.diagnostics import FileAt, Finding, Place, XmlAt
from tieout.model import CheckedSubmission

Lines = Mapping[tuple[str, str], int]


def lines(checked: CheckedSubmission) -> Lines:
    """The line of each fact by its file and id, and of each element that the engine named with its line."""
    found: dict[tuple[str, str], int] = {}
    for finding in checked.findings:
        for file, fragment, line in finding.source.references if finding.source else ():
            if fragment and line:
                found.setdefault((file, fragment), line)
    for fact in checked.report.facts if checked.report else ():
        if fact.line and isinstance(fact.place, XmlAt):
            found[fact.place.file, fact.place.fragment] = fact.line
    return found


def file_and_line(place: Place | None, known: Lines) -> tuple[str, int]:
    """The file and line of a place; empty and 0 where there is none, 1 for a whole file."""
    match place:
        case None:
            return "", 0
        case FileAt():
            return place.file, 1
        case XmlAt():
            number = int(place.fragment) if place.fragment.isdigit() else known.get((place.file, place.fragment), 1)
            return place.file, max(number, 1)
        case _:
            return place.file, place.line


def first_place(finding: Finding) -> Place | None:
    """Where a finding stands: its place, or the first related one."""
    return finding.place or next(iter(finding.related), None)


__all__ = ["Lines", "file_and_line", "first_place", "lines"]
