"""A catalogue made of official taxonomy packages, read through Arelle."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from posixpath import commonpath, dirname
from urllib.parse import urlsplit

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics.codes_taxonomy import IMPORT_FAILED, IMPORT_UNSUPPORTED, LABELS_OUTSIDE
from tieout.engine._taxonomy_facts import Facts, UnsupportedError
from tieout.engine._taxonomy_load import loaded
from tieout.model import QName
from tieout.taxonomy import Catalogue, Document, PackageInfo


def import_taxonomy(
    packages: Sequence[Path], infos: Sequence[PackageInfo], entry_point: str, name: str
) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    """The catalogue called ``name`` of what ``entry_point`` reaches in ``packages``.

    ``infos`` are what the packages, already found safe, say of themselves. Only documents of the packages are
    catalogued; those of xbrl.org that Arelle brings along are not. Where concepts have no English label at the entry
    point, the other entry points of the packages are searched, and such labels are marked as not served.
    """
    try:
        with loaded(packages, entry_point) as (model, errors):
            if model is None or errors:
                why = errors[0] if errors else "nothing was loaded"
                return None, (IMPORT_FAILED.at(FileAt(entry_point), entry=entry_point, why=why),)
            facts = Facts(model, packages)
            documents = tuple(facts.documents())
            prefixes = facts.prefixes
    except UnsupportedError as found:
        return None, (IMPORT_UNSUPPORTED.at(FileAt(entry_point), subject=found.subject, why=str(found)),)
    if not any(document.concepts for document in documents):
        why = "none of the packages declares a concept there"
        return None, (IMPORT_FAILED.at(FileAt(entry_point), entry=entry_point, why=why),)
    unlabelled = _unlabelled(documents)
    others = [point for info in infos for point in info.entry_points if point != entry_point]
    outside = _labels_outside(packages, others, {document.url for document in documents}, unlabelled)
    known = {label[0] for document in outside for label in document.labels}
    findings = (LABELS_OUTSIDE.at(FileAt(entry_point), count=len(known)),) if known else ()
    catalogue = Catalogue(
        name=name,
        title=infos[0].name,
        publisher=infos[0].publisher,
        entry_point=entry_point,
        base=_base(entry_point, documents),
        prefixes=prefixes,
        documents=tuple(sorted((*documents, *outside), key=lambda document: document.url)),
    )
    return catalogue, findings


def _unlabelled(documents: Iterable[Document]) -> set[QName]:
    documents = tuple(documents)
    labelled = {name for document in documents for name, label in document.labels if label.role == "label"}
    return {concept.name for document in documents for concept in document.concepts} - labelled


def _labels_outside(
    packages: Sequence[Path], entry_points: Iterable[str], known: set[str], wanted: set[QName]
) -> tuple[Document, ...]:
    """Documents that no entry point served reaches, with their labels of the concepts ``wanted`` and nothing else."""
    found: dict[str, Document] = {}
    for entry_point in dict.fromkeys(entry_points):
        if not wanted - {name for document in found.values() for name, _ in document.labels}:
            break
        with loaded(packages, entry_point) as (model, _errors):
            documents = Facts(model, packages).documents() if model is not None else ()
            for document in documents:
                labels = tuple(
                    (name, replace(label, served=False)) for name, label in document.labels if name in wanted
                )
                if document.url not in known and labels:
                    found[document.url] = Document(document.url, "", served=False, labels=labels)
    return tuple(found.values())


def _base(entry_point: str, documents: Iterable[Document]) -> str:
    """The folder of the entry point's host that holds all documents there."""
    entry = urlsplit(entry_point)
    urls = [urlsplit(document.url) for document in documents]
    folders = [dirname(url.path) for url in urls if (url.scheme, url.netloc) == (entry.scheme, entry.netloc)]
    return f"{entry.scheme}://{entry.netloc}{commonpath(folders or ['/']).rstrip('/')}/"


__all__ = ["import_taxonomy"]
