"""Extensions that meddle with the taxonomy they import: `meddled(seed)` gives the same one for the same seed.

Each is a generated report whose schema imports the IFRS entry point. Most add arcs between concepts of the taxonomy and
their own, in roles of the taxonomy and others: sums, hypercubes, members, defaults, labels, and arcs that prohibit
those of the taxonomy. Others change how the taxonomy is imported, declare parts of it again, or bring its files
themselves.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from random import Random

from bench.documents import packaged
from bench.mutate import Filed, Mutated
from tests.support.mutations import unzipped, zipped

from tieout import package

Files = dict[str, bytes]

FACTS = 120
_TAXONOMY = "https://xbrl.ifrs.org/taxonomy/2025-03-27/"
_CORE = f"{_TAXONOMY}full_ifrs/full_ifrs-cor_2025-03-27.xsd"
_ENTRY = f"{_TAXONOMY}full_ifrs_entry_point_2025-03-27.xsd"
_SPACE = f"{_TAXONOMY}ifrs-full"
_DIM = "http://xbrl.org/int/dim/arcrole/"
_XBRL = "http://www.xbrl.org/2003/arcrole/"
_STANDARD = "http://www.xbrl.org/2003/role/link"
_LINKBASE = "http://www.w3.org/1999/xlink/properties/linkbase"
_SUMS = f"{_TAXONOMY}full_ifrs/linkbases/ias_1/cal_ias_1_2025-03-27_role-310000.xml"
_ROLE = re.compile(rb'roleURI="([^"]+)" id="([^"]+)"')
_ELEMENT = re.compile(rb'<xsd:element id="([^"]+)"')
_IMPORT = re.compile(rb'<xsd:import namespace="https://xbrl.ifrs.org[^"]*" schemaLocation="[^"]*"/>')

# Roles of the taxonomy, with the documents that declare them.
_ROLES = (
    *((f"ias_1_2025-03-27_role-{each}", "linkbases/ias_1/rol_ias_1") for each in (210000, 310000, 420000, 610000)),
    *((f"ifrs-dim_2025-03-27_role-{each}", "dimensions/rol_full_ifrs-dim") for each in (904000, 990000)),
)
_AMOUNTS = ("Assets", "CurrentAssets", "Inventories", "Equity", "Revenue", "CostOfSales", "GrossProfit", "ProfitLoss")
_SETTINGS = (
    *("StatementOfChangesInEquityTable", "StatementOfChangesInEquityLineItems", "ComponentsOfEquityAxis"),
    *("EquityMember", "IssuedCapitalMember", "SegmentsAxis", "SegmentsMember", "ReportableSegmentsMember"),
    *("DescriptionOfAccountingPolicyForIncomeTaxExplanatory", "BasicEarningsLossPerShare", "AssetsAbstract"),
)
# The kind of link, the arcrole, where it is declared if it must be, and attributes that an arc of it may have.
_ARCS = (
    ("presentation", f"{_XBRL}parent-child", "", ("", 'preferredLabel="http://www.xbrl.org/2003/role/totalLabel"')),
    ("calculation", f"{_XBRL}summation-item", "", ('weight="1"', 'weight="-1"', 'weight="0"', "")),
    (
        "calculation",
        "https://xbrl.org/2023/arcrole/summation-item",
        "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item",
        ('weight="1"', 'weight="-1"', 'weight="0.5"'),
    ),
    ("definition", f"{_XBRL}general-special", "", ("",)),
    ("definition", f"{_XBRL}essence-alias", "", ("",)),
    ("definition", f"{_XBRL}requires-element", "", ("",)),
    *(
        ("definition", _DIM + name, f"http://www.xbrl.org/2005/xbrldt-2005.xsd#{name}", more)
        for name, more in (
            ("all", ('xbrldt:contextElement="scenario" xbrldt:closed="true"', 'xbrldt:contextElement="segment"', "")),
            ("notAll", ('xbrldt:contextElement="scenario"', 'xbrldt:closed="true"')),
            ("hypercube-dimension", ("", f'xbrldt:targetRole="{_STANDARD}"')),
            ("dimension-domain", ("", 'xbrldt:usable="false"')),
            ("domain-member", ("", 'xbrldt:usable="false"', f'xbrldt:targetRole="{_STANDARD}"')),
            ("dimension-default", ("",)),
        )
    ),
)  # fmt: skip
_ANY = ("", "", "", 'use="prohibited" priority="5"', 'priority="3"', 'order="10.0" use="prohibited" priority="1"')


@cache
def base(seed: int = 0) -> Filed:
    """The report as it is before anything is done to it."""
    made = packaged(seed, FACTS, "full")
    return Filed(made.name, package.to_bytes(made))


def meddled(seed: int) -> Mutated:
    """The submission of a seed."""
    random, files = Random(seed), unzipped(base().content)
    change = random.choices(_CHANGES, _WEIGHTS)[0]
    change(files, random)
    return Mutated("full", change.__name__, Filed(base().name, zipped(files)))


def arcs(files: Files, random: Random) -> None:
    """Some arcs in one extended link or in several."""
    for _ in range(random.choice((1, 1, 2, 4))):
        _add(files, random, [_arc(files, random)])


def chain(files: Files, random: Random) -> None:
    """Arcs of one kind from concept to concept, round in a circle at times."""
    kind, arcrole, declared, more = random.choice(_ARCS)
    ends = random.sample(_concepts(files), 4)
    if random.random() < 0.5:
        ends[-1] = ends[0]
    _add(files, random, [(kind, arcrole, declared, *step, random.choice(more)) for step in pairwise(ends)])


def hypercube(files: Files, random: Random) -> None:
    """A hypercube of one's own, or a further dimension of the taxonomy's, over concepts of the taxonomy."""
    table, axis, member, item = (
        random.choice(names)
        for names in (
            [_CORE + "#ifrs-full_StatementOfChangesInEquityTable", *_own(files, "Table")],
            [_CORE + "#ifrs-full_SegmentsAxis", _CORE + "#ifrs-full_ComponentsOfEquityAxis", *_own(files, "Axis")],
            [_CORE + "#ifrs-full_EquityMember", *_own(files, "Member")],
            [_CORE + f"#ifrs-full_{name}" for name in _AMOUNTS],
        )
    )
    ends = {"all": (item, table), "hypercube-dimension": (table, axis), "dimension-domain": (axis, member)}
    made = [
        (kind, arcrole, declared, *ends[name], more[0])
        for kind, arcrole, declared, more in _ARCS
        if (name := arcrole.removeprefix(_DIM)) in ends
    ]
    _add(files, random, made if random.random() < 0.6 else random.sample(made, 2))


def labels(files: Files, random: Random) -> None:
    """A label of a concept of the taxonomy, or one that takes the taxonomy's away."""
    name, found = _linkbase(files, "_lab-")
    concept = f"{_CORE}#ifrs-full_{random.choice((*_AMOUNTS, *_SETTINGS))}"
    role = random.choice(("label", "totalLabel", "terseLabel", "documentation"))
    lang, use = random.choice(("en", "de")), random.choice(_ANY)
    link = (
        f'<link:labelLink xlink:type="extended" xlink:role="{_STANDARD}">'
        f'<link:loc xlink:type="locator" xlink:href="{concept}" xlink:label="a"/>'
        f'<link:label xlink:type="resource" xlink:label="b" xml:lang="{lang}"'
        f' xlink:role="http://www.xbrl.org/2003/role/{role}">{random.choice(("Own words", "Assets", "Total assets"))}'
        f'</link:label><link:labelArc xlink:type="arc" xlink:arcrole="{_XBRL}concept-label" xlink:from="a"'
        f' xlink:to="b" {use}/></link:labelLink>'
    )
    files[name] = found.replace(b"</link:linkbase>", link.encode() + b"</link:linkbase>")


