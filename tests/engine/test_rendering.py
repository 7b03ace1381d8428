"""What Arelle's own command line says of a rendered package: no message above info, and every fact loaded."""

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.unit.ixbrl import sample
from tieout.ixbrl import extension_files, render, schema_url
from tieout.ixbrl._linkbases import write_labels
from tieout.model import Report
from tieout.package import build, to_bytes
from tieout.profiles import PROFILES
from tieout.taxonomy.types import Concept

OFFICIAL = Path(__file__).parents[2].parent / "shared" / "taxonomies" / "IFRSAT-2025.zip"
LINKBASE = b'<linkbase xmlns="http://www.xbrl.org/2003/linkbase"/>'


@dataclass(frozen=True)
class Verdict:
    """The messages above info, as (code, level), and the values of the facts loaded, by id."""

    messages: tuple[tuple[str, str], ...]
    facts: dict[str, Decimal]


def arelle(folder: Path, report: Report, taxonomy_package: Path) -> Verdict:
    """Build the package of ``report`` and let Arelle check it offline, with nothing of the user's configuration."""
    href = schema_url(report)
    page = render(report, sample.taxonomy(), PROFILES[0], href)
    extension = extension_files(report, sample.taxonomy(), PROFILES[0])
    package = build("lantern", page, extension, report, PROFILES[0], href)
    (folder / package.name).write_bytes(to_bytes(package))
    command = [sys.executable, "-m", "arelle.CntlrCmdLine", "--file", package.name]
    command += ["--packages", str(taxonomy_package), "--internetConnectivity", "offline"]
    command += ["--disablePersistentConfig", "--cacheDirectory", str(folder / "cache")]
    command += ["--validate", "--calc", "round-to-nearest", "--utr", "--validateDuplicateFacts", "inconsistent"]
    command += ["--plugins", "saveLoadableOIM", "--saveLoadableOIM", "facts.json", "--logFile", "log.xml"]
    subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=300)
    log = ElementTree.parse(folder / "log.xml").getroot()
    levels = [(entry.get("code", ""), entry.get("level", "")) for entry in log.iter("entry")]
    loaded = json.loads((folder / "facts.json").read_text(encoding="utf-8"))["facts"]
    values = {name: Decimal(fact["value"]) for name, fact in loaded.items()}
    return Verdict(tuple(pair for pair in levels if pair[1] != "info"), values)


def small_base(path: Path) -> Path:
    """A taxonomy package that serves the few concepts of the sample under the URLs that the extension imports."""
    taxonomy = sample.taxonomy()
    names = [name.removeprefix(sample.BASE) for name in (taxonomy.core_schema, *taxonomy.label_linkbases)]
    schema = "".join(declared(concept) for concept in taxonomy.concepts.values())
    rows = [(name, label.role, "en", label.text) for name, each in taxonomy.concepts.items() for label in each.labels]
    labels = write_labels(rows, lambda name: f"{taxonomy.core_schema}#ifrs-full_{name.local_name}")
    contents = [
        f"""<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
        xmlns:xbrldt="http://xbrl.org/2005/xbrldt" xmlns:dtr-2022="http://www.xbrl.org/dtr/type/2022-03-31"
        targetNamespace="{sample.IFRS}" elementFormDefault="qualified">
        <xsd:import namespace="http://www.xbrl.org/2003/instance"
          schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
        <xsd:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
        <xsd:import namespace="http://www.xbrl.org/dtr/type/2022-03-31"
          schemaLocation="https://www.xbrl.org/dtr/type/2022-03-31/types.xsd"/>{schema}</xsd:schema>""".encode(),
        labels,
        *[LINKBASE] * (len(names) - 2),
    ]
    metadata = (
        '<tp:taxonomyPackage xml:lang="en" xmlns:tp="http://xbrl.org/2016/taxonomy-package">'
        f"<tp:identifier>{sample.BASE}</tp:identifier><tp:name>Small</tp:name></tp:taxonomyPackage>"
    )
    catalog = (
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        f'<rewriteURI uriStartString="{sample.BASE}" rewritePrefix="../"/></catalog>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("small/META-INF/taxonomyPackage.xml", metadata)
        archive.writestr("small/META-INF/catalog.xml", catalog)
        for name, content in zip(names, contents, strict=True):
            archive.writestr(f"small/{name}", content)
    path.write_bytes(buffer.getvalue())
    return path


def declared(concept: Concept) -> str:
    group = {"item": "xbrli:item", "dimensionItem": "xbrldt:dimensionItem"}[concept.substitution_group]
    balance = f' xbrli:balance="{concept.balance}"' if concept.balance else ""
    return (
        f'<xsd:element id="{concept.id}" name="{concept.name.local_name}" type="{concept.type}" nillable="true"'
        f' substitutionGroup="{group}" abstract="{str(concept.abstract).lower()}"'
        f' xbrli:periodType="{concept.period_type}"{balance}/>'
    )


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_base(tmp_path_factory.mktemp("base") / "small.zip")


def emitted(report: Report) -> dict[str, Decimal]:
    return {fact.id: fact.value for fact in report.facts}


def test_a_rendered_package_is_valid_and_loses_no_fact(tmp_path: Path, base: Path) -> None:
    report = sample.report()
    assert arelle(tmp_path, report, base) == Verdict((), emitted(report))


@pytest.mark.shared
def test_the_same_with_the_official_taxonomy(tmp_path: Path) -> None:
    if not OFFICIAL.exists():
        pytest.skip("the official IFRS Accounting Taxonomy 2025 is not beside the project")
    report = sample.report()
    assert arelle(tmp_path, report, OFFICIAL) == Verdict((), emitted(report))


def test_a_hidden_fact_is_loaded_too(tmp_path: Path, base: Path) -> None:
    report = sample.report()
    facts = tuple(replace(fact, text="9,999") if fact.id == "f-8-9" else fact for fact in report.facts)
    assert arelle(tmp_path, replace(report, facts=facts), base) == Verdict((), emitted(report))


def test_a_total_that_does_not_foot_is_seen(tmp_path: Path, base: Path) -> None:
    """The calculation linkbase is really checked: 2,000 - 1,100 is not 90."""
    report = sample.report()
    facts = tuple(
        replace(fact, value=Decimal(90000), display=replace(fact.display, text="90")) if fact.id == "f-10-18" else fact
        for fact in report.facts
    )
    verdict = arelle(tmp_path, replace(report, facts=facts), base)
    assert [code for code, _ in verdict.messages] == ["calc11e:inconsistentCalculationUsingRounding"]


def test_a_member_outside_the_hypercube_is_seen(tmp_path: Path, base: Path) -> None:
    """The hypercubes are closed: a fact that no table declares with its axis is invalid."""
    report = sample.report()
    facts = tuple(
        replace(fact, dimensions=((sample.PRODUCTS, sample.own("EastMember")),)) if fact.id == "f-8-9" else fact
        for fact in report.facts
    )
    decisions = tuple(decision for decision in report.decisions if decision.fact != "f-8-9")
    verdict = arelle(tmp_path, replace(report, facts=facts, decisions=decisions), base)
    assert [code for code, _ in verdict.messages] == ["xbrldie:PrimaryItemDimensionallyInvalidError"]
