"""One filing from source to verdict: each stage in turn, its findings gathered, nothing written before all is known."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tieout import __version__, engine, export, filing, ixbrl, mapping, package, packs, store, tagging
from tieout.diagnostics import FileAt, Finding, Place, Severity, worst
from tieout.engine import COLD, Engine
from tieout.extract import Hints, extract
from tieout.extract.graph import relations, with_proofs
from tieout.extract.prose import mentions, read_tokens
from tieout.filing import Filing
from tieout.mapping import Pack
from tieout.model import Extraction, Fact, Mention, RawDocument, Relation, Report, SourceDocument, Verdict
from tieout.profiles import PROFILES, Profile
from tieout.readers import read
from tieout.store import outputs, taxonomies
from tieout.taxonomy import Taxonomy

CLEAN, FINDINGS, UNREADABLE, NOT_RUN = 0, 1, 2, 3

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build: the filing's file, another document for it, the output folder, and what makes a build fail.

    ``output`` is None for ``out/`` and the name of the filing's folder.
    """

    filing: Path
    document: Path | None = None
    output: Path | None = None
    fail_on: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a build: the exit code, the findings, and, once rendering was reached, its summary and folder."""

    exit_code: int
    findings: tuple[Finding, ...]
    summary: export.Summary | None = None
    output: Path | None = None

    @property
    def verdict(self) -> Verdict:
        """The verdict on the package; NOT RUN where none was made."""
        return self.summary.verdict if self.summary else Verdict.NOT_RUN


@dataclass(frozen=True, slots=True)
class ProveResult:
    """What came of proving: the exit code, the findings, and the relations of the document that was read."""

    exit_code: int
    findings: tuple[Finding, ...]
    relations: tuple[Relation, ...] = ()
    document: SourceDocument | None = None


@dataclass(frozen=True, slots=True)
class DraftResult:
    """What came of tagging without rendering: the exit code, the findings, and the report with what it was made from.

    ``packs``, ``taxonomy``, ``report`` and ``filing`` are empty or None where anything could not be read.
    """

    exit_code: int
    findings: tuple[Finding, ...]
    packs: tuple[Pack, ...] = ()
    taxonomy: Taxonomy | None = None
    report: Report | None = None
    filing: Filing | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    """A filing and its document, parsed."""

    file: store.TextFile
    filing: Filing
    document: RawDocument | None


@dataclass(frozen=True, slots=True)
class _Inputs:
    """Everything a build reads, parsed."""

    filing: Filing
    document: RawDocument
    packs: tuple[Pack, ...]
    taxonomy: Taxonomy
    profile: Profile
    sources: tuple[export.Source, ...]
    beside: Path


@dataclass(frozen=True, slots=True)
class _Draft:
    """A report ready to be rendered, and what it was made from."""

    report: Report
    extraction: Extraction
    relations: tuple[Relation, ...]
    mentions: tuple[Mention, ...]


def build(options: BuildOptions, progress: Progress = lambda _: None, with_engine: Engine = COLD) -> BuildResult:
    """Build a filing into its output folder.

    Nothing is written where a finding is fatal (exit 2) or stands at or above ``fail_on`` before rendering (exit 1);
    afterwards the folder is replaced whole, also for an invalid package (1) or a check that did not run (3).
    """
    folder = options.output or Path("out") / options.filing.resolve().parent.name
    refused = outputs.check(folder)
    if refused:
        return BuildResult(UNREADABLE, refused)
    progress("reading the filing, its mappings and its document")
    inputs, findings = _read(options)
    if inputs is None:
        return BuildResult(UNREADABLE if any(finding.fatal for finding in findings) else FINDINGS, findings)
    progress("extracting and tagging")
    draft, told = _draft(inputs)
    findings += told
    if _fails(findings, options.fail_on):
        return BuildResult(FINDINGS, findings)
    progress("rendering and validating")
    files, summary = _finish(inputs, draft, findings, with_engine)
    refused = outputs.replace(folder, files)
    if refused:
        return BuildResult(UNREADABLE, (*summary.findings, *refused))
    return BuildResult(_exit_code(summary, options.fail_on), summary.findings, summary, folder)


def init(document: Path, output: Path | None = None) -> tuple[Path, tuple[Finding, ...]]:
    """Write the filing of a document, beside it by default; an existing file is never written over.

    A finding that is fatal, or says so, means that nothing was written.
    """
    target = output or document.parent / "filing.yaml"
    raw, findings = read(document, document.name)
    if raw is None:
        return target, findings
    (source, extraction), _ = extract(raw)
    shown = store.shown_name(document.resolve(), target.resolve().parent)
    text = filing.draft(source, extraction.items, shown)
    return target, (*findings, *store.write_new(target, text, target.name))


def prove(options: BuildOptions) -> ProveResult:
    """Prove the figures of a filing's document by its own arithmetic; mappings and taxonomy take no part.

    Exit codes are those of a build: 2 where filing or document can't be read, 1 where a finding reaches ``fail_on``.
    """
    opened, findings = _open(options)
    if opened is None or opened.document is None or any(finding.fatal for finding in findings):
        return ProveResult(UNREADABLE if any(finding.fatal for finding in findings) else FINDINGS, findings)
    (document, _), told, found = _extract(opened.filing, opened.document)
    findings = (*findings, *found)
    return ProveResult(FINDINGS if _fails(findings, options.fail_on) else CLEAN, findings, told, document)


def draft(options: BuildOptions) -> DraftResult:
    """Extract and tag a filing's document, and render nothing.

    Exit codes are those of a build: 2 where anything can't be read, 1 where a finding reaches ``fail_on``.
    """
    inputs, findings = _read(options)
    if inputs is None:
        return DraftResult(UNREADABLE if any(finding.fatal for finding in findings) else FINDINGS, findings)
    drafted, told = _draft(inputs)
    findings = (*findings, *told)
    code = FINDINGS if _fails(findings, options.fail_on) else CLEAN
    return DraftResult(code, findings, inputs.packs, inputs.taxonomy, drafted.report, inputs.filing)


def _open(options: BuildOptions) -> tuple[_Opened | None, tuple[Finding, ...]]:
    """Read and parse the filing and its document; None where the filing can't be used."""
    file, findings = store.read_text(options.filing, options.filing.name)
    if file is None:
        return None, findings
    parsed, told = filing.parse(file.text, file.name)
    findings += told
    if parsed is None:
        return None, findings
    path = options.document or options.filing.parent / parsed.document
    document, told = read(path, options.document.name if options.document else parsed.document)
    named = None if options.document else parsed.place("document")
    findings += tuple(_named_at(finding, named) for finding in told)
    return _Opened(file, parsed, document), findings