def imports(files: Files, random: Random) -> None:
    """The taxonomy imported in another way, in part, or another part of it."""
    name, found = _schema(files)
    entry, core = _IMPORT.findall(found)
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: found.replace(entry, b""),
        lambda: found.replace(core, b""),
        lambda: found.replace(entry, b"").replace(core, b""),
        lambda: found.replace(entry, entry.replace(b"full_ifrs_entry_point_", b"none_")),
        lambda: found.replace(core, core.replace(b"ifrs-full", b"ifrs-half")),
        lambda: found.replace(entry, entry.replace(b"/full_ifrs_entry_point", b"/half_ifrs_entry_point", 1)),
        lambda: found.replace(core, core.replace(b"import", b"include")),
        lambda: found.replace(core, core.replace(b"import", b"redefine").replace(b' namespace="', b' id="')),
        lambda: found.replace(entry, entry + entry.replace(b"full_ifrs_entry_point_", b"for_ifrs_18_")),
        lambda: found.replace(b"https://xbrl.ifrs.org/taxonomy", b"http://xbrl.ifrs.org/taxonomy"),
        lambda: found.replace(entry, entry.replace(b".xsd", b".xsd?a")),
        lambda: found.replace(entry, entry.replace(b"2025-03-27/full_ifrs_entry", b"2025-03-27/./full_ifrs_entry")),
    )  # fmt: skip
    files[name] = random.choice(ways)()


