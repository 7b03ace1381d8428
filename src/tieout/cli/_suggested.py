"""What ``tieout suggest`` shows: each line with its ranked proposals, and the command that accepts the best."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.text import Text

from tieout.export import dimensions_text, several
from tieout.model import QName
from tieout.proposals import GOOD_ENOUGH, Advice, Edit, Option, Proposed

_WIDTH = 108
_MOST_REASONS = 4


def text(advice: Sequence[Advice]) -> Text:
    """All lines with their proposals."""
    out = Text()
    for each in advice:
        _line(out, each)
    mapped = sum(each.line.meaning is not None for each in advice)
    poor = sum(each.extension is not None for each in advice)
    out.append(f"{several(len(advice), 'line')}, {mapped} of them mapped; {poor} without a good concept\n", "bold")
    return out


def diff(edits: Sequence[Edit]) -> Text:
    """What acceptances add to files, with its surroundings."""
    out = Text("".join(edit.diff for edit in edits))
    out.highlight_regex(r"(?m)^\+.*$", "green")
    out.highlight_regex(r"(?m)^@@.*$", "cyan")
    return out


def _line(out: Text, advice: Advice) -> None:
    """One line with its proposals."""
    line, item = advice.line, advice.line.item
    what = ", ".join(part for part in (item.statement, line.period, item.measure.value) if part)
    out.append(f"{line.name}", "bold").append(f"  {line.place}  {what}\n", "dim")
    if line.meaning:
        own = advice.rank_of_own
        place = f"rank {own}" if own else f"not among the first {len(advice.options)}"
        dimensions = _brackets(line.meaning.dimensions)
        out.append(f"     mapped to {line.meaning.concept}{dimensions}: {place}\n", "cyan")
    for rank, option in enumerate(advice.options, 1):
        style = "green" if option.score >= GOOD_ENOUGH else "yellow"
        out.append(f"{rank:>3}. ").append(f"{option.score:>4}", style)
        out.append(f"  {option.concept}{_brackets(option.dimensions)}\n")
        for shown in _wrapped(_reasons(option)):
            out.append(f"           {shown}\n", "dim")
    if advice.extension:
        _extension(out, advice.extension)
    out.append("\n")


def _reasons(option: Option) -> str:
    """The weightiest reasons, and all that speak against."""
    first = [reason for reason in option.reasons if reason.points > 0][:_MOST_REASONS]
    against = [reason for reason in option.reasons if reason.points < 0 and reason.kind != "depth"]
    return "; ".join(f"{reason.text} ({reason.points:+})" for reason in (*first, *against))


def _extension(out: Text, element: Proposed) -> None:
    """A proposed extension element, and why no standard concept fits."""
    kind = ", ".join(part for part in (element.type.value, element.period, element.balance) if part)
    out.append("     none is good enough; an extension: ", "yellow").append(f"ext:{element.name}", "bold")
    out.append(f" {element.label!r}, {kind}\n")
    for said in element.why:
        for shown in _wrapped(said):
            out.append(f"           {shown}\n", "dim")


def _brackets(dimensions: Sequence[tuple[QName, QName]]) -> str:
    """Dimensions as an acceptance writes them."""
    pairs = dimensions_text(dimensions).replace(";", ", ")
    return f" [{pairs}]" if pairs else ""


def _wrapped(said: str) -> Iterator[str]:
    """A sentence in lines."""
    yield from wrap(said, _WIDTH, break_long_words=False, break_on_hyphens=False)


__all__ = ["diff", "text"]
