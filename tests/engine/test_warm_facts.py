"""What the warm engine keeps of facts and pages, and passes over: its word is the cold one's, however odd they are."""

import pickle
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from bench.warm import differences

from tests.engine import _filed, _packages
from tests.engine._packages import Tiny
from tests.engine.test_warm import LABEL, LINKBASE, SCHEMA
from tieout.engine import COLD, EngineCheck, Warm, _wire
from tieout.model.submission import Submission, SubmissionKind

linux = pytest.mark.skipif(sys.platform != "linux", reason="a warm engine needs Linux")
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
NIL = f'{XSI} xsi:nil="true"'
CELL = '<ix:nonFraction id="f-2" name="tiny:Cash"'
OWN = (
    '<xs:element name="Own" id="x_Own" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" nillable="true"\n'
    '  xbrli:periodType="instant" xbrli:balance="debit"/>'
)
ITEM = (
    '<xs:element name="{name}" id="x_{name}" type="xbrli:{kind}ItemType" substitutionGroup="xbrli:item"'
    ' nillable="true" xbrli:periodType="instant"{more}/>'
)
TUPLE = (
    '<xs:element name="Pair" id="x_Pair" substitutionGroup="xbrli:tuple" nillable="true"><xs:complexType>'
    '<xs:complexContent><xs:restriction base="xs:anyType"><xs:sequence><xs:element ref="x:Own"/>'
    '<xs:element ref="x:Own" minOccurs="0"/></xs:sequence><xs:attribute name="id" type="xs:ID"/></xs:restriction>'
    "</xs:complexContent></xs:complexType></xs:element>"
)


def number(name: str, text: str = "5", more: str = 'decimals="0"', concept: str = "x:Own") -> str:
    return f'<ix:nonFraction id="{name}" name="{concept}" contextRef="c" unitRef="u" {more}>{text}</ix:nonFraction>'


def words(name: str, text: str, more: str = "", concept: str = "x:Text") -> str:
    return f'<ix:nonNumeric id="{name}" name="{concept}" contextRef="c" {more}>{text}</ix:nonNumeric>'


def kinds() -> str:
    """Items of many types, one abstract, one that may not be nil, one with a default."""
    named = (
        "string",
        "boolean",
        "QName",
        "anyURI",
        "dateTime",
        "gYear",
        "token",
        "language",
        "float",
        "integer",
        "shares",
    )
    each = [ITEM.format(name=kind.title(), kind=kind, more="") for kind in named]
    each += [ITEM.format(name="Text", kind="string", more=""), ITEM.format(name="Share", kind="fraction", more="")]
    each += [ITEM.format(name="Hollow", kind="decimal", more=' abstract="true"')]
    each += [ITEM.format(name="Full", kind="decimal", more="").replace('nillable="true" ', "")]
    each += [ITEM.format(name="Given", kind="decimal", more=' default="42"'), TUPLE]
    return OWN + "".join(each)


def filed(
    body: str = "",
    resources: str = "",
    changes: tuple[tuple[str, str], ...] = (),
    references: str = "",
    files: Mapping[str, str] | None = None,
    imports: str = "",
) -> Submission:
    """A package whose extension imports the tiny taxonomy, with more on its page, and changes to what is there."""
    page = _packages.page(Tiny()).replace('href="http://tiny.example/taxonomy/tiny.xsd"', 'href="own.xsd"')
    page = page.replace("xmlns:tiny", 'xmlns:x="http://own.example/x" xmlns:tiny', 1)
    page = page.replace("</ix:resources>", f"{resources}</ix:resources>").replace("</table>", f"</table>{body}")
    page = page.replace("<ix:references>", f"{references}<ix:references>")
    for old, new in changes:
        assert old in page
        page = page.replace(old, new, 1)
    assert OWN in SCHEMA
    schema = (
        SCHEMA.replace("ROLES", "")
        .replace(OWN, kinds())
        .replace("xmlns:xs=", 'xmlns:x="http://own.example/x" xmlns:xs=')
    )
    texts = {
        "META-INF/reportPackage.json": '{"documentInfo": {"documentType": "https://xbrl.org/report-package/2023/xbri"}}',
        "reports/own.xhtml": page,
        "reports/own.xsd": schema.replace(" <xs:import", f"{imports} <xs:import", 1),
        "reports/own.xml": LINKBASE.replace("LINK", LABEL),
        **(files or {}),
    }
    content = _packages.zipped({f"own/{path}": text.encode() for path, text in texts.items() if text})
    return _filed.submission("own.xbri", SubmissionKind.REPORT_PACKAGE, content)


