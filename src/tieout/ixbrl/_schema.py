"""The extension schema: imports, role types, linkbase references and element declarations (XBRL 2.1, 5.1)."""

from collections.abc import Sequence

from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl import _xml
from tieout.ixbrl._elements import Element
from tieout.ixbrl._roles import Role
from tieout.ixbrl._xml import add, root, to_bytes
from tieout.model import Extension
from tieout.taxonomy.types import Taxonomy

_LINKBASE = "http://www.w3.org/1999/xlink/properties/linkbase"
_IMPORTS = (
    (ns.XBRLI, "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"),
    (ns.LINK, "http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd"),
    (ns.XBRLDT, "http://www.xbrl.org/2005/xbrldt-2005.xsd"),
    (ns.DTR, "https://www.xbrl.org/dtr/type/2022-03-31/types.xsd"),
)


def write_schema(
    extension: Extension,
    taxonomy: Taxonomy,
    elements: Sequence[Element],
    roles: Sequence[Role],
    linkbases: Sequence[tuple[str, str]],
) -> bytes:
    """The schema; ``linkbases`` are (kind, href) pairs, the extension's own and the label linkbases of the base.

    It imports the schema that declares the base's concepts and not an entry point: see the decision on extensions.
    """
    fixed = {
        "xsd": ns.XSD,
        "xbrli": ns.XBRLI,
        "link": ns.LINK,
        "xlink": ns.XLINK,
        "xbrldt": ns.XBRLDT,
        "dtr-types": ns.DTR,
    }
    prefixes = ns.prefixes(fixed, extension, taxonomy, ())
    attributes = {"targetNamespace": extension.namespace, "elementFormDefault": "qualified"}
    schema = root(f"{{{ns.XSD}}}schema", prefixes.declarations, attributes)
    info = add(add(schema, f"{{{ns.XSD}}}annotation"), f"{{{ns.XSD}}}appinfo")
    for role in roles:
        _write_role(info, role)
    for kind, href in linkbases:
        _write_linkbase_reference(info, kind, href)
    for namespace, location in (*_IMPORTS, (_core_namespace(taxonomy), taxonomy.core_schema)):
        add(schema, f"{{{ns.XSD}}}import", {"namespace": namespace, "schemaLocation": location})
    for element in elements:
        _write_element(schema, extension, element)
    return to_bytes(schema, indent=True)


def _core_namespace(taxonomy: Taxonomy) -> str:
    """The namespace that most concepts of the base are in: the target namespace of its core schema."""
    counts: dict[str, int] = {}
    for name in taxonomy.concepts:
        counts[name.namespace] = counts.get(name.namespace, 0) + 1
    return max(sorted(counts), key=lambda namespace: counts[namespace])


def _write_role(info: _xml.Element, role: Role) -> None:
    element = add(info, f"{{{ns.LINK}}}roleType", {"roleURI": role.uri, "id": role.id})
    add(element, f"{{{ns.LINK}}}definition", None, role.title)
    for link in role.used_on:
        add(element, f"{{{ns.LINK}}}usedOn", None, f"link:{link}Link")


def _write_linkbase_reference(info: _xml.Element, kind: str, href: str) -> None:
    attributes = {
        f"{{{ns.XLINK}}}type": "simple",
        f"{{{ns.XLINK}}}href": href,
        f"{{{ns.XLINK}}}role": f"http://www.xbrl.org/2003/role/{kind}LinkbaseRef",
        f"{{{ns.XLINK}}}arcrole": _LINKBASE,
    }
    add(info, f"{{{ns.LINK}}}linkbaseRef", attributes)


def _write_element(schema: _xml.Element, extension: Extension, element: Element) -> None:
    attributes = {
        "id": ns.own_id(extension, element.name),
        "name": element.name.local_name,
        "type": element.type,
        "substitutionGroup": element.group,
        "abstract": "true" if element.abstract else "false",
        "nillable": "true",
        f"{{{ns.XBRLI}}}periodType": element.period_type,
        f"{{{ns.XBRLI}}}balance": element.balance,
    }
    add(schema, f"{{{ns.XSD}}}element", {name: value for name, value in attributes.items() if value})


__all__ = ["write_schema"]
