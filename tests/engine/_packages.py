"""Small report packages, each with its whole taxonomy inside, made sound or wrong in one chosen respect."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

TAXONOMY = "http://tiny.example/taxonomy/"
NAMESPACE = "http://tiny.example/taxonomy"
NAME = "tiny.xbri"

_SCHEMA = """<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:xbrldt="http://xbrl.org/2005/xbrldt" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:tiny="http://tiny.example/taxonomy"
 targetNamespace="http://tiny.example/taxonomy" elementFormDefault="qualified">
 <xs:annotation><xs:appinfo>
  <link:roleType roleURI="http://tiny.example/role/balance" id="role-balance">
   <link:definition>Balance</link:definition>
   <link:usedOn>link:calculationLink</link:usedOn><link:usedOn>link:definitionLink</link:usedOn>
  </link:roleType>
  {linkbases}
 </xs:appinfo></xs:annotation>
 <xs:import namespace="http://www.xbrl.org/2003/instance"
  schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
 <xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
 {imports}
 {elements}
</xs:schema>
"""

_ITEM = (
    '<xs:element name="{name}" id="tiny_{name}" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item"'
    ' nillable="true" xbrli:periodType="instant" xbrli:balance="debit"/>'
)
_ABSTRACT = (
    '<xs:element name="{name}" id="tiny_{name}" type="xbrli:stringItemType" substitutionGroup="{group}"'
    ' abstract="true" nillable="true" xbrli:periodType="instant"/>'
)
_LINKBASE_REF = (
    '<link:linkbaseRef xlink:type="simple" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"'
    ' xlink:href="{href}"/>'
)
_LINKBASE = """<?xml version="1.0" encoding="UTF-8"?>
<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:xbrldt="http://xbrl.org/2005/xbrldt">
 <link:roleRef roleURI="http://tiny.example/role/balance" xlink:type="simple" xlink:href="tiny.xsd#role-balance"/>
 {arcroles}
 <link:{kind}Link xlink:type="extended" xlink:role="http://tiny.example/role/balance">
  {content}
 </link:{kind}Link>
</link:linkbase>
"""
_NEXT_LINK = '</link:{kind}Link><link:{kind}Link xlink:type="extended" xlink:role="http://tiny.example/role/balance">'
_CALCULATION = "https://xbrl.org/2023/arcrole/summation-item"
_DIMENSIONS = "http://xbrl.org/int/dim/arcrole/"

_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
 xmlns:tiny="http://tiny.example/taxonomy" xml:lang="en">
<head><title>Tiny report</title></head>
<body><div style="display:none"><ix:header>
 <ix:references><link:schemaRef xlink:type="simple" xlink:href="{schema}"/></ix:references>
 <ix:resources>{contexts}
  <xbrli:unit id="u"><xbrli:measure>{measure}</xbrli:measure></xbrli:unit></ix:resources>
</ix:header></div>
<h1>Tiny report</h1>
<table>{rows}</table></body></html>
"""
_CONTEXT = (
    '<xbrli:context id="{id}"><xbrli:entity><xbrli:identifier scheme="http://tiny.example/entity">tiny'
    "</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:instant>2024-12-31</xbrli:instant></xbrli:period>"
    "{scenario}</xbrli:context>"
)
_ROW = (
    '<tr><th>{concept}</th><td><ix:nonFraction id="{id}" name="tiny:{concept}" contextRef="{context}" unitRef="u"'
    ' decimals="0" scale="0" format="ixt:num-dot-decimal">{text}</ix:nonFraction></td></tr>'
)


@dataclass(frozen=True, slots=True)
class Row:
    """A fact of the page: id, concept, text, and the id of its context (``c`` or ``north``)."""

    id: str
    concept: str
    text: str
    context: str = "c"


SOUND = (Row("f-1", "Assets", "1,300"), Row("f-2", "Cash", "1,000"), Row("f-3", "Receivables", "300"))


@dataclass(frozen=True, slots=True)
class Tiny:
    """What to put into a package; the defaults make a sound one."""

    rows: Sequence[Row] = SOUND
    member: str = "NorthMember"
    measure: str = "iso4217:EUR"
    schema: str = TAXONOMY + "tiny.xsd"
    imports: str = ""
    elements: str = ""
    document_type: str = "https://xbrl.org/report-package/2023/xbri"
    catalogued: bool = True
    dimensional: bool = True
    replaced: Mapping[str, bytes] = field(default_factory=dict)


def package(tiny: Tiny | None = None) -> bytes:
    """The package as a zip."""
    tiny = tiny or Tiny()
    return zipped({**_files(tiny), **tiny.replaced})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a zip with fixed dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def taxonomy_package(name: str, url: str, files: Mapping[str, str]) -> bytes:
    """A taxonomy package by itself that serves ``files`` under ``url``."""
    return zipped(
        {
            f"{name}/META-INF/taxonomyPackage.xml": _taxonomy_metadata(url + next(iter(files))).encode(),
            f"{name}/META-INF/catalog.xml": catalog(url, "../content/").encode(),
            **{f"{name}/content/{path}": text.encode() for path, text in files.items()},
        }
    )