FORMATS = "".join(
    number(f"v{index}", text, f'decimals="0" {more}')
    for index, (text, more) in enumerate(
        (
            ("abc", 'format="ixt:num-dot-decimal"'),
            ("1.234.567", 'format="ixt:num-dot-decimal"'),
            ("", 'format="ixt:num-dot-decimal"'),
            ("", ""),
            (" 7 ", ""),
            ("-7", ""),
            ("12", 'format="ixt:none"'),
            ("12", 'format="none:num-dot-decimal"'),
            ("12", 'format="num-dot-decimal"'),
            ("-", 'format="ixt:fixed-zero"'),
            ("1,2", 'format=" ixt:num-dot-decimal "'),
            ("<b>1</b>2", ""),
            ("<!-- one -->1<?two two?>2", ""),
            ("5", 'scale="x"'),
            ("5", 'scale="-2" sign="-"'),
            ("5", 'sign="+"'),
        )
    )
)
ATTRIBUTES = "".join(
    number(f"a{index}", "5", more)
    for index, more in enumerate(
        (
            'decimals="INF"',
            'decimals=" 0 "',
            'decimals="0" other="1"',
            'decimals="0" xbrli:other="1"',
            'decimals="0" xml:lang="de"',
            'decimals="0" order="1"',
            'decimals="0" tupleRef="t"',
            'decimals="0" target="none"',
            f'decimals="0" {NIL}',
            f'decimals="0" {XSI} xsi:nil="false"',
            f'decimals="0" {XSI} xsi:type="xbrli:stringItemType"',
        )
    )
)
NAMES = (
    number("n1", concept="tiny:None")
    + number("n2", concept="none:Cash")
    + number("n3", concept=" tiny:Cash ")
    + number("n4").replace('contextRef="c"', 'contextRef="none"')
    + number("n5").replace('contextRef="c"', "")
    + number("n6").replace('contextRef="c"', 'contextRef=" c"')
    + number("n7").replace('unitRef="u"', 'unitRef="none"')
    + number("n8").replace('unitRef="u"', "")
    + number("n9").replace('unitRef="u"', 'unitRef=" u "')
    + number("n9")
    + number("1n")
    + number("nn").replace('id="nn"', "")
    + '<p id="f-1">x</p><p id="f-2"><b id="f-2">y</b></p>'
    + number("n10", concept="p:Cash").replace(
        "<ix:nonFraction", '<ix:nonFraction xmlns:p="http://tiny.example/taxonomy"'
    )
    + number("n11", concept="tiny:Cash").replace("<ix:nonFraction", '<ix:nonFraction xmlns:tiny="http://else.example/"')
)
VALUES = "".join(
    words(f"t{index}", text, concept=f"x:{kind}")
    for index, (kind, text) in enumerate(
        (
            ("String", " a  b "),
            ("Boolean", "yes"),
            ("Boolean", "true"),
            ("Qname", "tiny:Cash"),
            ("Qname", "none:Cash"),
            ("Anyuri", "http://a b"),
            ("Datetime", "2024-13-45"),
            ("Datetime", "2024-12-31"),
            ("Gyear", "2024"),
            ("Gyear", "24"),
            ("Token", " a "),
            ("Language", "en"),
            ("Language", "english language"),
            ("Own", "5"),
            ("Hollow", "5"),
            ("Pair", "5"),
        )
    )
) + "".join(
    number(f"m{index}", text, f'decimals="0" {more}', f"x:{kind}")
    for index, (kind, text, more) in enumerate(
        (
            ("Float", "1.5", ""),
            ("Integer", "1.5", ""),
            ("Integer", "1.0", ""),
            ("Shares", "1", ""),
            ("Hollow", "1", ""),
            ("Given", "", 'format="ixt:fixed-empty"'),
            ("Given", "1", ""),
            ("Text", "1", ""),
            ("Share", "1", ""),
        )
    )
)
NILS = (
    number("z1", "", NIL)
    + number("z2", "5", NIL)
    + number("z3", "", NIL, "x:Full")
    + number("z4", "", f'{XSI} xsi:nil="1"')
    + number("z5", "", f'{XSI} xsi:nil="perhaps"')
    + words("z6", "", NIL)
    + words("z7", "x", NIL)
)
CHAINS = (
    words("c1", "A", 'continuedAt="c2"')
    + '<p><ix:continuation id="c2" continuedAt="c3">B</ix:continuation></p><ix:continuation id="c3">C</ix:continuation>'
    + words("c4", "A", 'continuedAt="none"')
    + words("c5", "A", 'continuedAt="f-1"')
    + words("c6", 'A<ix:continuation id="c7">B</ix:continuation>', 'continuedAt="c7"')
    + words("c8", f'<p class="q">A &amp; <b>{number("c9")}</b><br/>{words("c10", "X")}</p>', 'escape="true"')
    + words("c11", "A<ix:exclude>no</ix:exclude>B")
    + "<ix:exclude>stray</ix:exclude>"
    + number("c12", f" {number('c13')} x")
    + number("c14", number("c15", "5", 'decimals="0" scale="2"'))
    + f'<div xml:lang="de"><span xml:lang="">{words("c16", "x")}</span>{words("c17", "x")}</div>'
)
PARTS = (
    f'<ix:tuple id="t1" name="x:Pair">{number("o1", "5", "decimals=" + chr(34) + "0" + chr(34) + " order=" + chr(34) + "1" + chr(34))}'
    f'</ix:tuple><ix:tuple id="t2" name="x:Pair" tupleID="t">{number("o2")}</ix:tuple>'
    f"{number('o3', '5', 'decimals=%s0%s order=%s4%s tupleRef=%st%s' % ((chr(34),) * 6))}"
    '<ix:fraction id="q1" name="x:Share" contextRef="c" unitRef="u"><ix:numerator>1</ix:numerator>'
    "<ix:denominator>3</ix:denominator></ix:fraction>"
    '<ix:fraction id="q2" name="x:Share" contextRef="c" unitRef="u"><ix:numerator>x</ix:numerator></ix:fraction>'
    '<ix:fraction id="q3" name="x:Own" contextRef="c" unitRef="u"/>'
)
TARGETS = '<ix:references target="two"><link:schemaRef xlink:type="simple" xlink:href="own.xsd"/></ix:references>'
ODD = (
    '<p class="">a</p><p xlink:type="extended" xlink:role="http://x.example/r"><b xlink:type="resource">b</b><i>c</i></p>'
    '<p xlink:role="">d</p><p xlink:role="e" xlink:arcrole="f">g</p><p xlink:type="arc">h</p><section>i</section>'
    '<link:schemaRef xlink:type="extended"/><xbrli:context id="stray"/><p xmlns="">j<b/></p>'
    '<ix:footnote id="fn">note</ix:footnote>'
)
UNITS = "".join(
    f'<xbrli:unit id="{name}"><xbrli:measure>{measure}</xbrli:measure></xbrli:unit>'
    for name, measure in (("p", "xbrli:pure"), ("s", "xbrli:shares"), ("n", "iso4217:XYZ"), ("e", "xbrli:EUR"))
)
RATIO = (
    '<xbrli:unit id="r"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:EUR</xbrli:measure>'
    "</xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator>"
    "</xbrli:divide></xbrli:unit>"
)
MEASURED = "".join(
    number(f"u{index}", concept=concept).replace('unitRef="u"', f'unitRef="{unit}"')
    for index, (concept, unit) in enumerate(
        (concept, unit) for concept in ("x:Own", "x:Shares", "x:Float") for unit in ("u", "p", "s", "n", "e", "r")
    )
)
INSTANT, DIMENSION = "<xbrli:instant>2024-12-31</xbrli:instant>", '<xbrldi:explicitMember dimension="{0}">{1}'