def declarations(files: Files, random: Random) -> None:
    """A role, an arcrole or links of the taxonomy declared again."""
    name, found = _schema(files)
    used = f"<link:usedOn>link:{random.choice(('presentationLink', 'calculationLink', 'definitionArc'))}</link:usedOn>"
    role = f"https://xbrl.ifrs.org/role/ifrs/{random.choice(_ROLES)[0]}"
    ways = (
        f'<link:roleType roleURI="{role}" id="again">{used}</link:roleType>',
        f'<link:arcroleType arcroleURI="{_DIM}all" id="again" cyclesAllowed="any">{used}</link:arcroleType>',
        f'<link:linkbaseRef xlink:type="simple" xlink:arcrole="{_LINKBASE}" xlink:href="{_SUMS}"/>',
    )
    files[name] = found.replace(b"<xsd:appinfo>", b"<xsd:appinfo>" + random.choice(ways).encode(), 1)


def types(files: Files, random: Random) -> None:
    """Elements of one's own that stand in for those of the taxonomy, or are of no type there is."""
    name, found = _schema(files)
    ways = (
        (b'substitutionGroup="xbrli:item"', b'substitutionGroup="f:Assets" xmlns:f="%s"' % _SPACE.encode()),
        (b'substitutionGroup="xbrldt:hypercubeItem"', b'substitutionGroup="xbrli:item"'),
        (b'type="xbrli:monetaryItemType"', b'type="xbrli:noneItemType"'),
        (b'xbrli:periodType="duration"', b""),
        (b'xbrli:balance="credit"', b'xbrli:balance="both"'),
        (b'abstract="true"', b'abstract="false"'),
        (b'targetNamespace="', b'attributeFormDefault="none" targetNamespace="'),
        (b'targetNamespace="http', b'targetNamespace="%s" id="http' % _SPACE.encode()),
    )
    old, new = random.choice(ways)
    assert old in found
    files[name] = found.replace(old, new, 1)


def files_of_the_taxonomy(files: Files, random: Random) -> None:
    """A document of the taxonomy served by the submission's own catalog."""
    top = next(iter(files)).partition("/")[0]
    name = f"{top}/META-INF/catalog.xml"
    start, kind = random.choice(((_ENTRY, "rewriteURI"), (_CORE, "rewriteURI"), (_TAXONOMY, "rewriteURI")))
    line = f'<cat:{kind} uriStartString="{start}" rewritePrefix="../taxonomy/x.xsd"/></cat:catalog>'
    files[name] = files[name].replace(b"</cat:catalog>", line.encode())
    files[f"{top}/taxonomy/x.xsd"] = (
        f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="{_SPACE}"/>'.encode()
    )


def references(files: Files, random: Random) -> None:
    """What the page refers to: the taxonomy beside the extension, instead of it, or a linkbase of the taxonomy."""
    name = next(each for each in files if each.endswith(".xhtml"))
    reference = re.search(rb"<link:schemaRef[^>]*/>", files[name])
    assert reference
    old = reference[0]
    href = re.search(rb'xlink:href="([^"]*)"', old)
    assert href
    ways = (
        old + old.replace(href[1], _ENTRY.encode()),
        old + old.replace(href[1], _CORE.encode()),
        old.replace(href[1], _ENTRY.encode()),
        old + old,
        old
        + old.replace(href[1], _SUMS.encode()).replace(
            b"schemaRef", b'linkbaseRef xlink:arcrole="%s"' % _LINKBASE.encode()
        ),
        old
        + b'<link:roleRef xlink:type="simple" roleURI="https://xbrl.ifrs.org/role/ifrs/%s" xlink:href="%s"/>'
        % (_ROLES[0][0].encode(), _declared(_ROLES[0]).encode()),
    )
    files[name] = files[name].replace(old, random.choice(ways))