def _files(tiny: Tiny) -> dict[str, bytes]:
    texts = {
        "META-INF/reportPackage.json": f'{{"documentInfo": {{"documentType": "{tiny.document_type}"}}}}',
        "META-INF/taxonomyPackage.xml": _taxonomy_metadata(TAXONOMY + "tiny.xsd"),
        "META-INF/catalog.xml": catalog(TAXONOMY, "../taxonomy/"),
        "reports/tiny.xhtml": page(tiny),
        **taxonomy_files(tiny),
    }
    if not tiny.catalogued:
        texts.pop("META-INF/taxonomyPackage.xml")
        texts.pop("META-INF/catalog.xml")
    return {f"tiny/{path}": text.encode() for path, text in texts.items()}


def taxonomy_files(tiny: Tiny) -> dict[str, str]:
    """The taxonomy's own documents."""
    return {
        "taxonomy/tiny.xsd": schema(tiny),
        "taxonomy/tiny-cal.xml": _calculation(),
        "taxonomy/tiny-def.xml": _definition(),
    }


def page(tiny: Tiny) -> str:
    """The inline XBRL page."""
    scenario = (
        f'<xbrli:scenario><xbrldi:explicitMember dimension="tiny:PlaceAxis">tiny:{tiny.member}'
        "</xbrldi:explicitMember></xbrli:scenario>"
    )
    contexts = _CONTEXT.format(id="c", scenario="")
    if any(row.context == "north" for row in tiny.rows):
        contexts += _CONTEXT.format(id="north", scenario=scenario)
    rows = "".join(_ROW.format(id=row.id, concept=row.concept, context=row.context, text=row.text) for row in tiny.rows)
    return _PAGE.format(schema=tiny.schema, contexts=contexts, measure=tiny.measure, rows=rows)


def schema(tiny: Tiny) -> str:
    """The taxonomy's schema."""
    elements = [_ITEM.format(name=name) for name in ("Assets", "Cash", "Receivables")]
    groups = (
        ("PlaceTable", "xbrldt:hypercubeItem"),
        ("PlaceAxis", "xbrldt:dimensionItem"),
        ("PlacesMember", "xbrli:item"),
        ("NorthMember", "xbrli:item"),
        ("StrayMember", "xbrli:item"),
    )
    elements += [_ABSTRACT.format(name=name, group=group) for name, group in groups]
    linkbases = ["tiny-cal.xml", *(["tiny-def.xml"] if tiny.dimensional else [])]
    return _SCHEMA.format(
        linkbases="".join(_LINKBASE_REF.format(href=href) for href in linkbases),
        imports=tiny.imports,
        elements="\n ".join(elements) + tiny.elements,
    )


def _calculation() -> str:
    arcs = "".join(_arc("calculation", _CALCULATION, "Assets", part, ' weight="1"') for part in ("Cash", "Receivables"))
    return _LINKBASE.format(
        kind="calculation",
        arcroles=_arcrole_ref(_CALCULATION, "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"),
        content=_locators("Assets", "Cash", "Receivables") + arcs,
    )


def _definition() -> str:
    closed = ' xbrldt:contextElement="scenario" xbrldt:closed="true"'
    default = ("dimension-default", "PlaceAxis", "PlacesMember", "")
    arcs = (
        ("all", "Assets", "PlaceTable", closed),
        ("hypercube-dimension", "PlaceTable", "PlaceAxis", ""),
        ("dimension-domain", "PlaceAxis", "PlacesMember", ""),
        default,
        ("domain-member", "PlacesMember", "NorthMember", ""),
    )
    names = ("Assets", "PlaceTable", "PlaceAxis", "PlacesMember", "NorthMember")
    return _LINKBASE.format(
        kind="definition",
        arcroles="".join(
            _arcrole_ref(_DIMENSIONS + arc[0], f"http://www.xbrl.org/2005/xbrldt-2005.xsd#{arc[0]}") for arc in arcs
        ),
        # Two arcs between the same two concepts may not stand in one link (XBRL 2.1, 3.5.3.9.5).
        content=_locators(*names)
        + "".join(_arc("definition", _DIMENSIONS + arc[0], *arc[1:]) for arc in arcs if arc != default)
        + _NEXT_LINK.format(kind="definition")
        + _locators("PlaceAxis", "PlacesMember")
        + _arc("definition", _DIMENSIONS + default[0], *default[1:]),
    )


def _arcrole_ref(arcrole: str, href: str) -> str:
    return f'<link:arcroleRef arcroleURI="{arcrole}" xlink:type="simple" xlink:href="{href}"/>'


def _locators(*names: str) -> str:
    return "".join(
        f'<link:loc xlink:type="locator" xlink:href="tiny.xsd#tiny_{name}" xlink:label="{name}"/>' for name in names
    )


def _arc(kind: str, arcrole: str, source: str, target: str, attributes: str) -> str:
    return (
        f'<link:{kind}Arc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="{source}" xlink:to="{target}"'
        f' order="1"{attributes}/>'
    )


def _taxonomy_metadata(entry_point: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tp:taxonomyPackage xmlns:tp="http://xbrl.org/2016/taxonomy-package" xml:lang="en">'
        "<tp:identifier>http://tiny.example/taxonomy</tp:identifier><tp:name>Tiny</tp:name><tp:entryPoints>"
        "<tp:entryPoint><tp:name>Tiny</tp:name>"
        f'<tp:entryPointDocument href="{entry_point}"/></tp:entryPoint></tp:entryPoints></tp:taxonomyPackage>'
    )


def catalog(url: str, folder: str) -> str:
    """A catalogue that serves ``folder`` under ``url``."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        f'<rewriteURI uriStartString="{url}" rewritePrefix="{folder}"/></catalog>'
    )
