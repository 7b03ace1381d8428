"""Proposals for the lines of a filing as a CSV file and as plain data."""

from collections.abc import Iterable, Iterator

from tieout.diagnostics.render_data import place_data
from tieout.export._tables import to_csv
from tieout.model import QName
from tieout.proposals import Advice, Line, Option, Proposed

PROPOSAL_COLUMNS = (
    *("table", "line", "statement", "label_path", "label", "period_type", "measure", "mapped_to"),
    *("rank", "concept", "dimensions", "score", "reasons"),
)
EXTENSION_RANK = "extension"


def proposals_csv(advice: Iterable[Advice]) -> bytes:
    """One row for each proposal, line by line and the best first; an extension has the rank ``extension``."""
    return to_csv(PROPOSAL_COLUMNS, tuple(row for each in advice for row in _rows(each)))


def proposals_data(advice: Iterable[Advice]) -> list[dict[str, object]]:
    """The same for programs: one entry for each line with its proposals."""
    return [
        {
            "name": each.line.name,
            "place": place_data(each.line.place),
            "table": each.line.item.table,
            "statement": each.line.item.statement,
            "label_path": list(each.line.item.label_path),
            "label": each.line.item.label,
            "period_type": each.line.period,
            "measure": each.line.item.measure.value,
            "mapped_to": _own(each.line),
            "proposals": [_option(rank, option) for rank, option in enumerate(each.options, 1)],
            "extension": _extension(each.extension) if each.extension else None,
        }
        for each in advice
    ]


def dimensions_text(dimensions: Iterable[tuple[QName, QName]]) -> str:
    """Dimensions as `facts.csv` writes them."""
    return ";".join(f"{axis}={member}" for axis, member in dimensions)


def _rows(advice: Advice) -> Iterator[tuple[str, ...]]:
    """The rows of one line."""
    line, item = advice.line, advice.line.item
    known = (
        *(item.table, str(line.place.line), item.statement, " > ".join(item.label_path), item.label),
        *(line.period, item.measure.value, _own(line)),
    )
    for rank, each in enumerate(advice.options, 1):
        reasons = "; ".join(f"{reason.text} ({reason.points:+})" for reason in each.reasons)
        yield (*known, str(rank), str(each.concept), dimensions_text(each.dimensions), str(each.score), reasons)
    if advice.extension:
        yield (*known, EXTENSION_RANK, f"ext:{advice.extension.name}", "", "", " ".join(advice.extension.why))


def _own(line: Line) -> str:
    """The concept that a line is mapped to."""
    return str(line.meaning.concept) if line.meaning else ""


def _option(rank: int, option: Option) -> dict[str, object]:
    """One proposal."""
    return {
        "rank": rank,
        "concept": str(option.concept),
        "dimensions": {str(axis): str(member) for axis, member in option.dimensions},
        "new_members": {place.member.local_name: place.label for place in option.new},
        "score": option.score,
        "reasons": [{"kind": each.kind, "text": each.text, "points": each.points} for each in option.reasons],
    }


def _extension(element: Proposed) -> dict[str, object]:
    """A proposed extension element."""
    return {
        "name": element.name,
        "label": element.label,
        "type": element.type.value,
        "period": element.period,
        "balance": element.balance,
        "wider": [str(name) for name in element.wider],
        "narrower": [str(name) for name in element.narrower],
        "why": list(element.why),
    }


__all__ = ["EXTENSION_RANK", "PROPOSAL_COLUMNS", "dimensions_text", "proposals_csv", "proposals_data"]
