"""The page: the whole document in its own order and wording, with the header that Inline XBRL asks for."""

from collections.abc import Sequence

from tieout.ixbrl import _namespaces as ns
from tieout.ixbrl import _resources
from tieout.ixbrl._blocks import write_body
from tieout.ixbrl._figures import Figures, in_reading_order, restored_negatives
from tieout.ixbrl._style import CSS
from tieout.ixbrl._xml import Element, add, put, root, to_bytes
from tieout.model import Fact, Report
from tieout.profiles import Profile
from tieout.taxonomy.types import Taxonomy


def render(report: Report, taxonomy: Taxonomy, profile: Profile, schema_href: str) -> bytes:
    """The document as one Inline XBRL 1.1 page in XHTML, UTF-8, the same bytes for the same report.

    Every fact stands once: at its first origin, or, where the page does not show its figure, in ``ix:hidden``.
    ``schema_href`` is what the schema reference points at, normally `schema_url` of the report.
    """
    facts = in_reading_order(report)
    found = _resources.resources(facts)
    prefixes = _prefixes(report, taxonomy, profile, facts)
    page = root(f"{{{ns.XHTML}}}html", {None: ns.XHTML, **prefixes.declarations}, {ns.XML_LANG: report.language})
    _write_head(add(page, f"{{{ns.XHTML}}}head"), report)
    body = add(page, f"{{{ns.XHTML}}}body", None, "\n")
    header = add(add(body, f"{{{ns.XHTML}}}div", {"style": "display:none"}), f"{{{ns.IX}}}header")
    body[-1].tail = "\n"
    figures = Figures(facts, found, prefixes, restored_negatives(report))
    write_body(body, report, figures)
    if figures.left:
        put(add(header, f"{{{ns.IX}}}hidden"), [figures.element(fact) for fact in figures.left])
    references = add(header, f"{{{ns.IX}}}references")
    link = {f"{{{ns.XLINK}}}type": "simple", f"{{{ns.XLINK}}}href": schema_href}
    add(references, f"{{{ns.LINK}}}schemaRef", link)
    resources = add(header, f"{{{ns.IX}}}resources")
    _resources.write(resources, found, report.entity, report.extension, profile.dimension_container, prefixes)
    return to_bytes(page, indent=False)


def _write_head(head: Element, report: Report) -> None:
    add(head, f"{{{ns.XHTML}}}meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    add(head, f"{{{ns.XHTML}}}title", None, report.title or report.entity.name)
    add(head, f"{{{ns.XHTML}}}style", {"type": "text/css"}, CSS)
    head.tail = "\n"


def _prefixes(report: Report, taxonomy: Taxonomy, profile: Profile, facts: Sequence[Fact]) -> ns.Prefixes:
    fixed = {
        "ix": ns.IX,
        "ixt": profile.transformations,
        "link": ns.LINK,
        "xlink": ns.XLINK,
        "xbrli": ns.XBRLI,
        "xbrldi": ns.XBRLDI,
    }
    names = [fact.concept for fact in facts] + _resources.measures(facts, report.extension)
    names += [name for fact in facts for pair in fact.dimensions for name in pair]
    return ns.prefixes(fixed, report.extension, taxonomy, names)


__all__ = ["render"]
