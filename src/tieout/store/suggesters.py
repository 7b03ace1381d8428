"""What a suggestion needs of what comes with tieout: the thesaurus, and a suggester made with it."""

from tieout.diagnostics import Finding
from tieout.mapping import Pack, join, parse
from tieout.mapping.suggestion import Suggester, Thesaurus, join_thesauri, parse_thesaurus
from tieout.store import bundled, taxonomies
from tieout.store._packs import read_pack_files

THESAURUS = "thesaurus"
BASE_PACK = "ifrs"
TAXONOMY = "ifrs-2025"


def load_thesaurus() -> tuple[Thesaurus | None, tuple[Finding, ...]]:
    """The thesaurus that comes with tieout, or None where a file of it can't be read."""
    root = bundled.root("mappings")
    files, findings = read_pack_files(root / THESAURUS, root)
    parts: list[Thesaurus] = []
    for file in files:
        part, told = parse_thesaurus(file.text, file.name)
        parts += [part] if part else []
        findings = (*findings, *told)
    return (None if any(finding.fatal for finding in findings) else join_thesauri(parts)), findings


def load_suggester() -> tuple[Suggester | None, tuple[Finding, ...]]:
    """A suggester that knows no filing: the newest taxonomy, the base pack and the thesaurus."""
    taxonomy, findings = taxonomies.load(TAXONOMY)
    pack, told = _base_pack()
    thesaurus, more = load_thesaurus()
    findings = (*findings, *told, *more)
    if taxonomy is None or pack is None or thesaurus is None:
        return None, findings
    return Suggester.of(taxonomy, (pack,), thesaurus), findings


def _base_pack() -> tuple[Pack | None, tuple[Finding, ...]]:
    """The rules that come with tieout for every company."""
    root = bundled.root("mappings")
    files, findings = read_pack_files(root / BASE_PACK, root)
    parts: list[Pack] = []
    for file in files:
        part, told = parse(file.text, file.name)
        parts += [part] if part else []
        findings = (*findings, *told)
    return (join(parts) if parts and not any(finding.fatal for finding in findings) else None), findings


__all__ = ["BASE_PACK", "TAXONOMY", "THESAURUS", "load_suggester", "load_thesaurus"]