def context(
    name: str, period: str = INSTANT, more: str = "", entity: str = "x", scheme: str = 'scheme="http://x/"'
) -> str:
    return (
        f"<xbrli:context {name}><xbrli:entity><xbrli:identifier {scheme}>{entity}</xbrli:identifier></xbrli:entity>"
        f"<xbrli:period>{period}</xbrli:period>{more}</xbrli:context>"
    )


def member(axis: str, name: str, element: str = "scenario") -> str:
    told = f"{DIMENSION.format(axis, name)}</xbrldi:explicitMember>"
    return f'<xbrli:{element} xmlns:xbrldi="http://xbrl.org/2006/xbrldi">{told}</xbrli:{element}>'


SPAN = "<xbrli:startDate>{0}</xbrli:startDate><xbrli:endDate>{1}</xbrli:endDate>"
TYPED = (
    '<xbrli:scenario xmlns:xbrldi="http://xbrl.org/2006/xbrldi"><xbrldi:typedMember dimension="tiny:PlaceAxis">{0}'
    "</xbrldi:typedMember></xbrli:scenario>"
)
# Of each form several, the first of them sound: the others must be told of as if it had not been there.
CONTEXTS = "".join(
    (
        *(context(f'id="k{index}"', f"<xbrli:instant>{text}</xbrli:instant>") for index, text in enumerate(("2023-12-31", "2023-13-31", "", " 2024-01-01 ", "2024-01-01T00:00:00", "x"))),
        *(context(f'id="l{index}"', SPAN.format(*dates)) for index, dates in enumerate((("2023-01-01", "2023-12-31"), ("2024-01-01", "2023-12-31"), ("x", "2023-12-31"), ("2023-01-01", "")))),
        *(context(f'id="m{index}"', more=member("tiny:PlaceAxis", name)) for index, name in enumerate(("tiny:NorthMember", "tiny:None", "none:NorthMember", "", " tiny:NorthMember ", "tiny:Cash"))),
        *(context(f'id="n{index}"', more=member(axis, "tiny:NorthMember")) for index, axis in enumerate(("tiny:PlaceAxis", "tiny:Cash", "tiny:None", "none:PlaceAxis", ""))),
        *(context(f'id="o{index}"', more=member("tiny:PlaceAxis", "tiny:NorthMember", "segment")) for index in range(2)),
        *(context(f'id="p{index}"', more=TYPED.format(text)) for index, text in enumerate(("<x:Own>1</x:Own>", "<x:Own>one</x:Own>", "<x:Own>2</x:Own>", "<x:None>1</x:None>", "<x:None>2</x:None>", ""))),
        *(context(f'id="q{index}"', entity=entity, scheme=scheme) for index, (entity, scheme) in enumerate((("a", 'scheme="http://x/"'), ("", 'scheme="http://x/"'), ("b", 'scheme="a b"'), ("c", "")))),
        *(context(name) for name in ('id="k0"', 'id="1"', 'id=""', "", 'id="r" other="1"', 'id="s" other="2"', 'id="t" xml:lang="de"')),
        context('id="v"', "<xbrli:forever/>") + context('id="w"', "<xbrli:forever>x</xbrli:forever>") + context('id="x"', ""),
        *(context(f'id="y{index}"', INSTANT + "<!-- one --><?two?>") for index in range(2)),
        *(context(f'id="z{index}"', INSTANT + INSTANT) for index in range(2)),
        *(context(f'id="aa{index}"', f'<xbrli:instant id="k1">{date}</xbrli:instant>') for index, date in enumerate(("2024-12-31", "2023-12-31"))),
        *(context(f'id="ab{index}"', f'<xbrli:instant {NIL}>{text}</xbrli:instant>') for index, text in enumerate(("", "2023-12-31"))),
    )
)  # fmt: skip
USED = number("k").replace('contextRef="c"', 'contextRef="l1"') + "".join(
    number(f"{name}-{index}").replace('contextRef="c"', f'contextRef="{name}{index}"')
    for name, count in (("k", 6), ("m", 6), ("n", 5), ("p", 6))
    for index in range(count)
)
LOCATOR = '<link:loc xlink:type="locator" xlink:label="{0}" xlink:href="{1}"/>'
LABELS = "".join(
    f'<link:label xlink:type="resource" xlink:label="{name}" xml:lang="{language}" xlink:role="{role}">{text}</link:label>'
    for name, language, role, text in (
        ("r2", "en", "http://www.xbrl.org/2003/role/terseLabel", "a"),
        ("r3", "", "http://www.xbrl.org/2003/role/terseLabel", ""),
        ("r4", "no language", "http://www.xbrl.org/2003/role/none", "<b/>"),
        ("4r", "en", "a b", "c"),
    )
)
ARC = '<link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label" {0}/>'
ARCS = "".join(
    ARC.format(f'xlink:from="l" xlink:to="{end}" order="{order}" priority="{priority}"')
    for end, order, priority in (
        ("r2", "1", "1"),
        ("r3", "one", "1"),
        ("none", "1", "x"),
        ("4r", "", ""),
        ("r4", "1.5", "1.5"),
    )
) + "".join(
    ARC.format(f'xlink:from="l" xlink:to="r{index}" use="{use}"') for index, use in ((2, "optional"), (3, "never"))
)
LINKED = LABEL.replace(
    "</link:labelLink>",
    LOCATOR.format("l2", "own.xsd#x_Text")
    + LOCATOR.format("2l", "own.xsd#x_Text")
    + LOCATOR.format("l3", "own.xsd#none")
    + LOCATOR.format("l4", "")
    + LOCATOR.format("l5", "none.xsd#x")
    + f"{LABELS}{ARCS}</link:labelLink>",
)  # fmt: skip

