"""The definition linkbase: closed hypercubes of the extension's own, dimension defaults, anchors (Dimensions 1.0)."""

from collections.abc import Sequence

from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl import _roles
from tieout.ixbrl._linkbases import Arc, Link
from tieout.ixbrl._outline import Axis, Outline
from tieout.model import Report
from tieout.profiles import Profile


def definition_links(report: Report, profile: Profile, tables: Sequence[Outline]) -> list[Link]:
    """One link for each table with dimensions, one for the dimension defaults, one for the anchors."""
    links = [Link(table.role, tuple(_hypercube(table, profile))) for table in tables if table.axes]
    axes = {axis.name: axis for table in tables for axis in table.axes}
    # A default holds for the whole taxonomy, wherever it stands (Dimensions 1.0, 2.6.4): so each is written once.
    defaults = [Arc(_roles.DIMENSION_DEFAULT, name, axes[name].domain) for name in sorted(axes) if axes[name].default]
    if defaults:
        links.append(Link(_roles.own_role(report.extension, _roles.DEFAULTS), tuple(defaults)))
    if anchors := _anchors(report):
        links.append(Link(_roles.own_role(report.extension, _roles.ANCHORING), tuple(anchors)))
    return links


def _hypercube(table: Outline, profile: Profile) -> list[Arc]:
    """Every concept of the table under one closed hypercube with all axes of the table.

    A fact without one of the axes stands at that axis's default, which the domain holds: so it is valid too.
    """
    closed = ((f"{{{ns.XBRLDT}}}contextElement", profile.dimension_container), (f"{{{ns.XBRLDT}}}closed", "true"))
    arcs = [Arc(_roles.ALL, table.abstract, table.hypercube, closed)]
    for concept in dict.fromkeys(entry.concept for entry in table.entries):
        arcs.append(Arc(_roles.DOMAIN_MEMBER, table.abstract, concept))
    for axis in table.axes:
        arcs.append(Arc(_roles.HYPERCUBE_DIMENSION, table.hypercube, axis.name))
        arcs += _domain(axis)
    return arcs


def _domain(axis: Axis) -> list[Arc]:
    head = Arc(_roles.DIMENSION_DOMAIN, axis.name, axis.domain)
    return [head, *(Arc(_roles.DOMAIN_MEMBER, axis.domain, member) for member in axis.members)]


def _anchors(report: Report) -> list[Arc]:
    """From the wider concept to the narrower one, whichever of the two is the extension's (ESMA manual, 1.4.1)."""
    arcs = []
    for concept in report.extension.concepts:
        arcs += [Arc(_roles.WIDER_NARROWER, wider, concept.name) for wider in concept.wider]
        arcs += [Arc(_roles.WIDER_NARROWER, concept.name, narrower) for narrower in concept.narrower]
    return arcs


__all__ = ["definition_links"]
