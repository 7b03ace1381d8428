"""Concepts that the figures and the breakdowns of a filing suggest, beside those that the words do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tieout.mapping.suggestion import Reason
from tieout.model import QName
from tieout.proposals._bands import band
from tieout.proposals._book import Book
from tieout.proposals._lines import Dimensions, Line, Meaning, is_total_label
from tieout.proposals._members import MATURITY, Members, Place

# How much each kind of evidence is worth by itself, of 1,000. The same figures in several periods are as good as a
# proof; a sum of members is a proof of the concept where all parts are mapped; likeness to neighbours is a habit.
SAME_FIGURES = 960
SUM_OF_MEMBERS = 940
MEMBER_OF_SUM = 920
LIKE_SIBLINGS = 860
MEMBER_BY_LABEL = 820
PARALLEL_SECTION = 760
ONE_SIBLING = 640
BY_CAPTION = 640
# The kind of reason that says that a row is read as what its table is about.
ABOUT = "about"

# An axis whose members break a function down by nature: the function's own total has none of them.
_FUNCTIONS = "AttributionOfExpensesByNatureToTheirFunctionAxis"


@dataclass(frozen=True, slots=True)
class Option:
    """A concept with dimensions, what it is worth and why; ``new`` are members that would have to be declared."""

    concept: QName
    dimensions: Dimensions
    score: int
    reasons: tuple[Reason, ...]
    new: tuple[Place, ...] = ()


def options(line: Line, book: Book, members: Members) -> Iterator[Option]:
    """What other lines of the filing suggest for one."""
    yield from _same_figures(line, book)
    if is_total_label(line.item.label) or book.parts(line):
        yield from _sum_of_members(line, book, members)
    elif not _taken_off(line, book):
        yield from _like_siblings(line, book, members)
        yield from _like_parallel_section(line, book, members)
        yield from _members_of_totals(line, book, members)


def shared_dimensions(line: Line, book: Book) -> Dimensions:
    """The dimensions that all mapped rows beside the line have in common; two rows at least, no totals."""
    rows = [each.meaning for each in _peers(line, book) if each.meaning]
    if len(rows) < 2:
        return ()
    common = set(rows[0].dimensions).intersection(*(row.dimensions for row in rows))
    total = is_total_label(line.item.label)
    return tuple(sorted(pair for pair in common if not (total and pair[0].local_name == _FUNCTIONS)))


def with_band(line: Line, dimensions: Dimensions, members: Members) -> tuple[Dimensions, tuple[Place, ...]]:
    """Dimensions with the member for the band of time that a row is, if it is one and no axis says so already."""
    axis = members.standard_axis(MATURITY) if band(line.item.label) else None
    place = members.place(axis, line.item.label) if axis and axis not in dict(dimensions) else None
    if place is None:
        return dimensions, ()
    return _with(dimensions, place), (place,) if place.label else ()


def as_member(line: Line, option: Option, members: Members) -> Option:
    """An option that the row reports a part of: with the member that its label gives on the axis of the caption."""
    axis = members.way(line.item.caption)
    place = members.place(axis, line.item.label) if axis and axis not in dict(option.dimensions) else None
    if place is None:
        return option
    return replace(option, dimensions=_with(option.dimensions, place), new=(place,) if place.label else ())


def _same_figures(line: Line, book: Book) -> Iterator[Option]:
    """The meaning of lines elsewhere that show the same figures."""
    for echo in book.echoes(line):
        if echo.line.meaning:
            signs = " with the opposite signs" if echo.opposite else ""
            text = f"the same {_figures(echo.figures)} stand at {echo.line.place}{signs}, mapped to it"
            yield _option(echo.line.meaning.concept, echo.line.meaning.dimensions, SAME_FIGURES, "figures", text)


def _sum_of_members(line: Line, book: Book, members: Members) -> Iterator[Option]:
    """The concept that the parts of a total report by members of one axis.

    One mapped part alone tells it only where its label names its member.
    """
    parts = [part for part in book.parts(line) if part.meaning]
    rows = [part.meaning for part in parts if part.meaning]
    for concept, axis in _broken_down(rows, least=1):
        named = members.place(axis, parts[0].item.label)
        sure = len(rows) > 1 or (named is not None and (axis, named.member) in rows[0].dimensions)
        if sure and all(row.concept == concept for row in rows):
            common = set(rows[0].dimensions).intersection(*(row.dimensions for row in rows))
            rest = tuple(sorted(pair for pair in common if pair[0] != axis))
            yield _option(concept, rest, SUM_OF_MEMBERS, "parts", f"its parts report it by members of {axis}")


def _like_siblings(line: Line, book: Book, members: Members) -> Iterator[Option]:
    """The concept that rows beside the line report by members of one axis, with a member for this row."""
    peers = [each for each in _added(line, book) if each.item.label_path == line.item.label_path]
    rows = [each.meaning for each in peers if each.meaning]
    totals = {total.meaning.concept for total in book.totals(line) if total.meaning}
    for concept, axis in _broken_down(rows, least=1):
        place = members.place(axis, line.item.label)
        alike = [row for row in rows if row.concept == concept and axis in dict(row.dimensions)]
        # One row alone makes no habit, unless the total or the row's own label says so too.
        habit = len(alike) > 1 or bool(place and not place.label)
        score = MEMBER_OF_SUM if concept in totals else LIKE_SIBLINGS if habit else ONE_SIBLING
        if place and (len(alike) == len(rows) or score > ONE_SIBLING):
            rest = tuple(pair for pair in alike[0].dimensions if pair[0] != axis)
            text = f"the rows beside it report it by members of {axis}"
            yield _option(concept, _with(rest, place), score, "siblings", text, place)


def _like_parallel_section(line: Line, book: Book, members: Members) -> Iterator[Option]:
    """The concept that all rows of a section beside the line's own report by members of one axis."""
    above = line.item.label_path[:-1]
    beside = [each for each in book.siblings(line) if not is_total_label(each.item.label)]
    if not above or any(each.item.label_path == line.item.label_path for each in beside):
        return
    rows = [each.meaning for each in beside if each.meaning and each.item.label_path[:-1] == above]
    for concept, axis in _broken_down(rows, least=1):
        place = members.place(axis, line.item.label)
        if place:
            text = f"the rows of the section beside its own report it by members of {axis}"
            yield _option(concept, _with((), place), PARALLEL_SECTION, "siblings", text, place)


