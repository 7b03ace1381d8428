"""Linkbases from plain arcs (XBRL 2.1, 5.2): one writer for presentation, calculation and definition."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl import _roles
from tieout.ixbrl._elements import Locate
from tieout.ixbrl._xml import Element, add, root, to_bytes
from tieout.model import QName

_TYPE = f"{{{ns.XLINK}}}type"
_HREF = f"{{{ns.XLINK}}}href"
_ROLE = f"{{{ns.XLINK}}}role"
_ARCROLE = f"{{{ns.XLINK}}}arcrole"
_LABEL = f"{{{ns.XLINK}}}label"
_FROM = f"{{{ns.XLINK}}}from"
_TO = f"{{{ns.XLINK}}}to"
_DECLARED: Mapping[str | None, str] = {"link": ns.LINK, "xbrldt": ns.XBRLDT, "xlink": ns.XLINK}


@dataclass(frozen=True, slots=True)
class Arc:
    """A relationship; ``attributes`` are those beyond ``order``, by name as lxml writes it."""

    arcrole: str
    source: QName
    target: QName
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An extended link: its role and its arcs; the order among the arcs of one source is that given here."""

    role: str
    arcs: tuple[Arc, ...]


def write_linkbase(
    kind: str, links: Sequence[Link], locate: Locate, roles: Mapping[str, str], label_roles: Iterable[str] = ()
) -> bytes:
    """The linkbase of ``kind`` (``presentation``, ``calculation``, ``definition``).

    ``roles`` says where each role is declared, by URI; ``label_roles`` are the preferred labels that its arcs name.
    """
    linkbase = open_linkbase(label_roles)
    for uri in sorted({link.role for link in links}):
        _reference(linkbase, "roleRef", "roleURI", uri, roles[uri])
    for uri in sorted({arc.arcrole for link in links for arc in link.arcs} & set(_roles.ARCROLE_HREFS)):
        _reference(linkbase, "arcroleRef", "arcroleURI", uri, _roles.ARCROLE_HREFS[uri])
    for link in links:
        extended = add(linkbase, f"{{{ns.LINK}}}{kind}Link", {_TYPE: "extended", _ROLE: link.role})
        _write_arcs(extended, f"{{{ns.LINK}}}{kind}Arc", link.arcs, locate)
    return to_bytes(linkbase, indent=True)


def open_linkbase(label_roles: Iterable[str]) -> Element:
    """An empty linkbase that declares the label roles of others that it uses."""
    linkbase = root(f"{{{ns.LINK}}}linkbase", _DECLARED)
    for name in sorted(set(label_roles)):
        if href := _roles.label_role_href(name):
            _reference(linkbase, "roleRef", "roleURI", _roles.label_role(name), href)
    return linkbase


def write_labels(labels: Sequence[tuple[QName, str, str, str]], locate: Locate) -> bytes:
    """The label linkbase of (name, label role, language, text) rows (XBRL 2.1, 5.2.2)."""
    linkbase = open_linkbase(role for _, role, _, _ in labels)
    role = "http://www.xbrl.org/2003/role/link"
    extended = add(linkbase, f"{{{ns.LINK}}}labelLink", {_TYPE: "extended", _ROLE: role})
    located: set[str] = set()
    for name, label, language, text in labels:
        href = locate(name)
        fragment = href.rpartition("#")[2]
        if fragment not in located:
            located.add(fragment)
            _locator(extended, href, f"loc_{fragment}")
        resource = f"lab_{fragment}_{label}"
        ends = {_FROM: f"loc_{fragment}", _TO: resource}
        concept_label = "http://www.xbrl.org/2003/arcrole/concept-label"
        add(extended, f"{{{ns.LINK}}}labelArc", {_TYPE: "arc", _ARCROLE: concept_label, **ends})
        attributes = {_TYPE: "resource", _LABEL: resource, _ROLE: _roles.label_role(label), ns.XML_LANG: language}
        add(extended, f"{{{ns.LINK}}}label", attributes, text)
    return to_bytes(linkbase, indent=True)


def _write_arcs(extended: Element, tag: str, arcs: Sequence[Arc], locate: Locate) -> None:
    located: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    orders: dict[QName, int] = {}

    def locator(name: QName, number: int = 1) -> str:
        href = locate(name)
        label = f"loc_{href.rpartition('#')[2]}" + (f"_{number}" if number > 1 else "")
        if label not in located:
            located.add(label)
            _locator(extended, href, label)
        return label

    for arc in arcs:
        source, target, number = locator(arc.source), locator(arc.target), 1
        while (source, target) in pairs:  # XLink 1.1, 5.1.3: one arc for each pair of labels
            number += 1
            target = locator(arc.target, number)
        pairs.add((source, target))
        orders[arc.source] = orders.get(arc.source, 0) + 1
        ends = {_TYPE: "arc", _ARCROLE: arc.arcrole, _FROM: source, _TO: target, "order": str(orders[arc.source])}
        add(extended, tag, ends | dict(arc.attributes))


def _locator(extended: Element, href: str, label: str) -> None:
    add(extended, f"{{{ns.LINK}}}loc", {_TYPE: "locator", _HREF: href, _LABEL: label})


def _reference(linkbase: Element, tag: str, attribute: str, uri: str, href: str) -> None:
    add(linkbase, f"{{{ns.LINK}}}{tag}", {_TYPE: "simple", _HREF: href, attribute: uri})


__all__ = ["Arc", "Link", "write_labels", "write_linkbase"]