XHTML_SCHEMA = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml"'
    ' xmlns:xbrli="http://www.xbrl.org/2003/instance"><xs:import namespace="http://www.xbrl.org/2003/instance"'
    ' schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/><xs:element name="p" id="p"'
    ' substitutionGroup="xbrli:item" type="xbrli:stringItemType" xbrli:periodType="instant"/></xs:schema>'
)
LOCATED = f'{XSI} xsi:schemaLocation="http://www.w3.org/1999/xhtml FILE" xml:lang="en">\n<head>'
SERVED = {
    "META-INF/taxonomyPackage.xml": _packages._taxonomy_metadata("http://own.example/own.xsd"),
    "META-INF/catalog.xml": _packages.catalog("http://www.xbrl.org/2013/inlineXBRL/", "../none/"),
}
SECOND = (
    _packages.page(Tiny())
    .replace('<link:schemaRef xlink:type="simple" xlink:href="http://tiny.example/taxonomy/tiny.xsd"/>', "")
    .replace('id="f-', 'id="g-')
    .replace(">1,000<", ">none<")
)
SECOND = SECOND[: SECOND.index("<xbrli:context")] + SECOND[SECOND.index("</ix:resources>") :]


def nested(levels: int) -> str:
    return "<div>" * levels + words("d1", "x") + '<p id="f-1">z</p>' + "</div>" * levels


