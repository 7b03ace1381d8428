"""A company's report in tieout's own model, as building it would have made it, and the package of it."""

from collections.abc import Iterator
from decimal import Decimal

from bench.documents._page import FILE, Figure, page
from bench.documents._sheets import Company
from lxml import etree

from tieout import ixbrl, package
from tieout.diagnostics import YamlAt
from tieout.model import (
    CellState,
    Decision,
    Display,
    Entity,
    Extension,
    ExtensionAxis,
    ExtensionConcept,
    ExtensionMember,
    Fact,
    ItemType,
    LineItem,
    Measure,
    Outcome,
    Package,
    QName,
    Report,
    SourceDocument,
    Summation,
)
from tieout.profiles import PROFILES
from tieout.taxonomy import Taxonomy

IFRS = next(profile for profile in PROFILES if profile.name == "ifrs")
SCHEME = "http://example.org/entity"
# Name, label, type, balance, anchors; none has the words of a concept of the taxonomy.
OWN = (
    ("SiteContribution", "Contribution of the site", ItemType.MONETARY, "credit", "ProfitLossFromOperatingActivities"),
    ("OrdersReceived", "Orders received", ItemType.MONETARY, "", ""),
    ("CapacityUsed", "Capacity used", ItemType.PERCENT, "", ""),
)
AXIS = ("SitesAxis", "Sites [axis]", "AllSitesMember", "All sites [member]")
_AT = YamlAt("mapping.yaml", 1, 1)
_XSD = "{http://www.w3.org/2001/XMLSchema}"
_LINK = "{http://www.xbrl.org/2003/linkbase}"
_HREF = "{http://www.w3.org/1999/xlink}href"


def prefix(company: Company) -> str:
    """The prefix of the company's extension, which names its package too."""
    return company.name.split()[0].lower()


def namespace(company: Company) -> str:
    """The namespace of the company's extension."""
    return f"http://example.org/{prefix(company)}/{company.seed}/{company.ends[0]:%Y-%m-%d}"


def report(company: Company, taxonomy: Taxonomy) -> Report:
    """The report with every figure a fact, and every total a sum of its parts."""
    printed = page(company)
    names = _Names(company, taxonomy)
    facts, decisions = [], []
    for figure in printed.figures:
        fact = _fact(figure, names)
        facts.append(fact)
        decisions.append(Decision(_item(figure), Outcome.TAGGED, f"mapped to {fact.concept}", _AT, fact.id))
    lines = tuple(printed.lines)
    return Report(
        entity=Entity(company.name, SCHEME, f"{company.seed:010d}"),
        language="en",
        title=company.name,
        taxonomy=taxonomy.name,
        extension=_extension(company, names),
        facts=tuple(facts),
        decisions=tuple(decisions),
        summations=tuple(dict.fromkeys(_summations(company, names))),
        document=SourceDocument(FILE, "", "text/plain", lines, tuple(printed.blocks)),
    )


def packed(report: Report, taxonomy: Taxonomy, *, full: bool) -> Package:
    """The report package; ``full`` has its extension import the taxonomy's entry point, not its core schema alone."""
    href = ixbrl.schema_url(report)
    xhtml = ixbrl.render(report, taxonomy, IFRS, href)
    extension = ixbrl.extension_files(report, taxonomy, IFRS)
    if full:
        (name, schema), *linkbases = extension
        extension = ((name, _with_entry_point(schema, taxonomy)), *linkbases)
    return package.build(report.extension.prefix, xhtml, extension, report, IFRS, href)


class _Names:
    """The qualified names that the rows of a report mean by ``prefix:Name``."""

    def __init__(self, company: Company, taxonomy: Taxonomy) -> None:
        self._own = namespace(company), prefix(company)
        self._taxonomy = taxonomy
        self._known: dict[str, QName] = {}

    def __call__(self, text: str) -> QName:
        if text not in self._known:
            space, _, local = text.partition(":")
            found = QName(self._own[0], local, self._own[1]) if space == "ext" else self._taxonomy.resolve(text)
            if found is None:
                raise ValueError(f"the taxonomy has no {text}")
            self._known[text] = found
        return self._known[text]


