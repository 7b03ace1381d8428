"""The files of the extension taxonomy: schema, labels, presentation, calculation and definition."""

from collections.abc import Iterable, Sequence

from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl import _roles
from tieout.ixbrl._definition import definition_links
from tieout.ixbrl._elements import Element, elements, locator
from tieout.ixbrl._linkbases import Arc, Link, write_labels, write_linkbase
from tieout.ixbrl._outline import Outline, outlines
from tieout.ixbrl._roles import Role
from tieout.ixbrl._schema import write_schema
from tieout.model import Extension, QName, Report, Summation
from tieout.profiles import Profile
from tieout.taxonomy.types import Taxonomy

_PREFERRED = "preferredLabel"
_SUFFIX = {"Start": "at beginning of period", "End": "at end of period"}


def extension_files(report: Report, taxonomy: Taxonomy, profile: Profile) -> tuple[tuple[str, bytes], ...]:
    """The extension taxonomy as (file name, bytes), the schema first; all stand in one folder.

    Only linkbases that hold something are written. The schema imports the base's core schema and its label linkbases.
    """
    tables = outlines(report, taxonomy)
    declared = elements(report, tables)
    links = {
        "presentation": [_presentation(table) for table in tables],
        "calculation": calculation_links(report.summations),
        "definition": definition_links(report, profile, tables),
    }
    roles = _declared_roles(report.extension, tables, links)
    hrefs = {role.uri: f"{ns.schema_file(report.extension)}#{role.id}" for role in roles}
    locate = locator(report, taxonomy)
    stem = report.extension.prefix
    preferred = [entry.preferred for table in tables for entry in table.entries]
    files = [(f"{stem}_lab-{report.language}.xml", write_labels(_labels(report, taxonomy, declared, tables), locate))]
    for kind, found in links.items():
        if found:
            written = write_linkbase(kind, found, locate, hrefs, preferred if kind == "presentation" else ())
            files.append((f"{stem}_{kind[:3]}.xml", written))
    kinds = ["label", *(kind for kind, found in links.items() if found)]
    references = [(kind, name) for kind, (name, _) in zip(kinds, files, strict=True)]
    references += [("label", url) for url in taxonomy.label_linkbases]
    schema = write_schema(report.extension, taxonomy, declared, roles, references)
    return ((ns.schema_file(report.extension), schema), *files)


def calculation_links(summations: Sequence[Summation]) -> list[Link]:
    """Summations as Calculations 1.1 links; a total that a role sums in two ways gets a role of its own for the second.

    One role may hold a pair of total and part once (Calculations 1.1, ``duplicateCalculationRelationships``), and two
    ways to one total in one role would be read as one long sum.
    """
    by_role: dict[str, dict[QName, Summation]] = {}
    for summation in summations:
        role, number = summation.role, 1
        while (there := by_role.setdefault(role, {}).get(summation.total)) and there.parts != summation.parts:
            number += 1
            role = f"{summation.role}/{number}"
        by_role[role][summation.total] = summation
    return [
        Link(role, tuple(arc for summation in found.values() for arc in _summation_arcs(summation)))
        for role, found in by_role.items()
    ]


def _summation_arcs(summation: Summation) -> Iterable[Arc]:
    for part, weight in summation.parts:
        yield Arc(_roles.SUMMATION_ITEM, summation.total, part, (("weight", str(weight)),))


def _presentation(table: Outline) -> Link:
    """The table's concepts under its abstract; a table with dimensions shows its hypercube and members first."""
    arcs = []
    if table.axes:
        arcs.append(Arc(_roles.PARENT_CHILD, table.abstract, table.hypercube))
    for axis in table.axes:
        arcs.append(Arc(_roles.PARENT_CHILD, table.hypercube, axis.name))
        arcs.append(Arc(_roles.PARENT_CHILD, axis.name, axis.domain))
        arcs += [Arc(_roles.PARENT_CHILD, axis.domain, member) for member in axis.members]
    for entry in table.entries:
        label = ((_PREFERRED, _roles.label_role(entry.preferred)),) if entry.preferred else ()
        arcs.append(Arc(_roles.PARENT_CHILD, table.abstract, entry.concept, label))
    return Link(table.role, tuple(arcs))


def _labels(
    report: Report, taxonomy: Taxonomy, declared: Sequence[Element], tables: Sequence[Outline]
) -> list[tuple[QName, str, str, str]]:
    """Standard labels of the own elements, then each label in use that a report importing the base does not have."""
    own = {element.name: element.label for element in declared}
    rows = [(name, "label", report.language, text) for name, text in own.items()]
    for name, role in dict.fromkeys(_labels_used(tables)):
        concept = taxonomy.concept(name)
        there = {label.role for label in concept.labels if label.served} if concept else {"label"}
        if role not in there:
            text = concept.label() if concept else own.get(name, name.local_name)
            rows.append((name, role, "en" if concept else report.language, _label_text(text, role)))
    return rows


def _labels_used(tables: Sequence[Outline]) -> Iterable[tuple[QName, str]]:
    """Each name that the tables use, with the last part of each label role that it is shown by."""
    for table in tables:
        for entry in table.entries:
            yield entry.concept, "label"
            if entry.preferred:
                yield entry.concept, entry.preferred
        for axis in table.axes:
            yield from ((name, "label") for name in (axis.name, axis.domain, *axis.members))


def _label_text(standard: str, role: str) -> str:
    """A label for a role made from the standard label: only the period roles say more than it."""
    for end, suffix in _SUFFIX.items():
        if f"eriod{end}" in role:
            return f"{standard} {suffix}"
    return standard


def _declared_roles(extension: Extension, tables: Sequence[Outline], links: dict[str, list[Link]]) -> tuple[Role, ...]:
    """A role type for every extended link role that the linkbases use."""
    titles = {table.role: f"{table.number:03d} - {table.title}" for table in tables}
    titles[_roles.own_role(extension, _roles.DEFAULTS)] = "Dimension defaults"
    titles[_roles.own_role(extension, _roles.ANCHORING)] = "Anchoring of extension concepts"
    used: dict[str, list[str]] = {}
    for kind, found in links.items():
        for link in found:
            used.setdefault(link.role, []).append(kind)
    order = {uri: number for number, uri in enumerate(titles)}
    ranked = sorted(used, key=lambda uri: (order.get(uri, len(order)), uri))
    return tuple(Role(uri, titles.get(uri) or _continued(titles, uri), tuple(used[uri])) for uri in ranked)


def _continued(titles: dict[str, str], uri: str) -> str:
    """The title of a second role for one table: the table's, with the number that the URI adds."""
    first, _, number = uri.rpartition("/")
    return f"{titles[first]} ({number})" if first in titles else uri


__all__ = ["calculation_links", "extension_files"]