CASES = {
    "sound": filed(number("o1") + words("o2", "x")),
    "formats": filed(FORMATS),
    "attributes": filed(ATTRIBUTES),
    "accuracies": filed(number("a1", more='precision="3"') + number("a2", more='decimals="0" precision="3"') + number("a3", more="") + number("a4", more='decimals=""') + number("a5", more='decimals="x"')),
    "names": filed(NAMES),
    "values": filed(VALUES),
    "nil": filed(NILS),
    "nil beside a number": filed(number("z1", "", NIL) + number("z2")),
    "duplicates": filed(number("d1") + number("d2", "6") + number("d3", "5.4", 'decimals="1"') + words("d4", "a") + words("d5", "b")),
    "chains": filed(CHAINS),
    "parts": filed(f"<div>{PARTS}</div>"),
    "units": filed(MEASURED, UNITS + RATIO),
    "targets": filed(
        number("w1", more='decimals="0" target="two"') + number("w2", "6", 'decimals="0" target="two"') + words("w3", "x", 'target="3"'),
        references=TARGETS,
        changes=((CELL, CELL.replace('"f-2"', '"f-2" target="two"')),),
    ),
    "two pages": filed(number("o1"), files={"reports/second.xhtml": SECOND}),
    "two reports": filed(
        files={
            "reports/a/one.xhtml": _packages.page(Tiny(schema="../own.xsd")),
            "reports/b/two.xhtml": _packages.page(Tiny(schema="../own.xsd")).replace(">1,000<", ">none<"),
            "reports/own.xhtml": "",
        }
    ),
    "odd elements": filed(ODD, changes=(("</title>", '</title><meta http-equiv="Content-Type" content="text/html; charset=ascii"/>'),)),
    "a name of feeds": filed("<rss><item>x</item></rss>" + number("o1")),
    "a schema for pages": filed("<p>x</p>", imports=' <xs:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="x.xsd"/>', files={"reports/x.xsd": XHTML_SCHEMA}),
    "a schema for pages, located": filed("<p>x</p>", changes=(('xml:lang="en">\n<head>', LOCATED.replace("FILE", "x.xsd")),), files={"reports/x.xsd": XHTML_SCHEMA}),
    "a schema for pages, not there": filed("<p>x</p>", changes=(('xml:lang="en">\n<head>', LOCATED.replace("FILE", "none.xsd")),)),
    "documents of inline XBRL": filed(files=SERVED),
    "deep": filed(nested(150)),
    "deeper than the stack": filed(nested(1200)),
    "a deep fact": filed(words("d1", "<span>" * 150 + "x" + "</span>" * 150)),
    "contexts": filed(USED, CONTEXTS),
    "links": filed(files={"reports/own.xml": LINKBASE.replace("LINK", LINKED)}),
    "roles": filed(resources='<link:roleRef xlink:type="simple" xlink:href="own.xsd#none" roleURI="http://own.example/role"/>'),
    "relations": filed('<ix:footnote id="fn" xml:lang="en">note</ix:footnote>', '<ix:relationship fromRefs="f-1 f-2" toRefs="fn"/><ix:relationship fromRefs="f-3" toRefs="none"/>'),
}  # fmt: skip