def _fact(figure: Figure, name: _Names) -> Fact:
    line, place = figure.line, figure.place
    shown = figure.text.strip("()%")
    display = Display(
        text=shown,
        scale=line.kind.scale,
        sign="-" if figure.value < 0 else "",
        format="num-dot-decimal" if figure.value else "fixed-zero",
    )
    return Fact(
        id=f"f-{place.line}-{place.column}",
        concept=name(line.concept),
        value=figure.value,
        period=figure.period,
        dimensions=tuple(sorted((name(axis), name(member)) for axis, member in figure.section.dimensions)),
        unit=figure.unit,
        decimals=line.kind.places - line.kind.scale,
        display=display,
        origins=(place,),
        rule=_AT,
        text=figure.text,
    )


def _item(figure: Figure) -> LineItem:
    """The figure as extraction tells of it, with the sign that it has on the page."""
    line = figure.line
    return LineItem(
        place=figure.place,
        text=figure.text,
        value=figure.value * line.shown if figure.value else Decimal(0),
        state=CellState.VALUE if figure.value else CellState.NIL,
        table=figure.table,
        row=figure.row,
        column=figure.column,
        label=line.label,
        label_path=(figure.section.label,) if figure.section.label else (),
        headings=(figure.sheet.heading,),
        caption="",
        statement=figure.sheet.statement,
        period=figure.period,
        measure=Measure.AMOUNT,
        unit=figure.unit,
        scale=line.kind.scale,
        decimals=line.kind.places - line.kind.scale,
        audited=None,
        evidence=(),
    )


def _summations(company: Company, name: _Names) -> Iterator[Summation]:
    """The sums of the tables, each declared once; a part is the row of its name that stands nearest above the total."""
    declared: set[tuple[object, ...]] = set()
    for number, sheet in enumerate(company.sheets, 1):
        concepts: dict[str, str] = {}
        for line in sheet.lines:
            parts = tuple((name(concepts[part]), weight) for part, weight in line.parts)
            total = name(line.concept)
            if parts and (total, parts) not in declared:
                declared.add((total, parts))
                yield Summation(f"{namespace(company)}/role/t{number}", total, parts, f"t{number}")
            concepts[line.figure] = line.concept


def _extension(company: Company, name: _Names) -> Extension:
    """What the company's own taxonomy declares, of which a report without sites needs nothing."""
    sites = [member for member, _ in company.members]
    concepts = [_concept(name, *each) for each in OWN] if sites else []
    axis, label, domain, all_of_it = AXIS
    axes = [ExtensionAxis(name(f"ext:{axis}"), label, name(f"ext:{domain}"), all_of_it, _AT)] if sites else []
    members = (ExtensionMember(name(member), f"{label} [member]", _AT) for member, label in company.members)
    return Extension(prefix(company), namespace(company), tuple(concepts), tuple(members), tuple(axes))


def _concept(name: _Names, local: str, label: str, kind: ItemType, balance: str, wider: str) -> ExtensionConcept:
    anchors = (name(f"ifrs-full:{wider}"),) if wider else ()
    return ExtensionConcept(name(f"ext:{local}"), label, kind, "duration", balance, anchors, (), _AT)


def _with_entry_point(schema: bytes, taxonomy: Taxonomy) -> bytes:
    """An extension schema that imports the entry point, and so needs none of the taxonomy's label linkbases."""
    root = etree.fromstring(schema)
    for reference in root.iter(f"{_LINK}linkbaseRef"):
        if reference.get(_HREF) in taxonomy.label_linkbases:
            parent = reference.getparent()
            assert parent is not None
            parent.remove(reference)
    core = next(each for each in root.iter(f"{_XSD}import") if each.get("schemaLocation") == taxonomy.core_schema)
    space = f"{taxonomy.entry_point.rpartition('/')[0]}/ifrs/full_ifrs_entry_point"
    entry = etree.Element(f"{_XSD}import", {"namespace": space, "schemaLocation": taxonomy.entry_point})
    entry.tail = core.tail
    core.addprevious(entry)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


__all__ = ["AXIS", "OWN", "SCHEME", "namespace", "packed", "prefix", "report"]
