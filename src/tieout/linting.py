"""Lint of packs as they stand on disk: those that a filing names, against its document, or those a user names."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tieout import filing, store
from tieout.diagnostics import Finding, Place, Severity, YamlAt
from tieout.extract import Hints, extract
from tieout.filing import Filing
from tieout.mapping import Subject, in_order, subjects
from tieout.mapping.lint import Source, lint, read
from tieout.readers import read as read_document
from tieout.store import TextFile, taxonomies
from tieout.yaml_source import Mapping, load

CLEAN, FINDINGS, UNREADABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class LintOptions:
    """What to lint: the file of a filing, or packs in the order in which a filing would name them.

    A pack is a file, a folder, or the name of one that comes with tieout. ``taxonomy`` takes the place of the one that
    the filing or the first pack names.
    """

    targets: tuple[str, ...]
    taxonomy: str = ""
    fail_on: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class LintResult:
    """What came of linting: the exit code, the findings, and the folder that names of files are relative to."""

    exit_code: int
    findings: tuple[Finding, ...]
    beside: Path


@dataclass(frozen=True, slots=True)
class _Target:
    """What is linted together: packs with the places where they are named, figures, and the taxonomy's name."""

    beside: Path
    sources: tuple[Source, ...]
    taxonomy: str
    named: YamlAt | None
    subjects: tuple[Subject, ...] = ()


def run(options: LintOptions) -> LintResult:
    """Lint packs together. Exit code 2 where anything can't be read, 1 where a finding reaches ``fail_on``, else 0."""
    target, findings = _target(options)
    if not any(finding.fatal for finding in findings) and target.sources:
        name = options.taxonomy or target.taxonomy
        taxonomy, told = taxonomies.load(name, target.beside, None if options.taxonomy else target.named)
        findings += told
        findings += lint(target.sources, taxonomy, target.subjects) if taxonomy else ()
    if any(finding.fatal for finding in findings):
        return LintResult(UNREADABLE, findings, target.beside)
    failed = any(finding.severity >= options.fail_on for finding in findings)
    return LintResult(FINDINGS if failed else CLEAN, findings, target.beside)


def _target(options: LintOptions) -> tuple[_Target, tuple[Finding, ...]]:
    """What the options name: the packs of a filing with its figures, or packs alone."""
    here = Path.cwd()
    path = Path(options.targets[0])
    if len(options.targets) > 1 or not path.is_file() or _is_pack(path):
        sources, findings = _sources([(name, None) for name in options.targets], here)
        first = sources[0].pack.taxonomy if sources else None
        return _Target(here, sources, first.text if first else "", first.at if first else None), findings
    text, findings = store.read_text(path, path.name)
    parsed, told = filing.parse(text.text, text.name) if text else (None, ())
    findings += tuple(finding for finding in told if finding.fatal)
    if parsed is None:
        return _Target(path.parent, (), "", None), findings
    sources, more = _sources(parsed.mappings, path.parent)
    figures, seen = _subjects(parsed, path.parent)
    target = _Target(path.parent, sources, parsed.taxonomy, parsed.place("taxonomy"), figures)
    return target, (*findings, *more, *seen)


def _is_pack(path: Path) -> bool:
    """Whether a file is that of a pack and not of a filing."""
    text, _ = store.read_text(path, path.name)
    node, _ = load(text.text, text.name) if text else (None, ())
    return isinstance(node, Mapping) and node.get("pack") is not None


def _sources(
    names: Sequence[tuple[str, YamlAt | None]], beside: Path
) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The packs of those names, and findings about their files and their order."""
    findings: list[Finding] = []
    sources: list[tuple[Source, YamlAt]] = []
    for name, place in names:
        texts, told = _texts(name, beside, place)
        findings += told
        source, told = read([(text.text, text.name) for text in texts])
        findings += told
        sources += [(source, place or source.pack.taxonomy.at)] if source else []
    ordered = in_order([(source.pack, place) for source, place in sources])
    return tuple(source for source, _ in sources), (*findings, *ordered)


def _texts(name: str, beside: Path, place: Place | None) -> tuple[tuple[TextFile, ...], tuple[Finding, ...]]:
    """The files of a pack: those at a path where there is one, else those of a name as a filing writes it."""
    path = Path(name)
    if place is None and path.exists():
        return store.read_pack_files(path.resolve(), beside, place)
    return store.load_pack(name, beside, place)


def _subjects(parsed: Filing, beside: Path) -> tuple[tuple[Subject, ...], tuple[Finding, ...]]:
    """The figures of a filing's document as rules see them; findings only where it can't be read."""
    raw, findings = read_document(beside / parsed.document, parsed.document)
    if raw is None:
        return (), findings
    (_, extraction), _ = extract(raw, Hints(parsed.currency, parsed.fiscal_year_end))
    return tuple(subjects(extraction.items)), ()


__all__ = ["LintOptions", "LintResult", "run"]
