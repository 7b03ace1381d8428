"""A company's report as its people have it: the document, the filing and the mapping from which tieout builds it."""

from collections.abc import Iterator

from bench.documents._page import FILE, label, page
from bench.documents._report import AXIS, OWN, SCHEME, namespace, prefix
from bench.documents._sheets import Company, Sheet

from tieout.taxonomy import Taxonomy


def source(company: Company, taxonomy: Taxonomy) -> dict[str, str]:
    """The files of the filing's folder by name; `filing.yaml` is the one to build."""
    document = "\n".join(page(company).lines) + "\n"
    mapping = "\n".join(_mapping(company, taxonomy)) + "\n"
    return {"filing.yaml": _filing(company, taxonomy), "mapping.yaml": mapping, FILE: document}


def _filing(company: Company, taxonomy: Taxonomy) -> str:
    return (
        f"document: {FILE}\n"
        f'entity: {{name: {company.name}, scheme: "{SCHEME}", identifier: "{company.seed:010d}"}}\n'
        f"language: en\ncurrency: {company.currency}\nfiscal-year-end: {company.ends[0]:%m-%d}\n"
        f"taxonomy: {taxonomy.name}\nmappings: [mapping.yaml]\n"
        f'extension: {{prefix: {prefix(company)}, namespace: "{namespace(company)}"}}\nprofile: ifrs\n'
    )


def _mapping(company: Company, taxonomy: Taxonomy) -> Iterator[str]:
    """A pack with a group of rules for each table and section, by its heading and label."""
    yield f"pack: own\nlayer: filer\ntitle: The rows of {company.name}\ntaxonomy: {taxonomy.name}\nrules:"
    for sheet in company.sheets:
        for section in sheet.sections:
            of = f", section: {section.label}" if section.label else ""
            yield f"  - when: {{heading: {sheet.heading}{of}}}"
            if section.dimensions:
                pairs = ", ".join(f"{axis}: {member}" for axis, member in section.dimensions)
                yield f"    dimensions: {{{pairs}}}"
            yield "    rules:"
            yield from _rules(company, sheet)
    if company.members:
        yield from _extension(company)


def _rules(company: Company, sheet: Sheet) -> Iterator[str]:
    for line in sheet.lines:
        measure = {"per-share": "per-unit", "percent": "percent", "shares": "count", "decimal": "count"}
        given = [f'label: "{label(company, line)}"', f"concept: {line.concept}"]
        given += [f"measure: {measure[line.kind.type]}"] if line.kind.type in measure else []
        given += ["sign: reversed"] if line.shown < 0 else []
        yield f"      - {{{', '.join(given)}}}"


def _extension(company: Company) -> Iterator[str]:
    yield "extension:\n  concepts:"
    for name, words, kind, balance, wider in OWN:
        given = [f"label: {words}", f"type: {kind}", "period: duration"]
        given += [f"balance: {balance}"] if balance else []
        given += [f"wider: [ifrs-full:{wider}]"] if wider else []
        yield f"    {name}: {{{', '.join(given)}}}"
    yield "  members:"
    for member, words in company.members:
        yield f'    {member.removeprefix("ext:")}: {{label: "{words} [member]"}}'
    axis, words, domain, whole = AXIS
    yield f'  axes:\n    {axis}: {{label: "{words}", domain: {domain}, domain-label: "{whole}"}}'


__all__ = ["source"]