def _named_at(finding: Finding, named: Place | None) -> Finding:
    """A finding about a whole file at the place where the filing names it; one inside the file stays where it is."""
    if named is None or not isinstance(finding.place, FileAt):
        return finding
    return replace(finding, place=named, related=(finding.place, *finding.related))


def _read(options: BuildOptions) -> tuple[_Inputs | None, tuple[Finding, ...]]:
    """Read and parse the filing and all that it names; None where any of it can't be used."""
    beside = options.filing.parent
    opened, findings = _open(options)
    if opened is None:
        return None, findings
    file, parsed, document = opened.file, opened.filing, opened.document
    opened_packs, told = packs.of_filing(parsed, beside)
    findings += told
    taxonomy, told = taxonomies.load(parsed.taxonomy, beside, parsed.place("taxonomy"))
    findings += told
    if document is None or taxonomy is None or any(finding.fatal for finding in findings):
        return None, findings
    told = mapping.check(opened_packs.packs, taxonomy)
    findings += told
    if worst(told) is Severity.ERROR:
        return None, findings
    profile = next(profile for profile in PROFILES if profile.name == parsed.profile)
    sources = (
        export.Source("filing", file.name, file.sha256),
        export.Source("document", document.name, document.sha256),
        *(export.Source("mapping", one.text.name, one.text.sha256) for one in opened_packs.files),
    )
    return _Inputs(parsed, document, opened_packs.packs, taxonomy, profile, sources, beside), findings


