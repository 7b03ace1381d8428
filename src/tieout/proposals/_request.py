"""What a person accepts: `LABEL=CONCEPT`, with qualifiers of the label and aspects of the fact."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_accepting as codes
from tieout.mapping import Sign, normalise
from tieout.model import Measure
from tieout.proposals._lines import Line
from tieout.yaml_source import or_nearest

_NAME = r"[A-Za-z_][\w.\-]*"
_REQUEST = re.compile(
    rf"(?P<label>.*)=\s*(?P<concept>ext|{_NAME}:{_NAME})\s*(?:\[(?P<aspects>[^\[\]]*)\])?\s*", re.DOTALL
)
_AXIS = re.compile(rf"({_NAME}:{_NAME})\s*=\s*({_NAME}:{_NAME})")
_SIGN = re.compile(r"sign\s*=\s*(\w+)")
_TABLE = re.compile(r"(t\d+)\s*:\s*(.*)", re.DOTALL)
_KIND = re.compile(r"(.*?)\s*\(([a-z-]+)\)", re.DOTALL)
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Request:
    """An acceptance as written: the label with its qualifiers, and the concept, ``ext`` for the proposed extension.

    ``dimensions`` are (axis, member) as written, None where those that are proposed with the concept are meant.
    ``sign`` is None where it is to be inferred.
    """

    text: str
    label: str
    concept: str
    dimensions: tuple[tuple[str, str], ...] | None = None
    sign: Sign | None = None


def parse_request(text: str) -> tuple[Request | None, tuple[Finding, ...]]:
    """Read `LABEL=CONCEPT`, `LABEL=CONCEPT[axis=member, …]` or `…[sign=reversed]`; a finding where it is none.

    Empty brackets say that the fact has no dimensions.
    """
    found = _REQUEST.fullmatch(text)
    if found is None:
        return None, (codes.SYNTAX.at(None, text=text, why="it is not of the form LABEL=CONCEPT"),)
    dimensions: list[tuple[str, str]] = []
    sign: Sign | None = None
    for aspect in (part.strip() for part in (found["aspects"] or "").split(",")):
        if axis := _AXIS.fullmatch(aspect):
            dimensions.append((axis[1], axis[2]))
        elif (said := _SIGN.fullmatch(aspect)) and said[1] in set(Sign):
            sign = Sign(said[1])
        elif aspect:
            why = f"{aspect!r} is neither axis=member nor sign=presented, sign=reversed or sign=deduction"
            return None, (codes.SYNTAX.at(None, text=text, why=why),)
    told = bool(dimensions) or (found["aspects"] is not None and not found["aspects"].strip())
    return Request(text, found["label"].strip(), found["concept"], tuple(dimensions) if told else None, sign), ()


def line_of(request: Request, lines: Sequence[Line]) -> tuple[Line | None, tuple[Finding, ...]]:
    """The line that a request names; a finding where there is none, or where several have that name.

    The label may be qualified by `SECTION > ` (section rows, headings or the statement above it, in their order), by
    `TABLE:`, and by the measure or the kind of period in parentheses at its end. Without a measure, amounts are meant
    where there are any.
    """
    found = [line for line in lines if _named(line, request.label)]
    found = [line for line in found if line.item.measure is Measure.AMOUNT] or found
    if not found:
        near = or_nearest(request.label, (line.item.label for line in lines), 3)
        return None, (codes.UNKNOWN_LABEL.at(None, label=request.label, nearest=near),)
    if len(found) > 1:
        names = [f"'{line.name}' ({line.place.line})" for line in found[:_MOST_NAMED]]
        more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
        places = tuple(line.place for line in found[1:])
        told = codes.SEVERAL_LINES.at(
            found[0].place, related=places, label=request.label, count=len(found), names=", ".join(names) + more
        )
        return None, (told,)
    return found[0], ()


def _named(line: Line, written: str) -> bool:
    """Whether a line is named by a label with its qualifiers."""
    kind = _KIND.fullmatch(written)
    if kind and kind[2] in {line.item.measure.value, line.period} and _named(line, kind[1]):
        return True
    if (table := _TABLE.fullmatch(written)) and table[1] == line.item.table and _named_in_table(line, table[2]):
        return True
    return _named_in_table(line, written)


def _named_in_table(line: Line, written: str) -> bool:
    """Whether a line is named by a label that may have sections before it; a label may hold `>` itself."""
    return any(
        normalise(label) == line.subject.label and _in_order(sections, tuple(_above(line)))
        for sections, label in _readings(written)
    )


def _readings(written: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The ways to cut a written label into sections and the label itself."""
    parts = written.split(">")
    for at in range(len(parts)):
        yield tuple(normalise(part) for part in parts[:at]), ">".join(parts[at:]).strip()


def _above(line: Line) -> Iterator[str]:
    """What stands above a line, the outermost first."""
    yield from line.subject.headings
    yield normalise(line.item.statement)
    yield from line.subject.path


def _in_order(wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Whether all of ``wanted`` stand in ``found`` in their order."""
    rest = iter(found)
    return all(each in rest for each in wanted)


__all__ = ["Request", "line_of", "parse_request"]
