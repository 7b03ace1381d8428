"""The proof: a taxonomy loaded from the generated package and from the official one do not differ.

The comparison asks Arelle's own models and shares no code with the import.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.unit.taxonomy import tiny
from tieout.engine._taxonomy_load import loaded
from tieout.engine.taxonomy_import import import_taxonomy
from tieout.store import bundled, taxonomies
from tieout.taxonomy import Catalogue, package_files, write_catalogue

IFRS_2025 = "https://xbrl.ifrs.org/taxonomy/2025-03-27/full_ifrs_entry_point_2025-03-27.xsd"
IFRS_2022 = "https://xbrl.ifrs.org/taxonomy/2022-03-24/full_ifrs_entry_point_2022-03-24.xsd"

CARRIED = {
    f"http://www.xbrl.org/2003/role/{name}"
    for name in ("label", "terseLabel", "totalLabel", "periodStartLabel", "periodEndLabel")
} | {
    f"http://www.xbrl.org/2009/role/{name}"
    for name in ("netLabel", "negatedLabel", "negatedTerseLabel", "negatedTotalLabel")
}
PARTS = ("Name", "Number", "Section", "Paragraph", "Subparagraph", "Clause")
DIMENSIONS = "http://xbrl.org/int/dim/arcrole/"

Facts = dict[str, set[tuple[object, ...]]]

pytestmark = pytest.mark.shared


@pytest.fixture(name="packages")
def _packages(shared: Path) -> Path:
    """The folder of official packages beside the project."""
    return shared / "taxonomies"


def _facts(package: Path, entry_point: str) -> Facts:
    """Everything that must not differ, as comparable values, from one load."""
    host = entry_point.rsplit("/", 1)[0] + "/"
    with loaded([package], entry_point) as (model, errors):
        assert errors == ()
        return {
            "documents": {(url,) for url in model.urlDocs},
            "concepts": set(_concepts(model, host)),
            "roles": set(_roles(model, host)),
            **{kind: set(found) for kind, found in _relationships(model).items()},
        }


def _concepts(model: Any, host: str) -> Iterator[tuple[object, ...]]:
    for concept in model.qnameConcepts.values():
        if concept.modelDocument.uri.startswith(host) and concept.isItem:
            # Only the meaning counts of names written with a prefix.
            names = (concept.typeQname, concept.substitutionGroupQname, concept.enumDomainQname)
            written = {key: value for key, value in concept.attrib.items() if not _is_name(key)}
            clark = tuple(str(name.clarkNotation) if name is not None else "" for name in names)
            yield concept.modelDocument.uri, concept.qname.clarkNotation, clark, tuple(sorted(written.items()))


def _is_name(attribute: str) -> bool:
    return attribute in ("type", "substitutionGroup") or attribute.endswith("}domain")


def _roles(model: Any, host: str) -> Iterator[tuple[object, ...]]:
    for uri, types in model.roleTypes.items():
        for role in types:
            if role.modelDocument.uri.startswith(host):
                uses = tuple(sorted(use.clarkNotation for use in role.usedOns))
                yield role.modelDocument.uri, uri, role.id, role.definition, uses


def _relationships(model: Any) -> Mapping[str, Iterator[tuple[object, ...]]]:
    arcroles = {key[0] for key in model.baseSets}
    found = {arcrole: _arcs(model, arcrole) for arcrole in arcroles if _is_wanted(arcrole)}
    return found | {
        "labels": _labels(model),
        "references": _references(model),
    }


def _is_wanted(arcrole: str) -> bool:
    return arcrole.startswith(DIMENSIONS) or arcrole.endswith(("/parent-child", "/summation-item"))


def _arcs(model: Any, arcrole: str) -> Iterator[tuple[object, ...]]:
    for arc in model.relationshipSet(arcrole).modelRelationships:
        rest = {
            key: value
            for key, value in arc.arcElement.attrib.items()
            if not key.startswith("{http://www.w3.org/1999/xlink}") and key != "order"
        }
        ends = (arc.fromModelObject.qname.clarkNotation, arc.toModelObject.qname.clarkNotation)
        yield arc.modelDocument.uri, arc.linkrole, *ends, Decimal(arc.orderDecimal), tuple(sorted(rest.items()))


def _labels(model: Any) -> Iterator[tuple[object, ...]]:
    for arc in model.relationshipSet("http://www.xbrl.org/2003/arcrole/concept-label").modelRelationships:
        label = arc.toModelObject
        if label.role in CARRIED:
            name = arc.fromModelObject.qname.clarkNotation
            yield label.modelDocument.uri, name, label.role, label.xmlLang, label.text


def _references(model: Any) -> Iterator[tuple[object, ...]]:
    for arc in model.relationshipSet("http://www.xbrl.org/2003/arcrole/concept-reference").modelRelationships:
        reference = arc.toModelObject
        parts = tuple(sorted((part.localName, part.text) for part in reference if part.localName in PARTS))
        yield reference.modelDocument.uri, arc.fromModelObject.qname.clarkNotation, reference.role, parts


def _differences(generated: Facts, official: Facts) -> dict[str, int]:
    """How many facts of each kind stand in one and not in the other."""
    return {kind: len(generated.get(kind, set()) ^ official[kind]) for kind in official}


def _import(path: Path, entry_point: str, catalogue_name: str) -> Catalogue:
    package, findings = taxonomies.read_package(path)
    assert package is not None, findings
    catalogue, findings = import_taxonomy([path], [package[1]], entry_point, catalogue_name)
    assert catalogue is not None, findings
    return catalogue


def test_ifrs_2025_from_the_catalogue_does_not_differ_from_the_official_one(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    official = _facts(packages / "IFRSAT-2025.zip", IFRS_2025)
    monkeypatch.setenv("TIEOUT_CACHE_DIR", str(tmp_path))
    taxonomy, findings = taxonomies.load("ifrs-2025")
    assert taxonomy is not None, findings
    path, findings = taxonomies.offline_package(taxonomy)
    assert path is not None, findings
    generated = _facts(path, IFRS_2025)
    differences = _differences(generated, official)
    assert differences == dict.fromkeys(differences, 0)
    counted = {kind.rpartition("/")[2]: len(found) for kind, found in generated.items()}
    # The numbers published of this entry point: documents, items, presentation, calculation and dimensional arcs.
    assert counted["documents"] == 348
    assert counted["concepts"] == 5512
    assert counted["parent-child"] == 6605
    assert counted["summation-item"] == 1312
    dimensional = ("all", "hypercube-dimension", "dimension-domain", "domain-member", "dimension-default")
    assert sum(counted[kind] for kind in dimensional) == 4245
    # 5,403 standard labels (109 concepts have none here) and 647 of the other roles.
    assert counted["labels"] == 5403 + 647
    assert len(taxonomy.concepts) == 5512
    assert all(any(label.role == "label" for label in concept.labels) for concept in taxonomy.concepts.values())
    outside = [c for c in taxonomy.concepts.values() if not all(label.served for label in c.labels)]
    assert len(outside) == 109


def test_the_committed_catalogue_is_what_the_import_gives(packages: Path) -> None:
    catalogue = _import(packages / "IFRSAT-2025.zip", IFRS_2025, "ifrs-2025")
    folder = bundled.find("taxonomy", "ifrs-2025")
    assert folder is not None
    for name, text in write_catalogue(catalogue).items():
        assert (folder / name).read_text(encoding="utf-8") == text, name


def test_another_taxonomy_is_imported_without_a_difference_too(packages: Path, tmp_path: Path) -> None:
    catalogue = _import(packages / "ifrs-2022-03-24.zip", IFRS_2022, "ifrs-2022")
    path = tmp_path / "generated.zip"
    path.write_bytes(tiny.zipped(dict(package_files(catalogue))))
    differences = _differences(_facts(path, IFRS_2022), _facts(packages / "ifrs-2022-03-24.zip", IFRS_2022))
    assert differences == dict.fromkeys(differences, 0)
    assert sum(len(document.concepts) for document in catalogue.documents) == 5247
