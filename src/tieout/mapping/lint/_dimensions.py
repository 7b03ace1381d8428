"""Axes and members that don't go together."""

from collections.abc import Iterator

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_lint as codes
from tieout.mapping._pack import Name
from tieout.mapping.lint._desk import Desk
from tieout.model import QName
from tieout.yaml_source import Mapping, Scalar


def domains(desk: Desk) -> Iterator[Finding]:
    """Members of the taxonomy on an axis of the taxonomy to whose domain they do not belong (Dimensions 1.0, 2.5).

    Besides what the axis reaches, a member belongs to it that the taxonomy presents below the axis, its domain or one
    of its members: it is on offer for the hypercubes of filers. An extension's member may stand on any axis, and an
    extension's axis may take any member.
    """
    known: dict[QName, frozenset[QName]] = {}
    for line in desk.lines:
        for axis, member in line.rule.dimensions:
            names = _standard(axis, desk), _standard(member, desk)
            if names[0] and names[1]:
                if names[0] not in known:
                    known[names[0]] = _on_offer(names[0], desk)
                if names[1] not in known[names[0]]:
                    yield _outside(axis, member, names[0], names[1], desk)


def _on_offer(axis: QName, desk: Desk) -> frozenset[QName]:
    """The members that the axis reaches, and those that are presented below one of these or below the axis."""
    found: set[QName] = set()
    waiting = [axis, *desk.taxonomy.members_of(axis)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += (arc.target for arc in desk.taxonomy.presentation_children(name))
    return frozenset(found - {axis})


def _standard(name: Name, desk: Desk) -> QName | None:
    """The name of a concept of the taxonomy; None for one of the extension, or one that does not exist."""
    found = desk.taxonomy.resolve(name.text)
    return found if found and desk.taxonomy.concept(found) else None


def _outside(axis: Name, member: Name, axis_name: QName, member_name: QName, desk: Desk) -> Finding:
    """The finding about a member outside of the domain, with the axes that have it."""
    axes = (each.name for each in desk.taxonomy.concepts.values() if each.substitution_group == "dimensionItem")
    having = [str(each) for each in axes if member_name in desk.taxonomy.members_of(each)]
    near = desk.taxonomy.nearest(member.text, 2, desk.taxonomy.members_of(axis_name)[1:])
    return codes.MEMBER_OUTSIDE.at(
        member.at,
        related=(axis.at,),
        member=member.text,
        axis=axis.text,
        having=f"; it stands on {' and '.join(having[:3])}" if having else "",
        near=f", such as {' or '.join(near)}" if near else "",
    )


def twice(desk: Desk) -> Iterator[Finding]:
    """Axes to which a rule, or a group inside of another, gives another member than the group around it."""
    for line in desk.lines:
        above: dict[str, Scalar] = {}
        for node in (*line.groups, line.node):
            given = dict(_dimensions(node))
            yield from (
                codes.AXIS_TWICE.at(
                    member.at, related=(above[axis].at,), axis=axis, member=member.text, before=above[axis].text
                )
                for axis, member in given.items()
                if axis in above and above[axis].text != member.text
            )
            above |= given


def _dimensions(node: Mapping) -> Iterator[tuple[str, Scalar]]:
    """Axis and member of the dimensions that a node gives itself."""
    entries = node.mapping("dimensions").entries
    return ((key.text, value) for key, value in entries if isinstance(value, Scalar))


__all__ = ["domains", "twice"]