@pytest.fixture(scope="module")
def taxonomy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packages") / "tiny-taxonomy.zip"
    path.write_bytes(_filed.taxonomy())
    return path


@pytest.fixture(scope="module")
def warm(taxonomy: Path) -> Iterator[Warm]:
    """A warm engine that has loaded and validated the tiny taxonomy."""
    with Warm() as made:
        for _ in range(2):
            made.check(_filed.page(), _filed.profile(), [taxonomy])
        yield made


@linux
@pytest.mark.parametrize("name", CASES)
def test_facts_and_pages_are_told_as_by_the_cold_engine(warm: Warm, taxonomy: Path, name: str) -> None:
    cold, found = (each.check(CASES[name], _filed.profile(), [taxonomy]) for each in (COLD, warm))
    assert list(differences(cold, found)) == []
    assert found.run.warm
    assert found.report is not None or name == "deeper than the stack"


@pytest.fixture(scope="module")
def answer() -> EngineCheck:
    """The result for a report with facts, texts and figures without a fact."""
    return COLD.check(_filed.packed(), _filed.profile())


def test_a_result_is_read_as_it_was_written(answer: EngineCheck) -> None:
    assert answer.report is not None
    assert len(answer.report.facts) == 3
    assert _wire.read(_wire.written(answer)) == answer
    assert _wire.read(_wire.written(replace(answer, report=None))) == replace(answer, report=None)


@pytest.mark.parametrize(
    "columns",
    [((), ()), (([1],) * 24 + ([],), ([],) * 7), ("ab", "cd"), 7],
    ids=["none", "of two lengths", "texts", "a number"],
)
def test_columns_that_make_no_facts_are_no_answer(answer: EngineCheck, columns: object) -> None:
    assert _wire.read(pickle.dumps((answer, columns))) is None