def _taken_off(line: Line, book: Book) -> bool:
    """Whether the line is shown negative among positive rows: then it is taken off and not one of them."""
    return line.mostly_negative and any(not each.mostly_negative for each in _peers(line, book))


def _added(line: Line, book: Book) -> list[Line]:
    """The peers of a line that are not taken off."""
    return [each for each in _peers(line, book) if line.mostly_negative or not each.mostly_negative]


def _members_of_totals(line: Line, book: Book, members: Members) -> Iterator[Option]:
    """The concept of the line's total with a member that the row's label, or the table's caption, gives."""
    for total in book.totals(line):
        if total.meaning is None:
            continue
        concept, dimensions = total.meaning.concept, total.meaning.dimensions
        named = _named(line, concept, members)
        if named and named.axis not in dict(dimensions):
            text = f"its total reports it, and its label names a member of {named.axis}"
            yield _option(concept, _with(dimensions, named), MEMBER_BY_LABEL, "totals", text, named)
        axis = members.way(line.item.caption)
        place = members.place(axis, line.item.label) if axis and axis not in dict(dimensions) else None
        if place and not named:
            text = f"its total reports it, and the caption breaks it down by members of {place.axis}"
            yield _option(concept, _with(dimensions, place), BY_CAPTION, "totals", text, place)


def _named(line: Line, concept: QName, members: Members) -> Place | None:
    """The member that a label names on an axis for which the taxonomy has a table with the concept."""
    taxonomy = members.concepts.taxonomy
    if band(line.item.label):
        axis = members.standard_axis(MATURITY)
        return members.place(axis, line.item.label) if axis else None
    roles = set(taxonomy.roles_with(concept))
    axes = sorted(axis for axis in taxonomy.defaults if roles & set(taxonomy.roles_with(axis)))
    return next((found for axis in axes if (found := members.known(axis, line.item.label))), None)


def _peers(line: Line, book: Book) -> list[Line]:
    """The mapped rows beside a line that are no totals and measure the same, of its section where that has any."""
    rows = [
        each
        for each in book.siblings(line)
        if not is_total_label(each.item.label) and not book.parts(each) and each.item.measure is line.item.measure
    ]
    return [each for each in rows if each.item.label_path == line.item.label_path] or rows


def _broken_down(rows: Sequence[Meaning], least: int = 2) -> tuple[tuple[QName, QName], ...]:
    """Concepts with an axis on which rows give them different members, ``least`` rows at least."""
    given: dict[tuple[QName, QName], list[QName]] = {}
    for row in rows:
        for axis, member in row.dimensions:
            given.setdefault((row.concept, axis), []).append(member)
    varied = (key for key, found in given.items() if len(found) >= least and len(set(found)) == len(found))
    return tuple(sorted(varied))


def _with(dimensions: Dimensions, place: Place) -> Dimensions:
    """Dimensions with one more, sorted."""
    return tuple(sorted((*dimensions, (place.axis, place.member))))


def _option(
    concept: QName, dimensions: Dimensions, score: int, kind: str, text: str, place: Place | None = None
) -> Option:
    """An option with one reason."""
    return Option(concept, dimensions, score, (Reason(kind, text, score),), (place,) if place and place.label else ())


def _figures(count: int) -> str:
    """A number of figures in words."""
    return "figure" if count == 1 else f"{count} figures"


__all__ = ["ABOUT", "Option", "as_member", "options", "shared_dimensions", "with_band"]
