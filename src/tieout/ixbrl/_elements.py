"""The elements of the extension taxonomy: what it declares, under which ids, and where base concepts are found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl._outline import Outline
from tieout.model import ItemType, QName, Report
from tieout.taxonomy.types import Taxonomy

_TYPES = {
    ItemType.MONETARY: "xbrli:monetaryItemType",
    ItemType.PERCENT: "dtr-types:percentItemType",
    ItemType.DECIMAL: "xbrli:decimalItemType",
    ItemType.INTEGER: "xbrli:integerItemType",
    ItemType.SHARES: "xbrli:sharesItemType",
    ItemType.PER_SHARE: "dtr-types:perShareItemType",
    ItemType.PURE: "xbrli:pureItemType",
    ItemType.STRING: "xbrli:stringItemType",
}
_STRING = "xbrli:stringItemType"
_DOMAIN = "dtr-types:domainItemType"

Locate = Callable[[QName], str]


@dataclass(frozen=True, slots=True)
class Element:
    """An element declaration of the extension schema with its standard label."""

    name: QName
    label: str
    type: str
    group: str = "xbrli:item"
    period_type: str = "duration"
    balance: str = ""
    abstract: bool = True


def elements(report: Report, tables: Sequence[Outline]) -> tuple[Element, ...]:
    """All elements of the extension schema: declared ones first, then the abstracts and hypercubes of its tables."""
    extension = report.extension
    found = [
        Element(
            concept.name,
            concept.label,
            _TYPES[concept.type],
            period_type=concept.period_type,
            balance=concept.balance,
            abstract=False,
        )
        for concept in extension.concepts
    ]
    for axis in extension.axes:
        found.append(Element(axis.name, axis.label, _STRING, group="xbrldt:dimensionItem"))
        found.append(Element(axis.domain, axis.domain_label, _DOMAIN))
    found += [Element(member.name, member.label, _DOMAIN) for member in extension.members]
    for table in tables:
        found.append(Element(table.abstract, table.title, _STRING))
        if table.axes:
            found.append(Element(table.hypercube, table.title, _STRING, group="xbrldt:hypercubeItem"))
    # An axis's domain may be declared as a member too: one element, the first.
    first: dict[QName, Element] = {}
    for element in found:
        first.setdefault(element.name, element)
    return tuple(first.values())


def locator(report: Report, taxonomy: Taxonomy) -> Locate:
    """Where a name is declared, as the ``href`` of a locator: in the extension schema beside, or in the base's core."""
    extension = report.extension

    def locate(name: QName) -> str:
        if name.namespace == extension.namespace:
            return f"{ns.schema_file(extension)}#{ns.own_id(extension, name)}"
        concept = taxonomy.concept(name)
        fragment = concept.id if concept else f"{name.prefix}_{name.local_name}"
        return f"{taxonomy.core_schema}#{fragment}"

    return locate


__all__ = ["Element", "Locate", "elements", "locator"]
