"""A taxonomy of a dozen concepts, written by hand, with one of everything that a catalogue carries."""

import io
import zipfile
from collections.abc import Mapping

from tieout.model import QName

BASE = "https://example.com/tiny/"
ENTRY = BASE + "entry.xsd"
ROLE = "https://example.com/role/"
SUM = "https://xbrl.org/2023/arcrole/summation-item"
DIM = "http://xbrl.org/int/dim/arcrole/"
PARENT = "http://www.xbrl.org/2003/arcrole/parent-child"
XBRL = "http://www.xbrl.org/2003/"
ROLE_2003 = XBRL + "role/"

_TEXTS = {
    "catalogue.tsv": f"""
format	1
name	tiny
title	Tiny taxonomy
publisher	Nobody
entry	{ENTRY}
base	{BASE}
prefix	t	https://example.com/tiny
prefix	enum2	http://xbrl.org/2020/extensible-enumerations-2.0
prefix	link	http://www.xbrl.org/2003/linkbase
prefix	xbrli	http://www.xbrl.org/2003/instance
""",
    "documents.tsv": f"""
@	cal.xml		served
arcroleRef	{SUM}	https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item
roleRef	{ROLE}one	roles.xsd#one
@	core.xsd	https://example.com/tiny	served
import	http://www.xbrl.org/2003/instance	{XBRL}xbrl-instance-2003-12-31.xsd
import	http://xbrl.org/2005/xbrldt	http://www.xbrl.org/2005/xbrldt-2005.xsd
import	http://xbrl.org/2020/extensible-enumerations-2.0	https://www.xbrl.org/2020/extensible-enumerations-2.0.xsd
@	def.xml		served
arcroleRef	{DIM}all	http://www.xbrl.org/2005/xbrldt-2005.xsd#all
arcroleRef	{DIM}dimension-default	http://www.xbrl.org/2005/xbrldt-2005.xsd#dimension-default
arcroleRef	{DIM}dimension-domain	http://www.xbrl.org/2005/xbrldt-2005.xsd#dimension-domain
arcroleRef	{DIM}domain-member	http://www.xbrl.org/2005/xbrldt-2005.xsd#domain-member
arcroleRef	{DIM}hypercube-dimension	http://www.xbrl.org/2005/xbrldt-2005.xsd#hypercube-dimension
roleRef	{ROLE}one	roles.xsd#one
roleRef	{ROLE}two	roles.xsd#two
@	doc.xml		served
@	entry.xsd	https://example.com/tiny/entry	served
import	https://example.com/role	roles.xsd
import	https://example.com/tiny	core.xsd
linkbaseRef		doc.xml
linkbaseRef	{ROLE_2003}calculationLinkbaseRef	cal.xml
linkbaseRef	{ROLE_2003}definitionLinkbaseRef	def.xml
linkbaseRef	{ROLE_2003}labelLinkbaseRef	lab.xml
linkbaseRef	{ROLE_2003}presentationLinkbaseRef	pre.xml
linkbaseRef	{ROLE_2003}referenceLinkbaseRef	ref.xml
@	lab.xml		served
roleRef	http://www.xbrl.org/2009/role/negatedLabel	http://www.xbrl.org/lrr/role/negated-2009-12-16.xsd#negatedLabel
@	more.xml		outside
@	pre.xml		served
roleRef	{ROLE}one	roles.xsd#one
@	ref.xml		served
schemaLocation	http://www.xbrl.org/2006/ref	http://www.xbrl.org/2006/ref-2006-02-27.xsd
@	roles.xsd	https://example.com/role	served
import	http://www.xbrl.org/2003/linkbase	{XBRL}xbrl-linkbase-2003-12-31.xsd
""",
    "concepts.tsv": f"""
@	core.xsd
Assets	xbrli:monetaryItemType	item	instant	debit		nillable
Cash	xbrli:monetaryItemType	item	instant	debit		nillable
Choice	enum2:enumerationItemType	item	duration			nillable	choice-1	{ROLE}two	RegionDomain
EastMember	xbrli:stringItemType	item	duration		abstract	nillable
FarEastMember	xbrli:stringItemType	item	duration		abstract	nillable
Inventories	xbrli:monetaryItemType	item	instant	debit
LineItems	xbrli:stringItemType	item	duration		abstract	nillable
Overdraft	xbrli:monetaryItemType	item	instant	credit		nillable
RegionAxis	xbrli:stringItemType	dimensionItem	duration		abstract	nillable
RegionDomain	xbrli:stringItemType	item	duration		abstract	nillable
RegionTable	xbrli:stringItemType	hypercubeItem	duration		abstract	nillable
WestMember	xbrli:stringItemType	item	duration		abstract	nillable
""",
    "roles.tsv": f"""
@	roles.xsd
one	{ROLE}one	link:calculationLink link:definitionLink link:presentationLink	[1] Position <&> "more"
two	{ROLE}two	link:definitionLink	[2] Regions
""",
    "labels.tsv": """
@	lab.xml
Assets	label	en	Assets
Assets	totalLabel	en	Total assets
Cash	label	en	Cash & "equals" <>
Cash	label	en-GB	Cash\\tat\\\\bank
Cash	periodEndLabel	en	Cash at end
Cash	periodStartLabel	en	Cash at beginning
Inventories	label	en	Inventories
Inventories	negatedLabel	en	Inventories
@	more.xml
Overdraft	label	en	Overdraft
""",
    "references.tsv": """
@	ref.xml
Assets	disclosureRef	Name=IAS	Number=1	Paragraph=55	Subparagraph=a
Cash	https://example.com/role/own	Name=IAS	Number=7
""",
    "presentation.tsv": f"""
@	pre.xml	{ROLE}one	{PARENT}
LineItems	Assets	10.0	preferredLabel={ROLE_2003}totalLabel
LineItems	Cash	1.5	preferredLabel={ROLE_2003}periodStartLabel
LineItems	Cash	2.0	preferredLabel={ROLE_2003}periodEndLabel
LineItems	Inventories	3
""",
    "calculation.tsv": f"""
@	cal.xml	{ROLE}one	{SUM}
Assets	Cash	1	weight=1.0
Assets	Inventories	2	weight=1.0
Assets	Overdraft	3	weight=-1.0
""",
    "definition.tsv": f"""
@	def.xml	{ROLE}one	{DIM}all
LineItems	RegionTable	1	closed=true contextElement=scenario
@	def.xml	{ROLE}one	{DIM}domain-member
LineItems	Assets	1
LineItems	Cash	2
LineItems	Cash	2	priority=1 use=prohibited
@	def.xml	{ROLE}one	{DIM}hypercube-dimension
RegionTable	RegionAxis	1	targetRole={ROLE}two
@	def.xml	{ROLE}two	{DIM}dimension-default
RegionAxis	RegionDomain	1
@	def.xml	{ROLE}two	{DIM}dimension-domain
RegionAxis	RegionDomain	1
@	def.xml	{ROLE}two	{DIM}domain-member
EastMember	FarEastMember	1
RegionDomain	WestMember	1	usable=false
RegionDomain	EastMember	2
""",
}


def files(**changed: str) -> dict[str, str]:
    """The files of the catalogue by name; ``changed`` texts, by file name without its ending, take their place."""
    texts = {name: text.lstrip("\n") for name, text in _TEXTS.items()}
    return texts | {f"{name}.tsv": text for name, text in changed.items()}


def name(local: str) -> QName:
    """A name of the taxonomy."""
    return QName("https://example.com/tiny", local, "t")


METADATA = """<tp:taxonomyPackage xmlns:tp="http://xbrl.org/2016/taxonomy-package" xml:lang="en">
<tp:identifier>urn:example:tiny</tp:identifier><tp:name>Tiny, officially</tp:name><tp:publisher>Nobody</tp:publisher>
<tp:entryPoints><tp:entryPoint><tp:name>All</tp:name>
<tp:entryPointDocument href="https://example.com/tiny/entry.xsd"/></tp:entryPoint></tp:entryPoints>
</tp:taxonomyPackage>"""


def zipped(contents: Mapping[str, str | bytes]) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in contents.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def official() -> bytes:
    """A package that says it is the publisher's."""
    return zipped({"tiny/META-INF/taxonomyPackage.xml": METADATA, "tiny/entry.xsd": "<nothing/>"})