def _draft(inputs: _Inputs) -> tuple[_Draft, tuple[Finding, ...]]:
    """Extract, tag and assemble."""
    (document, extraction), proved, found = _extract(inputs.filing, inputs.document)
    tagged, told = tagging.tag(extraction.items, document, inputs.packs, inputs.taxonomy, inputs.filing)
    mentioned, disagreeing = mentions(document, extraction.items)
    extraction = replace(extraction, tokens=read_tokens(extraction.tokens, mentioned))
    tagged = tagging.with_mentions(tagged, mentioned)
    report, assembled = tagging.assemble(tagged, inputs.filing, document, inputs.taxonomy)
    return _Draft(report, extraction, proved, mentioned), (*found, *told, *disagreeing, *assembled)


def _extract(
    filed: Filing, raw: RawDocument
) -> tuple[tuple[SourceDocument, Extraction], tuple[Relation, ...], tuple[Finding, ...]]:
    """Extract a document's figures and prove them by its arithmetic; each item says what it rests on."""
    hints = Hints(filed.currency, filed.fiscal_year_end)
    (document, extraction), found = extract(raw, hints)
    told, unproved = relations(document, extraction.items)
    extraction = replace(extraction, items=with_proofs(extraction.items, told))
    return (document, extraction), told, (*found, *unproved)


def _finish(
    inputs: _Inputs, draft: _Draft, findings: tuple[Finding, ...], with_engine: Engine
) -> tuple[dict[str, bytes], export.Summary]:
    """Render, pack and validate; the files of the output folder and the summary they draw on."""
    report, profile = draft.report, inputs.profile
    href = ixbrl.schema_url(report)
    page = ixbrl.render(report, inputs.taxonomy, profile, href)
    extension = ixbrl.extension_files(report, inputs.taxonomy, profile)
    built = package.build(inputs.filing.prefix, page, extension, report, profile, href)
    data = package.to_bytes(built)
    served, told = taxonomies.package_for(inputs.taxonomy, inputs.beside)
    output = with_engine.run(data, built.name, [served.path] if served else [], viewer=True, oim=True)
    differing = engine.compare(output.result, report.facts, built.name)
    verdict = engine.verdict(output.result, len(report.facts))
    summary = export.Summary(
        tool_version=__version__,
        report=report,
        extraction=draft.extraction,
        validation=output.result,
        verdict=Verdict.INVALID if differing and verdict is Verdict.VALID else verdict,
        findings=(
            *findings,
            *told,
            *ixbrl.inspect(report),
            *trace(dict.fromkeys((*output.result.findings, *differing)), report),
        ),
        package=built.name,
        package_sha256=package.sha256(data),
        sources=inputs.sources,
        taxonomy=export.TaxonomyUsed(
            name=inputs.taxonomy.name,
            kind=served.kind if served else "none",
            package=served.path.name if served else "",
            sha256=served.sha256 if served else "",
        ),
        profile=profile.name,
        relations=draft.relations,
        mentions=draft.mentions,
    )
    made = {export.FACTS_JSON: output.oim} if output.oim else {}
    return {built.name: data, **made, **dict(output.viewer), **export.files(summary)}, summary


def trace(findings: Iterable[Finding], report: Report) -> tuple[Finding, ...]:
    """Findings of the engine at the cells they speak of: the origins and rules of the facts they name."""
    facts = {fact.id: fact for fact in report.facts}
    return tuple(_traced(finding, [facts[name] for name in finding.facts if name in facts]) for finding in findings)


def _traced(finding: Finding, named: list[Fact]) -> Finding:
    """A finding at the first cell of the facts it names, with all other cells, their rules and its own place beside."""
    places: list[Place] = []
    for fact in named:
        places += [*fact.origins, fact.rule]
    if not places:
        return finding
    own = (finding.place,) if finding.place else ()
    return replace(finding, place=places[0], related=tuple(dict.fromkeys([*places[1:], *finding.related, *own])))


def _fails(findings: Iterable[Finding], fail_on: Severity) -> bool:
    """Whether any finding stands at or above a severity."""
    return any(finding.severity >= fail_on for finding in findings)


def _exit_code(summary: export.Summary, fail_on: Severity) -> int:
    """3 for a check that did not run, 1 for an invalid package or a finding at or above ``fail_on``, else 0."""
    if summary.verdict is Verdict.NOT_RUN:
        return NOT_RUN
    return FINDINGS if summary.verdict is Verdict.INVALID or _fails(summary.findings, fail_on) else CLEAN


__all__ = ["BuildOptions", "BuildResult", "DraftResult", "ProveResult", "build", "draft", "init", "prove", "trace"]