def dimensions(files: Files, random: Random) -> None:
    """A context with members that do not fit, of the taxonomy or of the extension."""
    name = next(each for each in files if each.endswith(".xhtml"))
    members = re.findall(rb'dimension="([^"]+)">([^<]+)<', files[name])
    axis, member = random.choice(members)
    news = (b"ifrs-full:EquityMember", b"ifrs-full:Assets", b"ifrs-full:SegmentsMember", b"ifrs-full:None", member[:-6])
    old = b'dimension="%s">%s<' % (axis, member)
    other = random.choice((axis, b"ifrs-full:ComponentsOfEquityAxis", b"ifrs-full:Assets", b"ifrs-full:None"))
    files[name] = files[name].replace(old, b'dimension="%s">%s<' % (other, random.choice(news)), random.choice((1, 9)))


_CHANGES = (
    *(arcs, chain, hypercube, labels, imports),
    *(declarations, types, files_of_the_taxonomy, references, dimensions),
)
_WEIGHTS = (8, 5, 5, 2, 3, 2, 3, 1, 2, 3)


def _concepts(files: Files) -> list[str]:
    return [*(f"{_CORE}#ifrs-full_{name}" for name in (*_AMOUNTS, *_SETTINGS)), *_own(files)]


def _own(files: Files, ending: str = "") -> list[str]:
    name, found = _schema(files)
    ids = [each.decode() for each in _ELEMENT.findall(found)]
    return [f"{name.rpartition('/')[2]}#{each}" for each in ids if each.endswith(ending)]


def _arc(files: Files, random: Random) -> tuple[str, str, str, str, str, str]:
    kind, arcrole, declared, more = random.choice(_ARCS)
    start, end = random.choices(_concepts(files), k=2)
    return kind, arcrole, declared, start, end, f"{random.choice(more)} {random.choice(_ANY)}"


def _add(files: Files, random: Random, made: list[tuple[str, str, str, str, str, str]]) -> None:
    """Arcs of one kind as an extended link of a role, declared in the linkbase as it must be, or not at times."""
    kind = made[0][0]
    name, found = _linkbase(files, f"_{kind[:3]}.xml")
    role, href = _role(files, random)
    arcs_ = "".join(
        f'<link:loc xlink:type="locator" xlink:href="{start}" xlink:label="a{number}"/>'
        f'<link:loc xlink:type="locator" xlink:href="{end}" xlink:label="b{number}"/>'
        f'<link:{kind}Arc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="a{number}" xlink:to="b{number}"'
        f" {_one_of(more)}/>"
        for number, (_, arcrole, _, start, end, more) in enumerate(made)
    )
    link = f'<link:{kind}Link xlink:type="extended" xlink:role="{role}">{arcs_}</link:{kind}Link></link:linkbase>'
    text = found.decode().replace("</link:linkbase>", link)
    references_ = [("role", role, href)] if href else []
    references_ += [("arcrole", arcrole, declared) for _, arcrole, declared, *_ in made if declared]
    head = re.search(r"<link:linkbase [^>]*>", text)
    assert head
    needed = [
        f'<link:{what}Ref xlink:type="simple" {what}URI="{uri}" xlink:href="{place}"/>'
        for what, uri, place in dict.fromkeys(references_)
        if f'{what}URI="{uri}"' not in text
    ]
    if random.random() < 0.9:
        text = text.replace(head[0], head[0] + "".join(needed), 1)
    files[name] = text.encode()


def _one_of(attributes: str) -> str:
    """Attributes with an order unless they have one."""
    return attributes if "order=" in attributes else f'order="7" {attributes}'


def _role(files: Files, random: Random) -> tuple[str, str]:
    """A role of the taxonomy, of the extension or the standard one, and where it is declared."""
    chosen = random.choice((*_ROLES, *_ROLES, _STANDARD, "own"))
    if isinstance(chosen, tuple):
        return f"https://xbrl.ifrs.org/role/ifrs/{chosen[0]}", _declared(chosen)
    if chosen == _STANDARD:
        return _STANDARD, ""
    name, found = _schema(files)
    uri, id_ = random.choice(_ROLE.findall(found))
    return uri.decode(), f"{name.rpartition('/')[2]}#{id_.decode()}"


def _declared(role: tuple[str, str]) -> str:
    return f"{_TAXONOMY}full_ifrs/{role[1]}_2025-03-27.xsd#{role[0]}"


def _schema(files: Mapping[str, bytes]) -> tuple[str, bytes]:
    return next((name, content) for name, content in files.items() if name.endswith(".xsd"))


def _linkbase(files: Mapping[str, bytes], part: str) -> tuple[str, bytes]:
    return next((name, content) for name, content in files.items() if part in name)


__all__ = ["base", "meddled"]
